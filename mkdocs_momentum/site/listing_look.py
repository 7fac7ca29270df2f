"""The parts of a listing that nearly every site has, as HTML.

To compile their templates takes as long as to draw four hundred rows. The theme has them all the same: a site starts
from them, and one of the site's own takes the place of a function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from markupsafe import escape

from mkdocs_momentum.catalog.words import Words
from mkdocs_momentum.site.listing_view import Choice, Column, Controls, Count, Group, Row, Summary
from mkdocs_momentum.site.view import Bar

_MANY_COLUMNS = 6
_CARDS = "cards"


def draw_table(columns: Sequence[Column], group: Group, draw: Callable[[Row], str]) -> str:
    """Return specs in a table, as the template ``table.html`` does.

    Args:
        columns: Its columns.
        group: The specs.
        draw: Draws the row of one.
    """
    wide = " momentum-wide" if len(columns) > _MANY_COLUMNS else ""
    widths = "".join([f" momentum-{number}{column.width}" for number, column in enumerate(columns, 1)])
    heads = [f'<th scope="col"{column.data}>{_sorter(column)}</th>' for column in columns]
    status = "" if group.status is None else f' data-s="{escape(group.status)}"'
    label = f' aria-label="{escape(group.label)}"' if group.label else ""
    chunk = ' class="momentum-chunk"' if len(group.chunks) > 1 else ""
    bodies = ["\n".join([f"<tbody{chunk}>", *map(draw, rows), "</tbody>\n"]) for rows in group.chunks]
    return (
        f'<div class="momentum momentum-listing{wide}" data-group{status}>\n'
        f'<table class="momentum-table{widths}"{label}>\n'
        f"<thead><tr>{''.join(heads)}</tr></thead>\n{''.join(bodies)}</table>\n</div>"
    )


def _sorter(column: Column) -> str:
    return f'<span class="momentum-sort">{escape(column.label)}</span>'


def draw_listing(summary: Summary, words: Words, bar: Callable[[Bar], str]) -> str:
    """Return the beginning of a listing, as the templates ``listing.html``, ``summary.html`` and ``controls.html`` do.

    Args:
        summary: What it says.
        words: The words of the plugin.
        bar: Draws a bar.
    """
    view, controls = escape(summary.view), summary.controls
    data = f' data-sort="{escape(summary.sort)}"' if summary.sort else ""
    if controls is not None:
        told = {"count": "shown", "ascending": "sorted_ascending", "descending": "sorted_descending"}
        data += "".join([f' data-{name}="{escape(words(key))}"' for name, key in told.items()])
    shows_summary = summary.view != _CARDS or controls is not None
    return (
        f'<momentum-listing class="momentum-view momentum-view--{view}" data-view="{view}"'
        f' data-name="{escape(summary.name)}"{data}>'
        f"{_summary(summary, words, bar) if shows_summary else ''}{_nothing(words) if controls is not None else ''}"
    )


def _nothing(words: Words) -> str:
    """Return what stands in the place of the rows when a reader has filtered them all away."""
    return (
        f'\n<div class="momentum momentum-nothing" hidden>\n  <p>{escape(words("nothing"))}</p>\n'
        '  <p class="momentum-undo"></p>\n'
        f'  <p><button type="button" data-clear>{escape(words("clear"))}</button></p>\n</div>'
    )


def _summary(summary: Summary, words: Words, bar: Callable[[Bar], str]) -> str:
    controls = summary.controls
    parts = ['\n<div class="momentum momentum-summary">']
    if controls is not None:
        parts.append(_fields(controls, words))
    if summary.view == "summary" and summary.groups:
        parts.append(_stack(summary.groups))
    parts.append(f'  <p class="momentum-summary__total">{escape(words("specs", summary.total))}</p>')
    if summary.groups:
        parts += ['  <ul class="momentum-summary__groups" role="list">', *map(_group, summary.groups), "  </ul>"]
    if controls is not None:
        parts += _chips(controls, words)
        parts.append(
            f'  <button type="button" class="momentum-clear" data-clear hidden>{escape(words("clear"))}</button>'
        )
    if summary.bar is not None:
        parts.append(f"  {bar(summary.bar)}")
    if controls is not None:
        parts.append('  <p class="momentum-hidden" role="status"></p>')
    return "\n".join([*parts, "</div>"])


def _stack(groups: Sequence[Count]) -> str:
    drawn = [
        f'<rect class="{escape(item.classes)}" x="{round(item.start, 3)}%" width="{round(item.share, 3)}%"'
        ' height="100%"></rect>'
        for item in groups
    ]
    return f'  <svg class="momentum-stack" aria-hidden="true" focusable="false">{"".join(drawn)}</svg>'


def _group(item: Count) -> str:
    classes, count = escape(item.classes), _count(item)
    if item.url:
        return f'    <li><a class="{classes}" href="{escape(item.url)}">{count}</a></li>'
    return f'    <li><span class="{classes}">{count}</span></li>'


def _count(item: Count) -> str:
    return (
        f'<span class="momentum-status__label">{escape(item.label)}'
        f' <span class="momentum-count">{item.number}</span></span>'
    )


def _chips(controls: Controls, words: Words) -> Iterator[str]:
    """Yield the lines of the buttons that a reader chooses statuses with; one status leaves no choice."""
    if len(controls.statuses) < 2:
        return
    label = escape(words("filter_status"))
    yield f'  <div class="momentum-controls momentum-chips" role="toolbar" aria-label="{label}" hidden>'
    for item in controls.statuses:
        yield (
            f'    <button type="button" class="{escape(item.classes)}" aria-pressed="false"'
            f' data-value="{escape(item.value)}">{_count(item)}</button>'
        )
    yield "  </div>"


def _fields(controls: Controls, words: Words) -> str:
    search = escape(words("search"))
    lists = "".join([f"\n{_list(choice)}" for choice in controls.choices])
    return (
        '<div class="momentum-controls momentum-fields" hidden>\n'
        f'    <input type="search" placeholder="{search}" aria-label="{search}" autocomplete="off"'
        f' spellcheck="false">{lists}\n  </div>'
    )


def _list(choice: Choice) -> str:
    values = "".join([f"<option>{escape(value)}</option>" for value in choice.values])
    return (
        f'    <select data-facet="{escape(choice.name)}" aria-label="{escape(choice.label)}">'
        f'<option value="">{escape(choice.all)}</option>{values}</select>'
    )

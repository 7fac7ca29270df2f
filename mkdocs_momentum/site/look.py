"""The small things of a page as HTML: status, field, bar, strip. A template takes three times as long for each of them.

A site changes them with templates of its own; the guide shows what these draw as templates to begin with. A template
may ask for what a spec does not have, and nothing is drawn then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup, escape

from mkdocs_momentum.site.view import Bar, Chip, Fact, Strip
from mkdocs_momentum.spec.model import Progress

_WIDE = 48


def draw_chip(status: Chip | None) -> Markup:
    """Return a status, ``""`` for none. The word stands beside the icon, so that colour and shape are never alone."""
    if status is None:
        return _html("")
    title = f' title="{escape(status.description)}"' if status.description else ""
    qualifier = (
        f' <span class="momentum-status__qualifier">{escape(status.qualifier)}</span>' if status.qualifier else ""
    )
    return _html(
        f'<span class="momentum-status {escape(status.classes)}"{title}>'
        f'<span class="momentum-status__label">{escape(status.label)}</span>{qualifier}</span>'
    )


def draw_fact(item: Fact | None) -> Markup:
    """Return a field of the strip: a label and its value, which may hold links and other inline HTML."""
    if item is None:
        return _html("")
    value = escape(item.value)
    wide = " momentum-fact--wide" if len(value) > _WIDE and len(value.striptags()) > _WIDE else ""
    shown = f'<time datetime="{escape(item.date)}">{value}</time>' if item.date else value
    return _html(
        f'<div class="momentum-fact{wide}" data-momentum-field="{escape(item.name)}">'
        f"<dt>{escape(item.label)}</dt> <dd>{shown}</dd></div>"
    )


def draw_bar(measure: Bar | None) -> Markup:
    """Return a progress bar with its words.

    The track is a drawing: it prints, and needs no style attribute that a content security policy would refuse.
    """
    if measure is None:
        return _html("")
    progress, text = measure.progress, _in_ascii(escape(measure.text))
    words = f'<span class="momentum-progress__text">{_unbroken(text)}</span>'
    if not progress.total:
        return _html(f'<div class="momentum-progress">{words}</div>')
    return _html(
        f'<div class="momentum-progress" role="progressbar" aria-valuemin="0" aria-valuemax="{progress.total}"'
        f' aria-valuenow="{progress.met}" aria-valuetext="{text}" aria-label="{escape(measure.label)}">'
        '<svg class="momentum-progress__track" aria-hidden="true" focusable="false">'
        f'<rect class="momentum-progress__fill" width="{progress.percent}%" height="100%"></rect></svg>{words}</div>'
    )


def draw_meter(progress: Progress, text: str) -> Markup:
    """Return how far a spec is, in a row or on a card: a drawing and the words that say it."""
    words = _unbroken(_in_ascii(escape(text)))
    if not progress.total:
        return _html(words)
    return _html(f'<progress value="{progress.met}" max="{progress.total}" aria-hidden="true"></progress>{words}')


class Parts(NamedTuple):
    """What the strip is drawn with, and what templates are given: ours, or what a site has in their place.

    Attributes:
        chip: Draws a status.
        bar: Draws a bar.
        fact: Draws a field.
        status_label: The word before the status, for those who hear the page.
        progress_label: The word before the bar, for the same.
    """

    chip: Callable[[Chip], str]
    bar: Callable[[Bar], str]
    fact: Callable[[Fact], str]
    status_label: str
    progress_label: str


def draw_strip(strip: Strip, parts: Parts, relations: str) -> str:
    """Return the strip under the title of a spec.

    Args:
        strip: What it says.
        parts: What it is drawn with.
        relations: Its relations as HTML, or ``""``.
    """
    line = [parts.fact(item) for item in strip.line]
    if strip.chip is not None:
        line.insert(0, _hidden(parts.status_label, parts.chip(strip.chip)))
    if strip.bar is not None:
        line.append(_hidden(parts.progress_label, parts.bar(strip.bar)))
    more = [parts.fact(item) for item in strip.more]
    stage = escape(strip.chip.stage) if strip.chip is not None else "none"
    return (
        f'<div class="momentum momentum-header momentum-stage--{stage}" data-momentum-header>'
        f"{_group('line', line)}{_group('more', more)}{relations}\n</div>"
    )


def _html(text: str) -> Markup:
    # All that stands in it is escaped above, or is HTML already.
    return Markup(text)  # noqa: S704


def _group(name: str, facts: list[str]) -> str:
    between = "\n    "
    return f'\n  <dl class="momentum-{name}">{between}{between.join(facts)}\n  </dl>' if facts else ""


def _hidden(label: str, html: str) -> str:
    return f'<div class="momentum-fact"><dt class="momentum-hidden">{escape(label)}</dt> <dd>{html}</dd></div>'


def _in_ascii(html: Markup) -> str:
    # A page of ASCII stays one, as it is written in a third of the time.
    return str(html).replace("·", "&#183;")


def _unbroken(html: str) -> str:
    """Return words in which a dot stays behind those that it ends, where the line breaks."""
    return html.replace(" &#183; ", "&#160;&#183; ")

"""The directives of a page: ``<!-- momentum/specs { status: [draft], sort: -updated } -->``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, Protocol, TypeAlias

import yaml

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.catalog.directive_options import read_listing
from mkdocs_momentum.catalog.facets import Facets
from mkdocs_momentum.catalog.nested import Nested, find_nested
from mkdocs_momentum.catalog.option_values import Options, Value
from mkdocs_momentum.catalog.selection import Scalar, no_text
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.markdown import Document
from mkdocs_momentum.spec.signs import names_directive

LISTING = "specs"
GRAPH = "graph"
"""The names of the directives, as they stand behind ``momentum/``."""

_DIRECTIVE = expression(r"\s*<!--\s*momentum/(?P<name>[\w-]+)(?P<options>.*?)-->[ \t]*", re.DOTALL)
_LONGEST = 4000
_NO_MAPPING = (
    "the options are no YAML mapping; write them as { status: [draft], sort: -updated }, "
    'and in quotes what begins with a sign, such as ">" or "!"'
)


class Asked(Protocol):
    """What a directive asks for."""

    def problems(self, catalog: Catalog) -> list[str]:
        """Return a sentence for each thing that it asks for and the specs of a catalog do not have."""


Readers: TypeAlias = Mapping[str, Callable[[Options], Asked]]
"""What makes sense of the options of a directive, by its name; raises ValueError with a remedy when they are wrong."""


def listing_reader(facets: Facets) -> Readers:
    """Return the reader of listings, for specs that can be selected and grouped by some facets."""
    return {LISTING: lambda options: read_listing(options, facets)}


_DEFAULT = listing_reader(Facets())


class Directive(NamedTuple):
    """A directive in a page.

    Attributes:
        name: Its name, such as ``specs``.
        start: Offset of its first byte in the page's Markdown.
        end: Offset behind its last byte.
        line: Its line in the page's Markdown, from 1.
        level: Level of the heading that it stands under; 1 without one.
        asked: What it asks for; None when it is wrong.
        error: What is wrong with it and the remedy, or ``""``.
        indent: What stands before each line of it, within an admonition or a content tab.
    """

    name: str
    start: int
    end: int
    line: int
    level: int
    asked: Asked | None
    error: str = ""
    indent: str = ""

    @property
    def title(self) -> str:
        """What messages call it."""
        return f"{'graph' if self.name == GRAPH else 'listing'} directive"


def find_directives(markdown: str, readers: Readers = _DEFAULT) -> list[Directive]:
    """Return the directives of a page; those in code are none.

    Args:
        markdown: The page's Markdown.
        readers: The directives that there are; listings when nothing is named.
    """
    if not names_directive(markdown):
        return []
    return list(_find(markdown, readers, 1))


def _find(markdown: str, readers: Readers, level: int) -> Iterator[Directive]:
    document = Document(markdown)
    data = markdown.encode("utf-8", "replace")
    done = 0
    for block in document.blocks:
        if block.start < done:
            continue
        if block.kind == "heading":
            level = block.level
        elif block.kind == "html":
            yield from _read(document, block.start, block.end, readers, level)
        elif block.kind == "paragraph":
            for nested in find_nested(data, block.start, block.end):
                done = nested.end
                yield from (_outward(found, nested) for found in _find(nested.text, readers, level))


def _read(document: Document, start: int, end: int, readers: Readers, level: int) -> Iterator[Directive]:
    match = _DIRECTIVE.match(document.source(start, end))
    if match is None:
        return
    end = start + len(match.group().encode())
    line = document.line(start)
    name = match["name"]
    try:
        asked = read_directive(name, match["options"], readers)
    except ValueError as error:
        yield Directive(name, start, end, line, level, None, str(error))
    else:
        yield Directive(name, start, end, line, level, asked)


def _outward(found: Directive, nested: Nested) -> Directive:
    return found._replace(
        start=nested.outward(found.start),
        end=nested.outward(found.end),
        line=nested.above + found.line,
        indent=f"    {found.indent}",
    )


def read_directive(name: str, options: str, readers: Readers = _DEFAULT) -> Asked:
    """Return what a directive's options ask for.

    Args:
        name: Its name.
        options: Its options as written, a YAML mapping.
        readers: The directives that there are.

    Raises:
        ValueError: A name, an option or a value is wrong; the message holds the remedy.
    """
    if name not in readers:
        known = " or ".join(f'"momentum/{known}"' for known in readers)
        raise ValueError(f'unknown directive "momentum/{name}"; write {known}')
    return readers[name](_options(options) if options.strip() else {})


def _options(text: str) -> dict[str, Value]:
    text = text[:_LONGEST]
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        node = None
    if not isinstance(node, yaml.MappingNode):
        raise ValueError(_NO_MAPPING)
    return {name: _value(name, value, text) for name, value in _pairs(node)}


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise ValueError(_NO_MAPPING)
        if key.value in seen:
            raise ValueError(f'option "{key.value}" stands there twice; write its values as one list')
        seen.add(key.value)
        yield key.value, value


def _value(name: str, node: yaml.Node, text: str) -> Value:
    if name == "not" and isinstance(node, yaml.MappingNode):
        return {inner: list(_scalars(inner, value, text)) for inner, value in _pairs(node)}
    return list(_scalars(name, node, text))


def _scalars(name: str, node: yaml.Node, text: str) -> Iterator[Scalar]:
    for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if not isinstance(item, yaml.ScalarNode):
            raise ValueError(no_text(name))
        source = text[item.start_mark.index : item.end_mark.index]
        if source.startswith("!"):
            # To YAML this word is the type of a value; to an author it is what the listing leaves out.
            yield Scalar("!" + source[1:].strip().strip("\"'"))
        else:
            yield Scalar(item.value.strip(), is_text=item.tag.endswith(":str"))

"""The options of a site, checked: what a configuration file says becomes what the code works with."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from mkdocs_momentum.catalog.css_colors import NAMES as COLORS
from mkdocs_momentum.catalog.globs import Globs
from mkdocs_momentum.catalog.hints import ROUGHLY, nearest
from mkdocs_momentum.catalog.languages import Text
from mkdocs_momentum.catalog.settings import Settings
from mkdocs_momentum.catalog.values import (
    OptionError,
    check_names,
    fail,
    read_bool,
    read_mapping,
    read_text,
    read_texts,
    shown,
)
from mkdocs_momentum.catalog.wording import read_language, read_words
from mkdocs_momentum.spec.criteria import HEADINGS
from mkdocs_momentum.spec.dates import DateOrder
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.spec.headings import bare_heading
from mkdocs_momentum.spec.keys import FIELDS, NAMES, Keys, normalise
from mkdocs_momentum.spec.lifecycle import STANDARD, Definition, Lifecycle, slug
from mkdocs_momentum.spec.model import Stage
from mkdocs_momentum.spec.reader import Reader

__all__ = ["DEFAULTS", "INDEX", "NAV_WAYS", "NavWay", "OptionError", "Options", "read_options"]

INDEX = "specs/index.md"
"""Where the index page stands when the site does not say."""

DEFAULTS: dict[str, object] = {
    "include": [],
    "exclude": [],
    "index": INDEX,
    "nav": "keep",
    "nav_status": True,
    "statuses": {},
    "field_aliases": {},
    "date_order": None,
    "criteria": {},
    "language": None,
    "words": {},
    "checks": True,
    "relations": {},
    "link_status": True,
    "wiki_links": True,
    "badges": True,
    "sources": [],
}
"""Every option and its default."""

NavWay = Literal["keep", "index", "groups"]
"""What becomes of the specs in the navigation: they stay, the index page stands for them, they stand by status."""

NAV_WAYS: tuple[NavWay, ...] = get_args(NavWay)
"""The ways in the order in which they are told."""

_NEARLY = 0.8
_STATUS_OPTIONS = ("label", "stage", "aliases", "color", "icon", "description", "order")
_HEX = expression(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_ICON = expression(r"[\w-]+(?:/[\w.-]+)*")


class Options(NamedTuple):
    """The options of a site.

    Attributes:
        settings: How documents are read and which are specs.
        index_path: Path of the generated index page; None when none is wanted.
        nav: What becomes of the specs in the navigation.
        nav_status: Whether specs carry their stage in the navigation.
        custom: The statuses that have a colour or an icon of the site's own.
        language: The language of the words, as written; None for the theme's.
        words: Texts of the site's own by key.
        link_status: Whether links to specs carry their status.
        wiki_links: Whether ``[[name]]`` becomes a link.
        checks: What is checked, as written, and so on: rooms above the catalog read what is theirs.
        relations: Kinds of relations of the site's own, as written.
        badges: Whether badges are written.
        sources: Other sites whose specs are shown, as written.
    """

    settings: Settings = Settings()
    index_path: str | None = INDEX
    nav: NavWay = "keep"
    nav_status: bool = True
    custom: tuple[Definition, ...] = ()
    language: str | None = None
    words: Mapping[str, Text] = MappingProxyType({})
    link_status: bool = True
    wiki_links: bool = True
    checks: object = True
    relations: object = MappingProxyType({})
    badges: bool = True
    sources: object = ()


def read_options(options: Mapping[str, object]) -> Options:
    """Check the options of a configuration file.

    Args:
        options: The options by name; a missing one has its default.

    Raises:
        OptionError: A name or a value is wrong.
    """
    check_names("", options, DEFAULTS)
    values = DEFAULTS | dict(options)
    lifecycle, custom = _lifecycle(values["statuses"])
    reader = Reader(
        lifecycle, _keys(values["field_aliases"]), _order(values["date_order"]), _headings(values["criteria"])
    )
    settings = Settings(reader, _globs("include", values["include"]), _globs("exclude", values["exclude"]))
    nav_status = read_bool("nav_status", values["nav_status"])
    language, words = read_language(values["language"]), read_words(values["words"])
    index, nav = _index(values["index"]), _nav(values["nav"])
    link_status = read_bool("link_status", values["link_status"])
    wiki_links = read_bool("wiki_links", values["wiki_links"])
    badges = read_bool("badges", values["badges"])
    above = {name: values[name] for name in ("checks", "relations", "sources")}
    return Options(
        settings, index, nav, nav_status, custom, language, words, link_status, wiki_links, badges=badges, **above
    )


def _globs(name: str, value: object) -> Globs:
    patterns = read_texts(name, value)
    try:
        return Globs(patterns)
    except ValueError as error:
        raise OptionError(name, f"holds a pattern that is none ({error}); write patterns as in a .gitignore") from error


def _index(value: object) -> str | None:
    if value is False or value is None:
        return None
    if not isinstance(value, str) or not value.endswith(".md"):
        raise OptionError("index", f"must be the path of a Markdown page or false, not {shown(value)}; write `{INDEX}`")
    if value.startswith("/") or ".." in value.split("/") or "\\" in value:
        raise OptionError("index", f"must be a path below the docs folder, not {shown(value)}; write `{INDEX}`")
    return value.removeprefix("./")


def _nav(value: object) -> NavWay:
    for way in NAV_WAYS:
        if value == way:
            return way
    meant = nearest(str(value), NAV_WAYS, ROUGHLY)
    hint = f"; did you mean `{meant}`?" if meant else ""
    raise OptionError("nav", f"must be one of {', '.join(NAV_WAYS)}, not {shown(value)}{hint}")


def _order(value: object) -> DateOrder | None:
    if value is None:
        return None
    if value == "dmy":
        return "dmy"
    if value == "mdy":
        return "mdy"
    raise OptionError("date_order", f"must be `dmy` or `mdy`, not {shown(value)}")


def _keys(value: object) -> Keys:
    for name in read_mapping("field_aliases", value):
        # A site may have fields of its own; one that is nearly a known one is a slip.
        meant = nearest(normalise(name), NAMES, _NEARLY) if normalise(name) not in NAMES else ""
        if meant:
            raise OptionError(f"field_aliases.{name}", f"is no field that specs have; did you mean `{meant}`?")
    aliases = {
        field: read_texts(f"field_aliases.{field}", [names] if isinstance(names, str) else names)
        for field, names in read_mapping("field_aliases", value).items()
    }
    _check_aliases(aliases)
    return Keys(aliases)


def _check_aliases(aliases: Mapping[str, Iterable[str]]) -> None:
    """Check that no alias takes another field its name, without which the field could not be stated any more."""
    keys, claimed = Keys(), dict[str, str]()
    for key, names in aliases.items():
        name, place = normalise(keys.find(key).name), f"field_aliases.{key}"
        for alias in names:
            bare = normalise(alias)
            if bare in FIELDS and bare != name:
                fail(place, f"holds {shown(alias)}, which is the name of another field; take it out")
            if claimed.setdefault(bare, name) != name:
                fail(place, f"holds {shown(alias)}, which is a name of `{claimed[bare]}` too; keep one of them")


def _headings(value: object) -> frozenset[str]:
    options = read_mapping("criteria", value)
    check_names("criteria.", options, ("headings",))
    if "headings" not in options:
        return HEADINGS
    headings = frozenset(bare_heading(text) for text in read_texts("criteria.headings", options["headings"]))
    if not headings - {""}:
        raise OptionError("criteria.headings", "names no heading; name one or leave the option out")
    return headings - {""}


def _lifecycle(value: object) -> tuple[Lifecycle, tuple[Definition, ...]]:
    known = STANDARD
    definitions: list[Definition] = []
    aliases: dict[str, str] = {}
    for key, given in read_mapping("statuses", value).items():
        name = f"statuses.{key}"
        options = read_mapping(name, {} if given is None else given)
        check_names(f"{name}.", options, _STATUS_OPTIONS)
        definition = _definition(name, key, options, known)
        if any(definition.key == other.key for other in definitions):
            fail(name, "names a status that another key names as well; leave one of the two out")
        definitions.append(definition)
        for alias in read_texts(f"{name}.aliases", options.get("aliases", [])):
            if not slug(alias):
                fail(f"{name}.aliases", f"holds {shown(alias)}, which has no letter or digit; take it out")
            if aliases.setdefault(alias.casefold(), definition.key) != definition.key:
                fail(f"{name}.aliases", f"holds {shown(alias)}, which is an alias of another status too; keep one")
    if not definitions:
        return known, ()
    custom = tuple(definition for definition in definitions if definition.color or definition.icon)
    return Lifecycle(definitions, aliases), custom


def _definition(name: str, key: str, options: Mapping[str, object], known: Lifecycle) -> Definition:
    base = known.find(key)
    if not slug(key):
        fail(name, "has no letter or digit in its name; give it a name such as `in-review`")
    if base is None and "stage" not in options:
        fail(name, f"is a new status and needs a stage; write `stage:` with one of {', '.join(Stage)}")
    stage = _stage(f"{name}.stage", options["stage"]) if "stage" in options else base.stage if base else Stage.UNKNOWN
    order = options.get("order", 0)
    if isinstance(order, bool) or not isinstance(order, int | float) or not math.isfinite(order):
        fail(f"{name}.order", f"must be a number, not {shown(order)}")
    return Definition(
        base.key if base else slug(key),
        stage,
        _optional(f"{name}.label", options, "label"),
        _color(f"{name}.color", options),
        _icon(f"{name}.icon", options),
        _optional(f"{name}.description", options, "description"),
        float(order),
    )


def _optional(name: str, options: Mapping[str, object], key: str) -> str | None:
    return read_text(name, options[key]) if key in options else None


def _color(name: str, options: Mapping[str, object]) -> str | None:
    text = _optional(name, options, "color")
    if text is None or _HEX.fullmatch(text) or text.lower() in COLORS:
        return text
    meant = nearest(text, COLORS)
    hint = f"; did you mean `{meant}`?" if meant else ""
    raise OptionError(
        name, f"must be a hex colour such as `#7c4dff` or the name of a CSS colour, not {shown(text)}{hint}"
    )


def _icon(name: str, options: Mapping[str, object]) -> str | None:
    text = _optional(name, options, "icon")
    if text is not None and not _ICON.fullmatch(text):
        fail(name, f"must be a stage or an icon of the theme such as `material/flag`, not {shown(text)}")
    return text


def _stage(name: str, value: object) -> Stage:
    text = read_text(name, value)
    if text not in list(Stage):
        meant = nearest(text, Stage, ROUGHLY)
        hint = f"did you mean `{meant}`? Known are" if meant else "known are"
        raise OptionError(name, f'there is no stage "{text}"; {hint} {", ".join(Stage)}')
    return Stage(text)

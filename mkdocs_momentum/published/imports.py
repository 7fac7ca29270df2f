"""The option ``sources``, checked: the other sites whose specs are shown on this one."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args
from urllib.parse import urlsplit

from mkdocs_momentum.catalog.facets import HERE
from mkdocs_momentum.catalog.values import OptionError, check_names, fail, read_mapping, read_text, shown
from mkdocs_momentum.spec.expression import expression

OnError = Literal["warn", "error", "ignore"]
"""What a build does about a source that cannot be read: it warns, ends, or says so by the way."""

TIMEOUT_S = 10.0
MAX_SIZE_MB = 20.0

_ON_ERROR: tuple[OnError, ...] = get_args(OnError)
_OPTIONS = ("name", "url", "path", "site", "timeout", "max_size", "max_age", "on_error")
_NAME = expression(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?", re.ASCII)
# `name:` stands before the paths of its specs, and must not look like the beginning of an address.
_TAKEN = frozenset({HERE, "http", "https", "file", "ftp", "mailto", "tel", "data", "javascript"})
_MEGABYTE = 1_000_000
_MOST_S = 600.0
_YEAR_S = 31_536_000.0
_MOST_MB = 1000.0
_BLANKS = expression(r"[\s\x00-\x1f\x7f]")


class Import(NamedTuple):
    """Another site whose specs are shown on this one.

    Attributes:
        name: What readers know it by; stands before the paths of its specs, with a colon.
        url: Web address of its ``specs.json``; ``""`` for a file.
        path: Path of that file, or of the folder that holds it, from the folder of the configuration file; ``""`` for
            an address.
        site: Address of the site that its specs stand on, with ``/`` at its end; ``""`` when the document says it.
        timeout: Seconds until an answer must be there, whole.
        max_size: Bytes that the document may have.
        max_age: Seconds for which a copy is used without asking.
        on_error: What is done about a source that cannot be read.
    """

    name: str
    url: str = ""
    path: str = ""
    site: str = ""
    timeout: float = TIMEOUT_S
    max_size: int = int(MAX_SIZE_MB * _MEGABYTE)
    max_age: float = 0
    on_error: OnError = "warn"

    @property
    def address(self) -> str:
        """Where it is read from, as messages say it: a query may hold a secret."""
        return self.url.partition("?")[0] or self.path


def read_imports(value: object) -> tuple[Import, ...]:
    """Return the sites that the option names.

    Args:
        value: The option as written: a list with a mapping for each site.

    Raises:
        OptionError: A name or a value is wrong.
    """
    if not isinstance(value, list | tuple):
        fail("sources", f"must be a list, not {shown(value)}; write `sources: [{{name: engine, url: https://…}}]`")
    found: list[Import] = []
    for number, given in enumerate(value):
        one = _import(f"sources[{number}]", given)
        if any(one.name.casefold() == other.name.casefold() for other in found):
            fail(f"sources[{number}].name", f'is "{one.name}", as that of another source; give each its own name')
        found.append(one)
    return tuple(found)


def _import(place: str, given: object) -> Import:
    options = read_mapping(place, given)
    check_names(f"{place}.", options, _OPTIONS)
    if options.get("name") is None:
        fail(f"{place}.name", "is missing; write `name: …` with what readers shall know the site by, such as `engine`")
    name = _name(f"{place}.name", options["name"])
    if ("url" in options) == ("path" in options):
        fail(place, f'"{name}" needs either `url` or `path`; write the one that says where its specs.json is')
    return Import(
        name,
        _url(f"{place}.url", options["url"]) if "url" in options else "",
        read_text(f"{place}.path", options["path"]) if "path" in options else "",
        _site(f"{place}.site", options["site"]) if "site" in options else "",
        _number(place, options, "timeout", (TIMEOUT_S, 0.1, _MOST_S), "seconds"),
        int(_number(place, options, "max_size", (MAX_SIZE_MB, 0.001, _MOST_MB), "megabytes") * _MEGABYTE),
        _number(place, options, "max_age", (0, 0, _YEAR_S), "seconds"),
        _on_error(f"{place}.on_error", options.get("on_error", "warn")),
    )


def _name(place: str, value: object) -> str:
    name = read_text(place, value)
    if not _NAME.fullmatch(name):
        fail(place, f"must be letters, digits and hyphens, at most 40, not {shown(value)}; write one such as `engine`")
    if name.casefold() in _TAKEN:
        fail(place, f'"{name}" means something else already; choose another one such as `{name}-site`')
    return name


def _url(place: str, value: object) -> str:
    url = _web(place, value)
    if not urlsplit(url).path.endswith(".json"):
        fail(place, f"must be the address of a specs.json, not {shown(value)}; it stands beside the site's index")
    return url


def _site(place: str, value: object) -> str:
    url = _web(place, value)
    if urlsplit(url).query or urlsplit(url).fragment:
        fail(place, f"must be the address of a site, without `?` and `#`, not {shown(value)}")
    return f"{url.rstrip('/')}/"


def _web(place: str, value: object) -> str:
    url = read_text(place, value)
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_web = False
    if not is_web or _BLANKS.search(url):
        fail(place, f"must be a web address, not {shown(value)}; write one that begins with `https://`")
    if parts.username is not None:
        # It would stand in logs.
        fail(place, "holds a name or a password; put them into a `.netrc`, which is read")
    return url


def _number(
    place: str, options: Mapping[str, object], name: str, bounds: tuple[float, float, float], unit: str
) -> float:
    default, least, most = bounds
    value = options.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        fail(f"{place}.{name}", f"must be a number of {unit}, not {shown(value)}; write one such as {default:g}")
    if not least <= value <= most:
        fail(f"{place}.{name}", f"must be {least:.12g} to {most:.12g} {unit}, not {shown(value)}")
    return float(value)


def _on_error(place: str, value: object) -> OnError:
    for way in _ON_ERROR:
        if value == way:
            return way
    raise OptionError(place, f"must be one of {', '.join(_ON_ERROR)}, not {shown(value)}")

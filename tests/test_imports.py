"""The option ``sources``: what is right is taken, what is wrong is named with its remedy."""

from __future__ import annotations

import re
from typing import Any

import pytest

from mkdocs_momentum.catalog.values import OptionError
from mkdocs_momentum.published.imports import Import, read_imports

URL = "https://engine.example/specs/specs.json"


def test_a_source_needs_a_name_and_a_place() -> None:
    assert read_imports([]) == ()
    assert read_imports(()) == ()
    assert read_imports([{"name": "engine", "url": URL}, {"name": "tools-2", "path": "../tools"}]) == (
        Import("engine", URL),
        Import("tools-2", path="../tools"),
    )


def test_all_options_of_a_source() -> None:
    [one] = read_imports(
        [
            {
                "name": "Engine", "url": f"{URL}?token=x", "site": "https://engine.example/docs", "timeout": 2.5,
                "max_size": 1.5, "max_age": 3600, "on_error": "ignore",
            }
        ]
    )  # fmt: skip

    assert one == Import(
        "Engine", f"{URL}?token=x", "", "https://engine.example/docs/", 2.5, 1_500_000, 3600.0, "ignore"
    )
    # What may be secret does not stand in logs.
    assert one.address == URL


def test_what_holds_when_nothing_is_said() -> None:
    [one] = read_imports([{"name": "engine", "url": URL}])
    assert (one.timeout, one.max_size, one.max_age, one.on_error) == (10.0, 20_000_000, 0.0, "warn")
    assert (one.site, one.path, one.address) == ("", "", URL)


def _given(**changes: Any) -> list[dict[str, Any]]:
    return [{"name": "engine", "url": URL, **changes}]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("engine", "option `sources`: must be a list, not 'engine'; write `sources: [{name: engine, url: https://…}]`"),
        ({"engine": URL}, "option `sources`: must be a list, not {'engine': 'https"),
        ([URL], "option `sources[0]`: must be a mapping, not 'https://engine.example/specs/specs.json'"),
        ([{"url": URL}], "option `sources[0].name`: is missing; write `name: …` with what readers shall know the site by, such as `engine`"),
        (_given(name="a b"), "option `sources[0].name`: must be letters, digits and hyphens, at most 40, not 'a b'; write one"),
        (_given(name="../x"), "option `sources[0].name`: must be letters, digits and hyphens, at most 40, not '../x'"),
        (_given(name="x" * 41), "option `sources[0].name`: must be letters, digits and hyphens, at most 40"),
        (_given(name="-x"), "option `sources[0].name`: must be letters, digits and hyphens"),
        (_given(name="here"), "option `sources[0].name`: \"here\" means something else already; choose another one such as `here-site`"),
        (_given(name="HTTPS"), 'option `sources[0].name`: "HTTPS" means something else already'),
        (
            [*_given(), {"name": "ENGINE", "path": "x"}],
            'option `sources[1].name`: is "ENGINE", as that of another source; give each its own name',
        ),
        ([{"name": "engine"}], 'option `sources[0]`: "engine" needs either `url` or `path`; write the one that says'),
        (_given(path="x"), 'option `sources[0]`: "engine" needs either `url` or `path`'),
        (_given(pth="x"), "option `sources[0].pth`: is not known; did you mean `sources[0].path`?"),
        (_given(url="file:///etc/passwd"), "option `sources[0].url`: must be a web address, not 'file:///etc/passwd'; write one"),
        (_given(url="engine.example/specs.json"), "option `sources[0].url`: must be a web address"),
        (_given(url="https:///specs.json"), "option `sources[0].url`: must be a web address"),
        (_given(url="https://x.example:99999/specs.json"), "option `sources[0].url`: must be a web address"),
        (_given(url="https://[::1/specs.json"), "option `sources[0].url`: must be a web address"),
        (_given(url="https://x.example/a b.json"), "option `sources[0].url`: must be a web address"),
        (
            _given(url="https://engine.example/specs/"),
            "option `sources[0].url`: must be the address of a specs.json, not 'https://engine.example/specs/'; it stands beside",
        ),
        (_given(url="https://me:pw@x.example/specs.json"), "option `sources[0].url`: holds a name or a password; put them into a `.netrc`"),
        ([{"name": "engine", "path": 3}], "option `sources[0].path`: must be a text, not 3"),
        (_given(site="engine.example"), "option `sources[0].site`: must be a web address"),
        (_given(site="https://x.example/?a"), "option `sources[0].site`: must be the address of a site, without `?` and `#`"),
        (_given(timeout="10"), "option `sources[0].timeout`: must be a number of seconds, not '10'; write one such as 10"),
        (_given(timeout=True), "option `sources[0].timeout`: must be a number of seconds, not True"),
        (_given(timeout=0), "option `sources[0].timeout`: must be 0.1 to 600 seconds, not 0"),
        (_given(timeout=float("inf")), "option `sources[0].timeout`: must be a number of seconds, not inf"),
        (_given(max_size=0), "option `sources[0].max_size`: must be 0.001 to 1000 megabytes, not 0"),
        (_given(max_age=-1), "option `sources[0].max_age`: must be 0 to 31536000 seconds, not -1"),
        (_given(on_error="fail"), "option `sources[0].on_error`: must be one of warn, error, ignore, not 'fail'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(value: object, message: str) -> None:
    with pytest.raises(OptionError, match=f"^{re.escape(message)}"):
        read_imports(value)

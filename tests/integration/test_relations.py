"""Relations on spec pages: rows of links in the strip, backlinks, what an author wrote beside them."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path

import pytest
import yaml
from bs4 import Tag
from documents import document
from documents import spec as documented

from mkdocs_momentum.relations.kinds import Kinds
from mkdocs_momentum.spec.keys import Keys

from .conftest import MakeSite
from .pages import broken_links, facts_of, one, parsed, strip_of, words
from .sites import Built, Workshop

HOME = {"index.md": "# Home\n"}
STORAGE = "# Storage\n\n**Version:** 1\n**Status:** Accepted\n"
AUTH = "# Auth\n\n**Version:** 1\n**Status:** Draft\n{}\n"


def spec(title: str, *lines: str) -> str:
    """Return a spec with further lines in its header."""
    return "\n".join([f"# {title}", "", "**Version:** 1", "**Status:** Draft", *lines, ""])


def build(make_site: MakeSite, files: dict[str, str], **settings: object) -> Built:
    """Build a site of specs, named without their folder."""
    return make_site({**HOME, **{f"specs/{name}.md": text for name, text in files.items()}}, **settings)


def rows_of(html: str) -> dict[str, list[str]]:
    """Return the rows of relations: their words and those of each entry."""
    found = strip_of(html).select(".momentum-relation")
    return {words(row.dt): [words(item) for item in row.select("li")] for row in found}


def links_of(html: str) -> list[tuple[str, str]]:
    """Return the links in the rows: their words and where they lead."""
    return [(words(link), str(link["href"])) for link in strip_of(html).select(".momentum-relation a")]


def page(name: str) -> str:
    return f"specs/{name}/index.html"


def test_ids_in_a_field_become_links_with_titles_and_statuses(make_site: MakeSite) -> None:
    site = build(
        make_site,
        {"0001-storage": STORAGE, "0002-queue": spec("Queue"), "0003-auth": spec("Auth", "**Requires:** 1, 0002")},
    )

    html = site.content(page("0003-auth"))
    assert rows_of(html) == {"Depends on": ["0001 Storage Accepted", "0002 Queue Draft"]}
    assert links_of(html) == [("0001 Storage", "../0001-storage/"), ("0002 Queue", "../0002-queue/")]
    assert "requires" not in facts_of(html)
    chips = strip_of(html).select(".momentum-relation .momentum-status")
    assert [str(chip["class"][1]) for chip in chips] == ["momentum-stage--accepted", "momentum-stage--draft"]


def test_front_matter_lists_and_numbers_are_read_alike(make_site: MakeSite) -> None:
    text = "---\nstatus: Draft\nrequires: [1, queue]\nreplaces: 3\n---\n# Auth\n\nText.\n"
    site = build(
        make_site, {"0001-storage": STORAGE, "queue": spec("Queue"), "0003-old": spec("Old"), "0004-auth": text}
    )

    assert rows_of(site.content(page("0004-auth"))) == {
        "Depends on": ["0001 Storage Accepted", "Queue Draft"], "Supersedes": ["0003 Old Draft"],
    }  # fmt: skip


def test_the_other_side_shows_the_backlink(make_site: MakeSite) -> None:
    site = build(
        make_site,
        {"storage": STORAGE, "b": spec("B", "**Requires:** storage"), "a": spec("A", "**Requires:** storage")},
    )

    assert rows_of(site.content(page("storage"))) == {"Required by": ["A Draft", "B Draft"]}


def test_a_relation_that_both_sides_state_stands_once(make_site: MakeSite) -> None:
    site = build(
        make_site, {"new": spec("New", "**Supersedes:** old"), "old": spec("Old", "**Superseded by:** [New](new.md)")}
    )

    assert rows_of(site.content(page("new"))) == {"Supersedes": ["Old Draft"]}
    assert rows_of(site.content(page("old"))) == {"Superseded by": ["New Draft"]}


def test_the_links_of_a_section_stand_in_the_row_of_the_field(make_site: MakeSite) -> None:
    text = (
        spec("Auth", "**Requires:** storage") + "\n## Dependencies\n\n- [the disks](storage.md)\n- [Queue](queue.md)\n"
    )
    site = build(make_site, {"storage": STORAGE, "queue": spec("Queue"), "auth": text})

    assert rows_of(site.content(page("auth"))) == {"Depends on": ["Storage Accepted", "Queue Draft"]}


def test_what_names_no_spec_stays_as_it_is_written(make_site: MakeSite) -> None:
    others = {"storage": STORAGE, "0007-a": spec("A"), "other/0007-b": spec("B")}
    text = spec("Auth", "**Requires:** storage, 9999, https://example.org/rfc/1, [RFC 2](https://example.org/rfc/2)")
    site = build(make_site, {**others, "auth": text}, strict=False)

    html = site.content(page("auth"))
    assert rows_of(html) == {"Depends on": ["Storage Accepted", "9999", "https://example.org/rfc/1", "RFC 2"]}
    assert links_of(html) == [
        ("Storage", "../storage/"),
        ("https://example.org/rfc/1", "https://example.org/rfc/1"),
        ("RFC 2", "https://example.org/rfc/2"),
    ]


def test_a_name_with_several_meanings_is_not_guessed(make_site: MakeSite) -> None:
    files = {
        "x/0007-a": spec("A"),
        "y/0007-b": spec("B"),
        "storage": STORAGE,
        "auth": spec("Auth", "**Requires:** storage, 7"),
    }
    site = build(make_site, files, strict=False)

    html = site.content(page("auth"))
    assert rows_of(html) == {"Depends on": ["Storage Accepted", "7"]}
    assert links_of(html) == [("Storage", "../storage/")]


@pytest.mark.parametrize("value", ["9999", "https://example.org/rfc/1", "the usual things", "Python 3.11"])
def test_a_field_that_names_no_spec_keeps_its_row_and_its_label(make_site: MakeSite, value: str) -> None:
    site = build(make_site, {"auth": spec("Auth", f"**Dependencies:** {value}")}, strict=False)

    html = site.content(page("auth"))
    assert rows_of(html) == {}
    assert facts_of(html)["requires"] == value


@pytest.mark.parametrize("header", ["**See also:** {}", "See also: {}", "- See also: {}"])
def test_an_address_in_a_field_is_a_link(make_site: MakeSite, header: str) -> None:
    value = "https://example.org/a?b=1&c=2, and https://example.org/d."
    site = build(make_site, {"auth": spec("Auth", "", header.format(value))})

    (fact,) = strip_of(site.content(page("auth"))).select('[data-momentum-field="see also"] dd')
    assert words(fact) == value
    assert [link["href"] for link in fact.select("a")] == ["https://example.org/a?b=1&c=2", "https://example.org/d"]


@pytest.mark.parametrize(
    ("value", "text", "links"),
    [
        ("[A](storage.md) for storage, queue",
         "A (Accepted) for storage, queue (Draft)", [("A (Accepted)", "../storage/"), ("queue (Draft)", "../queue/")]),
        ("storage; [the *rows*](queue.md#queue) and `code`",
         "storage (Accepted); the rows (Draft) and code",
         [("storage (Accepted)", "../storage/"), ("the rows (Draft)", "../queue/#queue")]),
        ("restorage, storage-2, storage & [A](queue.md), storage",
         "restorage, storage-2, storage (Accepted) & A (Draft), storage",
         [("storage (Accepted)", "../storage/"), ("A (Draft)", "../queue/")]),
        ("storage, [Home](../index.md)",
         "storage (Accepted), Home", [("storage (Accepted)", "../storage/"), ("Home", "../..")]),
        ("queue, Python 3.11", "queue (Draft), Python 3.11", [("queue (Draft)", "../queue/")]),
    ],
)  # fmt: skip
def test_words_around_the_targets_stay(
    make_site: MakeSite, value: str, text: str, links: list[tuple[str, str]]
) -> None:
    site = build(
        make_site,
        {"storage": STORAGE, "queue": spec("Queue"), "auth": spec("Auth", f"**Requires:** {value}")},
        strict=False,
    )

    html = site.content(page("auth"))
    assert rows_of(html) == {"Depends on": [text]}
    assert links_of(html) == [(name, link) if link != "../.." else (name, "../../") for name, link in links]
    assert "requires" not in facts_of(html)


def test_words_around_a_link_in_front_matter_stay(make_site: MakeSite) -> None:
    text = '---\nstatus: Draft\nrequires: "[A](storage.md) for storage, queue"\n---\n# Auth\n\nText.\n'
    site = build(make_site, {"storage": STORAGE, "queue": spec("Queue"), "auth": text})

    html = site.content(page("auth"))
    assert rows_of(html) == {"Depends on": ["A (Accepted) for storage, queue (Draft)"]}
    assert links_of(html) == [("A (Accepted)", "../storage/"), ("queue (Draft)", "../queue/")]


@pytest.mark.parametrize("is_first", [True, False])
def test_a_list_does_not_tell_again_what_such_a_value_tells(make_site: MakeSite, *, is_first: bool) -> None:
    fields = ["**Requires:** [b](b.md), its first half", "**Depends on:** b, c, [my b](b.md)"]
    one = spec("A", *fields if is_first else fields[::-1])
    site = build(make_site, {"a": one, "b": spec("B"), "c": spec("C")})

    assert rows_of(site.content(page("a"))) == {"Depends on": ["b (Draft), its first half", "C Draft", "my b Draft"]}


def test_a_backlink_is_not_told_again_beside_such_a_value(make_site: MakeSite) -> None:
    site = build(
        make_site,
        {
            "a": spec("A", "**See also:** [b](b.md) for what was before"),
            "b": spec("B", "**See also:** a"),
            "c": spec("C", "**See also:** a"),
        },
    )

    assert rows_of(site.content(page("a"))) == {"Relates to": ["b (Draft) for what was before", "C Draft"]}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[the disks](0001-storage.md)", "the disks Accepted"),
        ("[Storage](0001-storage.md)", "0001 Storage Accepted"),
        ("[ADR-1](0001-storage.md)", "0001 Storage Accepted"),
        ("[0001-storage.md](0001-storage.md)", "0001 Storage Accepted"),
        ("0001-storage", "0001 Storage Accepted"),
        ("[[1]]", "0001 Storage Accepted"),
    ],
)
def test_an_authors_own_words_for_a_spec_stay_and_a_mere_name_becomes_its_title(
    make_site: MakeSite, written: str, shown: str
) -> None:
    site = build(make_site, {"0001-storage": STORAGE, "auth": spec("Auth", f"**Requires:** {written}")})

    assert rows_of(site.content(page("auth"))) == {"Depends on": [shown]}


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Storage", "0001 Storage"),
        ("1. Storage", "1. Storage"),
        ("ADR-0001: Storage", "ADR-0001: Storage"),
        ("Use 2 disks", "0001 Use 2 disks"),
    ],
)
def test_the_id_stands_before_a_title_that_does_not_say_it(make_site: MakeSite, title: str, shown: str) -> None:
    site = build(make_site, {"0001-storage": spec(title), "auth": spec("Auth", "**Requires:** 0001-storage")})

    assert links_of(site.content(page("auth"))) == [(shown, "../0001-storage/")]


def test_a_bare_number_bears_the_name_of_its_series(make_site: MakeSite) -> None:
    header = "---\n{}: 3\nstatus: Draft\nversion: 1\n---\n\n# {}\n"
    files = {
        "rfc-a": header.format("rfc", "Auth"),
        "b": header.replace("3", "4").format("id", "Bees"),
        "c": spec("C", "**Requires:** auth, bees"),
    }
    html = build(make_site, files).content(page("c"))

    assert rows_of(html) == {"Depends on": ["RFC 3 Auth Draft", "4 Bees Draft"]}


def test_of_many_the_first_eight_are_shown_and_the_rest_opens(make_site: MakeSite) -> None:
    files = {f"{number:03}-user": spec(f"{number} User", "**Requires:** storage") for number in range(1, 151)}
    site = build(make_site, {"storage": STORAGE, **files})

    row = one(strip_of(site.content(page("storage"))), ".momentum-relation")
    rest = one(row, "details")
    assert [words(item) for item in row.select("dd > ul > li")] == [f"{number} User Draft" for number in range(1, 9)]
    assert words(rest.summary) == "142 more"
    assert [words(item) for item in rest.select("li")] == [f"{number} User Draft" for number in range(9, 151)]
    assert not rest.has_attr("open")


def test_nine_need_no_part_that_opens(make_site: MakeSite) -> None:
    files = {f"{number:03}-user": spec(f"{number} User", "**Requires:** storage") for number in range(1, 10)}
    site = build(make_site, {"storage": STORAGE, **files})

    assert strip_of(site.content(page("storage"))).select("details") == []


def test_rows_come_in_the_order_of_the_kinds(make_site: MakeSite) -> None:
    lines = ["**See also:** a", "**Parent:** a", "**Extends:** a", "**Supersedes:** a", "**Requires:** a"]
    site = build(make_site, {"a": spec("A"), "b": spec("B", *lines)})

    expected = ["Depends on", "Supersedes", "Extends", "Parent", "Relates to"]
    assert list(rows_of(site.content(page("b")))) == expected
    assert list(rows_of(site.content(page("a")))) == [
        "Required by", "Superseded by", "Extended by", "Children", "Relates to"
    ]  # fmt: skip


def test_a_kind_of_the_sites_own_has_its_own_words(make_site: MakeSite) -> None:
    momentum = {"relations": {"tests": {"inverse": "tested-by", "label": "Tests", "inverse_label": "Tested by"}}}
    site = build(make_site, {"a": spec("A"), "b": spec("B", "**Tests:** a")}, momentum=momentum)

    assert rows_of(site.content(page("b"))) == {"Tests": ["A Draft"]}
    assert rows_of(site.content(page("a"))) == {"Tested by": ["B Draft"]}


def test_the_labels_are_in_the_language_of_the_site(make_site: MakeSite) -> None:
    site = build(
        make_site, {"storage": STORAGE, "auth": spec("Auth", "**Requires:** storage")}, momentum={"language": "de"}
    )

    assert list(rows_of(site.content(page("auth")))) == ["Hängt ab von"]
    assert list(rows_of(site.content(page("storage")))) == ["Benötigt von"]


def test_a_spec_without_a_status_is_named_without_one(make_site: MakeSite) -> None:
    files = {"plain": "# Plain\n\nText.\n", "auth": spec("Auth", "**Requires:** plain")}
    site = build(make_site, files, momentum={"include": ["specs/**"]}, strict=False)

    assert rows_of(site.content(page("auth"))) == {"Depends on": ["Plain"]}
    assert strip_of(site.content(page("auth"))).select(".momentum-relation .momentum-status") == []


def test_a_spec_that_names_itself_does_not_link_to_itself(make_site: MakeSite) -> None:
    site = build(make_site, {"a": spec("A", "**Requires:** a, b"), "b": spec("B")}, strict=False)

    assert rows_of(site.content(page("a"))) == {"Depends on": ["a", "B Draft"]}
    assert links_of(site.content(page("a"))) == [("B", "../b/")]


@pytest.mark.parametrize("directories", [True, False])
@pytest.mark.parametrize("address", ["https://portal.example/", "https://portal.example/sub/folder/"])
def test_links_lead_to_the_pages_wherever_they_stand(make_site: MakeSite, address: str, *, directories: bool) -> None:
    files = {
        "deep/down/a": spec("A", "**Requires:** [B](../../b.md), c", "**See also:** c for words"),
        "b": spec("B"),
        "ü c/index": spec("C"),
    }
    site = build(make_site, files, site_url=address, use_directory_urls=directories, strict=False)

    html = site.content("specs/deep/down/a/index.html" if directories else "specs/deep/down/a.html")
    assert [text for text, _ in links_of(html)][:1] == ["B"]
    assert broken_links(site, address) == []


EVIL = '<script>alert(1)</script> & "q" \'<b>'


def test_titles_and_words_are_escaped(make_site: MakeSite) -> None:
    files = {
        "d": f"---\nstatus: Draft\nrequires: ['a', '{EVIL.replace(chr(39), chr(39) * 2)}!']\n---\n# D\n",
        "a": f"---\nversion: 1\nstatus: 'Draft <i>x</i>'\n---\n# {escape(EVIL)}\n",
        "b": "---\nstatus: Draft\nrequires: ['a']\n---\n# B\n",
        "c": f'---\nstatus: Draft\nrequires: "[x](a.md) for {EVIL.replace(chr(34), "")}"\n---\n# C\n',
    }
    site = build(make_site, files, momentum={"relations": {"depends-on": {"label": "<u>needs</u>"}}}, strict=False)

    for name in ("b", "c", "d"):
        strip = strip_of(site.content(page(name)))
        assert strip.select("script, b, i, u") == []
        assert words(one(strip, ".momentum-relation dt")) == "<u>needs</u>"
    assert links_of(site.content(page("b"))) == [(EVIL, "../a/")]
    assert rows_of(site.content(page("b"))) == {"<u>needs</u>": [f"{EVIL} Draft"]}
    assert rows_of(site.content(page("d"))) == {"<u>needs</u>": [f"a (Draft), {EVIL}!"]}


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_no_link_of_a_row_runs_a_script(make_site: MakeSite, link: str) -> None:
    text = f"---\nstatus: Draft\nrequires: ['a', '[x]({link})']\n---\n# B\n"
    site = build(make_site, {"a": spec("A"), "b": text}, strict=False)

    assert [href for _, href in links_of(site.content(page("b")))] == ["../a/"]


def test_a_site_without_relations_has_no_rows(make_site: MakeSite) -> None:
    site = build(make_site, {"storage": STORAGE})

    assert "momentum-relation" not in site.content(page("storage"))


def test_a_template_of_a_sites_own_is_given_the_rows(make_site: MakeSite) -> None:
    template = "<p class='mine'>{% for row in strip.relations %}{{ row.label }}:{{ row.shown[0].text }}{% endfor %}</p>"
    files = {"storage": STORAGE, "auth": spec("Auth", "**Requires:** storage"), "/x": ""}
    site = make_site(
        {**HOME, **{f"specs/{name}.md": text for name, text in files.items() if name != "/x"},
         "/mine/momentum/related.html": template},
        theme={"name": "mkdocs", "custom_dir": "mine"},
    )  # fmt: skip

    found = re.findall(r"<p class='mine'>(.*?)</p>", site.content(page("auth")))
    assert found == ["Depends on:Storage"]


def foreign(workshop: Workshop, **changes: object) -> Built:
    """Build a site with a spec of another one, which a spec and the home page name."""
    workshop.write({"/engine/specs.json": json.dumps(document(documented(**changes)))})
    workshop.momentum = {"sources": [{"name": "engine", "path": "engine"}]}
    workshop.write({"index.md": "# Home\n\n[[Queue]]\n", "specs/a.md": spec("A", "**Requires:** Queue")})
    return workshop.build()


def test_a_spec_of_another_site_is_linked_there_and_says_where_it_is_from(workshop: Workshop) -> None:
    site = foreign(workshop)

    address = "https://engine.example/docs/specs/012-queue/"
    (row,) = strip_of(site.content(page("a"))).select(".momentum-relation li")
    assert links_of(site.content(page("a"))) == [("012 Queue", address)]
    assert words(one(row, "small")) == "engine"
    found = parsed(site.content("index.html")).select("p > a")
    assert [(words(link), link["href"]) for link in found] == [
        (f"Queue ({words(one(row, '.momentum-status'))})", address)
    ]


def test_the_address_of_a_spec_of_another_site_becomes_its_title(workshop: Workshop) -> None:
    foreign(workshop)
    address = "https://engine.example/docs/specs/012-queue/"
    workshop.write({"specs/a.md": spec("A", f"**See also:** {address}, https://example.org/x")})
    site = workshop.build()

    assert links_of(site.content(page("a"))) == [
        ("012 Queue", address),
        ("https://example.org/x", "https://example.org/x"),
    ]


def test_one_that_has_no_page_is_plain_text(workshop: Workshop) -> None:
    site = foreign(workshop, url=None)

    (row,) = strip_of(site.content(page("a"))).select(".momentum-relation li")
    assert row.select("a") == []
    assert words(row).startswith("012 Queue ")
    assert "<p>Queue</p>" in site.content("index.html")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x"])
def test_no_address_of_another_site_runs_a_script(workshop: Workshop, url: str) -> None:
    site = foreign(workshop, url=url)

    assert f'href="{url}' not in site.content(page("a")) + site.content("index.html")


GUIDE = Path(__file__).parents[2] / "example-site/docs/guide/relations.md"


def test_the_example_of_the_guide_does_what_it_says(make_site: MakeSite) -> None:
    (example,) = re.findall(r"```markdown\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    others = {"007-queue": spec("Queue"), "012-audit-log": spec("Audit log"), "003-passwords": spec("Passwords")}
    site = build(make_site, {**others, "020-sso": example}, momentum={"checks": False})

    assert rows_of(site.content(page("020-sso"))) == {
        "Depends on": ["007 Queue Draft", "012 Audit log Draft"], "Supersedes": ["003 Passwords Draft"],
    }  # fmt: skip
    assert rows_of(site.content(page("012-audit-log"))) == {"Required by": ["020 Single sign-on Draft"]}


def test_the_options_of_the_guide_are_right(make_site: MakeSite) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    examples = [yaml.safe_load(found) for found in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]
    (momentum,) = [options for one in examples if "relations" in (options := one["plugins"][0]["momentum"])]
    files = {"a": spec("A"), "b": spec("B", "**Realises:** a", "**Requires:** a", "**See also:** a")}
    site = build(make_site, files, momentum=momentum)

    assert list(rows_of(site.content(page("b")))) == ["Needs", "Implements"]
    assert list(rows_of(site.content(page("a")))) == ["Required by", "Implemented by"]
    assert facts_of(site.content(page("b")))["see also"] == "a"


def test_each_field_that_the_guide_names_states_its_kind() -> None:
    kinds = Kinds()
    rows = re.findall(r"^\| ([a-z ]+) \| ([a-z ]+) \| (`.*`) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)

    assert [name.replace(" ", "-") for name, _, _ in rows] == [kind.key for kind in kinds.kinds]
    assert [name.replace(" ", "-") for _, name, _ in rows] == [kind.inverse for kind in kinds.kinds]
    for name, inverse, fields in rows:
        stated = {kinds.of_field(Keys().find(field).name) for field in re.findall(r"`([^`]+)`", fields)}
        assert stated <= {name.replace(" ", "-"), inverse.replace(" ", "-")}


def test_the_rows_stand_in_the_strip_behind_the_facts(make_site: MakeSite) -> None:
    site = build(make_site, {"storage": STORAGE, "auth": spec("Auth", "**Requires:** storage", "**Team:** Platform")})

    parts = [str(node["class"][0]) for node in strip_of(site.content(page("auth"))).children if isinstance(node, Tag)]
    assert parts == ["momentum-line", "momentum-more", "momentum-relations"]

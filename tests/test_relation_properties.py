"""What holds for the relations of every site: hypothesis looks for one where it does not; long values take no time."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steady import steady
from test_relations import SETTINGS, read_site

from mkdocs_momentum.relations.cycles import MOST, find_cycles
from mkdocs_momentum.relations.relation import Found
from mkdocs_momentum.spec.links import find_links
from mkdocs_momentum.spec.reader import normalise

PATHS = ["specs/0001-a.md", "specs/0002-b.md", "specs/b.fr.md", "adr/0001-a.md", "adr/x/index.md", "c d.md", "%20.md"]
NAMES = ["A", "B, and C", "ADR-1: A", "Größe", "100 %", "[x]", "#1", "2", "None", "日本", "a.md", "https://a.b"]
PIECES = [
    "1", "0002", "ADR-1", "RFC 2119", "#1", "0001-a", "0001-a.md", "../adr/0001-a.md", "A", "B, and C", "Größe", "none",
    "[x](0001-a.md)", "[x](../adr/x/)", "[[A]]", "[[B, and C|x]]", "[x][y]", "<https://a.b>", "https://a.b/[", "//[#x",
    "/[#x", "`1`", "<!-- 1 -->", "mailto:a", "%", "%zz", "\\[x](y)", "**1**", "superseded by 1", "replaces ADR-1",
    "(1)", "1: x", "A (x)", "a#b", "..", "../../x.md", "?", "#", ":", "[", "](", "]]", "",
]  # fmt: skip
FIELDS = [
    "requires", "Depends on", "supersedes", "superseded-by", "extends", "extended by", "parent", "children", "related",
    "required-by", "Status", "id",
]  # fmt: skip

value = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=4).map(", ".join)
fields = st.lists(st.tuples(st.sampled_from(FIELDS), value), max_size=4)
items = st.lists(value, max_size=3)
names = st.one_of(st.sampled_from(NAMES), st.text(min_size=1, max_size=8))
spec = st.tuples(names, fields, items)
Site = dict[str, tuple[str, list[tuple[str, str]], list[str]]]
sites = st.dictionaries(st.sampled_from(PATHS), spec, min_size=1, max_size=5)


def text_of(title: str, pairs: list[tuple[str, str]], dependencies: list[str]) -> str:
    lines = [f"# {title}", "", *(f"**{key}:** {written}" for key, written in pairs), "", "## Dependencies", ""]
    return "\n".join([*lines, *(f"- {item}" for item in dependencies), "", "[y]: <0001-a.md>"])


def files_of(site: Site) -> dict[str, str]:
    return {path: text_of(*parts) for path, parts in site.items()}


@given(sites)
@steady
def test_no_site_raises_and_each_relation_stands_where_it_says(site: Site) -> None:
    files = files_of(site)

    relations = read_site(files)

    for path, text in files.items():
        for relation in relations.of(path):
            assert 1 <= relation.line <= normalise(text).count("\n") + 1
            assert relation.raw or relation.link
            assert (relation.target is not None) == (relation.found is Found.SPEC)
            assert (len(relation.candidates) > 1) == (relation.found is Found.SEVERAL)
            assert bool(relation.url) == (relation.found is Found.ELSEWHERE)
            assert {relation.target, *relation.candidates} <= {*files, None}
        relations.succession(path)
    for kind in relations.kinds.kinds:
        relations.cycles(kind.key)


@given(sites)
@steady
def test_each_relation_has_its_backlink_and_its_edge(site: Site) -> None:
    files = files_of(site)
    relations = read_site(files)
    kinds = relations.kinds

    stated = Counter(
        (path, one.kind, one.target) for path in files for one in relations.of(path) if one.target not in (None, path)
    )
    seen = Counter((one.target, kinds.inverse(one.kind), path) for path in files for one in relations.backlinks(path))
    pairs = {(edge.source, edge.kind, edge.target) for edge in relations.edges}
    turned = {(target, kinds.inverse(kind), source) for source, kind, target in pairs}

    assert seen == stated
    assert set(stated) <= pairs | turned
    assert len(pairs) == len(relations.edges) <= len(stated)
    assert all((a, kind, b) in stated or (b, kinds.inverse(kind), a) in stated for a, kind, b in pairs)


titles = st.text(st.characters(categories=["L"]), max_size=6).map("T".__add__)
slugs = {
    "specs/0001-one.md": "0001-one", "specs/0001-one.fr.md": "0001-one", "specs/0002-two.md": "0002-TWO",
    "adr/0001-one.md": "0001-One", "adr/deep/index.md": "deep", "y.md": "Y",
}  # fmt: skip


@given(st.dictionaries(st.sampled_from(list(slugs)), titles, min_size=1))
@steady
def test_what_a_spec_is_called_finds_it_from_its_own_folder(named: dict[str, str]) -> None:
    relations = read_site({path: f"# {title}\n" for path, title in named.items()})

    for found in relations.catalog.specs:
        assert relations.resolve(found.path, found.path).paths == (found.path,)
        for name in (found.title, slugs[found.path], found.id or found.title):
            resolution = relations.resolve(name, found.path)
            assert found.path in resolution.paths, name
            assert resolution.found is (Found.SPEC if len(resolution.paths) == 1 else Found.SEVERAL)


@given(st.text(alphabet="[]()<>`\\|!a\n -:", max_size=80))
@steady
def test_no_text_has_links_that_it_does_not_hold(text: str) -> None:
    for words, target, place in find_links(text, {}):
        assert text[place] in "[<"
        assert target in text
        assert target or words


HEAD = "# It\n\n**Related:** "
DEPENDENCIES = "# It\n\n## Dependencies\n\n- "
STATUS = "# It\n\n**Status:** "
LONG: dict[str, Callable[[int], str]] = {
    "commas": lambda n: HEAD + "," * n,
    "letters and commas": lambda n: HEAD + "a," * (n // 2),
    "numbers and commas": lambda n: HEAD + "1," * (n // 2),
    "slugs and commas": lambda n: HEAD + "".join(f"ab-{number:x}," for number in range(n // 8)),
    "slugs in YAML": lambda n: "---\nrequires: [" + "".join(f"ab-{number:x}, " for number in range(n // 9)) + "]\n---\n# It\n",
    "ands": lambda n: HEAD + "a and " * (n // 6),
    "round brackets": lambda n: HEAD + "(" * n,
    "brackets": lambda n: HEAD + "[" * n,
    "double brackets": lambda n: HEAD + "[[" * (n // 2),
    "double brackets and letters": lambda n: HEAD + "[[a" * (n // 3),
    "brackets in brackets": lambda n: HEAD + "[[a]" * (n // 4),
    "open links": lambda n: HEAD + "[a](" * (n // 4),
    "a link without an end": lambda n: HEAD + "[a](" + "b" * n,
    "a link of blanks": lambda n: HEAD + "[a](" + " " * n,
    "links with open titles": lambda n: HEAD + '[a](x "' * (n // 7),
    "links": lambda n: HEAD + "[a](b.md)," * (n // 10),
    "labels": lambda n: HEAD + "[a][b]" * (n // 6) + "\n\n[b]: x.md\n",
    "definitions": lambda n: DEPENDENCIES + "[a]\n\n" + "[a]: b.md\n" * (n // 10),
    "backslashes": lambda n: HEAD + "\\[" * (n // 2),
    "ticks": lambda n: HEAD + "`a``b" * (n // 5),
    "ticks of all lengths": lambda n: HEAD + "[" + " ".join("`" * length for length in range(int((2 * n) ** 0.5))),
    "comments": lambda n: HEAD + "<!--" * (n // 4) + " -->",
    "a long number": lambda n: HEAD + "9" * n,
    "a long word": lambda n: HEAD + "a-" * (n // 2),
    "brackets in a list": lambda n: DEPENDENCIES + "[" * n + "](x)",
    "double brackets in a list": lambda n: DEPENDENCIES + "[[" * (n // 2) + "](x)",
    "open links in a list": lambda n: DEPENDENCIES + "[a](" * (n // 4),
    "links in an item": lambda n: DEPENDENCIES + "[a](1.md)\n  " * (n // 12),
    "items": lambda n: DEPENDENCIES + "[a](1.md)\n- " * (n // 12),
    "sections": lambda n: "# It\n\n" + "## Dependencies\n\n- [a](1.md)\n\n" * (n // 30),
    "sections in sections": lambda n: DEPENDENCIES + "[a](1.md)\n\n" + "### Dependencies\n\n- [a](1.md)\n\n" * (n // 31),
    "a status of ids": lambda n: STATUS + "Superseded by " + "ADR-1, " * (n // 7),
    "a status of phrases": lambda n: STATUS + "superseded by " * (n // 14),
    "a status of links": lambda n: STATUS + "Superseded by " + "[a](b.md). A " * (n // 13),
    "a status of blanks": lambda n: STATUS + "Superseded " + " " * n + "by ADR-1",
    "a status of a word": lambda n: STATUS + "Superseded on " + "a" * n,
    "a status of a number": lambda n: STATUS + "Superseded by " + "9" * n,
}  # fmt: skip


@pytest.mark.parametrize("shape", LONG)
def test_a_long_value_takes_no_time(shape: str) -> None:
    text = LONG[shape](100_000) + "\n"
    start = time.process_time()

    reading = SETTINGS.read("specs/9-it.md", text)
    relations = read_site({"specs/1.md": "# A, b and c, d\n", "specs/9-it.md": text})

    assert reading.is_spec
    assert len(relations.of("specs/9-it.md")) < 10_000
    # It is read twice here, and a machine may be busy: what grows with the square takes minutes.
    assert time.process_time() - start < 4


edges = st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=25)


@given(edges)
@steady
def test_circles_are_circles_and_none_is_left_out(pairs: list[tuple[str, str]]) -> None:
    cycles = find_cycles(pairs)

    steps = [step for cycle in cycles for step in zip(cycle, (*cycle[1:], cycle[0]), strict=True)]
    assert set(steps) <= set(pairs)
    assert len(steps) == len(set(steps))
    assert all(len(cycle) == len(set(cycle)) > 1 and cycle[0] == min(cycle) for cycle in cycles)
    left = [pair for pair in pairs if pair not in steps and pair[0] != pair[1]]
    assert not _has_circle(left) or len(cycles) >= MOST


def _has_circle(pairs: list[tuple[str, str]]) -> bool:
    nodes = {node for pair in pairs for node in pair}
    while ends := {node for node in nodes if not any(source == node and target in nodes for source, target in pairs)}:
        nodes -= ends
    return bool(nodes)


@pytest.mark.parametrize(
    "pairs",
    [
        [(str(number), str((number + 1) % 10_000)) for number in range(10_000)],
        [(str(number), str(number + step)) for number in range(5_000) for step in (1, -1)],
        [(str(one), str(other)) for one in range(150) for other in range(150)],
    ],
    ids=["a ring", "a chain of pairs", "each with each"],
)
def test_many_circles_take_no_time(pairs: list[tuple[str, str]]) -> None:
    start = time.process_time()

    found = find_cycles(pairs)

    assert 1 <= len(found) <= MOST
    assert time.process_time() - start < 5

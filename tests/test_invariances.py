"""What changes nothing: the dialect, the marker, the place, the case, the decoration."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steady import steady

from mkdocs_momentum.spec.dates import DateOrder, iso_date
from mkdocs_momentum.spec.lifecycle import Lifecycle
from mkdocs_momentum.spec.markdown import plain
from mkdocs_momentum.spec.model import Mark, Spec
from mkdocs_momentum.spec.reader import Reader

PATH = "specs/case.md"
READER = Reader()
LIFECYCLE = Lifecycle()


# --- dialects --------------------------------------------------------------------------------------------------------

Pairs = dict[str, str]
DIALECTS: dict[str, Callable[[Pairs], str]] = {
    "bold": lambda pairs: "".join(f"**{key}:** {value}\n" for key, value in pairs.items()),
    "bold, colon outside": lambda pairs: "".join(f"**{key}**: {value}\n" for key, value in pairs.items()),
    "bold, two spaces": lambda pairs: "".join(f"**{key}:** {value}  \n" for key, value in pairs.items()),
    "bold, blank lines": lambda pairs: "".join(f"**{key}**: {value}\n\n" for key, value in pairs.items()),
    "bullets": lambda pairs: "".join(f"- {key}: {value}\n" for key, value in pairs.items()),
    "bold bullets": lambda pairs: "".join(f"* **{key}**: {value}\n" for key, value in pairs.items()),
    "plain": lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs.items()),
    "quote": lambda pairs: "".join(f"> **{key}:** {value}\n" for key, value in pairs.items()),
    "one line": lambda pairs: " | ".join(f"**{key}:** {value}" for key, value in pairs.items()) + "\n",
    "one line of plain keys": lambda pairs: " · ".join(f"{key}: {value}" for key, value in pairs.items()) + "\n",
    "vertical table": lambda pairs: (
        "| Field | Value |\n|---|---|\n" + "".join(f"| {key} | {value} |\n" for key, value in pairs.items())
    ),
    "horizontal table": lambda pairs: (
        f"| {' | '.join(pairs)} |\n|{'---|' * len(pairs)}\n| {' | '.join(pairs.values())} |\n"
    ),
    "HTML table": lambda pairs: (
        "<table>\n"
        + "".join(f"<tr><th>{key}</th><td>{value}</td></tr>\n" for key, value in pairs.items())
        + "</table>\n"
    ),
    "preamble": lambda pairs: "```\n" + "".join(f"{key}: {value}\n" for key, value in pairs.items()) + "```\n",
}

word = st.from_regex(r"[a-z]{2,8}", fullmatch=True).filter(lambda text: text not in ("na", "nil", "none", "null"))
status = st.sampled_from(["Draft", "In Review", "approved", "Final", "On Hold", "Rejected"])
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))
pairs_of_a_spec = st.fixed_dictionaries(
    {
        "Status": st.tuples(status, st.sampled_from(["", " (for now)", " since spring"])).map("".join),
        "Version": st.from_regex(r"[0-9]\.[0-9]{1,2}", fullmatch=True),
        "Created": days.map(str),
        "Owner": st.lists(word, min_size=1, max_size=3).map(" ".join),
        "Zeal": st.lists(word, min_size=1, max_size=3).map(lambda words: "x " + " ".join(words)),
    }
)


def _facts(spec: Spec) -> tuple[object, ...]:
    status = (spec.status.key, spec.status.label, spec.status.qualifier) if spec.status else None
    values = sorted((field.name, field.value) for field in spec.fields)
    return (spec.title, status, spec.version, spec.created, spec.owner, values)


@pytest.mark.parametrize("dialect", DIALECTS)
@given(pairs=pairs_of_a_spec, order=st.permutations(range(5)), case=st.sampled_from([str, str.upper, str.lower]))
@settings(steady, max_examples=12)
def test_each_dialect_says_the_same(dialect: str, pairs: Pairs, order: list[int], case: Callable[[str], str]) -> None:
    entries = list(pairs.items())
    turned = {case(entries[number][0]): entries[number][1] for number in order}

    spec = READER.read(PATH, f"# Caching\n\n{DIALECTS[dialect](turned)}\n## Next\n").facts

    assert spec.title == "Caching"
    assert spec.status is not None
    assert pairs["Status"].startswith(spec.status.label)
    assert pairs["Status"].removeprefix(spec.status.label).strip() == spec.status.qualifier
    assert (spec.version, spec.created, spec.owner) == (pairs["Version"], pairs["Created"], pairs["Owner"])
    assert [(field.name.casefold(), field.value) for field in spec.fields] == [
        (entries[number][0].casefold(), entries[number][1]) for number in order
    ]


@given(pairs=pairs_of_a_spec)
@settings(steady, max_examples=40)
def test_front_matter_says_the_same_as_a_header(pairs: Pairs) -> None:
    front = READER.read(PATH, f"---\n{DIALECTS['plain'](pairs)}---\n# Caching\n")
    header = READER.read(PATH, f"# Caching\n\n{DIALECTS['bold'](pairs)}\n")

    assert _facts(front.facts) == _facts(header.facts)
    assert front.is_spec
    assert header.is_spec


boxes = st.lists(
    st.sampled_from(["[x] a", "[X] a", "[ ] a", "[/] a", "[~] a", "[-] a", "✅ a", "❌ a", "a"]), min_size=1
)
INDENTS = {"flat": "", "quote": "> ", "one space": " ", "three spaces": "   ", "quote in quote": "> > "}


@given(boxes, st.sampled_from(["-", "*", "+", "1.", "7)"]), st.sampled_from(list(INDENTS)))
@steady
def test_list_marker_and_place_change_no_count(items: list[str], marker: str, place: str) -> None:
    marks = {"x": Mark.MET, "X": Mark.MET, " ": Mark.OPEN, "/": Mark.STARTED, "~": Mark.DROPPED, "-": Mark.DROPPED}
    signs = {"✅": Mark.MET, "❌": Mark.FAILED, "a": Mark.NONE}
    lines = "".join(f"{INDENTS[place]}{marker} {item}\n" for item in items)

    (section,) = READER.read(PATH, f"# A\n\n## Exit criteria\n\n{lines}").facts.sections

    wanted = [marks[item[1]] if item.startswith("[") else signs[item[0]] for item in items]
    assert [criterion.mark for criterion in section.criteria] == wanted
    assert [criterion.line for criterion in section.criteria] == list(range(5, 5 + len(items)))


@given(boxes, st.lists(st.sampled_from(["", "text", "## Other", "> quote"]), max_size=6))
@settings(steady, max_examples=60)
def test_what_stands_above_moves_the_lines_alone(items: list[str], above: list[str]) -> None:
    section = "## Exit criteria\n\n" + "".join(f"- {item}\n" for item in items)
    head = "# A\n\n" + "".join(f"{text}\n\n" for text in above)

    (low,) = READER.read(PATH, head + section).facts.sections
    (high,) = READER.read(PATH, section).facts.sections

    assert low.progress == high.progress
    assert [low.line - 2 - 2 * len(above), *(c.line - 2 - 2 * len(above) for c in low.criteria)] == [
        high.line, *(c.line for c in high.criteria)
    ]  # fmt: skip


# --- dates -----------------------------------------------------------------------------------------------------------

ORDERS: st.SearchStrategy[DateOrder | None] = st.sampled_from(["dmy", "mdy", None])
FORMS = [
    "{0:%Y-%m-%d}",
    "{0:%Y/%m/%d}",
    "{0:%B} {0.day}, {0.year}",
    "{0:%b} {0.day}, {0.year}",
    "{0.day} {0:%B} {0.year}",
    "{0:%Y-%m-%d}T23:59:59+09:00",
    "{0:%Y-%m-%d} (approx)",
]


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(FORMS), ORDERS)
@steady
def test_a_written_date_is_that_day(day: date, form: str, order: DateOrder | None) -> None:
    assert iso_date(form.format(day), order) == day.isoformat()


@given(days, st.sampled_from("/.-"))
@steady
def test_numbers_are_a_date_when_one_reading_is_possible(day: date, sign: str) -> None:
    day_first, month_first = (
        f"{day.day}{sign}{day.month}{sign}{day.year}",
        f"{day.month}{sign}{day.day}{sign}{day.year}",
    )
    single = day.day > 12 or day.day == day.month

    assert iso_date(day_first, "dmy") == iso_date(month_first, "mdy") == day.isoformat()
    assert iso_date(day_first) == iso_date(month_first) == (day.isoformat() if single else None)


@given(st.one_of(st.text(max_size=40), st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}.{0,5}")))
@steady
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = iso_date(text)
    assert found is None or date.fromisoformat(found) - date.min >= timedelta(0)


# --- statuses --------------------------------------------------------------------------------------------------------

phrases = st.sampled_from(LIFECYCLE.labels())
DECORATIONS = [
    "**{}**",
    "*{}*",
    "`{}`",
    "[{}](a.md)",
    "✅ {}",
    "{}.",
    '"{}"',
    "“{}”",
    "  {}  ",
    "🟡 **{}**",
    "[**{}**](a)",
]


@given(phrases, st.sampled_from(DECORATIONS))
@settings(steady, max_examples=150)
def test_decoration_changes_no_status(phrase: str, decoration: str) -> None:
    found, bare = LIFECYCLE.read(decoration.format(phrase), 1), LIFECYCLE.read(phrase, 1)
    assert found is not None
    assert bare is not None
    assert (found.key, found.label, found.stage, found.qualifier) == (bare.key, phrase, bare.stage, "")


@given(phrases, st.sampled_from([str.upper, str.title, lambda text: text.replace(" ", "-")]))
@settings(steady, max_examples=120)
def test_case_and_hyphens_change_no_status(phrase: str, change: Callable[[str], str]) -> None:
    found, bare = LIFECYCLE.read(change(phrase), 1), LIFECYCLE.read(phrase, 1)
    assert found is not None
    assert bare is not None
    assert (found.key, found.stage, found.label) == (bare.key, bare.stage, change(phrase))


@given(phrases, st.sampled_from([" — {}", " - {}", " ({})", ": {}", "; {}"]), word)
@settings(steady, max_examples=120)
def test_what_follows_is_kept(phrase: str, form: str, rest: str) -> None:
    found = LIFECYCLE.read(phrase + form.format(rest), 1)
    assert found is not None
    assert found.label == phrase
    assert found.qualifier.strip("()") == rest


@given(st.one_of(st.text(max_size=80), st.lists(st.one_of(phrases, word), max_size=6).map(" ".join)))
@settings(steady, max_examples=120)
def test_a_label_read_again_is_the_same_status(text: str) -> None:
    found = LIFECYCLE.read(text, 3)
    if found is None:
        return
    again = Lifecycle().read(text, 3)
    assert again == found
    assert found.raw == text.strip()
    assert found.line == 3
    label = Lifecycle().read(found.label, 3)
    assert plain(found.label) != found.label or label is not None
    assert label is None or plain(found.label) != found.label or label.stage is found.stage

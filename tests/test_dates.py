"""Dates as people write them."""

from __future__ import annotations

import pytest

from mkdocs_momentum.spec.dates import DateOrder, iso_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-02-25", "2026-02-25"),
        ("2026-2-5", "2026-02-05"),
        ("2026/02/25", "2026-02-25"),
        ("November 17, 2025", "2025-11-17"),
        ("Nov 17, 2025", "2025-11-17"),
        ("Nov. 17, 2025", "2025-11-17"),
        ("NOVEMBER 17, 2025", "2025-11-17"),
        ("November 17th, 2025", "2025-11-17"),
        ("17 November 2025", "2025-11-17"),
        ("1st of May 2025", "2025-05-01"),
        ("17-Nov-2025", "2025-11-17"),
        ("2025-Nov-17", "2025-11-17"),
        ("Sept 1, 2025", "2025-09-01"),
        ("Monday, November 17, 2025", "2025-11-17"),
        ("2018-02-10 (approx)", "2018-02-10"),
        ("2018-02-10, revised later", "2018-02-10"),
        ("20180210", "2018-02-10"),
        ("2025年11月17日", "2025-11-17"),
        ("  2026-02-25  ", "2026-02-25"),
    ],
)
def test_a_date_in_words_or_numbers(text: str, iso: str) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize("zone", ["", "Z", "+14:00", "-11:00", ".123456Z", " UTC", "+0900"])
@pytest.mark.parametrize("join", ["T", " "])
@pytest.mark.parametrize("clock", ["00:00:00", "23:59:59"])
def test_a_timestamp_keeps_its_written_day(clock: str, join: str, zone: str) -> None:
    assert iso_date(f"2026-01-31{join}{clock}{zone}") == "2026-01-31"


@pytest.mark.parametrize(
    ("text", "order", "iso"),
    [
        ("10/04/18", None, None),
        ("10/04/18", "dmy", "2018-04-10"),
        ("10/04/18", "mdy", "2018-10-04"),
        ("10.04.2018", "dmy", "2018-04-10"),
        ("10-04-2018", "mdy", "2018-10-04"),
        ("25/12/18", None, "2018-12-25"),
        ("12/25/18", None, "2018-12-25"),
        ("04/04/18", None, "2018-04-04"),
        ("25/12/18", "mdy", None),
        ("31/11/2018", None, None),
        ("2018-10-04", "dmy", "2018-10-04"),
    ],
)
def test_numbers_are_read_when_one_reading_is_possible_or_the_site_says_so(
    text: str, order: DateOrder | None, iso: str | None
) -> None:
    assert iso_date(text, order) == iso


@pytest.mark.parametrize(
    "text",
    [
        "", "YYYY-MM-DD", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "February 30, 2026",
        "soon", "2026", "2026-02", "May 2026", "1.10", "1.10.2", "v2026-01-02", "12345678901", "2026-01-021",
        "Mayor 5, 2026", "99/99/99",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert iso_date(text) is None

"""Cells are harmless in a spreadsheet, readable where they can be, and never lost."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiquo_desktop.domain.spreadsheet import MARK, protect, protect_all, restore

SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
tricky = st.text(alphabet="'=+-@＝＋ ;\t\r\n\u200e\ufeff1,.()aä🙂", max_size=12)


@given(st.one_of(st.text(), tricky))
def test_restoring_gives_back_every_text(text: str) -> None:
    assert restore(protect(text)) == text


@given(st.one_of(st.text(), tricky))
def test_protecting_twice_and_restoring_twice_gives_back_every_text(text: str) -> None:
    assert restore(restore(protect(protect(text)))) == text


@given(st.lists(st.none() | st.text() | tricky, max_size=4))
def test_a_column_is_protected_as_its_cells_are(cells: list[str | None]) -> None:
    assert list(protect_all(cells)) == [cell and protect(cell) for cell in cells]


@given(st.lists(st.one_of(st.text(), tricky), min_size=2, max_size=5))
def test_protected_cells_survive_a_csv_file(texts: list[str]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow(map(protect, texts))
    (row,) = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert [restore(cell) for cell in row] == texts


@given(st.sampled_from(SIGNS), st.text(alphabet=" \u00a0\u200b\u202a\ufeff\x0b", max_size=3))
def test_a_sign_behind_anything_invisible_is_marked(sign: str, before: str) -> None:
    assert protect(f"{before}{sign}A1") == f"{MARK}{before}{sign}A1"


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://example.com","click")',
        "+441234+cmd|' /C calc'!A0",
        "-1+1|cmd",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "+44-1",
        "+44-7700-900421",
        "-(1)",
        "\t=1+1",
        "\r=1+1",
        "\nplain",
        "＝1+1",
        "'=1+1",
        "''=1+1",
        "-",
        "--",
    ],
)
def test_what_would_run_is_marked_at_its_start(text: str) -> None:
    assert protect(text).startswith(MARK)
    assert restore(protect(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Payment of £84.50",
        "-12.50",
        "+5",
        "-1,234.50",
        "+44 7700 900421",
        "+447700900421",
        "+44 (0)20 7946 0018",
        "+1 (212) 555-0123",
        "\u202a+44 7700 900421",
        "'tis the season",
        "BK-A12B34",
        "a=b",
        "amelia@example.com",
        "Asked for a ground-floor room; callback promised by 13:00",
        '{"a": "=1"}',
    ],
)
def test_harmless_texts_stay_as_they_are(text: str) -> None:
    assert protect(text) == text
    assert restore(text) == text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("lunch;=1+1", "lunch;'=1+1"),
        ("lunch;\t@x", "lunch;\t'@x"),
        ("milk\n- eggs", "milk\n'- eggs"),
        ("a\r\n\n -5", "a\r\n\n' -5"),
    ],
)
def test_a_cell_that_is_split_at_another_separator_stays_harmless(text: str, safe: str) -> None:
    assert protect(text) == safe
    assert restore(safe) == text

"""Columns give way to the sentence in the order of the design."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.timeline_columns import LEAST, LEAST_SENTENCE, fitted, natural
from tiquo_desktop.ui.timeline_model import Column
from tiquo_desktop.ui.tokens import GAP


@given(st.integers(min_value=560, max_value=4000))
def test_the_columns_fill_the_table_and_the_sentence_has_its_room(width: int) -> None:
    columns = fitted(width)
    assert sum(columns.widths.values()) == width
    if width >= 660:
        assert columns.widths[Column.SUMMARY] - GAP >= LEAST_SENTENCE


def test_at_1440_everything_stands_where_the_design_has_it() -> None:
    widths = fitted(896).widths  # beside search and details
    assert [widths[column] for column in Column] == [82, 100, 106, 398, 96, 114]


@pytest.mark.parametrize(
    ("width", "hidden", "word"),
    [
        (890, set(), True),
        (880, {Column.OBJECT}, True),
        (780, {Column.OBJECT, Column.TYPE}, True),
        (670, {Column.OBJECT, Column.TYPE}, False),
    ],
)
def test_they_retreat_in_order(width: int, hidden: set[Column], word: bool) -> None:
    columns = fitted(width)
    assert {column for column in Column if not columns.shown(column)} == hidden
    assert columns.source_word is word


def test_the_bundled_font_fits_the_widths_of_the_design(look: Theme) -> None:
    assert natural(look) == dict(LEAST)

"""Columns give way to the sentence in the order of the design."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont

from tiquo_desktop.domain.vocabulary import Dimension, Type
from tiquo_desktop.ui.look.fonts import Face
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import GAP, Role
from tiquo_desktop.ui.timeline import timeline_columns
from tiquo_desktop.ui.timeline.timeline_columns import (
    HIDEABLE,
    LEAST,
    LEAST_SENTENCE,
    Arrangement,
    fitted,
    natural,
)
from tiquo_desktop.ui.timeline.timeline_model import Column
from tiquo_desktop.ui.words.vocabulary_words import value_word


@given(st.integers(min_value=560, max_value=4000))
def test_the_columns_fill_the_table_and_the_sentence_has_its_room(width: int) -> None:
    columns = fitted(width)
    assert sum(columns.widths.values()) == width
    if width >= 660:
        assert columns.widths[Column.SUMMARY] - GAP >= LEAST_SENTENCE


def test_at_1440_everything_stands_where_the_design_has_it() -> None:
    widths = fitted(896).widths  # beside search and details
    assert [widths[column] for column in Column] == [82, 100, 106, 398, 96, 114]


def test_at_1440_every_column_is_there_beside_a_scroll_bar_too() -> None:
    columns = fitted(884, end=4)
    assert columns.order == tuple(Column)
    assert sum(columns.widths.values()) == 884


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


def test_a_wide_font_has_room_for_its_words_and_every_column_at_1440(
    look: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wide(font: Face, text: str) -> float:
        """About as wide as DejaVu Sans, whose capitals and figures are not wider."""
        factor = 1.13 if font.weight() > QFont.Weight.Medium else 1.07
        return font.width(text) * (1.0 if text == text.upper() else factor)

    monkeypatch.setattr(timeline_columns, "text_width", wide)
    widths = natural(look)
    assert widths[Column.TYPE] > LEAST[Column.TYPE]
    for value in Type:
        word = value_word(Dimension.TYPE, value)
        assert wide(look.font(Role.BODY), word) <= widths[Column.TYPE]
    columns = fitted(884, widths, end=4)
    assert columns.order == tuple(Column)
    assert columns.widths[Column.SUMMARY] - GAP >= LEAST_SENTENCE


class TestArrangements:
    """What a person makes of the columns."""

    def test_hidden_columns_leave_their_room_to_the_sentence(self) -> None:
        arrangement = Arrangement().hiding(Column.TYPE, True).hiding(Column.OBJECT, True)
        columns = fitted(896, arrangement=arrangement)
        assert columns.order == (Column.TIME, Column.CATEGORY, Column.SUMMARY, Column.SOURCE)
        assert sum(columns.widths.values()) == 896
        assert columns.source_word

    def test_the_first_and_the_last_column_have_the_padding_wherever_they_are(self) -> None:
        moved = Arrangement().moving(Column.SOURCE, -5).moving(Column.TIME, 9)
        columns = fitted(1200, arrangement=moved)
        assert columns.order[0] is Column.SOURCE
        assert columns.order[-1] is Column.TIME
        assert columns.widths[Column.TIME] == 60 + 14
        assert columns.insets(Column.SOURCE) == (14, 8)
        assert sum(columns.widths.values()) == 1200

    def test_a_width_that_was_chosen_is_kept_within_reason(self) -> None:
        columns = fitted(1400, arrangement=Arrangement().sizing(Column.OBJECT, 150))
        assert columns.widths[Column.OBJECT] == 150 + 8
        assert Arrangement().sizing(Column.TYPE, 3).widths == {Column.TYPE: 36}
        assert Arrangement().sizing(Column.TYPE, 150).sizing(Column.TYPE, None).widths == {}

    def test_comfortable_rows_have_time_sign_and_sentence(self) -> None:
        columns = fitted(500, two_lines=True)
        assert columns.order == (Column.TIME, Column.CATEGORY, Column.SUMMARY)
        assert columns.widths[Column.CATEGORY] == 16 + 8

    @given(
        st.permutations(list(Column)),
        st.frozensets(st.sampled_from(list(HIDEABLE))),
        st.dictionaries(st.sampled_from(list(LEAST)), st.integers(36, 400)),
    )
    def test_they_come_back_from_what_was_kept(
        self, order: list[Column], hidden: frozenset[Column], widths: dict[Column, int]
    ) -> None:
        made = Arrangement(tuple(order), hidden, widths)
        assert Arrangement.from_state(json.loads(json.dumps(made.state()))) == made

    @pytest.mark.parametrize(
        "state",
        [
            {},
            {"order": ["time"], "hidden": ["time", "summary", 7], "widths": {"type": "wide"}},
            {"order": 3, "hidden": 3, "widths": 3},
            {"order": ["time"] * 6},
        ],
    )
    def test_what_is_damaged_is_as_the_design_has_it(self, state: dict[str, Any]) -> None:
        assert Arrangement.from_state(state) == Arrangement()

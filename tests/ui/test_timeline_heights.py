"""Rows of two heights, without looking at each of them."""

import time

import pytest

from tiquo_desktop.ui.timeline.timeline_heights import DAY, RowHeights

DAYS, EVERY = 20_000, 50


class Many:
    """A million rows; each 50th is the header of a day."""

    day_count = DAYS

    def rowCount(self) -> int:
        return DAYS * EVERY

    def is_day(self, row: int) -> bool:
        return row % EVERY == 0

    def day_row(self, day: int) -> int:
        return day * EVERY

    def days_before(self, row: int) -> int:
        return -(-row // EVERY)


class Nothing(Many):
    """No rows."""

    day_count = 0

    def rowCount(self) -> int:
        return 0


@pytest.mark.parametrize("height", [28, 32, 48])
def test_rows_lie_below_each_other_without_gaps(height: int) -> None:
    heights = RowHeights(Many())  # type: ignore[arg-type]
    heights.event = height
    y = 0
    for row in range(3 * EVERY):
        assert heights.of(row) == (DAY if row % EVERY == 0 else height)
        assert heights.top(row) == y
        assert heights.at(y) == heights.at(y + heights.of(row) - 1) == row
        y += heights.of(row)
    assert heights.whole == DAYS * (DAY + (EVERY - 1) * height)


def test_there_is_no_row_outside_of_them() -> None:
    heights = RowHeights(Many())  # type: ignore[arg-type]
    assert heights.at(heights.whole - 1) == DAYS * EVERY - 1
    assert heights.at(heights.whole) == heights.at(-1) == -1
    nothing = RowHeights(Nothing())  # type: ignore[arg-type]
    assert (nothing.whole, nothing.at(0)) == (0, -1)


def test_the_last_of_a_million_rows_is_found_as_fast_as_the_first() -> None:
    heights = RowHeights(Many())  # type: ignore[arg-type]
    start = time.thread_time()
    for _ in range(100):
        assert heights.at(heights.top(DAYS * EVERY - 1)) == DAYS * EVERY - 1
    # Going through the days alone takes a hundred times as long.
    assert time.thread_time() - start < 0.1

"""Chips: three states by mouse and keyboard, told apart without colour."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tiquo_desktop.domain.filters import Choice, Counts, Filter
from tiquo_desktop.domain.vocabulary import Dimension, Type
from tiquo_desktop.ui.filters import chip_row
from tiquo_desktop.ui.filters.chip_row import ChipRow
from tiquo_desktop.ui.filters.chips import Chip, ChipState, state_in, with_state
from tiquo_desktop.ui.filters.filter_bar import FilterBar
from tiquo_desktop.ui.look.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NO, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("before", list(ChipState))
@pytest.mark.parametrize("after", list(ChipState))
def test_a_value_is_in_one_state_and_leaves_the_others_alone(
    before: ChipState, after: ChipState
) -> None:
    other = Choice(only=frozenset({"Visit"}), without=frozenset({"Scan"}))
    choice = with_state(with_state(other, "Cart", before), "Cart", after)
    assert state_in(choice, "Cart") is after
    assert state_in(choice, "Visit") is ChipState.ONLY
    assert state_in(choice, "Scan") is ChipState.NOT


@pytest.fixture
def chip(qtbot: QtBot, look: Theme) -> Chip:
    made = Chip(look, "Bookings", icon="bookings", ink="bookings")
    qtbot.addWidget(made)
    made.state_asked.connect(lambda state: made.show_state(state, 12))
    made.show_state(ChipState.ANY, 12)
    made.show()
    return made


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        (ChipState.ANY, Qt.Key.Key_Space, ChipState.ONLY),
        (ChipState.ONLY, Qt.Key.Key_Space, ChipState.ANY),
        (ChipState.NOT, Qt.Key.Key_Space, ChipState.ONLY),
        (ChipState.ANY, Qt.Key.Key_Minus, ChipState.NOT),
        (ChipState.ONLY, Qt.Key.Key_Minus, ChipState.NOT),
        (ChipState.ONLY, Qt.Key.Key_Delete, ChipState.ANY),
        (ChipState.NOT, Qt.Key.Key_Delete, ChipState.ANY),
    ],
)
def test_keys_set_the_state(
    chip: Chip, qtbot: QtBot, before: ChipState, key: Qt.Key, after: ChipState
) -> None:
    chip.show_state(before, 12)
    qtbot.keyClick(chip, key)
    assert chip.state is after


@pytest.mark.parametrize(
    ("before", "modifier", "after"),
    [
        (ChipState.ANY, NO, ChipState.ONLY),
        (ChipState.ONLY, NO, ChipState.NOT),
        (ChipState.NOT, NO, ChipState.ANY),
        (ChipState.ANY, SHIFT, ChipState.NOT),
    ],
)
def test_clicks_set_the_state(
    chip: Chip,
    qtbot: QtBot,
    before: ChipState,
    modifier: Qt.KeyboardModifier,
    after: ChipState,
) -> None:
    chip.show_state(before, 12)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, modifier)
    assert chip.state is after


@pytest.mark.parametrize(
    ("state", "count", "said"),
    [
        (ChipState.ANY, 12, "Bookings, 12, not filtered"),
        (ChipState.ONLY, 12, "Bookings, 12, only these"),
        (ChipState.NOT, 12, "Bookings, excluded, 12 hidden"),
        (ChipState.ANY, 0, "Bookings, 0"),
        (ChipState.ANY, 1_000_000, "Bookings, 1,000,000, not filtered"),
        (ChipState.ANY, None, "Bookings, not filtered"),
    ],
)
def test_a_screen_reader_hears_value_count_and_state(
    chip: Chip, state: ChipState, count: int | None, said: str
) -> None:
    chip.show_state(state, count)
    assert chip.accessibleName() == said


def test_states_differ_without_colour(chip: Chip) -> None:
    def grey_picture(state: ChipState) -> bytes:
        chip.show_state(state, 12)
        chip.resize(chip.sizeHint())
        image = chip.grab().toImage().convertToFormat(image_format)
        return bytes(image.constBits())

    image_format = chip.grab().toImage().Format.Format_Mono
    assert len({grey_picture(state) for state in ChipState}) == len(ChipState)


class TestRow:
    """The types in one line, with those that do not fit behind "more"."""

    @pytest.fixture
    def row(self, qtbot: QtBot, look: Theme) -> Iterator[ChipRow]:
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(600, 60)
        made = ChipRow(look, Dimension.TYPE, window)
        made.setAccessibleName("Type")
        made.setGeometry(0, 0, 600, 26)
        made.set_values(Dimension.TYPE.known)
        made.choice_asked.connect(lambda choice: made.show_choice(choice, None))
        window.show()
        window.activateWindow()
        yield made
        window.close()

    @staticmethod
    def shown(row: ChipRow) -> list[str]:
        return [value for value in row.values if row.chip(value).isVisible()]

    def test_says_how_many_do_not_fit(self, row: ChipRow) -> None:
        hidden = len(Type) - len(self.shown(row))
        assert 0 < hidden < len(Type)
        assert row.more.text() == f"{hidden} more"
        assert row.more.geometry().right() <= row.width()

    def test_what_is_chosen_is_always_in_sight(self, row: ChipRow) -> None:
        assert "Export" not in self.shown(row)
        row.show_choice(Choice(without=frozenset({"Export"})), None)
        assert "Export" in self.shown(row)
        assert row.more.geometry().right() <= row.width()

    def test_arrows_go_from_chip_to_chip_and_tab_remembers_where(
        self, row: ChipRow, qtbot: QtBot
    ) -> None:
        first, second = self.shown(row)[:2]
        row.chip(first).setFocus()
        qtbot.keyClick(row.chip(first), Qt.Key.Key_Right)
        assert row.chip(second).hasFocus()
        reachable = [
            value
            for value in self.shown(row)
            if row.chip(value).focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert reachable == [second]

    def test_more_opens_exactly_the_rest_and_stays_open_while_choosing(
        self, row: ChipRow, qtbot: QtBot
    ) -> None:
        rest = [value for value in row.values if value not in self.shown(row)]
        qtbot.mouseClick(row.more, Qt.MouseButton.LeftButton)
        popup = row.popup
        assert popup is not None
        assert list(popup.chips.values) == rest
        for value in rest[-2:]:
            qtbot.mouseClick(popup.chips.chip(value), Qt.MouseButton.LeftButton)
        assert [popup.chips.chip(value).state for value in rest[-2:]] == [ChipState.ONLY] * 2
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
        assert row.popup is None
        assert set(rest[-2:]) <= set(self.shown(row))


@pytest.mark.parametrize("composited", [True, False])
def test_a_popup_leaves_its_corners_out_only_where_something_shows_below_them(
    qtbot: QtBot, look: Theme, monkeypatch: pytest.MonkeyPatch, composited: bool
) -> None:
    monkeypatch.setattr(chip_row, "sees_through", lambda: composited)
    window = QWidget()
    qtbot.addWidget(window)
    popup = chip_row.Popup(look, window)
    popup.resize(120, 60)
    image = QImage(popup.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    popup.render(image)
    corners = {(x, y) for x in (0, 119) for y in (0, 59)}
    seen = {image.pixelColor(x, y).name(QColor.NameFormat.HexArgb) for x, y in corners}
    assert seen == {"#00000000" if composited else f"#ff{look.hex('ctl')[1:]}"}


class TestBar:
    """Chips in the order of the whole history, which stays while a filter is on."""

    @staticmethod
    def counts(**types: int) -> Counts:
        return Counts(total=9, shown=9, values={Dimension.TYPE: types})

    @pytest.fixture
    def bar(self, qtbot: QtBot, look: Theme) -> FilterBar:
        made = FilterBar(look)
        qtbot.addWidget(made)
        made.resize(1200, 160)
        made.show()
        return made

    def test_frequent_values_come_first_and_stay_there(self, bar: FilterBar) -> None:
        bar.show_counts(self.counts(Scan=2, Pigeon=3, Auth=1))
        row = bar.row(Dimension.TYPE)
        assert row.values[:3] == ("Pigeon", "Scan", "Auth")
        bar.show_filter(Filter(source=Choice(only=frozenset({"Staff"}))))
        bar.show_counts(self.counts(Auth=1))
        assert row.values[:3] == ("Pigeon", "Scan", "Auth")
        assert row.chip("Pigeon").count == 0

    def test_a_history_that_opens_filtered_has_its_frequent_values_first_too(
        self, bar: FilterBar
    ) -> None:
        bar.restart()
        bar.show_filter(Filter(source=Choice(only=frozenset({"Staff"}))))
        bar.show_counts(self.counts(Booking=2, Scan=1))
        assert bar.row(Dimension.TYPE).values[:2] == ("Booking", "Scan")

    def test_categories_keep_their_order(self, bar: FilterBar) -> None:
        bar.show_counts(Counts(total=9, shown=9, values={Dimension.CATEGORY: {"System": 9}}))
        assert bar.row(Dimension.CATEGORY).values == Dimension.CATEGORY.known

    def test_asks_and_does_not_decide(self, bar: FilterBar, qtbot: QtBot) -> None:
        chip = bar.row(Dimension.CATEGORY).chip("Orders")
        with qtbot.waitSignal(bar.filter_asked) as asked:
            qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert asked.args == [Filter(category=Choice(only=frozenset({"Orders"})))]
        assert chip.state is ChipState.ANY

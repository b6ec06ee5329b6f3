"""The palette and the shortcut sheet know every command; the palette finds one by a few letters."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tiquo_desktop.ui.bars.command_rows import CommandRow
from tiquo_desktop.ui.bars.command_search import Subject, ranked
from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.bars.palette import Palette
from tiquo_desktop.ui.bars.shortcut_sheet import ShortcutSheet
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import DARK, LIGHT
from tiquo_desktop.ui.main_window import LEAST_SIZE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SUBJECTS = [
    Subject("Clear all filters", "Timeline"),
    Subject("Theme: Dark", "View"),
    Subject("Export…", "File"),
    Subject("Find a customer", "Customer"),
    Subject("Open the last customer again", "Customer"),
]


@pytest.fixture
def palette(desk: Desk) -> Palette:
    desk.key(Qt.Key.Key_P, BOTH)
    (opened,) = desk.window.findChildren(Palette)
    return opened


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("exp", [2]),
        ("dark theme", [1]),
        ("them drak", [1]),
        ("teme", [1, 0]),
        ("fliters", [0]),
        ("customer", [3, 4]),
        ("cust last", [4]),
        ("view", [1]),
        ("file", [2, 0]),
        ("zzz", []),
        ("ex zzz", []),
        ("!", [0, 1, 2, 3, 4]),
    ],
)
def test_words_are_found_in_any_order_and_with_a_slip(typed: str, places: list[int]) -> None:
    assert ranked(typed, SUBJECTS) == places


def test_the_palette_offers_every_command_with_its_key(desk: Desk, palette: Palette) -> None:
    commands = {command.id: command for command in desk.window.commands}
    assert [row.id for row in palette.rows] == list(commands)
    for row in palette.rows:
        command = commands[row.id]
        assert row.text == command.plain_text
        assert "&" not in row.text
        assert row.keys == tuple(key_cap(key) for key in command.shortcuts[:1])


def test_type_and_enter_runs_it_with_the_palette_closed(
    desk: Desk, palette: Palette, look: Theme, qtbot: QtBot
) -> None:
    assert desk.focus() is palette.field
    desk.type("drk")
    current = palette.current()
    assert current is not None
    assert current.id == "view.theme-dark"
    closed = []
    palette.finished.connect(closed.append)
    desk.key(Qt.Key.Key_Return)
    assert closed == [1]
    assert look.dark
    look.set_mode(look.mode.LIGHT)


def test_arrows_choose_while_the_focus_stays_in_the_field(desk: Desk, palette: Palette) -> None:
    def current() -> int:
        return palette.list.currentIndex().row()

    assert current() == 0
    for key, row in (
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_PageUp, 0),
    ):
        desk.key(key)
        assert current() == row
    for _ in range(10):
        desk.key(Qt.Key.Key_PageDown)
    assert current() == len(palette.rows) - 1
    assert desk.focus() is palette.field


def test_escape_does_nothing_and_gives_the_focus_back(
    desk: Desk, palette: Palette, qtbot: QtBot
) -> None:
    desk.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desk.window.findChildren(Palette))
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.search.box)


def test_a_click_runs_a_command(desk: Desk, palette: Palette, look: Theme, qtbot: QtBot) -> None:
    row = [row.id for row in palette.rows].index("view.theme-dark")
    index = palette.list.model().index(row, 0)
    palette.list.scrollTo(index)
    place = palette.list.visualRect(index).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert look.dark
    look.set_mode(look.mode.LIGHT)


def test_what_cannot_be_used_says_why_and_enter_does_not_run_it(
    desk: Desk, palette: Palette
) -> None:
    desk.type("turn order")
    (row,) = palette.rows
    assert (row.usable, row.aside) == (False, "Open a customer first.")
    assert row.sentence == f"Turn the order, {key_cap('Ctrl+Shift+O')}, Open a customer first."
    desk.key(Qt.Key.Key_Return)
    assert palette.isVisible()


def test_what_is_on_has_a_mark(palette: Palette) -> None:
    assert [row.id for row in palette.rows if row.checked and "theme" in row.id] == [
        "view.theme-light"
    ]


def test_no_match_says_so(desk: Desk, palette: Palette) -> None:
    desk.type("zzz")
    assert palette.rows == ()
    assert not palette.list.isVisible()
    desk.key(Qt.Key.Key_Return)
    assert palette.isVisible()


def test_rows_read_out_as_sentences(palette: Palette) -> None:
    model = palette.list.model()
    read = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert f"Find a customer, {key_cap('Ctrl+F')}, Customer" in read


def test_another_window_coming_up_closes_it(desk: Desk, palette: Palette) -> None:
    QApplication.sendEvent(palette, QEvent(QEvent.Type.WindowDeactivate))
    assert not palette.isVisible()


def test_it_fits_into_a_small_window(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(*LEAST_SIZE)
    desk.key(Qt.Key.Key_P, BOTH)
    (palette,) = desk.window.findChildren(Palette)
    assert palette.width() <= 640
    assert palette.height() <= 370
    desk.type("refresh")
    assert (
        palette.field.height() == palette.field.sizeHint().height() or palette.field.height() == 38
    )
    assert palette.list.height() >= 32


class TestSheet:
    @pytest.fixture
    def sheet(self, desk: Desk) -> ShortcutSheet:
        desk.key(Qt.Key.Key_F1)
        (opened,) = desk.window.findChildren(ShortcutSheet)
        return opened

    def test_has_every_command_under_its_menu_with_all_its_keys(
        self, desk: Desk, sheet: ShortcutSheet
    ) -> None:
        shown = {row.id: row for row in sheet.rows if row.id}
        for command in desk.window.commands:
            row = shown.pop(command.id)
            assert row.text == command.plain_text
            assert row.keys == tuple(key_cap(key) for key in command.shortcuts)
        assert shown == {}
        headings = [row.text for row in sheet.rows if row.heading]
        assert headings[:3] == ["File", "Customer", "Timeline"]

    def test_tells_the_keys_of_lists_and_chips_too(self, sheet: ShortcutSheet) -> None:
        rows = {row.text: row for row in sheet.rows}
        assert rows["Not these"] == CommandRow(text="Not these", keys=("-",))
        assert rows["Any"].keys == ("Delete",)

    def test_the_cursor_goes_from_row_to_row_and_escape_closes(
        self, desk: Desk, sheet: ShortcutSheet, qtbot: QtBot
    ) -> None:
        assert desk.focus() is sheet.list
        seen = set()
        for _ in range(len(sheet.rows)):
            seen.add(sheet.list.currentIndex().row())
            desk.key(Qt.Key.Key_Down)
        assert seen == set(range(1, len(sheet.rows)))
        desk.key(Qt.Key.Key_Escape)
        assert not sheet.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_P])
def test_an_open_dialog_changes_its_colours_too(
    desk: Desk, look: Theme, qtbot: QtBot, key: Qt.Key
) -> None:
    desk.key(key, BOTH if key == Qt.Key.Key_P else Qt.KeyboardModifier.NoModifier)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None

    def corner() -> QColor:
        return dialog.grab().toImage().pixelColor(6, 6)

    qtbot.waitUntil(lambda: corner() in (QColor(LIGHT.panel), QColor(LIGHT.day)))
    look.set_mode(look.mode.DARK)
    qtbot.waitUntil(lambda: corner() in (QColor(DARK.panel), QColor(DARK.day)))
    look.set_mode(look.mode.LIGHT)


def test_a_mirrored_list_begins_at_the_right(desk: Desk, palette: Palette, look: Theme) -> None:
    palette.list.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row = palette.list.visualRect(palette.list.currentIndex())
    image = palette.list.viewport().grab(row).toImage()
    middle, accent, back = image.height() // 2, look.color("accent"), look.color("sel")
    assert image.pixelColor(image.width() - 2, middle) == accent
    assert image.pixelColor(1, middle) == back
    text = look.color("text")

    def dark(left: int, right: int) -> int:
        return sum(
            image.pixelColor(x, y).lightness() < text.lightness() + 40
            for x in range(left, right)
            for y in range(image.height())
        )

    half = image.width() // 2
    assert dark(half, image.width() - 4) > dark(4, half)

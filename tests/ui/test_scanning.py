"""Scans into everything that can have the focus, and people who type fast."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests import builders
from tests.builders import add_customer, at, event, record
from tests.ui.desk import PATIENCE, Desk
from tests.ui.keyboard import Keyboard
from tiquo_desktop.domain.customers import Customer, Status
from tiquo_desktop.domain.repositories import Database, Key
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.bars.commands import Command, Menu
from tiquo_desktop.ui.look import dialog_parts
from tiquo_desktop.ui.look.dialog_parts import Body
from tiquo_desktop.ui.search.scan_bar import ScanBar
from tiquo_desktop.ui.search.scanning import Scanner

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


@pytest.fixture
def amelia(database: Database) -> Customer:
    with database.reading() as reading:
        (found,) = reading.customers.find(Key.NUMBER, "CUST-000042")
    return found


@pytest.fixture
def marcus(database: Database) -> Customer:
    with database.reading() as reading:
        (found,) = (
            each for each in reading.customers.by_ids(range(1, 9)) if each.given_name == "Marcus"
        )
    return found


class Note(QDialog):
    """A form with every kind of field, whose Save must not be pressed by a scan."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.pressed = 0
        self.line, self.text = QLineEdit(self), QPlainTextEdit(self)
        self.date, self.number, self.choice = QDateEdit(self), QSpinBox(self), QComboBox(self)
        self.choice.addItems(["Bookings", "Customers", "Orders", "1", "0"])
        self.editable = QComboBox(self)
        self.editable.setEditable(True)
        self.save = QPushButton("Save", self)
        self.save.setDefault(True)
        self.save.clicked.connect(self._press)
        box = QVBoxLayout(self)
        for field in (*self.fields(), self.save):
            box.addWidget(field)

    def fields(self) -> tuple[QWidget, ...]:
        return (self.line, self.text, self.date, self.number, self.choice, self.editable)

    def _press(self) -> None:
        self.pressed += 1

    def state(self) -> tuple[object, ...]:
        return (
            self.line.text(),
            self.line.cursorPosition(),
            self.line.selectedText(),
            self.line.isUndoAvailable(),
            self.line.isRedoAvailable(),
            self.text.toPlainText(),
            self.text.textCursor().position(),
            self.text.document().availableUndoSteps(),
            self.text.document().availableRedoSteps(),
            self.date.text(),
            self.number.text(),
            self.choice.currentText(),
            self.editable.currentText(),
        )


@pytest.fixture
def note(desk: Desk, qtbot: QtBot) -> Iterator[Note]:
    made = Note(desk.window)
    made.open()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is made.windowHandle(), timeout=PATIENCE)
    yield made
    if isValid(made):
        made.deleteLater()


def wait_open(desk: Desk, qtbot: QtBot, customer: Customer) -> None:
    view = desk.window.view
    qtbot.waitUntil(
        lambda: view.customer is not None and view.customer.uid == customer.uid, timeout=PATIENCE
    )


def wait_asked(desk: Desk, qtbot: QtBot) -> str:
    finding = desk.window.finding
    qtbot.waitUntil(lambda: finding.bar is not None, timeout=PATIENCE)
    assert finding.bar is not None
    return finding.bar.text()


def in_search(desk: Desk) -> QWidget:
    return desk.window.search.box


def in_results(desk: Desk) -> QWidget:
    return desk.window.search.results.list


def in_timeline(desk: Desk) -> QWidget:
    return desk.window.view.timeline


def in_chip(desk: Desk) -> QWidget:
    return desk.chip(Dimension.CATEGORY, "Orders")


def in_button(desk: Desk) -> QWidget:
    return desk.window.top_bar.export


def in_histogram(desk: Desk) -> QWidget:
    return desk.window.view.filters.histogram


@pytest.mark.parametrize(
    "place", [in_search, in_results, in_timeline, in_chip, in_button, in_histogram]
)
@pytest.mark.parametrize("end", ["\r", "\t", "\n"])
def test_a_card_opens_its_customer_whatever_has_the_focus(
    desk: Desk,
    qtbot: QtBot,
    keyboard: Keyboard,
    amelia: Customer,
    place: Callable[[Desk], QWidget],
    end: str,
) -> None:
    desk.open("marcus")
    place(desk).setFocus()
    assert desk.focus() is place(desk)
    keyboard.scan(amelia.uid, end)
    wait_open(desk, qtbot, amelia)
    desk.wait_timeline()
    assert desk.focus() is desk.window.view.timeline
    assert desk.current_sentence() == "Checked in"
    assert desk.window.search.box.text() == "marcus"
    assert not desk.window.timeline.filter
    assert not desk.window.findChildren(QDialog)


@pytest.mark.parametrize(
    "code",
    ["CUST-000042", "cust-42", "\x02CUST-000042\x03", "]Q3CUST-000042", "CUST)àààà'é", "CUSTß42"],
)
def test_numbers_open_their_customer(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, amelia: Customer, code: str
) -> None:
    keyboard.scan(code)
    wait_open(desk, qtbot, amelia)
    assert desk.window.search.box.text() == ""


def test_keys_are_read_by_their_place_on_the_keyboard(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, amelia: Customer
) -> None:
    keyboard.wait(1000)
    places = [0x2E, 0x16, 0x1F, 0x14, 0x0C, 0x05, 0x03]  # cust-42
    for place, greek in zip(places, "ψθστ-42", strict=True):
        keyboard.wait(4)
        keyboard.press(Qt.Key(ord(greek.upper())), greek, scan_code=place)
    keyboard.press(Qt.Key.Key_Return, "\r", scan_code=0x1C)
    wait_open(desk, qtbot, amelia)
    assert desk.window.search.box.text() == ""


@pytest.mark.parametrize("code", ["BK-A12B34", "https://tiquo.example/ticket/riverside/BK-A12B34"])
def test_a_ticket_opens_its_customer_with_what_is_about_it(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, amelia: Customer, code: str
) -> None:
    keyboard.scan(code)
    wait_open(desk, qtbot, amelia)
    desk.wait_sentences("Checked in")
    assert desk.window.timeline.filter.reference == "BK-A12B34"


def test_a_merged_customers_card_opens_who_is_left(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, amelia: Customer, merged: str
) -> None:
    keyboard.scan(merged)
    wait_open(desk, qtbot, amelia)


@pytest.fixture
def merged(database: Database, tmp_path: Path, amelia: Customer) -> str:
    """The uid of a duplicate of Amelia's."""
    duplicate = add_customer(database, given_name="A", family_name="Hart")
    builders.merge(tmp_path, duplicate, amelia)
    return duplicate.uid


def test_what_several_customers_have_is_searched_for(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, database: Database, marcus: Customer
) -> None:
    record(
        database,
        event(customer=marcus.uid, occurred_at=at(), object_ref="BK-A12B34", object_kind="booking"),
    )
    keyboard.scan("BK-A12B34")
    desk.wait_answer("BK-A12B34")
    assert sorted(desk.found()) == ["Amelia Okonkwo-Hart", "Marcus Hart"]


def test_a_code_that_nobody_has_offers_a_search(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard
) -> None:
    keyboard.scan("BK-NOBODY")
    assert wait_asked(desk, qtbot) == "No customer has BK-NOBODY."
    keyboard.wait(1000)
    keyboard.press(Qt.Key.Key_F8)
    desk.wait_answer("BK-NOBODY")
    assert desk.window.finding.bar is None


@pytest.mark.parametrize("end", ["\r", "\t"])
@pytest.mark.parametrize("number", range(6))
def test_a_field_is_as_it_was_and_enter_presses_nothing(
    desk: Desk,
    qtbot: QtBot,
    keyboard: Keyboard,
    note: Note,
    amelia: Customer,
    number: int,
    end: str,
) -> None:
    note.line.setFocus()
    keyboard.type("a quiet room", 120)
    qtbot.waitUntil(lambda: note.line.text() == "a quiet room", timeout=PATIENCE)
    note.line.undo()
    keyboard.type("not here", 120)
    qtbot.waitUntil(lambda: note.line.text() == "not here", timeout=PATIENCE)
    note.line.setSelection(2, 3)
    note.text.setPlainText("first")
    note.text.insertPlainText("second")
    field = note.fields()[number]
    field.setFocus()
    before = note.state()
    keyboard.scan(amelia.uid, end)
    said = wait_asked(desk, qtbot)
    assert said.startswith("Wallet card of Amelia Okonkwo-Hart")
    assert note.state() == before
    assert note.focusWidget() is field
    assert note.pressed == 0
    assert note.isVisible()
    assert desk.window.view.customer is None


def test_undo_goes_back_over_what_was_typed_and_knows_no_scan(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, note: Note, amelia: Customer
) -> None:
    note.line.setFocus()
    keyboard.type("from the li", 120)
    qtbot.waitUntil(lambda: note.line.text() == "from the li", timeout=PATIENCE)
    keyboard.scan(amelia.uid)
    wait_asked(desk, qtbot)
    keyboard.type("ft", 120)
    qtbot.waitUntil(lambda: note.line.text() == "from the lift", timeout=PATIENCE)
    note.line.undo()
    assert note.line.text() == ""
    note.line.redo()
    assert note.line.text() == "from the lift"


def test_escape_stays_and_closes_nothing(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, note: Note, amelia: Customer
) -> None:
    note.line.setFocus()
    note.line.insert("note")
    keyboard.scan(amelia.uid)
    wait_asked(desk, qtbot)
    keyboard.wait(1000)
    keyboard.press(Qt.Key.Key_Escape)
    assert desk.window.finding.bar is None
    assert note.isVisible()
    assert note.line.text() == "note"
    assert desk.window.view.customer is None
    keyboard.press(Qt.Key.Key_Escape)
    assert not note.isVisible()


def test_f8_opens_and_the_note_stays(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, note: Note, amelia: Customer
) -> None:
    note.line.setFocus()
    note.line.insert("note")
    keyboard.scan(amelia.uid)
    wait_asked(desk, qtbot)
    keyboard.wait(1000)
    keyboard.press(Qt.Key.Key_F8)
    wait_open(desk, qtbot, amelia)
    assert desk.window.finding.bar is None
    assert note.line.text() == "note"
    assert note.isVisible()


def test_a_click_on_open_does_the_same(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, note: Note, amelia: Customer
) -> None:
    note.line.setFocus()
    note.line.insert("note")
    keyboard.scan(amelia.uid)
    wait_asked(desk, qtbot)
    assert desk.window.finding.bar is not None
    desk.click(desk.window.finding.bar.open)
    wait_open(desk, qtbot, amelia)


def test_the_bar_says_at_once_that_somebody_is_banned(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, note: Note, marcus: Customer
) -> None:
    assert marcus.status is Status.BANNED
    note.line.setFocus()
    note.line.insert("note")
    keyboard.scan(marcus.uid)
    said = wait_asked(desk, qtbot)
    assert said.startswith("Wallet card of Marcus Hart. Do not admit.")


def test_in_a_narrow_dialog_the_words_have_its_whole_width(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, marcus: Customer
) -> None:
    desk.window.settings.set("desk/person", "M. Reyes")
    desk.open("0421")
    dialog = open_by(desk, qtbot, "desk.record")
    desk.type("Guest asks for a quiet room")
    keyboard.scan(marcus.uid)
    wait_asked(desk, qtbot)
    bar = desk.window.finding.bar
    assert bar is not None
    assert bar.width() > dialog.width() - 30
    lowest = 0
    for label in bar.findChildren(QLabel):
        if label.text():
            assert label.width() > dialog.width() - 100
            assert label.height() >= label.heightForWidth(label.width())
            lowest = max(lowest, label.geometry().bottom())
    assert bar.open.geometry().top() > lowest
    assert bar.rect().contains(bar.stay.geometry())
    keyboard.wait(1000)
    keyboard.press(Qt.Key.Key_Escape)
    dialog.close()


def test_on_a_low_screen_the_fields_make_room_for_the_bar_and_take_it_back(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, marcus: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    low = 390
    outside = desk.window.screen().availableGeometry().height() - low
    monkeypatch.setattr(dialog_parts, "_OUTSIDE", outside)
    desk.window.settings.set("desk/person", "M. Reyes")
    desk.open("0421")
    dialog = open_by(desk, qtbot, "desk.record")
    before = dialog.height()
    assert before == low
    desk.type("Guest asks for a quiet room")
    keyboard.scan(marcus.uid)
    wait_asked(desk, qtbot)
    bar = desk.window.finding.bar
    assert bar is not None
    qtbot.waitUntil(
        lambda: dialog.height() == low and dialog.rect().contains(bar.geometry()), timeout=PATIENCE
    )
    keyboard.wait(1000)
    keyboard.press(Qt.Key.Key_Escape)
    (body,) = dialog.findChildren(Body)
    foot = dialog.findChildren(QWidget, "footer")[-1]
    qtbot.waitUntil(lambda: body.height() + foot.height() == dialog.height(), timeout=PATIENCE)
    assert dialog.height() == before
    dialog.close()


def test_a_dialog_in_which_nothing_was_written_gives_way(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, note: Note, amelia: Customer
) -> None:
    note.line.setFocus()
    keyboard.scan(amelia.uid)
    wait_open(desk, qtbot, amelia)
    assert not note.isVisible()
    assert note.pressed == 0


def test_a_dialog_that_closes_takes_the_question_along(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, note: Note, amelia: Customer
) -> None:
    note.line.insert("note")
    note.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keyboard.scan(amelia.uid)
    wait_asked(desk, qtbot)
    with qtbot.waitSignal(note.destroyed, timeout=PATIENCE):
        note.close()
    assert desk.window.finding.bar is None
    desk.window.activateWindow()  # as every window manager does
    own = desk.window.windowHandle()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is own, timeout=PATIENCE)
    keyboard.scan(amelia.uid)
    wait_open(desk, qtbot, amelia)


def state_of(window: QWidget) -> list[object]:
    """Everything in a window that a person could have changed, but for the question itself."""
    bars = window.findChildren(ScanBar)
    parts = [
        part
        for part in window.findChildren(QWidget)
        if not any(bar.isAncestorOf(part) for bar in bars)
    ]
    state: list[object] = []
    for part in parts:
        if isinstance(part, QLineEdit):
            state += [part.text(), part.cursorPosition(), part.selectedText()]
            state += [part.isUndoAvailable(), part.isRedoAvailable(), part.isModified()]
        elif isinstance(part, QPlainTextEdit):
            cursor, document = part.textCursor(), part.document()
            state += [part.toPlainText(), cursor.position(), cursor.anchor()]
            state += [document.availableUndoSteps(), document.availableRedoSteps()]
        elif isinstance(part, QComboBox):
            state.append(part.currentText())
        elif isinstance(part, QAbstractButton):
            state.append(part.isChecked())
        elif isinstance(part, QAbstractItemView):
            state.append(part.currentIndex().row())
    return state


def open_by(desk: Desk, qtbot: QtBot, command: str) -> QWidget:
    """The window that a command opens, once it has the focus."""
    desk.window.commands.action(command).trigger()

    def opened() -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and focused.window() is not desk.window

    qtbot.waitUntil(opened, timeout=PATIENCE)
    return desk.focus().window()


@pytest.mark.parametrize(
    "command",
    [
        "file.export",
        "file.import",
        "customer.new",
        "customer.edit",
        "timeline.date-range",
        "desk.record",
        "desk.change-person",
    ],
)
def test_every_field_of_every_dialog_is_as_it_was(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, amelia: Customer, command: str
) -> None:
    desk.window.settings.set("desk/person", "M. Reyes")
    desk.open("marcus")
    marcus = desk.window.view.customer
    dialog = open_by(desk, qtbot, command)
    fields = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    written = [
        widget
        for widget in fields
        if isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.isReadOnly()
    ]
    assert written
    written[0].setFocus()
    qtbot.keyClicks(written[0], "no")
    # What is read beside typing, such as who looks alike, is no part of this.
    desk.settle()
    for field in fields:
        if not isValid(field) or not field.isVisible():
            continue
        written[0].setFocus()
        field.setFocus()
        before = state_of(dialog)
        keyboard.scan(amelia.uid)
        wait_asked(desk, qtbot)
        assert dialog.isVisible()
        assert state_of(dialog) == before, field.accessibleName()
        keyboard.wait(1000)
        keyboard.press(Qt.Key.Key_Escape)
        assert desk.window.finding.bar is None
        assert dialog.isVisible()
        assert state_of(dialog) == before, field.accessibleName()
    assert desk.window.view.customer is marcus
    dialog.close()


def test_open_sets_a_note_aside_that_is_kept_as_a_draft(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, amelia: Customer, tmp_path: Path
) -> None:
    desk.window.settings.set("desk/person", "M. Reyes")
    desk.window.people.keep_drafts(tmp_path / "drafts")
    desk.open("marcus")
    dialog = open_by(desk, qtbot, "desk.record")
    desk.type("Guest asks for a quiet room")
    keyboard.scan(amelia.uid)
    wait_asked(desk, qtbot)
    keyboard.wait(1000)
    keyboard.press(Qt.Key.Key_F8)
    wait_open(desk, qtbot, amelia)
    assert not isValid(dialog) or not dialog.isVisible()
    desk.wait_timeline()
    desk.open("marcus")
    again = open_by(desk, qtbot, "desk.record")
    texts = [field.toPlainText() for field in again.findChildren(QPlainTextEdit)]
    assert "Guest asks for a quiet room" in texts
    again.close()


@pytest.mark.parametrize("command", ["help.palette", "help.shortcuts", "timeline.date-range"])
def test_what_only_lies_in_the_way_gives_way(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard, amelia: Customer, command: str
) -> None:
    desk.open("marcus")
    dialog = open_by(desk, qtbot, command)
    keyboard.scan(amelia.uid)
    wait_open(desk, qtbot, amelia)
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=PATIENCE)


@pytest.mark.parametrize("gap", [120, 60, 45])
def test_fast_typing_is_typed(desk: Desk, qtbot: QtBot, keyboard: Keyboard, gap: int) -> None:
    keyboard.type("cust-42", gap)
    qtbot.waitUntil(lambda: desk.window.search.box.text() == "cust-42", timeout=PATIENCE)
    desk.wait_answer("cust-42")
    keyboard.wait(gap)
    keyboard.type("\r", gap)
    desk.wait_timeline()
    assert desk.window.view.header.name() == "Amelia Okonkwo-Hart"


def test_keys_that_roll_into_each_other_are_typed_in_order(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard
) -> None:
    for part in ("ca", "be", "dec", "ab0", "x"):
        keyboard.wait(110)
        keyboard.type(part, 9)
    qtbot.waitUntil(lambda: desk.window.search.box.text() == "cabedecab0x", timeout=PATIENCE)


def test_a_fast_burst_that_is_no_code_is_typed_with_its_enter(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard
) -> None:
    keyboard.wait(1000)
    keyboard.type("0421\r", 5)
    desk.wait_timeline()
    assert desk.window.view.header.name() == "Amelia Okonkwo-Hart"
    assert desk.window.search.box.text() == "0421"


def test_a_code_in_the_middle_of_fast_text_is_text(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard
) -> None:
    keyboard.wait(1000)
    keyboard.type("see BK-A12B34", 5)
    qtbot.waitUntil(lambda: desk.window.search.box.text() == "see BK-A12B34", timeout=PATIENCE)


def test_a_key_that_was_held_back_comes_before_a_shortcut(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard
) -> None:
    desk.open("0421")
    box = desk.window.search.box
    box.setFocus()
    box.end(False)
    keyboard.wait(1000)
    keyboard.type("c", 5)
    assert box.text() == "0421"
    keyboard.wait(5)
    keyboard.press(Qt.Key.Key_Left)
    assert box.text() == "0421c"
    assert box.cursorPosition() == 4


def test_a_plain_key_that_is_a_shortcut_stays_one(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard
) -> None:
    run: list[str] = []
    desk.window.commands.add(
        Command(
            id="test.plain",
            text="Plain",
            menu=Menu.VIEW,
            run=lambda: run.append("c"),
            shortcuts=("C",),
        )
    )
    desk.open("0421")
    keyboard.type("c", 1000)
    qtbot.waitUntil(lambda: run == ["c"], timeout=PATIENCE)
    desk.window.search.focus_box()
    keyboard.type("c", 1000)
    qtbot.waitUntil(lambda: desk.window.search.box.text() == "c", timeout=PATIENCE)
    assert run == ["c"]


def test_a_scanner_can_have_its_own_signs_around_every_code(
    desk: Desk, qtbot: QtBot, keyboard: Keyboard
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    desk.window.finding.scanner.deleteLater()
    field = QWidget()
    qtbot.addWidget(field)
    scanner = Scanner(app, field, prefix="xy", suffix="z.")
    with qtbot.waitSignal(scanner.scanned, timeout=PATIENCE):
        keyboard.scan("xyCUST-000042z.")
    assert desk.window.search.box.text() == ""


def test_the_real_way_of_a_key_is_watched(desk: Desk, qtbot: QtBot, amelia: Customer) -> None:
    desk.window.finding.scanner._gap = 60_000  # a busy machine is no scanner
    window = desk.window.windowHandle()
    assert window is not None
    for character in amelia.number:
        qtbot.keyClick(window, character)
    qtbot.keyClick(window, Qt.Key.Key_Return)
    wait_open(desk, qtbot, amelia)
    assert desk.window.search.box.text() == ""

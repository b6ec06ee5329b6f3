"""The cover: customers are hidden from passers-by until somebody says who they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog, wait_closed
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.roles import Role
from tiquo_desktop.domain.scan_codes import Code, CodeKind
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.services.links import Link, Target
from tiquo_desktop.ui.bars.palette import Palette
from tiquo_desktop.ui.cover.cover import Cover
from tiquo_desktop.ui.cover.idle import Idle
from tiquo_desktop.ui.customers.customer_dialog import CustomerDialog
from tiquo_desktop.ui.link_opener import LinkOpener
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.main_window import LEAST_SIZE
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.recording.record_dialog import RecordDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SECRET = ("Amelia", "Okonkwo", "0421", "Paid £84.50", "CUST-", "Called back")


@pytest.fixture
def kept(desk: Desk, tmp_path: Path) -> Path:
    """Where drafts are kept; A. Okafor is at the desk."""
    desk.window.people.keep_drafts(tmp_path / "drafts")
    desk.window.people.at_desk.choose("J. Lind")
    desk.window.people.at_desk.choose("A. Okafor")
    return tmp_path / "drafts"


def covered(desk: Desk, qtbot: QtBot) -> Cover:
    desk.window.covering.cover()
    cover = desk.window.covering.current
    assert cover is not None
    # Window systems see to this themselves.
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: cover.isAncestorOf(QApplication.focusWidget()), timeout=PATIENCE)
    return cover


def lift(desk: Desk, qtbot: QtBot, name: str = "") -> None:
    cover = desk.window.covering.current
    assert cover is not None
    if name:
        cover.form.who.setText(name)
    cover.sign_in()
    qtbot.waitUntil(lambda: not desk.window.covering.is_covered, timeout=PATIENCE)


def seen() -> str:
    """Every text of every widget that is on screen."""
    names = ("text", "toPlainText", "windowTitle", "toolTip", "accessibleName")
    shown = [each for each in QApplication.allWidgets() if each.isVisible()]
    return "\n".join(str(getattr(each, name, str)()) for each in shown for name in names)


def heard(interface: QAccessibleInterface | None, depth: int = 0) -> Iterator[str]:
    """Everything that a screen reader finds."""
    if interface is None or depth > 40:
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        yield interface.text(kind)
    for number in range(min(interface.childCount(), 60)):
        yield from heard(interface.child(number), depth + 1)


def whole_program() -> str:
    windows = [each for each in QApplication.topLevelWidgets() if not each.parent()]
    dialogs = [each for each in QApplication.topLevelWidgets() if each.parent()]
    found = (QAccessible.queryAccessibleInterface(each) for each in [*windows, *dialogs])
    return "\n".join(text for each in found for text in heard(each))


def none_of_it(texts: str) -> bool:
    return not [each for each in SECRET if each in texts]


def dialog_with_text(desk: Desk, qtbot: QtBot) -> RecordDialog:
    desk.control(Qt.Key.Key_N)
    dialog = open_dialog(qtbot, RecordDialog)
    desk.type("Called back")
    return dialog


def test_nothing_of_a_customer_is_to_be_seen_or_heard(desk: Desk, qtbot: QtBot, kept: Path) -> None:
    desk.open("0421")
    dialog = dialog_with_text(desk, qtbot)
    assert not none_of_it(seen())
    assert not none_of_it(whole_program())
    cover = covered(desk, qtbot)
    assert none_of_it(seen())
    assert none_of_it(whole_program())
    assert not dialog.isVisible()
    assert desk.window.windowTitle() == "Tiquo"
    direct = [each for each in desk.window.children() if isinstance(each, QWidget)]
    assert [each for each in direct if each.isVisible() and each.width() > 100] == [cover]
    picture = desk.window.grab().toImage()
    corner = picture.pixelColor(5, 5)
    edge = picture.pixelColor(picture.width() - 5, picture.height() - 5)
    assert corner == edge
    lift(desk, qtbot)
    assert not none_of_it(seen())
    assert not none_of_it(whole_program())
    dialog.reject()
    wait_closed(qtbot)


def test_the_same_person_finds_everything_as_it_was(desk: Desk, qtbot: QtBot, kept: Path) -> None:
    desk.open("0421")
    desk.click(desk.chip(Dimension.CATEGORY, "Orders"))
    desk.wait_sentences("Spa added", "Sent")
    table = desk.window.view.timeline
    table.setFocus()
    desk.key(Qt.Key.Key_Down)
    before = table.current_event()
    covered(desk, qtbot)
    lift(desk, qtbot)
    assert desk.window.windowTitle() == "tiquo"
    assert table.hasFocus()
    assert table.current_event() == before
    assert desk.sentences() == ["Spa added", "Sent"]
    desk.search("oko")
    desk.window.search.box.setCursorPosition(1)
    covered(desk, qtbot)
    lift(desk, qtbot)
    box = desk.window.search.box
    assert (box.text(), box.cursorPosition(), box.hasFocus()) == ("oko", 1, True)
    assert desk.found() == ["Amelia Okonkwo-Hart"]


def test_what_is_being_typed_comes_back_to_who_types_it(
    desk: Desk, qtbot: QtBot, kept: Path
) -> None:
    desk.open("0421")
    dialog = dialog_with_text(desk, qtbot)
    sentence = dialog.form.sentence
    covered(desk, qtbot)
    lift(desk, qtbot)
    assert dialog.isVisible()
    assert QApplication.activeModalWidget() is dialog
    dialog.activateWindow()
    qtbot.waitUntil(sentence.hasFocus, timeout=PATIENCE)
    desk.type(" at noon")
    assert sentence.toPlainText() == "Called back at noon"
    dialog.reject()
    wait_closed(qtbot)


def test_its_key_works_while_something_is_written(desk: Desk, qtbot: QtBot, kept: Path) -> None:
    desk.open("0421")
    dialog = dialog_with_text(desk, qtbot)
    desk.key(Qt.Key.Key_K, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: desk.window.covering.is_covered, timeout=PATIENCE)
    assert not dialog.isVisible()
    lift(desk, qtbot)
    assert dialog.isVisible()
    assert dialog.form.sentence.toPlainText() == "Called back"
    dialog.reject()
    wait_closed(qtbot)


def test_a_draft_stays_with_its_author(desk: Desk, qtbot: QtBot, kept: Path) -> None:
    desk.open("0421")
    dialog_with_text(desk, qtbot)
    covered(desk, qtbot)
    lift(desk, qtbot, "J. Lind")
    assert desk.window.people.at_desk.person == "J. Lind"
    wait_closed(qtbot)
    desk.window.activateWindow()
    desk.window.commands.use("desk.record")
    other = open_dialog(qtbot, RecordDialog)
    assert other.form.sentence.toPlainText() == ""
    other.reject()
    wait_closed(qtbot)
    desk.window.people.at_desk.choose("A. Okafor")
    desk.window.commands.use("desk.record")
    mine = open_dialog(qtbot, RecordDialog)
    assert mine.form.sentence.toPlainText() == "Called back"
    mine.reject()
    wait_closed(qtbot)


def test_a_profile_that_is_half_changed_waits_for_its_author(
    desk: Desk, qtbot: QtBot, kept: Path
) -> None:
    desk.open("0421")
    desk.key(Qt.Key.Key_F2)
    dialog = open_dialog(qtbot, CustomerDialog)
    dialog.form.company.setText("Riverside")
    covered(desk, qtbot)
    lift(desk, qtbot, "J. Lind")
    assert not dialog.isVisible()
    assert QApplication.activeModalWidget() is None
    covered(desk, qtbot)
    lift(desk, qtbot, "A. Okafor")
    assert dialog.isVisible()
    assert dialog.form.company.text() == "Riverside"
    dialog.reject()
    dialog.reject()
    wait_closed(qtbot)


def test_no_key_and_no_command_goes_round_it(desk: Desk, qtbot: QtBot, kept: Path) -> None:
    desk.open("0421")
    cover = covered(desk, qtbot)
    for command in desk.window.commands:
        for shortcut in command.shortcuts:
            pressed = QKeySequence(shortcut)[0]
            key = pressed.key()
            qtbot.keyClick(desk.window, key, pressed.keyboardModifiers())
            qtbot.keyClick(cover.form.who, key, pressed.keyboardModifiers())
        desk.window.commands.use(command.id)
        desk.window.commands.action(command.id).trigger()
    assert desk.window.covering.current is cover
    assert desk.window.isVisible()
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None
    assert not desk.window.findChildren(Palette)
    assert none_of_it(seen())
    lift(desk, qtbot)
    assert desk.window.view.customer is not None


def test_a_scan_does_nothing(desk: Desk, qtbot: QtBot, kept: Path, database: Database) -> None:
    desk.search("0421")
    covered(desk, qtbot)
    desk.window.finding.look_up(Code(CodeKind.REFERENCE, "BK-A12B34"))
    assert desk.window.reader.lane("scan").is_idle
    assert desk.window.finding.bar is None
    lift(desk, qtbot)
    assert desk.window.view.customer is None


def test_what_opens_late_stays_behind_it(desk: Desk, qtbot: QtBot, kept: Path) -> None:
    desk.open("0421")
    desk.control(Qt.Key.Key_N)  # its draft is looked for in a thread
    covered(desk, qtbot)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(RecordDialog)), timeout=PATIENCE)
    (dialog,) = desk.window.findChildren(RecordDialog)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=PATIENCE)
    lift(desk, qtbot)
    assert dialog.isVisible()
    assert not dialog.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    dialog.reject()
    wait_closed(qtbot)


def test_what_hangs_from_a_late_answer_is_gone(desk: Desk, qtbot: QtBot, kept: Path) -> None:
    desk.open("0421")
    covered(desk, qtbot)
    popup = QLabel("Amelia", desk.window, Qt.WindowType.ToolTip)
    popup.show()
    qtbot.waitUntil(lambda: not popup.isVisible(), timeout=PATIENCE)
    lift(desk, qtbot)
    assert not popup.isVisible()


def test_a_link_waits_for_somebody(desk: Desk, qtbot: QtBot, kept: Path) -> None:
    desk.search("0421")
    uid = desk.window.results.row_at(0).result.customer.uid
    opener = LinkOpener(desk.window, desk.window.reader.lane("link"), lambda _: None)
    covered(desk, qtbot)
    opener.open(Link(Target.CUSTOMER, uid))
    assert desk.window.reader.lane("link").is_idle
    lift(desk, qtbot)
    qtbot.waitUntil(lambda: desk.window.view.customer is not None, timeout=PATIENCE)


def test_the_keyboard_stays_with_the_cover(desk: Desk, qtbot: QtBot, kept: Path) -> None:
    desk.open("0421")
    cover = covered(desk, qtbot)
    desk.window.view.timeline.setFocus()
    desk.window.search.focus_box()
    assert cover.isAncestorOf(desk.focus())
    for _ in range(12):
        desk.key(Qt.Key.Key_Tab)
        assert cover.isAncestorOf(desk.focus())
    lift(desk, qtbot)


def test_it_fits_into_a_small_window(desk: Desk, qtbot: QtBot, kept: Path) -> None:
    desk.window.resize(*LEAST_SIZE)
    cover = covered(desk, qtbot)
    assert cover.size() == desk.window.size()
    desk.window.resize(900, 600)
    assert cover.size() == desk.window.size()
    assert cover.horizontalScrollBar().maximum() == 0
    lift(desk, qtbot)
    assert desk.window.centralWidget().isVisible()


def test_to_end_the_program_and_start_it_again_is_no_way_round(
    desk: Desk, qtbot: QtBot, kept: Path, database: Database, look: Theme, reader: Reader
) -> None:
    desk.open("0421")
    widths = desk.window.panes.widths()
    covered(desk, qtbot)
    desk.window.session.save()
    assert desk.window.panes.widths() == widths
    again = Desk(qtbot, look, reader, database, desk.window.settings)
    assert again.window.covering.is_covered
    assert again.window.windowTitle() == "Tiquo"
    lift(again, qtbot)
    assert again.window.windowTitle() == "tiquo"
    again.window.set_database(None)
    lift(desk, qtbot)
    once_more = Desk(qtbot, look, reader, database, desk.window.settings)
    assert not once_more.window.covering.is_covered
    once_more.window.set_database(None)


def test_another_database_behind_it_asks_for_its_own_people(
    desk: Desk, qtbot: QtBot, kept: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    covered(desk, qtbot)
    info = replace(database.info, uid="5" * 32, login="odile", role=Role.FRONT_DESK)
    monkeypatch.setattr(type(database), "info", property(lambda _: info))
    desk.window.set_database(database)
    cover = desk.window.covering.current
    assert cover is not None
    assert cover.form.password is not None
    assert desk.window.windowTitle() == "Tiquo"
    qtbot.waitUntil(lambda: len(desk.window.findChildren(Cover)) == 1, timeout=PATIENCE)
    desk.window.people.at_desk.choose("Somebody")
    assert desk.window.people.at_desk.person == "odile"
    cover.form.password.setText("anything")
    cover.sign_in()
    assert desk.window.covering.is_covered
    desk.window.covering.lift()


def test_nobody_known_says_a_name(desk: Desk, qtbot: QtBot) -> None:
    cover = covered(desk, qtbot)
    assert not cover.go_on.isEnabled()
    desk.type("A. Okafor")
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not desk.window.covering.is_covered, timeout=PATIENCE)
    assert desk.window.people.at_desk.person == "A. Okafor"


# By itself


class Clock:
    """Goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_it_is_counted_from_the_last_input(qtbot: QtBot, look: Theme) -> None:
    clock, field, parent = Clock(), QLineEdit(), QObject()
    qtbot.addWidget(field)
    idle = Idle(parent, (clock,))
    field.show()
    idle.set_limit(60)
    passed: list[int] = []
    idle.passed.connect(lambda: passed.append(1))
    clock.now += 59
    qtbot.mouseMove(field)
    qtbot.keyClick(field.windowHandle(), Qt.Key.Key_A)
    clock.now += 59
    idle._look()
    assert not passed
    clock.now += 2
    idle._look()
    assert passed == [1]
    assert field.text() == "a"


def test_the_first_key_after_a_long_sleep_is_not_for_what_is_behind(
    qtbot: QtBot, look: Theme
) -> None:
    clock, field, parent = Clock(), QPlainTextEdit(), QObject()
    qtbot.addWidget(field)
    field.show()
    idle = Idle(parent, (lambda: 0.0, clock))
    idle.set_limit(60)
    with qtbot.waitSignal(idle.passed, timeout=PATIENCE):
        clock.now += 3_600
        qtbot.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert field.toPlainText() == ""


def test_a_file_is_not_covered_by_itself_unless_somebody_wants_it(
    desk: Desk, qtbot: QtBot, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    covering, commands = desk.window.covering, desk.window.commands
    assert covering.minutes == 0
    assert commands.action("desk.cover-0").isChecked()
    commands.use("desk.cover-5")
    assert covering.minutes == 5
    assert commands.action("desk.cover-5").isChecked()
    covering._idle.set_limit(0.05)
    qtbot.waitUntil(lambda: covering.is_covered, timeout=PATIENCE)
    lift(desk, qtbot)

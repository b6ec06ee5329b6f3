"""Recording: quick to type, never lost, never doubled, and signed."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import at, event, record
from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog, wait_closed
from tiquo_desktop.domain import customers, times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.customers import Ban, Status
from tiquo_desktop.domain.errors import BusyDatabase, DatabaseError, DiskFull, ReadOnlyDatabase
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database, Key, Writing
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.services.customers import edit
from tiquo_desktop.services.drafts import DraftKey, Drafts
from tiquo_desktop.services.profile_changes import Writer
from tiquo_desktop.ui.look import dialog_parts
from tiquo_desktop.ui.recording.record_dialog import RecordDialog
from tiquo_desktop.ui.recording.record_kinds import often
from tiquo_desktop.ui.recording.recording import currency_of
from tiquo_desktop.ui.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SAID = "Called back: room 011 is free"


@pytest.fixture
def folder(desk: Desk, tmp_path: Path) -> Path:
    """Where the drafts of this desk lie; A. Okafor is there."""
    desk.window.people.keep_drafts(tmp_path / "drafts")
    desk.window.recording.at_desk.choose("A. Okafor")
    return tmp_path / "drafts"


def begun(desk: Desk, qtbot: QtBot, whose: str = "0421") -> RecordDialog:
    desk.open(whose)
    desk.control(Qt.Key.Key_N)
    return open_dialog(qtbot, RecordDialog)


def no_drafts(qtbot: QtBot, folder: Path) -> None:
    """Wait until no draft is kept any more."""
    qtbot.waitUntil(lambda: not list(folder.rglob("*.json")), timeout=PATIENCE)


def to_timeline(desk: Desk, qtbot: QtBot) -> None:
    """Back in the window, with the focus in the table."""
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)
    desk.window.view.timeline.setFocus()


def again(desk: Desk, qtbot: QtBot) -> RecordDialog:
    to_timeline(desk, qtbot)
    desk.control(Qt.Key.Key_N)
    return open_dialog(qtbot, RecordDialog)


def newest(database: Database, whose: str = "0421") -> Event:
    with database.reading() as reading:
        return max(reading.activity.page(None, Filter(), limit=200), key=lambda each: each.id)


def many(database: Database) -> int:
    with database.reading() as reading:
        return len(reading.activity.page(None, Filter(), limit=200))


def test_a_call_is_recorded_without_the_mouse(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path
) -> None:
    dialog = begun(desk, qtbot)
    desk.key(Qt.Key.Key_2, ALT)
    desk.type(SAID)
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: desk.current_sentence() == SAID, timeout=PATIENCE)
    event = newest(database)
    assert (event.category, event.type, event.source) == ("Customers", "Communication", "Staff")
    assert event.actor == "A. Okafor"
    assert event.device
    assert abs(event.recorded_at - event.occurred_at) < 60 * times.SECOND
    assert not dialog.is_busy
    no_drafts(qtbot, folder)


def test_it_appears_marked_in_the_timeline_even_under_a_filter(
    desk: Desk, qtbot: QtBot, folder: Path
) -> None:
    desk.open("0421")
    desk.click(desk.chip(Dimension.CATEGORY, "Orders"))
    desk.wait_sentences("Spa added", "Sent")
    dialog = again(desk, qtbot)
    desk.key(Qt.Key.Key_1, ALT)
    desk.type("Came in")
    desk.click(dialog.save)
    wait_closed(qtbot)
    qtbot.waitUntil(lambda: desk.current_sentence() == "Came in", timeout=PATIENCE)


def test_an_impatient_hand_opens_one_dialog(desk: Desk, qtbot: QtBot, folder: Path) -> None:
    desk.open("0421")
    desk.control(Qt.Key.Key_N)
    desk.control(Qt.Key.Key_N)
    open_dialog(qtbot, RecordDialog).reject()
    wait_closed(qtbot)
    to_timeline(desk, qtbot)
    assert len(desk.window.findChildren(RecordDialog)) <= 1
    again(desk, qtbot).reject()


def test_everything_that_was_typed_is_stored(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path
) -> None:
    dialog = begun(desk, qtbot)
    form = dialog.form
    form.choose_kind(next(each for each in often(Settings(), "") if each.id == "payment"))
    desk.type("Paid at the bar")
    desk.key(Qt.Key.Key_Return)
    assert form.category.hasFocus()
    for field, text in (
        (form.about, "ord-j98ubc"),
        (form.when, "22 Nov 2025 18:05"),
        (form.amount, "1,084.50"),
    ):
        field.setFocus()
        desk.type(text)
    assert form.amount_words() == "1,084.50 GBP"
    assert form.when_words() == "22 Nov 2025, 18:05"
    form.show_details(True)
    form.details.setFocus()
    desk.type("table: 4")
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    event = newest(database)
    assert (event.summary, event.amount_minor, event.currency) == ("Paid at the bar", 108450, "GBP")
    assert (event.object_kind, event.object_ref, event.story) == (
        "order",
        "ORD-J98UBC",
        "ORD-J98UBC",
    )
    assert event.details == '{"table": "4"}'
    assert times.isoformat(event.occurred_at, event.zone).startswith("2025-11-22T18:05:00")
    assert event.recorded_at > event.occurred_at + times.DAY


def test_a_refund_is_negative_and_says_so_before(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path
) -> None:
    dialog = begun(desk, qtbot)
    from tiquo_desktop.ui.recording.record_kinds import kind

    refund = kind("refund")
    assert refund is not None
    dialog.form.choose_kind(refund)
    desk.type("Refund of the spa")
    dialog.form.amount.setFocus()
    desk.type("25")
    assert dialog.form.amount_words() == "\u221225.00 GBP"
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    assert newest(database).amount_minor == -2500


def test_a_category_offers_its_likely_types_first(desk: Desk, qtbot: QtBot, folder: Path) -> None:
    dialog = begun(desk, qtbot)
    dialog.form.category.choose("Payments")
    assert dialog.form.type.value() == "Payment"
    assert dialog.form.type.itemText(0) == "Payment"
    offered = {dialog.form.type.itemData(row) for row in range(dialog.form.type.count())}
    assert offered - {None} == set(Dimension.TYPE.known)
    dialog.form.category.choose("Bookings")
    assert dialog.form.type.value() == "Visit"
    dialog.reject()


@pytest.mark.parametrize(
    ("field", "text", "part"),
    [
        ("when", "23:59:59 tomorrow", "write it like"),
        ("when", "31 Dec 2099 10:00", "still to come"),
        ("amount", "eighty", "not a number"),
        ("amount", "84.505", "two ways"),
        ("about", "114", "kind"),
    ],
)
def test_what_is_not_understood_is_said_at_its_field_and_stays(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path, field: str, text: str, part: str
) -> None:
    before = many(database)
    dialog = begun(desk, qtbot)
    desk.key(Qt.Key.Key_1, ALT)
    desk.type(SAID)
    place = getattr(dialog.form, field)
    place.setFocus()
    desk.type(text)
    dialog.form.sentence.setFocus()
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert part in dialog.message()
    assert place.hasFocus()
    assert place.text() == text
    assert dialog.form.sentence.toPlainText() == SAID
    assert many(database) == before
    dialog.reject()


def test_a_sentence_and_a_category_are_asked_for(desk: Desk, qtbot: QtBot, folder: Path) -> None:
    dialog = begun(desk, qtbot)
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert dialog.message() == "Say in one sentence what happened."
    assert dialog.form.sentence.property("wrong")
    desk.type("S")
    assert not dialog.form.sentence.property("wrong")
    assert dialog.message() == ""
    desk.key(Qt.Key.Key_Backspace)
    desk.type(SAID)
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert dialog.message() == "Choose a category."
    assert dialog.form.category.hasFocus()
    dialog.reject()


def test_category_and_type_are_chosen_from_their_lists_by_keyboard(
    desk: Desk, qtbot: QtBot, folder: Path
) -> None:
    dialog = begun(desk, qtbot)
    for box, steps, value in (
        (dialog.form.category, 2, "Bookings"),
        (dialog.form.type, 1, "Booking"),
        (dialog.form.category, 1, "Payments"),
        (dialog.form.type, 2, "Communication"),
    ):
        box.setFocus()
        desk.key(Qt.Key.Key_Down, ALT)
        qtbot.waitUntil(box.view().isVisible, timeout=PATIENCE)
        for _ in range(steps):
            qtbot.keyClick(box.view(), Qt.Key.Key_Down)
        qtbot.keyClick(box.view(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda box=box: not box.view().isVisible(), timeout=PATIENCE)  # type: ignore[misc]
        assert box.value() == value
    dialog.reject()


def test_what_somebody_records_often_comes_first(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path
) -> None:
    dialog = begun(desk, qtbot)
    assert [button.text() for button in dialog.form.kinds] == ["Visit", "Call", "Payment"]
    dialog.form.category.choose("Customers")
    dialog.form.type.choose("Enquiry")
    desk.type("Asked for a cot")
    desk.click(dialog.save)
    wait_closed(qtbot)
    dialog = again(desk, qtbot)
    assert dialog.form.kinds[0].text() == "Enquiry"
    dialog.reject()
    wait_closed(qtbot)
    desk.window.recording.at_desk.choose("J. Lind")
    dialog = again(desk, qtbot)
    assert dialog.form.kinds[0].text() == "Visit"
    dialog.reject()


# Drafts


def test_escape_keeps_the_draft_and_it_comes_back(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path
) -> None:
    dialog = begun(desk, qtbot)
    desk.key(Qt.Key.Key_2, ALT)
    desk.type(SAID)
    with qtbot.waitSignal(dialog.destroyed, timeout=PATIENCE):
        desk.key(Qt.Key.Key_Escape)
    dialog = again(desk, qtbot)
    assert dialog.form.sentence.toPlainText() == SAID
    assert dialog.form.category.value() == "Customers"
    assert "is back" in dialog.message()
    desk.type(" now")
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    assert newest(database).summary == f"{SAID} now"
    no_drafts(qtbot, folder)


def test_a_draft_is_on_disk_while_somebody_types(desk: Desk, qtbot: QtBot, folder: Path) -> None:
    dialog = begun(desk, qtbot)
    desk.type(SAID)
    qtbot.waitUntil(lambda: dialog.state_text().startswith("Draft kept "), timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: any(SAID in path.read_text() for path in folder.rglob("*.json")), timeout=PATIENCE
    )
    dialog.form.sentence.clear()
    no_drafts(qtbot, folder)
    dialog.reject()


def test_a_draft_stays_with_its_author(desk: Desk, qtbot: QtBot, folder: Path) -> None:
    dialog = begun(desk, qtbot)
    desk.type(SAID)
    dialog.reject()
    wait_closed(qtbot)
    desk.window.recording.at_desk.choose("J. Lind")
    dialog = again(desk, qtbot)
    assert dialog.form.sentence.toPlainText() == ""
    dialog.reject()
    wait_closed(qtbot)
    desk.window.recording.at_desk.choose("A. Okafor")
    dialog = again(desk, qtbot)
    assert dialog.form.sentence.toPlainText() == SAID
    dialog.reject()


def test_a_draft_can_be_discarded(desk: Desk, qtbot: QtBot, folder: Path) -> None:
    dialog = begun(desk, qtbot)
    desk.type(SAID)
    dialog.reject()
    wait_closed(qtbot)
    dialog = again(desk, qtbot)
    dialog._fresh.click()
    assert dialog.form.sentence.toPlainText() == ""
    assert dialog.form.source.value() == "Staff"
    no_drafts(qtbot, folder)
    dialog.reject()


def test_drafts_that_cannot_be_kept_are_said_and_recording_goes_on(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path
) -> None:
    folder.write_text("a file where a folder should be")
    dialog = begun(desk, qtbot)
    desk.key(Qt.Key.Key_1, ALT)
    desk.type(SAID)
    qtbot.waitUntil(lambda: "cannot be kept" in dialog.message(), timeout=PATIENCE)
    assert dialog.state_text() == "Draft not kept"
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    assert newest(database).summary == SAID


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_what_was_typed_outlives_a_killed_program(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path, tmp_path: Path
) -> None:
    desk.open("0421")
    customer = desk.window.view.customer
    assert customer is not None
    program = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tiquo_desktop.storage.sqlite import open_database
from tiquo_desktop.domain.repositories import Key
from tiquo_desktop.ui.look import theme
from tiquo_desktop.ui.main_window import MainWindow
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.recording.record_dialog import RecordDialog
app = QApplication([])
def wait(reached):
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: reached() and loop.quit())
    timer.start(5)
    loop.exec()
database = open_database(Path(sys.argv[1]), recorded_by="tester")
window = MainWindow(theme.apply(app, "light", bundled_font=True), Reader())
window.people.keep_drafts(Path(sys.argv[2]))
window.recording.at_desk.choose("A. Okafor")
window.show()
window.set_database(database)
with database.reading() as reading:
    (customer,) = reading.customers.find(Key.NUMBER, "CUST-000042")
window.open_customer(customer, None)
window.recording.record()
wait(lambda: isinstance(app.activeModalWidget(), RecordDialog))
dialog = app.activeModalWidget()
QTest.keyClicks(dialog.form.sentence, sys.argv[3])
wait(lambda: dialog.state_text().startswith("Draft kept"))
wait(lambda: any(sys.argv[3] in p.read_text() for p in Path(sys.argv[2]).rglob("*.json")))
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "tiquo.db"), str(folder), SAID],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    dialog = again(desk, qtbot)
    assert dialog.form.sentence.toPlainText() == SAID
    dialog.reject()


# A database that does not take it


class Failing:
    """A database whose next writings fail, before or after they take effect."""

    def __init__(self, real: Database, error: DatabaseError, *, after: bool, times: int) -> None:
        self.real, self.error, self.after, self.times = real, error, after, times
        self.blind = False
        self.close = real.close

    def __getattr__(self, name: str) -> object:
        return getattr(self.real, name)

    @contextmanager
    def reading(self, **given: object) -> Iterator[object]:
        # The look after a failed commit fails as well: then nobody knows what became of it.
        if self.blind:
            self.blind = False
            raise self.error
        with self.real.reading(**given) as session:  # type: ignore[arg-type]
            yield session

    @contextmanager
    def writing(self, **_: object) -> Iterator[Writing]:
        if not self.times:
            with self.real.writing() as session:
                yield session
            return
        self.times -= 1
        if not self.after:
            raise self.error
        with self.real.writing() as session:
            yield session
        self.blind = True
        raise self.error


@pytest.mark.parametrize(
    "error",
    [
        BusyDatabase("The database is busy: try again."),
        ReadOnlyDatabase("The database is read-only: choose another folder."),
        DiskFull("The disk is full: free some space."),
    ],
)
def test_a_database_that_does_not_take_it_leaves_everything_in_the_dialog(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path, error: DatabaseError
) -> None:
    busy = Failing(database, error, after=False, times=1)
    desk.window.set_database(busy)  # type: ignore[arg-type]
    desk.wait_answer("")
    before = many(database)
    dialog = begun(desk, qtbot)
    desk.key(Qt.Key.Key_2, ALT)
    desk.type(SAID)
    desk.key(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: str(error) in dialog.message(), timeout=PATIENCE)
    assert "What you typed is still here and kept as a draft." in dialog.message()
    assert dialog.form.sentence.toPlainText() == SAID
    assert dialog.form.isEnabled()
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    assert many(database) == before + 1


def test_an_attempt_that_may_have_been_stored_never_doubles(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path
) -> None:
    """The commit took effect, its answer was lost, and so was the look for what became of it."""
    broken = Failing(database, DatabaseError("The disk did not answer."), after=True, times=1)
    desk.window.set_database(broken)  # type: ignore[arg-type]
    desk.wait_answer("")
    before = many(database)
    dialog = begun(desk, qtbot)
    desk.key(Qt.Key.Key_2, ALT)
    desk.type(SAID)
    desk.key(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "did not answer" in dialog.message(), timeout=PATIENCE)
    assert many(database) == before + 1
    dialog.reject()
    wait_closed(qtbot)
    # Also after the dialog was left and the draft came back.
    dialog = again(desk, qtbot)
    assert dialog.form.sentence.toPlainText() == SAID
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    assert many(database) == before + 1


def test_words_changed_after_an_attempt_that_was_stored_become_its_correction(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path
) -> None:
    broken = Failing(database, DatabaseError("The disk did not answer."), after=True, times=1)
    desk.window.set_database(broken)  # type: ignore[arg-type]
    desk.wait_answer("")
    dialog = begun(desk, qtbot)
    desk.key(Qt.Key.Key_2, ALT)
    desk.type(SAID)
    desk.key(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "did not answer" in dialog.message(), timeout=PATIENCE)
    first = newest(database)
    dialog.form.sentence.setPlainText("Called back: room 012 is free")
    desk.key(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: SAID in dialog.message(), timeout=PATIENCE)
    assert dialog.reason.isVisible()
    assert dialog.reason.hasFocus()
    desk.type("Wrong room")
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    second = newest(database)
    assert second.corrects == first.uid
    assert second.summary == "Called back: room 012 is free"
    assert second.details == '{"reason": "Wrong room"}'


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed")
def test_a_vanished_database_leaves_everything_in_the_dialog(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path, tmp_path: Path
) -> None:
    dialog = begun(desk, qtbot)
    desk.key(Qt.Key.Key_2, ALT)
    desk.type(SAID)
    file = tmp_path / "tiquo.db"
    away = tmp_path / "away.db"
    file.rename(away)
    desk.key(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "What you typed is still here" in dialog.message(), timeout=PATIENCE)
    assert dialog.form.sentence.toPlainText() == SAID
    away.rename(file)
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    assert newest(database).summary == SAID


def test_a_database_locked_by_another_program_is_waited_for_and_then_said(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path, tmp_path: Path
) -> None:
    before = many(database)
    dialog = begun(desk, qtbot)
    desk.key(Qt.Key.Key_2, ALT)
    desk.type(SAID)
    with closing(sqlite3.connect(tmp_path / "tiquo.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        desk.key(Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: "kept as a draft" in dialog.message(), timeout=3 * PATIENCE)
        other.execute("ROLLBACK")
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    assert many(database) == before + 1


# Bans and notices


@pytest.fixture
def banned(database: Database) -> None:
    with database.reading() as reading:
        marcus = reading.customers.find(Key.NUMBER, "CUST-000043")[0]
    why = Ban(reason="Abusive to staff", until=date(2099, 4, 30))
    profile = customers.banned(customers.profile_of(marcus), why)
    edit(database, marcus, profile, Writer("M. Reyes"))


def test_a_visit_of_somebody_banned_is_asked_once_more(
    banned: None, desk: Desk, qtbot: QtBot, database: Database, folder: Path
) -> None:
    before = many(database)
    dialog = begun(desk, qtbot, "marcus")
    assert "Do not admit." in dialog.standing_text()
    assert "Abusive to staff" in dialog.standing_text()
    assert "M. Reyes" in dialog.standing_text()
    desk.key(Qt.Key.Key_1, ALT)
    desk.type("Walked in")
    desk.key(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "is banned" in dialog.message(), timeout=PATIENCE)
    assert many(database) == before
    assert dialog.save.text() == "Record all the same"
    dialog.form.sentence.setFocus()
    desk.type(" again")
    assert dialog.save.text() == "Save"
    desk.key(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "is banned" in dialog.message(), timeout=PATIENCE)
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    assert many(database) == before + 1


def test_a_call_of_somebody_banned_is_not_asked_about(
    banned: None, desk: Desk, qtbot: QtBot, database: Database, folder: Path
) -> None:
    begun(desk, qtbot, "marcus")
    desk.key(Qt.Key.Key_2, ALT)
    desk.type("Asked for the decision in writing")
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    assert newest(database).summary == "Asked for the decision in writing"


def test_somebody_who_was_banned_meanwhile_is_asked_about(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path
) -> None:
    dialog = begun(desk, qtbot)
    with database.reading() as reading:
        amelia = reading.customers.find(Key.NUMBER, "CUST-000042")[0]
    profile = customers.banned(customers.profile_of(amelia), Ban(reason="Stole a towel"))
    edit(database, amelia, profile, Writer("M. Reyes"))
    desk.key(Qt.Key.Key_1, ALT)
    desk.type("Walked in")
    desk.key(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "Stole a towel" in dialog.message(), timeout=PATIENCE)
    dialog.reject()


def test_the_banner_below_the_header_leads_to_the_event_of_the_ban(
    banned: None, desk: Desk, qtbot: QtBot
) -> None:
    desk.open("marcus")
    assert "Do not admit." in desk.window.view.standing.text()
    desk.window.view.timeline.go_to_first()
    (button,) = (
        each
        for each in desk.window.view.standing.findChildren(QWidget)
        if each.accessibleName() == "Show the event of this ban"
    )
    desk.click(button)
    qtbot.waitUntil(
        lambda: desk.current_sentence() == "Banned until 30 April 2099: Abusive to staff.",
        timeout=PATIENCE,
    )
    desk.window.close_customer()
    assert desk.window.view.standing.text() == ""


def test_an_imported_ban_has_no_reason_recorded(desk: Desk) -> None:
    desk.open("marcus")
    assert "No reason recorded" in desk.window.view.standing.text()


# Corrections


def test_a_correction_names_the_old_event_and_the_reason(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path
) -> None:
    desk.open("0421")
    desk.key(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: desk.current_sentence() == "Paid £84.50", timeout=PATIENCE)
    pane = desk.window.marked.pane
    qtbot.waitUntil(
        lambda: pane.event_shown is not None and pane.event_shown.summary == "Paid £84.50",
        timeout=PATIENCE,
    )
    old = pane.event_shown
    assert old is not None
    desk.click(desk.window.recording.correct)
    dialog = open_dialog(qtbot, RecordDialog)
    assert dialog.form.sentence.toPlainText() == "Paid £84.50"
    desk.key(Qt.Key.Key_A, CONTROL)
    desk.type("Paid £48.50")
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert dialog.message() == "Say why the event is corrected."
    assert dialog.reason.hasFocus()
    desk.type("Digits swapped")
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    new = newest(database)
    assert (new.corrects, new.summary, new.occurred_at) == (old.uid, "Paid £48.50", old.occurred_at)
    assert new.details == '{"reason": "Digits swapped"}'
    with database.reading() as reading:
        stored = reading.activity.by_uid(old.uid)
    assert stored is not None
    assert stored.corrected_by == new.uid
    assert stored.summary == "Paid £84.50"


def test_the_marked_event_is_corrected_however_fast_the_keys_come(desk: Desk, qtbot: QtBot) -> None:
    desk.window.settings.set("desk/person", "M. Reyes")
    desk.open("amelia")
    desk.wait_timeline()
    desk.settle_details()
    qtbot.keyClick(desk.window.view.timeline, Qt.Key.Key_Down)
    marked = desk.current_sentence()
    shown = desk.window.marked.pane.event_shown
    assert shown is not None
    assert shown.summary != marked
    desk.window.commands.action("timeline.correct").trigger()
    dialog = open_dialog(qtbot, RecordDialog)
    assert dialog.form.sentence.toPlainText() == marked
    dialog.close()


def test_what_is_corrected_is_what_is_marked_even_while_its_text_is_read(
    desk: Desk, qtbot: QtBot, database: Database
) -> None:
    with database.reading() as reading:
        (amelia,) = reading.customers.find(Key.NUMBER, "CUST-000042")
    many = (
        event(customer=amelia.uid, occurred_at=at("2025-01-01T10:00") + n, summary=f"Number {n}")
        for n in range(400)
    )
    record(database, *many)
    desk.window.settings.set("desk/person", "M. Reyes")
    desk.search("amelia")
    desk.key(Qt.Key.Key_Return)
    timeline, model = desk.window.view.timeline, desk.window.timeline
    qtbot.waitUntil(lambda: model.is_settled and model.counts is not None, timeout=PATIENCE)
    desk.settle_details()
    qtbot.keyClick(timeline, Qt.Key.Key_End)
    assert timeline.current_row() is None  # its text is on its way
    desk.window.commands.action("timeline.correct").trigger()
    dialog = open_dialog(qtbot, RecordDialog)
    assert dialog.form.sentence.toPlainText() == "Number 0"
    dialog.close()


def correcting(desk: Desk, qtbot: QtBot, sentence: str) -> RecordDialog:
    """The dialog that corrects an event of the open customer."""
    timeline = desk.window.timeline
    rows = [timeline.row_at(row) for row in range(timeline.rowCount())]
    row = next(n for n, each in enumerate(rows) if getattr(each, "summary", None) == sentence)
    desk.window.view.timeline.setCurrentIndex(timeline.index(row, 0))
    pane = desk.window.marked.pane
    qtbot.waitUntil(
        lambda: pane.event_shown is not None and pane.event_shown.summary == sentence,
        timeout=PATIENCE,
    )
    desk.click(desk.window.recording.correct)
    return open_dialog(qtbot, RecordDialog)


@pytest.fixture
def refunded(desk: Desk, database: Database) -> str:
    """The uid of a refund of Amelia, shown."""
    desk.open("0421")
    customer = desk.window.view.customer
    assert customer is not None
    made = event(
        customer=customer.uid,
        occurred_at=at("2026-11-19T16:05:44"),
        summary="Refund of £25.00",
        amount_minor=-2500,
        currency="GBP",
        object_kind="order",
        object_ref="ORD-H22KQD",
    )
    record(database, made)
    desk.window.timeline.refresh()
    desk.wait_timeline()
    return made.uid


def test_the_amount_that_is_right_is_typed_and_the_difference_recorded(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path, refunded: str
) -> None:
    for sentence, right, said, stored in (
        ("Refund of £25.00", "52.00", "Was −£25.00, now −£52.00: recorded as −£27.00.", -2700),
        ("Refund of £25.00", "40", "Was −£52.00, now −£40.00: recorded as +£12.00.", 1200),
    ):
        qtbot.waitUntil(lambda each=sentence: each in desk.sentences(), timeout=PATIENCE)
        dialog = correcting(desk, qtbot, sentence)
        assert dialog.form.difference_words().endswith("stands, and goes on standing.")
        dialog.reason.setText("typing error")
        dialog.form.sentence.setPlainText(f"Refund was £{right}")
        dialog.form.amount.setText(right)
        assert dialog.form.difference_words() == said
        assert dialog.form.amount.accessibleDescription() == said
        desk.click(dialog.save)
        wait_closed(qtbot)
        assert newest(database).amount_minor == stored
        to_timeline(desk, qtbot)
    desk.wait_timeline()
    pane = desk.window.marked.pane
    # All of it at once: the correction before this one stands beside the same amounts.
    wanted = ("+£12.00", "difference, now −\N{WORD JOINER}£40.00", "Net −£40.00")

    def shown() -> bool:
        said = (pane.amount.text(), pane.currency.text(), pane.net.text())
        return said == wanted and "-52.00 GBP → -40.00 GBP" in str(pane.pairs.facts)

    qtbot.waitUntil(shown, timeout=PATIENCE)


def test_another_currency_is_refused_at_its_field(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path, refunded: str
) -> None:
    dialog = correcting(desk, qtbot, "Refund of £25.00")
    before = many(database)
    dialog.reason.setText("typing error")
    dialog.form.currency.setText("EUR")
    assert dialog.form.difference_words().startswith("The amount stands in GBP")
    desk.click(dialog.save)
    assert dialog.message().startswith("The amount stands in GBP, and a correction is the differ")
    assert dialog.form.currency.hasFocus()
    assert many(database) == before
    dialog.reject()


def test_what_others_corrected_meanwhile_is_looked_at_before_it_is_saved(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path, refunded: str
) -> None:
    dialog = correcting(desk, qtbot, "Refund of £25.00")
    customer = desk.window.view.customer
    assert customer is not None
    theirs = event(customer=customer.uid, corrects=refunded, amount_minor=-500, currency="GBP")
    record(database, theirs)
    dialog.reason.setText("typing error")
    dialog.form.amount.setText("-52.00")
    desk.click(dialog.save)
    qtbot.waitUntil(lambda: "look at the amount" in dialog.message(), timeout=PATIENCE)
    assert newest(database).uid == theirs.uid
    said = "Was −£30.00, now −£52.00: recorded as −£22.00."
    assert dialog.form.difference_words() == said
    desk.click(dialog.save)
    wait_closed(qtbot)
    assert newest(database).amount_minor == -2200


def test_two_desks_that_correct_the_same_at_the_same_moment_do_not_both_count(
    desk: Desk,
    qtbot: QtBot,
    database: Database,
    folder: Path,
    refunded: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = correcting(desk, qtbot, "Refund of £25.00")
    customer = desk.window.view.customer
    assert customer is not None
    theirs = event(customer=customer.uid, corrects=refunded, amount_minor=-2700, currency="GBP")
    writing = type(database).writing
    others = [theirs]

    def enter(self: Database, **_: object) -> AbstractContextManager[Writing]:
        if others:  # theirs has the lock first
            record(database, others.pop())
        return writing(self)

    dialog.reason.setText("typing error")
    dialog.form.amount.setText("-52.00")
    with monkeypatch.context() as patch:
        patch.setattr(type(database), "writing", enter)
        desk.click(dialog.save)
        qtbot.waitUntil(lambda: "look at the amount" in dialog.message(), timeout=PATIENCE)
    assert newest(database).uid == theirs.uid
    assert dialog.form.difference_words() == "−£52.00 stands, and goes on standing."
    dialog.reject()


def test_on_a_low_screen_it_is_seen_that_a_draft_is_back(
    desk: Desk, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    low = 390
    screen = desk.window.screen().availableGeometry().height()
    monkeypatch.setattr(dialog_parts, "_OUTSIDE", screen - low)
    dialog = begun(desk, qtbot)
    desk.type(SAID)
    dialog.reject()
    wait_closed(qtbot)
    dialog = again(desk, qtbot)
    qtbot.waitUntil(lambda: dialog.height() == low, timeout=PATIENCE)
    notice = next(
        each for each in dialog.findChildren(QLabel) if each.text().startswith("Your draft of")
    )
    assert notice.visibleRegion().boundingRect() == notice.rect()
    assert notice.height() >= notice.heightForWidth(notice.width())
    assert dialog.form.sentence.visibleRegion().boundingRect() == dialog.form.sentence.rect()
    dialog.reject()


def test_every_control_of_the_dialog_has_a_name(desk: Desk, qtbot: QtBot, folder: Path) -> None:
    dialog = begun(desk, qtbot)
    dialog.form.show_details(True)
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)()
    dialog.reject()


def test_a_draft_that_was_kept_is_the_same_event_when_it_is_saved(
    desk: Desk, qtbot: QtBot, database: Database, folder: Path
) -> None:
    dialog = begun(desk, qtbot)
    desk.key(Qt.Key.Key_2, ALT)
    desk.type(SAID)
    dialog.reject()
    wait_closed(qtbot)
    customer = desk.window.view.customer
    assert customer is not None
    key = DraftKey(database=database.info.uid, person="A. Okafor", about=customer.uid)
    qtbot.waitUntil(lambda: Drafts(folder).find(key) is not None, timeout=PATIENCE)
    kept = Drafts(folder).find(key)
    assert kept is not None
    again(desk, qtbot)
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    assert newest(database).uid == kept.uid
    assert customer.status is Status.ACTIVE


@pytest.mark.parametrize(
    ("region", "currency"), [("GB", "GBP"), ("DE", "EUR"), ("JP", "JPY"), ("", "EUR"), ("?", "EUR")]
)
def test_amounts_have_the_currency_of_the_venue(region: str, currency: str) -> None:
    assert currency_of(region) == currency

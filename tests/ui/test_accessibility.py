"""Every window and dialog for people who do not see it, have no mouse, or see badly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui import audit
from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog, wait_closed
from tests.ui.keyboard import Keyboard
from tiquo_desktop.app.connections import Connections
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.bars.palette import Palette
from tiquo_desktop.ui.bars.shortcut_sheet import ShortcutSheet
from tiquo_desktop.ui.connecting.connect_dialog import ConnectDialog
from tiquo_desktop.ui.connecting.connecting import Connecting
from tiquo_desktop.ui.connecting.forget_dialog import ForgetDialog
from tiquo_desktop.ui.customers.customer_dialog import CustomerDialog
from tiquo_desktop.ui.exports.export_dialog import ExportDialog
from tiquo_desktop.ui.filters.chips import Chip
from tiquo_desktop.ui.help.about_dialog import AboutDialog
from tiquo_desktop.ui.help.help import Help
from tiquo_desktop.ui.help.report_dialog import ReportDialog, message_box
from tiquo_desktop.ui.imports.import_wizard import ImportWizard, Step
from tiquo_desktop.ui.look.theme import Mode, Theme
from tiquo_desktop.ui.main_window import LEAST_SIZE
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.recording.person_dialog import PersonDialog
from tiquo_desktop.ui.recording.record_dialog import RecordDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOTHING, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ROWS = """\
occurred_at,category,type,source,summary,customer_email,customer_given_name,customer_family_name
2026-11-01T10:00:00Z,Orders,Order,Staff,Bought one,zoe@example.com,Zoë,Quist
2026-11-02T10:00:00Z,Orders,Order,Staff,Bought more,zoe@example.com,Zoë,Quist
2026-11-03T10:00:00Z,Orders,Order,Staff,Bought three,zoe@example.com,Zoë,Quist
2026-11-04T10:00:00Z,Orders,Order,Staff,Bought four,zoe@example.com,Zoë,Quist
never,Orders,Order,Staff,Bought two,zoe@example.com,Zoë,Quist
"""


class Scenes:
    """Every window and dialog in the states in which people meet it."""

    def __init__(
        self,
        desk: Desk,
        qtbot: QtBot,
        look: Theme,
        reader: Reader,
        database: Database,
        folder: Path,
    ) -> None:
        self.desk, self.qtbot, self.look, self.reader = desk, qtbot, look, reader
        self.database, self.folder = database, folder
        desk.window.people.keep_drafts(folder / "drafts")
        desk.window.recording.at_desk.choose("A. Okafor")

    def _dialog(self, command: str, kind: type[QDialog]) -> QWidget:
        self.desk.window.commands.action(command).trigger()
        return open_dialog(self.qtbot, kind)

    def _window(self) -> QWidget:
        if self.desk.window.view.customer is not None:
            self.desk.settle()
        return self.desk.window

    # The window

    def empty_desk(self) -> QWidget:
        return self._window()

    def open_customer(self) -> QWidget:
        self.desk.open("0421")
        return self._window()

    def banned_customer(self) -> QWidget:
        self.desk.open("hart")
        return self._window()

    def filtered(self) -> QWidget:
        self.desk.open("0421")
        self.desk.click(self.desk.chip(Dimension.CATEGORY, "Orders"))
        self.desk.wait_sentences("Spa added", "Sent")
        return self._window()

    def nothing_matches(self) -> QWidget:
        self.desk.open("0421")
        self.desk.click(self.desk.chip(Dimension.CATEGORY, "Orders"))
        self.desk.click(self.desk.chip(Dimension.SOURCE, "Physical"))
        view = self.desk.window.view
        self.qtbot.waitUntil(lambda: view.state is view.no_match, timeout=PATIENCE)
        return self._window()

    def nobody_found(self) -> QWidget:
        self.desk.search("amelia zzz")
        return self._window()

    def about_a_reference(self) -> QWidget:
        self.desk.open("0421")
        self.desk.settle()
        self.desk.window.commands.action("timeline.reference").trigger()
        return self._window()

    def small_window(self) -> QWidget:
        self.desk.window.resize(*LEAST_SIZE)
        self.desk.open("0421")
        return self._window()

    def small_details(self) -> QWidget:
        self.desk.window.resize(*LEAST_SIZE)
        self.desk.open("0421")
        self.desk.key(Qt.Key.Key_Return)
        return self._window()

    # What hangs from it

    def dates(self) -> QWidget:
        self.desk.open("0421")
        self.desk.window.commands.action("timeline.date-range").trigger()
        popup = self.desk.window.view.filters.date_popup
        assert popup is not None
        return popup

    def more_chips(self) -> QWidget:
        self.desk.open("0421")
        row = self.desk.window.view.filters.row(Dimension.TYPE)
        row.more.click()
        assert row.popup is not None
        return row.popup

    def filter_panel(self) -> QWidget:
        self.desk.window.resize(*LEAST_SIZE)
        self.desk.open("0421")
        filters = self.desk.window.view.filters
        filters.line.opener.click()
        assert filters.panel is not None
        return filters.panel

    # Dialogs

    def record(self) -> QWidget:
        self.desk.open("0421")
        dialog = self._dialog("desk.record", RecordDialog)
        assert isinstance(dialog, RecordDialog)
        dialog.form.show_details(True)
        return dialog

    def record_for_a_banned_one(self) -> QWidget:
        self.desk.open("hart")
        return self._dialog("desk.record", RecordDialog)

    def correct(self) -> QWidget:
        self.desk.open("0421")
        self.desk.settle()
        self.desk.settle_details()
        return self._dialog("timeline.correct", RecordDialog)

    def person(self) -> QWidget:
        return self._dialog("desk.change-person", PersonDialog)

    def login(self) -> QWidget:
        self.desk.window.people.at_desk.login = "aokafor"
        dialog = self._dialog("desk.change-person", PersonDialog)
        self.desk.type("jlind")
        return dialog

    def cover(self) -> QWidget:
        self.desk.open("0421")
        self.desk.settle()
        self.desk.window.commands.use("desk.cover")
        return self.desk.window

    def cover_with_login(self) -> QWidget:
        self.desk.window.people.at_desk.login = "aokafor"
        return self.cover()

    def new_customer(self) -> QWidget:
        return self._dialog("customer.new", CustomerDialog)

    def edit_customer(self) -> QWidget:
        self.desk.open("0421")
        return self._dialog("customer.edit", CustomerDialog)

    def edit_a_banned_one(self) -> QWidget:
        self.desk.open("hart")
        return self._dialog("customer.edit", CustomerDialog)

    def export(self) -> QWidget:
        self.desk.open("0421")
        return self._dialog("file.export", ExportDialog)

    def exported(self) -> QWidget:
        dialog = self.export()
        assert isinstance(dialog, ExportDialog)
        dialog.form.target.setText(str(self.folder / "out.csv"))
        before = dialog.message()
        dialog.start.click()
        self.qtbot.waitUntil(
            lambda: not dialog.is_busy and dialog.message() != before, timeout=PATIENCE
        )
        # It grows for what it says now.
        self.qtbot.waitUntil(
            lambda: (
                dialog.height() >= dialog.minimumSizeHint().height() and audit.small(dialog) == []
            ),
            timeout=PATIENCE,
        )
        return dialog

    def importing(self) -> QWidget:
        return self._dialog("file.import", ImportWizard)

    def preview(self) -> QWidget:
        dialog = self.importing()
        assert isinstance(dialog, ImportWizard)
        file = self.folder / "till.csv"
        file.write_text(ROWS, "utf-8")
        dialog.form.file.setFocus()
        dialog.form.file.clear()
        self.qtbot.keyClicks(dialog.form.file, str(file))
        self.qtbot.waitUntil(lambda: dialog.form.fits() is not None, timeout=PATIENCE)
        self.qtbot.keyClick(dialog.form.file, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: dialog.step is Step.PREVIEW, timeout=PATIENCE)
        return dialog

    # What asks or tells

    def scanned_while_recording(self) -> QWidget:
        dialog = self.record()
        assert isinstance(dialog, RecordDialog)
        dialog.form.show_details(False)
        return self._scanned(dialog, "amelia")

    def scanned_a_banned_one(self) -> QWidget:
        return self._scanned(self.record_for_a_banned_one(), "marcus")

    def message(self) -> QWidget:
        sentence = "The database is busy: try again in a moment."
        box = message_box(sentence, self.desk.window, self.look)
        box.open()
        return box

    def announcement(self) -> QWidget:
        self.desk.window.commands.action("view.language-de").trigger()
        return open_dialog(self.qtbot, QMessageBox)

    def _scanned(self, window: QWidget, given_name: str) -> QWidget:
        """A window in which something was written when the card of a customer was scanned."""
        with self.database.reading() as reading:
            (uid,) = (
                each.uid
                for each in reading.customers.by_ids(range(1, 9))
                if each.given_name.casefold() == given_name
            )
        self.desk.type("Called back")
        keyboard = Keyboard()
        keyboard.scan(uid)
        finding = self.desk.window.finding
        self.qtbot.waitUntil(lambda: finding.bar is not None, timeout=PATIENCE)
        keyboard.wait(1000)
        return window

    def palette(self) -> QWidget:
        return self._dialog("help.palette", Palette)

    def shortcuts(self) -> QWidget:
        return self._dialog("help.shortcuts", ShortcutSheet)

    def guide(self) -> QWidget:
        return self._help().open_guide()

    def _connecting(self) -> Connecting:
        own = Connections(self.folder / "tiquo.db")
        return Connecting(self.desk.window, self.look, self.reader, own)

    def connect(self) -> QWidget:
        self._connecting()
        return self._dialog("file.open-shared", ConnectDialog)

    def forget(self) -> QWidget:
        connecting = self._connecting()
        connecting.work_on(Connections(self.folder).known("postgresql://amelia@host/venue"))
        return self._dialog("file.forget-recent", ForgetDialog)

    def server_down(self) -> QWidget:
        connecting = self._connecting()
        connecting.start(Connections(self.folder).known("postgresql://amelia@127.0.0.1:1/venue"))
        self.qtbot.waitUntil(connecting._timer.isActive, timeout=PATIENCE)
        connecting._timer.stop()
        return self._window()

    def about(self) -> QWidget:
        self._help()
        return self._dialog("help.about", AboutDialog)

    def _help(self) -> Help:
        return Help(self.look, self.reader, self.desk.window, self.folder / "logs")

    def report(self) -> QWidget:
        made = ReportDialog(self.look, self.reader.queue("report"), self.desk.window)
        made.show_report("Qt: 6\n\nbuiltins.KeyError")
        made.open()
        return made


class Speech:
    """What screen readers are told while it is listened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.announced: list[str] = []
        self.read: list[str] = []
        monkeypatch.setattr(QAccessible, "isActive", lambda: True)
        monkeypatch.setattr(QAccessible, "updateAccessibility", self._take)

    def _take(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.announced.append(event.message())
        elif event.type() is QAccessible.Event.Focus:
            self.read.append(event.accessibleInterface().text(QAccessible.Text.Name))


SCENES = [name for name in vars(Scenes) if not name.startswith("_")]


@pytest.fixture
def scenes(
    desk: Desk, qtbot: QtBot, look: Theme, reader: Reader, database: Database, tmp_path: Path
) -> Scenes:
    return Scenes(desk, qtbot, look, reader, database, tmp_path)


@pytest.fixture
def shown(scenes: Scenes, qtbot: QtBot, request: pytest.FixtureRequest) -> QWidget:
    """The window of a scene, with the focus in it."""
    make: Callable[[], QWidget] = getattr(scenes, request.param)
    window = make()
    if QApplication.activePopupWidget() is None:
        window.activateWindow()

    def has_focus() -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and focused.window() is window

    qtbot.waitUntil(has_focus, timeout=PATIENCE)
    return window


def assert_none(problems: dict[str, list[str]]) -> None:
    """Fail with a line for each problem."""
    said = [f"{what}: {each}" for what, found in problems.items() for each in found]
    assert not said, "\n".join(said)


@pytest.mark.parametrize("shown", SCENES, indirect=True)
def test_everything_has_a_name_and_room_and_can_be_read(shown: QWidget, look: Theme) -> None:
    problems = {
        "without a name or a role": audit.unnamed(shown),
        "more than once": audit.ambiguous(shown),
        "passed over by readers": audit.silent(shown),
        "labelled otherwise": audit.unlabelled(shown),
        "too small": audit.small(shown),
        "hard to read": audit.illegible(shown),
    }
    look.set_mode(Mode.DARK)
    problems["hard to read in the dark"] = audit.illegible(shown)
    assert_none(problems)


@pytest.mark.parametrize("shown", SCENES, indirect=True)
def test_tab_goes_everywhere_and_the_ring_with_it(shown: QWidget, look: Theme) -> None:
    stops = audit.tab_round(shown)
    back = audit.tab_round(shown, back=True)
    # What hangs below a field only while that is used is on the way forth, not on the way back.
    there_and_back = [each for each in stops if each in back]
    problems = {
        "not reached": audit.unreached(shown, stops),
        "other ways back": []
        if back == [stops[0], *there_and_back[:0:-1]]
        else [audit.described(each) for each in back],
        "up": audit.backwards(stops) if isinstance(shown, QDialog) else [],
        "without a ring": audit.ringless(stops, look),
    }
    assert_none(problems)


def test_the_audit_finds_what_is_planted(qtbot: QtBot, look: Theme) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    nameless, first, second = QLineEdit(window), QPushButton("Remove"), QPushButton("Remove")
    label, pale, mute = QLabel("Phone"), QLabel("Pale"), QLabel("Mute")
    label.setBuddy(nameless)
    nameless.setAccessibleName("\N{NO-BREAK SPACE}")
    nameless.setFixedHeight(30)
    pale.setStyleSheet(f"color: {look.hex('line')}")
    mute.setAccessibleName("Something else")
    for widget in (label, nameless, first, second, pale, mute):
        box.addWidget(widget)
    second.setFixedSize(60, 18)
    second.setStyleSheet("QPushButton { outline: 0; border: 0 }")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    assert len(audit.unnamed(window)) == 1
    assert audit.ambiguous(window) == ["2 x Button 'Remove'"]
    assert len(audit.silent(window)) == 1
    assert len(audit.unlabelled(window)) == 1
    assert len(audit.small(window)) == 1
    assert "Pale" in audit.illegible(window)[0]
    second.setFocus()
    assert audit.tab_round(window) == [second, nameless, first]
    assert audit.backwards([nameless, first, second]) == []
    assert len(audit.backwards([nameless, second, first, second, nameless])) == 2
    assert audit.unreached(window, [second, first]) == [audit.described(nameless)]
    assert len(audit.ringless([second], look)) == 1


# Rows


def rows_of(desk: Desk) -> list[QAccessibleInterface]:
    table = audit.spoken(desk.window.view.timeline)
    assert table.role() is QAccessible.Role.List
    return [table.child(place) for place in range(table.childCount())]


def test_a_row_that_stays_says_its_new_place_under_another_filter(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    speech = Speech(monkeypatch)
    desk.open("0421")
    qtbot.waitUntil(
        lambda: speech.read[-1:] != [] and "1 of 5" in speech.read[-1], timeout=PATIENCE
    )
    desk.chip(Dimension.CATEGORY, "Bookings").click()
    desk.wait_sentences("Checked in")
    qtbot.waitUntil(lambda: speech.read[-1].endswith("1 of 1"), timeout=PATIENCE)


def test_each_row_is_one_sentence_with_its_place_and_each_day_a_heading(desk: Desk) -> None:
    desk.open("0421")
    rows = rows_of(desk)
    said = [row.text(QAccessible.Text.Name) for row in rows]
    days = [place for place, row in enumerate(rows) if row.role() is QAccessible.Role.Heading]
    assert days == [place for place in range(len(rows)) if desk.window.timeline.is_day(place)]
    assert said[days[0]].startswith("Monday 23 November 2026, GMT, ")
    assert said[days[0]].endswith("2 events")
    sentence = (
        "Monday 23 November 2026, 14:32:07 GMT, Bookings, Scan, Checked in, object BK-A12B34, "
        "by Physical, "
    )
    # It was written down just now, which is late for what happened that day.
    assert said[1].replace("written down late, ", "") == f"{sentence}1 of 5"
    events = [row for row in rows if row.role() is QAccessible.Role.ListItem]
    for place, event in enumerate(events, 1):
        assert event.text(QAccessible.Text.Name).endswith(f", {place} of 5")


def test_a_row_knows_where_it_is_and_whether_it_is_marked(desk: Desk) -> None:
    desk.open("0421")
    table = audit.spoken(desk.window.view.timeline)
    row = table.focusChild()
    assert row.text(QAccessible.Text.Name).endswith("1 of 5")
    state = row.state()
    assert (state.focused, state.selected, state.focusable, state.offscreen) == (1, 1, 1, 0)
    assert (row.childCount(), row.isValid(), table.indexOfChild(row)) == (0, True, 1)
    assert row.parent().text(QAccessible.Text.Name) == "Timeline"
    middle = row.rect().center()
    assert table.childAt(middle.x(), middle.y()) is row
    assert not table.child(0).state().focusable
    assert table.child(99) is None
    desk.click(desk.chip(Dimension.CATEGORY, "Orders"))
    desk.wait_sentences("Spa added", "Sent")
    assert table.childCount() == desk.window.timeline.rowCount()
    assert table.child(1).text(QAccessible.Text.Name).endswith("1 of 2")


def test_a_row_is_read_once_when_the_keyboard_comes_to_it(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    speech = Speech(monkeypatch)
    desk.open("0421")
    qtbot.waitUntil(lambda: len(speech.read) == 1, timeout=PATIENCE)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Down)  # a held key is read where it stops
    qtbot.waitUntil(lambda: len(speech.read) == 2, timeout=PATIENCE)
    assert [said.rsplit(", ", 1)[1] for said in speech.read] == ["1 of 5", "3 of 5"]
    assert speech.announced == []


def test_rows_that_come_do_not_take_the_focus_from_a_popup(
    scenes: Scenes, desk: Desk, qtbot: QtBot
) -> None:
    popup = scenes.more_chips()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.window() is popup
    with qtbot.waitSignal(desk.window.timeline.counts_changed, timeout=PATIENCE):
        desk.window.refresh()
    assert QApplication.focusWidget() is focused
    popup.close()


# What is said unasked


def test_a_burst_of_chips_is_announced_once(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open("0421")
    speech = Speech(monkeypatch)
    for category in ("Orders", "Payments", "Bookings"):
        desk.click(desk.chip(Dimension.CATEGORY, category))
    desk.wait_counts("4 of 5 events")
    qtbot.waitUntil(lambda: speech.announced != [], timeout=PATIENCE)
    desk.control(Qt.Key.Key_0)
    qtbot.waitUntil(lambda: len(speech.announced) > 1, timeout=PATIENCE)
    assert speech.announced == ["4 of 5 events", "5 events"]


def test_an_error_is_announced_and_its_end_is_not(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open("0421")
    speech = Speech(monkeypatch)
    for _ in range(2):  # the same again is no news
        desk.window.timeline.failed.emit("The database does not answer.")
    desk.window.view.try_again()
    (said,) = speech.announced
    assert said.startswith("The database does not answer.")


# The first minute


class Keys:
    """A desk worked by keys alone; at each stop the ring is looked for."""

    def __init__(self, desk: Desk, look: Theme) -> None:
        self.desk, self._look = desk, look

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
        """Press a key, and see where the focus is then."""
        self.desk.key(key, modifiers)
        self.look()

    def look(self) -> None:
        """The ring is seen."""
        assert audit.ring_problem(self._look) == []

    def until(self, kind: type[QWidget], name: str, key: Qt.Key) -> None:
        """Press that key until the focus is on a control of this kind whose name begins so."""
        modifiers = SHIFT if key is Qt.Key.Key_Backtab else NOTHING
        for _ in range(40):
            focused = self.desk.focus()
            if isinstance(focused, kind) and audit.name_of(focused).startswith(name):
                return
            self.press(key, modifiers)
        raise AssertionError(f"{key.name} does not lead to {name}")


def test_the_whole_first_minute_by_keyboard(
    desk: Desk, look: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    keys = Keys(desk, look)
    keys.look()
    # Find and open.
    desk.type("0421")
    desk.wait_answer("0421")
    keys.look()
    desk.key(Qt.Key.Key_Return)
    desk.wait_timeline()
    assert desk.focus() is desk.window.view.timeline
    assert desk.current_sentence() == "Checked in"
    keys.press(Qt.Key.Key_Down)
    assert desk.current_sentence() == "Paid £84.50"
    # Filter: only orders, then all but orders, then everything.
    while (
        not isinstance(desk.focus(), Chip)
        or desk.focus().parent() is not desk.chip(Dimension.CATEGORY, "Orders").parent()
    ):
        keys.press(Qt.Key.Key_Backtab, SHIFT)
    keys.until(Chip, "Orders", Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Space)
    desk.wait_sentences("Spa added", "Sent")
    keys.press(Qt.Key.Key_Minus)
    desk.wait_sentences("Checked in", "Paid £84.50", "Cooed")
    keys.press(Qt.Key.Key_Delete)
    desk.wait_counts("5 events")
    # Record: who is here, then what happened.
    desk.control(Qt.Key.Key_N)
    open_dialog(qtbot, PersonDialog)
    keys.look()
    desk.type("A. Okafor")
    desk.key(Qt.Key.Key_Return)
    open_dialog(qtbot, RecordDialog)
    keys.look()
    desk.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    keys.look()
    desk.type("Asked for a late checkout")
    keys.press(Qt.Key.Key_Tab)
    desk.control(Qt.Key.Key_Return)
    wait_closed(qtbot)
    qtbot.waitUntil(
        lambda: desk.current_sentence() == "Asked for a late checkout", timeout=PATIENCE
    )
    desk.wait_timeline()
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)
    assert desk.focus() is desk.window.view.timeline
    keys.look()
    # Export all of it.
    desk.control(Qt.Key.Key_E)
    export = open_dialog(qtbot, ExportDialog)
    assert isinstance(export, ExportDialog)
    keys.look()
    target = tmp_path / "history.csv"
    keys.until(QLineEdit, "Save as", Qt.Key.Key_Tab)
    desk.control(Qt.Key.Key_A)
    desk.type(str(target))
    keys.until(QAbstractButton, "Export", Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not export.is_busy, timeout=PATIENCE)
    assert "Asked for a late checkout" in target.read_text("utf-8-sig")
    keys.look()
    desk.key(Qt.Key.Key_Escape)
    wait_closed(qtbot)


def test_nothing_moves_by_itself(look: Theme, qapp: QApplication) -> None:
    """No animation has to be switched off for those whom motion makes ill."""
    effects = [each for each in Qt.UIEffect if each is not Qt.UIEffect.UI_General]
    assert not [each for each in effects if qapp.isEffectEnabled(each)]

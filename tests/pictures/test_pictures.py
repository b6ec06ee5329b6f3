"""How everything looks: each state of the window at three sizes and each dialog, light and dark."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QDialog, QMessageBox, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.builders import at
from tests.pictures import comparing, people
from tests.pictures.conftest import Photograph
from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog
from tests.ui.keyboard import Keyboard
from tiquo_desktop.app.connections import Connections
from tiquo_desktop.domain import customers
from tiquo_desktop.domain.errors import BusyDatabase, ReadOnlyDatabase
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.repositories import Database, Key
from tiquo_desktop.domain.roles import Role
from tiquo_desktop.domain.vocabulary import Category, Dimension, Source
from tiquo_desktop.host import secrets
from tiquo_desktop.services import exporting, importing
from tiquo_desktop.services.customers import edit
from tiquo_desktop.services.exporting import ExportReport
from tiquo_desktop.services.importing import ImportReport
from tiquo_desktop.services.profile_changes import Writer
from tiquo_desktop.services.timeline import Timeline
from tiquo_desktop.storage.presence import gone
from tiquo_desktop.ui.bars.palette import Palette
from tiquo_desktop.ui.bars.shortcut_sheet import ShortcutSheet
from tiquo_desktop.ui.connecting.connect_dialog import ConnectDialog
from tiquo_desktop.ui.connecting.connecting import Connecting
from tiquo_desktop.ui.connecting.forget_dialog import ForgetDialog
from tiquo_desktop.ui.customers.customer_dialog import CustomerDialog
from tiquo_desktop.ui.exports.export_dialog import ExportDialog
from tiquo_desktop.ui.help.first_start import FirstStart
from tiquo_desktop.ui.imports.import_wizard import ImportWizard, Step
from tiquo_desktop.ui.look import dialog_parts
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.recording.person_dialog import PersonDialog
from tiquo_desktop.ui.recording.record_dialog import RecordDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SIZES = ((1440, 900), (1280, 720), (720, 450))
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TILL = """occurred_at,category,type,source,summary,customer_email,customer_given_name,amount,currency
2026-11-21T19:02:11Z,Orders,Order,Integration,Two lemon tarts at table 4,zoe@example.com,Zoë,11.00,GBP
2026-11-21T19:40:52Z,Payments,Payment,Integration,Paid £11.00 by card,zoe@example.com,Zoë,11.00,GBP
yesterday,Orders,Order,Integration,One coffee at the bar,,,3.20,GBP
2026-11-22T08:15:30Z,Bookings,Booking,Customer,Booked a table for six,amelia@example.com,Amelia,,
"""


class Photographer:
    """Takes pictures of a desk."""

    def __init__(self, qtbot: QtBot, desk: Desk, photograph: Photograph) -> None:
        self.qtbot, self.desk, self._photograph = qtbot, desk, photograph

    def window(self, name: str, wait: Callable[[], object] | None = None) -> None:
        """The window at each size, once it has settled."""
        for size in SIZES:
            self.desk.window.resize(*size)
            (wait or self.settle)()
            self._photograph(_grabbed(self.desk.window), f"{name}-{size[0]}")

    def settle(self) -> None:
        """Wait until nothing is being read any more and what was read is painted."""
        window = self.desk.window
        if window.view.customer is not None:
            self.desk.settle()
            pane = window.marked.pane
            row = window.view.timeline.current_row()
            if row is not None:
                self.until(
                    lambda: pane.event_shown is not None and pane.event_shown.id == row.event.id
                )
        self.until(lambda: window.reader.is_idle)
        self.desk.settle_paint()

    def dialog(self, dialog: QWidget, name: str, *hidden: QWidget) -> None:
        """A dialog, with what tells where the tests lie painted over."""
        self.until(lambda: self.desk.window.reader.is_idle)
        self.desk.settle_paint()
        self.take(dialog, name, *hidden)

    def take(self, dialog: QWidget, name: str, *hidden: QWidget) -> None:
        """A dialog as it is at this moment."""
        self._photograph(_grabbed(dialog, *hidden), name)

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE)


@pytest.fixture
def photographer(qtbot: QtBot, desk: Desk, photograph: Photograph) -> Photographer:
    """Takes pictures of the desk."""
    return Photographer(qtbot, desk, photograph)


def _grabbed(widget: QWidget, *hidden: QWidget) -> QImage:
    image = widget.grab().toImage()
    painter = QPainter(image)
    for each in hidden:
        painter.fillRect(QRect(each.mapTo(widget, QPoint(0, 0)), each.size()), Qt.GlobalColor.gray)
    painter.end()
    return image


@contextmanager
def _first_page(monkeypatch: pytest.MonkeyPatch, read: Callable[..., object]) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(Timeline, "first_page", read)
        yield


# The window


def test_an_empty_desk(photographer: Photographer) -> None:
    photographer.window("desk")


def test_an_open_customer(photographer: Photographer) -> None:
    photographer.desk.open("0421")
    photographer.window("open")


@pytest.mark.parametrize(("name", "text"), [("results", "am"), ("no-result", "zzqx 99887")])
def test_a_search(photographer: Photographer, name: str, text: str) -> None:
    photographer.desk.search(text)
    photographer.window(name)


def test_filters_that_hide_everything(photographer: Photographer) -> None:
    desk = photographer.desk
    desk.open("0421")
    wanted = Filter(
        category=Choice(frozenset({str(Category.SYSTEM)})),
        source=Choice(frozenset({str(Source.STAFF)})),
    )
    desk.window.view.set_filter(wanted)
    photographer.until(lambda: desk.window.view.state is desk.window.view.no_match)
    photographer.window("no-match")


def test_chips_and_a_range(photographer: Photographer) -> None:
    desk = photographer.desk
    desk.open("0421")
    desk.click(desk.chip(Dimension.CATEGORY, "Bookings"))
    wanted = desk.window.view.filters.filter
    desk.window.view.set_filter(
        Filter(category=wanted.category, since=at("2026-08-01T00:00"), until=at("2026-10-01T00:00"))
    )
    photographer.window("brushed")


def test_a_history_that_is_being_read(
    photographer: Photographer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, go_on = photographer.desk, threading.Event()

    def wait(*_: object, **__: object) -> None:
        go_on.wait(30)
        raise BusyDatabase("The database is busy: try again in a moment.")

    view = desk.window.view
    with _first_page(monkeypatch, wait):
        desk.search("0421")
        desk.key(Qt.Key.Key_Return)
        photographer.until(lambda: view.state is view.skeleton and view.reading.isVisible())
        try:
            photographer.window("loading", desk.settle_paint)
        finally:
            go_on.set()
        photographer.until(lambda: view.state is view.error)
    photographer.window("error", desk.settle_paint)


@pytest.mark.parametrize(("name", "whose"), [("banned", "marcus"), ("notice", "priya")])
def test_what_everybody_has_to_know(photographer: Photographer, name: str, whose: str) -> None:
    photographer.desk.open(whose)
    photographer.window(name)


def test_a_corrected_event(photographer: Photographer) -> None:
    desk = photographer.desk
    desk.open("0421")
    for _ in range(8):
        desk.key(Qt.Key.Key_Down)
        if desk.current_sentence() == people.WRONG:
            break
    assert desk.current_sentence() == people.WRONG
    pane = desk.window.marked.pane
    photographer.until(lambda: bool(pane.correction_title.text()) and pane.story.isVisible())
    photographer.window("corrected")


@pytest.mark.parametrize("density", ["comfortable", "compact"])
def test_other_rows(photographer: Photographer, density: str) -> None:
    photographer.desk.open("0421")
    photographer.desk.window.commands.action(f"view.density-{density}").trigger()
    photographer.window(density)


def test_a_database_that_can_only_be_read(
    photographer: Photographer, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = photographer.desk
    desk.open("0421")
    sentence = "The database can only be read now: ask for the right to write to it."
    monkeypatch.setattr(type(database), "trouble", lambda _self: ReadOnlyDatabase(sentence))
    desk.window.connection.watch.look()
    photographer.until(lambda: sentence in desk.window.warning.text())
    photographer.window("read-only")


def test_a_database_that_vanished(
    photographer: Photographer, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = photographer.desk
    desk.open("0421")
    # The folder of a test has another name each time.
    problem = gone(Path("/srv/riverside/tiquo.db"))
    monkeypatch.setattr(type(database), "trouble", lambda _self: problem)
    desk.window.connection.watch.look()
    photographer.until(lambda: "is gone" in desk.window.warning.text())
    photographer.window("vanished")


class TestFirstStart:
    """An empty database."""

    @pytest.fixture
    def database(self, tmp_path: Path) -> Iterator[Database]:
        """Nobody."""
        made = builders.new_database(tmp_path)
        yield made
        made.close()

    def test_an_empty_database(
        self, photographer: Photographer, look: Theme, reader: Reader
    ) -> None:
        window = photographer.desk.window
        first = FirstStart(
            look,
            window.view,
            window.results,
            window.commands,
            reader.queue("demo"),
            lambda *_: None,
            lambda: None,
        )
        window.refresh()
        photographer.until(lambda: window.view.state is first.notice)
        photographer.window("first-start")


# Dialogs


def _opened(photographer: Photographer, command: str, kind: type[QDialog]) -> QDialog:
    photographer.desk.window.commands.action(command).trigger()
    return open_dialog(photographer.qtbot, kind)


def test_recording(photographer: Photographer) -> None:
    photographer.desk.open("0421")
    dialog = _opened(photographer, "desk.record", RecordDialog)
    photographer.desk.type("Called back: room 011 is free")
    photographer.dialog(dialog, "record")
    dialog.done(0)


@pytest.mark.parametrize(("name", "command"), [("new", "customer.new"), ("edit", "customer.edit")])
def test_customers(photographer: Photographer, name: str, command: str) -> None:
    if name == "edit":
        photographer.desk.open("0421")
    dialog = _opened(photographer, command, CustomerDialog)
    photographer.dialog(dialog, f"customer-{name}")
    dialog.done(0)


def test_two_who_edit_one_profile(photographer: Photographer, database: Database) -> None:
    photographer.desk.open("0421")
    dialog = _opened(photographer, "customer.edit", CustomerDialog)
    assert isinstance(dialog, CustomerDialog)
    dialog.form.company.setText("Lakeside & Sons")
    dialog.form.status.choose("inactive")
    with database.reading() as reading:
        (amelia,) = reading.customers.find(Key.NUMBER, "CUST-000042")
    theirs = replace(customers.profile_of(amelia), company="Riverside")
    why = customers.Ban(reason="Threw a glass", until=date(2027, 4, 30))
    edit(database, amelia, customers.banned(theirs, why), Writer("J. Lind"))
    dialog.save_now()
    photographer.until(lambda: dialog.chooser is not None)
    assert dialog.chooser is not None
    dialog.chooser.mine[0].click()
    dialog.save_now()
    photographer.dialog(dialog, "customer-clash")
    dialog.done(0)


ADDRESS = (
    "postgresql://amelia:hunter2@127.0.0.1:1/venue?sslmode=verify-ca&sslrootcert=/etc/venue/ca.pem"
)


@pytest.fixture
def connecting(
    desk: Desk, look: Theme, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Connecting:
    """The desk's way to other databases, on a computer with a keyring."""
    monkeypatch.setattr(secrets, "is_usable", lambda: True)
    return Connecting(desk.window, look, reader, Connections(tmp_path / "tiquo.db"))


def test_a_shared_database(photographer: Photographer, connecting: Connecting) -> None:
    dialog = _opened(photographer, "file.open-shared", ConnectDialog)
    assert isinstance(dialog, ConnectDialog)
    photographer.until(dialog.form.keep.isEnabled)
    photographer.dialog(dialog, "connect")
    dialog.take_address(ADDRESS)
    dialog.form.keep.setChecked(True)
    dialog.test.click()
    photographer.until(lambda: not dialog.is_busy)
    photographer.dialog(dialog, "connect-refused")
    dialog.done(0)


def test_databases_to_forget(photographer: Photographer, connecting: Connecting) -> None:
    known = Connections(Path("/srv/own.db")).known
    for address in ("/srv/riverside/tiquo.db", "postgresql://amelia@db.venue.example/venue"):
        connecting.work_on(known(address))
    dialog = _opened(photographer, "file.forget-recent", ForgetDialog)
    assert isinstance(dialog, ForgetDialog)
    dialog.boxes[0].setChecked(True)
    photographer.dialog(dialog, "forget-databases")
    dialog.done(0)


def test_a_server_that_is_down(
    photographer: Photographer, connecting: Connecting, database: Database
) -> None:
    connecting.start(Connections(Path("/srv/own.db")).known(ADDRESS))
    photographer.until(lambda: "by itself" in connecting.notice.text())
    connecting._timer.stop()
    photographer.window("server-down", photographer.desk.settle_paint)
    connecting._waiting_for = None


def test_who_is_at_the_desk(photographer: Photographer) -> None:
    dialog = _opened(photographer, "desk.change-person", PersonDialog)
    photographer.dialog(dialog, "at-desk")
    dialog.done(0)


def _signed_in(
    photographer: Photographer, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the database had logins, and two more people had been here."""
    desk, now = photographer.desk, at(people.NOW)
    info = replace(database.info, name="riverside", login="aokafor", role=Role.FRONT_DESK)
    monkeypatch.setattr(type(database), "info", property(lambda _: info))
    here = [("A. Okafor", now, "aokafor"), ("J. Lind", now - 86_400_000_000, "jlind")]
    here.append(("M. Reyes", now - 3 * 86_400_000_000, "mreyes"))
    desk.window.settings.set(f"desk/logins/{info.uid}", here)
    desk.window.set_database(database)


def test_another_login(
    photographer: Photographer, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    _signed_in(photographer, database, monkeypatch)
    dialog = _opened(photographer, "desk.change-person", PersonDialog)
    photographer.desk.type("a password")
    photographer.dialog(dialog, "login")
    dialog.form.say("The login or its password is wrong: check both and try again.")
    photographer.dialog(dialog, "login-wrong")
    dialog.done(0)


@pytest.mark.parametrize("name", ["cover", "cover-login"])
def test_the_cover(
    photographer: Photographer, database: Database, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    if name == "cover-login":
        _signed_in(photographer, database, monkeypatch)
    photographer.desk.open("0421")
    photographer.desk.window.commands.use("desk.cover")
    photographer.window(name, photographer.desk.settle_paint)
    photographer.desk.window.covering.lift()


def test_an_auditor(
    photographer: Photographer, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = "This login may read and not record: ask for the role of the front desk."
    info = replace(database.info, read_only=reason, login="obrandt", role=Role.AUDITOR)
    monkeypatch.setattr(type(database), "info", property(lambda _: info))
    photographer.desk.window.set_database(database)
    photographer.desk.open("0421")
    photographer.window("auditor")


def test_exporting(photographer: Photographer) -> None:
    photographer.desk.open("0421")
    photographer.desk.control(Qt.Key.Key_E)
    (dialog,) = photographer.desk.window.findChildren(ExportDialog)
    photographer.until(lambda: bool(dialog.form.target.text()))
    photographer.dialog(dialog, "export", dialog.form.target)
    dialog.close()


def test_an_export_that_is_being_written(
    photographer: Photographer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    export = exporting.export

    def wait(*given: Any, progress: Callable[[int, int], None], **named: Any) -> ExportReport:
        progress(40, 103)
        go_on.wait(30)
        return export(*given, progress=progress, **named)

    monkeypatch.setattr(exporting, "export", wait)
    photographer.desk.open("0421")
    photographer.desk.control(Qt.Key.Key_E)
    (dialog,) = photographer.desk.window.findChildren(ExportDialog)
    dialog.form.target.setText(str(tmp_path / "out.csv"))
    dialog.start.click()
    (bar,) = dialog.findChildren(QProgressBar)
    photographer.until(lambda: bar.value() == 40)
    photographer.desk.settle_paint()
    try:
        photographer.take(dialog, "export-progress", dialog.form.target)
    finally:
        go_on.set()
    photographer.until(lambda: not dialog.is_busy)
    dialog.close()


def test_importing(
    photographer: Photographer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "till.csv"
    file.write_text(TILL, encoding="utf-8")
    wizard = _opened(photographer, "file.import", ImportWizard)
    assert isinstance(wizard, ImportWizard)
    photographer.dialog(wizard, "import-file")
    wizard.form.file.setText(str(file))
    photographer.until(lambda: wizard.form.fits() is not None)
    wizard.go.click()
    photographer.until(lambda: wizard.step is Step.PREVIEW)
    photographer.dialog(wizard, "import-preview")
    run = importing.run

    def run_here(*given: Any, **named: Any) -> ImportReport:
        report = run(*given, **named)
        # Where the tests lie is longer or shorter each time.
        return replace(report, rejects=Path("till.rejects.csv"))

    monkeypatch.setattr(importing, "run", run_here)
    wizard.go.click()
    photographer.until(lambda: wizard.step is Step.RESULT)
    photographer.dialog(wizard, "import-result")
    wizard.close()


def test_a_file_that_cannot_be_imported(photographer: Photographer, tmp_path: Path) -> None:
    file = tmp_path / "tiquo.db"
    wizard = _opened(photographer, "file.import", ImportWizard)
    assert isinstance(wizard, ImportWizard)
    other = tmp_path / "other.db"
    other.write_bytes(file.read_bytes())
    wizard.form.file.setText(str(other))
    photographer.until(lambda: bool(wizard.form.note()))
    photographer.dialog(wizard, "import-refused", wizard.form.file)
    wizard.close()


@pytest.mark.parametrize(
    ("name", "command", "kind"),
    [("palette", "help.palette", Palette), ("shortcuts", "help.shortcuts", ShortcutSheet)],
)
def test_commands(photographer: Photographer, name: str, command: str, kind: type[QDialog]) -> None:
    photographer.desk.open("0421")
    photographer.desk.window.commands.action(command).trigger()
    (dialog,) = photographer.desk.window.findChildren(kind)
    photographer.desk.settle_paint()
    photographer.dialog(dialog, name)
    dialog.close()


def test_a_range_of_dates(photographer: Photographer) -> None:
    desk = photographer.desk
    desk.open("0421")
    filters = desk.window.view.filters
    photographer.qtbot.mouseClick(filters.dates, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    popup = filters.date_popup
    assert popup is not None
    desk.settle_paint()
    photographer.dialog(popup, "dates")
    popup.close()


def test_a_draft_that_is_back_on_a_low_screen(
    photographer: Photographer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = photographer.desk
    low = desk.window.screen().availableGeometry().height() - 390
    monkeypatch.setattr(dialog_parts, "_OUTSIDE", low)
    desk.window.people.keep_drafts(tmp_path / "drafts")
    desk.open("0421")
    dialog = _opened(photographer, "desk.record", RecordDialog)
    desk.type("Called back: room 011 is free")
    dialog.done(0)
    photographer.until(lambda: desk.window.reader.is_idle)
    desk.window.activateWindow()
    dialog = _opened(photographer, "desk.record", RecordDialog)
    photographer.until(lambda: dialog.height() == 390)
    photographer.dialog(dialog, "draft-is-back")
    dialog.done(0)


def test_a_message(photographer: Photographer) -> None:
    window = photographer.desk.window
    window.commands.action("view.language-de").trigger()
    box = open_dialog(photographer.qtbot, QMessageBox)
    photographer.dialog(box, "message")
    box.close()


def test_a_scan_while_something_is_written(photographer: Photographer) -> None:
    desk, keyboard = photographer.desk, Keyboard()
    desk.open("0421")
    dialog = _opened(photographer, "desk.record", RecordDialog)
    desk.type("Called back: room 011 is free")
    keyboard.scan("CUST-000043")
    photographer.until(lambda: desk.window.finding.bar is not None)
    desk.settle_paint()
    photographer.dialog(dialog, "scan-bar")
    keyboard.wait(1000)
    keyboard.press(Qt.Key.Key_Escape)
    photographer.until(lambda: desk.window.finding.bar is None)
    dialog.done(0)


# Comparing


def test_a_widget_that_was_moved_is_seen(desk: Desk) -> None:
    desk.open("0421")
    desk.settle()
    desk.settle_paint()
    before = _grabbed(desk.window)
    assert not comparing.difference(_grabbed(desk.window), comparing.reduced(before)).is_seen
    button = desk.window.top_bar.export
    button.move(button.pos() + QPoint(6, 0))
    assert comparing.difference(_grabbed(desk.window), before).is_seen


def test_another_rasteriser_is_not(desk: Desk) -> None:
    before = _grabbed(desk.window).convertToFormat(QImage.Format.Format_RGB32)
    wide, high = before.width(), before.height()
    shifted = QImage(before.size(), before.format())
    shifted.fill(Qt.GlobalColor.black)
    painter = QPainter(shifted)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(0, 0, before)
    painter.setOpacity(0.5)  # every edge a third of a pixel further
    painter.translate(0.34, 0)
    painter.drawImage(QRect(0, 0, wide, high), before)
    painter.end()
    assert not comparing.difference(shifted, before).is_seen


def test_what_differs_is_said_and_shown(tmp_path: Path, desk: Desk) -> None:
    image = _grabbed(desk.window)
    sentence = comparing.compare(image, "nothing", tmp_path)
    assert sentence is not None
    assert "nothing was kept to compare it with" in sentence
    assert (tmp_path / "nothing.png").exists()

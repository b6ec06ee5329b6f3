"""The import wizard shows what a file would become, imports it, and says what came of it."""

from __future__ import annotations

import dataclasses
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services import importing
from tiquo_desktop.services.importing import Fate, ImportReport, Problem
from tiquo_desktop.ui.imports import import_wizard
from tiquo_desktop.ui.imports.import_form import ImportForm
from tiquo_desktop.ui.imports.import_result import ImportResult
from tiquo_desktop.ui.imports.import_rows import Column, PreviewModel
from tiquo_desktop.ui.imports.import_table import PreviewTable
from tiquo_desktop.ui.imports.import_wizard import ImportWizard, Step
from tiquo_desktop.ui.imports.importing import COMMAND
from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import GAP, ICON, Role
from tiquo_desktop.ui.main_window import LEAST_SIZE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CUSTOMERS = (
    "firstName,lastName,email,phone,dateOfBirth,address,city,state,postalCode,country,notes,tags\n"
)
ACTIVITY = "occurred_at,category,type,source,summary,customer_email,customer_given_name,customer_family_name\n"


def activity(number: int, who: str = "zoe@example.com,Zoë,Quist") -> str:
    return f"2026-11-{number:02d}T10:00:00Z,Orders,Order,Staff,Bought {number}.,{who}\n"


@pytest.fixture
def wizard(desk: Desk, qtbot: QtBot) -> ImportWizard:
    """Opened by its shortcut."""
    desk.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    (opened,) = desk.window.findChildren(ImportWizard)
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow, timeout=PATIENCE)
    return opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three events of two customers, Amelia who is here and Zoë who is not, and a broken row."""
    path = tmp_path / "till.csv"
    broken = activity(4).replace("2026-11-04", "yesterday")
    rows = ACTIVITY + activity(1) + activity(2) + broken + activity(3, "amelia@example.com,A,B")
    path.write_text(rows, "utf-8")
    return path


def name(qtbot: QtBot, wizard: ImportWizard, file: Path) -> None:
    """Type the name of the file, and wait for the profile that fits."""
    wizard.form.file.setFocus()
    wizard.form.file.clear()
    qtbot.keyClicks(wizard.form.file, str(file))
    qtbot.waitUntil(lambda: wizard.form.fits() is not None, timeout=PATIENCE)


def previewed(qtbot: QtBot, wizard: ImportWizard, file: Path) -> None:
    name(qtbot, wizard, file)
    qtbot.keyClick(wizard.form.file, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=PATIENCE)


def imported(qtbot: QtBot, wizard: ImportWizard, file: Path) -> ImportResult:
    previewed(qtbot, wizard, file)
    qtbot.keyClick(wizard.preview.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: wizard.step is Step.RESULT, timeout=PATIENCE)
    return wizard.findChildren(ImportResult)[0]


def labels(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def count(database: Database) -> int:
    with database.reading() as reading:
        return reading.customers.count()


def test_by_keyboard_alone_from_the_shortcut_to_the_customer_who_came_in(
    desk: Desk, qtbot: QtBot, wizard: ImportWizard, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(CUSTOMERS + "Zoë,Quist,zoe@example.com,,,,,,,,,\n", "utf-8")
    assert desk.focus() is wizard.form.file
    desk.type(str(path))
    qtbot.waitUntil(lambda: wizard.form.fits() == "tiquo-customers", timeout=PATIENCE)
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=PATIENCE)
    assert desk.focus() is wizard.preview.table
    assert "The only row comes to: 0 events, 1 new customer." in wizard.preview.text()
    desk.key(Qt.Key.Key_Return)
    assert wizard.step is Step.PREVIEW
    desk.control(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.step is Step.RESULT, timeout=PATIENCE)
    assert wizard.outcome() == "1 new customer and 0 events went in"
    with qtbot.waitSignal(wizard.destroyed, timeout=PATIENCE):
        desk.key(Qt.Key.Key_Escape)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)
    desk.search("quist")
    assert desk.found() == ["Zoë Quist"]


def test_the_preview_shows_rows_as_events_and_stores_nothing(
    qtbot: QtBot, wizard: ImportWizard, file: Path, database: Database
) -> None:
    before = count(database)
    previewed(qtbot, wizard, file)
    model = wizard.preview.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [[model.index(row, column).data() for column in range(5)] for row in range(4)]
    assert rows[0] == ["2", "2026-11-01 10:00:00 GMT", "Orders", "Bought 1.", "Zoë Quist"]
    assert rows[3][3:] == ["Bought 3.", "Amelia Okonkwo-Hart"]
    assert rows[2][:3] == ["4", "", ""]
    assert "none of the profile's date formats" in rows[2][3]
    assert wizard.preview.text() == (
        "till.csv, read with activity. All 4 rows come to: 3 events, 1 new customer, 1 row that "
        "would be refused. Nothing has been stored yet."
    )
    assert "Line 4: Refused" in wizard.preview.marked()
    assert "In the file: yesterday" in wizard.preview.marked()
    qtbot.keyClick(wizard.preview.table, Qt.Key.Key_Down)
    assert "Line 5: 2026-11-03 10:00:00 GMT, Orders · Order, CUST-000042" in wizard.preview.marked()
    assert count(database) == before


def test_a_row_is_read_out_as_one_sentence_with_its_place(
    qtbot: QtBot, wizard: ImportWizard, file: Path
) -> None:
    previewed(qtbot, wizard, file)
    said = wizard.preview.model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Line 2: 2026-11-01 10:00:00 GMT, Orders · Order, new customer Zoë Quist, Bought 1. 1 of 4"
    )


def test_the_result_says_what_went_in_and_why_rows_did_not(
    desk: Desk, qtbot: QtBot, wizard: ImportWizard, file: Path
) -> None:
    result = imported(qtbot, wizard, file)
    assert wizard.outcome() == "1 new customer and 3 events went in"
    said = labels(result)
    assert "Line 4: the time fits none of the profile's date formats" in said
    rejects = file.with_name("till.rejects.csv")
    assert str(rejects) in said
    assert rejects.is_file()
    assert result.folder.isVisible()
    assert desk.focus() is result.folder


def test_the_rejects_file_is_shown_in_its_folder(
    desk: Desk, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(
        "tiquo_desktop.ui.files.QDesktopServices.openUrl",
        lambda url: shown.append(url.toLocalFile()),
    )
    desk.window.commands.action(COMMAND).trigger()
    (wizard,) = desk.window.findChildren(ImportWizard)
    result = imported(qtbot, wizard, file)
    qtbot.mouseClick(result.folder, Qt.MouseButton.LeftButton)
    assert shown == [str(file.parent)]
    with qtbot.waitSignal(wizard.destroyed, timeout=PATIENCE):
        wizard.close()


def test_where_nothing_may_be_written_beside_the_file_the_rejects_go_elsewhere(
    qtbot: QtBot, wizard: ImportWizard, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(
        import_wizard.QStandardPaths, "writableLocation", lambda _kind: str(documents)
    )
    imported(qtbot, wizard, file)
    assert [path.name for path in documents.iterdir()] == ["till.rejects.csv"]


def test_the_window_shows_what_came_in_without_being_asked(
    desk: Desk, qtbot: QtBot, file: Path
) -> None:
    desk.open("0421")
    desk.window.commands.action(COMMAND).trigger()
    (wizard,) = desk.window.findChildren(ImportWizard)
    imported(qtbot, wizard, file)
    with qtbot.waitSignal(wizard.destroyed, timeout=PATIENCE):
        wizard.reject()
    desk.wait_counts("6 events")
    assert "Bought 3." in desk.sentences()


def test_a_second_time_everything_is_here_already(
    qtbot: QtBot, wizard: ImportWizard, file: Path, database: Database
) -> None:
    importing.run(database, file, importing.load_profile("activity"))
    result = imported(qtbot, wizard, file)
    fates = [
        wizard.preview.model.index(row, 0).data(Qt.ItemDataRole.UserRole).fate for row in range(4)
    ]
    assert fates == [Fate.PRESENT, Fate.PRESENT, Fate.REFUSED, Fate.PRESENT]
    assert "3 events that are here already" in wizard.preview.text()
    assert wizard.outcome() == "0 new customers and 0 events went in"
    assert "Events that were here already" in labels(result)


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (
            '[customer]\nemail = "{mail}"\n',
            'mine.toml, line 2: the file till.csv has no column "mail"',
        ),
        ('[customer]\nemial = "{x}"\n', 'mine.toml, line 2: "emial" is no key'),
        ("[customer\n", "mine.toml, line 1: this is not TOML"),
    ],
)
def test_a_mistake_in_a_profile_is_said_in_place_with_its_line(
    qtbot: QtBot, wizard: ImportWizard, file: Path, profile: str, said: str
) -> None:
    name(qtbot, wizard, file)
    own = file.with_name("mine.toml")
    own.write_text(profile)
    qtbot.keyClicks(wizard.form.own_file, str(own))
    assert wizard.form.own.isChecked()
    qtbot.mouseClick(wizard.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(wizard.problem()), timeout=PATIENCE)
    assert wizard.problem().startswith(said)
    assert wizard.step is Step.FORM
    own.write_text('[customer]\nemail = "{customer_email}"\ngiven_name = "A"\nfamily_name = "B"\n')
    qtbot.mouseClick(wizard.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=PATIENCE)
    assert wizard.problem() == ""


def test_a_file_that_is_not_there_or_encoded_otherwise_is_said_in_place(
    qtbot: QtBot, wizard: ImportWizard, file: Path
) -> None:
    wizard.form.file.setText(str(file.with_name("none.csv")))
    wizard.form.profiles["activity"].click()
    qtbot.mouseClick(wizard.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "none.csv cannot be read" in wizard.problem(), timeout=PATIENCE)
    file.write_text(file.read_text("utf-8"), "cp1252")
    wizard.form.file.setText(str(file))
    assert wizard.problem() == ""
    qtbot.mouseClick(wizard.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "line 2, byte" in wizard.problem(), timeout=PATIENCE)
    wizard.form.encodings["Windows-1252"].click()
    qtbot.mouseClick(wizard.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=PATIENCE)
    assert wizard.preview.model.index(0, 4).data() == "Zoë Quist"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"SQLite format 3\0" + bytes(84), "till.csv is a database, not a text file with rows"),
        (b"PK\x03\x04", "till.csv is a workbook or an archive"),
        (b"one,two\n1,2\n", "None of these profiles fits the file: choose what kind of file it is"),
    ],
)
def test_a_file_that_cannot_be_an_import_is_said_before_anybody_asks(
    qtbot: QtBot, wizard: ImportWizard, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "till.csv"
    path.write_bytes(content)
    qtbot.keyClicks(wizard.form.file, str(path))
    qtbot.waitUntil(lambda: said in wizard.form.note(), timeout=PATIENCE)
    assert said in labels(wizard)
    assert not wizard.go.isEnabled()
    wizard.form.profiles["activity"].click()
    assert wizard.form.note() == ""
    assert wizard.go.isEnabled()
    wizard.form.file.clear()
    assert not wizard.go.isEnabled()


def test_a_name_that_is_no_file_is_said_once_it_is_not_typed_any_more(
    desk: Desk, qtbot: QtBot, wizard: ImportWizard, tmp_path: Path, file: Path
) -> None:
    with qtbot.waitSignal(wizard.form.grown, timeout=PATIENCE):
        qtbot.keyClicks(wizard.form.file, str(tmp_path / "nothing.csv"))
    qtbot.waitUntil(lambda: desk.window.reader.is_idle, timeout=PATIENCE)
    assert wizard.form.note() == ""
    desk.key(Qt.Key.Key_Return)
    assert wizard.form.note().startswith("There is no file of that name")
    assert wizard.step is Step.FORM
    name(qtbot, wizard, file)
    assert wizard.form.note() == ""


def test_a_profile_chosen_by_hand_stays_chosen(
    qtbot: QtBot, wizard: ImportWizard, file: Path
) -> None:
    wizard.form.profiles["tiquo-webhooks"].click()
    name(qtbot, wizard, file)
    assert wizard.form.fits() == "activity"
    assert wizard.form.profile() == "tiquo-webhooks"


def test_files_are_chosen_in_the_systems_dialog(
    desk: Desk, qtbot: QtBot, file: Path, reader: Any, database: Database, look: Any
) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget, kinds: str) -> str:
        asked.append(kinds)
        return "" if len(asked) == 2 else str(file)

    form = ImportForm(look, reader.lane("import-fit"), database, desk.window, ask=ask)
    form.resize(640, 400)
    form.show()
    first, second = [
        each for each in form.findChildren(QWidget) if "Browse" in each.accessibleName()
    ]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert form.path() == file
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert not form.own.isChecked()
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert form.profile() == str(file)
    assert ["*.csv" in kinds for kinds in asked] == [True, False, False]
    form.deleteLater()


def test_escape_goes_back_one_step_and_then_out(
    desk: Desk, qtbot: QtBot, wizard: ImportWizard, file: Path
) -> None:
    previewed(qtbot, wizard, file)
    desk.key(Qt.Key.Key_Escape)
    assert wizard.step is Step.FORM
    assert wizard.form.path() == file
    with qtbot.waitSignal(wizard.destroyed, timeout=PATIENCE):
        desk.key(Qt.Key.Key_Escape)


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """An import that goes on until it is stopped; the event says that it has begun."""
    reached, real = threading.Event(), importing.run

    def run(
        *given: Any, cancel: threading.Event, progress: Callable[[int, int], None], **options: Any
    ):
        progress(2_500_000, 10_000_000)
        reached.set()
        cancel.wait()
        return real(*given, cancel=threading.Event(), progress=progress, **options)

    monkeypatch.setattr(importing, "run", run)
    return reached


def begun(qtbot: QtBot, wizard: ImportWizard, file: Path) -> None:
    previewed(qtbot, wizard, file)
    qtbot.mouseClick(wizard.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "2.5 of 10.0 MB" in labels(wizard), timeout=PATIENCE)


def test_escape_stops_an_import_and_shows_what_went_in(
    desk: Desk, qtbot: QtBot, wizard: ImportWizard, file: Path, endless: threading.Event
) -> None:
    begun(qtbot, wizard, file)
    desk.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: wizard.step is Step.RESULT, timeout=PATIENCE)
    assert "went in" in wizard.outcome()


def test_closing_the_window_while_it_imports_stops_it_first(
    qtbot: QtBot, wizard: ImportWizard, file: Path, endless: threading.Event
) -> None:
    begun(qtbot, wizard, file)
    with qtbot.waitSignal(wizard.destroyed, timeout=PATIENCE):
        wizard.close()
        assert wizard.isVisible()


def test_an_import_that_fails_says_why_and_can_be_tried_again(
    qtbot: QtBot, wizard: ImportWizard, file: Path
) -> None:
    previewed(qtbot, wizard, file)
    away = file.rename(file.with_name("away.csv"))
    qtbot.mouseClick(wizard.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "till.csv cannot be read" in wizard.problem(), timeout=PATIENCE)
    assert wizard.step is Step.PREVIEW
    away.rename(file)
    qtbot.mouseClick(wizard.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: wizard.step is Step.RESULT, timeout=PATIENCE)


REPORT = ImportReport(
    rows=9,
    customers_added=0,
    customers_changed=0,
    events_added=0,
    events_present=0,
    without_effect=0,
    rejected=0,
    rejects=None,
    problems=(),
    cancelled=False,
    dry_run=False,
)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"cancelled": True, "events_added": 3}, "Stopped. What went in stays"),
        ({"rejected": 9}, "No row of the file went in: is this the profile for it?"),
        ({"events_added": 1, "customers_added": 2}, "2 new customers and 1 event went in"),
        ({"customers_changed": 4}, "Customers changed\n4"),
        ({"without_effect": 5}, "Rows that say nothing new\n5"),
        ({"unknown_currencies": ("ZZZ",)}, "ISO 4217 has no currency ZZZ"),
        ({"rejected": 8, "problems": (Problem(2, "<b>x</b>"),)}, "Line 2: <b>x</b>\nand 7 more"),
    ],
)
def test_each_outcome_is_said(look: Theme, qtbot: QtBot, given: dict[str, Any], said: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    page = ImportResult(look, dataclasses.replace(REPORT, **given), parent, show=lambda _: None)
    parent.show()
    page.show()
    assert said in labels(page)
    assert not page.folder.isVisible()


def test_every_control_has_a_name(qtbot: QtBot, wizard: ImportWizard, file: Path) -> None:
    imported(qtbot, wizard, file)
    for widget in wizard.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.isHidden():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_a_database_that_cannot_be_written_to_refuses_with_its_reason(
    desk: Desk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = desk.window.commands
    assert commands.refusal(COMMAND) is None
    desk.window.set_database(None)
    assert commands.refusal(COMMAND) == "No database is open."
    closed = dataclasses.replace(database.info, read_only="The file may only be read.")
    monkeypatch.setattr(type(database), "info", property(lambda _: closed))
    desk.window.set_database(database)
    assert commands.refusal(COMMAND) == "The file may only be read."
    assert not commands.action(COMMAND).isEnabled()


def test_a_wide_font_has_room_for_the_words_of_categories(
    look: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(painting, "text_width", lambda font, text: 1.4 * font.width(text))
    table = PreviewTable(look, PreviewModel())
    qtbot.addWidget(table)
    table.resize(1000, 300)
    table.show()
    room = table.columnWidth(Column.CATEGORY) - ICON - GAP
    assert room > 1.4 * look.font(Role.BODY_STRONG).width("Customers")


def test_it_fits_into_a_small_window(desk: Desk, qtbot: QtBot, file: Path) -> None:
    desk.window.resize(*LEAST_SIZE)
    desk.window.commands.action(COMMAND).trigger()
    (wizard,) = desk.window.findChildren(ImportWizard)
    name(qtbot, wizard, file)
    assert wizard.height() <= desk.window.height()
    previewed(qtbot, wizard, file)
    assert wizard.width() <= desk.window.width()
    assert wizard.height() <= desk.window.height()
    table = wizard.preview.table
    assert table.horizontalScrollBar().maximum() == 0
    marked = table.visualRect(table.currentIndex())
    assert table.viewport().rect().contains(marked.center())
    with qtbot.waitSignal(wizard.destroyed, timeout=PATIENCE):
        wizard.close()

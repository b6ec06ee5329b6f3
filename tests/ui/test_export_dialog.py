"""The export dialog writes what is on screen, and says what became of it."""

import csv
import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain.errors import Cancelled
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.services.exporting import ExportReport
from tiquo_desktop.ui.export_dialog import ExportDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def opened(desk: Desk, qtbot: QtBot) -> ExportDialog:
    desk.control(Qt.Key.Key_E)
    (dialog,) = desk.window.findChildren(ExportDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
    return dialog


def exported(qtbot: QtBot, dialog: ExportDialog, target: Path) -> str:
    """Export to `target`; what the dialog says then."""
    dialog.form.target.setText(str(target))
    before = dialog.message()
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.is_busy and dialog.message() != before, timeout=PATIENCE)
    return dialog.message()


def closed(qtbot: QtBot, desk: Desk, dialog: ExportDialog) -> None:
    with qtbot.waitSignal(dialog.destroyed, timeout=PATIENCE):
        dialog.reject()
    desk.wait_timeline()


def test_writes_the_rows_on_screen_in_their_order(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.open("0421")
    desk.click(desk.chip(Dimension.CATEGORY, "Orders"))
    desk.click(desk.chip(Dimension.CATEGORY, "Payments"))
    desk.window.view.turn_order()
    desk.wait_sentences("Sent", "Spa added", "Paid £84.50")
    dialog = opened(desk, qtbot)
    target = tmp_path / "out.csv"
    assert "3 events are in" in exported(qtbot, dialog, target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert [row["summary"] for row in csv.DictReader(file)] == desk.sentences()
    closed(qtbot, desk, dialog)


def test_the_whole_history_as_json_lines_has_every_event(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.open("0421")
    desk.click(desk.chip(Dimension.CATEGORY, "Orders"))
    desk.wait_sentences("Spa added", "Sent")
    dialog = opened(desk, qtbot)
    dialog.form.whole.setFocus()
    desk.key(Qt.Key.Key_Space)
    dialog.form.json_lines.setFocus()
    desk.key(Qt.Key.Key_Space)
    assert dialog.form.target.text().endswith(".jsonl")
    target = tmp_path / "out.jsonl"
    exported(qtbot, dialog, target)
    lines = target.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["summary"] for line in lines] == [
        "Checked in",
        "Paid £84.50",
        "Spa added",
        "Sent",
        "Cooed",
    ]
    closed(qtbot, desk, dialog)


def test_the_export_appears_in_the_history_it_was_taken_from(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.open("marcus")
    dialog = opened(desk, qtbot)
    exported(qtbot, dialog, tmp_path / "out.csv")
    closed(qtbot, desk, dialog)
    desk.wait_counts("2 events")


def test_without_a_customer_it_offers_everybody_only(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(desk, qtbot)
    assert dialog.form.everybody.isChecked()
    assert not dialog.form.shown.isVisible()
    assert "7 events are in" in exported(qtbot, dialog, tmp_path / "out.csv")
    with qtbot.waitSignal(dialog.destroyed, timeout=PATIENCE):
        dialog.reject()


def test_a_folder_that_is_not_there_is_a_sentence_and_the_form_stays(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.open("0421")
    dialog = opened(desk, qtbot)
    assert "events are in" not in exported(qtbot, dialog, tmp_path / "none" / "out.csv")
    assert dialog.form.target.isEnabled()
    assert "5 events are in" in exported(qtbot, dialog, tmp_path / "out.csv")
    closed(qtbot, desk, dialog)


def test_says_before_it_replaces_a_file(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    desk.open("0421")
    dialog = opened(desk, qtbot)
    assert dialog.form.warning() == ""
    dialog.form.target.setText(str(target))
    said = "This file exists and will be replaced."
    qtbot.waitUntil(lambda: dialog.form.warning() == said, timeout=PATIENCE)
    dialog.form.target.setText("")
    assert not dialog.start.isEnabled()
    closed(qtbot, desk, dialog)
    assert target.read_text() == "old"


def test_says_in_words_and_numbers_what_it_writes(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    desk.click(desk.chip(Dimension.CATEGORY, "Orders"))
    desk.wait_counts("2 of 5 events")
    dialog = opened(desk, qtbot)
    assert dialog.form.sentence() == (
        "Events of Amelia Okonkwo-Hart: Orders. Newest first, each time in the zone of its event."
    )
    assert dialog.form.shown.accessibleName() == "Shown now, 2"
    assert dialog.form.whole.accessibleName() == "Whole history, 5"
    dialog.form.whole.setChecked(True)
    assert dialog.form.sentence().startswith("All events of Amelia Okonkwo-Hart.")
    closed(qtbot, desk, dialog)


def test_enter_exports_and_escape_closes(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.open("0421")
    dialog = opened(desk, qtbot)
    target = tmp_path / "out.csv"
    dialog.form.target.setFocus()
    dialog.form.target.setText(str(target))
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "events are in" in dialog.message(), timeout=PATIENCE)
    with qtbot.waitSignal(dialog.destroyed, timeout=PATIENCE):
        desk.key(Qt.Key.Key_Escape)
    assert target.read_bytes().count(b"\r\n") == 6
    desk.wait_timeline()


def test_escape_while_writing_stops_and_leaves_no_file(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = threading.Event()

    def endless(*_: object, cancel: threading.Event, **__: object) -> ExportReport:
        reached.set()
        cancel.wait()
        raise Cancelled("The export was stopped. No file was written.")

    monkeypatch.setattr("tiquo_desktop.services.exporting.export", endless)
    desk.open("0421")
    dialog = opened(desk, qtbot)
    dialog.form.target.setText(str(tmp_path / "out.csv"))
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(reached.is_set, timeout=PATIENCE)
    with qtbot.waitSignal(dialog.destroyed, timeout=PATIENCE):
        dialog.close()
        assert dialog.isVisible()
    assert not (tmp_path / "out.csv").exists()
    desk.wait_timeline()


def test_every_control_of_the_dialog_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    dialog = opened(desk, qtbot)
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)()
    closed(qtbot, desk, dialog)


def test_ctrl_e_exports_also_from_the_search_box_with_nobody_open(desk: Desk, qtbot: QtBot) -> None:
    desk.control(Qt.Key.Key_F)
    dialog = opened(desk, qtbot)
    assert "All activity" in dialog.form.target.text()
    dialog.reject()


def test_the_name_offered_says_whose_events_are_in_it(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    dialog = opened(desk, qtbot)
    assert "CUST-" in dialog.form.target.text()
    dialog.form.json_lines.setChecked(True)
    dialog.form.everybody.setChecked(True)
    assert "All activity" in dialog.form.target.text()
    assert dialog.form.target.text().endswith(".jsonl")
    dialog.form.target.setText("mine.csv")
    dialog.form.whole.setChecked(True)
    assert dialog.form.target.text() == "mine.csv"
    dialog.reject()

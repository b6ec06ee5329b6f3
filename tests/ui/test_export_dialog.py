"""The export dialog writes what is on screen, and says what became of it."""

import csv
import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QStandardPaths, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain.errors import Cancelled, UnwritableOutput
from tiquo_desktop.domain.filters import Counts
from tiquo_desktop.domain.repositories import Database, Key
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.services.exporting import ExportReport
from tiquo_desktop.services.timeline_rows import EventRow
from tiquo_desktop.ui.exports.export_dialog import ExportDialog
from tiquo_desktop.ui.exports.export_form import Extent
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.focus_ring import FocusRing

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
    assert "3 events are exported" in exported(qtbot, dialog, target)
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
    dialog.form.extents[Extent.WHOLE].setFocus()
    desk.key(Qt.Key.Key_Space)
    dialog.form.formats["jsonl"].setFocus()
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


def test_the_header_tells_that_somebody_was_active_by_an_export(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.open("marcus")
    assert any("30 Oct" in text for text in desk.window.view.header.facts.texts())
    dialog = opened(desk, qtbot)
    exported(qtbot, dialog, tmp_path / "out.csv")
    closed(qtbot, desk, dialog)
    newest = desk.window.timeline.row_at(1)
    assert isinstance(newest, EventRow)

    def says_so() -> bool:
        return newest.time[:5] in " ".join(desk.window.view.header.facts.texts())

    qtbot.waitUntil(says_so, timeout=PATIENCE)


def test_without_a_customer_it_offers_everybody_only(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(desk, qtbot)
    assert list(dialog.form.extents) == [Extent.EVERYBODY]
    everybody = dialog.form.extents[Extent.EVERYBODY]
    qtbot.waitUntil(lambda: everybody.accessibleName() == "All customers, 7", timeout=PATIENCE)
    assert dialog.form.sentence().startswith("All 7 events, of all customers. Newest first")
    assert "7 events are exported" in exported(qtbot, dialog, tmp_path / "out.csv")
    with qtbot.waitSignal(dialog.destroyed, timeout=PATIENCE):
        dialog.reject()


def test_the_selected_rows_are_written_as_they_stand_on_screen(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.open("0421")
    for _ in range(2):
        desk.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    dialog = opened(desk, qtbot)
    selected = dialog.form.extents[Extent.SELECTED]
    assert selected.accessibleName() == "Selected rows, 3"
    selected.setFocus()
    desk.key(Qt.Key.Key_Space)
    assert dialog.form.sentence().startswith("3 selected events of Amelia Okonkwo-Hart. ")
    target = tmp_path / "out.jsonl"
    dialog.form.formats["jsonl"].setChecked(True)
    assert "3 events are exported" in exported(qtbot, dialog, target)
    lines = target.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["summary"] for line in lines] == [
        "Checked in",
        "Paid £84.50",
        "Spa added",
    ]
    closed(qtbot, desk, dialog)


def test_the_story_of_the_marked_event_is_exported_whatever_the_filter(
    desk: Desk, qtbot: QtBot, tmp_path: Path, database: Database
) -> None:
    with database.reading() as reading:
        (amelia,) = reading.customers.find(Key.NUMBER, "CUST-000042")
    earlier = builders.event(
        customer=amelia.uid,
        occurred_at=builders.at("2026-11-01T09:00"),
        category="Orders",
        summary="Ordered",
        story="ord-j98ubc",
    )
    builders.record(database, earlier)
    desk.open("0421")
    desk.click(desk.chip(Dimension.CATEGORY, "Payments"))
    desk.wait_sentences("Paid £84.50")
    desk.window.view.timeline.setFocus()
    desk.key(Qt.Key.Key_Home)
    dialog = opened(desk, qtbot)
    story = dialog.form.extents[Extent.STORY]
    said = "This story, ORD-J98UBC, 2"
    qtbot.waitUntil(lambda: story.accessibleName() == said, timeout=PATIENCE)
    story.setFocus()
    desk.key(Qt.Key.Key_Space)
    assert dialog.form.sentence().startswith(
        "All 2 events of Amelia Okonkwo-Hart about ORD-J98UBC. "
    )
    assert "CUST-000042 ORD-J98UBC 2026-" in dialog.form.target.text()
    target = tmp_path / "out.csv"
    exported(qtbot, dialog, target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        summaries = [row["summary"] for row in csv.DictReader(file)]
    assert summaries == ["Paid £84.50", "Ordered"]
    closed(qtbot, desk, dialog)


def test_an_event_without_a_reference_has_no_story(desk: Desk, qtbot: QtBot) -> None:
    desk.open("marcus")
    dialog = opened(desk, qtbot)
    assert list(dialog.form.extents) == [Extent.SHOWN, Extent.SELECTED, Extent.WHOLE]
    closed(qtbot, desk, dialog)


def test_a_reference_gives_a_name_that_every_system_can_have(
    qtbot: QtBot, database: Database, desk: Desk
) -> None:
    builders.record(
        database,
        builders.event(
            customer=builders.add_customer(database, given_name="Rita", family_name="Slash").uid,
            object_kind="order",
            object_ref='../a\\b:c*"<x>|&' + "9" * 80,
        ),
    )
    desk.open("rita slash")
    dialog = opened(desk, qtbot)
    story = dialog.form.extents[Extent.STORY]
    assert "&&" in story.text() or len(story.text()) < 40
    story.setChecked(True)
    name = Path(dialog.form.target.text()).name
    assert not set(name) & set('/\\:*?"<>|&')
    assert len(name) < 90
    assert dialog.width() == 460
    closed(qtbot, desk, dialog)


def test_the_result_says_where_the_file_is_and_shows_it(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr("tiquo_desktop.ui.exports.exporting.show_in_folder", shown.append)
    desk.open("0421")
    dialog = opened(desk, qtbot)
    target = tmp_path / "out.csv"
    assert exported(qtbot, dialog, target) == f"5 events are exported\n{target}"
    assert not dialog.form.isVisible()
    assert not dialog.start.isVisible()
    dialog.folder.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert shown == [target]
    closed(qtbot, desk, dialog)


def test_what_was_exported_today_is_not_what_enter_would_replace(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(tmp_path))
    desk.open("0421")
    first = opened(desk, qtbot)
    offered = Path(first.form.target.text())
    assert offered.parent == tmp_path
    exported(qtbot, first, offered)
    closed(qtbot, desk, first)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)
    second = opened(desk, qtbot)
    other = str(offered.with_stem(f"{offered.stem} (2)"))
    qtbot.waitUntil(lambda: second.form.target.text() == other, timeout=PATIENCE)
    assert second.form.warning() == ""
    closed(qtbot, desk, second)


def test_an_export_is_signed_by_who_is_at_the_desk(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.window.set_person("A. Okafor")
    desk.open("marcus")
    dialog = opened(desk, qtbot)
    exported(qtbot, dialog, tmp_path / "out.csv")
    closed(qtbot, desk, dialog)
    desk.wait_counts("2 events")
    row = desk.window.timeline.row_at(1)
    assert isinstance(row, EventRow)
    assert row.event.actor == "A. Okafor"


def test_a_long_error_has_its_room_and_the_form_keeps_its_own(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "The disk is full: free some space or choose another one. " * 6

    def full(*_: object, **__: object) -> ExportReport:
        raise UnwritableOutput(sentence)

    monkeypatch.setattr("tiquo_desktop.services.exporting.export", full)
    desk.open("0421")
    dialog = opened(desk, qtbot)
    before, form = dialog.height(), dialog.form.height()
    assert sentence.strip() in exported(qtbot, dialog, tmp_path / "out.csv").strip()
    qtbot.waitUntil(lambda: dialog.height() >= before + 60, timeout=PATIENCE)
    assert dialog.form.height() >= form
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width())
    # The button has the focus, and moved with the line it lies in.
    (ring,) = dialog.findChildren(FocusRing)
    corner = dialog.start.mapTo(dialog, QPoint(0, 0))
    assert ring.geometry().adjusted(4, 4, -4, -4) == QRect(corner, dialog.start.size())
    closed(qtbot, desk, dialog)


def test_a_folder_that_is_not_there_is_a_sentence_and_the_form_stays(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.open("0421")
    dialog = opened(desk, qtbot)
    assert "folder" in exported(qtbot, dialog, tmp_path / "none" / "out.csv")
    assert "choose another" in dialog.message()
    assert dialog.form.target.isEnabled()
    assert "5 events are exported" in exported(qtbot, dialog, tmp_path / "out.csv")
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
        "2 of 5 events of Amelia Okonkwo-Hart. "
        "Orders. Newest first, each time in the zone of its event."
    )
    assert dialog.form.extents[Extent.SHOWN].accessibleName() == "Shown now, 2"
    assert dialog.form.extents[Extent.WHOLE].accessibleName() == "Whole history, 5"
    dialog.form.extents[Extent.WHOLE].setChecked(True)
    assert dialog.form.sentence().startswith("All 5 events of Amelia Okonkwo-Hart. Newest")
    closed(qtbot, desk, dialog)


def test_whoever_only_looks_at_the_dialog_has_nothing_counted_again(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.open("0421")
    dialog = opened(desk, qtbot)
    read: list[bool] = []
    desk.window.timeline.loading_changed.connect(read.append)
    closed(qtbot, desk, dialog)
    assert read == []


def test_a_million_events_leave_every_choice_its_words(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    dialog = opened(desk, qtbot)
    assert dialog.width() == 460
    dialog.form.show_counts(Counts(shown=1_000_000, total=1_000_000, values={}))
    dialog.form.show_count(Extent.STORY, 43_754)
    radios = dialog.form.extents.values()
    assert len(radios) == 4
    qtbot.waitUntil(
        lambda: all(each.width() >= each.sizeHint().width() for each in radios), timeout=PATIENCE
    )
    closed(qtbot, desk, dialog)


def test_enter_exports_and_escape_closes(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.open("0421")
    dialog = opened(desk, qtbot)
    target = tmp_path / "out.csv"
    dialog.form.target.setFocus()
    dialog.form.target.setText(str(target))
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "events are exported" in dialog.message(), timeout=PATIENCE)
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
    assert "CUST-000042 20" in dialog.form.target.text()
    dialog.form.formats["jsonl"].setChecked(True)
    dialog.form.extents[Extent.STORY].setChecked(True)
    assert "CUST-000042 BK-A12B34 20" in dialog.form.target.text()
    assert dialog.form.target.text().endswith(".jsonl")
    dialog.form.target.setText("mine.csv")
    dialog.form.extents[Extent.WHOLE].setChecked(True)
    assert dialog.form.target.text() == "mine.csv"
    closed(qtbot, desk, dialog)


def test_the_whole_export_goes_by_keyboard(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.open("0421")
    dialog = opened(desk, qtbot)
    assert desk.focus() is dialog.form.extents[Extent.SHOWN]
    desk.key(Qt.Key.Key_Right)
    assert dialog.form.extent() is Extent.SELECTED
    desk.key(Qt.Key.Key_Down)
    assert dialog.form.extent() is Extent.WHOLE
    desk.key(Qt.Key.Key_Tab)
    assert desk.focus() is dialog.form.formats["csv"]
    desk.key(Qt.Key.Key_Down)
    assert dialog.form.format() == "jsonl"
    desk.key(Qt.Key.Key_Tab)
    assert desk.focus() is dialog.form.target
    target = tmp_path / "out.jsonl"
    desk.control(Qt.Key.Key_A)
    desk.type(str(target))
    desk.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "5 events are exported" in dialog.message(), timeout=PATIENCE)
    assert target.read_bytes().count(b"\n") == 5
    with qtbot.waitSignal(dialog.destroyed, timeout=PATIENCE):
        desk.key(Qt.Key.Key_Return)
    desk.wait_timeline()


def test_the_chosen_place_is_what_the_system_s_dialog_gives(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def answer(_parent: QWidget, suggested: str, kind: str) -> str:
        asked.append((suggested, kind))
        return str(tmp_path / "there.csv")

    monkeypatch.setattr("tiquo_desktop.ui.exports.exporting.ask_target", answer)
    desk.open("0421")
    dialog = opened(desk, qtbot)
    (browse,) = [each for each in dialog.findChildren(Button) if "Browse" in each.text()]
    desk.click(browse)
    ((suggested, kind),) = asked
    assert Path(suggested).is_absolute()
    assert kind == "CSV (*.csv)"
    assert dialog.form.target.text() == str(tmp_path / "there.csv")
    closed(qtbot, desk, dialog)

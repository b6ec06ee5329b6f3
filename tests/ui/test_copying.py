"""Copying from the table and from the details."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def _empty_clipboard(qtbot: QtBot) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def wait_copied(desk: Desk, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: desk.window.status.said_text() == words, timeout=PATIENCE)


def test_selected_rows_are_copied_as_text_and_as_a_table(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    desk.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.control(Qt.Key.Key_C)
    wait_copied(desk, qtbot, "2 events copied")
    lines = clipboard().text().split("\n")
    assert [line.split("\t")[3] for line in lines] == ["What happened", "Checked in", "Paid £84.50"]
    assert lines[1].startswith("2026-11-23T14:32:07.000000+00:00\t")
    assert "<td" in clipboard().html()
    assert clipboard().data("text/csv").toStdString().startswith("Occurred,Category")


def test_text_in_a_field_is_still_copied_as_text(desk: Desk) -> None:
    desk.open("0421")
    desk.window.search.focus_box()
    desk.window.search.box.selectAll()
    desk.control(Qt.Key.Key_C)
    assert clipboard().text() == "0421"


def test_the_event_in_the_details_is_copied_whole(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    pane = desk.window.marked.pane
    qtbot.waitUntil(pane.copy.isVisible, timeout=PATIENCE)
    desk.click(pane.copy)
    assert "What happened: Checked in" in clipboard().text().split("\n")
    assert "Object: BK-A12B34" in clipboard().text().split("\n")
    assert desk.window.status.said_text() == "1 event copied"


def test_copying_within_the_details_copies_their_event(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    pane = desk.window.marked.pane
    qtbot.waitUntil(lambda: bool(pane.facts.links), timeout=PATIENCE)
    pane.facts.links[0].setFocus()
    desk.control(Qt.Key.Key_C)
    assert "What happened: Checked in" in clipboard().text().split("\n")


def test_a_part_of_the_sentence_is_copied_as_it_is_selected(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    pane = desk.window.marked.pane
    qtbot.waitUntil(pane.copy.isVisible, timeout=PATIENCE)
    pane.sentence.setFocus()
    pane.sentence.selectAll()
    desk.control(Qt.Key.Key_C)
    assert clipboard().text() == "Checked in"


def test_too_many_events_are_refused_with_a_way_out(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tiquo_desktop.ui.timeline.copying.MOST_EVENTS", 3)
    desk.open("0421")
    desk.control(Qt.Key.Key_A)
    desk.control(Qt.Key.Key_C)
    wait_copied(desk, qtbot, "5 events are too many to copy: export them, or select fewer.")
    assert QGuiApplication.clipboard().text() == ""

"""A window keeps up with what others record, on a file as well."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import at, event, record
from tests.memory_database import MemoryDatabase, stored
from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import BusyDatabase, Cancelled, Unreachable
from tiquo_desktop.domain.repositories import Database, Key
from tiquo_desktop.storage.sqlite import open_database
from tiquo_desktop.ui import listening
from tiquo_desktop.ui.listening import Listening
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NOON = times.parse("2026-11-23T12:00", "Europe/London")


@pytest.fixture
def elsewhere(database: Database, tmp_path: Path) -> Iterator[Database]:
    """The same file, as another program has it open."""
    opened = open_database(tmp_path / "tiquo.db", recorded_by="other")
    yield opened
    opened.close()


def amelia(database: Database) -> str:
    with database.reading() as reading:
        return reading.customers.find(Key.NUMBER, "CUST-000042")[0].uid


def test_what_another_program_records_into_the_file_is_shown(
    desk: Desk, elsewhere: Database, qtbot: QtBot
) -> None:
    desk.open("0421")
    assert desk.current_sentence() == "Checked in"
    told = event(customer=amelia(elsewhere), occurred_at=at("2026-11-24T10:00"), summary="Left")
    record(elsewhere, told)
    desk.wait_counts("6 events")
    qtbot.waitUntil(lambda: desk.sentences()[0] == "Left", timeout=PATIENCE)
    assert desk.current_sentence() == "Checked in", "the marked event stays marked"
    pane = desk.window.marked.pane
    assert pane.event_shown is not None
    assert pane.event_shown.summary == "Checked in"


def test_a_correction_by_somebody_else_is_seen_beside_the_marked_event(
    desk: Desk, elsewhere: Database, qtbot: QtBot
) -> None:
    desk.open("0421")
    desk.key(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: desk.current_sentence() == "Paid £84.50", timeout=PATIENCE)
    desk.settle_details()
    pane = desk.window.marked.pane
    assert pane.event_shown is not None
    put_right = event(
        customer=amelia(elsewhere), summary="Typing error", corrects=pane.event_shown.uid
    )
    record(elsewhere, put_right)
    qtbot.waitUntil(lambda: "Typing error" in pane.correction.text(), timeout=PATIENCE)
    assert desk.current_sentence() == "Paid £84.50"


def test_nothing_is_painted_anew_for_an_event_of_somebody_else(
    desk: Desk, elsewhere: Database, qtbot: QtBot
) -> None:
    desk.open("0421")
    timeline = desk.window.timeline
    shown: list[object] = []
    for signal in (timeline.counts_changed, timeline.modelReset, timeline.dataChanged):
        signal.connect(lambda *_: shown.append(1))
    with qtbot.waitSignal(timeline.caught_up, timeout=PATIENCE) as waiting:
        record(elsewhere, event(summary="Of nobody"))
    assert waiting.args == [True, False]
    assert not shown


@pytest.fixture
def memory() -> MemoryDatabase:
    return MemoryDatabase({1: [stored(n, NOON - n * 3600 * times.SECOND) for n in range(1, 50)]})


@pytest.fixture
def model(reader: Reader, memory: MemoryDatabase) -> Iterator[TimelineModel]:
    made = TimelineModel(reader)
    made.set_database(memory)
    yield made
    made.clear()


def open_whole(qtbot: QtBot, model: TimelineModel) -> None:
    with qtbot.waitSignal(model.counts_changed, timeout=PATIENCE):
        model.open(1)


def catch_up(qtbot: QtBot, model: TimelineModel) -> list[bool]:
    """What `caught_up` tells."""
    with qtbot.waitSignal(model.caught_up, timeout=PATIENCE) as waiting:
        model.catch_up()
    return waiting.args


def test_what_came_while_a_history_is_being_read_is_taken_in_after_it(
    qtbot: QtBot, model: TimelineModel, memory: MemoryDatabase
) -> None:
    memory.hold("keys")
    model.open(1)
    qtbot.waitUntil(lambda: "keys" in memory.asked, timeout=PATIENCE)
    with qtbot.waitSignal(model.caught_up, timeout=PATIENCE) as waiting:
        model.catch_up()
        memory.release("keys")
        qtbot.waitUntil(lambda: model.counts is not None, timeout=PATIENCE)
        memory.timelines[1].append(stored(900, NOON))
    assert waiting.args[0]
    catch_up(qtbot, model)
    assert model.event_at(1) == 900


def test_what_cannot_be_caught_up_with_is_no_error_on_screen(
    qtbot: QtBot, model: TimelineModel, memory: MemoryDatabase
) -> None:
    open_whole(qtbot, model)
    failed: list[str] = []
    model.failed.connect(failed.append)
    memory.timelines[1].append(stored(900, NOON))
    memory.problem = BusyDatabase("The database is busy: try again.")
    assert catch_up(qtbot, model) == [False, False]
    assert (failed, model.rowCount() > 0) == ([], True)
    memory.problem = None
    assert catch_up(qtbot, model) == [True, True]
    assert model.event_at(1) == 900


def test_texts_that_could_not_be_read_with_the_news_are_tried_again(
    qtbot: QtBot, model: TimelineModel, memory: MemoryDatabase
) -> None:
    open_whole(qtbot, model)
    memory.timelines[1].append(stored(900, NOON))
    memory.hold("by_ids")
    with qtbot.waitSignal(model.caught_up, timeout=PATIENCE) as waiting:
        model.catch_up()
        qtbot.waitUntil(lambda: "keys_since" in memory.asked, timeout=PATIENCE)
        memory.problem = BusyDatabase("The database is busy: try again.")
        memory.release("by_ids")
    assert waiting.args == [False, False]
    memory.problem = None
    assert catch_up(qtbot, model) == [True, True]
    assert model.event_at(1) == 900


def test_a_history_that_is_another_one_now_is_read_anew(
    qtbot: QtBot, model: TimelineModel, memory: MemoryDatabase
) -> None:
    open_whole(qtbot, model)
    memory.timelines[1] = [stored(7, NOON)]
    catch_up(qtbot, model)
    assert model.rowCount() == 2
    assert model.event_at(1) == 7


class Ringing:
    """News that a test gives: a bool is told, an error raised."""

    def __init__(self) -> None:
        self.next: list[bool | Exception] = []
        self.closed = 0

    def news(self) -> Ringing:
        return self

    def wait(self, cancel: threading.Event) -> bool:
        while not self.next:
            if cancel.wait(0.005):
                raise Cancelled("Stopped.")
        given = self.next.pop(0)
        if isinstance(given, Exception):
            raise given
        return given

    def close(self) -> None:
        self.closed += 1


def test_a_lost_line_is_tried_again_and_nothing_is_told_of_another_database(
    qtbot: QtBot, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "FIRST_PAUSE", 0.01)
    ears, first, second = Listening(reader), Ringing(), Ringing()
    said: list[object] = []
    ears.told.connect(said.append)
    ears.lost.connect(lambda: said.append("lost"))
    first.next = [False, Unreachable("Gone."), Unreachable("Gone."), True]
    ears.set_database(first)
    qtbot.waitUntil(lambda: said == [False, "lost", "lost", True], timeout=PATIENCE)
    ears.set_database(second)
    first.next.append(False)
    second.next.append(True)
    qtbot.waitUntil(lambda: said[4:] == [True], timeout=PATIENCE)
    ears.set_database(None)
    qtbot.waitUntil(lambda: (first.closed, second.closed) == (1, 1), timeout=PATIENCE)

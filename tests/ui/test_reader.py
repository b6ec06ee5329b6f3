import gc
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.guards import LogGuard
from tiquo_desktop.domain.errors import BusyDatabase, Cancelled
from tiquo_desktop.ui import reader as reader_module
from tiquo_desktop.ui.reader import UNEXPECTED, Lane, Progress, Reader

SECONDS = 5.0


class Answers:
    """What a lane answered, and in which thread."""

    def __init__(self) -> None:
        self.done: list[Any] = []
        self.failed: list[str] = []
        self.threads: set[str] = set()

    def on_done(self, value: object) -> None:
        self.done.append(value)
        self.threads.add(threading.current_thread().name)

    def on_failed(self, sentence: str) -> None:
        self.failed.append(sentence)
        self.threads.add(threading.current_thread().name)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    made = Reader()
    yield made
    assert made.shutdown()


def until_cancelled(begun: threading.Event) -> Callable[[threading.Event], str]:
    """Work that goes on until it is told to stop, as a long query does."""

    def work(cancel: threading.Event) -> str:
        begun.set()
        assert cancel.wait(SECONDS)
        raise Cancelled("Stopped.")

    return work


def ask(lane: Lane, answers: Answers, value: object) -> None:
    lane.request(lambda _cancel: value, answers.on_done, answers.on_failed)


def test_no_thread_runs_before_the_first_request(reader: Reader) -> None:
    before = threading.active_count()
    reader.lane("search")
    reader.queue("export")
    assert threading.active_count() == before


def test_work_is_done_in_the_lanes_thread_and_answered_in_ours(
    qtbot: QtBot, reader: Reader, answers: Answers
) -> None:
    lane = reader.lane("search")
    lane.request(
        lambda _cancel: threading.current_thread().name, answers.on_done, answers.on_failed
    )
    qtbot.waitUntil(lambda: answers.done == ["tiquo-search"])
    assert answers.threads == {threading.current_thread().name}


def test_one_name_is_one_lane(reader: Reader) -> None:
    assert reader.lane("rows") is reader.lane("rows")
    assert reader.lane("rows") is not reader.lane("search")
    assert reader.queue("export") is reader.queue("export")


def test_a_newer_request_cancels_the_older_which_is_never_answered(
    qtbot: QtBot, reader: Reader, answers: Answers
) -> None:
    lane, begun = reader.lane("search"), threading.Event()
    lane.request(until_cancelled(begun), answers.on_done, answers.on_failed)
    qtbot.waitUntil(begun.is_set)
    ask(lane, answers, "newer")
    qtbot.waitUntil(lambda: bool(answers.done))
    assert (answers.done, answers.failed) == (["newer"], [])


def test_an_answer_on_its_way_is_dropped_when_a_newer_request_comes(
    qtbot: QtBot, reader: Reader, answers: Answers
) -> None:
    lane = reader.lane("search")
    begun, free, finished = threading.Event(), threading.Event(), threading.Event()

    def work(_cancel: threading.Event) -> str:
        begun.set()
        assert free.wait(SECONDS)
        finished.set()
        return "older"

    lane.request(work, answers.on_done, answers.on_failed)
    qtbot.waitUntil(begun.is_set)
    free.set()
    assert finished.wait(SECONDS)  # no event was processed since, so it is still on its way
    ask(lane, answers, "newer")
    qtbot.waitUntil(lambda: bool(answers.done))
    assert answers.done == ["newer"]


def test_the_first_request_starts_soon_and_a_burst_ends_with_its_last(
    qtbot: QtBot, reader: Reader, answers: Answers
) -> None:
    lane, begun, free = reader.lane("search"), threading.Event(), threading.Event()
    started: list[str] = []

    def work_on(text: str) -> Callable[[threading.Event], str]:
        def work(_cancel: threading.Event) -> str:
            started.append(text)
            begun.set()
            assert free.wait(SECONDS)
            return text

        return work

    lane.request(work_on("h"), answers.on_done, answers.on_failed)
    qtbot.waitUntil(begun.is_set)
    for text in ("ha", "har", "hart"):
        lane.request(work_on(text), answers.on_done, answers.on_failed)
    free.set()
    qtbot.waitUntil(lambda: bool(answers.done))
    assert answers.done == ["hart"]
    assert started == ["h", "hart"]


def test_what_asked_is_painted_before_the_reading_begins(
    qtbot: QtBot, reader: Reader, answers: Answers
) -> None:
    order: list[str] = []

    class Box(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            order.append("painted")

    box = Box()
    qtbot.addWidget(box)
    box.show()
    qtbot.waitUntil(lambda: bool(order))
    order.clear()

    def key() -> None:
        lane = reader.lane("search")
        lane.request(lambda _cancel: order.append("read"), answers.on_done, answers.on_failed)
        box.update()

    QTimer.singleShot(0, key)
    qtbot.waitUntil(lambda: bool(answers.done))
    assert order == ["painted", "read"]


def test_nothing_is_answered_after_cancel(qtbot: QtBot, reader: Reader, answers: Answers) -> None:
    lane = reader.lane("search")
    ask(lane, answers, "first")
    ask(lane, answers, "waiting")
    lane.cancel()
    other = Answers()
    ask(lane, other, "after")
    qtbot.waitUntil(lambda: bool(other.done))
    assert (answers.done, answers.failed) == ([], [])


def test_an_error_for_people_comes_as_its_sentence(
    qtbot: QtBot, reader: Reader, answers: Answers
) -> None:
    def work(_cancel: threading.Event) -> None:
        raise BusyDatabase("Another program is writing: try again.")

    reader.lane("rows").request(work, answers.on_done, answers.on_failed)
    qtbot.waitUntil(lambda: bool(answers.failed))
    assert answers.failed == ["Another program is writing: try again."]


def test_an_unforeseen_error_tells_neither_the_person_nor_the_log_a_customers_text(
    qtbot: QtBot, reader: Reader, answers: Answers, expected_logs: LogGuard
) -> None:
    expected_logs(r"unexpected error in rows\nbuiltins\.ZeroDivisionError\n")
    told: list[str] = []
    reader.unexpected.connect(told.append)

    def work(_cancel: threading.Event) -> None:
        raise ZeroDivisionError("Amelia owes money")

    reader.lane("rows").request(work, answers.on_done, answers.on_failed)
    qtbot.waitUntil(lambda: bool(answers.failed))
    assert answers.failed == [UNEXPECTED]
    assert not any("Amelia" in record.getMessage() for record in expected_logs.records)
    assert not any(record.exc_info for record in expected_logs.records)
    (places,) = told
    assert places.startswith("builtins.ZeroDivisionError\n  tiquo_desktop/ui/reader.py:")
    assert "test_reader.py:" in places.splitlines()[-1]
    assert "Amelia" not in places


def test_a_lane_goes_on_after_an_error(qtbot: QtBot, reader: Reader, answers: Answers) -> None:
    lane = reader.lane("rows")

    def work(_cancel: threading.Event) -> None:
        raise BusyDatabase("Busy.")

    lane.request(work, answers.on_done, answers.on_failed)
    qtbot.waitUntil(lambda: bool(answers.failed))
    ask(lane, answers, 1)
    qtbot.waitUntil(lambda: answers.done == [1])


def test_a_queue_does_every_job_in_order(qtbot: QtBot, reader: Reader, answers: Answers) -> None:
    queue = reader.queue("export")
    for number in range(5):
        queue.submit(lambda _c, _p, n=number: n, answers.on_done, answers.on_failed)
    qtbot.waitUntil(lambda: answers.done == [0, 1, 2, 3, 4])


def test_a_job_tells_its_progress_and_its_end(
    qtbot: QtBot, reader: Reader, answers: Answers
) -> None:
    told: list[tuple[int, int]] = []

    def work(_cancel: threading.Event, report: Progress) -> str:
        for done in range(1, 100_001):
            report(done, 100_000)
        return "written"

    reader.queue("export").submit(
        work, answers.on_done, answers.on_failed, lambda done, total: told.append((done, total))
    )
    qtbot.waitUntil(lambda: answers.done == ["written"])
    assert told[0] == (1, 100_000)
    assert told[-1] == (100_000, 100_000)
    assert len(told) < 1000


def test_a_cancelled_job_says_so_and_the_next_one_is_done(
    qtbot: QtBot, reader: Reader, answers: Answers
) -> None:
    queue, begun = reader.queue("export"), threading.Event()
    work = until_cancelled(begun)
    cancel = queue.submit(lambda c, _p: work(c), answers.on_done, answers.on_failed)
    waiting = queue.submit(lambda _c, _p: "never", answers.on_done, answers.on_failed)
    queue.submit(lambda _c, _p: "third", answers.on_done, answers.on_failed)
    assert begun.wait(SECONDS)
    waiting.set()
    cancel.set()
    qtbot.waitUntil(lambda: answers.done == ["third"])
    assert answers.failed == ["Stopped.", "Stopped before it began."]


def test_shutdown_ends_work_that_listens_and_answers_nothing(
    qtbot: QtBot, answers: Answers
) -> None:
    reader, begun, busy = Reader(), threading.Event(), threading.Event()
    reader.lane("index").request(until_cancelled(begun), answers.on_done, answers.on_failed)
    job = until_cancelled(busy)
    reader.queue("export").submit(lambda c, _p: job(c), answers.on_done, answers.on_failed)
    qtbot.waitUntil(begun.is_set)
    assert busy.wait(SECONDS)
    assert reader.shutdown()
    ask(reader.lane("index"), answers, "too late")
    assert not [t for t in threading.enumerate() if t.name in ("tiquo-index", "tiquo-export")]
    assert (answers.done, answers.failed) == ([], [])


def test_shutdown_does_not_wait_for_ever(qtbot: QtBot, answers: Answers) -> None:
    reader, begun, free = Reader(), threading.Event(), threading.Event()

    def deaf(_cancel: threading.Event) -> None:
        begun.set()
        assert free.wait(SECONDS)

    reader.lane("rows").request(deaf, answers.on_done, answers.on_failed)
    qtbot.waitUntil(begun.is_set)
    assert not reader.shutdown(0.05)
    free.set()
    assert reader.shutdown()


class Heavy:
    """Tells in which thread it is let go."""

    def __init__(self, freed: list[str]) -> None:
        self._freed = freed

    def __del__(self) -> None:
        self._freed.append(threading.current_thread().name)


def test_what_a_request_was_asked_with_is_freed_in_the_thread_that_asked(
    qtbot: QtBot, reader: Reader, answers: Answers
) -> None:
    freed: list[str] = []

    def asked(
        begun: threading.Event,
    ) -> tuple[Callable[[threading.Event], str], Callable[[Any], None]]:
        heavy, callback = Heavy(freed), Heavy(freed)

        def work(cancel: threading.Event) -> str:
            assert heavy is not None
            begun.set()
            assert cancel.wait(SECONDS)
            return ""

        def done(value: str) -> None:
            assert callback is not None

        return work, done

    lane, begun = reader.lane("search"), threading.Event()
    lane.request(*asked(begun), answers.on_failed)
    qtbot.waitUntil(begun.is_set)
    ask(lane, answers, "newer")  # nobody but the worker knows of the older one now
    qtbot.waitUntil(lambda: len(freed) == 2)
    begun.clear()
    lane.request(*asked(begun), answers.on_failed)
    qtbot.waitUntil(begun.is_set)
    assert reader.shutdown()
    assert set(freed) == {threading.current_thread().name}


def test_garbage_is_collected_in_the_thread_of_the_window_alone(
    qtbot: QtBot, reader: Reader, answers: Answers
) -> None:
    freed: list[str] = []
    many = gc.get_threshold()[0] * 3

    def work(_cancel: threading.Event) -> object:
        kept = []
        for _ in range(20):
            cycle: list[object] = [Heavy(freed)]
            cycle.append(cycle)
            kept.append([[] for _ in range(many)])
        return kept

    reader.lane("search").request(work, answers.on_done, answers.on_failed)
    qtbot.waitUntil(lambda: len(freed) >= 20)
    assert set(freed) == {threading.current_thread().name}
    assert reader.shutdown()
    assert gc.isenabled()


def test_garbage_waits_while_somebody_types_unless_there_is_much_of_it(
    qtbot: QtBot, reader: Reader, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", collected.append)
    monkeypatch.setattr(gc, "get_count", lambda: (8_000, 1, 0))
    monkeypatch.setattr(reader_module, "QUIET_SECONDS", 3_600.0)
    (looking,) = reader.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    ask(reader.lane("search"), answers, "typed")
    qtbot.waitUntil(lambda: answers.done == ["typed"])
    with qtbot.waitSignal(looking.timeout):
        looking.start(0)
    assert collected == []
    monkeypatch.setattr(reader_module, "MOST_GARBAGE", 7_000)
    with qtbot.waitSignal(looking.timeout):
        looking.start(0)
    assert collected[0] == 0
    collected.clear()
    monkeypatch.setattr(gc, "get_count", lambda: (8_000, 11, 0))
    monkeypatch.setattr(reader_module, "QUIET_SECONDS", -1.0)
    with qtbot.waitSignal(looking.timeout):
        looking.start(0)
    assert collected[0] == 1
    looking.stop()

"""The one place with worker threads: everything slow happens here, and answers come back as values.

From a keystroke to rows: `Lane.request` starts once the keystroke itself is painted (what follows
within `COALESCING_MS` is gathered into one request), a newer request cancels the older one, and the
answer arrives in the thread of the lane by one queued signal, unless a newer request has made it
stale by then.

While worker threads may run, no Python object that belongs to Qt is freed by one of them: when Qt
destroys a widget, Shiboken looks for its Python object before it waits for the interpreter's lock,
and the process ends by a segmentation fault where another thread frees that object meanwhile. So
garbage is collected in the thread of the window alone, and what a request was asked with is let go
there too.
"""

from __future__ import annotations

import gc
import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from tiquo_desktop.domain.errors import Cancelled, ReadAgain, TiquoError
from tiquo_desktop.host import logs
from tiquo_desktop.ui.words.error_words import error_words

PAINTED_MS = 1
"""A reading lets what asked for it be painted first: a worker takes the interpreter's lock in nearly
every call that a window makes to Qt, and keeps it for a turn each time; both together take longer
than one after the other."""
COALESCING_MS = 25
"""Requests that follow another one this closely wait, and only the newest of them is done."""
PROGRESS_SECONDS = 0.05
"""Progress is told at most this often."""
GARBAGE_MS = 100
"""How often garbage is looked for."""
QUIET_SECONDS = 1.0
"""Garbage waits until nothing was asked for so long: to collect all of it takes half a frame."""
MOST_GARBAGE = 10_000
"""So many new objects do not wait: to look through 50,000 of them takes half a frame, too."""
UNEXPECTED = "Something went wrong inside the program. Try again; if it happens again, report it."
"""What a person is told of an exception that nobody foresaw; the log says where it was."""

_OFTEN = 10
"""Collections of one generation before the next older one, where Python has no number of its own."""

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Told how much is done, of how much."""

_log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class _Request:
    """Something to do; itself the token by which a stale answer is told from a wanted one."""

    work: Callable[[_Request], Any]
    done: Callable[[Any], None]
    failed: Callable[[str], None]
    progress: Progress | None
    cancel: threading.Event

    def forget(self) -> None:
        """Let go, in the thread that asked, of what it was asked with: a worker may hold the rest."""
        del self.work, self.done, self.failed, self.progress


@dataclass(frozen=True, slots=True)
class _Answer:
    request: _Request
    value: Any = None
    problem: str | None = None
    places: str = ""


class _Worker:
    """A thread that starts with its first request and works off its requests in order."""

    def __init__(
        self, name: str, answer: Callable[[_Answer], None], unexpected: Callable[[str], None]
    ) -> None:
        self._name = name
        self._answer = answer
        self._unexpected = unexpected
        self._requests: queue.SimpleQueue[_Request | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._stopped = False

    def put(self, request: _Request) -> None:
        self._requests.put(request)
        if self._thread is None:
            # A daemon: a reading that hangs must not keep the process from ending.
            self._thread = threading.Thread(
                target=self._run, name=f"tiquo-{self._name}", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        self._stopped = True
        self._requests.put(None)

    def join(self, seconds: float) -> bool:
        if self._thread is not None:
            self._thread.join(seconds)
            return not self._thread.is_alive()
        return True

    def _run(self) -> None:
        while (request := self._requests.get()) is not None:
            answer = self._do(request)
            if self._stopped:
                self._requests.put(request)  # nobody answers it: let it go with the lane
                break
            self._answer(answer)

    def _do(self, request: _Request) -> _Answer:
        try:
            if request.cancel.is_set():
                raise Cancelled("Stopped before it began.")
            return _Answer(request, request.work(request))
        except TiquoError as error:
            sentence = error_words(str(error))
            return _Answer(request, problem=sentence, places=logs.places(error))
        except Exception as error:  # noqa: BLE001 - the last line of defence of a thread
            # The message may hold a customer's text, so only kinds and places leave the thread.
            places = logs.places(error)
            _log.error("unexpected error in %s\n%s", self._name, places)
            self._unexpected(places)
            return _Answer(request, problem=error_words(UNEXPECTED), places=places)


class Lane(QObject):
    """A thread for readings of which only the newest matters: typing, filtering, scrolling.

    Made by `Reader.lane`; to be used in one thread, to which the answers come. In a `standing` one
    something goes on for as long as the window is open: nobody waits for its end.

    Signals:
        answered: a request was answered.
        failed: a request is about to be answered by a sentence; classes and places of the error, as
            `host.logs.places` writes them.
        unexpected: see `Reader`.
    """

    answered = Signal()
    unexpected = Signal(str)
    failed = Signal(str)
    _answered = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None, *, standing: bool = False) -> None:
        super().__init__(parent)
        self.standing = standing
        self._worker = _Worker(name, self._answered.emit, self.unexpected.emit)
        self._newest: _Request | None = None
        self._asked_at = 0.0
        self._waiting = False
        self._stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def request(
        self,
        work: Callable[[threading.Event], T],
        done: Callable[[T], None],
        failed: Callable[[str], None],
    ) -> None:
        """Do ``work(cancel)`` in the lane's thread, then ``done(result)`` or ``failed(sentence)``.

        The older request is cancelled and not answered any more; nor is this one, once there is a
        newer one or `cancel` was called.
        """
        if self._stopped:
            return
        self.cancel()
        self._asked_at = time.monotonic()
        cancel = threading.Event()
        self._newest = _Request(lambda _: _read(work, cancel), done, failed, None, cancel)
        self._waiting = True
        if not self._timer.isActive():
            self._timer.start(PAINTED_MS)

    def cancel(self) -> None:
        """Stop what is being done; none of it is answered."""
        if self._newest is not None:
            self._newest.cancel.set()
        self._newest = None
        self._waiting = False

    def stop(self) -> None:
        """Cancel, and end the thread as soon as it notices; later requests are ignored."""
        self._stopped = True
        self.cancel()
        self._timer.stop()
        self._worker.stop()

    def join(self, seconds: float) -> bool:
        """Wait for the end of a stopped thread; whether it has ended."""
        return self._worker.join(seconds)

    def _start(self) -> None:
        if self._newest is not None:
            self._worker.put(self._newest)
        self._waiting = False
        self._timer.start(COALESCING_MS)

    def _on_timeout(self) -> None:
        if self._waiting:
            self._start()

    def _on_answered(self, answer: _Answer) -> None:
        if answer.request is self._newest:
            self._newest = None
            if answer.problem is not None:
                self.failed.emit(answer.places)
            _deliver(answer)
            self.answered.emit()
        answer.request.forget()

    @property
    def is_idle(self) -> bool:
        """Whether every request was answered or given up."""
        return self._newest is None or self.standing

    @property
    def is_quiet(self) -> bool:
        """Whether it is idle and has not been asked for a while."""
        return self.is_idle and time.monotonic() - self._asked_at > QUIET_SECONDS


class TaskQueue(QObject):
    """A thread for jobs that all have to be done, one after the other: exports, imports, writes.

    Made by `Reader.queue`; to be used in one thread, to which answers and progress come.

    Signals:
        unexpected: see `Reader`.
    """

    unexpected = Signal(str)
    _answered = Signal(object)
    _progressed = Signal(object, int, int)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = _Worker(name, self._answered.emit, self.unexpected.emit)
        self._unanswered: list[_Request] = []
        self._stopped = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Callable[[threading.Event, Progress], T],
        done: Callable[[T], None],
        failed: Callable[[str], None],
        progress: Progress | None = None,
    ) -> threading.Event:
        """Do ``work(cancel, report)`` when its turn comes; the result is the event that cancels it.

        Every job is answered by ``done(result)`` or ``failed(sentence)``, a cancelled one by the
        sentence of its `Cancelled`. `progress` is told what the work reports, not too often.
        """
        cancel = threading.Event()
        request = _Request(
            lambda self_: work(cancel, self._reporter(self_)), done, failed, progress, cancel
        )
        if not self._stopped:
            self._unanswered.append(request)
            self._worker.put(request)
        return cancel

    def stop(self) -> None:
        """Cancel every job, and end the thread as soon as it notices; nothing is answered."""
        self._stopped = True
        for request in self._unanswered:
            request.cancel.set()
        self._unanswered.clear()
        self._worker.stop()

    def join(self, seconds: float) -> bool:
        """Wait for the end of a stopped thread; whether it has ended."""
        return self._worker.join(seconds)

    @property
    def is_idle(self) -> bool:
        """Whether every job was answered."""
        return not self._unanswered

    def _reporter(self, request: _Request) -> Progress:
        told = 0.0

        def report(done: int, total: int) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told >= PROGRESS_SECONDS or done >= total:
                told = now
                self._progressed.emit(request, done, total)

        return report

    def _on_progressed(self, request: _Request, done: int, total: int) -> None:
        if request.progress is not None and request in self._unanswered:
            request.progress(done, total)

    def _on_answered(self, answer: _Answer) -> None:
        if answer.request in self._unanswered:
            self._unanswered.remove(answer.request)
            _deliver(answer)
        answer.request.forget()


def _read(work: Callable[[threading.Event], T], cancel: threading.Event) -> T:
    """What a reading gives; once more where the server that was read stopped it."""
    try:
        return work(cancel)
    except ReadAgain:
        return work(cancel)


def _deliver(answer: _Answer) -> None:
    if answer.problem is None:
        answer.request.done(answer.value)
    else:
        answer.request.failed(answer.problem)


class Reader(QObject):
    """Makes lanes and queues by name, ends all their threads, and collects garbage meanwhile.

    No thread runs before the first request. `shutdown` has to be called before the end.

    Attributes:
        last_problem: classes and places of the latest error of a lane, without any texts.

    Signals:
        answered: a request of a lane was answered.
        unexpected: an exception that nobody foresaw ended a piece of work, which was answered by
            `UNEXPECTED`: its classes and places, as `host.logs.places` writes them.
    """

    answered = Signal()
    unexpected = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last_problem = ""
        self._lanes: dict[str, Lane] = {}
        self._queues: dict[str, TaskQueue] = {}
        self._collected_before = gc.isenabled()
        gc.disable()
        self._garbage = QTimer(self)
        self._garbage.timeout.connect(self._collect_garbage)
        self._garbage.start(GARBAGE_MS)

    def lane(self, name: str, *, standing: bool = False) -> Lane:
        """The lane of that name; for what is `standing` see `Lane`."""
        if name not in self._lanes:
            self._lanes[name] = Lane(name, self, standing=standing)
            self._lanes[name].unexpected.connect(self.unexpected)
            self._lanes[name].answered.connect(self.answered)
            self._lanes[name].failed.connect(self._remember)
        return self._lanes[name]

    def _remember(self, places: str) -> None:
        self.last_problem = places

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being read."""
        return all(lane.is_idle for lane in self._lanes.values())

    def _collect_garbage(self) -> None:
        """What Python does by itself wherever it happens to be; here, while nobody waits."""
        if all(lane.is_quiet for lane in self._lanes.values()):
            limits = enumerate(gc.get_threshold())
            counts = gc.get_count()
            due = [each for each, limit in limits if counts[each] > (limit or _OFTEN)]
            if due:
                gc.collect(due[-1])  # and what is younger with it
        elif gc.get_count()[0] > MOST_GARBAGE:
            gc.collect(0)

    def queue(self, name: str) -> TaskQueue:
        """The queue of that name."""
        if name not in self._queues:
            self._queues[name] = TaskQueue(name, self)
            self._queues[name].unexpected.connect(self.unexpected)
        return self._queues[name]

    def when_done(self, then: Callable[[], object]) -> None:
        """Do something once every job of a queue that was submitted by now is answered."""
        busy = [each for each in self._queues.values() if not each.is_idle]
        left = len(busy)

        def one_done(_: object) -> None:
            nonlocal left
            left -= 1
            if not left:
                then()

        for each in busy:
            # A queue answers in order.
            each.submit(lambda _cancel, _report: None, one_done, one_done)
        if not busy:
            then()

    def shutdown(self, seconds: float = 2.0) -> bool:
        """Cancel everything and end the threads; False if one goes on after `seconds`."""
        threads: list[Lane | TaskQueue] = [*self._lanes.values(), *self._queues.values()]
        for thread in threads:
            thread.stop()
        end = time.monotonic() + seconds
        ended = [thread.join(max(0.0, end - time.monotonic())) for thread in threads]
        self._garbage.stop()
        if self._collected_before:
            gc.enable()
        return all(ended)

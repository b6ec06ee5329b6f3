"""Finds what a test logs without having declared it, and what it leaves running or open.

And it holds what keeps PySide from crashing. A layout that is filled before it is added to another
layout gets Python objects for its items (`QWidgetItem`, `QSpacerItem`), and so does one that is
asked for them by `itemAt` or `takeAt`. Qt deletes an item with its widget and PySide does not
notice: the next object at that place in memory is taken for the item, and the process ends by a
segmentation fault.
"""

import gc
import logging
import os
import re
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Self

import pytest

from tiquo_desktop.host import logs

_PATIENCE = 2.0  # seconds for what is about to end
# tqdm's monitor lives as long as the process and starts with the first progress bar.
_THREADS_ALLOWED = ("TMonitor",)
# They end with the program: Python's own, one for all that `multiprocessing` spawns, and ours for servers.
_PROCESSES_ALLOWED = ("multiprocessing.resource_tracker", "postgres_watch.py")
# Qt keeps one tool tip window and deletes it by a timer.
_WIDGETS_ALLOWED = ("QTipLabel",)
# Qt's own, which live as long as the application or end by themselves: their owners' classes.
_TIMERS_ALLOWED = ("QApplication", "QTipLabel", "QGuiApplication")
_PROC = Path("/proc")
# What takes a layout, and makes Python objects of what is in it.
_TAKE_LAYOUT = (
    ("QBoxLayout", "addLayout"),
    ("QBoxLayout", "insertLayout"),
    ("QGridLayout", "addLayout"),
    ("QWidget", "setLayout"),
)


class LogGuard(logging.Handler):
    """Keeps the log records of WARNING and above, and the patterns that the test expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self._expected: list[str] = []

    def __call__(self, pattern: str) -> None:
        """Declare that messages in which this regular expression is found will come, at least one."""
        self._expected.append(pattern)

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def problems(self) -> list[str]:
        """One sentence for each record that was not declared and each declaration that did not come."""
        said = [(record, record.getMessage()) for record in self.records]
        unexpected = [
            f"Unexpected log record: {record.levelname} {record.name}: {message}"
            for record, message in said
            if not any(re.search(pattern, message) for pattern in self._expected)
        ]
        silent = [
            f"Expected log record did not come: {pattern!r}"
            for pattern in self._expected
            if not any(re.search(pattern, message) for _, message in said)
        ]
        return unexpected + silent


class Guard:
    """Watches one test from entering to `finish`."""

    def __init__(self) -> None:
        self.logs = LogGuard()
        self._filled: list[str] = []
        self._patch = pytest.MonkeyPatch()

    def __enter__(self) -> Self:
        logging.getLogger().addHandler(self.logs)
        self._threads = set(threading.enumerate())
        self._qthreads = _running_qthreads()
        self._widgets = set(_top_level_widgets())
        self._timers = frozenset(_running_timers())
        self._items = _layout_items()
        self._watch_layouts()
        self._processes = _children()
        return self

    def __exit__(self, *_: object) -> None:
        self._patch.undo()
        logging.getLogger().removeHandler(self.logs)
        logs.shutdown()

    def finish(self) -> list[str]:
        """Clear up what the test left behind; one sentence for each thing found."""
        items = self._filled or _new_layout_items(self._items)
        widgets = self._leaked_widgets()
        timers = _leaked_timers(self._timers)
        threads = leaked_threads(self._threads) + _leaked_qthreads(self._qthreads)
        processes = _leaked_processes(self._processes)
        return self.logs.problems() + threads + items + widgets + timers + processes

    def _watch_layouts(self) -> None:
        """Note each layout that is added filled: its window may be gone by `finish`."""
        module = _loaded("PySide6.QtWidgets")
        if module is None:
            return

        def watched(take: Callable[..., None]) -> Callable[..., None]:
            def watching(outer: Any, *given: Any, **named: Any) -> None:
                for inner in (each for each in given if isinstance(each, module.QLayout)):
                    if inner.count():
                        caller = sys._getframe(1)
                        where = f"{Path(caller.f_code.co_filename).name}:{caller.f_lineno}"
                        self._filled.append(
                            "A layout was filled before it was added to another one: "
                            f"add it first, then fill it ({where})"
                        )
                take(outer, *given, **named)

            return watching

        for name, method in _TAKE_LAYOUT:
            owner = getattr(module, name)
            self._patch.setattr(owner, method, watched(getattr(owner, method)))

    def _leaked_widgets(self) -> list[str]:
        left = self._widgets_left()
        if left:  # perhaps only a cycle of references
            del left
            gc.collect()
            left = self._widgets_left()
        found = [f"Leaked top-level widget: {_describe(widget)}" for widget in left]
        for widget in left:
            widget.close()
            widget.deleteLater()
        _delete_deferred()
        return found

    def _widgets_left(self) -> list[Any]:
        _delete_deferred()
        return [widget for widget in _top_level_widgets() if widget not in self._widgets]


def leaked_threads(before: set[threading.Thread]) -> list[str]:
    """One sentence for each thread that was not there before and does not end within two seconds."""
    deadline = time.monotonic() + _PATIENCE
    found = []
    for thread in threading.enumerate():
        # A dummy stands for a thread that Python did not start, and stays after that has ended.
        if thread in before or isinstance(thread, threading._DummyThread):
            continue
        if type(thread).__name__ in _THREADS_ALLOWED:
            continue
        thread.join(max(0.0, deadline - time.monotonic()))
        if thread.is_alive():
            found.append(f"Leaked thread: {thread.name}")
    return found


def _running_qthreads() -> set[Any]:
    core = _loaded("PySide6.QtCore")
    if core is None:
        return set()
    from shiboken6 import Shiboken

    own = core.QThread.currentThread()
    return {
        thread
        for thread in Shiboken.getAllValidWrappers()
        if isinstance(thread, core.QThread) and thread is not own and thread.isRunning()
    }


def _leaked_qthreads(before: set[Any]) -> list[str]:
    patience = int(_PATIENCE * 1000)
    left = [t for t in _running_qthreads() - before if not t.wait(patience)]
    for thread in left:  # Qt aborts the process when a running thread is destroyed
        thread.requestInterruption()
        thread.quit()
        thread.wait(patience)
    found = [f"Leaked QThread: {_describe(thread)}" for thread in left]
    core = _loaded("PySide6.QtCore")
    if core is not None and not core.QThreadPool.globalInstance().waitForDone(patience):
        found.append("Leaked work in Qt's global thread pool")
    return found


def _running_timers() -> dict[int, Any]:
    """The `QTimer` objects of Python's that are running, by their place in memory."""
    core = _loaded("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return {}
    from shiboken6 import Shiboken

    return {
        Shiboken.getCppPointer(timer)[0]: timer
        for timer in Shiboken.getAllValidWrappers()
        if isinstance(timer, core.QTimer) and timer.isActive()
    }


def _leaked_timers(before: frozenset[int]) -> list[str]:
    """One sentence for each; `before` keeps no timer alive, since their owners end in order."""
    if _running_timers().keys() - before:  # perhaps only a cycle of references
        gc.collect()
    found = []
    for place, timer in _running_timers().items():
        if place in before:
            continue
        owner = timer.parent()
        if owner is not None and type(owner).__name__ in _TIMERS_ALLOWED:
            continue
        whose = "nobody" if owner is None else _describe(owner)
        found.append(f"Leaked running timer of {whose}, every {timer.interval()} ms")
        timer.stop()
    return found


def _layout_items() -> set[int]:
    """The places in memory of the items of layouts that are Python objects."""
    module = _loaded("PySide6.QtWidgets")
    if module is None:
        return set()
    from shiboken6 import Shiboken

    return {
        Shiboken.getCppPointer(item)[0]
        for item in Shiboken.getAllValidWrappers()
        if isinstance(item, module.QLayoutItem) and not isinstance(item, module.QLayout)
    }


def _new_layout_items(before: set[int]) -> list[str]:
    """One sentence, whatever their number: there are as many as widgets."""
    if not _layout_items() - before:
        return []
    return [
        "Python objects of a layout's items: use neither itemAt nor takeAt, see tests/guards.py"
    ]


def _children() -> set[int]:
    """The ids of this process's child processes; none where the system does not tell."""
    found: set[int] = set()
    for task in _PROC.glob("self/task/*/children"):
        try:
            found.update(map(int, task.read_text().split()))
        except OSError:  # a thread that has ended
            continue
    return found


def _leaked_processes(before: set[int]) -> list[str]:
    deadline = time.monotonic() + _PATIENCE
    while (left := _started(before)) and time.monotonic() < deadline:
        time.sleep(0.01)
    return [f"Leaked process: {command}" for command in left]


def _started(before: set[int]) -> list[str]:
    commands = map(_command, sorted(_children() - before))
    return [
        command for command in commands if not any(name in command for name in _PROCESSES_ALLOWED)
    ]


def _command(process: int) -> str:
    try:
        words = (_PROC / str(process) / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return str(process)
    # A zombie has no command any more: nobody waited for its end.
    return " ".join(map(os.fsdecode, words)).strip() or f"{process}, ended but not waited for"


def _top_level_widgets() -> list[Any]:
    module = _loaded("PySide6.QtWidgets")
    if module is None or not isinstance(module.QApplication.instance(), module.QApplication):
        return []
    return [
        widget
        for widget in module.QApplication.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() not in _WIDGETS_ALLOWED
    ]


def _delete_deferred() -> None:
    core = _loaded("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


def _loaded(name: str) -> ModuleType | None:
    # Never imported here: most tests need no Qt and should not pay for it.
    return sys.modules.get(name)


def _describe(thing: Any) -> str:
    return f"{type(thing).__name__} {thing.objectName()!r}"

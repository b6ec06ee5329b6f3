"""Draws the window into a file, once everything that it asked for has come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from tiquo_desktop.domain.errors import TiquoError, UnwritableOutput
from tiquo_desktop.ui.later import is_waiting
from tiquo_desktop.ui.main_window import MainWindow

PATIENCE = 30.0
"""Seconds that the answers may take altogether."""
_QUIET_TURNS = 3


def take(window: MainWindow, target: Path) -> None:
    """Write what the window shows to `target`, as a PNG.

    Raises:
        UnwritableOutput: there is no such folder, or no right to write there.
        TiquoError: something could not be read, or not in time.
    """
    picture = window.grab()
    if not picture.save(str(target), "PNG"):
        raise UnwritableOutput(
            f"The picture could not be written to {target}: choose a folder that you may write to."
        )


def wait(window: MainWindow, settled: Callable[[], bool]) -> None:
    """Let the window work until it is `settled`.

    Raises:
        TiquoError: something could not be read, or not in time.
    """
    loop = QEventLoop()
    problems: list[str] = []

    quiet = 0

    def look(*_: object) -> None:
        nonlocal quiet
        waiting = is_waiting(window)
        quiet = quiet + 1 if settled() and window.reader.is_idle and not waiting else 0
        # What came last may have made somebody ask for more in the next turn.
        if quiet >= _QUIET_TURNS:
            loop.quit()
        elif quiet or waiting:
            looking.start()

    def fail(sentence: str) -> None:
        problems.append(sentence)
        loop.quit()

    results, timeline = window.results, window.timeline
    signals = (
        results.found,
        timeline.counts_changed,
        timeline.loading_changed,
        timeline.dataChanged,
        timeline.modelReset,
        timeline.rowsInserted,
        window.reader.answered,
    )
    # Queued, so that the views have taken in a change before it is looked at.
    looking = QTimer(window)
    looking.setSingleShot(True)
    looking.setInterval(0)
    looking.timeout.connect(look)
    for signal in signals:
        signal.connect(looking.start)
    for failure in (results.failed, timeline.failed):
        failure.connect(fail)
    deadline = QTimer(window)
    deadline.setSingleShot(True)
    deadline.timeout.connect(loop.quit)
    deadline.start(round(PATIENCE * 1000))
    looking.start()
    loop.exec()
    deadline.stop()
    for signal in signals:
        signal.disconnect(looking.start)
    for failure in (results.failed, timeline.failed):
        failure.disconnect(fail)
    looking.deleteLater()
    deadline.deleteLater()
    if problems:
        raise TiquoError(problems[0])
    if not settled():
        raise TiquoError("The picture was not ready in time: try again, or with a smaller history.")


def timeline_settled(window: MainWindow) -> bool:
    """Whether the open timeline is counted and the texts of its visible rows are there."""
    timeline, view = window.timeline, window.view.timeline
    if timeline.counts is None or timeline.is_loading:
        return False
    if not timeline.rowCount():
        return True
    last = view.rowAt(view.viewport().height() - 1)
    rows = range(max(view.rowAt(0), 0), (last if last >= 0 else timeline.rowCount() - 1) + 1)
    return all(timeline.row_at(row) is not None for row in rows)

"""What follows a little later, in turns of its own."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tiquo_desktop.ui.later import is_waiting, later


def test_what_is_due_together_comes_in_turns_apart(qtbot: QtBot) -> None:
    parent, done = QObject(), list[tuple[str, float]]()
    first = later(parent, 1, lambda: done.append(("first", time.perf_counter())))
    second = later(parent, 2, lambda: done.append(("second", time.perf_counter())))
    for _ in range(2):
        done.clear()
        first.start()
        second.start()
        assert is_waiting(parent)
        time.sleep(0.01)  # a slow turn: both are due by now
        qtbot.waitUntil(lambda: not is_waiting(parent))
        (one, at_first), (two, at_second) = done
        assert (one, two) == ("first", "second")
        assert at_second - at_first >= 0.008
        assert (first.interval(), second.interval()) == (1, 2)

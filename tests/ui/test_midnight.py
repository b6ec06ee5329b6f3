"""Another day begins while the window is open."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain import times
from tiquo_desktop.services.timeline_rows import DayRow
from tiquo_desktop.ui.midnight import Midnight

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Clock = Callable[[str], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the computer's clock."""

    def set_to(time: str) -> None:
        instant = at(time)
        monkeypatch.setattr(times, "time", SimpleNamespace(time_ns=lambda: instant * 1000))

    set_to("2026-11-23T23:59:59.900")
    return set_to


def test_turns_once_at_the_midnight_of_the_zone(qtbot: QtBot, clock: Clock) -> None:
    parent = QObject()
    midnight = Midnight(parent)
    turned: list[int] = []
    midnight.turned.connect(lambda: turned.append(1))
    midnight.set_zone("Europe/London")
    with qtbot.waitSignal(midnight.turned, timeout=PATIENCE):
        clock("2026-11-24T00:00:00.050")
    assert turned == [1]
    midnight.set_zone("Europe/London")
    assert turned == [1]
    parent.deleteLater()


def test_in_another_zone_it_is_another_midnight(qtbot: QtBot, clock: Clock) -> None:
    parent = QObject()
    midnight = Midnight(parent)
    midnight.set_zone("Asia/Tokyo")
    with qtbot.assertNotEmitted(midnight.turned, wait=300):
        clock("2026-11-24T00:00:00.050")
    parent.deleteLater()


def test_today_is_yesterday_after_midnight(qtbot: QtBot, clock: Clock, desk: Desk) -> None:
    desk.open("0421")

    def days() -> list[str]:
        timeline = desk.window.timeline
        rows = [timeline.row_at(row) for row in range(timeline.rowCount())]
        return [row.relative for row in rows if isinstance(row, DayRow)]

    facts = desk.window.view.header.facts
    assert days() == ["Today", "Yesterday", ""]
    assert "today 14:32" in facts.texts()
    clock("2026-11-24T00:00:00.050")
    qtbot.waitUntil(lambda: days() == ["Yesterday", "", ""], timeout=PATIENCE)
    assert "yesterday 14:32" in facts.texts()
    assert desk.current_sentence() == "Checked in"

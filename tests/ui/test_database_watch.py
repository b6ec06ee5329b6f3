"""A database that goes away under an open window, and comes back."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tiquo_desktop.domain.errors import DamagedDatabase, ReadOnlyDatabase
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui import database_watch

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps open files from being deleted"
)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_watch, "INTERVAL_MS", 20)


def test_a_vanished_file_is_announced_and_its_return_heals_the_window(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    desk.open("amelia")
    before = desk.sentences()
    banner = desk.window.warning
    (tmp_path / "tiquo.db").rename(tmp_path / "away.db")
    qtbot.waitUntil(lambda: "is gone" in banner.text())
    for part in ("What is on screen was read before", "Put it back where it was"):
        assert part in banner.text()
    assert banner.isVisible()
    assert desk.sentences() == before, "what was read stays on screen"
    (tmp_path / "away.db").rename(tmp_path / "tiquo.db")
    qtbot.waitUntil(lambda: not banner.isVisible())
    desk.search("marcus")
    assert desk.found()[0] == "Marcus Hart"


def test_what_could_not_be_read_meanwhile_is_read_when_it_is_back(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    desk.search("amelia")
    (tmp_path / "tiquo.db").rename(tmp_path / "away.db")
    desk.window.search.results.open_current()
    view = desk.window.view
    qtbot.waitUntil(lambda: view.state is view.error)
    qtbot.waitUntil(lambda: "is gone" in desk.window.warning.text())
    (tmp_path / "away.db").rename(tmp_path / "tiquo.db")
    qtbot.waitUntil(lambda: view.state is view.timeline)
    assert "Paid £84.50" in desk.sentences()


def test_a_database_that_can_only_be_read_now_is_announced(
    qtbot: QtBot, desk: Desk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = ReadOnlyDatabase("The database can only be read now: ask for the right to write.")
    monkeypatch.setattr(type(database), "trouble", lambda _self: problem)
    qtbot.waitUntil(lambda: desk.window.warning.text() == str(problem))
    assert desk.window.status.connection_text() == "Live"
    monkeypatch.undo()
    qtbot.waitUntil(lambda: desk.window.warning.text() == "")


def test_answers_from_memory_do_not_make_a_damaged_database_live(
    qtbot: QtBot, desk: Desk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = DamagedDatabase("The database is damaged: put the latest back-up in its place.")
    monkeypatch.setattr(type(database), "trouble", lambda _self: problem)
    qtbot.waitUntil(lambda: desk.window.warning.text() == str(problem))
    desk.search("marcus")
    assert desk.found()[0] == "Marcus Hart"
    assert desk.window.status.connection_text() == "Not answering"
    monkeypatch.undo()
    qtbot.waitUntil(lambda: desk.window.status.connection_text() == "Live")


def test_a_window_without_a_database_watches_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.window.set_database(None)
    assert not desk.window.connection.watch._timer.isActive()

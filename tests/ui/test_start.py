"""Starting the program as a process: one window for a database, and the demo beside it."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE
from tiquo_desktop.app import composition, gui, places, window
from tiquo_desktop.app.connections import Connections, known
from tiquo_desktop.app.instance import Instance, Request, Standing
from tiquo_desktop.app.options import DatabaseOptions, WindowOptions
from tiquo_desktop.app.output import Output
from tiquo_desktop.app.places import Place
from tiquo_desktop.domain.errors import Cancelled
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.host import paths
from tiquo_desktop.services.connecting import KnownDatabase
from tiquo_desktop.ui.connecting.recent_databases import RecentDatabases
from tiquo_desktop.ui.settings import Settings

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "tiquo_desktop"]


def started(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    """The program as a process of its own, on the databases in a folder."""
    return subprocess.Popen(
        [*PROGRAM, "--data-dir", str(folder), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )


def test_a_second_start_hands_its_link_over_and_ends(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "tiquo.db")
    assert first.take(Request()) is Standing.FIRST
    link = "tiquo://customer/CUST-000042"
    with started(tmp_path, "--theme", "dark", link) as process:
        with qtbot.waitSignal(first.asked, timeout=PATIENCE) as asked:
            pass
        assert process.communicate(timeout=60) == ("", "")
        assert process.returncode == 0
    assert asked.args == [Request(link, "dark")]
    assert not (tmp_path / "tiquo.db").exists(), "it opened no database"
    first.close()


def test_commands_go_their_own_way_beside_a_window(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "tiquo.db")
    assert first.take(Request()) is Standing.FIRST
    asked: list[object] = []
    first.asked.connect(asked.append)
    with started(tmp_path, "customer", "add", "--given-name", "A", "--family-name", "B") as process:
        out, _ = process.communicate(timeout=60)
    assert (process.returncode, "CUST-000001" in out) == (0, True)
    qtbot.wait(10)
    assert not asked
    first.close()


def test_the_demo_opens_in_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda *given: started.append(given))
    window._open_demo(DatabaseOptions(data_dir=tmp_path))
    window._open_demo(DatabaseOptions(database="named.db"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    window._open_demo(DatabaseOptions())
    python = ["-m", "tiquo_desktop", "--demo"]
    assert started == [
        (sys.executable, [*python, "--data-dir", str(tmp_path)]),
        (sys.executable, python),
        (sys.executable, ["--demo"]),
    ]


def test_making_the_demo_can_be_stopped_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composition, "_DEMO_CUSTOMERS", 40)
    monkeypatch.setattr(composition, "_DEMO_EVENTS", 800)
    cancel = threading.Event()
    cancel.set()
    place = Place(tmp_path / "demo.db", demo=True)
    with pytest.raises(Cancelled):
        window._make_demo(place, cancel, lambda *_: pytest.fail("it was to stop"))
    assert list(tmp_path.iterdir()) == []
    window._make_demo(place, threading.Event(), lambda *_: None)
    assert place.path.exists()
    window._make_demo(place, threading.Event(), lambda *_: pytest.fail("it was there"))


class TestWhichDatabase:
    """Which database a window begins with."""

    @pytest.fixture
    def begun(
        self, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
    ) -> list[tuple[Database | None, KnownDatabase | None]]:
        """What `gui.run` was given."""
        given: list[tuple[Database | None, KnownDatabase | None]] = []

        def run(
            database: Database | None,
            _options: WindowOptions,
            _settings: Path,
            around: gui.Surroundings,
        ) -> int:
            given.append((database, around.known))
            return 0

        monkeypatch.setattr(gui, "run", run)
        return given

    def test_the_last_one_that_was_chosen_unless_another_one_is_named(
        self,
        tmp_path: Path,
        begun: list[tuple[Database | None, KnownDatabase | None]],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        own = DatabaseOptions(data_dir=tmp_path)
        window.start(own, WindowOptions(), Output())
        recent = RecentDatabases(Settings(paths.config_dir(tmp_path) / "window.ini"))
        shared = Connections(tmp_path).known("postgresql://amelia@127.0.0.1:1/venue")
        recent.remember(shared)
        recent.choose(shared)
        window.start(own, WindowOptions(), Output())
        window.start(replace(own, database=str(tmp_path / "tiquo.db")), WindowOptions(), Output())
        monkeypatch.setenv(places.VARIABLE, "postgresql://carl@127.0.0.1:1/other")
        window.start(own, WindowOptions(), Output())
        recent.forget(shared)
        monkeypatch.delenv(places.VARIABLE)
        window.start(own, WindowOptions(), Output())
        local = known(Place(tmp_path / "tiquo.db"))
        other = Connections(tmp_path).known("postgresql://carl@127.0.0.1:1/other")
        assert [each for _, each in begun] == [local, shared, local, other, local]
        assert [each is None for each, _ in begun] == [False, True, False, True, False]

"""One window for a database: handing over to the first start, and starts that find it dead or stuck."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE
from tiquo_desktop.app import instance
from tiquo_desktop.app.instance import Instance, Request, Standing
from tiquo_desktop.host import paths

ROOT = Path(__file__).parents[2]


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[Instance]:
    made = Instance(tmp_path / "desk.db")
    assert made.take(Request()) is Standing.FIRST
    yield made
    made.close()


_SCRIPT = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from tiquo_desktop.app.instance import Instance, Request
app = QCoreApplication([])
own = Instance(Path(sys.argv[1]))
print(own.take(Request.from_line(sys.argv[2]), 10.0).value, flush=True)
if "kill" in sys.argv:
    os.kill(os.getpid(), 9)
"""


def another_start(database: Path, request: Request, *more: str) -> "subprocess.Popen[str]":
    """Another process that tries to take its place, and says what it found."""
    command = [sys.executable, "-c", _SCRIPT, str(database), request.to_line().decode(), *more]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ)


def test_a_second_start_hands_over_what_it_was_asked(
    qtbot: QtBot, first: Instance, tmp_path: Path
) -> None:
    request = Request("tiquo://customer/CUST-000042", "dark", "token")
    with another_start(tmp_path / "desk.db", request) as process:
        with qtbot.waitSignal(first.asked, timeout=PATIENCE) as asked:
            pass
        assert process.communicate(timeout=60)[0] == "handed over\n"
    assert asked.args == [request]


def test_another_database_has_its_own_window(first: Instance, tmp_path: Path) -> None:
    other = Instance(tmp_path / "other.db")
    assert other.take(Request()) is Standing.FIRST
    other.close()


@pytest.mark.skipif(sys.platform == "win32", reason="links and file modes of POSIX systems")
def test_the_same_file_by_another_name_is_the_same_database(
    qtbot: QtBot, first: Instance, tmp_path: Path
) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "desk.db")
    with another_start(tmp_path / "link.db", Request()) as process:
        with qtbot.waitSignal(first.asked, timeout=PATIENCE):
            pass
        process.communicate(timeout=60)
    folder = paths.runtime_dir()
    assert folder is not None
    sockets = [each for each in folder.iterdir() if stat.S_ISSOCK(each.lstat().st_mode)]
    assert [stat.S_IMODE(each.lstat().st_mode) & 0o077 for each in sockets] == [0]


def test_when_the_first_has_ended_the_next_is_the_first(first: Instance, tmp_path: Path) -> None:
    first.close()
    again = Instance(tmp_path / "desk.db")
    assert again.take(Request()) is Standing.FIRST
    again.close()


def test_what_a_killed_start_left_behind_is_cleared_away(qtbot: QtBot, tmp_path: Path) -> None:
    with another_start(tmp_path / "desk.db", Request(), "kill") as process:
        assert process.communicate(timeout=60)[0] == "first\n"
    folder = paths.runtime_dir()
    assert folder is not None
    assert list(folder.iterdir()), "the lock, and the socket"
    after = Instance(tmp_path / "desk.db")
    start = time.monotonic()
    assert after.take(Request()) is Standing.FIRST
    assert time.monotonic() - start < instance.PATIENCE
    after.close()


def test_a_first_start_that_hangs_holds_up_the_second_for_a_moment_only(
    first: Instance, tmp_path: Path
) -> None:
    # This thread runs no event loop meanwhile, so the first does not answer.
    other = Instance(tmp_path / "desk.db")
    start = time.monotonic()
    assert other.take(Request(), patience=0.3) is Standing.UNANSWERED
    assert time.monotonic() - start < 2.0
    other.close()


@pytest.mark.parametrize("line", [b"nonsense\n", b"[]\n", b'{"link": 5}\n', b"x" * 9000])
def test_what_is_no_request_is_ignored(qtbot: QtBot, first: Instance, line: bytes) -> None:
    asked: list[object] = []
    first.asked.connect(asked.append)
    socket = QLocalSocket()
    socket.connectToServer(first._address)
    assert socket.waitForConnected(1000)
    socket.write(line)
    socket.flush()
    unconnected = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: socket.state() is unconnected)
    assert not asked


@pytest.mark.skipif(sys.platform == "win32", reason="file modes of POSIX systems")
def test_without_a_private_place_every_start_stands_for_itself(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    tmp_path.chmod(0o777)
    monkeypatch.setattr(paths.tempfile, "gettempdir", lambda: str(tmp_path))
    (tmp_path / f"tiquo-desktop-{os.getuid()}").write_text("somebody else's")
    for _ in range(2):
        assert Instance(tmp_path / "desk.db").take(Request()) is Standing.UNKNOWN


def test_a_window_that_moves_is_found_at_its_new_database(
    qtbot: QtBot, first: Instance, tmp_path: Path
) -> None:
    assert first.move("postgresql://amelia@host:5432/venue", Request())
    other = Instance(tmp_path / "desk.db")
    assert other.take(Request()) is Standing.FIRST, "its old place is free"
    other.close()
    asked: list[object] = []
    first.asked.connect(asked.append)
    first.asked.connect(lambda _request: other.close())
    with another_start(tmp_path / "new.db", Request()) as process:
        assert process.communicate(timeout=60)[0] == "first\n"
    assert first.move(tmp_path / "new.db", Request())
    with another_start(tmp_path / "new.db", Request("tiquo://customer/1")) as process:
        qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
        assert process.communicate(timeout=60)[0] == "handed over\n"
    assert asked == [Request("tiquo://customer/1")]


def test_a_window_does_not_move_to_where_another_one_is(
    qtbot: QtBot, first: Instance, tmp_path: Path
) -> None:
    script = _SCRIPT + "\nown.asked.connect(lambda request: app.quit())\napp.exec()\n"
    command = [sys.executable, "-c", script, str(tmp_path / "b.db"), Request().to_line().decode()]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "first\n"
        assert not first.move(tmp_path / "b.db", Request(), patience=10)
        process.wait(60)
    # It is still where it was.
    with another_start(tmp_path / "desk.db", Request("tiquo://customer/1")) as process:
        with qtbot.waitSignal(first.asked, timeout=PATIENCE):
            pass
        assert process.communicate(timeout=60)[0] == "handed over\n"

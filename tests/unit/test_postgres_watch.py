"""A killed run of tests leaves no server behind."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres_watch

PATIENCE = 20


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Stands for a server: it writes down who it is where PostgreSQL does."""
    data = tmp_path / "server" / "data"
    data.mkdir(parents=True)
    code = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        (data / "postmaster.pid").write_text(process.stdout.readline() + str(data))
        yield process
        process.kill()


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, postgres_watch.__file__, str(tmp_path / "server"), "deleted"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as process:
        yield process


def test_a_server_ends_with_those_who_started_it(
    server: subprocess.Popen[str], watch: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert watch.stdin is not None
    watch.stdin.close()
    assert server.wait(PATIENCE) != 0
    (tmp_path / "server" / "data" / "postmaster.pid").unlink(missing_ok=True)
    assert watch.wait(PATIENCE) == 0
    assert not (tmp_path / "server").exists()


def test_a_server_that_was_stopped_may_be_started_again(
    server: subprocess.Popen[str], watch: subprocess.Popen[str], tmp_path: Path
) -> None:
    watch.communicate("stopped", timeout=PATIENCE)
    assert watch.returncode == 0
    assert server.poll() is None
    assert (tmp_path / "server").exists()

"""Who has no password is asked for it on the terminal, and gets a sentence where there is none."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.keyrings import Hanging, Telling, system_keyring
from tests.postgres import Venue
from tests.unit.app.command_line import CommandLine
from tiquo_desktop.app import kept_passwords

ROOT = Path(__file__).parents[3]


def parts(venue: Venue) -> list[str]:
    """The address by its parts, without a password."""
    server = venue.server
    given = {
        "--host": server.host,
        "--port": str(server.port),
        "--dbname": venue.name,
        "--login": venue.login("front-desk"),
    }
    return [text for pair in given.items() for text in pair]


def test_without_a_terminal_a_sentence_says_what_is_missing(
    tiquo: CommandLine, venue: Venue
) -> None:
    tiquo.plain(*parts(venue), "search", "x").failed(1, "wants a password")


def test_the_parts_of_an_address_do_and_pgpassword_too(
    tiquo: CommandLine, venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", venue.server.password)
    assert tiquo.plain(*parts(venue), "search", "x").code == 0
    tiquo.plain(*parts(venue), "--demo", "search", "x").failed(2, "named twice")
    tiquo.plain("--tls", "tight", *parts(venue), "search", "x").failed(2, "--tls")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another kind of terminal")
@pytest.mark.parametrize("is_right", [True, False])
def test_on_a_terminal_it_is_asked_for_and_not_shown(venue: Venue, is_right: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tiquo_desktop", *parts(venue), "search", "x"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    os.close(theirs)
    assert process.stderr is not None
    asked = b""
    while not asked.endswith(b": ") or b"Password for" not in asked:
        letter = process.stderr.read(1)
        assert letter, asked
        asked += letter
    typed = venue.server.password if is_right else "hunter2"
    os.write(ours, f"{typed}\n".encode())
    out, err = process.communicate(timeout=60)
    shown = b""
    with suppress(OSError):  # nothing at all was shown there
        shown = os.read(ours, 1000)
    os.close(ours)
    assert f"{venue.login('front-desk')}@{venue.server.host}".encode() in asked
    assert typed.encode() not in asked + out + err + shown
    assert process.returncode == (0 if is_right else 1)
    assert is_right or b"password is wrong" in err


def test_a_keyring_that_hangs_is_done_without(
    tiquo: CommandLine, venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_passwords, "DEADLINE", 0.2)
    with system_keyring(Hanging()):
        tiquo.plain(*parts(venue), "search", "x").failed(1, "wants a password")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_ends_at_once_what_waits_for_the_keyring() -> None:
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tiquo_desktop",
            "--database",
            "postgresql://amelia@/x",
            "search",
            "x",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": f"{Telling.__module__}.{Telling.__name__}",
        },
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"asked\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert err == b"tiquo-desktop: Stopped. What was stored until then stays.\n"

"""The running window, worked through AT-SPI as a screen reader does it.

It needs Linux, Xvfb, a session bus, and Debian's at-spi2-core and python3-pyatspi; without them it is
skipped and says what is missing. In CI they have to be there.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.screens import screen
from tests.lacking import lacking

ROOT = Path(__file__).parents[2]
READER = Path(__file__).with_name("reader_at_desk.py")
SYSTEM_PYTHON = "/usr/bin/python3"
SECONDS = 60


pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is of Linux")


def missing() -> str:
    """What this system lacks, in words; empty when it has everything."""
    names = [name for name in ("Xvfb", "dbus-run-session") if shutil.which(name) is None]
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(asked, capture_output=True).returncode:
        names.append("pyatspi")
    return f"this system lacks {', '.join(names)}" if names else ""


@pytest.fixture
def display() -> Iterator[str]:
    """A screen that nobody sees."""
    if reason := missing():
        lacking(reason)
    with screen() as number:
        yield number


@pytest.mark.timeout(SECONDS + 30)
def test_a_screen_reader_finds_opens_reads_and_filters(
    display: str, home: Path, tmp_path: Path
) -> None:
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }
    for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"):
        environment.pop(name, None)
    told = tmp_path / "heard.json"
    session = ["dbus-run-session", "--", SYSTEM_PYTHON, str(READER), str(told)]
    window = [sys.executable, "-m", "tiquo_desktop", "--demo", "--data-dir", str(tmp_path / "data")]
    done = subprocess.run(
        [*session, "Amelia", "Bookings", *window],
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert done.returncode == 0, done.stderr
    heard = json.loads(told.read_text(encoding="utf-8"))
    assert heard["result"].startswith("Amelia ")
    assert ", 1 of " in heard["result"]
    assert "0421" in heard["result"]
    # A row is one sentence with its place; the heading above it is of its day.
    day = heard["row"].split(",")[0]
    total = int(heard["row"].rsplit(" of ", 1)[1])
    assert heard["row"].endswith(f", 1 of {total}")
    assert heard["headings"][0].startswith(f"{day}, ")
    assert heard["counts"] == f"{total} events"
    before, after = heard["chip"]
    shown = int(before.split(", ")[1])
    assert 0 < shown < total
    assert (before, after) == (
        f"Bookings, {shown}, not filtered",
        f"Bookings, {shown}, only these",
    )
    assert heard["announced"] == [f"{shown} of {total} events"]
    assert heard["narrowed"].endswith(f" of {shown}")
    # Behind the cover there is nothing of it, seen or not; then all of it is back.
    before, behind, again = heard["covered"]
    assert before > 0
    assert behind == 0
    assert again > 0
    # Nothing without a name, and nothing twice.
    assert heard["focused"] == [
        ["text", "Search customers"],
        ["list", "Timeline"],
        ["list item", heard["row"]],
        ["list item", heard["narrowed"]],
    ]

"""How windows look on a bare X server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.e2e.screens import screen
from tests.lacking import lacking

ROOT = Path(__file__).parents[2]
POPUP = Path(__file__).with_name("popup_on_x11.py")


def test_popups_are_square_where_no_compositor_would_show_what_is_beside_round_corners() -> None:
    if shutil.which("Xvfb") is None:
        lacking("this system lacks Xvfb")
    with screen() as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, str(POPUP)]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
    assert done.returncode == 0, done.stderr
    without, with_one = done.stdout.splitlines()
    assert without == "square edge"
    assert with_one.startswith("round ")

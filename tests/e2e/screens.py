"""X servers whose screen nobody sees."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

_SECONDS = 60


@contextmanager
def screen() -> Iterator[str]:
    """A screen of 1600 x 1000 pixels, without window manager or compositor; gives its DISPLAY."""
    listening, telling = os.pipe()
    command = ["Xvfb", "-displayfd", str(telling), "-screen", "0", "1600x1000x24"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[telling], stderr=subprocess.DEVNULL
    )
    os.close(telling)
    with os.fdopen(listening) as told:
        number = told.readline().strip()
    try:
        assert number, "Xvfb opened no display."
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(_SECONDS)

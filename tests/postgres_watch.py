"""Stops a PostgreSQL server of the tests as soon as the process that started it has ended, however that ended.

    python postgres_watch.py FOLDER kept|deleted

Its standard input is a pipe from that process, and ends with it; anything that comes says that the server
was stopped. The data directory is FOLDER/data.
"""

import os
import shutil
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

PATIENCE = 20.0
IMMEDIATELY = getattr(signal, "SIGQUIT", signal.SIGTERM)


def main(folder: Path, afterwards: str) -> None:
    """Wait for the end of the other process, or until there is nothing to watch any more."""
    if sys.stdin.buffer.read():
        return
    told = folder / "data" / "postmaster.pid"
    with suppress(OSError, ValueError):
        os.kill(int(told.read_text().splitlines()[0]), IMMEDIATELY)
        end = time.monotonic() + PATIENCE
        while told.exists() and time.monotonic() < end:
            time.sleep(0.05)
    if afterwards == "deleted":
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

"""Another desk at the same database: records an event now and then until its standard input ends.

    python -m tests.benchmarks.second_desk DATABASE

Prints a line when it begins, and at the end a JSON list: the seconds that each record took.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path

from tests.benchmarks.population import ZONE
from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.services import recording
from tiquo_desktop.storage.sqlite import open_database

_PAUSE = 0.02


def main(path: Path) -> None:
    """Record until standard input ends, at least once."""
    waits: list[float] = []
    done = threading.Event()
    database = open_database(path, recorded_by="second desk")
    try:
        threading.Thread(target=_wait_for_end, args=(done,), daemon=True).start()
        print("recording", flush=True)
        while True:
            event = _event()
            start = time.perf_counter()
            recording.record(database, event)
            waits.append(time.perf_counter() - start)
            if done.wait(_PAUSE):
                break
    finally:
        database.close()
    print(json.dumps(waits), flush=True)


def _wait_for_end(done: threading.Event) -> None:
    sys.stdin.read()
    done.set()


def _event() -> NewEvent:
    return NewEvent(
        occurred_at=times.now(),
        zone=ZONE,
        category="Customers",
        type="Communication",
        source="Staff",
        summary="Somebody asked at the desk",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Processes that record through the program's own service while things go wrong, and their diaries.

Each line of a diary is a JSON list: moment, what, number of the event, its uid, and how many seconds the call
took. `begun` stands there before the call; then comes `acknowledged`, `refused` (nothing was written; the same
event is tried again) or `unknown`. What was unknown is looked for by its uid until the database answers: `was
stored`, or `was not stored`, and then it is recorded again under the same uid.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.builders import event
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.errors import DatabaseError, UnknownOutcome
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.services import recording
from tiquo_desktop.storage import postgres
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import PostgresDatabase, PostgresSession

ROOT = Path(__file__).resolve().parents[2]
STOP = "stop"
"""The file in the folder of the diaries that ends all writers."""
_BETWEEN = 0.02
"""Seconds between two events of one writer: a busy desk, not a benchmark."""
_PATIENCE = 60.0


@dataclass(slots=True)
class Entry:
    """A line of a diary."""

    at: float
    what: str
    number: int
    uid: str
    seconds: float = 0.0


@dataclass(slots=True)
class Diary:
    """What one writer noted."""

    entries: list[Entry] = field(default_factory=list)

    def uids(self, *what: str) -> set[str]:
        """The uids of the events of which that was noted."""
        return {each.uid for each in self.entries if each.what in what}

    def count(self, what: str) -> int:
        """How often that was noted."""
        return sum(each.what == what for each in self.entries)


class Writers:
    """Some writer processes."""

    def __init__(self, url: str, folder: Path, many: int, answer: float | None = None) -> None:
        """`answer` is how many seconds they wait for an answer, where it is not the program's own limit."""
        self._folder = folder
        self._files = [folder / f"diary-{place}" for place in range(many)]
        told = "" if answer is None else str(answer)
        self._killed: list[subprocess.Popen[bytes]] = []
        self.processes = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.faults.writers", str(file), told],
                # Not on the command line: it holds the password.
                env={**os.environ, "TIQUO_DATABASE_URL": url},
                cwd=ROOT,
                stdin=subprocess.PIPE,  # by which they hear that this process has ended
            )
            for file in self._files
        ]

    def diaries(self) -> list[Diary]:
        """What they have noted so far."""
        return [_read(file) for file in self._files]

    def acknowledged(self, since: float = 0.0) -> list[int]:
        """How many events each of them knows to be stored, of those that it began since then."""
        return [_acknowledged_since(each, since) for each in self.diaries()]

    def wait_for(self, many: int, *, since: float = 0.0, but: Sequence[int] = ()) -> None:
        """Until each has recorded so many more, `but` for those that are gone."""
        self._until(
            lambda: all(
                found >= many
                for place, found in enumerate(self.acknowledged(since))
                if place not in but
            )
        )

    def wait_for_trouble(self, what: Sequence[str] = ("refused", "unknown")) -> None:
        """Until each has met some."""
        self._until(lambda: all(any(each.count(word) for word in what) for each in self.diaries()))

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """Kill one of them, so that it can do nothing more."""
        self._killed.append(process)
        process.kill()
        process.wait(_PATIENCE)

    def require_sound(self) -> None:
        """Raise if one of them ended by an error that nobody foresaw."""
        codes = [each.poll() for each in self.processes if each not in self._killed]
        if any(codes):
            raise RuntimeError(f"a writer ended by an error: {codes}")

    def finish(self) -> None:
        """Let them come to an end, with nothing left open."""
        (self._folder / STOP).touch()
        for each in self.processes:
            each.wait(_PATIENCE)

    def kill(self) -> None:
        """Whatever is left of them."""
        for each in self.processes:
            if each.poll() is None:
                each.kill()
            each.wait(_PATIENCE)
            if each.stdin is not None:
                each.stdin.close()

    def _until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE
        while not done():
            if time.monotonic() > end:
                raise TimeoutError(f"the writers do not get on: {self.acknowledged()}")
            time.sleep(0.05)


@contextmanager
def writing(url: str, folder: Path, many: int, answer: float | None = None) -> Iterator[Writers]:
    """Writers that are at work, and end with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    writers = Writers(url, folder, many, answer)
    try:
        yield writers
        writers.finish()
    finally:
        writers.kill()


def _acknowledged_since(diary: Diary, since: float) -> int:
    return sum(
        each.what == "acknowledged" and each.at - each.seconds >= since for each in diary.entries
    )


def _read(file: Path) -> Diary:
    if not file.exists():
        return Diary()
    lines = file.read_text().split("\n")[:-1]  # the last one may be half written
    return Diary([Entry(*json.loads(line)) for line in lines])


class _Watched(PostgresDatabase):
    """Counts how often nobody could say whether something was stored."""

    unknown = 0

    @contextmanager
    def writing(self, **how: Any) -> Iterator[PostgresSession]:
        try:
            with super().writing(**how) as session:
                yield session
        except UnknownOutcome:
            self.unknown += 1
            raise


class _Writer:
    """One process: records event after event until it is told to stop."""

    def __init__(self, database: _Watched, file: Path) -> None:
        self._database = database
        self._stop = file.parent / STOP
        self._diary = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._name = file.name

    def run(self) -> None:
        number = 0
        while not self._stop.exists():
            number += 1
            self._record(number, event(uid=new_uid(), summary=f"{self._name} {number}"))
            time.sleep(_BETWEEN)

    def _record(self, number: int, told: NewEvent) -> None:
        """Until it is stored, as a person would who presses the button again."""
        while True:
            began = time.time()
            self._note("begun", number, told, began)
            unsure = self._database.unknown
            try:
                recording.record(self._database, told)
            except UnknownOutcome:
                self._note("unknown", number, told, began)
                if self._resolve(number, told):
                    return
            except DatabaseError:
                self._note("refused", number, told, began)
                if self._stop.exists():
                    return
                time.sleep(0.1)
            else:
                self._note("acknowledged", number, told, began)
                if self._database.unknown > unsure:  # and the program has looked for it by itself
                    self._note("unknown", number, told, began)
                    self._note("was stored", number, told, began)
                return

    def _resolve(self, number: int, told: NewEvent) -> bool:
        """Whether an event is stored, as soon as the database says."""
        while True:
            began = time.time()
            with suppress(DatabaseError), self._database.reading() as reading:
                is_stored = reading.activity.by_uid(told.uid) is not None
                what = "was stored" if is_stored else "was not stored"
                self._note(what, number, told, began)
                return is_stored
            time.sleep(0.1)

    def _note(self, what: str, number: int, told: NewEvent, began: float) -> None:
        now = time.time()
        line = json.dumps([now, what, number, told.uid, now - began])
        os.write(self._diary, f"{line}\n".encode())


def _end_with_parent() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


def main(file: str, answer: str) -> None:
    """The process."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if answer:
        postgres.CALL_DEADLINE = float(answer)
    address = Address.parse(os.environ["TIQUO_DATABASE_URL"])
    with closing(_Watched(address)) as database:
        _Writer(database, Path(file)).run()


if __name__ == "__main__":
    main(*sys.argv[1:])

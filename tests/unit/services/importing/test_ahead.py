"""A second process that reads ahead changes how fast an import is, and nothing else."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.builders import add_customer, new_database
from tests.guards import LogGuard
from tests.unit.services.importing.imports import VISITS, contents, imported
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services.importing import ahead, running
from tiquo_desktop.storage.sqlite import SqliteDatabase, open_database

ROWS = "uid,number,crm,given,family,email,phone,day,id\n" + "".join(
    f",,,Given{n % 40},Family,{'known' if n % 3 else 'new'}{n % 40}@example.org,,2026-01-{n % 28 + 1:02d},{n}\n"
    if n % 400
    else f",,,Bad,Row,known1@example.org,,no date,{n}\n"
    for n in range(1_200)
)
CLASH = ROWS + ",,,Given1,Family,known1@example.org,,2026-02-01,1\n"


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[[str], Database]]:
    """Databases that know half of the customers."""
    made: list[Database] = []

    def new(name: str) -> Database:
        folder = tmp_path / name
        folder.mkdir()
        made.append(new_database(folder))
        for number in range(40):
            add_customer(made[-1], given_name=f"Given{number}", email=f"known{number}@example.org")
        return made[-1]

    yield new
    for database in made:
        database.close()


def test_it_ends_where_one_process_ends(
    make: Callable[[str], Database], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, together = make("alone"), make("together")
    expected = imported(alone, tmp_path / "f.csv", CLASH)
    asked = _count_answers(monkeypatch)
    monkeypatch.setattr(running, "_WORTH_A_PROCESS", 0)
    report = imported(together, tmp_path / "f.csv", CLASH)
    assert report == expected
    assert report.rejected == 4
    assert contents(together) == contents(alone)
    again = imported(together, tmp_path / "f.csv", CLASH)
    assert (again.events_added, again.customers_added, again.rejected) == (0, 0, 4)
    assert {"Ready", "Raw"} <= set(asked)


def test_what_is_there_in_the_middle_of_the_file_is_counted_as_it_is(
    make: Callable[[str], Database], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header, *lines = ROWS.splitlines(keepends=True)
    every_seventh = header + "".join(lines[100:1_000:7])
    reports = []
    for name, size in (("alone", 1 << 40), ("together", 0)):
        database = make(name)
        imported(database, tmp_path / "f.csv", every_seventh)
        monkeypatch.setattr(running, "_WORTH_A_PROCESS", size)
        reports.append(imported(database, tmp_path / "f.csv", ROWS))
    assert reports[0] == reports[1]
    assert reports[1].events_present == 129 - 1
    assert reports[1].events_added + reports[1].events_present == 1_197


def test_a_row_of_several_events_goes_in_as_a_whole_or_not_at_all(
    make: Callable[[str], Database], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, event = VISITS.split("[[event]]")
    three = head + "".join("[[event]]" + event.replace("{id}", f"{{id}}{x}") for x in "abc")
    header = "day,id,email\n"
    rows = header + "".join(f"2026-01-02,{n},known1@example.org\n" for n in range(50))
    taken = header + "2026-03-03,33b,known1@example.org\n"
    monkeypatch.setattr(running, "_OVER", 0)
    found = []
    for name, size in (("alone", 1 << 40), ("together", 0)):
        database = make(name)
        imported(database, tmp_path / "f.csv", taken)
        monkeypatch.setattr(running, "_WORTH_A_PROCESS", size)
        found.append((imported(database, tmp_path / "f.csv", rows, three), contents(database)))
        monkeypatch.setattr(running, "_WORTH_A_PROCESS", 1 << 40)
    assert found[0] == found[1]
    # The first event of the refused row is the last of the hundred that are inserted at once.
    report = found[1][0]
    assert (report.events_added, report.events_present, report.rejected) == (147, 0, 1)


def test_without_that_process_the_import_goes_on(
    make: Callable[[str], Database],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    expected_logs: LogGuard,
) -> None:
    alone, together = make("alone"), make("together")
    expected = imported(alone, tmp_path / "f.csv", CLASH)
    monkeypatch.setattr(running, "_WORTH_A_PROCESS", 0)
    asked = _count_answers(monkeypatch, die_after=3)
    expected_logs("the process that reads ahead is gone")
    assert imported(together, tmp_path / "f.csv", CLASH) == expected
    assert contents(together) == contents(alone)
    assert len(asked) in (3, 4)  # one answer may have been on its way


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")
def test_an_interrupt_is_not_for_that_process_from_its_first_moment_on(
    make: Callable[[str], Database],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(running, "_WORTH_A_PROCESS", 0)
    receive = ahead.Ahead._receive

    def interrupted(self: ahead.Ahead) -> object:
        # It is still starting when the first answer is waited for.
        while not self._connection.poll(0.02):
            assert self._process.pid is not None
            os.kill(self._process.pid, signal.SIGINT)
        return receive(self)

    monkeypatch.setattr(ahead.Ahead, "_receive", interrupted)
    assert imported(make("one"), tmp_path / "f.csv", ROWS).events_added == 1_197
    assert capfd.readouterr().err == ""


def test_what_goes_wrong_in_that_process_is_no_traceback(
    make: Callable[[str], Database],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    expected_logs: LogGuard,
) -> None:
    monkeypatch.setattr(running, "_WORTH_A_PROCESS", 0)
    expected_logs("the process that reads ahead is gone")
    elsewhere = partial(open_database, tmp_path / "missing.db", recorded_by="tests")
    monkeypatch.setattr(SqliteDatabase, "opener", elsewhere)
    assert imported(make("one"), tmp_path / "f.csv", ROWS).events_added == 1_197
    assert "Traceback" not in capfd.readouterr().err


def _count_answers(monkeypatch: pytest.MonkeyPatch, die_after: int | None = None) -> list[str]:
    """The kinds of the answers that come; after so many of them the process is killed."""
    asked: list[str] = []
    answer = ahead.Ahead.answer

    def counted(self: ahead.Ahead, further: int) -> ahead.Ready | ahead.Raw | None:
        if len(asked) == die_after:
            self._process.kill()
            self._process.join()
        found = answer(self, further)
        asked.append(type(found).__name__)
        return found

    monkeypatch.setattr(ahead.Ahead, "answer", counted)
    return asked

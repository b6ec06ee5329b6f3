"""A database survives full disks, missing rights and killed programs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import event, new_database, record
from tiquo_desktop.app import composition
from tiquo_desktop.app.places import Place
from tiquo_desktop.domain import errors
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.storage.sqlite import open_database
from tiquo_desktop.storage.sqlite_admin import backup_database, check_database


def test_a_full_disk_stores_nothing_half_and_goes_on_afterwards(tmp_path: Path) -> None:
    database = new_database(tmp_path)
    record(database, event())
    with pytest.raises(errors.DiskFull), database.writing() as session:
        session._connection.exec_driver_sql("PRAGMA max_page_count = 1")
        session.activity.append([event(details=f'"{"x" * 60_000}"') for _ in range(5)])
    with database.reading() as session:
        assert session.activity.counts(None, Filter()).total == 1
    database.close()
    again = open_database(tmp_path / "tiquo.db", recorded_by="tester")
    record(again, event())
    again.close()
    assert check_database(tmp_path / "tiquo.db") == []


WRITER = """
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from tests.builders import event, new_database, record
database = new_database(Path(sys.argv[1]))
while True:
    made = [event() for _ in range(7)]
    record(database, *made)
    print(made[-1].uid, flush=True)
"""


def test_a_killed_writer_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        cwd=root,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(root)},
    ) as writer:
        assert writer.stdout is not None
        acknowledged = [writer.stdout.readline().strip() for _ in range(40)]
        writer.kill()
        acknowledged += [line.strip() for line in writer.stdout if len(line) == 33]
    if os.name != "nt":
        assert writer.returncode == -signal.SIGKILL
    database = open_database(tmp_path / "tiquo.db", recorded_by="tester")
    with database.reading() as session:
        total = session.activity.counts(None, Filter()).total
        assert all(session.activity.by_uid(uid) for uid in acknowledged)
    database.close()
    assert total % 7 == 0
    assert check_database(tmp_path / "tiquo.db") == []


def as_nobody(action: Callable[[], str]) -> str:
    """What `action` says in a process without root's rights, to which file modes mean nothing."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        said = ""
        try:
            os.setgid(65534)
            os.setuid(65534)
            said = action()
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        finally:
            os.write(writer, said.encode())
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root to become nobody")
@pytest.mark.parametrize("folder_mode", [0o755, 0o777])
def test_who_may_only_read_reads_and_is_told_why_not_more(folder_mode: int) -> None:
    def read_and_try_to_write() -> str:
        database = open_database(folder / "tiquo.db", recorded_by="nobody")
        with database.reading() as session:
            total = session.activity.counts(None, Filter()).total
        try:
            record(database, event())
        except errors.ReadOnlyDatabase as error:
            return f"{total} event. {error}"
        return "It was written."

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = new_database(folder)
        record(database, event())
        database.close()
        (folder / "tiquo.db").chmod(0o644)
        folder.chmod(folder_mode)
        assert as_nobody(read_and_try_to_write) == (
            "1 event. The database file is read-only: ask for the right to write to it."
        )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root to become nobody")
def test_who_may_only_read_makes_a_backup_elsewhere() -> None:
    def back_up() -> str:
        backup_database(folder / "tiquo.db", elsewhere / "copy.db")
        return f"Wrong: {check_database(elsewhere / 'copy.db')}"

    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as other:
        folder, elsewhere = Path(name), Path(other)
        database = new_database(folder)
        record(database, event())
        database.close()
        (folder / "tiquo.db").chmod(0o444)
        folder.chmod(0o555)
        elsewhere.chmod(0o777)
        assert as_nobody(back_up) == "Wrong: []"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root to become nobody")
@pytest.mark.parametrize("opens", [False, True])
def test_a_folder_that_may_not_be_looked_into_is_named(opens: bool) -> None:
    def look() -> str:
        place = Place(folder / "inner" / "tiquo.db")
        composition.open_database(place) if opens else composition.check_database(place)
        return "It was opened."

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        new_database(folder / "inner").close()
        (folder / "inner").chmod(0o000)
        said = as_nobody(look)
        assert said.startswith("DatabaseError: The database at ")
        assert said.endswith("cannot be looked at (Permission denied).")

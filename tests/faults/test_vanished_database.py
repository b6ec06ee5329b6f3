"""A database whose file is deleted, replaced, damaged or locked away while it is open."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests import builders
from tiquo_desktop.domain.errors import (
    DamagedDatabase,
    DatabaseError,
    NoDatabase,
    ReadOnlyDatabase,
)
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.storage import presence
from tiquo_desktop.storage.sqlite_admin import backup_database

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps open files from being deleted and replaced"
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = builders.new_database(tmp_path)
    builders.add_customer(made, number="CUST-000042")
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tiquo.db"


def names(database: Database) -> list[str]:
    with database.reading() as reading:
        return [customer.number for customer in reading.customers.by_ids([1, 2, 3])]


def test_a_healthy_database_is_in_no_trouble(database: Database) -> None:
    assert database.trouble() is None


def test_what_is_deleted_is_neither_read_nor_recorded_to(database: Database, file: Path) -> None:
    file.unlink()
    assert isinstance(database.trouble(), NoDatabase)
    assert "Put it back" in str(database.trouble())
    with pytest.raises(NoDatabase):
        names(database)
    with pytest.raises(NoDatabase):
        builders.add_customer(database)


def test_a_record_that_is_being_written_while_the_file_goes_is_refused(
    database: Database, file: Path, tmp_path: Path
) -> None:
    with pytest.raises(NoDatabase), database.writing() as session:
        session.customers.add(builders.customer(email="b@example.com"))
        file.rename(tmp_path / "away.db")
    (tmp_path / "away.db").rename(file)
    assert names(database) == ["CUST-000042"]


def test_a_file_that_was_moved_and_comes_back_is_gone_on_with(
    database: Database, file: Path, tmp_path: Path
) -> None:
    file.rename(tmp_path / "away.db")
    assert isinstance(database.trouble(), NoDatabase)
    (tmp_path / "away.db").rename(file)
    assert database.trouble() is None
    builders.add_customer(database, number="CUST-000043")
    assert names(database) == ["CUST-000042", "CUST-000043"]


def test_a_restored_back_up_of_the_same_database_is_taken_up(
    database: Database, file: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.db"
    backup_database(file, saved)
    builders.add_customer(database, number="CUST-000043")
    kept = tmp_path / "kept.db"
    file.rename(kept)
    shutil.copyfile(saved, file)
    with pytest.raises(DatabaseError, match="taken the place"):
        names(database)
    assert database.trouble() is None
    assert names(database) == ["CUST-000042"], "the log of the other file must not be mixed in"
    builders.add_customer(database, number="CUST-000044")
    with closing(sqlite3.connect(file)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with closing(sqlite3.connect(kept)) as plain:
        found = plain.execute("SELECT number FROM customer ORDER BY id").fetchall()
        assert found == [("CUST-000042",), ("CUST-000043",)], "nothing recorded is lost"


def test_another_database_in_its_place_is_refused_until_the_right_one_is_back(
    database: Database, file: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "other"
    elsewhere.mkdir()
    builders.new_database(elsewhere).close()
    away = tmp_path / "away.db"
    file.rename(away)
    shutil.move(elsewhere / "tiquo.db", file)
    for _ in range(2):
        assert "taken the place" in str(database.trouble())
        with pytest.raises(DatabaseError, match="taken the place"):
            names(database)
    away.replace(file)
    assert database.trouble() is None
    assert names(database) == ["CUST-000042"]


def another_program(file: Path) -> int:
    """Counts the customers and closes the database, as any other program might."""
    script = (
        "import sqlite3, sys; plain = sqlite3.connect(sys.argv[1]); "
        "print(plain.execute('SELECT count(*) FROM customer').fetchone()[0]); plain.close()"
    )
    command = [sys.executable, "-c", script, str(file)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_looking_after_the_file_does_not_let_another_program_delete_its_log(
    database: Database, file: Path
) -> None:
    assert database.trouble() is None
    assert another_program(file) == 1
    builders.add_customer(database, number="CUST-000043")
    assert another_program(file) == 2


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_overwritten_in_place_is_damage(
    database: Database, file: Path, content: bytes
) -> None:
    file.write_bytes(content)
    assert isinstance(database.trouble(), DamagedDatabase)


def test_the_right_to_write_can_go_and_come_back(
    database: Database, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write whatever the modes say, so the system's answer is given here.
    allowed = os.access
    monkeypatch.setattr(
        presence.os, "access", lambda path, mode: mode != os.W_OK and allowed(path, mode)
    )
    assert isinstance(database.trouble(), ReadOnlyDatabase)
    monkeypatch.undo()
    assert database.trouble() is None

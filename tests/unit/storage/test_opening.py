"""Opening, creating, upgrading and backing up a local database."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from tests.builders import add_customer, event, record
from tiquo_desktop.domain import errors
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.storage import schema, sqlite, sqlite_admin, sqlite_info
from tiquo_desktop.storage.sqlite import open_database
from tiquo_desktop.storage.sqlite_admin import backup_database, check_database


def new_database(folder: Path) -> sqlite.SqliteDatabase:
    return open_database(folder / "tiquo.db", create=True, recorded_by="tester")


def reopened(path: Path) -> sqlite.SqliteDatabase:
    return open_database(path, recorded_by="tester")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_new_database_is_for_its_owner_only(tmp_path: Path) -> None:
    database = new_database(tmp_path / "deep" / "folder")
    record(database, event())
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode)
        for path in (tmp_path / "deep" / "folder", *(tmp_path / "deep" / "folder").iterdir())
    }
    database.close()
    assert modes.pop("folder") == 0o700
    assert set(modes) == {"tiquo.db", "tiquo.db-wal", "tiquo.db-shm"}
    assert set(modes.values()) == {0o600}


def test_two_new_databases_have_identities_of_their_own(tmp_path: Path) -> None:
    one, other = new_database(tmp_path / "one"), new_database(tmp_path / "other")
    one.close()
    other.close()
    assert one.info.uid != other.info.uid
    assert (one.info.zone, one.info.region) == ("Europe/London", "GB")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE cooking (recipe)")


def newer(path: Path) -> None:
    open_database(path, create=True, recorded_by="tester").close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def damaged(path: Path) -> None:
    database = open_database(path, create=True, recorded_by="tester")
    record(database, *(event() for _ in range(500)))
    database.close()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3_900)


BROKEN = {
    "nothing": (lambda path: None, errors.NoDatabase, "no database at"),
    "an empty file": (lambda path: path.touch(), errors.NoDatabase, "no database at"),
    "a folder": (lambda path: path.mkdir(), errors.NotADatabase, "is a folder"),
    "a text": (lambda path: path.write_text("x" * 5000), errors.NotADatabase, "is no database"),
    "another program's": (foreign, errors.ForeignDatabase, "another program"),
    "a newer schema": (newer, errors.NewerSchema, "newer version"),
    "a damaged file": (damaged, errors.DamagedDatabase, "damaged"),
}


@pytest.mark.parametrize(("make", "error", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_what_cannot_be_opened_gets_its_own_sentence_and_stays_as_it_is(
    tmp_path: Path, make, error: type[Exception], words: str
) -> None:
    path = tmp_path / "some.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error, match=words):
        reopened(path)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("make", [foreign, newer, damaged])
def test_creating_never_touches_a_file_that_is_there(tmp_path: Path, make) -> None:
    path = tmp_path / "some.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(errors.DatabaseError):
        sqlite_admin.create_database(path, "Europe/London", "GB")
    assert path.read_bytes() == before


def test_an_unsafe_location_is_readable_and_refused_for_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_database(tmp_path).close()
    for module in (sqlite_info, sqlite_admin):
        said = "It lies on a network share (nfs)."
        monkeypatch.setattr(module, "unsafe_location", lambda path, said=said: said)
    database = reopened(tmp_path / "tiquo.db")
    with database.reading() as session:
        assert session.customers.count() == 0
    with pytest.raises(errors.ReadOnlyDatabase, match="network share"):
        add_customer(database)
    database.close()
    with pytest.raises(errors.UnsafeLocation, match="network share"):
        new_database(tmp_path / "new")


def test_a_locked_database_is_busy_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tiquo_desktop.storage.connections.BUSY_TIMEOUT", 0.05)
    database = new_database(tmp_path)
    with closing(sqlite3.connect(tmp_path / "tiquo.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.BusyDatabase):
            record(database, event())
        other.execute("ROLLBACK")
    record(database, event())
    with database.reading() as session:
        assert session.activity.counts(None, Filter()).total == 1
    database.close()


def test_an_older_schema_is_backed_up_and_then_upgraded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = new_database(tmp_path)
    record(database, event())
    database.close()
    for module in (sqlite, sqlite_admin):
        monkeypatch.setattr(module, "SCHEMA_VERSION", "0002")
    monkeypatch.setattr(sqlite_admin, "_migrate", lambda path: (tmp_path / "migrated").touch())
    reopened(tmp_path / "tiquo.db").close()
    (saved,) = tmp_path.glob("tiquo.db.before-upgrade-*")
    assert (tmp_path / "migrated").exists()
    monkeypatch.undo()
    assert check_database(saved) == []
    copy = reopened(saved)
    with copy.reading() as session:
        assert session.activity.counts(None, Filter()).total == 1
    copy.close()


def test_a_back_up_is_whole_while_the_database_is_in_use(tmp_path: Path) -> None:
    database = new_database(tmp_path)
    record(database, event(), event())
    backup_database(tmp_path / "tiquo.db", tmp_path / "copy.db")
    with pytest.raises(errors.UnwritableOutput, match="already"):
        backup_database(tmp_path / "tiquo.db", tmp_path / "copy.db")
    with pytest.raises(errors.UnwritableOutput, match="cannot be written"):
        backup_database(tmp_path / "tiquo.db", tmp_path / "missing" / "copy.db")
    with pytest.raises(errors.UnwritableOutput, match="cannot be written"):
        backup_database(tmp_path / "tiquo.db", tmp_path / "tiquo.db" / "copy.db")
    database.close()
    assert check_database(tmp_path / "copy.db") == []
    assert not list(tmp_path.glob(".*part*"))


def test_a_backup_goes_to_a_memory_stick_that_has_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_source: Path, _target: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    new_database(tmp_path).close()
    monkeypatch.setattr(os, "link", refuse)
    backup_database(tmp_path / "tiquo.db", tmp_path / "copy.db")
    assert check_database(tmp_path / "copy.db") == []
    with pytest.raises(errors.UnwritableOutput, match="already"):
        backup_database(tmp_path / "tiquo.db", tmp_path / "copy.db")
    assert not list(tmp_path.glob(".*part*"))


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("DROP TABLE seal", "table seal"),
        ("DROP TABLE activity_daily", "table activity_daily"),
        ("DROP TABLE customer_search", "table customer_search"),
        ("DROP INDEX activity_external", "index activity_external"),
    ],
)
def test_a_check_names_what_another_program_removed(
    tmp_path: Path, statement: str, names: str
) -> None:
    database = new_database(tmp_path)
    record(database, event())
    database.close()
    with closing(sqlite3.connect(tmp_path / "tiquo.db")) as connection:
        connection.execute(statement)
    assert f"The file is damaged: {names} is missing." in check_database(tmp_path / "tiquo.db")


def test_tables_are_as_the_migrations_leave_them(tmp_path: Path) -> None:
    new_database(tmp_path).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'tiquo.db'}")
    inspector = inspect(engine)
    for table in schema.metadata.sorted_tables:
        made = {column["name"]: column for column in inspector.get_columns(table.name)}
        assert [column.name for column in table.columns] == list(made)
        for column in table.columns:
            if not column.primary_key:
                assert made[column.name]["nullable"] == column.nullable, column
    engine.dispose()


@pytest.mark.parametrize("name", ["a b?c#d%20e.db", "Ελλάδα.db", "x&mode=ro.db"])
def test_any_file_name_is_a_place_for_a_database(tmp_path: Path, name: str) -> None:
    database = open_database(tmp_path / name, create=True, recorded_by="tester")
    record(database, event())
    database.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]

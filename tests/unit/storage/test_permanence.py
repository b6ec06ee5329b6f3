"""Nothing in history can be changed, by whatever SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from tests.builders import add_customer, event, new_database, record
from tiquo_desktop.domain.errors import RefusedByDatabase
from tiquo_desktop.storage.sqlite import SqliteDatabase
from tiquo_desktop.storage.sqlite_admin import check_database

CHANGES = [
    "UPDATE activity SET summary = 'forged'",
    "UPDATE activity SET occurred_at = occurred_at + 1",
    "UPDATE activity SET summary = NULL, details = NULL, actor = NULL, salt = NULL",
    "UPDATE activity SET id = id + 100",
    "DELETE FROM activity",
    "INSERT INTO activity SELECT * FROM activity WHERE id = 1"
    " ON CONFLICT DO UPDATE SET summary = 'forged'",
    "UPDATE seal SET chain = zeroblob(32)",
    "DELETE FROM seal",
    "UPDATE vocabulary SET value = 'Payments' WHERE value = 'Orders'",
    "DELETE FROM vocabulary",
    "INSERT OR REPLACE INTO vocabulary VALUES (1, 'category', 'forged')",
    "UPDATE database SET uid = randomblob(16)",
    "DELETE FROM database",
]
REPLACEMENTS = [
    "INSERT OR REPLACE INTO activity (id, uid, occurred_at, zone, recorded_at, recorded_by, category,"
    " type, source, leaf) SELECT id, uid, 1, zone, 1, 'me', 1, 6, 25, leaf FROM activity WHERE id = 1",
    "REPLACE INTO activity (uid, occurred_at, zone, recorded_at, recorded_by, category, type,"
    " source, leaf) SELECT uid, 1, zone, 1, 'me', 1, 6, 25, leaf FROM activity WHERE id = 1",
    "INSERT OR REPLACE INTO activity (uid, origin, external_id, occurred_at, zone, recorded_at,"
    " recorded_by, category, type, source, leaf) SELECT randomblob(16), origin, external_id, 1,"
    " zone, 1, 'me', 1, 6, 25, leaf FROM activity WHERE id = 1",
    "INSERT OR REPLACE INTO seal VALUES (1, 1, zeroblob(32))",
    "INSERT OR REPLACE INTO seal VALUES (9, 1, zeroblob(32))",
]
"""They delete rows; SQLite runs delete triggers for them where `recursive_triggers` is on."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqliteDatabase]:
    """One customer with two events."""
    opened = new_database(tmp_path)
    amelia = add_customer(opened)
    record(
        opened,
        event(customer=amelia.uid, origin="till", external_id="1", details="{}", actor="A. Okafor"),
        event(customer=amelia.uid),
    )
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("change", "recursive_triggers"),
    [*product(CHANGES, ("OFF", "ON")), *product(REPLACEMENTS, ("ON",))],
)
def test_plain_sql_cannot_change_history(
    database: SqliteDatabase, tmp_path: Path, change: str, recursive_triggers: str
) -> None:
    with closing(sqlite3.connect(tmp_path / "tiquo.db")) as other:
        other.execute(f"PRAGMA recursive_triggers = {recursive_triggers}")
        before = dump(other)
        with pytest.raises(sqlite3.DatabaseError):
            other.execute(change)
        other.rollback()
        assert dump(other) == before
    assert check_database(tmp_path / "tiquo.db") == []


@pytest.mark.parametrize("change", REPLACEMENTS)
def test_check_finds_what_was_replaced_where_no_trigger_runs(
    database: SqliteDatabase, tmp_path: Path, change: str
) -> None:
    with closing(sqlite3.connect(tmp_path / "tiquo.db")) as other:
        other.execute(change)
        other.commit()
    assert check_database(tmp_path / "tiquo.db") != []


@pytest.mark.parametrize(
    "change",
    [
        *CHANGES,
        *REPLACEMENTS,
        "DROP TRIGGER activity_update",
        "DROP TABLE seal",
        "PRAGMA recursive_triggers = OFF",
        "ALTER TABLE activity RENAME TO old",
    ],
)
def test_the_applications_own_connections_cannot_either(
    database: SqliteDatabase, change: str
) -> None:
    with pytest.raises(RefusedByDatabase), database.writing() as session:
        session._connection.exec_driver_sql(change)


def test_a_lawful_erasure_passes_and_nothing_else_with_it(
    database: SqliteDatabase, tmp_path: Path
) -> None:
    erase = "UPDATE activity SET summary = NULL, details = NULL, actor = NULL, salt = NULL"
    with database.reading() as session:
        (amelia,) = session.customers.by_ids([1])
    record(database, event(customer=amelia.uid, category="System", type="Compliance"))
    with closing(sqlite3.connect(tmp_path / "tiquo.db", isolation_level=None)) as other:
        for more in (", location = 'x'", ", leaf = zeroblob(32)", ", summary = 'x'"):
            with pytest.raises(sqlite3.DatabaseError):
                other.execute(f"{erase}{more} WHERE id = 1")
        with pytest.raises(sqlite3.DatabaseError):
            other.execute(f"{erase} WHERE id = 3")
        other.execute(f"{erase} WHERE id < 3")
    assert check_database(tmp_path / "tiquo.db") == []


TAMPERING = {
    "an edit": "UPDATE activity SET amount_minor = 1, currency = 'GBP' WHERE id = 1",
    "another text": "UPDATE activity SET summary = 'forged' WHERE id = 1",
    "back-dating": "UPDATE activity SET recorded_at = 1 WHERE id = 1",
    "a deletion": "DELETE FROM activity WHERE id = 2",
    "a deletion with its seal": "DELETE FROM seal WHERE position = 1",
    "a swap": "UPDATE seal SET activity = 3 - activity + 10; UPDATE seal SET activity = activity - 10",
    "an unlawful erasure": "UPDATE activity SET summary = NULL, salt = NULL WHERE id = 1",
    "a changed count": "UPDATE activity_daily SET n = n + 1",
}


@pytest.mark.parametrize("change", TAMPERING.values(), ids=TAMPERING.keys())
def test_check_finds_what_somebody_did_without_the_triggers(
    database: SqliteDatabase, tmp_path: Path, change: str
) -> None:
    with closing(sqlite3.connect(tmp_path / "tiquo.db")) as other:
        wanted = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        triggers = other.execute(wanted).fetchall()
        for name, _ in triggers:
            other.execute(f"DROP TRIGGER {name}")
        other.executescript(change)
        for _, sql in triggers:
            other.execute(sql)
        other.commit()
    assert check_database(tmp_path / "tiquo.db") != []


def test_a_missing_trigger_is_told_and_not_silently_made_again(
    database: SqliteDatabase, tmp_path: Path
) -> None:
    from tiquo_desktop.storage.sqlite import open_database

    with closing(sqlite3.connect(tmp_path / "tiquo.db")) as other:
        other.execute("DROP TRIGGER seal_delete")
    again = open_database(tmp_path / "tiquo.db", recorded_by="tester")
    again.close()
    assert any("seal_delete" in warning for warning in again.info.warnings)
    assert any("seal_delete" in problem for problem in check_database(tmp_path / "tiquo.db"))


def dump(connection: sqlite3.Connection) -> list[object]:
    """Every row of the permanent tables."""
    tables = ("activity", "seal", "vocabulary", "database", "activity_daily")
    return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]

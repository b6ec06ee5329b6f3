"""Local databases as files: make, upgrade, check and back up one."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, text

from tiquo_desktop.domain import errors, times
from tiquo_desktop.host.filesystems import unsafe_location
from tiquo_desktop.host.paths import make_private_dir, make_private_file
from tiquo_desktop.storage import sqlite_ddl
from tiquo_desktop.storage.connections import reader_engine, writer_engine
from tiquo_desktop.storage.faults import translating
from tiquo_desktop.storage.logcheck import log_problems
from tiquo_desktop.storage.migrations import SCHEMA_VERSION
from tiquo_desktop.storage.sqlite_info import (
    connect_read_only,
    holds_something,
    missing_triggers,
    needs_immutable,
    schema_version,
)


def create_database(path: Path, zone: str, region: str) -> None:
    """Make a new database where there is no file, or an empty one, in a private folder.

    Raises:
        DatabaseError: there is a file already, or it cannot be made here.
        UnsafeLocation: a network file system or a synchronised folder.
        InvalidValue: an unknown zone.
    """
    times.zone(zone)
    if holds_something(path):
        raise errors.DatabaseError(
            f"There is a file at {path} already: nothing was changed. Choose another name."
        )
    reason = unsafe_location(path)
    if reason is not None:
        raise errors.UnsafeLocation(reason)
    try:
        make_private_dir(path.parent)
        make_private_file(path)
    except OSError as error:
        raise errors.DatabaseError(
            f"The database cannot be made at {path} ({error.strerror}): choose a folder that you "
            "may write to."
        ) from None
    with translating():
        _migrate(path, zone=zone, region=region)


def upgrade_database(path: Path) -> Path | None:
    """Run the migrations that are missing; returns the back-up made first, None if none was due."""
    with translating():
        if schema_version(path) == SCHEMA_VERSION:
            return None
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        saved = path.with_name(f"{path.name}.before-upgrade-{stamp}")
        backup_database(path, saved)
        _migrate(path)
    return saved


def _migrate(path: Path, **attributes: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    # Alembic's options are configparser's, to which a % means something.
    config.attributes.update(attributes)
    engine = writer_engine(path, guarded=False)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def backup_database(path: Path, target: Path) -> None:
    """Copy a database that may be in use, as it is at one moment; never replaces a file.

    Raises:
        UnwritableOutput: `target` exists or cannot be written; no half file is left.
    """
    if os.path.lexists(target):
        raise errors.UnwritableOutput(f"There is a file at {target} already: choose another name.")
    with translating():
        schema_version(path)
    half = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        make_private_file(half)
        with (
            translating(),
            closing(connect_read_only(path)) as source,
            closing(sqlite3.connect(half)) as copy,
        ):
            source.backup(copy, pages=4096)
            copy.execute("PRAGMA journal_mode = DELETE")
        with half.open("rb+") as file:
            os.fsync(file.fileno())
        _take_name(half, target)
    except OSError as error:
        raise errors.UnwritableOutput(
            f"The back-up cannot be written to {target} ({error.strerror})."
        ) from None
    finally:
        with suppress(OSError):
            half.unlink()


def _take_name(half: Path, target: Path) -> None:
    """Name the finished file; never that of a file which somebody made in between."""
    try:
        os.link(half, target)  # which, unlike a rename, replaces nothing
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks (FAT, exFAT) have no links. What is replaced is our own empty file.
        if not make_private_file(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        half.replace(target)


def check_database(path: Path) -> list[str]:
    """What is wrong with a database, a sentence each; empty when it is healthy.

    Looks at the file's structure, the append-only triggers, the search index, and every digest and
    the chain of the sealed log.
    """
    problems = []
    with translating():
        schema_version(path)
        reader = reader_engine(path, immutable=needs_immutable(path))
        try:
            with reader.connect() as connection, connection.begin():
                damage = connection.exec_driver_sql("PRAGMA integrity_check(10)").scalars()
                problems += [f"The file is damaged: {line}." for line in damage if line != "ok"]
                orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                if orphans:
                    problems.append(f"{len(orphans)} rows refer to rows that are missing.")
                problems += _missing_parts(connection)
                problems += missing_triggers(connection)
                if not problems:
                    problems += log_problems(connection)
        finally:
            reader.dispose()
    return problems


def _missing_parts(connection: Connection) -> list[str]:
    present = set(connection.execute(text("SELECT name FROM sqlite_master")).scalars())
    return [
        f"The file is damaged: {kind} {name} is missing."
        for name, kind in sqlite_ddl.PARTS.items()
        if name not in present
    ]

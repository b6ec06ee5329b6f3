"""The composition root: the one place that knows which database is used and by what classes."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from tiquo_desktop.app.options import DEFAULT_REGION, DEFAULT_ZONE, DatabaseOptions, WrongUse
from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidValue, NoDatabase, TiquoError, UnwritableOutput
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.host import machine, paths

VARIABLE = "TIQUO_DATABASE_URL"
"""The environment variable that names the database where no option does."""
_DEFAULT_NAME, _DEMO_NAME = "tiquo.db", "demo.db"
_DEMO_CUSTOMERS, _DEMO_EVENTS, _DEMO_SEED = 1_000, 20_000, 1
_BUILDING = ".demo-"
_ABANDONED = 3600.0
_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(.*)", re.DOTALL)
_REGION = re.compile("[A-Z]{2}")
_SQLITE_SCHEMES = frozenset({"sqlite", "sqlite3", "sqlite+pysqlite"})

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a database lies.

    `named` says whether somebody named this very file, and `demo` that it is the demo database,
    which is made when it is missing.
    """

    path: Path
    named: bool = False
    demo: bool = False

    @property
    def exists(self) -> bool:
        """Whether there is anything; where that may not be seen, opening it says so."""
        try:
            self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            return True
        return True

    def occupies(self, other: Path) -> bool:
        """Whether writing a file at `other` would destroy this database."""
        files = [self.path, *(self.path.with_name(self.path.name + end) for end in _COMPANIONS)]
        return any(_same(other, file) for file in files)


_COMPANIONS = ("-wal", "-shm", "-journal")


def find(options: DatabaseOptions, environ: Mapping[str, str] | None = None) -> Place:
    """The database that is asked for: by option, else by `VARIABLE`, else the default one.

    Raises:
        WrongUse: a URL of a kind that this version does not open, or an empty name.
    """
    folder = paths.data_dir(options.data_dir)
    if options.database is not None:
        return Place(_from_text(options.database, "--database"), named=True)
    if options.demo:
        return Place(folder / _DEMO_NAME, demo=True)
    inherited = (os.environ if environ is None else environ).get(VARIABLE)
    if inherited and options.data_dir is None:
        return Place(_from_text(inherited, VARIABLE), named=True)
    return Place(folder / _DEFAULT_NAME)


def open_database(
    place: Place, *, create: bool = False, progress: Progress | None = None
) -> Database:
    """Open the database, which is brought to this version's schema if it is older.

    `create` makes an empty one where there is none; the demo database is always made, and
    `progress` told how far it is (done, total).

    Raises:
        NoDatabase: there is none, and `create` was not asked for.
        DatabaseError: it cannot be opened.
    """
    from tiquo_desktop.storage import sqlite

    if place.demo and not place.exists:
        _make_demo(place.path, progress)
    if not create and not place.exists:
        raise NoDatabase(
            f"There is no database at {place.path}: import a file into it, or make an empty one "
            "with: tiquo-desktop database create"
        )
    return sqlite.open_database(
        place.path,
        create=create,
        zone=DEFAULT_ZONE,
        region=DEFAULT_REGION,
        recorded_by=machine.account(),
    )


def create_database(place: Place, zone: str, region: str) -> None:
    """Make an empty database.

    Raises:
        DatabaseError: there is something already, or it cannot be written there.
        InvalidValue: no such zone or region.
    """
    from tiquo_desktop.storage import sqlite

    if _REGION.fullmatch(region) is None:
        raise InvalidValue("The region is a country's two letters, such as GB.", "region")
    sqlite.create_database(place.path, zone, region, machine.account())


def upgrade_database(place: Place) -> Path | None:
    """Bring the database to this version's schema; gives the back-up made before, None where
    nothing was due."""
    from tiquo_desktop.storage import sqlite

    return sqlite.upgrade_database(place.path)


def check_database(place: Place) -> list[str]:
    """What is wrong with the database, a sentence each; empty where nothing is."""
    from tiquo_desktop.storage import sqlite

    return sqlite.check_database(place.path)


def backup_database(place: Place, target: Path) -> None:
    """Copy the database, also one in use, to a new file."""
    from tiquo_desktop.storage import sqlite

    sqlite.backup_database(place.path, target)


def _from_text(text: str, where: str) -> Path:
    """The file that a path or a ``sqlite:///`` URL names. What was written is not repeated in an
    error: a URL may hold a password."""
    match = _URL.fullmatch(text)
    if match is None:
        if not text.strip() or "\x00" in text:
            raise WrongUse(f"{where} names no database: give a path.")
        return _absolute(text)
    scheme, rest = match[1].lower(), match[2]
    if scheme.startswith("postgres"):
        raise WrongUse(
            f"{where} names a PostgreSQL database, which comes with a later version: give the path "
            "of a local database."
        )
    if scheme not in _SQLITE_SCHEMES:
        raise WrongUse(f"{where} names a kind of database that is not known: give a path.")
    if not rest.startswith("/") or len(rest) == 1 or "?" in rest:
        raise WrongUse(f"{where} names no file: write sqlite:///folder/name.db, or a plain path.")
    return _absolute(rest[1:])


def _absolute(text: str) -> Path:
    # pathlib's own expanduser raises for the home of an unknown person.
    return Path(os.path.abspath(os.path.expanduser(text)))  # noqa: PTH100, PTH111


def _same(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:
        return _absolute(str(first)) == _absolute(str(second))


def _make_demo(target: Path, progress: Progress | None) -> None:
    """Build the demo database beside its place and rename it, so that a kill leaves no half one."""
    from tiquo_desktop.services import demo
    from tiquo_desktop.storage import sqlite

    try:
        paths.make_private_dir(target.parent)
        _remove_abandoned(target.parent)
        workshop = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=target.parent))
    except OSError:
        raise UnwritableOutput(
            f"The demo database cannot be made in {target.parent}: choose a folder that you may "
            "write to with --data-dir."
        ) from None
    try:
        building = workshop / target.name
        opened = sqlite.open_database(
            building,
            create=True,
            zone=DEFAULT_ZONE,
            region=DEFAULT_REGION,
            recorded_by=machine.account(),
        )
        with closing(opened) as database:
            demo.fill(
                database,
                customers=_DEMO_CUSTOMERS,
                events=_DEMO_EVENTS,
                seed=_DEMO_SEED,
                end=times.to_datetime(times.now(), DEFAULT_ZONE).date(),
                progress=progress,
            )
        # The copy is one file that needs no log beside it, and it never replaces a demo database
        # that another start of the program has finished meanwhile.
        try:
            sqlite.backup_database(building, target)
        except TiquoError:
            if not target.exists():
                raise
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _remove_abandoned(folder: Path) -> None:
    """Remove what builders that were killed left behind."""
    for workshop in folder.glob(f"{_BUILDING}*"):
        with suppress(OSError):
            if time.time() - workshop.stat().st_mtime > _ABANDONED:
                shutil.rmtree(workshop, ignore_errors=True)

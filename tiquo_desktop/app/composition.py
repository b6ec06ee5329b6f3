"""The composition root: the one place that knows which database is used and by what classes."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tiquo_desktop.app.kept_passwords import with_password
from tiquo_desktop.app.options import DEFAULT_REGION, DEFAULT_ZONE, WrongUse
from tiquo_desktop.app.places import AnyPlace, Server
from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidValue, NoDatabase, TiquoError, UnwritableOutput
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.roles import Role
from tiquo_desktop.host import machine, paths

if TYPE_CHECKING:
    from tiquo_desktop.storage.addresses import Address

_DEMO_CUSTOMERS, _DEMO_EVENTS, _DEMO_SEED = 1_000, 20_000, 1
_BUILDING = ".demo-"
_ABANDONED = 3600.0

Progress = Callable[[int, int], None]


def open_database(
    place: AnyPlace,
    *,
    create: bool = False,
    reads: bool = True,
    progress: Progress | None = None,
) -> Database:
    """Open the database; a local one is brought to this version's schema if it is older.

    Where nothing `reads` it, a login of a shared one will do that may only add to it.
    `create` makes an empty one where there is none; the demo database is always made, and
    `progress` told how far it is (done, total).

    Raises:
        NoDatabase: there is none, and `create` was not asked for.
        DatabaseError: it cannot be opened.
    """
    if isinstance(place, Server):
        return open_shared(with_password(place.address), reads=reads)
    from tiquo_desktop.storage import sqlite

    if place.demo and not place.exists:
        _make_demo(place.path, progress)
    if not create and not place.exists:
        raise NoDatabase(
            f"There is no database at {place.path}: import a file into it, or run "
            "“tiquo-desktop database create” to make an empty one."
        )
    return sqlite.open_database(
        place.path,
        create=create,
        zone=DEFAULT_ZONE,
        region=DEFAULT_REGION,
        recorded_by=machine.account(),
    )


def prepare_shared() -> None:
    """Import what shared databases need. Two threads that import parts of SQLAlchemy at the same
    time find half of it, so this is done where only one does it."""
    from tiquo_desktop.storage import postgres  # noqa: F401


def open_shared(address: Address, *, reads: bool = True) -> Database:
    """Open a shared database with the password of the address, or what libpq finds; see
    `open_database` for `reads`.

    Raises:
        DatabaseError: it cannot be opened.
    """
    from tiquo_desktop.storage import postgres

    return postgres.open_database(address, reads=reads)


def create_database(place: AnyPlace, zone: str, region: str) -> bool:
    """Make an empty database; whether it is new. On a server it has to be there, without anything
    of ours in it; what is there already is left as it is.

    Raises:
        DatabaseError: there is something already, or it cannot be written there.
        InvalidValue: no such zone or region.
    """
    from tiquo_desktop.services.phones import is_region

    if not is_region(region):
        raise InvalidValue(
            f'"{region}" is no country: write its two letters, such as GB.', "region"
        )
    if isinstance(place, Server):
        from tiquo_desktop.storage import postgres_admin

        return postgres_admin.create(with_password(place.address), zone, region)
    from tiquo_desktop.storage import sqlite_admin

    sqlite_admin.create_database(place.path, zone, region)
    return True


def upgrade_database(place: AnyPlace) -> Path | bool:
    """Bring the database to this version's schema; gives the back-up of a local one made before,
    and whether anything was due."""
    if isinstance(place, Server):
        from tiquo_desktop.storage import postgres_admin

        return postgres_admin.upgrade(with_password(place.address))
    from tiquo_desktop.storage import sqlite_admin

    return sqlite_admin.upgrade_database(place.path) or False


def check_database(place: AnyPlace) -> list[str]:
    """What is wrong with the database, a sentence each; empty where nothing is."""
    if isinstance(place, Server):
        from tiquo_desktop.storage import postgres_admin

        return postgres_admin.check(with_password(place.address))
    from tiquo_desktop.storage import sqlite_admin

    return sqlite_admin.check_database(place.path)


def grant(place: AnyPlace, login: str, role: Role) -> None:
    """Let a login of the server work in a shared database, in that role and no other.

    Raises:
        InvalidValue: there is no such login, or it could give itself any right.
        DatabaseError: the server refuses.
        WrongUse: the database is a file.
    """
    from tiquo_desktop.storage import postgres_admin

    postgres_admin.grant(_shared(place), login, role)


def revoke(place: AnyPlace, login: str) -> None:
    """Take a login's role away; raises as `grant` does."""
    from tiquo_desktop.storage import postgres_admin

    postgres_admin.revoke(_shared(place), login)


def logins(place: AnyPlace) -> list[tuple[str, Role]]:
    """The logins that may work in a shared database, with their roles; raises as `grant` does."""
    from tiquo_desktop.storage import postgres_admin

    return [(login.name, login.role) for login in postgres_admin.logins(_shared(place))]


def _shared(place: AnyPlace) -> Address:
    if isinstance(place, Server):
        return with_password(place.address)
    raise WrongUse(
        "A database in a file has no roles: who may read the file may work in it. Name a shared "
        "one: --database postgresql://LOGIN@HOST/DATABASE."
    )


def backup_database(place: AnyPlace, target: Path) -> None:
    """Copy the database, also one in use, to a new file.

    Raises:
        WrongUse: it is on a server.
    """
    if isinstance(place, Server):
        raise WrongUse(
            "A shared database is backed up on its server, with pg_basebackup or pg_dump: see the "
            "README."
        )
    from tiquo_desktop.storage import sqlite_admin

    sqlite_admin.backup_database(place.path, target)


def _make_demo(target: Path, progress: Progress | None) -> None:
    """Build the demo database beside its place and rename it, so that a kill leaves no half one."""
    from tiquo_desktop.services import demo
    from tiquo_desktop.storage import sqlite, sqlite_admin

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
            sqlite_admin.backup_database(building, target)
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

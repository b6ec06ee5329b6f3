"""Where the database is that is asked for: what an option, a variable or a window names."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tiquo_desktop.app.options import DatabaseOptions, WrongUse
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.host import paths

if TYPE_CHECKING:
    from tiquo_desktop.storage.addresses import Address

VARIABLE = "TIQUO_DATABASE_URL"
"""The environment variable that names the database where no option does."""
_DEFAULT_NAME, _DEMO_NAME = "tiquo.db", "demo.db"
_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(.*)", re.DOTALL)
_SQLITE_SCHEMES = frozenset({"sqlite", "sqlite3", "sqlite+pysqlite"})
_POSTGRES_SCHEMES = frozenset({"postgresql", "postgres", "postgresql+psycopg"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a local database lies.

    `named` says whether somebody named this very file, and `demo` that it is the demo database,
    which is made when it is missing.
    """

    path: Path
    named: bool = False
    demo: bool = False

    def __str__(self) -> str:
        """The place as it may be shown."""
        return str(self.path)

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


@dataclass(frozen=True, slots=True)
class Server:
    """Where a shared database is; what a `Place` tells, as far as it holds for it."""

    address: Address

    named = True
    demo = False
    exists = True
    """Opening it tells."""

    def __str__(self) -> str:
        """The place as it may be shown: without a password."""
        return str(self.address)

    def occupies(self, _other: Path) -> bool:
        """No file is a part of it."""
        return False

    def with_password(self, password: str) -> Server:
        """The same with that password."""
        return Server(replace(self.address, password=password))


AnyPlace: TypeAlias = Place | Server

_COMPANIONS = ("-wal", "-shm", "-journal")


def find(options: DatabaseOptions, environ: Mapping[str, str] | None = None) -> AnyPlace:
    """The database that is asked for: by option, else by `VARIABLE`, else the default one.

    Raises:
        WrongUse: a URL of a kind that is not known, an empty name, or two names at once.
    """
    if options.fields is not None:
        if options.database is not None or options.demo:
            raise WrongUse("The database is named twice: give --database or its parts, not both.")
        from tiquo_desktop.app.server_fields import address_of

        try:
            return Server(address_of(options.fields))
        except InvalidValue as error:
            raise WrongUse(str(error)) from None
    if options.database is not None:
        return from_text(options.database, "--database")
    if options.demo:
        return Place(paths.data_dir(options.data_dir) / _DEMO_NAME, demo=True)
    inherited = (os.environ if environ is None else environ).get(VARIABLE)
    if inherited:
        return from_text(inherited, VARIABLE)
    return Place(own_database(options))


def own_database(options: DatabaseOptions) -> Path:
    """The file of the person's own database."""
    return paths.data_dir(options.data_dir) / _DEFAULT_NAME


def from_text(text: str, where: str) -> AnyPlace:
    """What a path or a URL names. What was written is not repeated in an error: a URL may hold a
    password."""
    match = _URL.fullmatch(text.strip())
    if match is None:
        if not text.strip() or "\x00" in text:
            raise WrongUse(f"{where} names no database: give a path.")
        if "://" in text:
            # With a quotation mark before it, say: a path would be shown with its password.
            raise WrongUse(
                f"{where} is no address of a database: write postgresql://LOGIN@HOST/DATABASE with "
                "nothing before it, or a path."
            )
        return Place(_absolute(text), named=True)
    scheme, rest = match[1].lower(), match[2]
    try:
        address = shared_address(text.strip())
    except InvalidValue as error:
        raise WrongUse(f"{where}: {error}") from None
    if address is not None:
        return Server(address)
    if scheme not in _SQLITE_SCHEMES:
        raise WrongUse(
            f"{where} names a kind of database that is not known: give a path, or "
            "postgresql://LOGIN@HOST/DATABASE."
        )
    if not rest.startswith("/") or len(rest) == 1 or "?" in rest:
        raise WrongUse(f"{where} names no file: write sqlite:///folder/name.db, or a plain path.")
    return Place(_absolute(rest[1:]), named=True)


def shared_address(text: str) -> Address | None:
    """The address that a URL of a server names; None where it is none.

    Raises:
        InvalidValue: it is one, and cannot be used.
    """
    match = _URL.fullmatch(text)
    if match is None or match[1].lower() not in _POSTGRES_SCHEMES:
        return None
    from tiquo_desktop.storage.addresses import Address

    return Address.parse(f"postgresql://{match[2]}")


def _absolute(text: str) -> Path:
    # pathlib's own expanduser raises for the home of an unknown person.
    return Path(os.path.abspath(os.path.expanduser(text)))  # noqa: PTH100, PTH111


def _same(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:
        return _absolute(str(first)) == _absolute(str(second))

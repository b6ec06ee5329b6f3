"""The address of a shared database as people give it, and what opens databases for a window."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Protocol

from tiquo_desktop.domain.repositories import Database

TLS_MODES = ("verify-full", "verify-ca", "require", "prefer", "allow", "disable")
"""How a server has to prove who it is, the safest first; libpq's words."""


@dataclass(frozen=True, slots=True)
class ServerFields:
    """An address, taken apart. Empty texts are left to libpq's variables and defaults.

    `hosts` are one or several with commas between them, each with ``:PORT`` behind it where it has
    one of its own; `port` is that of the others. `tls` is one of `TLS_MODES`; empty is as usual:
    verify-full off this computer. `ca_file` holds the certificate authorities to trust. `others` are
    libpq's parameters that have no field.
    """

    hosts: str = ""
    port: str = ""
    database: str = ""
    login: str = ""
    tls: str = ""
    ca_file: str = ""
    reads_from_standby: bool = False
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KnownDatabase:
    """A database that can be opened again, without its password.

    `address` is a URL or the path of a file, `name` what a person reads. A shared one has a `key`:
    the address without its parameters, as the keyring and other windows know it.
    """

    address: str
    name: str
    key: str = ""

    @property
    def is_shared(self) -> bool:
        """Whether it is on a server."""
        return bool(self.key)


class Connector(Protocol):
    """What opens databases for a window; the composition root makes it."""

    def prepare(self) -> None:
        """Get ready for shared databases, once; slow. Addresses are understood at once then."""

    def at_home(self) -> KnownDatabase:
        """The person's own database, in a file of this computer."""

    def known(self, address: str) -> KnownDatabase:
        """The database with that address, which may hold a password.

        Raises:
            TiquoError: it is no address.
        """

    def take_apart(self, address: str) -> tuple[ServerFields, str]:
        """The fields of a shared database's address, and the password that stands in it, or "".

        Raises:
            TiquoError: it is no address of a shared database.
        """

    def put_together(self, fields: ServerFields) -> KnownDatabase:
        """The database that the fields mean.

        Raises:
            InvalidValue: they mean none; `field` names the one.
        """

    def for_login(self, of: KnownDatabase, login: str) -> KnownDatabase:
        """The same shared database, to be opened by another login."""

    def open(self, known: KnownDatabase, password: str, cancel: threading.Event) -> Database:
        """Open it; slow. Without a password the keyring is asked.

        Never waits longer than a deadline, nor longer than until `cancel` is set.

        Raises:
            DatabaseError: a sentence that says what is wrong; `WrongPassword` where a password is
                missing or wrong.
            Cancelled: it was stopped.
        """

    def has_keyring(self) -> bool:
        """Whether this computer keeps passwords; slow."""

    def keep_password(self, known: KnownDatabase, password: str, cancel: threading.Event) -> bool:
        """Put the password into the keyring; whether it stayed there. Slow, as `open` is.

        Raises:
            Cancelled: it was stopped.
        """

    def forget_password(self, known: KnownDatabase, cancel: threading.Event) -> bool:
        """Take the password out of the keyring; whether none is there any more. Slow, as `open` is.

        Raises:
            Cancelled: it was stopped.
        """

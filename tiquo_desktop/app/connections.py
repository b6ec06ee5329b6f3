"""Opens databases for a window: addresses and fields, passwords, and never longer than a deadline."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tiquo_desktop.app import composition, kept_passwords, places
from tiquo_desktop.app.patience import patiently
from tiquo_desktop.app.places import AnyPlace, Place, Server
from tiquo_desktop.app.server_fields import address_of, fields_of
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.host import secrets
from tiquo_desktop.services.connecting import KnownDatabase, ServerFields
from tiquo_desktop.storage.addresses import DEFAULT_PORT, NO_ADDRESS

OPEN_DEADLINE = 30.0
"""Seconds in which a shared database opens, with several hosts too, or not at all."""


@dataclass(frozen=True, slots=True)
class Connections:
    """See `tiquo_desktop.services.connecting.Connector`. `own` is the person's own local database,
    which is made where it is missing; `named` is what the start of the program named, perhaps with
    a password."""

    own: Path
    named: AnyPlace | None = None

    def prepare(self) -> None:
        """Get ready for shared databases; see the protocol."""
        composition.prepare_shared()

    def at_home(self) -> KnownDatabase:
        """The person's own database; see the protocol."""
        return known(Place(self.own))

    def known(self, address: str) -> KnownDatabase:
        """The database with that address; see the protocol."""
        return known(_place(address))

    def take_apart(self, address: str) -> tuple[ServerFields, str]:
        """Fields and password of an address; see the protocol."""
        given = places.shared_address(address.strip())
        if given is None:
            raise InvalidValue(NO_ADDRESS, "database")
        return fields_of(given), given.password or ""

    def put_together(self, fields: ServerFields) -> KnownDatabase:
        """The database that fields mean; see the protocol."""
        return known(Server(address_of(fields)))

    def for_login(self, of: KnownDatabase, login: str) -> KnownDatabase:
        """The same for another login; see the protocol."""
        place = _place(of.address)
        return known(Server(place.address.of(login))) if isinstance(place, Server) else of

    def open(self, known: KnownDatabase, password: str, cancel: threading.Event) -> Database:
        """Open it; see the protocol."""
        place = _place(known.address)
        if not isinstance(place, Server):
            return composition.open_database(place, create=place.path == self.own)
        given = place.address
        if password:
            given = replace(given, password=password)
        elif isinstance(self.named, Server) and self.named.address.url == given.url:
            given = self.named.address
        composition.prepare_shared()
        address = kept_passwords.with_password(given, cancel)
        return patiently(
            lambda: composition.open_shared(address),
            cancel,
            OPEN_DEADLINE,
            lambda made: made.close(),
        )

    def has_keyring(self) -> bool:
        """Whether this computer keeps passwords."""
        return secrets.is_usable()

    def keep_password(self, known: KnownDatabase, password: str, cancel: threading.Event) -> bool:
        """Put the password into the keyring; see the protocol."""
        return kept_passwords.keep(known.key, password, cancel)

    def forget_password(self, known: KnownDatabase, cancel: threading.Event) -> bool:
        """Take the password out of the keyring; see the protocol."""
        return not known.is_shared or kept_passwords.forget(known.key, cancel)


def _place(address: str) -> AnyPlace:
    return places.from_text(address, "The address")


def known(place: AnyPlace) -> KnownDatabase:
    """A place as it can be remembered."""
    if not isinstance(place, Server):
        path = place.path
        with suppress(ValueError, RuntimeError):
            return KnownDatabase(str(path), f"~/{path.relative_to(Path.home()).as_posix()}")
        return KnownDatabase(str(path), str(path))
    address = place.address
    hosts = ", ".join(
        dict.fromkeys(
            host if port == DEFAULT_PORT else f"{host}:{port}"
            for host, port in address.hosts
            if host
        )
    )
    at = f"{address.user}@{hosts}" if address.user and hosts else address.user or hosts
    name = f"{address.database} ({at})" if at else address.database
    return KnownDatabase(address.url, name, str(address))

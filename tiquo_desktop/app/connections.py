"""Opens databases for a window: addresses and fields, passwords, and never longer than a deadline."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from tiquo_desktop.app import composition
from tiquo_desktop.app.composition import AnyPlace, Place, Server
from tiquo_desktop.app.server_fields import address_of, fields_of
from tiquo_desktop.domain.errors import Cancelled, InvalidValue, Unreachable
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.host import secrets
from tiquo_desktop.services.connecting import KnownDatabase, ServerFields
from tiquo_desktop.storage.addresses import NO_ADDRESS

OPEN_DEADLINE = 30.0
"""Seconds in which a shared database opens, with several hosts too, or not at all."""
KEYRING_DEADLINE = 60.0
"""Seconds in which a person may unlock the keyring; one that hangs is done without then."""
_USUAL_PORT = "5432"
_LOOK = 0.05

T = TypeVar("T")


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
        given = composition.shared_address(address.strip())
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
        address = given
        with suppress(Unreachable):
            address = patiently(lambda: composition.with_password(given), cancel, KEYRING_DEADLINE)
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
        with suppress(Unreachable):
            return patiently(lambda: secrets.keep(known.key, password), cancel, KEYRING_DEADLINE)
        return False

    def forget_password(self, known: KnownDatabase, cancel: threading.Event) -> bool:
        """Take the password out of the keyring; see the protocol."""
        if not known.is_shared:
            return True
        with suppress(Unreachable):
            return patiently(lambda: secrets.forget(known.key), cancel, KEYRING_DEADLINE)
        return False


def _place(address: str) -> AnyPlace:
    return composition.from_text(address, "The address")


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
            host if port in ("", _USUAL_PORT) else f"{host}:{port}"
            for host, port in address.hosts
            if host
        )
    )
    at = f"{address.user}@{hosts}" if address.user and hosts else address.user or hosts
    name = f"{address.database} ({at})" if at else address.database
    return KnownDatabase(address.url, name, str(address))


def patiently(
    work: Callable[[], T],
    cancel: threading.Event,
    seconds: float,
    late: Callable[[T], object] = lambda _: None,
) -> T:
    """Do it in a thread of its own, and wait no longer than `seconds` or until `cancel` is set.

    Nothing can stop a thread that looks up the name of a server, so it is left alone then; what it
    brings later is given to `late`.

    Raises:
        Cancelled, Unreachable: it was not waited for any longer.
    """
    answers: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()
    given_up = threading.Event()
    lock = threading.Lock()

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            answers.put((None, error))
            return
        with lock:
            if not given_up.is_set():
                answers.put((result, None))
                return
        late(result)

    threading.Thread(target=run, name="tiquo-opening", daemon=True).start()
    end = time.monotonic() + seconds
    while True:
        with suppress(queue.Empty):
            result, error = answers.get(timeout=_LOOK)
            if error is not None:
                raise error
            return result  # type: ignore[return-value]
        if cancel.is_set() or time.monotonic() > end:
            with lock:
                given_up.set()
            if not answers.empty():
                continue
            if cancel.is_set():
                raise Cancelled("Stopped.")
            raise Unreachable(
                "The database's server does not answer: check the network, and that the address is "
                "right."
            )

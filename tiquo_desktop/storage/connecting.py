"""Reaching a server: every name, address and handshake within a limit.

The system resolves names, and may ask others who somebody is, without any limit. So all of it is
done in a thread of its own, which is given up when the time is over: nothing waits for it then, and
what it reaches too late it closes again.
"""

from __future__ import annotations

import math
import os
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

import psycopg

from tiquo_desktop.storage.addresses import Address

READ_WRITE = "read-write"
"""What a server has to allow, where several are named: not what a standby does."""
STANDBY = "standby"
_PREFER_STANDBY = "prefer-standby"
_SHORTEST = 2
"""Seconds that libpq takes at least to give a server up."""


class Closable(Protocol):
    """A connection."""

    def close(self) -> None: ...


_T = TypeVar("_T", bound=Closable)


class Unanswered(psycopg.OperationalError):
    """No server was reached in time."""


class NoneOfThem(psycopg.OperationalError):
    """Several servers were asked and none will do; `errors` has what each of them answered."""

    def __init__(self, errors: Sequence[psycopg.Error]) -> None:
        super().__init__("no server of this address will do")
        self.errors = tuple(errors)


class Reaching(threading.Thread, Generic[_T]):
    """One connection on its way."""

    def __init__(self, connect: Callable[[], _T]) -> None:
        # A daemon: a name that nobody resolves must not keep the process from ending.
        super().__init__(name="tiquo-connect", daemon=True)
        self._connect = connect
        self._lock = threading.Lock()
        self._given_up = False
        self._made: _T | None = None
        self._error: BaseException | None = None
        self.start()

    def run(self) -> None:
        """Connect; what comes too late is closed."""
        try:
            made = self._connect()
        except BaseException as error:  # noqa: BLE001 - it is raised where somebody waits for it
            self._error = error
            return
        with self._lock:
            if not self._given_up:
                self._made = made
                return
        made.close()

    def result(self) -> _T | None:
        """The connection; None where there is none yet.

        Raises:
            psycopg.Error: there will be none.
        """
        if self.is_alive():
            return None
        if self._error is not None:
            raise self._error
        return self._made

    def give_up(self) -> None:
        """Nobody waits any more."""
        with self._lock:
            self._given_up = True
            made, self._made = self._made, None
        if made is not None:
            made.close()


def count(address: Address) -> int:
    """How many servers an address names."""
    return len(_servers(address))


def reach(
    address: Address,
    attributes: str | None,
    seconds: float,
    connect: Callable[[dict[str, Any]], _T],
) -> Callable[[], _T]:
    """What reaches one of the servers of an address: first the one that did last time.

    `attributes` are libpq's ``target_session_attrs``; with None the address's own, and where that
    names several servers without any, one that can be written to is meant. `seconds` are for all
    servers together. `connect` is called with libpq's parameters.
    """
    told: dict[str, Any] = dict(address.connecting)
    servers = _servers(address)
    wanted = attributes or told.get("target_session_attrs") or _environment("TARGETSESSIONATTRS")
    if wanted is None and len(servers) > 1:
        wanted = READ_WRITE
    tries = [STANDBY, "any"] if wanted == _PREFER_STANDBY else [wanted]
    known = (address.hosts, wanted)
    longest = float(told.get("connect_timeout") or math.inf)

    def reaching() -> _T:
        end = time.monotonic() + seconds
        order = sorted(range(len(servers)), key=lambda each: each != _answered.get(known))
        rounds = [(each, place) for each in tries for place in order]
        errors: list[psycopg.Error] = []
        for at, (attribute, place) in enumerate(rounds):
            share = (end - time.monotonic()) / (len(rounds) - at)
            given = told | servers[place]
            given["connect_timeout"] = max(_SHORTEST, math.ceil(min(share, longest)))
            if attribute is not None:
                given["target_session_attrs"] = attribute
            try:
                made = connect(given)
            except psycopg.Error as error:
                errors.append(error)
                continue
            _answered[known] = place
            return made
        raise errors[0] if len(errors) == 1 else NoneOfThem(errors)

    return reaching


_answered: dict[tuple[Any, str | None], int] = {}
"""Which server of an address answered last: one that is gone would cost everybody its time."""


def _servers(address: Address) -> list[dict[str, str]]:
    """What is to be said of each server apart; nothing where there is one."""
    given: dict[str, list[str]] = {}
    for name in ("host", "hostaddr", "port"):
        value = address.parameters.get(name) or _environment(name.upper())
        if value:
            given[name] = value.split(",")
    many = max((len(values) for values in given.values()), default=1)
    if many == 1:
        return [{}]
    if any(
        len(values) != many and (name, len(values)) != ("port", 1) for name, values in given.items()
    ):
        return [{}]  # libpq says what is wrong with that
    return [
        {name: values[place % len(values)] for name, values in given.items()}
        for place in range(many)
    ]


def _environment(name: str) -> str | None:
    return os.environ.get(f"PG{name}") or None

"""One attempt to open a database, in the thread of a queue."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from tiquo_desktop.domain.errors import Cancelled, TiquoError
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services.connecting import Connector, KnownDatabase


@dataclass(frozen=True, slots=True)
class Opened:
    """An open database. `stayed` says whether the keyring kept its password; None where it was not
    asked to."""

    database: Database
    known: KnownDatabase
    stayed: bool | None = None


def attempt(
    connector: Connector,
    known: KnownDatabase,
    password: str,
    cancel: threading.Event,
    *,
    keep: bool = False,
) -> Opened | TiquoError:
    """Open a database; with `keep` the keyring gets the password, once it turned out to be right.

    Gives the error where it cannot be opened.

    Raises:
        Cancelled: it was stopped.
    """
    try:
        database = connector.open(known, password, cancel)
    except Cancelled:
        raise
    except TiquoError as error:
        return error
    if cancel.is_set():
        database.close()
        raise Cancelled("Stopped.")
    stayed = None
    if keep and password:
        try:
            stayed = connector.keep_password(known, password, cancel)
        except Cancelled:
            database.close()
            raise
    return Opened(database, known, stayed)

"""One place that turns what PostgreSQL and the way to it answer into errors that a person can act on.

What is not in the tables is a bug: it passes through unchanged and ends in a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from tiquo_desktop.domain import errors
from tiquo_desktop.storage.connecting import NoneOfThem, Unanswered
from tiquo_desktop.storage.round_trips import Overdue


class Fault(NamedTuple):
    """What is wrong, and what to do."""

    kind: type[errors.DatabaseError]
    sentence: str

    @property
    def error(self) -> errors.DatabaseError:
        """The error that says so."""
        return self.kind(self.sentence)


_LOST = Fault(
    errors.Unreachable,
    "The connection to the database's server was lost. Nothing was written; try again in a moment.",
)
_ENDED = Fault(
    errors.Unreachable,
    "The database's server ended the connection, as when it is restarted. Nothing was written; try "
    "again in a moment.",
)
_STARTING = Fault(
    errors.Unreachable,
    "The database's server is starting or stopping. Try again in a moment.",
)
_NO_ANSWER = Fault(
    errors.Unreachable,
    "The database's server does not answer: check the network, and that the address is right.",
)
_FULL_HOUSE = Fault(
    errors.BusyDatabase,
    "The database's server has no connection free: try again in a moment, or ask its administrator "
    "to allow more.",
)
_WRONG_PASSWORD = Fault(
    errors.WrongPassword,
    "The login or its password is wrong: check both and try again.",
)
_NO_RIGHT = Fault(
    errors.RefusedByDatabase,
    "This login has no right to do this: ask whoever looks after the database to grant it the role "
    "that it needs.",
)
_NO_DATABASE = Fault(
    errors.NoDatabase,
    "There is no database of that name on this server: check the name, or have it made there.",
)
NOT_GRANTED = Fault(
    errors.AccessDenied,
    "This login has no right to this database: ask whoever looks after it to run "
    "“tiquo-desktop database grant”, which gives it a role.",
)
FOREIGN = Fault(
    errors.ForeignDatabase,
    "This is no database of Tiquo Desktop: nothing was changed. Choose another one, or run "
    "“tiquo-desktop database create” to make it one.",
)
_UNSEEN = Fault(
    errors.AccessDenied,
    "Nothing of this database is there for this login any more: ask whoever looks after it whether "
    "the login still has its role. Nothing was changed.",
)
"""A login without rights to the schema is told that tables do not exist; what never was a database of
this program is found on opening it."""
_BROKE_RULE = Fault(
    errors.RefusedByDatabase,
    "The database refused this: it would break one of its rules, such as that history is "
    "append-only. Nothing was written.",
)
_TOO_LONG = Fault(
    errors.BusyDatabase,
    "The database took too long and was stopped. Nothing was written; try again.",
)
_TOO_LARGE = Fault(
    errors.RefusedByDatabase,
    "A reference, an external id or an e-mail address is too long for a shared database: shorten it "
    "to 500 characters. Nothing was written.",
)
_BUSY = Fault(
    errors.BusyDatabase,
    "The database is busy: somebody else is writing the same. Try again in a moment; nothing was "
    "written.",
)
_READ_ONLY = Fault(
    errors.ReadOnlyDatabase,
    "This server can only be read, as a standby can: connect to the primary server to record.",
)
_NO_PRIMARY = Fault(
    errors.Unreachable,
    "None of the database's servers takes changes at the moment, as while a standby takes over. "
    "Nothing was written; try again in a moment.",
)
_UNTRUSTED = Fault(
    errors.AccessDenied,
    "The connection could not be made safe (TLS). Ask whoever looks after the server; no password "
    "was sent.",
)
_TLS: tuple[tuple[tuple[str, ...], Fault], ...] = (
    (
        ("does not match host name",),
        Fault(
            errors.AccessDenied,
            "The server proves by its certificate (TLS) that it is another one than the address "
            "names. Write the name that stands in its certificate, or ask whoever looks after it; no "
            "password was sent.",
        ),
    ),
    (
        ("certificate verify failed",),
        Fault(
            errors.AccessDenied,
            "The server's certificate (TLS) was signed by nobody that this computer trusts, or is out "
            "of date. Ask whoever looks after the server for the file of its certificate authority; "
            "no password was sent.",
        ),
    ),
    (
        ("server does not support ssl",),
        Fault(
            errors.AccessDenied,
            "The server does not offer encryption (TLS), which the address asks for. Ask whoever "
            "looks after it to switch it on; no password was sent.",
        ),
    ),
    (
        ("root certificate file",),
        Fault(
            errors.AccessDenied,
            "The file of the certificate authority (TLS) is not there, or holds no certificate. "
            "Choose another one; no password was sent.",
        ),
    ),
    (("certificate", "ssl", "tls"), _UNTRUSTED),
)

_BY_STATE: dict[str, Fault] = {
    "23": _BROKE_RULE,
    "42501": _NO_RIGHT,
    "0A000": _READ_ONLY,
    "25006": _READ_ONLY,
    "28": _WRONG_PASSWORD,
    "3D000": _NO_DATABASE,
    "3F000": _UNSEEN,
    "42P01": _UNSEEN,
    "42703": FOREIGN,
    "42883": _UNSEEN,
    "40": _BUSY,
    "54000": _TOO_LARGE,
    "55P03": _BUSY,
    "57014": _TOO_LONG,
    "25P0": _ENDED,
    "57P01": _ENDED,
    "57P02": _ENDED,
    "57P03": _STARTING,
    "57P04": _NO_DATABASE,
    "57P05": _ENDED,
    "08": _LOST,
    "53100": Fault(
        errors.DiskFull,
        "The disk of the database's server is full: tell whoever looks after it. Nothing was half "
        "written.",
    ),
    "53300": _FULL_HOUSE,
    "53": Fault(
        errors.BusyDatabase,
        "The database's server is short of memory or room: try again in a moment. Nothing was "
        "written.",
    ),
    "58": Fault(
        errors.DatabaseError,
        "The disk of the database's server did not read or write as it should: tell whoever looks "
        "after it. Nothing was half written.",
    ),
    "XX00": Fault(
        errors.DamagedDatabase,
        "The database is damaged: tell whoever looks after the server, and go on with the latest "
        "back-up.",
    ),
}
"""By SQLSTATE or what it begins with, longest first."""

_NOT_IN: tuple[tuple[tuple[str, ...], Fault], ...] = (
    (("too many connections", "too many clients", "remaining connection slots"), _FULL_HOUSE),
    (("password authentication failed", "authentication failed"), _WRONG_PASSWORD),
    (
        ("no password supplied",),
        Fault(
            errors.WrongPassword,
            "The database's server wants a password for this login: give it one, or keep it in the "
            "keyring or in PGPASSFILE.",
        ),
    ),
    (
        ("no pg_hba.conf entry", "pg_hba.conf rejects"),
        Fault(
            errors.AccessDenied,
            "The database's server lets nobody in from here with this login and this encryption: "
            "ask its administrator to allow it.",
        ),
    ),
    *_TLS,
    (
        ("permission denied for database", "not permitted to log in"),
        NOT_GRANTED,
    ),
    (("starting up", "shutting down", "in recovery mode", "not yet accepting"), _STARTING),
    (("read-only", "read-write", "hot standby"), _READ_ONLY),
    (
        ("resolve host", "translate host name", "name or service", "nodename nor servname"),
        Fault(
            errors.Unreachable,
            "There is no server of that name: check the address and the network.",
        ),
    ),
    (
        ("connection refused", "no such file or directory"),
        Fault(
            errors.Unreachable,
            "The server refused the connection: no PostgreSQL listens there. Check the address and "
            "the port, and that the server is running.",
        ),
    ),
    (("timeout", "timed out", "unreachable", "no route"), _NO_ANSWER),
    (("closed the connection", "connection is bad", "terminat"), _LOST),
)
"""What is said, in lower case, where no connection was made: there is no SQLSTATE then."""


def translated(error: BaseException) -> errors.DatabaseError | None:
    """The known error behind a driver's error, or None."""
    if isinstance(error, NoConnectionFree):
        return errors.BusyDatabase(
            "Too much is asked of the database at once. Try again in a moment."
        )
    original = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(original, psycopg.Error):
        return None
    fault = _fault_of_all(original) if isinstance(original, NoneOfThem) else _fault_of(original)
    return None if fault is None else fault.error


def _fault_of_all(error: NoneOfThem) -> Fault | None:
    """Of what several servers answered, what somebody can do something about."""
    faults = [_fault_of(each) for each in error.errors]
    passing = (errors.Unreachable, errors.ReadOnlyDatabase, errors.BusyDatabase)
    lasting = next((each for each in faults if each and not issubclass(each.kind, passing)), None)
    return lasting or (_NO_PRIMARY if _READ_ONLY in faults else faults[0])


def _fault_of(original: psycopg.Error) -> Fault | None:
    fault = _fault_of_state(original.sqlstate)
    if fault is None and isinstance(original, Overdue | Unanswered):
        fault = _NO_ANSWER
    if fault is None and isinstance(original, psycopg.OperationalError | psycopg.InterfaceError):
        fault = _fault_of_way(original)
    return fault


def is_stopped(error: BaseException) -> bool:
    """Whether an error says that a statement was stopped because its time was over."""
    original = error.orig if isinstance(error, DBAPIError) else error
    return isinstance(original, Overdue | psycopg.errors.QueryCanceled)


@contextmanager
def translating(interrupted: Callable[[], errors.TiquoError] | None = None) -> Iterator[None]:
    """Raises the known error in place of the driver's, without the driver's text behind it.

    `interrupted` gives the error for a statement that was stopped on purpose.
    """
    try:
        yield
    except (DBAPIError, NoConnectionFree, psycopg.Error) as error:
        if interrupted is not None and is_stopped(error):
            raise interrupted() from None
        known = translated(error)
        if known is None:
            raise
        raise known from None


def _fault_of_state(state: str | None) -> Fault | None:
    if state is None:
        return None
    return next((_BY_STATE[state[:n]] for n in range(5, 1, -1) if state[:n] in _BY_STATE), None)


def _fault_of_way(error: psycopg.Error) -> Fault:
    """What is wrong with the way to the server. Servers may speak other languages than English, so
    what libpq itself knows is asked as well."""
    said = str(error).lower()
    if 'database "' in said and "does not exist" in said:
        return _NO_DATABASE
    if 'role "' in said and "does not exist" in said:
        return _WRONG_PASSWORD
    for words, fault in _NOT_IN:
        if any(word in said for word in words):
            return fault
    if error.pgconn is not None and error.pgconn.used_password:
        return _WRONG_PASSWORD
    return _LOST

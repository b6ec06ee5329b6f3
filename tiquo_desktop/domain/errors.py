"""Errors that are shown to people.

Every message is one clear sentence, or two, in plain words: what happened and what to do. None of
them contains a customer's text or a password, so any of them may be logged. A caller that needs
to react looks at the class; a person reads ``str(error)``.
"""

from __future__ import annotations


class TiquoError(Exception):
    """Base of every error whose message is meant for a person."""


class InvalidValue(TiquoError, ValueError):
    """A value that breaks a rule of the domain; `field` names where it stood, if known."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class InvalidProfile(TiquoError):
    """An import profile that cannot be used; `line` is its line, counted from 1, if known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class UnreadableInput(TiquoError):
    """An input file that cannot be read as its profile says (missing, wrong encoding, no header)."""


class UnwritableOutput(TiquoError):
    """An output file that could not be written (no such folder, no right, disk full)."""


class UnknownCustomer(TiquoError):
    """No customer answers to what was given."""


class AmbiguousCustomer(TiquoError):
    """More than one customer answers to what was given; `numbers` lists them (at most ten)."""

    def __init__(self, message: str, numbers: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.numbers = numbers


class Conflict(TiquoError):
    """Somebody changed the same thing in between; nothing was written."""


class Duplicate(TiquoError):
    """An event with this identity is stored already, with other content; nothing was written."""


class DatabaseError(TiquoError):
    """The database could not do what was asked; nothing was half written."""


class NoDatabase(DatabaseError):
    """There is no database at the given place."""


class NotADatabase(DatabaseError):
    """The file is no SQLite database at all."""


class ForeignDatabase(DatabaseError):
    """A healthy database, but of another program."""


class NewerSchema(DatabaseError):
    """Written by a newer version of this program."""


class OlderSchema(DatabaseError):
    """Written by an older version of this program, and not ours to bring up to date."""


class DamagedDatabase(DatabaseError):
    """The file is damaged."""


class UnsafeLocation(DatabaseError):
    """A place (network share, synchronised folder) where recording would risk the data."""


class ReadOnlyDatabase(DatabaseError):
    """The database can be read and not written."""


class BusyDatabase(DatabaseError):
    """Another program held the write lock for too long."""


class DiskFull(DatabaseError):
    """There is no room left where the database lies."""


class RefusedByDatabase(DatabaseError):
    """The database's own rules (append-only triggers, constraints) refused a change."""


class DeadlineExceeded(DatabaseError):
    """A reading took longer than it may."""


class Unreachable(DatabaseError):
    """The database's server cannot be reached, or the connection to it was lost; nothing was
    written. It may come back by itself."""


class LaggingStandby(DatabaseError):
    """The server that is read from is far behind the one that is written to; both work."""


class ReadAgain(DatabaseError):
    """What was read could not be read to its end there, and can be if it is read once more."""


class AccessDenied(DatabaseError):
    """The database's server does not let this login in, or does not prove who it is."""


class WrongPassword(AccessDenied):
    """A password is missing or wrong: it is worth asking for it again."""


class UnknownOutcome(DatabaseError):
    """The connection was lost while something was being stored: it is stored, or not. Who wants to
    know looks for it by its uid."""


class Cancelled(TiquoError):
    """The caller asked to stop; what was committed before stays."""

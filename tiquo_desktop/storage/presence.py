"""Whether the file of an open database is still the one that was opened.

SQLite goes on with a file that was deleted or replaced while it was open, and what is recorded then
is lost with it. So every session looks first, which takes two microseconds.
"""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

from tiquo_desktop.domain import errors
from tiquo_desktop.storage.sqlite_ddl import APPLICATION_ID

_MAGIC = b"SQLite format 3\x00"
_APPLICATION_AT, _HEADER = 68, 100
_GOES_ON = "What is on screen was read before, and what you are typing stays."

Identity = tuple[int, int]
"""Device and number of a file."""


def identity(path: Path) -> Identity | None:
    """Which file lies at `path`; None where there is none, or none that can be looked at."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def require(path: Path, opened: Identity | None) -> None:
    """Raise, in few words, unless the file at `path` is the one that was opened.

    What is to be done is said at length by `trouble`, once, and not by everything that fails.
    """
    found = identity(path)
    if found is None:
        raise errors.NoDatabase("The database file is gone: put it back where it was.")
    if found != opened:
        raise errors.DatabaseError(
            "Another file has taken the place of the database: put the right one back."
        )


def gone(path: Path) -> errors.NoDatabase:
    """The file is not there."""
    return errors.NoDatabase(
        f"The database file {path} is gone: it was deleted, moved, or its disk was taken out. "
        f"{_GOES_ON} Put it back where it was: this window then goes on by itself."
    )


def replaced(path: Path) -> errors.DatabaseError:
    """Another file lies there."""
    return errors.DatabaseError(
        f"Another file has taken the place of the database {path}. {_GOES_ON} Put the right one "
        "back, or start the program again to work with the other one."
    )


class Header:
    """Reads the first bytes of a database file and never closes it before the database is.

    A POSIX lock belongs to the process and the file: closing any descriptor of the file drops the
    locks that SQLite holds on it. The next program that closes the database then takes itself for
    the last one and deletes the log, and what is recorded after that is lost with it
    (https://www.sqlite.org/howtocorrupt.html, section 2.2).
    """

    def __init__(self) -> None:
        self._descriptors: dict[Identity, int] = {}
        self._lock = threading.Lock()

    def read(self, path: Path) -> bytes:
        """What the file begins with: at most 100 bytes.

        Raises:
            OSError: there is no file, or it must not or cannot be read.
        """
        status = path.stat()
        if not os.access(path, os.R_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        found = status.st_dev, status.st_ino
        with self._lock:
            if found not in self._descriptors:
                flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
                self._descriptors[found] = os.open(path, flags)
            descriptor = self._descriptors[found]
            os.lseek(descriptor, 0, os.SEEK_SET)
            return os.read(descriptor, _HEADER)

    def close(self) -> None:
        """Let go of the files; only when no connection is open any more."""
        with self._lock:
            for descriptor in self._descriptors.values():
                os.close(descriptor)
            self._descriptors.clear()


def trouble(path: Path, file: Header, *, writable: bool) -> errors.DatabaseError | None:
    """What keeps the file at `path` from being worked on; None where nothing does.

    `writable` says whether it could be written to when it was opened.
    """
    try:
        header = file.read(path)
    except FileNotFoundError:
        return gone(path)
    except OSError as error:
        return errors.DatabaseError(
            f"The database file {path} cannot be read any more ({error.strerror}). {_GOES_ON} Ask "
            "for the right to read it, or check its disk: this window then goes on by itself."
        )
    application = int.from_bytes(header[_APPLICATION_AT : _APPLICATION_AT + 4], "big")
    if not header.startswith(_MAGIC) or application != APPLICATION_ID:
        return errors.DamagedDatabase(
            f"The database file {path} was overwritten or is damaged. {_GOES_ON} Keep a copy of it "
            "as it is, and put the latest back-up in its place."
        )
    if writable and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return errors.ReadOnlyDatabase(
            f"The database {path} can only be read now: the right to write to it or to its folder "
            "was taken away. Nothing can be recorded until it is given back; what was recorded is "
            "stored."
        )
    return None

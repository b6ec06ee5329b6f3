"""Files that appear under their name whole or not at all.

A new file is written beside its target, without a name where the system can do that (Linux) and
else under one that says what it is. Only when everything is on the disk does it take the target's
name, in one step. Whatever goes wrong before, the target is as it was.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tiquo_desktop.domain.errors import UnwritableOutput
from tiquo_desktop.host.paths import is_database_in_use

_NAME = ".tiquo-{}.part"
_STALE = 86_400.0
"""Seconds after which an unfinished file that nobody wrote to belongs to a program that is gone."""
_BUFFER = 1 << 20
_DATABASE = b"SQLite format 3\x00"


@contextmanager
def output_file(target: Path) -> Iterator[BinaryIO]:
    """A file to write to; it replaces `target` when the block ends, and never when it raises.

    A new file is readable by its owner only, as it may hold personal data; an existing one hands
    its permissions on. A link is followed to the file that it names.

    Raises:
        UnwritableOutput: the place cannot be written to, the target is no plain file or is a
            database, or the disk is full.
    """
    target = Path(os.path.realpath(target))
    try:
        mode = _mode(target)
        _remove_stale(target.parent)
        unfinished = _Unfinished(target.parent)
        try:
            with open(unfinished.descriptor, "wb", buffering=_BUFFER, closefd=False) as file:
                yield file
                _finish(file, mode)
            unfinished.become(target)
        finally:
            unfinished.discard()
        _keep_name(target.parent)
    except OSError as error:
        raise UnwritableOutput(_sentence(error)) from error


class _Unfinished:
    """The file while it has no name, or not yet its own."""

    def __init__(self, folder: Path) -> None:
        self._path: Path | None = None
        self._folder = folder
        try:
            self.descriptor = os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600)
        except (AttributeError, OSError):  # not Linux, or not on this file system
            self._create()
        else:
            if not Path(self._link).exists():
                os.close(self.descriptor)
                self._create()
        self._open = True

    def become(self, target: Path) -> None:
        """Take the target's name."""
        if self._path is None:
            named = self._folder / _NAME.format(secrets.token_hex(8))
            # Only linkat(2) follows /proc to the file, and Python calls it for a given folder.
            folder = os.open(self._folder, os.O_RDONLY)
            try:
                os.link(self._link, named.name, dst_dir_fd=folder, follow_symlinks=True)
            finally:
                os.close(folder)
            self._path = named
        self._close()  # Windows renames no open file
        self._path.replace(target)
        self._path = None

    def discard(self) -> None:
        """Leave nothing behind; without effect on a file that has become its target."""
        self._close()
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    @property
    def _link(self) -> str:
        return f"/proc/self/fd/{self.descriptor}"

    def _create(self) -> None:
        self._path = self._folder / _NAME.format(secrets.token_hex(8))
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        self.descriptor = os.open(self._path, flags, 0o600)

    def _close(self) -> None:
        if self._open:
            self._open = False
            os.close(self.descriptor)


def _mode(target: Path) -> int | None:
    """The permissions of an existing target that may be replaced."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise UnwritableOutput("There is a folder of this name: give the file another name.")
    if not stat.S_ISREG(found.st_mode):
        raise UnwritableOutput("The name belongs to a device and not to a file: give another name.")
    if is_database_in_use(target):
        raise UnwritableOutput("A database has this name: give the file another name.")
    with target.open("rb") as file:
        if file.read(len(_DATABASE)) == _DATABASE:
            raise UnwritableOutput("A database has this name: give the file another name.")
    return stat.S_IMODE(found.st_mode)


def _finish(file: BinaryIO, mode: int | None) -> None:
    file.flush()
    if mode is not None and hasattr(os, "fchmod"):
        os.fchmod(file.fileno(), mode)
    os.fsync(file.fileno())


def _keep_name(folder: Path) -> None:
    """Make the new name outlive a power cut, where a folder can be told to."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove_stale(folder: Path) -> None:
    for path in folder.glob(_NAME.format("*")):
        with suppress(OSError):
            if time.time() - path.lstat().st_mtime > _STALE:
                path.unlink()


def _sentence(error: OSError) -> str:
    return _SENTENCES.get(
        error.errno or 0, "The file could not be written: choose another folder and try again."
    )


_FULL = "The disk is full: free some space or choose another disk. No file was written."
_FORBIDDEN = "You may not write to this folder: choose another one. No file was written."
_SENTENCES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.ENOENT: "The folder for the file does not exist: create it or choose another one.",
    errno.ENOTDIR: "The folder for the file does not exist: create it or choose another one.",
    errno.ENAMETOOLONG: "The file's name is too long: give it a shorter one.",
    errno.EINVAL: "The file's name is not possible here: give it another one.",
}

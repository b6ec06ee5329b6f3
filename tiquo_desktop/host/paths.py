"""Where data, settings and logs lie, and how they are kept to their owner.

Nothing here creates a folder on import or when a place is merely asked for: the caller creates what it
is about to write to with `make_private_dir`.
"""

import os
import stat
import sys
import tempfile
from pathlib import Path

import platformdirs

_NAME = "Tiquo Desktop" if sys.platform in ("win32", "darwin") else "tiquo-desktop"
_DIR_MODE = 0o700
_FILE_MODE = 0o600


def data_dir(override: Path | None = None) -> Path:
    """The folder of the databases: absolute, perhaps not existing yet.

    `override` is what `--data-dir` named; without it this is the platform's user data folder.
    """
    if override is not None:
        return _absolute(override)
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def config_dir(override: Path | None = None) -> Path:
    """The folder of the settings; with `override` (`--data-dir`) everything stays in that folder."""
    if override is not None:
        return _absolute(override) / "settings"
    # One roaming folder would carry a workstation's window sizes to another desk: not roaming.
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False))


def log_dir(override: Path | None = None) -> Path:
    """The folder of the log files; with `override` (`--data-dir`) everything stays in that folder."""
    if override is not None:
        return _absolute(override) / "logs"
    return Path(platformdirs.user_log_dir(_NAME, appauthor=False))


def runtime_dir() -> Path | None:
    """A folder for sockets and locks of this session, which nobody else may write to; it is created.

    None where there is no such folder, and none can be made: somebody else may have taken its name.
    """
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    own = f"tiquo-desktop-{os.getuid()}" if sys.platform != "win32" else "tiquo-desktop"
    fallback = Path(tempfile.gettempdir()) / own
    for folder in (Path(given), fallback) if given else (fallback,):
        try:
            if folder == fallback:
                make_private_dir(folder)
            if _is_private_dir(folder):
                return folder
        except OSError:
            continue
    return None


def _is_private_dir(path: Path) -> bool:
    status = path.lstat()
    if not stat.S_ISDIR(status.st_mode):
        return False
    if sys.platform == "win32":
        return True  # the folder for temporary files lies in the person's own profile
    else:
        return status.st_uid == os.getuid() and not stat.S_IMODE(status.st_mode) & 0o077


def make_private_dir(path: Path) -> Path:
    """Create the folder, and the parents it lacks, for its owner only (0700); return it.

    Folders that exist keep their modes: they are the person's own choice. Windows takes the rights from
    the user's profile instead. Raises OSError as `os.mkdir` does.
    """
    if path.is_dir():
        return path
    make_private_dir(path.parent)
    # exist_ok: two processes that start together must not stumble over each other.
    path.mkdir(mode=_DIR_MODE, exist_ok=True)
    return path


def make_private_file(path: Path) -> bool:
    """Create an empty file for its owner only (0600); False when it existed, which leaves it alone.

    SQLite opens an empty file as a new database and gives the `-wal` and `-shm` files beside it the mode
    of the database, so a database that starts like this never has a readable companion.
    Raises OSError when the folder is missing or may not be written to.
    """
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _FILE_MODE)
    except FileExistsError:
        return False
    os.close(handle)
    return True


def is_database_in_use(path: Path) -> bool:
    """Whether SQLite's log lies beside the file: its database is open, or a crash left it so.

    Such a file is not to be opened, not even to look at it: closing it again drops the locks of
    this process on it, and with them what protects the log from other programs.
    """
    return os.path.lexists(f"{os.path.realpath(path)}-wal")


def open_private(path: str, flags: int) -> int:
    """An `opener` for `open()`: whatever it creates is for its owner only (0600)."""
    return os.open(path, flags, _FILE_MODE)


def _absolute(path: Path) -> Path:
    # os.path: pathlib raises for the home of an unknown person and follows links when it makes absolute.
    return Path(os.path.abspath(os.path.expanduser(path)))  # noqa: PTH100, PTH111

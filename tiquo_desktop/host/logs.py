"""One rotating log file in the platform's log folder, readable by its owner only.

Policy: a log holds no customer's text and no password. Write identifiers and counts, never names, notes,
search texts, statement parameters or URLs with credentials. Two things here help to keep it:
- only loggers below `tiquo_desktop` reach the file, so a library cannot put its parameters there;
- a traceback is written as places and exception classes, without the exceptions' texts, because those
  quote the values that failed.
"""

import contextlib
import copy
import logging
import logging.handlers
import sys
import traceback
from io import TextIOWrapper
from pathlib import Path, PurePath
from types import TracebackType
from typing import TypeAlias, cast

from tiquo_desktop.host import paths

LOGGER_NAME = "tiquo_desktop"
FILE_NAME = "tiquo-desktop.log"
_MAX_BYTES = 1_000_000
_BACKUPS = 4

_ExcInfo: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


def setup(log_dir: Path, level: int = logging.INFO) -> Path | None:
    """Send the application's log to a file in `log_dir`, which is created when missing.

    Returns the file, or None when it cannot be written to: a person at a desk works on without a log.
    Calling it again replaces the file used before.
    """
    shutdown()
    logger = logging.getLogger(LOGGER_NAME)
    logger.setLevel(level)
    target = log_dir / FILE_NAME
    try:
        paths.make_private_dir(log_dir)
        handler = _PrivateFileHandler(target)
    except OSError:
        # With no handler at all, Python would print warnings to the person's terminal.
        logger.addHandler(_NoFile())
        return None
    handler.setFormatter(
        _PlacesOnlyFormatter("%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s")
    )
    logger.addHandler(handler)
    return target


def shutdown() -> None:
    """Close the log file. Does nothing when there is none."""
    logger = logging.getLogger(LOGGER_NAME)
    for handler in list(logger.handlers):
        if isinstance(handler, _PrivateFileHandler | _NoFile):
            logger.removeHandler(handler)
            with contextlib.suppress(OSError):  # a full disk, again
                handler.close()
    logger.setLevel(logging.NOTSET)


class _NoFile(logging.NullHandler):
    """Stands for the log file where there is none."""


class _PrivateFileHandler(logging.handlers.RotatingFileHandler):
    """A rotating file of mode 0600 that never disturbs the person: what it cannot write, it drops."""

    def __init__(self, target: Path) -> None:
        super().__init__(target, maxBytes=_MAX_BYTES, backupCount=_BACKUPS, encoding="utf-8")

    def _open(self) -> TextIOWrapper:
        return cast(
            TextIOWrapper,
            open(
                self.baseFilename,
                self.mode,
                encoding=self.encoding,
                errors="backslashreplace",
                opener=paths.open_private,
            ),
        )

    def doRollover(self) -> None:
        # On Windows a file that a second process (the command line) has open cannot be renamed: the log
        # goes on in the same file.
        with contextlib.suppress(OSError):
            super().doRollover()

    def handleError(self, record: logging.LogRecord) -> None:
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)  # a wrong format string is a bug and must be seen


class _PlacesOnlyFormatter(logging.Formatter):
    """Writes exceptions as classes and places, without their texts and without source lines."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left its own rendering of the exception in the record.
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: _ExcInfo) -> str:
        return places(ei[1])


def places(error: BaseException | None) -> str:
    """Where an exception, and each one behind it, was: classes and places, a line each, no texts."""
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        lines.extend(
            f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        )
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(lines)


def _short(filename: str) -> str:
    """A file's name from its package on: what is before that names the person's home folder."""
    parts = PurePath(filename).parts
    for root in ("site-packages", "dist-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) + 1 :])
    if LOGGER_NAME in parts:
        last = len(parts) - 1 - parts[::-1].index(LOGGER_NAME)
        return "/".join(parts[last:])
    return parts[-1] if parts else filename

"""The file that is imported: its encoding, its size and, where asked for, its digest.

The whole file is decoded once before anything is imported, so that a wrong encoding is an error
with a place in the file and never a half-imported one. Nothing is guessed: the encoding is the one
that a byte order mark declares, else the one that was asked for, else the profile's.
"""

from __future__ import annotations

import codecs
import stat
import threading
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from tiquo_desktop.domain.errors import Cancelled, UnreadableInput
from tiquo_desktop.host.paths import is_database_in_use

_CHUNK = 1 << 20
_SAMPLE = 4096
_FEWEST_ZEROS = 4
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_ROWS = (
    (b"SQLite format 3\0", "a database"),
    (b"PK\x03\x04", "a workbook or an archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a workbook or document of older office programs"),
    (b"\x1f\x8b", "compressed"),
    (b"%PDF-", "a PDF document"),
)
"""How files begin that people take for a list of rows; no text begins so."""
_MARKED = frozenset(encoding for _, encoding in _MARKS)
_NEED_A_MARK = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was decoded to its end once; `size` in bytes, `digest` SHA-256 in hex."""

    path: Path
    encoding: str
    size: int
    digest: str

    def open(self, *, newline: str) -> TextIO:
        """The text of the file, line ends as they are."""
        try:
            return self.path.open(encoding=self.encoding, newline=newline)
        except OSError as error:
            raise unreadable(self.path, error) from None


def survey(path: Path, encoding: str, cancel: threading.Event | None = None) -> Source:
    """Read a file once, to its end, and say what it is.

    Raises:
        UnreadableInput: it cannot be read, the encoding is unknown, or its bytes do not fit it.
        Cancelled: `cancel` was set.
    """
    if _is_special(path):
        raise UnreadableInput(
            f"{path.name} is not an ordinary file, and an import reads its file twice: save the "
            "data to a file first."
        )
    if is_database_in_use(path):
        raise UnreadableInput(
            f"{path.name} is a database that is in use: choose a file with rows, such as a CSV."
        )
    digest, size, lines = sha256(), 0, 0
    try:
        with path.open("rb") as file:
            chunk = file.read(_CHUNK)
            _refuse_other_kinds(path, chunk)
            actual = _encoding(chunk, encoding)
            decoder = codecs.getincrementaldecoder(actual)()
            while True:
                try:
                    lines += decoder.decode(chunk, not chunk).count("\n")
                except UnicodeDecodeError as error:
                    good = error.object[: error.start].decode(error.encoding, "replace")
                    # It holds what the decoder kept of the last chunk, and may lack the mark.
                    start = size + len(chunk) - len(error.object)
                    raise _undecodable(
                        actual, error, start + error.start, lines + good.count("\n") + 1
                    ) from None
                if not chunk:
                    break
                digest.update(chunk)
                size += len(chunk)
                if cancel is not None and cancel.is_set():
                    raise Cancelled("The import was stopped before its first row.")
                chunk = file.read(_CHUNK)
    except OSError as error:
        raise unreadable(path, error) from None
    return Source(path, actual, size, digest.hexdigest())


def _is_special(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False  # opening it says why


def _refuse_other_kinds(path: Path, start: bytes) -> None:
    for beginning, kind in _NO_ROWS:
        if start.startswith(beginning):
            raise UnreadableInput(
                f"{path.name} is {kind}, not a text file with rows: save its rows as CSV or JSON "
                "Lines, and choose that file."
            )


def unreadable(path: Path, error: OSError) -> UnreadableInput:
    """The error for a file that the operating system does not give."""
    reason = error.strerror or "it cannot be opened"
    return UnreadableInput(f"The file {path.name} cannot be read: {reason}.")


def text_encoding(name: str) -> str | None:
    """The usual name of a text encoding; None where there is no such encoding."""
    try:
        found = codecs.lookup(name).name
        " ".encode(found)  # refuses what is no encoding of text
    except (LookupError, ValueError):
        return None
    return found


def _encoding(start: bytes, declared: str) -> str:
    name = text_encoding(declared)
    if name is None:
        raise UnreadableInput(
            "There is no text encoding of that name: use one such as utf-8, utf-16 or cp1252."
        )
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    if name in _NEED_A_MARK:
        raise UnreadableInput(
            f"The file has no byte order mark, so {name} alone does not say how to read it: name "
            f"{_NEED_A_MARK[name]} or {_NEED_A_MARK[name][:-2]}be."
        )
    if not name.startswith(("utf-16", "utf-32")) and (likely := _utf_16(start)):
        raise UnreadableInput(
            f"The file looks like UTF-16 without a byte order mark, not like {name}: name the "
            f"encoding {likely} (--encoding {likely} on the command line)."
        )
    return "utf-8" if name == "utf-8-sig" else name


def _utf_16(start: bytes) -> str | None:
    """Which UTF-16 bytes look like: nearly every other one of Western text is zero."""
    sample = start[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # A share of all bytes: half of them are nearly all of one kind.
    enough = max(_FEWEST_ZEROS, len(sample) * 0.35)
    if odd > enough and odd > 8 * even:
        return "utf-16-le"
    if even > enough and even > 8 * odd:
        return "utf-16-be"
    return None


def _undecodable(
    encoding: str, error: UnicodeDecodeError, offset: int, line: int
) -> UnreadableInput:
    octet = error.object[error.start] if error.start < len(error.object) else 0
    if encoding in _MARKED:
        # No other encoding helps: the mark says which it is.
        return UnreadableInput(
            f"The file begins as {encoding.removesuffix('-sig')}, but line {line}, byte {offset} "
            f"(0x{octet:02x}) cannot be decoded: it is damaged, or has parts in another encoding. "
            "Nothing was imported: save it anew in the program that it comes from."
        )
    other = "cp1252" if encoding == "utf-8" else "utf-8"
    return UnreadableInput(
        f"The file is not {encoding}: line {line}, byte {offset} (0x{octet:02x}) cannot be decoded. "
        f"Nothing was imported: name the file's encoding, such as {other}."
    )

"""The rejects file: rows that did not go in, with line, reason and the row as it was.

A CSV file in UTF-8 with a byte order mark. Rows that a spreadsheet would run as formulas carry the
mark of ``domain.spreadsheet``. `header` repeats the header of the file, so that a corrected rejects
file can be imported again by itself with the same profile.
"""

from __future__ import annotations

import contextlib
import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

from tiquo_desktop.domain import spreadsheet
from tiquo_desktop.domain.errors import UnreadableInput, UnwritableOutput
from tiquo_desktop.host.paths import is_database_in_use, open_private

COLUMNS = ("line", "reason", "row", "header")


class Reject(NamedTuple):
    """A row that did not go in; `line` is its first in the file, `row` its text as it was."""

    line: int
    reason: str
    row: str
    header: str = ""


def is_rejects(first_line: str) -> bool:
    """Whether a file with that first line is a rejects file."""
    return tuple(first_line.rstrip("\r\n").split(",")) == COLUMNS


def read_rejects(file: TextIO) -> Iterator[Reject]:
    """The rows of a rejects file whose header line was read.

    Raises:
        UnreadableInput: it is no longer what was written.
    """
    reader = csv.reader(file, strict=True)
    try:
        for row in reader:
            if len(row) != len(COLUMNS) or not row[0].isdecimal():
                raise UnreadableInput(
                    f"Row {reader.line_num} of the rejects file is not as it was written: keep its "
                    "four columns, and correct only what stands under row."
                )
            yield Reject(
                int(row[0]), row[1], spreadsheet.restore(row[2]), spreadsheet.restore(row[3])
            )
    except csv.Error:
        raise UnreadableInput(
            f"The rejects file cannot be read from row {reader.line_num} on: save it as CSV."
        ) from None


def default_path(source: Path) -> Path:
    """Where the rejects of a file go unless another place is named: beside it."""
    return source.with_name(f"{source.stem}.rejects.csv")


class RejectsFile:
    """Written beside its place from the first reject on, and renamed at the end.

    It is for its owner only: rows hold personal data.
    """

    def __init__(self, path: Path, header: str = "") -> None:
        self.path = path
        self.header = header
        self._beside = path.with_name(path.name + ".part")
        self._file: TextIO | None = None

    def add(self, rejects: list[Reject]) -> None:
        """Write rejects; they are in the file, though not yet renamed, when this returns.

        Raises:
            UnwritableOutput: the file cannot be written.
        """
        if not rejects:
            return
        try:
            if self._file is None:
                self._file = self._begin()
            header = _cell(self.header)
            csv.writer(self._file).writerows(
                (reject.line, reject.reason, _cell(reject.row), header) for reject in rejects
            )
            self._file.flush()
        except OSError as error:
            raise self._unwritable(error) from None

    def _begin(self) -> TextIO:
        self._beside.unlink(missing_ok=True)
        file = open(  # noqa: SIM115
            self._beside, "x", encoding="utf-8-sig", newline="", opener=open_private
        )
        csv.writer(file).writerow(COLUMNS)
        return file

    def close(self) -> Path | None:
        """Put the file in its place; None where there was no reject."""
        if self._file is None:
            return None
        try:
            with self._file as file:
                file.flush()
                os.fsync(file.fileno())
            self._beside.replace(self.path)
        except OSError as error:
            with contextlib.suppress(OSError):
                self._beside.unlink()
            raise self._unwritable(error) from None
        return self.path

    def _unwritable(self, error: OSError) -> UnwritableOutput:
        reason = error.strerror or "unknown reason"
        return UnwritableOutput(
            f"The rejects file {self.path.name} cannot be written ({reason}): name another place "
            "for it and import again; what went in already stays."
        )


def check_replaceable(path: Path, source: Path) -> None:
    """Only an older rejects file may go: never the source, a profile or whatever else lies there.

    Raises:
        UnwritableOutput: another file lies there.
    """
    with contextlib.suppress(OSError):  # there is none, or writing it will say what is wrong
        if path.samefile(source):
            raise UnwritableOutput("The rejected rows would replace the file: name another place.")
        if path.is_file() and not _is_older(path):
            raise UnwritableOutput(
                f"There is a file at {path} already: nothing was changed. Choose another name."
            )


def _is_older(path: Path) -> bool:
    if is_database_in_use(path):
        return False
    with path.open("rb") as file:
        first = file.readline(100)
    return not first or is_rejects(first.decode("utf-8-sig", "replace"))


def _cell(text: str) -> str:
    """A row or header without its line end, harmless in a spreadsheet."""
    return spreadsheet.protect(text.removesuffix("\n").removesuffix("\r"))

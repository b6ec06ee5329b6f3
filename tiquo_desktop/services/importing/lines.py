"""Physical lines with their numbers, bounded in length, from a file or from a rejects file."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple, Protocol, TextIO

from tiquo_desktop.services.importing.rejects import Reject

LONGEST = 4 * 1024 * 1024
"""Characters that one row may have."""
KEPT = 64 * 1024
"""Characters that are kept of a line that is longer."""
_BLOCK = 64 * 1024
"""Characters that are read at once."""


class Line(NamedTuple):
    """A line with its end; `whole` is False where it was too long and only its start is here."""

    number: int
    text: str
    whole: bool = True


class Lines(Protocol):
    """A source of lines."""

    def next(self) -> Line | None:
        """The next line; None at the end."""

    def block(self) -> tuple[int, list[str]]:
        """The number of the next line and the texts of it and some that follow.

        Perhaps none, although there is a `next` one: these are whole lines, and none of them is
        long. For a fraction of what they cost one by one.
        """


class FileLines:
    """The lines of a text file."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._number = 0
        self._rest = ""

    def next(self) -> Line | None:
        """See `Lines`."""
        text = self._readline()
        if not text:
            return None
        self._number += 1
        if len(text) < LONGEST or text[-1] in "\r\n":
            return Line(self._number, text)
        kept = text[:KEPT]
        while text and text[-1] not in "\r\n":
            text = self._file.readline(LONGEST)
        return Line(self._number, kept, whole=False)

    def block(self) -> tuple[int, list[str]]:
        """See `Lines`."""
        # Lines end where readline ends them, and not where str.splitlines does.
        texts = list(io.StringIO(self._rest + self._file.read(_BLOCK), newline=""))
        # Nobody knows whether the last one ends here.
        self._rest = texts.pop() if texts else ""
        first, self._number = self._number + 1, self._number + len(texts)
        return first, texts

    def _readline(self) -> str:
        rest, self._rest = self._rest, ""
        if not rest:
            return self._file.readline(LONGEST)
        if rest[-1] == "\n":
            return rest
        further = self._file.readline(LONGEST - len(rest))
        if rest[-1] != "\r" or further == "\n":
            return rest + further
        self._rest = further
        return rest


class RejectedLines:
    """The rows in a rejects file of an earlier import, with the line numbers they had."""

    def __init__(self, rejects: Iterator[Reject], header: str) -> None:
        """`header` is the header line of the rows."""
        self._rejects = rejects
        self._waiting: deque[Line] = deque()
        self._put(1, header)

    def next(self) -> Line | None:
        """See `Lines`."""
        while not self._waiting:
            reject = next(self._rejects, None)
            if reject is None:
                return None
            self._put(reject.line, reject.row)
        return self._waiting.popleft()

    def block(self) -> tuple[int, list[str]]:
        """See `Lines`: the numbers of rejected rows do not follow each other."""
        return 0, []

    def _put(self, number: int, row: str) -> None:
        for further, text in enumerate(_split(row)):
            self._waiting.append(Line(number + further, text))


def _split(row: str) -> Iterator[str]:
    start = 0
    while start < len(row):
        end = row.find("\n", start) + 1 or len(row)
        yield row[start:end] if row[start:end].endswith("\n") else row[start:end] + "\n"
        start = end

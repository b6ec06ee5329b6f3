"""Standard output and standard error of the command line.

Results go to standard output and nothing else does; progress, warnings and errors go to standard
error. Stored text is data: what could steer a terminal or forge a line is shown escaped.
"""

from __future__ import annotations

import errno
import json
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import BinaryIO, TextIO

from tiquo_desktop.app.parser import PROGRAM
from tiquo_desktop.domain.errors import UnwritableOutput

# Controls (C0, DEL, C1), line separators, what turns the direction of writing, lone surrogates, and
# invisible tags: none of them may reach a terminal as it is.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


class OutputClosed(Exception):
    """Whoever read standard output has gone (``| head``): there is nobody to write for."""


class Output:
    """Where a command writes.

    Lines are written as they come, so a reader may stop at any of them. Raises `OutputClosed` when
    the reader has gone and `UnwritableOutput` when there is no room.
    """

    def __init__(self) -> None:
        _write_what_fits(sys.stdout)
        _write_what_fits(sys.stderr)

    def line(self, text: str = "") -> None:
        """One line for people; `text` is made safe."""
        self._write(safe(text))

    def record(self, record: Mapping[str, object]) -> None:
        """One JSON object on a line of its own."""
        text = json.dumps(record, ensure_ascii=False)
        try:
            text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
        except UnicodeEncodeError:
            text = json.dumps(record)
        # JSON allows these characters in a string, a terminal or a line reader may not.
        self._write(_UNSAFE.sub(_json_escape, text))

    def table(self, rows: Iterable[Sequence[str]], widths: Sequence[int] = ()) -> None:
        """Aligned columns, two spaces between them.

        With `widths` (of all columns but the last) the rows are written as they come; without, the
        widths are those of the rows, which are read first.
        """
        lines: Iterable[list[str]] = ([safe(cell) for cell in row] for row in rows)
        if not widths:
            lines = list(lines)
            widths = [max(map(_width, column)) for column in zip(*lines, strict=True)][:-1]
        for cells in lines:
            padded = [
                cell + " " * (width - _width(cell))
                for cell, width in zip(cells, widths, strict=False)
            ]
            self._write("  ".join([*padded, *cells[len(padded) :]]).rstrip())

    def warn(self, sentence: str) -> None:
        """A sentence on standard error."""
        complain(sentence)

    @contextmanager
    def progress(self, title: str, unit: str) -> Iterator[Callable[[int, int], None]]:
        """A progress bar on standard error, moved by calling the result with (done, total).

        A total of 0 is not known. A unit of ``B`` counts octets.
        """
        from tqdm import tqdm

        in_terminal = sys.stderr is not None and sys.stderr.isatty()
        with tqdm(
            desc=title,
            unit=unit,
            unit_scale=True,
            unit_divisor=1024 if unit == "B" else 1000,
            # A terminal is redrawn; a file gets a line now and then.
            mininterval=0.1 if in_terminal else 2.0,
            dynamic_ncols=in_terminal,
            disable=sys.stderr is None,
        ) as bar:

            def moved(done: int, total: int) -> None:
                bar.total = total or None
                bar.update(done - bar.n)

            yield moved

    @contextmanager
    def octets(self) -> Iterator[BinaryIO]:
        """Standard output for a whole file, byte by byte; nothing in it is made safe.

        Raises `UnwritableOutput` where it is a terminal, which a stored text could steer.
        """
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None or sys.stdout.isatty():
            raise UnwritableOutput(
                "Standard output is a terminal: hand the events on with | or >, or name a file."
            )
        with _writing():
            yield stream

    def flush(self) -> None:
        """Hand what was written to the reader."""
        with _writing():
            if sys.stdout is not None:
                sys.stdout.flush()

    def _write(self, text: str) -> None:
        with _writing():
            if sys.stdout is not None:
                sys.stdout.write(text + "\n")


def complain(sentence: str) -> None:
    """A sentence on standard error, in the program's name."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{PROGRAM}: {safe(sentence)}\n")
        sys.stderr.flush()
    except OSError:
        return  # nobody is there to be told


def safe(text: str) -> str:
    """`text` with everything escaped that could steer a terminal or start another line."""
    return _UNSAFE.sub(_escape, text)


def discard() -> None:
    """Send what is still unwritten nowhere, so that Python's exit does not complain about it."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    named = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(match[0])
    if named:
        return named
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )


def _json_escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if ord(match[0]) > 0x7F else f"\\u{ord(match[0]):04x}"


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if wide in "WF" else 1
        for character in text
        for wide in (unicodedata.east_asian_width(character),)
    )


def _write_what_fits(stream: TextIO | None) -> None:
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise OutputClosed from None
    except OSError as error:
        # Windows says EINVAL where a pipe is broken.
        if error.errno == errno.EINVAL:
            raise OutputClosed from None
        raise UnwritableOutput(
            "Standard output cannot be written to: make room on the disk, or write elsewhere."
        ) from None

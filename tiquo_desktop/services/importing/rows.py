"""Rows of a CSV or JSON Lines file: values, line number, and the text as it was."""

from __future__ import annotations

import csv
import json
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, NoReturn, TextIO

from tiquo_desktop.domain import spreadsheet
from tiquo_desktop.domain.errors import UnreadableInput
from tiquo_desktop.services.importing.columns import CsvColumns, JsonColumns, JsonRow
from tiquo_desktop.services.importing.lines import (
    LONGEST,
    FileLines,
    Line,
    Lines,
    RejectedLines,
)
from tiquo_desktop.services.importing.profile import FileRules, Format, csv_dialect
from tiquo_desktop.services.importing.rejects import Reject, is_rejects, read_rejects
from tiquo_desktop.services.importing.source import Source
from tiquo_desktop.services.importing.templates import Columns

_TOO_LONG = f"the row has more than {LONGEST:,} characters; only its start is kept here"
_JSON_ENDINGS = (".jsonl", ".ndjson", ".json")
_BLANK = " \t\r\n"
_CSV_ENDINGS = (".csv", ".tsv", ".txt")


class Row(NamedTuple):
    """One row; `values` is what `Columns` reads. `problem` says why a row cannot be read."""

    line: int
    values: Any
    text: str
    problem: str | None = None


class RowFile(AbstractContextManager["RowFile"]):
    """An open file of rows. `columns` reads their values, `header` is the header line as it is."""

    columns: Columns
    header: str

    def __init__(self, source: Source, rules: FileRules) -> None:
        """Open the file and read its header.

        Raises:
            UnreadableInput: it has no header row, or the file cannot be read.
        """
        first = _first_reject(source)
        json_lines = _format(source, rules, first) is Format.JSONL
        self._file = source.open(newline="\n" if json_lines and first is None else "")
        try:
            lines = _lines(self._file, first)
            if json_lines:
                self.header = ""
                self.columns = JsonColumns()
                self._rows = _json_rows(lines)
            else:
                reader = _CsvRows(lines, rules)
                self.header, names = reader.header(rules.columns, source.path)
                self.columns = CsvColumns(names, source.path.name)
                self._rows = iter(reader)
        except BaseException:
            self._file.close()
            raise

    def __iter__(self) -> Iterator[Row]:
        return self._rows

    def bytes_read(self) -> int:
        """How far into the file reading has come."""
        return int(self._file.buffer.tell())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()


def _format(source: Source, rules: FileRules, first: Reject | None) -> Format:
    if rules.format is not Format.AUTO:
        return rules.format
    if first is not None:
        return Format.JSONL if first.row.startswith("{") and not first.header else Format.CSV
    ending = source.path.suffix.lower()
    if ending in _JSON_ENDINGS:
        return Format.JSONL
    if ending in _CSV_ENDINGS:
        return Format.CSV
    with source.open(newline="") as file:
        start = file.read(1_000).lstrip()
    return Format.JSONL if start.startswith("{") else Format.CSV


def _first_reject(source: Source) -> Reject | None:
    """The first row of a rejects file; None where the file is none."""
    with source.open(newline="") as file:
        return next(read_rejects(file), None) if is_rejects(file.readline(100)) else None


def _lines(file: TextIO, first: Reject | None) -> Lines:
    if first is None:
        return FileLines(file)
    file.readline()
    return RejectedLines(read_rejects(file), first.header)


class _CsvRows:
    """Rows of a CSV file, read in csv's strict mode.

    A row that csv refuses gives up its first line as a reject; reading goes on at the next line,
    so that a quote that nobody closed costs one line and not the rest of the file.
    """

    def __init__(self, lines: Lines, rules: FileRules) -> None:
        # A process-wide limit: it only ever grows, and `_pull` bounds a row in any case.
        csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
        self._lines = lines
        self._again: deque[Line] = deque()
        self._pulled: list[Line] = []
        self._size = 0
        self._too_long = False
        self._width = 0
        self._restore = spreadsheet.restore if rules.spreadsheet_safe else None
        self._dialect = csv_dialect(rules)
        self._make: Callable[[], Iterator[list[str]]] = lambda: csv.reader(
            iter(self._pull, None), **self._dialect
        )

    def header(self, columns: Sequence[str], path: Path) -> tuple[str, Sequence[str]]:
        """The header line as it is, and the names of the columns."""
        if columns:
            self._width = len(columns)
            return "", columns
        first = next(self._read(), None)
        if first is None:
            raise UnreadableInput(f"The file {path.name} is empty: it has not even a header row.")
        if first.problem:
            raise UnreadableInput(f"The header row of {path.name} cannot be read: {first.problem}.")
        names = [name.strip() for name in first.values]
        self._width = len(names)
        return first.text, names

    def __iter__(self) -> Iterator[Row]:
        width, restore = self._width, self._restore
        for row in self._all():
            if row.problem is None and len(row.values) != width:
                yield row._replace(problem=_ragged(len(row.values), width))
            elif restore is not None and row.problem is None and "'" in row.text:
                yield row._replace(values=[restore(cell) for cell in row.values])
            else:
                yield row

    def _all(self) -> Iterator[Row]:
        """All rows: block by block where each line is a row, and else line by line."""
        one_by_one = self._read()
        while True:
            if not self._again:
                first, texts = self._lines.block()
                if texts and (rows := self._rows_of(texts)) is not None:
                    yield from (
                        Row(number, values, text)
                        for number, (values, text) in enumerate(
                            zip(rows, texts, strict=True), first
                        )
                        if values
                    )
                    continue
                self._again.extend(Line(number, text) for number, text in enumerate(texts, first))
            row = next(one_by_one, None)
            if row is None:
                return
            yield row

    def _rows_of(self, texts: list[str]) -> list[list[str]] | None:
        """The values of lines, None where a line is not just one row."""
        try:
            rows = list(csv.reader(texts, **self._dialect))
        except csv.Error:
            return None
        return rows if len(rows) == len(texts) else None

    def _read(self) -> Iterator[Row]:
        rows, pulled = self._make(), self._pulled
        while True:
            pulled.clear()
            self._size = 0
            try:
                values = next(rows, None)
            except csv.Error as error:
                yield self._reject(str(error))
                rows = self._make()
                continue
            if values is None and not pulled:
                return
            first = pulled[0]
            if not first.whole:
                yield Row(first.number, None, first.text, _TOO_LONG)
            elif values:
                text = first.text if len(pulled) == 1 else "".join(line.text for line in pulled)
                yield Row(first.number, values, text)
            if values is None:
                rows = self._make()

    def _pull(self) -> str | None:
        """The next line for csv; None, which ends its row, at the end and at a row too long."""
        line = self._again.popleft() if self._again else self._lines.next()
        if line is None:
            return None
        self._pulled.append(line)
        self._size += len(line.text)
        if not line.whole and len(self._pulled) == 1:
            return ""
        if self._size > LONGEST or not line.whole:
            self._too_long = True
            return None
        return line.text

    def _reject(self, said: str) -> Row:
        first, *rest = self._pulled
        self._again.extendleft(reversed(rest))
        too_long, self._too_long = self._too_long, False
        if "unexpected end of data" in said or too_long:
            reason = "a quote that opens in this line is not closed"
        elif "expected after" in said:
            reason = "a quoted cell does not end where its closing quote stands"
        elif "new-line" in said:
            reason = "there is a line break in a cell without quotes"
        else:
            reason = f"the row is not CSV ({said})"
        return Row(first.number, None, first.text, reason)


def _ragged(cells: int, width: int) -> str:
    return f"the row has {cells} cells where the header has {width}"


def _json_rows(lines: Lines) -> Iterator[Row]:
    # Numbers stay as they are written: 84.50 is not 84.5.
    decode = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=_no_constant).decode
    while (line := lines.next()) is not None:
        text = line.text.strip(_BLANK)
        if not text:
            continue
        values, problem = None, None
        if not line.whole:
            problem = _TOO_LONG
        else:
            try:
                values = decode(text)
                if type(values) is not dict:
                    problem = "the line is JSON, but no object in braces"
            except RecursionError:
                problem = "the JSON is nested too deeply"
            except json.JSONDecodeError as error:
                problem = f"the line is not JSON (column {error.colno})"
            except ValueError:
                problem = "the line is not JSON (NaN and Infinity are no numbers in it)"
        yield Row(line.number, JsonRow(text, values), line.text, problem)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)

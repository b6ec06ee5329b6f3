"""The formats that a timeline is exported to; a further one is one more entry in `FORMATS`.

Every format has the fields of `records.event_record` in their order and behind them those of the
customer, so that an import can make the customer as well. Both read back exactly: an absent value
is an empty cell in CSV and null in JSON Lines, the phones are a JSON array in both, and cells of
CSV that a spreadsheet would run carry the mark of `domain.spreadsheet`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from typing import Any, BinaryIO

from tiquo_desktop.domain.repositories import Columns
from tiquo_desktop.domain.spreadsheet import protect_all
from tiquo_desktop.services.records import EVENT_FIELDS

_PHONES = "customer_phones"
FIELDS = (
    *EVENT_FIELDS,
    "customer_given_name",
    "customer_family_name",
    "customer_company",
    "customer_email",
    _PHONES,
    "customer_status",
)
"""The fields of a row, as `ActivityReader.columns` calls them."""
_NO_FORMULAS = frozenset(
    "uid customer customer_number occurred_at zone recorded_at amount_minor currency corrects "
    "position leaf".split()
)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    `write` gets a file and the columns of `FIELDS`, as records have them, of all rows, some hundred
    rows at a time; it writes them without closing the file and without keeping them.
    """

    name: str
    label: str
    write: Callable[[BinaryIO, Iterable[Columns]], None]


def write_csv(file: BinaryIO, chunks: Iterable[Columns]) -> None:
    """CSV as RFC 4180 has it, UTF-8 with a byte order mark, a header row first."""
    rows = StringIO(newline="")
    writer = csv.writer(rows, lineterminator="\r\n")
    rows.write("\ufeff")
    writer.writerow(FIELDS)
    for columns in chunks:
        writer.writerows(zip(*map(_cells, FIELDS, columns), strict=True))
        file.write(rows.getvalue().encode())
        rows.seek(0)
        rows.truncate()
    file.write(rows.getvalue().encode())


def write_json_lines(file: BinaryIO, chunks: Iterable[Columns]) -> None:
    """One JSON object a line, UTF-8."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for columns in chunks:
        rows = zip(*columns, strict=True)
        lines = [f"{encode(dict(zip(FIELDS, row, strict=True)))}\n" for row in rows]
        file.write("".join(lines).encode())


FORMATS = {
    format_.name: format_
    for format_ in (
        Format("csv", "CSV", write_csv),
        Format("jsonl", "JSON Lines", write_json_lines),
    )
}
"""The formats by the name that the command line has for them."""


def _cells(name: str, column: Sequence[Any]) -> Sequence[Any]:
    if name in _NO_FORMULAS:
        return column
    return protect_all(list(map(_phones, column)) if name == _PHONES else column)


@lru_cache(maxsize=1_024)
def _phones(phones: tuple[str, ...] | None) -> str | None:
    return json.dumps(phones, ensure_ascii=False) if phones else None

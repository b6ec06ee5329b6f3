"""Events on the clipboard: as text, as a table and as CSV, none of which a spreadsheet may run.

Whoever pastes into a spreadsheet opens what strangers wrote. So every cell goes through
`spreadsheet.protect`, and a cell of the text that begins with a quotation mark is quoted whole: a
spreadsheet takes such marks away and would run what is left.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tiquo_desktop.domain import money, times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.spreadsheet import protect
from tiquo_desktop.services.records import event_record

MOST_EVENTS = 10_000
"""Events that are copied at once; more are to be exported."""
COLUMNS = (
    "occurred_at",
    "category",
    "type",
    "summary",
    "object_ref",
    "source",
    "actor",
    "amount",
    "currency",
)
"""What a row has, in the order of the cells."""
FIELDS = (
    "summary",
    "amount",
    "occurred_at",
    "recorded_at",
    "recorded_by",
    "category",
    "type",
    "source",
    "actor",
    "device",
    "location",
    "object_kind",
    "object_ref",
    "story",
    "details",
    "customer_number",
    "action",
    "origin",
    "external_id",
    "corrects",
    "uid",
    "position",
    "leaf",
)
"""What a whole event has, in the order of the lines."""
_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Says to Excel that a cell is a text, whatever it looks like.
_CELL = "<td style=\"mso-number-format:'\\@'\">"


@dataclass(frozen=True, slots=True)
class Copied:
    """What goes to the clipboard: one form for each kind of program that may take it."""

    count: int
    text: str
    html: str
    csv: str


def rows(events: Sequence[Event], zone: str, header: Sequence[str]) -> Copied:
    """Events as rows of a table; `header` names the `COLUMNS`. Times are exact and in the zone."""
    table = [list(header), *([protect(cell) for cell in _cells(event, zone)] for event in events)]
    written = io.StringIO()
    csv.writer(written).writerows(table)
    return Copied(
        len(events),
        "\n".join("\t".join(_quoted(_one_line(cell)) for cell in row) for row in table),
        _html(table),
        written.getvalue(),
    )


def whole(event: Event, zone: str, labels: Mapping[str, str]) -> str:
    """One event as text, a line for each of the `FIELDS` that has a value; `labels` name them."""
    record = _record(event, zone)
    if record["amount"] is not None:
        record["amount"] = f"{record['amount']} {event.currency}"
    # What stands in one line cannot pretend to be another field, or the start of a cell.
    return "\n".join(
        protect(f"{labels[name]}: {_one_line(str(record[name]))}")
        for name in FIELDS
        if record[name] is not None
    )


def _record(event: Event, zone: str) -> dict[str, object]:
    """The event's fields as everywhere else, but with times in the zone and a decimal amount."""
    record = event_record(event)
    record["occurred_at"] = times.isoformat(event.occurred_at, zone)
    record["recorded_at"] = times.isoformat(event.recorded_at, zone)
    record["amount"] = None
    if event.amount_minor is not None and event.currency:
        record["amount"] = money.to_decimal(event.amount_minor, event.currency)
    return record


def _cells(event: Event, zone: str) -> list[str]:
    record = _record(event, zone)
    return ["" if record[name] is None else str(record[name]) for name in COLUMNS]


def _html(table: list[list[str]]) -> str:
    head, *body = table
    lines = ["<table>", "<tr>", *(f"<th>{html.escape(cell)}</th>" for cell in head), "</tr>"]
    for row in body:
        lines += ["<tr>", *(f"{_CELL}{html.escape(_one_line(cell))}</td>" for cell in row), "</tr>"]
    return '<meta charset="utf-8">' + "".join([*lines, "</table>"])


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text)


def _quoted(cell: str) -> str:
    if not cell.startswith('"'):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'

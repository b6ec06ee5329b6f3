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
from typing import BinaryIO, TypeAlias

from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.spreadsheet import protect
from tiquo_desktop.services.records import event_record, local_time

EVENT_FIELDS = (
    "uid",
    "customer",
    "customer_number",
    "occurred_at",
    "zone",
    "recorded_at",
    "recorded_by",
    "category",
    "type",
    "source",
    "action",
    "summary",
    "details",
    "object_kind",
    "object_ref",
    "story",
    "location",
    "actor",
    "device",
    "amount_minor",
    "currency",
    "origin",
    "external_id",
    "corrects",
    "position",
    "leaf",
)
CUSTOMER_FIELDS = (
    "customer_given_name",
    "customer_family_name",
    "customer_company",
    "customer_email",
    "customer_phones",
    "customer_status",
)

Entry: TypeAlias = tuple[Event, Customer | None]
"""What one row of an export shows: an event and whose it is."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    `write` gets a file and the entries in chunks, as many as a timeline has; it writes them
    without closing the file and without keeping them.
    """

    name: str
    label: str
    write: Callable[[BinaryIO, Iterable[Sequence[Entry]]], None]


def write_csv(file: BinaryIO, chunks: Iterable[Sequence[Entry]]) -> None:
    """CSV as RFC 4180 has it, UTF-8 with a byte order mark, a header row first."""
    rows = StringIO(newline="")
    writer = csv.writer(rows, lineterminator="\r\n")
    rows.write("\ufeff")
    writer.writerow(EVENT_FIELDS + CUSTOMER_FIELDS)
    whose: tuple[Customer | None, tuple[str, ...]] = (None, ("",) * len(CUSTOMER_FIELDS))
    for chunk in chunks:
        for event, customer in chunk:
            if customer is not whose[0]:
                whose = (customer, _customer_cells(customer))
            writer.writerow((*_event_cells(event), *whose[1]))
        file.write(rows.getvalue().encode())
        rows.seek(0)
        rows.truncate()
    file.write(rows.getvalue().encode())


def write_json_lines(file: BinaryIO, chunks: Iterable[Sequence[Entry]]) -> None:
    """One JSON object a line, UTF-8."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for chunk in chunks:
        lines = [encode(event_record(event) | _customer(customer)) for event, customer in chunk]
        file.write("".join(f"{line}\n" for line in lines).encode())


FORMATS = {
    format_.name: format_
    for format_ in (
        Format("csv", "CSV", write_csv),
        Format("jsonl", "JSON Lines", write_json_lines),
    )
}
"""The formats by the name that the command line has for them."""


def _cell(text: str | None) -> str:
    return protect(text) if text else ""


# Values of which a timeline has few: the same texts come again and again.
_often = lru_cache(maxsize=4_096)(_cell)


def _event_cells(event: Event) -> tuple[str | int | None, ...]:
    """`event_record` as cells; uids, digests and times can be no formula."""
    return (
        event.uid,
        event.customer,
        event.customer_number,
        local_time(event.occurred_at, event.zone),
        event.zone,
        local_time(event.recorded_at, event.zone),
        _often(event.recorded_by),
        _often(event.category),
        _often(event.type),
        _often(event.source),
        _often(event.action),
        _cell(event.summary),
        _cell(event.details),
        _often(event.object_kind),
        _cell(event.object_ref),
        _cell(event.story),
        _often(event.location),
        _often(event.actor),
        _often(event.device),
        event.amount_minor,
        event.currency,
        _often(event.origin),
        _cell(event.external_id),
        event.corrects,
        event.position,
        event.leaf.hex(),
    )


def _customer(customer: Customer | None) -> dict[str, object]:
    if customer is None:
        return dict.fromkeys(CUSTOMER_FIELDS)
    return {
        "customer_given_name": customer.given_name,
        "customer_family_name": customer.family_name,
        "customer_company": customer.company,
        "customer_email": customer.email,
        "customer_phones": [phone.written for phone in customer.phones],
        "customer_status": str(customer.status),
    }


def _customer_cells(customer: Customer | None) -> tuple[str, ...]:
    fields = _customer(customer)
    phones = fields["customer_phones"]
    fields["customer_phones"] = json.dumps(phones, ensure_ascii=False) if phones else None
    return tuple(_cell(value) for value in fields.values() if value is None or type(value) is str)

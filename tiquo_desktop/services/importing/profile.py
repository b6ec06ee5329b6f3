"""What an import profile says: how to read a file, whom a row means, and what happened."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time as clock_time
from enum import StrEnum
from typing import Any

from tiquo_desktop.domain.money import Rounding
from tiquo_desktop.services.importing.templates import Template
from tiquo_desktop.services.importing.text_filters import Maps


class Format(StrEnum):
    """How the rows of a file are written."""

    CSV = "csv"
    JSONL = "jsonl"
    AUTO = "auto"
    """By the ending of the file's name, else by its first character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRules:
    """``[file]``: how to read the file.

    `quote` is empty where the file quotes nothing. `columns` names the columns of a file without a
    header row. `spreadsheet_safe` says that cells carry the mark of ``domain.spreadsheet``.
    """

    format: Format = Format.AUTO
    encoding: str = "utf-8"
    delimiter: str = ","
    quote: str = '"'
    columns: tuple[str, ...] = ()
    spreadsheet_safe: bool = False


def csv_dialect(rules: FileRules) -> dict[str, Any]:
    """The arguments for ``csv.reader``."""
    return {
        "strict": True,
        "delimiter": rules.delimiter,
        "quotechar": rules.quote or None,
        "quoting": csv.QUOTE_MINIMAL if rules.quote else csv.QUOTE_NONE,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRules:
    """``[time]``: how dates are written. `zone` None means the venue's."""

    zone: str | None = None
    formats: tuple[str, ...] = ("iso",)
    time_of_day: clock_time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRules:
    """``[customer]``: how a row names its customer.

    `name` holds given and family name in one. `origin` is what `external_id` is unique in.
    `phone_region` None means the venue's. `extra` maps keys to their columns. With `update` an
    existing customer is changed to what the row says.
    """

    uid: Template | None = None
    number: Template | None = None
    external_id: Template | None = None
    origin: str = ""
    given_name: Template | None = None
    family_name: Template | None = None
    name: Template | None = None
    company: Template | None = None
    email: Template | None = None
    phones: tuple[Template, ...] = ()
    phone_region: str | None = None
    status: Template | None = None
    extra: Mapping[str, Template] = field(default_factory=dict)
    update: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Whether a text is one of `values` (or, negated, none of them); `values` None: any text."""

    of: Template
    values: frozenset[str] | None
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRules:
    """``[[event]]``: one event that a row gives where all of its conditions hold.

    `line` is where it stands in the profile. `shift` moves the time, as in ``-3 days``. `details`
    is a template that gives JSON, or a mapping of keys to their columns. `of_customer` is False
    for an event that belongs to no customer although the row names one. `leaf` is the digest of an
    event that was stored before: without a summary such an event was erased.
    """

    line: int
    when: tuple[Condition, ...] = ()
    time: Template
    category: Template
    type: Template
    source: Template
    summary: Template
    shift: Template | None = None
    time_of_day: clock_time | None = None
    zone: Template | None = None
    uid: Template | None = None
    corrects: Template | None = None
    leaf: Template | None = None
    origin: Template
    external_id: Template | None = None
    action: Template | None = None
    object_kind: Template | None = None
    object_ref: Template | None = None
    story: Template | None = None
    location: Template | None = None
    actor: Template | None = None
    device: Template | None = None
    amount: Template | None = None
    amount_minor: Template | None = None
    currency: Template | None = None
    rounding: Rounding = Rounding.REFUSE
    negative: bool = False
    details: Template | Mapping[str, Template] | None = None
    of_customer: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A whole import profile; `name` is also the origin of its events unless they name one."""

    name: str
    file_name: str
    file: FileRules
    time: TimeRules
    customer: CustomerRules | None
    events: tuple[EventRules, ...]
    maps: Maps

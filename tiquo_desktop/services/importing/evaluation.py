"""What a row means under a profile: its customer and its events.

A profile is compiled once for a file; for a row only the compiled functions run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from itertools import compress
from typing import Any

from tiquo_desktop.domain import activity, money
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.digests import enc
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.services.importing import moments
from tiquo_desktop.services.importing.columns import JsonRow
from tiquo_desktop.services.importing.json_objects import bind_object
from tiquo_desktop.services.importing.profile import Condition, EventRules, Profile
from tiquo_desktop.services.importing.templates import Columns, Getter, Template
from tiquo_desktop.services.importing.wanted import Wanted, WantedReader

_TEXTS = (
    "uid",
    "category",
    "type",
    "source",
    "action",
    "summary",
    "object_kind",
    "object_ref",
    "story",
    "location",
    "actor",
    "device",
    "origin",
    "external_id",
    "corrects",
)


_ERASED = (
    "the text of this event was erased, so it cannot be stored anew: what is left of it stays in the "
    "database that it comes from."
)


def row_hash(values: Any) -> str:
    """The digest of all values of a row, 64 hex characters: its identity where it has no other."""
    cells = [values.text] if isinstance(values, JsonRow) else values
    return sha256(b"".join(map(enc, cells))).hexdigest()


class Evaluation:
    """A profile compiled for the columns of one file."""

    def __init__(self, profile: Profile, columns: Columns, zone: str, region: str) -> None:
        """`zone` and `region` are the venue's.

        Raises:
            UnreadableInput: the file lacks a column that the profile names.
        """
        self._wanted = (
            WantedReader(profile.customer, columns, profile.maps, region, row_hash)
            if profile.customer
            else None
        )
        self._readers = [
            _EventReader(rules, place, profile, columns, profile.time.zone or zone)
            for place, rules in enumerate(profile.events, 1)
        ]
        self._where = profile.file_name if len(profile.events) > 1 else None

    def cells(self, rows: Sequence[Any]) -> list[tuple[str, ...] | None]:
        """For each row the cells that name its customer; None where it names none.

        Rows with the same cells name the same customer, as far as they name it by a key at all.

        Raises:
            InvalidValue: a value of one of the rows is no text.
        """
        return self._wanted.cells(rows) if self._wanted else [None] * len(rows)

    def customer(self, cells: tuple[str, ...], row: Any) -> Wanted:
        """The customer that the cells of a row name."""
        assert self._wanted is not None
        return Wanted(cells, row, self._wanted)

    def events(self, rows: Sequence[Any]) -> Happenings:
        """The events that rows give, checked, still of nobody."""
        found = Happenings(len(rows))
        for reader in self._readers:
            places: Sequence[int] = range(len(rows))
            try:
                self._read(reader, rows, places, found)
            except InvalidValue:
                # One by one, to find out which of them it is.
                for place in places:
                    try:
                        self._read(reader, rows[place : place + 1], (place,), found)
                    except InvalidValue as error:
                        found.problems.setdefault(place, self._located(error, reader))
        return found

    def _read(
        self, reader: _EventReader, rows: Sequence[Any], places: Sequence[int], found: Happenings
    ) -> None:
        if reader.holds:
            happened = [all(hold(row) for hold in reader.holds) for row in rows]
            rows, places = list(compress(rows, happened)), list(compress(places, happened))
        if rows:
            found.add(places, reader.read(rows), of_customer=reader.of_customer)

    def _located(self, error: InvalidValue, reader: _EventReader) -> InvalidValue:
        if self._where is None:
            return error
        reason = f"{str(error).removesuffix('.')} ({self._where}, line {reader.line})"
        return InvalidValue(reason, error.field)


class Happenings:
    """The events of some rows; `problems` are the reasons against rows, by place."""

    def __init__(self, rows: int) -> None:
        self.problems: dict[int, InvalidValue] = {}
        self._rows = rows
        self._parts: list[tuple[Sequence[int], list[NewEvent], bool]] = []

    def add(self, places: Sequence[int], events: list[NewEvent], *, of_customer: bool) -> None:
        """The rows at these places give one more event each."""
        self._parts.append((places, events, of_customer))

    def of(self, customers: Sequence[str | None]) -> list[list[NewEvent]]:
        """The events of each row, given the uid of its customer."""
        by_row: list[list[NewEvent]] = [[] for _ in range(self._rows)]
        for places, events, of_customer in self._parts:
            if of_customer:
                activity.assign(events, [customers[place] for place in places])
            for place, event in zip(places, events, strict=True):
                by_row[place].append(event)
        return by_row


class _EventReader:
    """Reads one event of each row. `holds` are its conditions; `line` is that of the profile."""

    def __init__(
        self, rules: EventRules, place: int, profile: Profile, columns: Columns, zone: str
    ) -> None:
        def bound(template: Template | None) -> Getter:
            return template.bind(columns, profile.maps) if template else _empty

        self.line = rules.line
        self.of_customer = rules.of_customer
        self.holds = [_condition(each, columns, profile) for each in rules.when]
        self._zone = zone
        self._zones = bound(rules.zone)
        self._times = _time(rules, profile, bound)
        templates = {name: found for name in _TEXTS if (found := getattr(rules, name))}
        self._texts = {name: bound(each) for name, each in templates.items()}
        self._details, self._amounts = _details(rules, columns, profile), _amounts(rules, bound)
        self._leaf = bound(rules.leaf)
        self._origin = rules.origin.constant or profile.name
        self._has_external_id = rules.external_id is not None
        # Events added at the end of a profile later leave the identities of the others alone.
        self._suffix = f":{place}" if place > 1 else ""

    def read(self, rows: Sequence[Any]) -> list[NewEvent]:
        """The event of each row, where all conditions hold.

        Raises:
            InvalidValue: a value that cannot be what it stands for.
        """
        columns: dict[str, list[Any]] = {
            name: [text or None for text in map(getter, rows)]
            for name, getter in self._texts.items()
        }
        columns["zone"] = zones = [text or self._zone for text in map(self._zones, rows)]
        columns["occurred_at"] = self._times(rows, zones)
        columns["details"] = [text or None for text in map(self._details, rows)]
        columns["amount_minor"], columns["currency"] = self._amounts(rows)
        self._identify(rows, columns)
        try:
            return activity.new_events(columns, len(rows))
        except InvalidValue as error:
            if error.field == "summary" and any(map(self._was_erased, rows)):
                raise InvalidValue(_ERASED, "summary") from None
            raise

    def _was_erased(self, row: Any) -> bool:
        """Whether a row that holds no event held one once: none is stored without a summary."""
        return bool(self._leaf(row).strip()) and not self._texts["summary"](row)

    def _identify(self, rows: Sequence[Any], columns: dict[str, list[Any]]) -> None:
        """Give every event an identity: its uid, or an origin and an id that is unique in it."""
        count = len(rows)
        uids = columns.setdefault("uid", [None] * count)
        external_ids = columns.setdefault("external_id", [None] * count)
        origins = columns.setdefault("origin", [None] * count)
        for place, external_id in enumerate(external_ids):
            if external_id is not None:
                continue
            if uids[place] is None:
                external_ids[place] = row_hash(rows[place]) + self._suffix
                origins[place] = origins[place] or self._origin
            elif not self._has_external_id:
                origins[place] = None


def _empty(_row: Any) -> str:
    return ""


def _condition(condition: Condition, columns: Columns, profile: Profile) -> Callable[[Any], bool]:
    getter = condition.of.bind(columns, profile.maps)
    values, negated = condition.values, condition.negated
    if values is None:
        return lambda row: bool(getter(row).strip()) is not negated
    return lambda row: (getter(row).strip() in values) is not negated


def _time(
    rules: EventRules, profile: Profile, bound: Callable[[Template | None], Getter]
) -> Callable[[Sequence[Any], Sequence[str]], list[int]]:
    """From rows and their zones to the instants of their events."""
    text = bound(rules.time)
    read = moments.reader(profile.time.formats, rules.time_of_day or profile.time.time_of_day)
    if rules.shift is None:
        return lambda rows, zones: list(map(read, map(text, rows), zones))
    shift = bound(rules.shift)
    return lambda rows, zones: [
        moments.shifted(read(text(row), zone), zone, shift(row))
        for row, zone in zip(rows, zones, strict=True)
    ]


def _details(rules: EventRules, columns: Columns, profile: Profile) -> Callable[[Any], str | None]:
    if rules.details is None:
        return lambda _row: None
    if isinstance(rules.details, Template):
        return rules.details.bind(columns, profile.maps)
    return bind_object(rules.details, columns, profile.maps)


def _amounts(
    rules: EventRules, bound: Callable[[Template | None], Getter]
) -> Callable[[Sequence[Any]], tuple[list[int | None], list[str | None]]]:
    """The amounts of rows in minor units, and their currencies; None where a row has no amount."""
    if rules.amount is None and rules.amount_minor is None:
        return lambda rows: ([None] * len(rows), [None] * len(rows))
    written, currency = bound(rules.amount or rules.amount_minor), bound(rules.currency)
    in_minor, rounding, negative = rules.amount is None, rules.rounding, rules.negative

    def minor(text: str, code: str) -> int:
        amount = _whole(text) if in_minor else money.to_minor(text, code, rounding)
        return -abs(amount) if negative else amount

    def read(rows: Sequence[Any]) -> tuple[list[int | None], list[str | None]]:
        texts, codes = ([text.strip() for text in map(each, rows)] for each in (written, currency))
        pairs = list(zip(texts, codes, strict=True))
        return (
            [minor(text, code) if text else None for text, code in pairs],
            [(code or None) if text else None for text, code in pairs],
        )

    return read


def _whole(text: str) -> int:
    try:
        return int(text) if len(text) <= 20 else 2**64
    except ValueError:
        raise InvalidValue("the amount is no whole number of minor units.", "amount") from None

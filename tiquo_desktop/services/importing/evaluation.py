"""What a row means under a profile: its customer and its events.

A profile is compiled once for a file; for a row only the compiled functions run.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from tiquo_desktop.domain import activity, money
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.digests import enc
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.services.importing import moments
from tiquo_desktop.services.importing.columns import JsonRow
from tiquo_desktop.services.importing.json_objects import bind_object
from tiquo_desktop.services.importing.profile import Condition, EventRules, Profile
from tiquo_desktop.services.importing.templates import Columns, Getter, Template
from tiquo_desktop.services.importing.wanted import Wanted, WantedReader

_EventReader = Callable[[Any, str | None], NewEvent | None]
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
        self._events = [
            (rules, _compile(rules, place, profile, columns, profile.time.zone or zone))
            for place, rules in enumerate(profile.events, 1)
        ]
        self._where = profile.file_name if len(profile.events) > 1 else None

    def customer(self, values: Any) -> Wanted | None:
        """The customer that a row names."""
        return self._wanted(values) if self._wanted else None

    def events(self, values: Any, customer: str | None) -> list[NewEvent]:
        """The events that a row gives, checked, for the customer with that uid.

        Raises:
            InvalidValue: a value that cannot be what it stands for.
        """
        events = []
        for rules, read in self._events:
            try:
                event = read(values, customer if rules.of_customer else None)
            except InvalidValue as error:
                if self._where is None:
                    raise
                reason = f"{str(error).removesuffix('.')} ({self._where}, line {rules.line})"
                raise InvalidValue(reason, error.field) from None
            if event is not None:
                events.append(event)
        return events


def _compile(
    rules: EventRules, place: int, profile: Profile, columns: Columns, zone: str
) -> _EventReader:
    """The function that reads one event of a row; None where a condition does not hold."""

    def bound(template: Template | None) -> Getter:
        return template.bind(columns, profile.maps) if template else _empty

    holds = [_condition(each, columns, profile) for each in rules.when]
    when, zone_of = _time(rules, profile, bound), bound(rules.zone)
    templates = {name: template for name in _TEXTS if (template := getattr(rules, name))}
    constant = {name: each.constant for name, each in templates.items() if each.constant}
    getters = [(name, bound(each)) for name, each in templates.items() if name not in constant]
    details, amount = _details(rules, columns, profile), _amount(rules, bound)
    own_origin = rules.origin.constant or profile.name
    has_external_id = rules.external_id is not None
    # Events added at the end of a profile later leave the identities of the others alone.
    suffix = f":{place}" if place > 1 else ""

    def read(row: Any, customer: str | None) -> NewEvent | None:
        for hold in holds:
            if not hold(row):
                return None
        values: dict[str, Any] = dict(constant)
        for name, getter in getters:
            values[name] = getter(row) or None
        local_zone = zone_of(row) or zone
        uid = values.pop("uid", None)
        if not values.get("external_id"):
            if uid is None:
                values["external_id"] = row_hash(row) + suffix
                values["origin"] = values["origin"] or own_origin
            elif not has_external_id:
                values["origin"] = None
        minor, currency = amount(row)
        return activity.checked(
            NewEvent(
                uid=uid or new_uid(),
                occurred_at=when(row, local_zone),
                zone=local_zone,
                customer=customer,
                details=details(row) or None,
                amount_minor=minor,
                currency=currency,
                **values,
            )
        )

    return read


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
) -> Callable[[Any, str], int]:
    text = bound(rules.time)
    read = moments.reader(profile.time.formats, rules.time_of_day or profile.time.time_of_day)
    if rules.shift is None:
        return lambda row, zone: read(text(row), zone)
    shift = bound(rules.shift)
    return lambda row, zone: moments.shifted(read(text(row), zone), zone, shift(row))


def _details(rules: EventRules, columns: Columns, profile: Profile) -> Callable[[Any], str | None]:
    if rules.details is None:
        return lambda _row: None
    if isinstance(rules.details, Template):
        return rules.details.bind(columns, profile.maps)
    return bind_object(rules.details, columns, profile.maps)


def _amount(
    rules: EventRules, bound: Callable[[Template | None], Getter]
) -> Callable[[Any], tuple[int | None, str | None]]:
    """The amount in minor units and its currency; both None where the row has no amount."""
    if rules.amount is None and rules.amount_minor is None:
        return lambda _row: (None, None)
    written, currency = bound(rules.amount or rules.amount_minor), bound(rules.currency)
    in_minor, rounding, negative = rules.amount is None, rules.rounding, rules.negative

    def read(row: Any) -> tuple[int | None, str | None]:
        text, code = written(row).strip(), currency(row).strip()
        if not text:
            return None, None
        minor = _whole(text) if in_minor else money.to_minor(text, code, rounding)
        return (-abs(minor) if negative else minor), code or None

    return read


def _whole(text: str) -> int:
    try:
        return int(text) if len(text) <= 20 else 2**64
    except ValueError:
        raise InvalidValue("the amount is no whole number of minor units.", "amount") from None

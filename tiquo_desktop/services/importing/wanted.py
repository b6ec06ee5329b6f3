"""The customer that a row names: its keys, and the profile it would give."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import Any

from tiquo_desktop.domain import customers
from tiquo_desktop.domain.activity import LONGEST
from tiquo_desktop.domain.customers import NewCustomer, Phone, Profile, Status
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.identifiers import parse_number, parse_uid
from tiquo_desktop.domain.repositories import Key
from tiquo_desktop.domain.values import check_length, text_or_none
from tiquo_desktop.services.importing.json_objects import bind_object
from tiquo_desktop.services.importing.names import split_name
from tiquo_desktop.services.importing.profile import CustomerRules
from tiquo_desktop.services.importing.templates import Columns
from tiquo_desktop.services.importing.text_filters import Maps
from tiquo_desktop.services.phones import parse_phone

ORDER = (Key.UID, Key.NUMBER, Key.ORIGIN, Key.EMAIL, Key.PHONE)
"""What a customer is recognised by, in this order."""
NAMED_BY_UID = "tiquo-uid"
"""Origin of the customers that an import added under the uid their own database gave them."""

Keys = frozenset[str] | frozenset[tuple[str, str]]
_NO_KEYS: Keys = frozenset()
_FIELDS = (
    "uid",
    "number",
    "external_id",
    "given_name",
    "family_name",
    "name",
    "company",
    "email",
    "status",
)
_SEVERAL = re.compile(r"\s+\|\s+")


class WantedReader:
    """Reads the customer that a row names, by the rules of a profile.

    `fields` are the names of the first cells of `Wanted.cells`; the others are phones.
    """

    def __init__(
        self,
        rules: CustomerRules,
        columns: Columns,
        maps: Maps,
        region: str,
        row_hash: Callable[[Any], str],
    ) -> None:
        """Raises `UnreadableInput` where the file lacks a column that `rules` name."""
        named = [(name, template) for name in _FIELDS if (template := getattr(rules, name))]
        self.rules = rules
        self.fields = tuple(name for name, _ in named)
        self.region = rules.phone_region or region
        self.row_hash = row_hash
        self.extra = bind_object(rules.extra, columns, maps)
        templates = [template for _, template in named] + list(rules.phones)
        self._getters = [template.bind(columns, maps) for template in templates]
        # A status alone says of nobody who it is.
        self._says_who = [name != "status" for name in self.fields] + [True for _ in rules.phones]

    def cells(self, rows: Sequence[Any]) -> list[tuple[str, ...] | None]:
        """For each row the cells that name its customer, None where it names none."""
        if not self._getters:
            return [None] * len(rows)
        cells = zip(*[map(getter, rows) for getter in self._getters], strict=True)
        return [each if any(compress(each, self._says_who)) else None for each in cells]


class Wanted:
    """The customer of one row. Everything is worked out when it is first asked for.

    Properties raise `InvalidValue` where the row's text cannot be what it stands for.
    """

    def __init__(self, cells: tuple[str, ...], row: Any, reading: WantedReader) -> None:
        self.cells = cells
        self._row = row
        self._reading = reading
        self._fields = dict(zip(reading.fields, cells, strict=False))

    def keys(self, key: Key) -> Keys:
        """The values of one key, none where the row has it not."""
        return self._keys[key](self)

    @cached_property
    def uid(self) -> str | None:
        """The uid that the row names."""
        for cell in self.cells:
            # What cannot be stored cannot be looked up either.
            text_or_none(cell, "the customer")
        check_length(self._fields.get("external_id"), "external_id", LONGEST["external_id"])
        check_length(self._reading.rules.origin, "origin", LONGEST["origin"])
        text = self._fields.get("uid", "")
        if not text.strip():
            return None
        uid = parse_uid(text)
        if uid is None:
            raise InvalidValue("the customer's uid is not 32 hex characters.", "uid")
        return uid

    @cached_property
    def number(self) -> str | None:
        """The customer number that the row names."""
        text = self._fields.get("number", "")
        if not text.strip():
            return None
        number = parse_number(text)
        if number is None:
            raise InvalidValue("the customer's number is not like CUST-000042.", "number")
        return number

    @cached_property
    def origin(self) -> tuple[str, str] | None:
        """The origin and the customer's id in it; without any key, the digest of the row."""
        text = self._fields.get("external_id", "").strip()
        if not text and not self.has_key:
            text = self._reading.row_hash(self._row)
        return (self._reading.rules.origin, text) if text else None

    @cached_property
    def has_key(self) -> bool:
        """Whether the row has a key of any kind, or only names."""
        external_id = self._fields.get("external_id", "").strip()
        return bool(
            self.uid or self.number or external_id or self._emails() or self.keys(Key.PHONE)
        )

    @cached_property
    def profile(self) -> Profile:
        """What the row says of the customer, not checked as a whole."""
        fields = self._fields
        given, family = fields.get("given_name", ""), fields.get("family_name", "")
        if "name" in fields:
            given, family = split_name(fields["name"])
        return Profile(
            given_name=given,
            family_name=family,
            company=fields.get("company"),
            email=fields.get("email"),
            phones=self._phones,
            status=self.status or Status.ACTIVE,
            extra=self._reading.extra(self._row),
        )

    @cached_property
    def status(self) -> Status | None:
        """The status, None where the row has none."""
        text = self._fields.get("status", "").strip().lower()
        if not text:
            return None
        try:
            return Status(text)
        except ValueError:
            known = ", ".join(Status)
            raise InvalidValue(f"the status is none of {known}.", "status") from None

    def new(self, uid: str) -> NewCustomer:
        """The customer to add, under `uid`."""
        profile = self.profile
        return customers.checked(
            NewCustomer(
                uid=uid,
                number=self.number,
                given_name=profile.given_name,
                family_name=profile.family_name,
                company=profile.company,
                email=profile.email,
                phones=profile.phones,
                status=profile.status,
                extra=profile.extra,
            )
        )

    @property
    def origins(self) -> frozenset[tuple[str, str]]:
        """The origins that an added customer is found by again."""
        named = frozenset(((NAMED_BY_UID, self.uid),)) if self.uid else frozenset()
        return named | (frozenset((self.origin,)) if self.origin else frozenset())

    @cached_property
    def _phones(self) -> tuple[Phone, ...]:
        written = self.cells[len(self._reading.fields) :]
        return tuple(
            parse_phone(each, self._reading.region)
            for cell in written
            if cell
            for each in _several(cell)
        )

    def _uids(self) -> Keys:
        return frozenset((self.uid,)) if self.uid else _NO_KEYS

    def _numbers(self) -> Keys:
        return frozenset((self.number,)) if self.number else _NO_KEYS

    def _origins(self) -> Keys:
        return frozenset((self.origin,)) if self.origin else _NO_KEYS

    def _emails(self) -> Keys:
        email = customers.email_key(self._fields.get("email", ""))
        return frozenset((email,)) if email else _NO_KEYS

    def _e164s(self) -> Keys:
        return frozenset(phone.e164 for phone in self._phones if phone.e164)

    _keys: Mapping[Key, Callable[[Wanted], Keys]] = {
        Key.UID: _uids,
        Key.NUMBER: _numbers,
        Key.ORIGIN: _origins,
        Key.EMAIL: _emails,
        Key.PHONE: _e164s,
    }


def _several(cell: str) -> list[str]:
    """The numbers in one cell: a JSON list, or numbers with `` | `` between them."""
    if cell.startswith("["):
        try:
            values = json.loads(cell)
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, list) and all(isinstance(value, str) for value in values):
            return values
    return _SEVERAL.split(cell)

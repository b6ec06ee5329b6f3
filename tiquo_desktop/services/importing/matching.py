"""Which stored customer a row means, or that it means a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.repositories import CustomerReader, CustomerRef, Key
from tiquo_desktop.services.importing.wanted import NAMED_BY_UID, ORDER, Wanted

_SOFT = (Key.EMAIL, Key.PHONE)
"""Keys that two people may share."""


class Directory:
    """Who answers to which key: what was fetched from the database, and what a batch adds."""

    def __init__(self) -> None:
        """Know nobody."""
        self._known: dict[Key, dict[Any, Sequence[CustomerRef]]] = {key: {} for key in ORDER}

    def fetch(self, reader: CustomerReader, wanted: Iterable[Wanted]) -> None:
        """Look up what is needed to find all of `wanted`, one query for each kind of key.

        Rows that an earlier key settles are not asked for their later ones.
        """
        unsettled = [each for each in wanted if _readable(each)]
        soft: set[tuple[str, str]] = set()
        for key in ORDER:
            known = self._known[key]
            unknown: set[Any] = {
                value for each in unsettled for value in each.keys(key)
            } - known.keys()
            if unknown:
                known.update(dict.fromkeys(unknown, ()))
                known.update(reader.match(key, unknown))
            if key in _SOFT:
                named = (each for each in unsettled if each.uid)
                soft |= {
                    (NAMED_BY_UID, ref.uid)
                    for each in named
                    for value in each.keys(key)
                    for ref in known[value]
                }
            unsettled = [
                each
                for each in unsettled
                if (key in _SOFT and each.uid)
                or len({ref for value in each.keys(key) for ref in known[value]}) != 1
            ]
        origins = self._known[Key.ORIGIN]
        soft -= origins.keys()
        if soft:
            origins.update(dict.fromkeys(soft, ()))
            origins.update(reader.match(Key.ORIGIN, soft))

    def find(self, wanted: Wanted) -> CustomerRef | None:
        """The customer that a row means; None where it means a new one.

        Raises:
            InvalidValue: its keys contradict each other, or several customers answer to them.
        """
        candidates: frozenset[CustomerRef] = frozenset()
        for key in ORDER:
            known = self._known[key]
            refs = frozenset(ref for value in wanted.keys(key) for ref in known.get(value, ()))
            if wanted.uid and refs and key is Key.NUMBER:
                raise InvalidValue(
                    "the customer's number belongs to another customer here, and the uid beside "
                    "it is not known here: the row may come from another venue.",
                    "number",
                )
            if wanted.uid and key in _SOFT:
                refs = frozenset(ref for ref in refs if not self._named_by_uid(ref))
            both = candidates & refs if candidates else refs
            if len(both) == 1:
                return next(iter(both))
            candidates = both or candidates
        if candidates:
            raise InvalidValue(
                f"{len(candidates)} customers here answer to what the row says of its customer: "
                "add a uid or a number.",
                "customer",
            )
        return None

    def answers_to(self, origin: tuple[str, str]) -> bool:
        """Whether some customer is known by that origin and external id."""
        return bool(self._known[Key.ORIGIN].get(origin))

    def add(self, wanted: Wanted, ref: CustomerRef) -> None:
        """Remember a customer that the batch adds."""
        for key in ORDER:
            for value in wanted.keys(key):
                self._put(key, value, ref)
        for origin in wanted.origins:
            self._put(Key.ORIGIN, origin, ref)

    def __len__(self) -> int:
        return sum(map(len, self._known.values()))

    def _put(self, key: Key, value: Any, ref: CustomerRef) -> None:
        refs = self._known[key].get(value, ())
        if ref not in refs:
            self._known[key][value] = (*refs, ref)

    def _named_by_uid(self, ref: CustomerRef) -> bool:
        # Their own database tells these customers apart, so a shared e-mail does not unite them.
        return bool(self._known[Key.ORIGIN].get((NAMED_BY_UID, ref.uid)))


def _readable(wanted: Wanted) -> bool:
    """Whether uid and number can be read at all; if not, `find` will say why."""
    try:
        return wanted.uid != "" and wanted.number != ""
    except InvalidValue:
        return False

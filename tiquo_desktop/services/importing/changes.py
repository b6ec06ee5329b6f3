"""What an import changes in a profile that exists, and the event that says so."""

from __future__ import annotations

import json
from dataclasses import replace

from tiquo_desktop.domain import customers, times
from tiquo_desktop.domain.activity import NewEvent, checked
from tiquo_desktop.domain.customers import Customer, Profile, Status
from tiquo_desktop.domain.repositories import ActivityReader
from tiquo_desktop.domain.vocabulary import Category, Source, Type
from tiquo_desktop.services import profile_changes
from tiquo_desktop.services.importing.wanted import Wanted

_WORDS = {
    "given_name": "given name",
    "family_name": "family name",
    "company": "company",
    "email": "e-mail address",
    "phones": "phone numbers",
    "status": "status",
    "extra": "further data",
}


def changed(stored: Customer, wanted: Wanted) -> Profile | None:
    """The profile with what a row says of it, None where that is nothing new.

    An empty value never clears a stored one. The row's phones come first and the others stay
    behind them; of `extra` the keys that the row has are replaced.

    Raises:
        InvalidValue: the result would be no customer.
    """
    said = wanted.profile
    before = Profile(**{name: getattr(stored, name) for name in _WORDS})
    after = customers.checked_profile(
        replace(
            before,
            given_name=said.given_name or before.given_name,
            family_name=said.family_name or before.family_name,
            company=said.company or before.company,
            email=said.email or before.email,
            phones=said.phones + before.phones,
            status=wanted.status or before.status,
            extra=_merged(before.extra, said.extra),
        )
    )
    if after.status is not Status.BANNED:
        after = customers.admitted(after, after.status)  # an earlier ban ends with its status
    return None if after == before else after


class Changes:
    """The changes that one file makes in profiles, as events.

    A file says once what it says: each change has a running number in the file, and its event names
    the row. Where the file, or the beginning of it, was imported before, the last of its changes
    tells up to which row it was: what stands there is not said again. So a file with two values for
    one customer settles on the later one however often it is run, or killed and run again.
    """

    def __init__(self, *, zone: str, origin: str, digest: str) -> None:
        """`digest` is that of the file, in hex."""
        self._zone = zone
        self._origin = origin
        self._digest = digest
        self._made = 0
        self.done = 0
        """The rows up to this ordinal are done with."""

    def resume(self, activity: ActivityReader) -> None:
        """Find out how far the file was imported before."""
        step, made = 1, 0
        while activity.by_external_id(self._origin, self._external_id(made + step)):
            made, step = made + step, step * 2
        while step > 1:
            step //= 2
            if activity.by_external_id(self._origin, self._external_id(made + step)):
                made += step
        last = activity.by_external_id(self._origin, self._external_id(made)) if made else None
        ordinal = (last.object_ref or "").rpartition(":")[2] if last else "0"
        self._made, self.done = made, int(ordinal)

    def stored(self, count: int) -> None:
        """So many further changes were committed."""
        self._made += count

    def event(self, ordinal: int, before: int, stored: Customer, profile: Profile) -> NewEvent:
        """The event of the change that a row makes, behind `before` others of its transaction."""
        names = [name for name in _WORDS if getattr(stored, name) != getattr(profile, name)]
        words = [_WORDS[name] for name in names]
        listed = f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
        return checked(
            NewEvent(
                occurred_at=times.now(),
                zone=self._zone,
                category=Category.CUSTOMERS,
                type=Type.DATA,
                source=Source.INTEGRATION,
                action="customer.updated",
                summary=f"An import changed the profile: {listed}.",
                customer=stored.uid,
                details=profile_changes.details(profile_changes.changes(stored, profile)),
                object_kind="import",
                object_ref=f"{self._digest[:16]}:{ordinal}",
                origin=self._origin,
                external_id=self._external_id(self._made + before + 1),
            )
        )

    def _external_id(self, number: int) -> str:
        return f"{self._digest}:changed:{number}"


def _merged(stored: str | None, said: str | None) -> str | None:
    if stored is None or said is None:
        return stored or said
    before, new = json.loads(stored), json.loads(said)
    # Other programs may store what they like: only an object has keys to replace.
    if not isinstance(before, dict) or all(before.get(key) == new[key] for key in new):
        return stored
    return json.dumps(before | new, ensure_ascii=False)

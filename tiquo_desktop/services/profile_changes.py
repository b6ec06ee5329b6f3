"""What an edit changes in a profile, and the event that says so."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from tiquo_desktop.domain import customers, times
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.activity import checked as checked_event
from tiquo_desktop.domain.customers import BAN, Ban, Notice, Profile, Status, extra_values
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.domain.values import DETAILS_LIMIT
from tiquo_desktop.domain.vocabulary import Category, Source, Type

UPDATED, BANNED, ADMITTED = "customer.updated", "customer.banned", "customer.ban_lifted"
"""The actions of events that say how a profile was changed."""
_SHORTENED = 200
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: the person or application, and the computer."""

    actor: str | None = None
    device: str | None = None
    source: str = Source.STAFF


@dataclass(frozen=True, slots=True)
class Signed:
    """A profile as it will be stored, and the uid of the event that will say so."""

    profile: Profile
    event_uid: str


def signed(before: Profile | None, after: Profile, by: Writer) -> Signed:
    """The profile with who set its ban or notice and when, where that is new.

    `before` is None for a new customer. A profile that is no longer banned loses its ban.

    Raises:
        InvalidValue: somebody is to be banned without a reason.
    """
    uid, now = new_uid(), times.now()
    ban, notice = customers.ban(after), customers.notice(after)
    old_ban = customers.ban(before) if before is not None else None
    if ban is None:
        after = customers.admitted(after, after.status)
    elif old_ban is None or (ban.reason, ban.until) != (old_ban.reason, old_ban.until):
        if ban.reason is None:
            raise InvalidValue(
                "a ban needs a reason: say why, so that whoever meets this person knows.", "reason"
            )
        after = customers.banned(after, replace(ban, by=by.actor, at=now, event=uid))
    elif ban != old_ban:
        after = customers.banned(after, old_ban)
    old_notice = customers.notice(before) if before is not None else None
    if notice is not None:
        if old_notice is None or notice.text != old_notice.text:
            after = customers.noticed(after, replace(notice, by=by.actor, at=now))
        elif notice != old_notice:
            after = customers.noticed(after, old_notice)
    return Signed(after, uid)


def changes(before: Profile, after: Profile) -> dict[str, tuple[Any, Any]]:
    """What differs, by field or key of `extra`, each with its old and new value as JSON knows them.

    Ban and notice are said in words. `extra` is one value where only its spelling differs.
    """
    old, new = _as_json(before), _as_json(after)
    if before.extra != after.extra:
        old |= _extra(before)
        new |= _extra(after)
    names = [*old, *(name for name in new if name not in old)]
    found = {
        name: (old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)
    }
    if not found and before.extra != after.extra:
        return {"extra": (before.extra, after.extra)}
    return found


def update_event(
    customer: customers.Customer,
    after: Profile,
    changed: dict[str, tuple[Any, Any]],
    by: Writer,
    zone: str,
    uid: str,
) -> NewEvent:
    """The checked event, of now, that says how a customer's profile was changed.

    The summary names the fields, and says a ban; the details hold old and new values. Where these
    are too long for details, long texts are shortened (the earlier version of the profile is kept
    whole).
    """
    action, sentence, others = _banning(customer, after, changed)
    words = list(dict.fromkeys(_LABELS.get(name, _FURTHER) for name in others))
    if words:
        sentence = f"{sentence} Profile changed: {', '.join(words)}.".strip()
    return _event(customer, action, sentence, details(changed), by, zone, uid)


def ban_event(customer: customers.Customer, by: Writer, zone: str, uid: str) -> NewEvent | None:
    """The checked event, of now, that says that a new customer is banned; None where it is not."""
    ban = customers.ban(customer)
    if ban is None:
        return None
    return _event(customer, BANNED, _ban_sentence(ban), None, by, zone, uid)


def _event(
    customer: customers.Customer,
    action: str,
    summary: str,
    details: str | None,
    by: Writer,
    zone: str,
    uid: str,
) -> NewEvent:
    return checked_event(
        NewEvent(
            uid=uid,
            occurred_at=times.now(),
            zone=zone,
            customer=customer.uid,
            category=Category.CUSTOMERS,
            type=Type.DATA,
            source=by.source,
            action=action,
            summary=summary,
            details=details,
            object_kind="customer",
            object_ref=customer.number,
            actor=by.actor,
            device=by.device,
        )
    )


_LABELS = {
    "given_name": "given name",
    "family_name": "family name",
    "company": "company",
    "email": "e-mail address",
    "phones": "phone numbers",
    "status": "status",
    "ban": "ban",
    "notice": "notice",
    "notes": "notes",
    "date_of_birth": "date of birth",
    "address": "address",
    "tags": "tags",
}
_FURTHER = "further details"


def _banning(
    before: Profile, after: Profile, changed: Collection[str]
) -> tuple[str, str, list[str]]:
    """The action, what is said of a ban, and the changes besides it."""
    was, ban = customers.ban(before), customers.ban(after)
    others = [name for name in changed if name not in ("status", BAN)]
    if ban is not None and ban != was:
        return BANNED, _ban_sentence(ban), others
    if was is not None and ban is None:
        rest = others if after.status is Status.ACTIVE else ["status", *others]
        return ADMITTED, "Ban lifted.", rest
    return UPDATED, "", list(changed)


def _ban_sentence(ban: Ban) -> str:
    until = f" until {_words(ban.until)}" if ban.until else ""
    reason = f": {ban.reason}" if ban.reason else ""
    return f"Banned{until}{reason}".rstrip(".") + "."


def _words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _as_json(profile: Profile) -> dict[str, Any]:
    values = {
        field.name: getattr(profile, field.name)
        for field in fields(Profile)
        if field.name != "extra"
    }
    values["phones"] = [phone.written for phone in profile.phones]
    values["status"] = str(profile.status)
    return values


def _extra(profile: Profile) -> dict[str, Any]:
    """The keys of `extra` as they stand in details; one that is called like a field gets a prefix."""
    values = extra_values(profile)
    ban, notice = customers.ban(profile), customers.notice(profile)
    if ban is not None and BAN in values:
        values[BAN] = _ban_sentence(ban)
    if notice is not None:
        values[customers.NOTICE] = _notice_words(notice)
    names = {field.name for field in fields(Profile)}
    return {f"extra.{name}" if name in names else name: value for name, value in values.items()}


def _notice_words(notice: Notice) -> str:
    return notice.text


def details(changed: dict[str, tuple[Any, Any]]) -> str:
    """Old and new values as the JSON of an event's details; long ones shortened where they must be."""

    def written(limit: int | None) -> str:
        values = {
            name: {"old": _short(old, limit), "new": _short(new, limit)}
            for name, (old, new) in changed.items()
        }
        return json.dumps({"changes": values}, ensure_ascii=False)

    text = written(None)
    return text if len(text.encode()) <= DETAILS_LIMIT else written(_SHORTENED)


def _short(value: Any, limit: int | None) -> Any:
    """`value`, or its beginning as a text where it is longer than `limit` characters."""
    if limit is None or value is None:
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return value if len(text) <= limit else text[:limit] + "…"

"""Customers: who they are and what makes a record of one valid."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.identifiers import parse_number, parse_uid
from tiquo_desktop.domain.values import (
    check_length,
    details_or_none,
    parse_details,
    text_or_none,
)

_LONGEST_EMAIL = 320
"""Characters, as RFC 3696 counts them: 64 before the @ and 255 behind it."""

BAN, NOTICE = "ban", "notice"
"""Keys of `Profile.extra`: `{"ban": {"reason", "until", "by", "at", "event"}}` beside the status
banned, and `{"notice": {"text", "by", "at"}}`."""


class Status(StrEnum):
    """Whether a customer may be served."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    BANNED = "banned"


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number as written, and in its E.164 and national form where it is valid.

    An invalid number is searchable and never matches two customers together.
    """

    written: str
    e164: str | None = None
    national: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What people may write of a customer; the first phone is the primary one.

    `extra` is JSON text: date of birth, address, notes, tags and whatever an import names.
    """

    given_name: str | None = None
    family_name: str | None = None
    company: str | None = None
    email: str | None = None
    phones: tuple[Phone, ...] = ()
    status: Status = Status.ACTIVE
    extra: str | None = None

    @property
    def name(self) -> str:
        """The name to show: the person's, else the company's, else a contact; never empty."""
        person = " ".join(part for part in (self.given_name, self.family_name) if part)
        first_phone = self.phones[0].written if self.phones else None
        return person or self.company or self.email or first_phone or "Unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCustomer(Profile):
    """A customer to add. The database gives what is None: a uid and the next number."""

    uid: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer(Profile):
    """A stored customer.

    `id` is the row in this database and never leaves it; `version` counts the edits from 1.
    `merged_into` is the uid of the customer that this duplicate was merged into.
    """

    id: int
    uid: str
    number: str
    version: int = 1
    merged_into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ban:
    """Why somebody is not to be admitted; what nobody recorded is None.

    `until` is the last day of the ban in the venue's zone, None for a ban without an end. `by` set
    it `at` an instant (microseconds UTC); `event` is the uid of the event that says so.
    """

    reason: str | None = None
    until: date | None = None
    by: str | None = None
    at: int | None = None
    event: str | None = None

    def has_ended(self, today: date) -> bool:
        """Whether its last day is over; the status stays banned until somebody lifts it."""
        return self.until is not None and today > self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What everybody who serves a customer has to know, such as an allergy; `by` and `at` as in
    `Ban`."""

    text: str
    by: str | None = None
    at: int | None = None


AProfile = TypeVar("AProfile", bound=Profile)


def ban(profile: Profile) -> Ban | None:
    """The ban of a banned customer, without anything where nothing was recorded; else None."""
    if profile.status is not Status.BANNED:
        return None
    said = _mapping(extra_values(profile).get(BAN))
    return Ban(
        reason=_word(said.get("reason")),
        until=_day(said.get("until")),
        by=_word(said.get("by")),
        at=_moment(said.get("at")),
        event=_word(said.get("event")),
    )


def notice(profile: Profile) -> Notice | None:
    """What is to be known of a customer, if anything."""
    stored = extra_values(profile).get(NOTICE)
    said = {"text": stored} if isinstance(stored, str) else _mapping(stored)
    text = _word(said.get("text"))
    return Notice(text=text, by=_word(said.get("by")), at=_moment(said.get("at"))) if text else None


def banned(profile: AProfile, why: Ban) -> AProfile:
    """The profile with a ban in place of any earlier one."""
    said = {
        "reason": why.reason,
        "until": why.until.isoformat() if why.until else None,
        "by": why.by,
        "at": times.isoformat(why.at, "UTC") if why.at is not None else None,
        "event": why.event,
    }
    return replace(with_extra(profile, BAN, said), status=Status.BANNED)


def admitted(profile: AProfile, status: Status) -> AProfile:
    """The profile without a ban, in another status."""
    return replace(with_extra(profile, BAN, None), status=status)


def noticed(profile: AProfile, what: Notice | None) -> AProfile:
    """The profile with a notice in place of any earlier one; None removes it."""
    said = what and {
        "text": what.text,
        "by": what.by,
        "at": times.isoformat(what.at, "UTC") if what.at is not None else None,
    }
    return with_extra(profile, NOTICE, said)


def with_extra(profile: AProfile, key: str, value: object) -> AProfile:
    """The profile with another value of one key of `extra`; None removes the key."""
    values = extra_values(profile)
    if values.get(key) == value:
        return profile
    values.pop(key, None)
    if value is not None:
        values[key] = value
    return replace(profile, extra=json.dumps(values, ensure_ascii=False) if values else None)


def extra_values(profile: Profile) -> dict[str, Any]:
    """What `extra` holds by key; whatever is no object stands under the key ``further``."""
    if not profile.extra:
        return {}
    try:
        value = parse_details(profile.extra)
    except InvalidValue:  # other programs may have written it
        value = profile.extra
    return value if isinstance(value, dict) else {"further": value}


def profile_of(customer: Profile) -> Profile:
    """Only what people may write of a customer."""
    return Profile(**{each.name: getattr(customer, each.name) for each in fields(Profile)})


def checked(new: NewCustomer) -> NewCustomer:
    """`new` as it will be stored.

    Raises:
        InvalidValue: a forbidden text, a malformed uid or number, or too little to be a customer:
            there must be a given and a family name, or an e-mail, or a given name with a valid
            phone.
    """
    uid = parse_uid(new.uid) if new.uid else None
    if new.uid and uid is None:
        raise InvalidValue("the customer's uid is not 32 hex characters.", "uid")
    number = parse_number(new.number) if new.number else None
    if new.number and number is None:
        raise InvalidValue("the customer's number is not like CUST-000042.", "number")
    profile = checked_profile(new)
    return NewCustomer(
        uid=uid,
        number=number,
        given_name=profile.given_name,
        family_name=profile.family_name,
        company=profile.company,
        email=profile.email,
        phones=profile.phones,
        status=profile.status,
        extra=profile.extra,
    )


def checked_profile(profile: Profile) -> Profile:
    """The profile as it will be stored; the rules are those of `checked`."""
    result = Profile(
        given_name=text_or_none(_stripped(profile.given_name), "given_name"),
        family_name=text_or_none(_stripped(profile.family_name), "family_name"),
        company=text_or_none(_stripped(profile.company), "company"),
        email=_email(profile.email),
        phones=_phones(profile.phones),
        status=profile.status,
        extra=details_or_none(profile.extra),
    )
    valid_phone = any(phone.e164 for phone in result.phones)
    enough = (
        (result.given_name and result.family_name)
        or result.email
        or (result.given_name and valid_phone)
    )
    if not enough:
        raise InvalidValue(
            "a customer needs a given and a family name, or an e-mail address, or a given name "
            "and a valid phone number."
        )
    return result


def email_key(email: str) -> str:
    """What two spellings of one e-mail address share."""
    return email.strip().casefold()


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _word(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _moment(value: object) -> int | None:
    try:
        return times.parse(value, "UTC") if isinstance(value, str) else None
    except InvalidValue:
        return None


def _stripped(text: str | None) -> str | None:
    return text.strip() if text else None


def _email(text: str | None) -> str | None:
    email = text_or_none(_stripped(text), "email")
    if email is None:
        return None
    local, at, domain = email.rpartition("@")
    if not (at and local and domain) or any(character.isspace() for character in email):
        raise InvalidValue("the e-mail address has no @ in its middle, or a space.", "email")
    check_length(email, "email", _LONGEST_EMAIL)
    return email


def _phones(phones: tuple[Phone, ...]) -> tuple[Phone, ...]:
    seen: dict[str, Phone] = {}
    for phone in phones:
        written = text_or_none(phone.written.strip(), "phone")
        if written:
            seen.setdefault(phone.e164 or written, Phone(written, phone.e164, phone.national))
    return tuple(seen.values())

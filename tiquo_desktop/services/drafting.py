"""From a draft to the event it describes, and from an event to the draft of its correction."""

from __future__ import annotations

import json

from tiquo_desktop.domain.activity import NewEvent, checked
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.money import to_decimal
from tiquo_desktop.domain.values import parse_details
from tiquo_desktop.services.corrections import Corrected, Money, difference
from tiquo_desktop.services.drafts import Draft
from tiquo_desktop.services.typed import parse_about, parse_amount, parse_pairs, parse_when

_STORIES = frozenset({"order", "booking", "enquiry"})
_OF_A_CORRECTION = frozenset({"reason", "amount"})


def event_of(
    draft: Draft,
    *,
    customer: str | None,
    zone: str,
    now: int,
    actor: str | None,
    device: str | None,
    leaves: bool = False,
    stands: Corrected | None = None,
) -> NewEvent:
    """The checked event that a draft describes; `leaves` makes an unsigned amount negative.

    The amount of a correction is what is right; recorded is the difference to what `stands`. "Now" is the instant of the first attempt to save, so that another attempt is the same event.

    Raises:
        InvalidValue: something is missing or not understood; `field` is that of the draft.
    """
    sentence = " ".join(line.strip() for line in draft.summary.splitlines() if line.strip())
    if not sentence:
        raise InvalidValue("Say in one sentence what happened.", "summary")
    for name, words in (("category", "category"), ("type", "type"), ("source", "source")):
        if not getattr(draft, name):
            raise InvalidValue(f"Choose a {words}.", name)
    # What is corrected may have been announced for a time that is still to come.
    when = parse_when(draft.when, now, zone, future=draft.corrects is not None)
    about = parse_about(draft.about)
    amount = right = amount_of(draft, leaves=leaves, stands=stands)
    if stands is not None:
        amount = difference(right, draft.category, stands)
    kind, reference = about or (None, None)
    details = parse_pairs(draft.details)
    if draft.corrects is not None:
        details = _with_reason(
            details, draft.reason, _change(right, amount, draft.category, stands)
        )
    return checked(
        NewEvent(
            uid=draft.uid,
            salt=bytes.fromhex(draft.salt),
            occurred_at=when if when is not None else draft.attempted_at or now,
            zone=zone,
            customer=customer,
            category=draft.category,
            type=draft.type,
            source=draft.source,
            summary=sentence,
            details=details,
            object_kind=kind,
            object_ref=reference,
            story=_story(kind, reference, stands),
            actor=actor,
            device=device,
            amount_minor=amount[0] if amount is not None else None,
            currency=amount[1] if amount is not None else None,
            corrects=draft.corrects,
        )
    )


def amount_of(
    draft: Draft, *, leaves: bool = False, stands: Corrected | None = None
) -> Money | None:
    """The amount that a draft says is right, None without one.

    Unsigned it is money that leaves where `leaves` says so, or where what `stands` left.

    Raises:
        InvalidValue: it is not understood.
    """
    minor = parse_amount(draft.amount, draft.currency)
    if minor is None:
        return None
    before = stands.amount(draft.category) if stands is not None else None
    signed = draft.amount.strip()[:1] == "+" or draft.amount.strip()[-1:] == "+"
    if leaves or (before is not None and before[0] < 0 and not signed):
        minor = -abs(minor)
    return minor, draft.currency.strip().upper()


def correction_of(stands: Corrected, when: str) -> Draft:
    """The draft of what corrects an event: the same words, for the person to put right, and the
    amount that stands.

    `when` is the time of the event as the dialog shows times.
    """
    event, standing = stands.event, stands.amount(stands.event.category)
    amount, currency = "", ""
    if standing is not None:
        amount, currency = str(to_decimal(*standing)), standing[1]
    about = event.object_ref or ""
    if event.object_kind and event.object_ref:
        about = f"{event.object_kind}:{event.object_ref}"
    return Draft(
        summary=event.summary or "",
        category=event.category,
        type=event.type,
        source=event.source,
        about=about,
        when=when,
        amount=amount,
        currency=currency,
        details=_lines(event.details, _OF_A_CORRECTION if event.corrects else frozenset()),
        corrects=event.uid,
    )


def _with_reason(details: str | None, reason: str, change: dict[str, object]) -> str:
    if not reason.strip():
        raise InvalidValue("Say why the event is corrected.", "reason")
    pairs = json.loads(details) if details else {}
    said = {"reason": reason.strip()} | change
    others = {name: value for name, value in pairs.items() if name not in said}
    return json.dumps(said | others, ensure_ascii=False)


def _change(
    right: Money | None, recorded: Money | None, category: str, stands: Corrected | None
) -> dict[str, object]:
    """The old and the new amount, since the one that is recorded is what lies between them."""
    before = stands.amount(category) if stands is not None else None
    if before is None or recorded is None:
        return {}
    after = right or (0, before[1])
    old, new = (f"{to_decimal(*each)} {each[1]}" for each in (before, after))
    return {"amount": {"old": old, "new": new}}


def _story(kind: str | None, reference: str | None, stands: Corrected | None) -> str | None:
    """A correction stays in the story of what it corrects, as long as it is about the same."""
    if stands is not None and (kind, reference) == (
        stands.event.object_kind,
        stands.event.object_ref,
    ):
        return stands.event.story or (reference if kind in _STORIES else None)
    return reference if kind in _STORIES else None


def _lines(details: str | None, without: frozenset[str]) -> str:
    """Details as lines where they are nothing but texts and numbers; else nothing."""
    try:
        pairs = parse_details(details) if details else None
    except InvalidValue:
        return ""
    if not isinstance(pairs, dict):
        return ""
    return "\n".join(
        f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for name, value in pairs.items()
        if name not in without and ":" not in name and "\n" not in str(value)
    )

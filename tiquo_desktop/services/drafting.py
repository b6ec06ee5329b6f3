"""From a draft to the event it describes, and from an event to the draft of its correction."""

from __future__ import annotations

import json

from tiquo_desktop.domain.activity import Event, NewEvent, checked
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.money import to_decimal
from tiquo_desktop.domain.values import parse_details
from tiquo_desktop.services.drafts import Draft
from tiquo_desktop.services.typed import parse_about, parse_amount, parse_pairs, parse_when

_STORIES = frozenset({"order", "booking", "enquiry"})


def event_of(
    draft: Draft,
    *,
    customer: str | None,
    zone: str,
    now: int,
    actor: str | None,
    device: str | None,
    leaves: bool = False,
) -> NewEvent:
    """The checked event that a draft describes; `leaves` makes an unsigned amount negative.

    "Now" is the instant of the first attempt to save, so that another attempt is the same event.

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
    minor = parse_amount(draft.amount, draft.currency)
    if minor is not None and leaves:
        minor = -abs(minor)
    kind, reference = about or (None, None)
    details = parse_pairs(draft.details)
    if draft.corrects is not None:
        details = _with_reason(details, draft.reason)
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
            story=reference if kind in _STORIES else None,
            actor=actor,
            device=device,
            amount_minor=minor,
            currency=draft.currency.strip().upper() if minor is not None else None,
            corrects=draft.corrects,
        )
    )


def correction_of(event: Event, when: str) -> Draft:
    """The draft of what corrects an event: the same words, for the person to put right.

    `when` is the time of the event as the dialog shows times.
    """
    amount = ""
    if event.amount_minor is not None and event.currency:
        amount = str(to_decimal(event.amount_minor, event.currency))
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
        currency=event.currency or "",
        details=_lines(event.details),
        corrects=event.uid,
    )


def _with_reason(details: str | None, reason: str) -> str:
    if not reason.strip():
        raise InvalidValue("Say why the event is corrected.", "reason")
    pairs = json.loads(details) if details else {}
    return json.dumps({"reason": reason.strip()} | pairs, ensure_ascii=False)


def _lines(details: str | None) -> str:
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
        if ":" not in name and "\n" not in str(value)
    )

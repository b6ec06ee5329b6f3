"""An event in facts: names and values, as the detail pane shows them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.details.detail_facts import Fact
from tiquo_desktop.ui.look.tokens import category_icon, category_token, source_icon
from tiquo_desktop.ui.words import moments
from tiquo_desktop.ui.words.vocabulary_words import value_word

translate = QCoreApplication.translate
_NO_TIME = times.SECOND // 20
"""Microseconds that would round to "0.0 s"."""


def facts_of(event: Event, zone: str) -> list[Fact]:
    """The clocks, the kind, who, where and about what; what is not known is left out."""
    day = moments.weekday_and_day(event.occurred_at, zone)
    clock = moments.clock(event.occurred_at, zone)
    occurred = f"{day}, {clock} {moments.zone_name(event.occurred_at, zone)}"
    category = value_word(Dimension.CATEGORY, event.category)
    kind = value_word(Dimension.TYPE, event.type)
    facts = [
        Fact(translate("Details", "Occurred"), occurred),
        Fact(translate("Details", "Recorded"), _recorded(event, zone)),
        Fact(
            translate("Details", "Category"),
            f"{category} · {kind}",
            category_icon(event.category),
            category_token(event.category),
        ),
        Fact(
            translate("Details", "Source"),
            value_word(Dimension.SOURCE, event.source),
            source_icon(event.source),
        ),
    ]
    if event.actor and event.device:
        by = translate("Details", "{who} at {device}").format(who=event.actor, device=event.device)
        facts.append(Fact(translate("Details", "By"), by))
    elif event.actor:
        facts.append(Fact(translate("Details", "By"), event.actor))
    elif event.device:
        facts.append(Fact(translate("Details", "Device"), event.device))
    if event.location:
        facts.append(Fact(translate("Details", "Place"), event.location))
    if event.object_ref:
        facts.append(Fact(translate("Details", "Object"), event.object_ref, link=True))
    return facts


def _recorded(event: Event, zone: str) -> str:
    recorded = event.recorded_at
    same_day = moments.day(recorded, zone) == moments.day(event.occurred_at, zone)
    when = moments.clock(recorded, zone)
    if not same_day:
        when = f"{moments.weekday_and_day(recorded, zone)}, {when}"
    after = recorded - event.occurred_at
    if abs(after) < _NO_TIME:
        return when
    words = (
        translate("Details", "{when} ({time} later)")
        if after >= 0
        else translate("Details", "{when} ({time} before)")
    )
    return words.format(when=when, time=moments.elapsed(abs(after)))

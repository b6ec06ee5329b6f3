"""What would bring rows back where a filter lets nothing through: leaving out one part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.services.timeline_days import Ints
from tiquo_desktop.services.timeline_index import TimelineIndex


@dataclass(frozen=True, slots=True)
class Offer:
    """One part of a filter, and how many events are `shown` by the `rest` of it."""

    part: Filter
    rest: Filter
    shown: int


def offers(index: TimelineIndex, wanted: Filter, *, about: Ints | None) -> tuple[Offer, ...]:
    """The parts of a filter without which it shows events, the most helpful first.

    `about` as for `TimelineIndex.view`.
    """
    found = []
    for part, rest in _parts(wanted):
        places = about if rest.reference else None
        shown = index.counts(rest, about=places).shown
        if shown:
            found.append(Offer(part, rest, shown))
    return tuple(sorted(found, key=lambda offer: -offer.shown))


def _parts(wanted: Filter) -> Iterator[tuple[Filter, Filter]]:
    """Each part of a filter by itself, and the filter without it."""
    if wanted.since is not None or wanted.until is not None:
        dates = Filter(since=wanted.since, until=wanted.until)
        yield dates, replace(wanted, since=None, until=None)
    if wanted.reference:
        yield Filter(reference=wanted.reference), replace(wanted, reference=None)
    for dimension in Dimension:
        choice = wanted.choice(dimension)
        for part, rest in (
            (Choice(only=choice.only), Choice(without=choice.without)),
            (Choice(without=choice.without), Choice(only=choice.only)),
        ):
            if part:
                yield Filter().choosing(dimension, part), wanted.choosing(dimension, rest)

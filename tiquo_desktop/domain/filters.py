"""What part of a timeline is shown: one small object that every view, count and export shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tiquo_desktop.domain import times
from tiquo_desktop.domain.vocabulary import Dimension, label

EVERYTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen of one dimension: only these values (if any), and not those."""

    only: frozenset[str] = EVERYTHING
    without: frozenset[str] = EVERYTHING

    def accepts(self, value: str) -> bool:
        """Whether an event with that value is shown."""
        return (not self.only or value in self.only) and value not in self.without

    def __bool__(self) -> bool:
        return bool(self.only or self.without)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A filter on a timeline; the empty one shows everything.

    `since` is the inclusive start and `until` the exclusive end of `occurred_at`, microseconds
    UTC. `reference` keeps the events whose object or story has that reference, without regard to
    letter case or prefix.
    """

    category: Choice = field(default_factory=Choice)
    type: Choice = field(default_factory=Choice)
    source: Choice = field(default_factory=Choice)
    since: int | None = None
    until: int | None = None
    reference: str | None = None

    def choice(self, dimension: Dimension) -> Choice:
        """What is chosen of one dimension."""
        return {
            Dimension.CATEGORY: self.category,
            Dimension.TYPE: self.type,
            Dimension.SOURCE: self.source,
        }[dimension]

    def choosing(self, dimension: Dimension, choice: Choice) -> Filter:
        """This filter with another choice in one dimension."""
        if dimension is Dimension.CATEGORY:
            return replace(self, category=choice)
        if dimension is Dimension.TYPE:
            return replace(self, type=choice)
        return replace(self, source=choice)

    def __bool__(self) -> bool:
        return self != Filter()

    def sentence(self, zone: str) -> str:
        """The filter in words, parts joined by `` · ``; "all events" for the empty one."""
        parts = [
            _words(dimension, self.choice(dimension))
            for dimension in Dimension
            if self.choice(dimension)
        ]
        if self.reference:
            parts.append(f"about {self.reference}")
        if self.since is not None or self.until is not None:
            parts.append(_range(self.since, self.until, zone))
        return " · ".join(parts) or "all events"


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of a timeline under a filter.

    `shown` is how many events pass all filters, of `total`. `values` maps each dimension to its
    values' counts, each under every filter but that dimension's own. Values without any event are
    absent.
    """

    total: int
    shown: int
    values: Mapping[Dimension, Mapping[str, int]]


def counted(combinations: Mapping[tuple[str, str, str], int], total: int, wanted: Filter) -> Counts:
    """The counts that follow from how often each (category, type, source) occurs.

    `combinations` holds the events in the filter's range and with its reference, whatever their
    category, type and source; `total` is the length of the whole timeline.
    """
    values: dict[Dimension, dict[str, int]] = {dimension: {} for dimension in Dimension}
    shown = 0
    for combination, n in combinations.items():
        accepted = [
            wanted.choice(dimension).accepts(value)
            for dimension, value in zip(Dimension, combination, strict=True)
        ]
        shown += n if all(accepted) else 0
        for at, dimension in enumerate(Dimension):
            if all(accepted[:at]) and all(accepted[at + 1 :]):
                counts = values[dimension]
                counts[combination[at]] = counts.get(combination[at], 0) + n
    return Counts(total, shown, values)


# Not strftime: its names follow a locale that others may set.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _words(dimension: Dimension, choice: Choice) -> str:
    only = [label(dimension, value) for value in _in_order(dimension, choice.only)]
    without = [label(dimension, value) for value in _in_order(dimension, choice.without)]
    said = []
    if only:
        by = "by " if dimension is Dimension.SOURCE else ""
        said.append(by + _joined(only, "or"))
    if without:
        said.append("not " + _joined(without, "or"))
    return ", ".join(said)


def _in_order(dimension: Dimension, values: frozenset[str]) -> list[str]:
    known = [value for value in dimension.known if value in values]
    return known + sorted(values.difference(known))


def _joined(words: list[str], last: str) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _range(since: int | None, until: int | None, zone: str) -> str:
    first = _moment(since, zone) if since is not None else None
    # The end is exclusive: a range that ends at midnight is named by its last day.
    last = _moment(until, zone, end=True) if until is not None else None
    if first and last:
        return first if first == last else f"{first} – {last}"
    return f"since {first}" if first else f"until {last}"


def _moment(instant: int, zone: str, *, end: bool = False) -> str:
    local = times.to_datetime(instant, zone)
    if (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0):
        if end:
            local = times.to_datetime(instant - 1, zone)
        return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year} {local:%H:%M}"

"""A filter in the words of the window: one sentence, its parts, and the dates of a range."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.domain import times
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.words import moments
from tiquo_desktop.ui.words.vocabulary_words import value_word

translate = QCoreApplication.translate


def sentence(wanted: Filter, zone: str) -> str:
    """The filter in words, parts joined by `` · ``; "" for the one that shows everything."""
    if not wanted:
        return ""
    parts = [_dimension(dimension, wanted.choice(dimension)) for dimension in Dimension]
    if wanted.reference:
        parts.append(about(wanted.reference))
    if wanted.since is not None or wanted.until is not None:
        parts.append(date_range(wanted.since, wanted.until, zone))
    return " · ".join(part for part in parts if part)


def part(one: Filter) -> str:
    """A filter of one part, as something that can be removed: "the date range", "“not Scan”"."""
    if one.since is not None or one.until is not None:
        return translate("Filter", "the date range")
    if one.reference:
        words = about(one.reference)
    else:
        words = ", ".join(
            _dimension(dimension, choice)
            for dimension in Dimension
            if (choice := one.choice(dimension))
        )
    return translate("Filter", "“{part}”").format(part=words)


def only(dimension: Dimension, values: frozenset[str]) -> str:
    """What is chosen: "Orders or Bookings", "by Staff"."""
    words = _joined([value_word(dimension, value) for value in _in_order(dimension, values)])
    if dimension is Dimension.SOURCE:
        return translate("Filter", "by {sources}").format(sources=words)
    return words


def without(dimension: Dimension, values: frozenset[str]) -> str:
    """What is left out: "not Notification"."""
    words = _joined([value_word(dimension, value) for value in _in_order(dimension, values)])
    return translate("Filter", "not {values}").format(values=words)


def about(reference: str) -> str:
    """That only the events of a reference are shown."""
    return translate("Filter", "about {reference}").format(reference=reference)


def date_range(since: int | None, until: int | None, zone: str, *, short: bool = False) -> str:
    """A range: "1 Sep – 23 Nov 2026"; the year of its start is left out where it is the same.

    The end is exclusive: a range that ends at midnight is named by its last day. A `short` one
    leaves out its year, if there is only one.
    """
    first = _Moment(since, zone) if since is not None else None
    last = _Moment(until, zone, is_end=True) if until is not None else None
    if first is None or last is None:
        one = first or last
        if one is None:
            return translate("Filter", "any time")
        if first is None:
            return translate("Filter", "until {date}").format(date=one.words(not short))
        return translate("Filter", "since {date}").format(date=one.words(not short))
    if first.is_day and last.is_day and first.local.date() == last.local.date():
        return first.words(not short)
    same_year = first.local.year == last.local.year
    return f"{first.words(not same_year)} – {last.words(not short or not same_year)}"


class _Moment:
    """An end of a range: a day, or a day and a time."""

    def __init__(self, instant: int, zone: str, *, is_end: bool = False) -> None:
        local = times.to_datetime(instant, zone)
        start, _ = times.day_bounds(local.date(), zone)
        self.is_day = instant == start
        self.local = times.to_datetime(instant - 1, zone) if self.is_day and is_end else local

    def words(self, with_year: bool) -> str:
        day = self.local.date()
        words = moments.date_words(day) if with_year else moments.short_date(day)
        return words if self.is_day else f"{words} {self.local:%H:%M}"


def _dimension(dimension: Dimension, choice: Choice) -> str:
    if not choice and dimension is Dimension.CATEGORY:
        return translate("Filter", "all categories")
    said = []
    if choice.only:
        said.append(only(dimension, choice.only))
    if choice.without:
        said.append(without(dimension, choice.without))
    return ", ".join(said)


def _in_order(dimension: Dimension, values: frozenset[str]) -> list[str]:
    known = [value for value in dimension.known if value in values]
    return known + sorted(values.difference(known))


def _joined(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    both = translate("Filter", "{some} or {last}")
    return both.format(some=", ".join(words[:-1]), last=words[-1])

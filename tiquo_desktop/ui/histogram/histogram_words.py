"""What a histogram says: its bins in words, and the dates below it."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.services.histogram import Bins, Unit
from tiquo_desktop.ui.words import moments, numerals
from tiquo_desktop.ui.words.row_words import day_title, month_names, month_title

_DAY_STEPS = (1, 2, 7, 14, 28)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000, 12_000)
_LABELS_OF_DAYS = 120
"""Days of a histogram under which the axis names days."""
_YEAR = 12


def bin_title(bins: Bins, number: int) -> str:
    """The time of one bin: "September 2026", "16 – 22 November 2026"."""
    first = bins.days[number]
    last = bins.days[number + 1] - timedelta(days=1)
    if bins.unit is Unit.DAY:
        return day_title(first)
    if bins.unit is Unit.MONTH:
        return month_title(first)
    if bins.unit is Unit.YEAR:
        return str(first.year)
    if bins.unit is Unit.WEEK:
        return _week(first, last)
    if bins.unit is Unit.QUARTER:
        return f"{month_names()[first.month - 1]} – {month_title(last)}"
    return f"{first.year} – {last.year}"


def count_words(title: str, total: int, matching: int) -> str:
    """How many events there were in some time: "September 2026: 12 events, 8 shown"."""
    text = (
        QCoreApplication.translate("Histogram", "{when}: {total} event")
        if total == 1
        else QCoreApplication.translate("Histogram", "{when}: {total} events")
    )
    if matching != total:
        text = (
            QCoreApplication.translate("Histogram", "{when}: {total} event, {shown} shown")
            if total == 1
            else QCoreApplication.translate("Histogram", "{when}: {total} events, {shown} shown")
        )
    return text.format(when=title, total=numerals.number(total), shown=numerals.number(matching))


def ticks(bins: Bins, most: int) -> list[tuple[float, str]]:
    """At most about `most` dates for the axis, each with its place: 1.5 is half-way through bin 1."""
    first, end = bins.days[0], bins.days[-1]
    length = (end - first).days
    if length < _LABELS_OF_DAYS and bins.unit in (Unit.DAY, Unit.WEEK):
        step = next((step for step in _DAY_STEPS if length / step <= most), _DAY_STEPS[-1])
        days = [first + timedelta(days=at) for at in range(0, length, step)]
        return [(_place(bins, day), moments.short_date(day)) for day in days]
    months = (end.year - first.year) * _YEAR + end.month - first.month
    step = next((step for step in _MONTH_STEPS if months / step <= most), _MONTH_STEPS[-1])
    number = first.year * _YEAR + first.month - 1
    if step >= _YEAR:
        number -= number % step
    labels = []
    while number // _YEAR <= date.max.year:
        day = date(max(number // _YEAR, 1), number % _YEAR + 1, 1)
        if day >= end:
            break
        text = str(day.year) if step >= _YEAR else moments.short_month(day)
        labels.append((_place(bins, max(day, first)), text))
        number += step
    return labels


def _place(bins: Bins, day: date) -> float:
    at = min(bisect_right(bins.days, day), len(bins)) - 1
    start, end = bins.days[at], bins.days[at + 1]
    return at + (day - start).days / max(1, (end - start).days)


def _week(first: date, last: date) -> str:
    """Two days, without what the last says as well: "16 – 22 November 2026"."""
    months = month_names()
    if first.year != last.year:
        start = QCoreApplication.translate("Histogram", "{day} {month} {year}")
    elif first.month != last.month:
        start = QCoreApplication.translate("Histogram", "{day} {month}")
    else:
        start = QCoreApplication.translate("Histogram", "{day}", "before a later day of the month")
    end = QCoreApplication.translate("Histogram", "{day} {month} {year}")
    return " – ".join(
        words.format(day=day.day, month=months[day.month - 1], year=day.year)
        for words, day in ((start, first), (end, last))
    )

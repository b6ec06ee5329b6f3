"""The words of the timeline's rows in the window's language."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.services.timeline_rows import RowWords
from tiquo_desktop.ui.words.numerals import thousands
from tiquo_desktop.ui.words.vocabulary_words import value_word

translate = QCoreApplication.translate


def row_words() -> RowWords:
    """The words for rows that are written from now on."""
    return RowWords(
        weekdays=weekday_names(),
        months=month_names(),
        heading=_heading(),
        today=translate("Rows", "Today"),
        yesterday=translate("Rows", "Yesterday"),
        one_event=translate("Rows", "{count} event"),
        events=translate("Rows", "{count} events"),
        hidden=translate("Rows", "{events}, {count} hidden by filters"),
        erased=erased(),
        about=translate("Rows", "object {reference}"),
        by=translate("Rows", "by {who}"),
        correction=translate("Rows", "a correction"),
        corrected=translate("Rows", "corrected later"),
        late=translate("Rows", "written down late"),
        place=translate("Rows", "{place} of {shown}"),
        thousands=thousands(),
        label=lru_cache(maxsize=1_000)(value_word),
    )


def erased() -> str:
    """What is shown in the place of a sentence that a lawful erasure removed."""
    return translate("Rows", "Text erased")


def day_title(day: date) -> str:
    """A date as a header names it: "Monday 23 November 2026"."""
    return RowWords(weekdays=weekday_names(), months=month_names(), heading=_heading()).title(day)


def month_title(day: date) -> str:
    """A month: "November 2026"."""
    words = translate("Rows", "{month} {year}")
    return words.format(month=month_names()[day.month - 1], year=day.year)


def month_names() -> tuple[str, ...]:
    """The twelve months, whole: "September"."""
    return (
        translate("Rows", "January"),
        translate("Rows", "February"),
        translate("Rows", "March"),
        translate("Rows", "April"),
        translate("Rows", "May"),
        translate("Rows", "June"),
        translate("Rows", "July"),
        translate("Rows", "August"),
        translate("Rows", "September"),
        translate("Rows", "October"),
        translate("Rows", "November"),
        translate("Rows", "December"),
    )


def _heading() -> str:
    return translate("Rows", "{weekday} {day} {month} {year}")


def weekday_names() -> tuple[str, ...]:
    """The seven days of the week, whole, from Monday."""
    return (
        translate("Rows", "Monday"),
        translate("Rows", "Tuesday"),
        translate("Rows", "Wednesday"),
        translate("Rows", "Thursday"),
        translate("Rows", "Friday"),
        translate("Rows", "Saturday"),
        translate("Rows", "Sunday"),
    )

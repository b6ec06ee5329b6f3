"""The words of the timeline's rows in the window's language."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.services.timeline_rows import RowWords
from tiquo_desktop.ui.vocabulary_words import value_word

_translate = QCoreApplication.translate


def row_words() -> RowWords:
    """The words for rows that are written from now on."""
    return RowWords(
        weekdays=_weekdays(),
        months=month_names(),
        heading=_translate("Rows", "{weekday} {day} {month} {year}"),
        today=_translate("Rows", "Today"),
        yesterday=_translate("Rows", "Yesterday"),
        one_event=_translate("Rows", "{count} event"),
        events=_translate("Rows", "{count} events"),
        hidden=_translate("Rows", "{events}, {count} hidden by filters"),
        erased=_translate("Rows", "Text erased"),
        about=_translate("Rows", "object {reference}"),
        by=_translate("Rows", "by {who}"),
        correction=_translate("Rows", "a correction"),
        corrected=_translate("Rows", "corrected later"),
        late=_translate("Rows", "written down late"),
        place=_translate("Rows", "{place} of {shown}"),
        label=lru_cache(maxsize=1_000)(value_word),
    )


def month_names() -> tuple[str, ...]:
    """The twelve months, whole: "September"."""
    return (
        _translate("Rows", "January"),
        _translate("Rows", "February"),
        _translate("Rows", "March"),
        _translate("Rows", "April"),
        _translate("Rows", "May"),
        _translate("Rows", "June"),
        _translate("Rows", "July"),
        _translate("Rows", "August"),
        _translate("Rows", "September"),
        _translate("Rows", "October"),
        _translate("Rows", "November"),
        _translate("Rows", "December"),
    )


def _weekdays() -> tuple[str, ...]:
    return (
        _translate("Rows", "Monday"),
        _translate("Rows", "Tuesday"),
        _translate("Rows", "Wednesday"),
        _translate("Rows", "Thursday"),
        _translate("Rows", "Friday"),
        _translate("Rows", "Saturday"),
        _translate("Rows", "Sunday"),
    )

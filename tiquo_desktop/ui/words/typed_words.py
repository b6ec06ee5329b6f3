"""What people type of times in the window's language, in the English words that are understood."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.ui.words import moments
from tiquo_desktop.ui.words.row_words import month_names, weekday_names

translate = QCoreApplication.translate
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?\.?")
_DAY_DOT = re.compile(r"(?<=\d)(?:\.|er)(?=\s+[^\W\d_])")
_UNITS = {"m": "min", "h": "h", "d": "d"}
_SHORTEST_MONTH = 3


def in_english(text: str) -> str:
    """Months, days of the week, "yesterday" and the like in English; all else stays as it is."""
    if translate("Typed", "yesterday") == "yesterday":
        return text
    ago = re.fullmatch(_ago(), " ".join(_plain(text).split()))
    if ago is not None:
        for unit, words in _units().items():
            if ago["unit"] in words:
                return f"{ago['number']} {_UNITS[unit]} ago"
    return _WORD.sub(_english, _DAY_DOT.sub("", text))


def _english(found: re.Match[str]) -> str:
    word = _plain(found[0].rstrip("."))
    fixed = {
        translate("Typed", "now"): "now",
        translate("Typed", "today"): "today",
        translate("Typed", "yesterday"): "yesterday",
        translate("Typed", "at", "a time of day"): "at",
    }
    for own, english in fixed.items():
        if word == _plain(own):
            return english
    # "mar." is a Tuesday and the begin of a month: whole names and their usual short forms come first.
    for number, (whole, short) in enumerate(_months(), 1):
        if word in (whole, short):
            return _MONTHS[number - 1]
    for number, names in enumerate(_weekdays()):
        if word in names:
            return _DAYS[number]
    for number, (whole, _) in enumerate(_months(), 1):
        if len(word) >= _SHORTEST_MONTH and whole.startswith(word):
            return _MONTHS[number - 1]
    return found[0]


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _months() -> list[tuple[str, str]]:
    short = (moments.month_name(number).rstrip(".") for number in range(1, 13))
    return [(_plain(one), _plain(other)) for one, other in zip(month_names(), short, strict=True)]


def _weekdays() -> list[tuple[str, str]]:
    short = (moments.weekday_name(number).rstrip(".") for number in range(7))
    return [(_plain(one), _plain(other)) for one, other in zip(weekday_names(), short, strict=True)]


def _ago() -> str:
    words = re.escape(_plain(translate("Typed", "{number} {unit} ago")))
    return words.replace(r"\{number\}", r"(?P<number>\d{1,4})\ ?").replace(
        r"\ ?\ \{unit\}", r"\ ?(?P<unit>[a-z]+)"
    )


def _units() -> dict[str, list[str]]:
    units = {
        "m": translate("Typed", "m min mins minute minutes", "how people write it"),
        "h": translate("Typed", "h hr hrs hour hours", "how people write it"),
        "d": translate("Typed", "d day days", "how people write it"),
    }
    return {unit: _plain(words).split() for unit, words in units.items()}


def _plain(text: str) -> str:
    """Lower case, without accents, which few people type."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))

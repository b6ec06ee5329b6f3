"""The filters of templates: small named functions from text to text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tiquo_desktop.domain.identifiers import parse_uid

TextFilter = Callable[[str], str]
Maps = Mapping[str, Mapping[str, str]]
"""The ``[map.NAME]`` tables of a profile: what a value becomes; ``*`` stands for any other."""

OTHERS = "*"

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH_NUMBERS = {
    name: f"{number:02d}"
    for number, month in enumerate(_MONTHS, 1)
    for name in (month, month[:3], month[:4] if month == "september" else month)
}
_WORD = re.compile(r"[^\W\d_]+\.?")
_SEPARATORS = re.compile(r"[._\-\s]+")
_FINER = re.compile(r"([.,][0-9]{6})[0-9]+")


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a template as written; `argument` is None where there is none."""

    name: str
    argument: str | None = None

    def function(self, maps: Maps) -> TextFilter:
        """What it does to a text; `maps` are those of the profile."""
        if self.name == "map":
            return _mapped(maps[self.argument or ""])
        if self.argument is not None:
            return _WITH_ARGUMENT[self.name](self.argument)
        return _PLAIN[self.name]


def problem(used: Filter, maps: Maps) -> str | None:
    """What is wrong with a filter as written, as part of a sentence; None if nothing is."""
    if used.name == "map":
        if used.argument is None:
            return 'the filter "map" needs the name of a map, as in {status|map:states}'
        if used.argument not in maps:
            return f'there is no [map.{used.argument}] in this profile for the filter "map"'
        return None
    if used.name == "pad" and not re.fullmatch("[1-9][0-9]?", used.argument or ""):
        return 'the filter "pad" needs a width, as in {day|pad:2}'
    if used.name in _WITH_ARGUMENT:
        return None if used.argument else f'the filter "{used.name}" needs a text behind a colon'
    if used.name in _PLAIN:
        return None if used.argument is None else f'the filter "{used.name}" takes no text'
    return f'there is no filter "{used.name}"'


def names() -> tuple[str, ...]:
    """The names of all filters."""
    return (*_PLAIN, *_WITH_ARGUMENT, "map")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _words(text: str) -> str:
    return _SEPARATORS.sub(" ", text).strip()


def _month(text: str) -> str:
    return _WORD.sub(_month_number, text)


def _month_number(word: re.Match[str]) -> str:
    return _MONTH_NUMBERS.get(word[0].rstrip(".").lower(), word[0])


def _microseconds(text: str) -> str:
    return _FINER.sub(r"\1", text)


def _decimal_comma(text: str) -> str:
    return text.replace(".", "").replace(" ", "").replace("\u00a0", "").replace(",", ".")


def _or(fallback: str) -> TextFilter:
    return lambda text: text if text.strip() else fallback


def _before(separator: str) -> TextFilter:
    return lambda text: text.partition(separator)[0]


def _after(separator: str) -> TextFilter:
    return lambda text: text.partition(separator)[2]


def _plural(noun: str) -> TextFilter:
    one, comma, many = noun.partition(",")
    several = many if comma else one + "s"
    return lambda text: f"{text} {one if text.strip() == '1' else several}"


def _prefix(before: str) -> TextFilter:
    return lambda text: before + text if text else ""


def _suffix(after: str) -> TextFilter:
    return lambda text: text + after if text else ""


def _uid(text: str) -> str:
    return parse_uid(text) or ""


def _pad(width: str) -> TextFilter:
    return lambda text: text.strip().zfill(int(width))


def _mapped(table: Mapping[str, str]) -> TextFilter:
    others = table.get(OTHERS)
    if others is None:
        return lambda text: table.get(text, text)
    return lambda text: table.get(text, others)


_PLAIN: dict[str, TextFilter] = {
    "lower": str.lower,
    "upper": str.upper,
    "title": str.title,
    "capital": _capital,
    "trim": str.strip,
    "words": _words,
    "month": _month,
    "decimal_comma": _decimal_comma,
    "microseconds": _microseconds,
    "uid": _uid,
}
_WITH_ARGUMENT: dict[str, Callable[[str], TextFilter]] = {
    "or": _or,
    "before": _before,
    "after": _after,
    "plural": _plural,
    "pad": _pad,
    "prefix": _prefix,
    "suffix": _suffix,
}

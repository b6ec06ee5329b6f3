"""Times as files write them: ISO 8601, epoch numbers, and patterns of the file's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidValue

TimeReader = Callable[[str, str], int]
"""From a text and the zone of a local time to an instant in microseconds UTC."""

_Parser = Callable[[str], datetime | date | int | None]
_EPOCHS = {"epoch-s": times.SECOND, "epoch-ms": times.SECOND // 1000}
_INTEGER = re.compile(r"-?[0-9]{1,17}")
_SHIFT = re.compile(r"\s*([+-]?)\s*([0-9]{1,9})\s*(day|hour|minute|second)s?\s*", re.IGNORECASE)
_COMPACT = re.compile(r"[0-9]{8}(T.+)?")
_DIRECTIVES = frozenset("YmdHIMSfyjzp%")
_ON_DATE = "YmdyjHIMSfzp"
_REMEMBERED = 4_096


def problem(written: str) -> str | None:
    """What is wrong with a date format of a profile, as a sentence; None if nothing is."""
    if written == "iso" or written in _EPOCHS:
        return None
    directives = re.findall(r"%(.?)", written.replace("%%", ""))
    if not directives:
        return 'a date format is "iso", "epoch-s", "epoch-ms" or a pattern such as "%d-%m-%Y".'
    for directive in directives:
        if directive in tuple("aAbBcxXZ"):
            return (
                f"%{directive} depends on the language of the computer: turn the names of months "
                "into numbers with {date|month} and use %m."
            )
        if directive not in _DIRECTIVES:
            return f"%{directive} is none of {', '.join('%' + each for each in _ON_DATE)}."
    return None


def reader(formats: Sequence[str], time_of_day: time | None) -> TimeReader:
    """How to read times in any of `formats`, tried in this order.

    The result raises `InvalidValue` for a text that none of them fits, and for a date alone where
    there is no `time_of_day`.
    """
    parsers = [_parser(each) for each in formats]

    def read(text: str, zone: str) -> int:
        stripped = text.strip()
        for parse in parsers:
            moment = parse(stripped)
            if moment is None:
                continue
            if isinstance(moment, int):
                return moment
            if not isinstance(moment, datetime):
                if time_of_day is None:
                    raise InvalidValue(
                        "a date has no time: name a time_of_day in the import profile.", "time"
                    )
                moment = datetime.combine(moment, time_of_day)
            if moment.tzinfo is None:
                return times.local_to_instant(moment, zone)
            return times.from_datetime(moment)
        if not stripped:
            raise InvalidValue("the time is empty.", "time")
        raise InvalidValue("the time fits none of the profile's date formats.", "time")

    # The instants of dates come back often, those of exact times do not.
    return read if formats == ("iso",) else lru_cache(_REMEMBERED)(read)


def shifted(instant: int, zone: str, shift: str) -> int:
    """`instant` moved by a text such as ``-3 days``; days keep the local time of day.

    Raises:
        InvalidValue: the text says no such thing, or it leads out of the calendar.
    """
    match = _SHIFT.fullmatch(shift)
    if match is None:
        raise InvalidValue("the shift is not like -3 days or +90 minutes.", "shift")
    amount = -int(match[2]) if match[1] == "-" else int(match[2])
    unit = match[3].lower() + "s"
    try:
        if unit == "days":
            local = times.to_datetime(instant, zone).replace(tzinfo=None)
            return times.local_to_instant(local + timedelta(days=amount), zone)
        return instant + timedelta(**{unit: amount}) // timedelta(microseconds=1)
    except OverflowError:
        raise InvalidValue("the time lies outside the years 1 to 9999.", "shift") from None


def _parser(written: str) -> _Parser:
    if written == "iso":
        return _iso
    if written in _EPOCHS:
        unit = _EPOCHS[written]
        return lambda text: int(text) * unit if _INTEGER.fullmatch(text) else None
    return _pattern(written)


def _iso(text: str) -> datetime | date | None:
    # fromisoformat takes more than is safe: a number of milliseconds can pass for a date.
    if text[4:5] != "-" and not _COMPACT.fullmatch(text):
        return None
    try:
        if len(text) <= 10 and ":" not in text:
            return date.fromisoformat(text)
        if text[10:11] in ("T", " ", "t") or text[8:9] == "T":
            moment = datetime.fromisoformat(text)
        else:
            return None
    except ValueError:
        return None
    if _may_be_finer(text) and times.is_finer(text):
        raise InvalidValue(
            "the time is finer than a microsecond, which is all that is kept: round it, or cut it "
            "in the profile with the filter microseconds.",
            "time",
        )
    return moment


def _may_be_finer(text: str) -> bool:
    # Most times have six decimals or none in the usual place, and looking closer takes as long as
    # all the rest.
    length = len(text)
    return length > 22 and (text[26:27].isdigit() or text[19] not in ".+-" or length > 32)


def _pattern(written: str) -> _Parser:
    halves = "%p" in written
    pattern = re.sub(r"\s*%p", "", written)
    exact = any(f"%{directive}" in pattern for directive in "HIMS")

    def parse(text: str) -> datetime | date | None:
        afternoon = False
        if halves:
            # strptime's own %p depends on the language of the computer.
            half = re.search(r"\s*([ap])\.?m\.?", text, re.IGNORECASE)
            if half is None:
                return None
            afternoon = half[1].lower() == "p"
            text = text[: half.start()] + text[half.end() :]
        try:
            moment = datetime.strptime(text, pattern)  # noqa: DTZ007  local in the file's zone
        except ValueError:
            return None
        if not exact:
            return moment.date()
        return moment + timedelta(hours=12) if afternoon else moment

    return parse

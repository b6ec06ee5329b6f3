"""What people type at a desk, understood: times, amounts, objects and details."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from datetime import time as time_of_day

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import parse_object
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.identifiers import REFERENCE_PREFIXES
from tiquo_desktop.domain.money import exponent, to_minor

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_UNITS = {"m": 60, "h": 3_600, "d": 86_400}
_NOW = re.compile(r"(?:now\b.*)?", re.IGNORECASE | re.DOTALL)
_AGO = re.compile(
    r"(?P<number>\d{1,4}|an?|half an)\s*(?P<unit>m|mins?|minutes?|h|hrs?|hours?|d|days?)\s*ago",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:\bat\s+)?(?<!\d)(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?$",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(r"(?<![\d./-])([01]\d|2[0-3])([0-5]\d)$")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?(?:,?\s+(\d{4}))?", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?", re.IGNORECASE
)
_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_KINDS = dict(zip(REFERENCE_PREFIXES, ("order", "booking", "enquiry"), strict=True))
_REFERENCE = re.compile(r"(?:ORD|BK|ENQ)-[A-Z0-9][A-Z0-9-]*", re.IGNORECASE)
_HOW = "write it like 14:20, yesterday 18:05, 22 Nov 14:20 or 10 min ago."


def parse_when(text: str, now: int, zone: str, *, future: bool = False) -> int | None:
    """The instant somebody means; None for "now", and for nothing at all.

    A clock alone is today's. A day alone has no time and is refused, and so is the future unless
    `future` allows it: what is recorded has happened. Days in numbers have the day first, ISO 8601 is understood as well.

    Raises:
        InvalidValue: not understood, or in the future.
    """
    words = " ".join(text.split())
    if _NOW.fullmatch(words):
        return None
    instant = _ago(words, now)
    if instant is None:
        instant = _iso(words, zone)
    if instant is None:
        instant = _day_and_clock(words, now, zone)
    if future:
        return instant
    if instant > now + times.SECOND * 60:
        raise InvalidValue(
            "This time is still to come: record what has happened, and name the day where it was "
            "an earlier one, as in yesterday 18:05.",
            "when",
        )
    return min(instant, now)


def parse_last_day(text: str, today: date) -> date | None:
    """The last day of something that ends, such as a ban; None for nothing.

    A day without a year is the next one.

    Raises:
        InvalidValue: not a day, or one that is over.
    """
    words = " ".join(text.split()).lower()
    if not words:
        return None
    try:
        day = today if words == "today" else _named(words, today, ahead=True)
    except ValueError:
        day = None
    if day is None:
        raise InvalidValue("this is no day: write it like 30 April 2027 or 2027-04-30.", "until")
    if day < today:
        raise InvalidValue("this day is over: name one that is still to come.", "until")
    return day


def parse_amount(text: str, currency: str) -> int | None:
    """The amount somebody typed in minor units; None for nothing.

    ``84.50``, ``84,50``, ``1,234.50``, ``1.234,50``, ``1 234.50`` and a sign before or behind are
    understood, also with the currency. A single separator before three digits could mean either, and
    is refused.

    Raises:
        InvalidValue: not an amount, or not one of this currency.
    """
    code = currency.strip().upper()
    plain = re.sub(r"[\s\u00a0\u202f'’£€$¥]", "", text).upper().replace("\u2212", "-")
    plain = plain.removeprefix(code).removesuffix(code) if code else plain
    if not plain:
        return None
    match = re.fullmatch(r"([-+]?)([0-9][0-9.,]*|[.,][0-9]+)([-+]?)", plain)
    if match is None or (match[1] and match[3]):
        raise InvalidValue("the amount is not a number: write it like 84.50.", "amount")
    return to_minor(f"{match[1] or match[3]}{_decimal(match[2], exponent(code))}", code)


def parse_about(text: str) -> tuple[str, str] | None:
    """The object somebody means, as kind and reference; None for nothing.

    ``booking:BK-A12B34``, a bare reference such as ``ORD-J98UBC``, or a link that ends in one.

    Raises:
        InvalidValue: the kind cannot be told.
    """
    words = text.strip()
    if not words:
        return None
    bare = words.rstrip("/").rpartition("/")[2] if "://" in words or "/" in words else words
    if _REFERENCE.fullmatch(bare):
        reference = bare.upper()
        return next(
            kind for start, kind in _KINDS.items() if reference.startswith(start)
        ), reference
    try:
        if "://" not in words:
            return parse_object(words)
    except InvalidValue:
        pass
    raise InvalidValue(
        "the object's kind is not clear: write it like ORD-001234, BK-A12B34, ENQ-001234, or with "
        "its kind, as in room:114.",
        "object",
    )


def parse_pairs(text: str) -> str | None:
    """Lines such as ``table: 4`` as details: a JSON object of texts; None without any.

    Raises:
        InvalidValue: a line without a colon, or a name that stands there twice.
    """
    pairs: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        name, colon, value = line.partition(":")
        name = name.strip()
        if not (colon and name):
            raise InvalidValue(
                f"line {number} of the details has no name before a colon: write it like table: 4.",
                "details",
            )
        if name in pairs:
            raise InvalidValue(
                f"line {number} of the details repeats a name: give each its own.", "details"
            )
        pairs[name] = value.strip()
    return json.dumps(pairs, ensure_ascii=False) if pairs else None


def _ago(words: str, now: int) -> int | None:
    match = _AGO.fullmatch(words)
    if match is None:
        return None
    number = match["number"].lower()
    count = 0.5 if number.startswith("half") else 1.0 if number in ("a", "an") else float(number)
    return now - round(count * _UNITS[match["unit"][0].lower()]) * times.SECOND


def _iso(words: str, zone: str) -> int | None:
    if "T" not in words and not re.match(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", words):
        return None
    try:
        return times.parse(words, zone)
    except InvalidValue:
        return None


def _day_and_clock(words: str, now: int, zone: str) -> int:
    today = times.to_datetime(now, zone).date()
    day_words, clock = _split(words)
    day = _day(day_words.strip(" ,"), today)
    if day is None or clock is None:
        missing = clock is None and day is not None and bool(day_words)
        raise InvalidValue(
            f"a day needs a time: {_HOW}" if missing else f"this is no time: {_HOW}", "when"
        )
    return times.local_to_instant(datetime.combine(day, clock), zone)


def _split(words: str) -> tuple[str, time_of_day | None]:
    """The words for the day, and the clock behind them."""
    four = _FOUR_DIGITS.search(words)
    if four is not None and _day_is_whole(words[: four.start()]):
        return words[: four.start()], time_of_day(int(four[1]), int(four[2]))
    match = _CLOCK.search(words)
    if match is None or not (match["minute"] or match["half"]):
        return words, None
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return words, None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        clock = time_of_day(hour, int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        return words, None
    return words[: match.start()], clock


def _day_is_whole(words: str) -> bool:
    """Whether four digits behind these words are a clock, and not the year of "22 Nov 2026"."""
    words = words.strip(" ,").lower()
    return not (_DAY_MONTH.fullmatch(words) or _MONTH_DAY.fullmatch(words)) or bool(
        re.search(r"\d{4}$", words)
    )


def _day(words: str, today: date) -> date | None:
    lower = words.lower().removeprefix("on ").strip(" ,")
    if lower in ("", "today"):
        return today
    if lower == "yesterday":
        return today - timedelta(days=1)
    if lower.isalpha() and lower[:3] in _DAYS and len(lower) in (3, *range(6, 10)):
        back = (today.weekday() - _DAYS.index(lower[:3])) % 7
        return today - timedelta(days=back)
    try:
        return _named(lower, today)
    except ValueError:
        return None


def _named(words: str, today: date, *, ahead: bool = False) -> date | None:
    if iso := _ISO.fullmatch(words):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if numbers := _NUMBERS.fullmatch(words):
        return _nearest(int(numbers[1]), int(numbers[2]), numbers[3], today, ahead)
    if match := _DAY_MONTH.fullmatch(words):
        return _nearest(int(match[1]), _month(match[2]), match[3], today, ahead)
    if match := _MONTH_DAY.fullmatch(words):
        return _nearest(int(match[2]), _month(match[1]), match[3], today, ahead)
    return None


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _nearest(day: int, month: int, year: str | None, today: date, ahead: bool) -> date:
    """The day of that year; without one, the last such day until today, or the next one."""
    if year is not None:
        return date(int(year), month, day)
    this = date(today.year, month, day)
    if ahead:
        return this if this >= today else date(today.year + 1, month, day)
    return this if this <= today else date(today.year - 1, month, day)


def _decimal(number: str, places: int) -> str:
    """The number with a point before its decimals and nothing else."""
    dots, commas = number.count("."), number.count(",")
    if dots and commas:
        point = max(".,", key=number.rfind)
        other = "," if point == "." else "."
        whole, _, decimals = number.rpartition(point)
        if other in decimals or point in whole:
            raise InvalidValue("the amount is not a number: write it like 84.50.", "amount")
        return f"{_grouped(whole, other)}.{decimals}"
    mark = "." if dots else ","
    if dots + commas > 1:
        return _grouped(number, mark)
    whole, _, decimals = number.partition(mark)
    if mark in number and len(decimals) == 3 and whole and (mark == "," or places != 3):
        raise InvalidValue(
            "the amount can be read in two ways: leave out the separator of thousands, or write all "
            "the decimals.",
            "amount",
        )
    return f"{whole or '0'}.{decimals}" if decimals else whole


def _grouped(number: str, mark: str) -> str:
    first, *groups = number.split(mark)
    if not first or len(first) > 3 or any(len(group) != 3 for group in groups):
        raise InvalidValue("the amount is not a number: write it like 84.50.", "amount")
    return first + "".join(groups)

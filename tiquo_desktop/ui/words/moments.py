"""Instants in the words of the window; the table's own times come ready from the services."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.domain import times
from tiquo_desktop.ui.words import numerals

translate = QCoreApplication.translate


# Not strftime: its words change with the locale that Qt sets for the process.
def month_name(number: int) -> str:
    """The short name of a month, from 1: "Sep"."""
    return (
        translate("Moments", "Jan"),
        translate("Moments", "Feb"),
        translate("Moments", "Mar"),
        translate("Moments", "Apr"),
        translate("Moments", "May", "short"),
        translate("Moments", "Jun"),
        translate("Moments", "Jul"),
        translate("Moments", "Aug"),
        translate("Moments", "Sep"),
        translate("Moments", "Oct"),
        translate("Moments", "Nov"),
        translate("Moments", "Dec"),
    )[number - 1]


def weekday_name(number: int) -> str:
    """The short name of a day of the week, Monday is 0."""
    return (
        translate("Moments", "Mon"),
        translate("Moments", "Tue"),
        translate("Moments", "Wed"),
        translate("Moments", "Thu"),
        translate("Moments", "Fri"),
        translate("Moments", "Sat"),
        translate("Moments", "Sun"),
    )[number]


def day_and_time(instant: int, zone: str, now: int) -> str:
    """When it was, with the clock where that is near: "today 14:32", "21 Nov 2026 09:05"."""
    local, today = times.to_datetime(instant, zone), times.to_datetime(now, zone).date()
    clock = f"{local:%H:%M}"
    if local.date() == today:
        return translate("Moments", "today {clock}").format(clock=clock)
    if local.date() == today - timedelta(days=1):
        return translate("Moments", "yesterday {clock}").format(clock=clock)
    return f"{day(instant, zone)} {clock}"


def day(instant: int, zone: str) -> str:
    """The local day: "4 Mar 2024"."""
    return date_words(times.to_datetime(instant, zone).date())


def date_words(day: date) -> str:
    """A day: "30 Apr 2027"."""
    words = translate("Moments", "{day} {month} {year}")
    return words.format(day=day.day, month=month_name(day.month), year=day.year)


def short_date(day: date) -> str:
    """A day without its year: "30 Apr"."""
    return translate("Moments", "{day} {month}").format(day=day.day, month=month_name(day.month))


def short_month(day: date) -> str:
    """A month and its year: "Apr 2027"."""
    words = translate("Moments", "{month} {year}")
    return words.format(month=month_name(day.month), year=day.year)


def date_and_clock(instant: int, zone: str) -> str:
    """When it was, whatever day it is now: "30 Oct 2026, 22:41"."""
    local = times.to_datetime(instant, zone)
    return f"{date_words(local.date())}, {local:%H:%M}"


def zone_words(zone: str, now: int) -> str:
    """A zone and what its clock says at the moment: "Europe/London (GMT)"."""
    name = times.to_datetime(now, zone).tzname() or ""
    # Zones without letters of their own give an offset such as "+03".
    short = f"UTC{name}" if name[:1] in "+-" else name
    return f"{zone} ({short})" if short and short != zone else zone


def duration(microseconds: int) -> str:
    """A length of time by its two largest units: "2 h 5 min", "3 d 4 h"."""
    minutes = microseconds // (60 * times.SECOND)
    hours, days = minutes // 60, minutes // (24 * 60)
    if days:
        parts = [_days(days), _hours(hours % 24) if hours % 24 else ""]
    elif hours:
        parts = [_hours(hours), _minutes(minutes % 60) if minutes % 60 else ""]
    else:
        parts = [_minutes(minutes)]
    return " ".join(part for part in parts if part)


def elapsed(microseconds: int) -> str:
    """A length of time, also a short one: "0.8 s", "14 min 19 s", "2 h 5 min"."""
    seconds = microseconds / times.SECOND
    if seconds < 10:
        return _seconds(numerals.number(seconds, 1))
    minutes, rest = divmod(int(seconds), 60)
    if not minutes:
        return _seconds(str(rest))
    if minutes < 60:
        return f"{_minutes(minutes)} {_seconds(str(rest))}" if rest else _minutes(minutes)
    return duration(microseconds)


def _days(number: int) -> str:
    return translate("Moments", "{number} d").format(number=numerals.number(number))


def _hours(number: int) -> str:
    return translate("Moments", "{number} h").format(number=number)


def _minutes(number: int) -> str:
    return translate("Moments", "{number} min").format(number=number)


def _seconds(number: str) -> str:
    return translate("Moments", "{number} s").format(number=number)


def clock(instant: int, zone: str) -> str:
    """The time of day as exactly as it is known, to the millisecond: "14:31:40.218"."""
    local = times.to_datetime(instant, zone)
    seconds = f"{local.hour:02}:{local.minute:02}:{local.second:02}"
    return f"{seconds}.{local.microsecond // 1000:03}" if local.microsecond else seconds


def weekday_and_day(instant: int, zone: str) -> str:
    """The local day: "Mon 23 Nov 2026"."""
    local = times.to_datetime(instant, zone)
    words = translate("Moments", "{weekday} {day}")
    return words.format(weekday=weekday_name(local.weekday()), day=day(instant, zone))


def near_day(instant: int, zone: str, year: int) -> str:
    """The local day, without its year if that is the given one: "22 Nov"."""
    local = times.to_datetime(instant, zone)
    return short_date(local.date()) if local.year == year else date_words(local.date())


def zone_name(instant: int, zone: str) -> str:
    """What the zone is called at an instant: "GMT", "UTC+03"."""
    name = times.to_datetime(instant, zone).tzname() or zone
    return f"UTC{name}" if name[:1] in "+-" else name

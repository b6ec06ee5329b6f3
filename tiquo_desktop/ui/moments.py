"""Instants in the words of the window; the table's own times come ready from the services."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.domain import times

_translate = QCoreApplication.translate


# Not strftime: its words change with the locale that Qt sets for the process.
def month_name(number: int) -> str:
    """The short name of a month, from 1: "Sep"."""
    return (
        _translate("Moments", "Jan"),
        _translate("Moments", "Feb"),
        _translate("Moments", "Mar"),
        _translate("Moments", "Apr"),
        _translate("Moments", "May", "short"),
        _translate("Moments", "Jun"),
        _translate("Moments", "Jul"),
        _translate("Moments", "Aug"),
        _translate("Moments", "Sep"),
        _translate("Moments", "Oct"),
        _translate("Moments", "Nov"),
        _translate("Moments", "Dec"),
    )[number - 1]


def weekday_name(number: int) -> str:
    """The short name of a day of the week, Monday is 0."""
    return (
        _translate("Moments", "Mon"),
        _translate("Moments", "Tue"),
        _translate("Moments", "Wed"),
        _translate("Moments", "Thu"),
        _translate("Moments", "Fri"),
        _translate("Moments", "Sat"),
        _translate("Moments", "Sun"),
    )[number]


def day_and_time(instant: int, zone: str, now: int) -> str:
    """When it was, with the clock where that is near: "today 14:32", "21 Nov 2026 09:05"."""
    local, today = times.to_datetime(instant, zone), times.to_datetime(now, zone).date()
    clock = f"{local:%H:%M}"
    if local.date() == today:
        return _translate("Moments", "today {clock}").format(clock=clock)
    if local.date() == today - timedelta(days=1):
        return _translate("Moments", "yesterday {clock}").format(clock=clock)
    return f"{day(instant, zone)} {clock}"


def day(instant: int, zone: str) -> str:
    """The local day: "4 Mar 2024"."""
    local = times.to_datetime(instant, zone)
    return f"{local.day} {month_name(local.month)} {local.year}"


def date_words(day: date) -> str:
    """A day: "30 Apr 2027"."""
    return f"{day.day} {month_name(day.month)} {day.year}"


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
        return f"{days:,} d {hours % 24} h" if hours % 24 else f"{days:,} d"
    if hours:
        return f"{hours} h {minutes % 60} min" if minutes % 60 else f"{hours} h"
    return f"{minutes} min"


def elapsed(microseconds: int) -> str:
    """A length of time, also a short one: "0.8 s", "14 min 19 s", "2 h 5 min"."""
    seconds = microseconds / times.SECOND
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(int(seconds), 60)
    if not minutes:
        return f"{rest} s"
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    return duration(microseconds)


def clock(instant: int, zone: str) -> str:
    """The time of day as exactly as it is known, to the millisecond: "14:31:40.218"."""
    local = times.to_datetime(instant, zone)
    seconds = f"{local.hour:02}:{local.minute:02}:{local.second:02}"
    return f"{seconds}.{local.microsecond // 1000:03}" if local.microsecond else seconds


def weekday_and_day(instant: int, zone: str) -> str:
    """The local day: "Mon 23 Nov 2026"."""
    local = times.to_datetime(instant, zone)
    return f"{weekday_name(local.weekday())} {day(instant, zone)}"


def near_day(instant: int, zone: str, year: int) -> str:
    """The local day, without its year if that is the given one: "22 Nov"."""
    local = times.to_datetime(instant, zone)
    short = f"{local.day} {month_name(local.month)}"
    return short if local.year == year else f"{short} {local.year}"


def zone_name(instant: int, zone: str) -> str:
    """What the zone is called at an instant: "GMT", "UTC+03"."""
    name = times.to_datetime(instant, zone).tzname() or zone
    return f"UTC{name}" if name[:1] in "+-" else name

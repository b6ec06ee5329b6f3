"""Instants in the words of the window; the table's own times come ready from the services."""

from __future__ import annotations

from datetime import timedelta

from tiquo_desktop.domain import times

# Not strftime: its words change with the locale that Qt sets for the process.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_and_time(instant: int, zone: str, now: int) -> str:
    """When it was, with the clock where that is near: "today 14:32", "21 Nov 2026 09:05"."""
    local, today = times.to_datetime(instant, zone), times.to_datetime(now, zone).date()
    clock = f"{local:%H:%M}"
    if local.date() == today:
        return f"today {clock}"
    if local.date() == today - timedelta(days=1):
        return f"yesterday {clock}"
    return f"{day(instant, zone)} {clock}"


def day(instant: int, zone: str) -> str:
    """The local day: "4 Mar 2024"."""
    local = times.to_datetime(instant, zone)
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"


def zone_words(zone: str, now: int) -> str:
    """A zone and what its clock says at the moment: "Europe/London (GMT)"."""
    name = times.to_datetime(now, zone).tzname() or ""
    # Zones without letters of their own give an offset such as "+03".
    short = f"UTC{name}" if name[:1] in "+-" else name
    return f"{zone} ({short})" if short and short != zone else zone

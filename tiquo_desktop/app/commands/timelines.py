"""``timeline`` and ``counts``: a customer's history on the terminal."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import islice

from tiquo_desktop.app.commands.context import Context
from tiquo_desktop.app.commands.filters import wanted
from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.vocabulary import Dimension, label
from tiquo_desktop.services.customers import resolve
from tiquo_desktop.services.records import event_record

_WIDTHS = (24, 9, 13, 11, 18)
"""Of time, category, type, source and object: rows are printed as they come."""


def timeline(context: Context) -> int:
    """Print the events that pass the filter, newest first unless asked otherwise."""
    arguments, prints = context.arguments, context.prints
    # Whoever reads the lines may take their time: no deadline.
    with (
        context.database() as database,
        database.reading(deadline=math.inf, cancel=context.stop.wanted) as reading,
    ):
        chosen = wanted(context, reading, database.info.zone)
        customer = resolve(reading, arguments.customer, database.info.region)
        events = islice(
            reading.activity.stream(customer.id, chosen, newest_first=not arguments.oldest_first),
            arguments.limit,
        )
        if context.as_json:
            for event in events:
                prints.record(event_record(event))
        else:
            prints.table(map(_row, events), _WIDTHS)
    return 0


def counts(context: Context) -> int:
    """Print how many events there are, under the filter, of each category, type and source."""
    arguments, prints = context.arguments, context.prints
    with (
        context.database() as database,
        database.reading(deadline=math.inf, cancel=context.stop.wanted) as reading,
    ):
        chosen = wanted(context, reading, database.info.zone)
        customer = resolve(reading, arguments.customer, database.info.region)
        counted = reading.activity.counts(customer.id, chosen)
    ordered = {dimension: _in_order(dimension, counted.values) for dimension in Dimension}
    if context.as_json:
        prints.record({"total": counted.shown, **{str(name): ordered[name] for name in Dimension}})
        return 0
    prints.line(f"{counted.shown:,} of {counted.total:,} events")
    for dimension, values in ordered.items():
        prints.line()
        prints.line(dimension.capitalize())
        prints.table([(f"  {label(dimension, value)}", f"{n:,}") for value, n in values.items()])
    return 0


def _in_order(
    dimension: Dimension, values: Mapping[Dimension, Mapping[str, int]]
) -> dict[str, int]:
    """One dimension's counts: known values in the order of the window, then the others by name."""
    counted = values.get(dimension, {})
    known = [value for value in dimension.known if value in counted]
    return {value: counted[value] for value in [*known, *sorted(set(counted).difference(known))]}


def _row(event: Event) -> tuple[str, ...]:
    related = f"{event.object_kind or ''} {event.object_ref or ''}".strip()
    return (
        f"{times.to_datetime(event.occurred_at, event.zone):%Y-%m-%d %H:%M:%S %Z}",
        label(Dimension.CATEGORY, event.category),
        label(Dimension.TYPE, event.type),
        label(Dimension.SOURCE, event.source),
        related,
        event.summary or "(erased)",
    )

"""``demo``: invented people and stories in an empty database."""

from __future__ import annotations

from datetime import date

from tiquo_desktop.app.commands.context import Context
from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import Conflict, InvalidValue
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.services import demo


def run(context: Context) -> int:
    """Fill the database; one that holds customers or events already is left alone."""
    arguments, prints = context.arguments, context.prints
    named = None if arguments.end is None else _date(arguments.end)
    with context.database(create=True) as database:
        end = named or times.to_datetime(times.now(), database.info.zone).date()
        with database.reading() as reading:
            used = reading.customers.count() or reading.activity.page(None, Filter(), limit=1)
        if used:
            raise Conflict(
                "The database is not empty, and what is invented could never be removed again: "
                "name a new one with --database."
            )
        with prints.progress("Inventing", "event") as moved:
            demo.fill(
                database,
                customers=arguments.customers,
                events=arguments.events,
                seed=arguments.seed,
                end=end,
                progress=moved,
            )
    prints.line(
        f"Filled {context.place} with {arguments.customers:,} customers and "
        f"{arguments.events:,} events until {end}"
    )
    return 0


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidValue("--end is no date: write it like 2026-11-23.", "end") from None

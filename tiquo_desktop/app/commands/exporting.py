"""``export``: a history as a file, or on standard output."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from tiquo_desktop.app.commands.context import Context, actor
from tiquo_desktop.app.commands.filters import wanted
from tiquo_desktop.app.options import WrongUse
from tiquo_desktop.domain.errors import UnwritableOutput
from tiquo_desktop.services.customers import resolve
from tiquo_desktop.services.exporting import export


def run(context: Context) -> int:
    """Write the events that pass the filter and say how many."""
    arguments, prints = context.arguments, context.prints
    target: Path | None = arguments.output
    if target is not None and context.place.occupies(target):
        raise UnwritableOutput("The export would replace the database: name another file.")
    if target is None and context.as_json:
        raise WrongUse("--output - prints the events themselves: leave out --json.")
    with context.database() as database, ExitStack() as at_end:
        customer = None
        with database.reading() as reading:
            chosen = wanted(context, reading, database.info.zone)
            if not arguments.all:
                customer = resolve(reading, arguments.customer, database.info.region)
        to = target or at_end.enter_context(prints.octets())
        with prints.progress("Exporting", "event") as moved, context.stop.gently() as cancel:
            report = export(
                database,
                customer,
                chosen,
                newest_first=not arguments.oldest_first,
                format=arguments.format,
                target=to,
                actor=actor(database),
                progress=moved,
                cancel=cancel,
            )
    if target is None:
        prints.warn(f"Exported {report.count:,} events.")
    elif context.as_json:
        prints.record({"events": report.count, "file": str(target)})
    else:
        prints.line(f"Exported {report.count:,} events to {target}")
    if report.warning is not None:
        prints.warn(report.warning)
    return 0

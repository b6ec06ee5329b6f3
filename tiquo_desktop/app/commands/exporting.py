"""``export``: a history as a file."""

from __future__ import annotations

from tiquo_desktop.app.commands.context import Context
from tiquo_desktop.app.commands.filters import wanted
from tiquo_desktop.domain.errors import UnwritableOutput
from tiquo_desktop.host import machine
from tiquo_desktop.services.customers import resolve
from tiquo_desktop.services.exporting import export


def run(context: Context) -> int:
    """Write the events that pass the filter and say how many."""
    arguments, prints = context.arguments, context.prints
    if context.place.occupies(arguments.output):
        raise UnwritableOutput("The export would replace the database: name another file.")
    with context.database() as database:
        customer = None
        with database.reading() as reading:
            chosen = wanted(context, reading, database.info.zone)
            if not arguments.all:
                customer = resolve(reading, arguments.customer, database.info.region)
        with prints.progress("Exporting", "event") as moved, context.stop.gently() as cancel:
            report = export(
                database,
                customer,
                chosen,
                newest_first=not arguments.oldest_first,
                format=arguments.format,
                target=arguments.output,
                actor=machine.account(),
                progress=moved,
                cancel=cancel,
            )
    if context.as_json:
        prints.record({"events": report.count, "file": str(report.target)})
    else:
        prints.line(f"Exported {report.count:,} events to {report.target}")
    if report.warning is not None:
        prints.warn(report.warning)
    return 0

"""``import``: a file as its profile says."""

from __future__ import annotations

import os
from pathlib import Path

from tiquo_desktop.app.commands.context import Context
from tiquo_desktop.domain.errors import Cancelled, UnreadableInput, UnwritableOutput
from tiquo_desktop.domain.vocabulary import Dimension, is_known
from tiquo_desktop.services import importing
from tiquo_desktop.services.importing import ImportReport
from tiquo_desktop.services.importing.profile import Profile


def run(context: Context) -> int:
    """Import the file and say what came of its rows.

    Rows that could not be read do not fail the import: a warning names the file they went to. If
    that are all rows, the profile is hardly the right one: that is bad input.
    """
    arguments, prints = context.arguments, context.prints
    profile = importing.load_profile(arguments.profile)
    rejects: Path | None = arguments.rejects
    if rejects is not None and context.place.occupies(rejects):
        raise UnwritableOutput("The rejected rows would replace the database: name another file.")
    _readable(arguments.file)
    for sentence in _strange_values(profile):
        prints.warn(sentence)
    chosen = (
        context.rehearsal() if arguments.dry_run else context.database(create=True, reads=False)
    )
    with (
        chosen as database,
        prints.progress("Importing", "B") as moved,
        context.stop.gently() as cancel,
    ):
        report = importing.run(
            database,
            arguments.file,
            profile,
            encoding=arguments.encoding,
            rejects=rejects,
            dry_run=arguments.dry_run,
            progress=moved,
            cancel=cancel,
        )
    if context.as_json:
        prints.record(_record(report))
    else:
        prints.line(_sentence(report))
    for problem in report.problems:
        prints.warn(f"line {problem.line:,}: {problem.reason}")
    if report.rejected:
        kept = f" See {report.rejects} for the reasons." if report.rejects else ""
        of = _many(report.rows, "row")
        prints.warn(f"{report.rejected:,} of {of} {_were(report.rejected)} refused.{kept}")
    if report.without_effect:
        prints.warn(
            f"{_many(report.without_effect, 'row')} changed nothing: their customers were there "
            "already, or they say nothing. A profile with update = true changes existing customers."
        )
    if report.unknown_currencies:
        codes = ", ".join(report.unknown_currencies)
        prints.warn(f"ISO 4217 has no currency {codes}: its amounts are kept as they are.")
    if report.cancelled:
        raise Cancelled("Stopped: what went in stays, and the same import run again goes on.")
    if report.rows and report.rejected == report.rows:
        raise UnreadableInput("No row of the file went in: is this the profile for it?")
    return 0


def _strange_values(profile: Profile) -> list[str]:
    """Values that all events of a kind get and nobody knows: what is misspelt would stay so."""
    return [
        f'{profile.file_name}, line {rules.line}: "{value}" is no known {dimension}: it is shown as '
        f"Other ({value})."
        for rules in profile.events
        for dimension in Dimension
        if (value := getattr(rules, dimension).constant) and not is_known(dimension, value)
    ]


def _record(report: ImportReport) -> dict[str, object]:
    return {
        "rows": report.rows,
        "customers_added": report.customers_added,
        "customers_changed": report.customers_changed,
        "events_added": report.events_added,
        "events_present": report.events_present,
        "without_effect": report.without_effect,
        "rejected": report.rejected,
        "rejects": str(report.rejects) if report.rejects else None,
        "dry_run": report.dry_run,
    }


def _sentence(report: ImportReport) -> str:
    went = "would go in" if report.dry_run else "went in"
    changed = (
        f", {_many(report.customers_changed, 'customer')} changed"
        if report.customers_changed
        else ""
    )
    present = f"{_many(report.events_present, 'event')} {_were(report.events_present)}"
    return (
        f"{_many(report.rows, 'row')} read: {_many(report.customers_added, 'new customer')} and "
        f"{_many(report.events_added, 'event')} {went}{changed}, {present} there already."
    )


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _readable(file: Path) -> None:
    # Before a database is made for it. Not by opening it: a pipe can be opened once only.
    if not os.access(file, os.R_OK) or file.is_dir():
        raise UnreadableInput(
            f"{file} cannot be read: check that this file exists and that you may read it."
        )

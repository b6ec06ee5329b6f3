"""``database create|upgrade|check|backup``: the file itself."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from tiquo_desktop.app import composition, parser
from tiquo_desktop.app.commands.context import Context
from tiquo_desktop.app.composition import Place
from tiquo_desktop.app.options import DatabaseOptions, WrongUse
from tiquo_desktop.domain.errors import NoDatabase


def run(context: Context) -> int:
    """Do what was asked with the database file and say what was done."""
    action: Callable[[Context, Place], int] = {
        "create": _create,
        "upgrade": _upgrade,
        "check": _check,
        "backup": _backup,
    }[context.arguments.action]
    return action(context, _place(context))


def _create(context: Context, place: Place) -> int:
    arguments: argparse.Namespace = context.arguments
    composition.create_database(place, arguments.zone, arguments.region)
    context.prints.line(f"Made a new database: {place.path}")
    return 0


def _upgrade(context: Context, place: Place) -> int:
    saved = composition.upgrade_database(_existing(place))
    if saved is None:
        context.prints.line(f"The database is up to date: {place.path}")
    else:
        context.prints.line(f"The database was brought up to date; as it was before: {saved}")
    return 0


def _check(context: Context, place: Place) -> int:
    problems = composition.check_database(_existing(place))
    for problem in problems:
        context.prints.line(problem)
    if problems:
        context.prints.warn(f"The database is not sound: {place.path}")
        return 1
    context.prints.line(f"The database is sound: {place.path}")
    return 0


def _backup(context: Context, place: Place) -> int:
    target = context.arguments.file
    composition.backup_database(_existing(place), target)
    context.prints.line(f"Copied the database to: {target}")
    return 0


def _place(context: Context) -> Place:
    """The database that is meant; all but ``backup`` may name it as their own argument."""
    if context.arguments.action == "backup" or context.arguments.file is None:
        return context.place
    options = parser.database_options(context.arguments)
    if options.database is not None or options.demo:
        raise WrongUse("The database is named twice: give FILE or --database, not both.")
    return composition.find(DatabaseOptions(database=context.arguments.file))


def _existing(place: Place) -> Place:
    if not place.exists:
        raise NoDatabase(f"There is no database at {place.path}.")
    return place

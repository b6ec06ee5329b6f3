"""``database …``: the database itself, and who may work in it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial

from tiquo_desktop.app import composition, parser, places
from tiquo_desktop.app.commands.context import Context
from tiquo_desktop.app.options import DatabaseOptions, WrongUse
from tiquo_desktop.app.passwords import asking
from tiquo_desktop.app.places import AnyPlace
from tiquo_desktop.domain.errors import NoDatabase
from tiquo_desktop.domain.roles import Role

_NAMING = frozenset({"create", "upgrade", "check"})


def run(context: Context) -> int:
    """Do what was asked with the database and say what was done."""
    action: Callable[[Context, AnyPlace], int] = {
        "create": _create,
        "upgrade": _upgrade,
        "check": _check,
        "backup": _backup,
        "grant": _grant,
        "revoke": _revoke,
        "list": _list,
    }[context.arguments.action]
    return asking(_place(context), partial(action, context))


def _create(context: Context, place: AnyPlace) -> int:
    arguments: argparse.Namespace = context.arguments
    if composition.create_database(place, arguments.zone, arguments.region):
        context.prints.line(f"Made a new database: {place}")
    else:
        context.prints.line(f"The database is there already: {place}")
    return 0


def _upgrade(context: Context, place: AnyPlace) -> int:
    saved = composition.upgrade_database(_existing(place))
    if saved is False:
        context.prints.line(f"The database is up to date: {place}")
    elif saved is True:
        context.prints.line(f"The database was brought up to date: {place}")
    else:
        context.prints.line(f"The database was brought up to date; as it was before: {saved}")
    return 0


def _check(context: Context, place: AnyPlace) -> int:
    problems = composition.check_database(_existing(place))
    for problem in problems:
        context.prints.line(problem)
    if problems:
        context.prints.warn(f"The database is not sound: {place}")
        return 1
    context.prints.line(f"The database is sound: {place}")
    return 0


def _backup(context: Context, place: AnyPlace) -> int:
    target = context.arguments.file
    composition.backup_database(_existing(place), target)
    context.prints.line(f"Copied the database to: {target}")
    return 0


def _grant(context: Context, place: AnyPlace) -> int:
    login, role = context.arguments.login, Role(context.arguments.role)
    composition.grant(place, login, role)
    context.prints.line(f"{login} may work in {place} as: {role}")
    return 0


def _revoke(context: Context, place: AnyPlace) -> int:
    composition.revoke(place, context.arguments.login)
    context.prints.line(f"{context.arguments.login} may no longer work in {place}")
    return 0


def _list(context: Context, place: AnyPlace) -> int:
    for login, role in composition.logins(place):
        context.prints.line(f"{role:<12} {login}")
    return 0


def _place(context: Context) -> AnyPlace:
    """The database that is meant; those that take no other argument may name it as their own."""
    if context.arguments.action not in _NAMING or context.arguments.file is None:
        return context.place
    options = parser.database_options(context.arguments)
    if options.database is not None or options.demo or options.fields is not None:
        raise WrongUse("The database is named twice: give FILE or --database, not both.")
    return places.find(DatabaseOptions(database=context.arguments.file))


def _existing(place: AnyPlace) -> AnyPlace:
    if not place.exists:
        raise NoDatabase(f"There is no database at {place}.")
    return place

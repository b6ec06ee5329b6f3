"""``record``: one event, stored for good."""

from __future__ import annotations

import argparse

from tiquo_desktop.app.commands.context import Context, actor
from tiquo_desktop.app.commands.filters import instant
from tiquo_desktop.app.options import WrongUse
from tiquo_desktop.domain import customers, times
from tiquo_desktop.domain.activity import NewEvent, parse_object
from tiquo_desktop.domain.money import to_minor
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.vocabulary import Dimension, as_typed, is_known
from tiquo_desktop.host import machine
from tiquo_desktop.services import recording
from tiquo_desktop.services.customers import identify, resolve
from tiquo_desktop.services.records import event_record


def run(context: Context) -> int:
    """Record what the arguments say and print it."""
    arguments, prints = context.arguments, context.prints
    if (arguments.amount is None) != (arguments.currency is None):
        raise WrongUse("--amount and --currency belong together: give both.")
    with context.database(reads=False) as database:
        find = resolve if database.info.write_only is None else identify
        with database.reading() as reading:
            customer = find(reading, arguments.customer, database.info.region)
        event = _event(arguments, customer.uid, database)
        guest = recording.banned_guest(database, event)
        stored = recording.sealed(database, recording.record(database, event))
        if guest is not None:
            why = customers.ban(guest)
            reason = (why.reason if why else None) or "no reason recorded"
            prints.warn(f"{guest.number} is banned: {reason}.")
        for dimension in Dimension:
            value = getattr(stored, dimension)
            if not is_known(dimension, value):
                prints.warn(f'"{value}" is no known {dimension}: it is shown as Other ({value}).')
        if stored.occurred_at > times.now() + times.DAY:
            prints.warn("The time lies more than a day in the future.")
    if context.as_json:
        prints.record(event_record(stored))
    else:
        when = times.isoformat(stored.occurred_at, stored.zone)
        prints.line(f"Recorded for {customer.number} at {when}: {stored.summary}")
    return 0


def _event(arguments: argparse.Namespace, customer: str, database: Database) -> NewEvent:
    zone = database.info.zone
    kind, reference = (None, None) if arguments.object is None else parse_object(arguments.object)
    at = instant(times.parse, "--at", arguments.at, zone)
    minor = None
    if arguments.amount is not None:
        minor = to_minor(arguments.amount, arguments.currency)
    return NewEvent(
        occurred_at=times.now() if at is None else at,
        zone=zone,
        customer=customer,
        category=as_typed(Dimension.CATEGORY, arguments.category),
        type=as_typed(Dimension.TYPE, arguments.type),
        source=as_typed(Dimension.SOURCE, arguments.source),
        summary=arguments.summary,
        details=arguments.details,
        object_kind=kind,
        object_ref=reference,
        story=arguments.story,
        actor=arguments.actor or actor(database),
        device=machine.computer(),
        amount_minor=minor,
        currency=arguments.currency,
    )

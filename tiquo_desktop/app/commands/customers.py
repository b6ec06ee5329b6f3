"""``customer add|edit|show``: profiles."""

from __future__ import annotations

import argparse
from dataclasses import fields

from tiquo_desktop.app.commands.context import Context
from tiquo_desktop.app.options import WrongUse
from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer, NewCustomer, Phone, Profile, Status
from tiquo_desktop.domain.repositories import Database, Span
from tiquo_desktop.host import machine
from tiquo_desktop.services import customers
from tiquo_desktop.services.customers import Writer, resolve
from tiquo_desktop.services.phones import parse_phone
from tiquo_desktop.services.records import customer_record

_TEXTS = ("given_name", "family_name", "company", "email")


def run(context: Context) -> int:
    """Add, change or show a customer, and print the profile."""
    if context.arguments.action == "add":
        return _add(context)
    return _edit(context) if context.arguments.action == "edit" else _show(context)


def _add(context: Context) -> int:
    arguments = context.arguments
    with context.database(create=True) as database:
        status = Status(arguments.status or Status.ACTIVE)
        new = NewCustomer(
            **{name: getattr(arguments, name) for name in _TEXTS},
            phones=_phones(arguments, database.info.region) or (),
            status=status,
        )
        customer, alike = customers.add(database, new)
        if alike:
            context.prints.warn(
                f"Already known with this e-mail address or phone number: {', '.join(alike)}."
            )
        _print(context, database, customer, None)
    return 0


def _edit(context: Context) -> int:
    arguments = context.arguments
    texts = {name: getattr(arguments, name) for name in _TEXTS}
    given = {name: text for name, text in texts.items() if text is not None}
    if not given and arguments.phone is None and arguments.status is None:
        raise WrongUse("Nothing to change was given: add one or more options, such as --email.")
    with context.database() as database:
        customer, span = _found(context, database)
        profile = {field.name: getattr(customer, field.name) for field in fields(Profile)} | given
        phones = _phones(arguments, database.info.region)
        if phones is not None:
            profile["phones"] = phones
        if arguments.status is not None:
            profile["status"] = Status(arguments.status)
        by = Writer(actor=machine.account(), device=machine.computer())
        edited = customers.edit(database, customer, Profile(**profile), by)
        if edited.event is None:
            context.prints.warn("Nothing was changed: the profile is like this already.")
        else:
            at = edited.event.occurred_at
            span = Span(min(span.first, at), max(span.last, at)) if span else Span(at, at)
        _print(context, database, edited.customer, span)
    return 0


def _show(context: Context) -> int:
    with context.database() as database:
        customer, span = _found(context, database)
        _print(context, database, customer, span)
    return 0


def _found(context: Context, database: Database) -> tuple[Customer, Span | None]:
    with database.reading() as reading:
        customer = resolve(reading, context.arguments.customer, database.info.region)
        return customer, reading.customers.spans([customer.id]).get(customer.id)


def _phones(arguments: argparse.Namespace, region: str) -> tuple[Phone, ...] | None:
    """The phone numbers that were given, None if none were; empty ones remove."""
    if arguments.phone is None:
        return None
    return tuple(parse_phone(written, region) for written in arguments.phone if written.strip())


def _print(context: Context, database: Database, customer: Customer, span: Span | None) -> None:
    zone = database.info.zone
    if context.as_json:
        context.prints.record(customer_record(customer, span, zone))
        return
    rows = [
        ("Number", customer.number),
        ("Uid", customer.uid),
        ("Given name", customer.given_name),
        ("Family name", customer.family_name),
        ("Company", customer.company),
        ("E-mail", customer.email),
        *(("Phone", _written(phone)) for phone in customer.phones),
        ("Status", str(customer.status)),
        ("First active", times.isoformat(span.first, zone) if span else None),
        ("Last active", times.isoformat(span.last, zone) if span else None),
        ("Further", customer.extra),
    ]
    context.prints.table([(name, value) for name, value in rows if value])


def _written(phone: Phone) -> str:
    return phone.written if phone.e164 else f"{phone.written} (not a valid number)"

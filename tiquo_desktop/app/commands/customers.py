"""``customer add|edit|show``: profiles."""

from __future__ import annotations

import argparse
from dataclasses import fields, replace
from datetime import date

from tiquo_desktop.app.commands.context import Context, actor
from tiquo_desktop.app.options import WrongUse
from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import (
    BAN,
    NOTICE,
    Ban,
    Customer,
    NewCustomer,
    Phone,
    Profile,
    Status,
    ban,
    banned,
    extra_values,
    notice,
    with_extra,
)
from tiquo_desktop.domain.repositories import Database, Span
from tiquo_desktop.host import machine
from tiquo_desktop.services import customers
from tiquo_desktop.services.customers import resolve
from tiquo_desktop.services.phones import parse_phone
from tiquo_desktop.services.profile_changes import Writer
from tiquo_desktop.services.records import customer_record

_TEXTS = ("given_name", "family_name", "company", "email")


def run(context: Context) -> int:
    """Add, change or show a customer, and print the profile."""
    if context.arguments.action == "add":
        return _add(context)
    return _edit(context) if context.arguments.action == "edit" else _show(context)


def _add(context: Context) -> int:
    arguments = context.arguments
    why = _ban(arguments, None)
    with context.database(create=True, reads=False) as database:
        status = Status(arguments.status or Status.ACTIVE)
        new = NewCustomer(
            **{name: getattr(arguments, name) for name in _TEXTS},
            phones=_phones(arguments, database.info.region) or (),
            status=status,
        )
        by = Writer(actor=actor(database), device=machine.computer())
        customer, alike = customers.add(database, new if why is None else banned(new, why), by)
        if alike:
            context.prints.warn(
                f"Already known with this e-mail address or phone number: {', '.join(alike)}."
            )
        span = None
        if status is Status.BANNED and database.info.write_only is None:
            # A ban is an event of its first day.
            with database.reading() as reading:
                span = reading.customers.spans([customer.id]).get(customer.id)
        _print(context, database, customer, span)
    return 0


def _edit(context: Context) -> int:
    arguments = context.arguments
    texts = {name: getattr(arguments, name) for name in _TEXTS}
    given = {name: text for name, text in texts.items() if text is not None}
    about_ban = (arguments.status, arguments.reason, arguments.until)
    if not given and arguments.phone is None and about_ban == (None, None, None):
        raise WrongUse("Nothing to change was given: add one or more options, such as --email.")
    with context.database() as database:
        customer, span = _found(context, database)
        profile = {field.name: getattr(customer, field.name) for field in fields(Profile)} | given
        phones = _phones(arguments, database.info.region)
        if phones is not None:
            profile["phones"] = phones
        if arguments.status is not None:
            profile["status"] = Status(arguments.status)
        wanted = Profile(**profile)
        why = _ban(arguments, customer)
        by = Writer(actor=actor(database), device=machine.computer())
        edited = customers.edit(
            database, customer, wanted if why is None else banned(wanted, why), by
        )
        if edited.event is None:
            context.prints.warn("Nothing was changed: the profile is like this already.")
        else:
            at = edited.event.occurred_at
            span = Span(min(span.first, at), max(span.last, at)) if span else Span(at, at)
        _print(context, database, edited.customer, span)
    return 0


def _ban(arguments: argparse.Namespace, customer: Customer | None) -> Ban | None:
    """The ban that was asked for; `customer` is whom it is about, None for a new one."""
    status, reason, until = arguments.status, arguments.reason, arguments.until
    if status == Status.BANNED and not (reason or "").strip():
        raise WrongUse("A ban needs a reason: add --reason, and --until where it ends.")
    if reason is None and until is None:
        return None
    known = ban(customer) if customer is not None and status is None else None
    if status != Status.BANNED and known is None:
        raise WrongUse("--reason and --until belong to a ban: add --status banned.")
    why = known or Ban()
    if reason is not None:
        why = replace(why, reason=reason.strip() or None)
    return why if until is None else replace(why, until=_day(until))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise WrongUse("--until is no date: write it like 2027-04-30.") from None


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
        *_standing(customer, zone),
        ("First active", times.isoformat(span.first, zone) if span else None),
        ("Last active", times.isoformat(span.last, zone) if span else None),
        ("Further", _further(customer)),
    ]
    context.prints.table([(name, value) for name, value in rows if value])


def _standing(customer: Customer, zone: str) -> list[tuple[str, str | None]]:
    """The rows that say why somebody is banned, and what is to be known of them."""
    rows: list[tuple[str, str | None]] = []
    why, what = ban(customer), notice(customer)
    if why is not None:
        ended = why.has_ended(times.to_datetime(times.now(), zone).date())
        until = None
        if why.until is not None:
            until = f"{why.until.isoformat()} (over)" if ended else why.until.isoformat()
        at = times.isoformat(why.at, zone) if why.at is not None else None
        by = ", ".join(part for part in (why.by, at) if part)
        reason = why.reason or "no reason recorded"
        rows += [("Banned", reason), ("Banned until", until), ("Banned by", by)]
    if what is not None:
        rows.append(("Notice", what.text))
    return rows


def _further(customer: Customer) -> str | None:
    """What else there is, as JSON; ban and notice have rows of their own."""
    rest = customer
    for key in (BAN, NOTICE):
        rest = with_extra(rest, key, None) if key in extra_values(rest) else rest
    return rest.extra


def _written(phone: Phone) -> str:
    return phone.written if phone.e164 else f"{phone.written} (not a valid number)"

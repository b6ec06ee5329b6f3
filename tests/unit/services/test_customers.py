"""One customer is found by anything that names exactly one, and changes leave a trace."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.customers import Customer, NewCustomer, Phone, Profile, Status
from tiquo_desktop.domain.errors import (
    AmbiguousCustomer,
    Conflict,
    InvalidValue,
    UnknownCustomer,
)
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services import customers
from tiquo_desktop.services.customers import Writer
from tiquo_desktop.services.phones import parse_phone

BY = Writer(actor="Priya Nair", device="desk-2")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = builders.new_database(tmp_path)
    yield opened
    opened.close()


def resolved(database: Database, text: str) -> Customer:
    with database.reading() as reading:
        return customers.resolve(reading, text, database.info.region)


def history(database: Database, customer: Customer) -> list[Event]:
    with database.reading() as reading:
        return reading.activity.page(customer.id, Filter())


def profile(customer: Customer, **changed: Any) -> Profile:
    given = {
        "given_name": customer.given_name,
        "family_name": customer.family_name,
        "company": customer.company,
        "email": customer.email,
        "phones": customer.phones,
        "status": customer.status,
        "extra": customer.extra,
    }
    return Profile(**given | changed)


@pytest.fixture
def amelia(database: Database) -> Customer:
    builders.add_customer(database, given_name="Ben", family_name="Ode", phones=["669-792-1662"])
    return builders.add_customer(
        database,
        email="Amelia.Hart@example.com",
        phones=[parse_phone("020 7946 0421", "GB"), Phone("669-792-1661")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "CUST-000002",
        "cust-2",
        " 2 ",
        "amelia.hart@EXAMPLE.com",
        "02079460421",
        "+44 20 7946 0421",
        "0044 20 7946-0421",
        "669-792-1661",
        "(669) 792 1661",
    ],
)
def test_a_customer_is_named_by_number_email_or_phone(
    database: Database, amelia: Customer, text: str
) -> None:
    assert resolved(database, text) == amelia


def test_a_customer_is_named_by_uid_with_or_without_dashes(
    database: Database, amelia: Customer
) -> None:
    uid = amelia.uid
    dashed = "-".join((uid[:8], uid[8:12], uid[12:16], uid[16:20], uid[20:]))
    assert resolved(database, uid.upper()) == resolved(database, dashed) == amelia


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "Amelia", "3", "CUST-000003", "nobody@example.com", "@", "0421", "7946 0421",
        "f" * 32, "BK-6697921661", "669-792-1663", "\udcff@example.com", "a\x00@b", "9" * 4000, '"', "*",
    ],
)  # fmt: skip
def test_what_names_nobody_is_an_unknown_customer(
    database: Database, amelia: Customer, text: str
) -> None:
    with pytest.raises(UnknownCustomer) as raised:
        resolved(database, text)
    assert "search" in str(raised.value)
    assert not text.strip() or text.strip() not in str(raised.value)


def test_a_number_goes_before_a_phone_that_looks_like_it(database: Database) -> None:
    builders.add_customer(database, number="CUST-123456")
    builders.add_customer(database, phones=["123456"])
    assert resolved(database, "123456").number == "CUST-123456"


def test_several_customers_are_ambiguous_and_listed_by_number(database: Database) -> None:
    for _ in range(2):
        builders.add_customer(database, email="shared@example.com", phones=["12 34 56"])
    for text in ("shared@example.com", "12-34-56"):
        with pytest.raises(AmbiguousCustomer) as raised:
            resolved(database, text)
        assert raised.value.numbers == ("CUST-000001", "CUST-000002")
        assert "CUST-000001, CUST-000002" in str(raised.value)
        assert text not in str(raised.value)


def test_adding_names_who_has_the_same_email_or_valid_phone(
    database: Database, amelia: Customer
) -> None:
    new = NewCustomer(
        given_name="Amy",
        email="AMELIA.hart@example.com",
        phones=(parse_phone("+442079460421", "GB"), Phone("669-792-1662")),
    )
    added, alike = customers.add(database, new)
    assert added.number == "CUST-000003"
    assert alike == (amelia.number,)


def test_adding_too_little_is_refused(database: Database) -> None:
    with pytest.raises(InvalidValue, match="family name"):
        customers.add(database, NewCustomer(given_name="Amy"))


def test_adding_leaves_no_event(database: Database) -> None:
    added, _ = customers.add(database, NewCustomer(email="amy@example.com"))
    assert history(database, added) == []


def test_an_edit_is_an_event_with_old_and_new_values(database: Database, amelia: Customer) -> None:
    changed = profile(amelia, email=None, status=Status.INACTIVE, phones=amelia.phones[:1])

    edited = customers.edit(database, amelia, changed, BY)

    assert edited.customer.email is None
    assert edited.customer.version == 2
    (event,) = history(database, amelia)
    assert event == edited.event
    assert (event.category, event.type, event.source) == ("Customers", "Data", "Staff")
    assert (event.action, event.actor, event.device) == ("customer.updated", "Priya Nair", "desk-2")
    assert event.summary == "Profile changed: e-mail address, phone numbers, status."
    assert event.details is not None
    assert json.loads(event.details) == {
        "changes": {
            "email": {"old": "Amelia.Hart@example.com", "new": None},
            "phones": {"old": ["020 7946 0421", "669-792-1661"], "new": ["020 7946 0421"]},
            "status": {"old": "active", "new": "inactive"},
        }
    }


def test_an_edit_that_changes_nothing_writes_nothing(database: Database, amelia: Customer) -> None:
    edited = customers.edit(database, amelia, profile(amelia, given_name="Amelia "), BY)
    assert edited.event is None
    assert resolved(database, "2").version == 1
    assert history(database, amelia) == []


def test_an_edit_of_what_somebody_else_changed_is_refused(
    database: Database, amelia: Customer
) -> None:
    customers.edit(database, amelia, profile(amelia, company="Riverside"), BY)
    with pytest.raises(Conflict):
        customers.edit(database, amelia, profile(amelia, company="Lakeside"), BY)
    assert resolved(database, "2").company == "Riverside"
    assert len(history(database, amelia)) == 1


def test_an_edit_that_leaves_too_little_is_refused(database: Database, amelia: Customer) -> None:
    with pytest.raises(InvalidValue):
        customers.edit(database, amelia, profile(amelia, email="", family_name="", phones=()), BY)
    assert resolved(database, "2") == amelia


def test_values_too_long_for_details_are_shortened_there(
    database: Database, amelia: Customer
) -> None:
    extra = json.dumps({"notes": "é" * 30_000}, ensure_ascii=False)
    edited = customers.edit(database, amelia, profile(amelia, extra=extra), BY)
    again = customers.edit(database, edited.customer, profile(amelia, extra=f" {extra}"), BY)

    assert again.event is not None
    assert again.event.details is not None
    change = json.loads(again.event.details)["changes"]["extra"]
    assert change["old"] == extra[:200] + "…"
    assert resolved(database, "2").extra == f" {extra}"
    assert replace(again.customer, extra=extra, version=2) == edited.customer

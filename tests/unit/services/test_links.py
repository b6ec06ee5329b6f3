"""Links into the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import builders
from tiquo_desktop.domain.errors import InvalidValue, UnknownCustomer
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services import links
from tiquo_desktop.services.links import Link, Target

UID = "0195d1c8b7a07abc8def0123456789ab"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("tiquo://customer/CUST-000042", Link(Target.CUSTOMER, "CUST-000042")),
        ("TIQUO://Customer/cust-42/", Link(Target.CUSTOMER, "CUST-000042")),
        ("tiquo:customer/42", Link(Target.CUSTOMER, "CUST-000042")),
        (f" tiquo://customer/{UID} ", Link(Target.CUSTOMER, UID)),
        (f"tiquo://event/{UID}", Link(Target.EVENT, UID)),
        ("tiquo://event/0195D1C8-B7A0-7ABC-8DEF-0123456789AB/", Link(Target.EVENT, UID)),
        ("tiquo://customer/CUST%2D000042", Link(Target.CUSTOMER, "CUST-000042")),
    ],
)
def test_what_is_understood(text: str, link: Link) -> None:
    assert links.is_link(text)
    assert links.parse(text) == link
    assert links.parse(str(link)) == link


@pytest.mark.parametrize(
    "text",
    [
        "tiquo:",
        "tiquo://",
        "tiquo://customer",
        "tiquo://customer/",
        "tiquo://customer/Amelia Hart",
        "tiquo://event/CUST-000042",
        "tiquo://export/everything",
        "tiquo://customer/CUST-000042/delete",
        "tiquo://customer/CUST-000042?x=1",
        "tiquo://customer/" + "0" * 200 + "42",
        "https://customer/CUST-000042",
    ],
)
def test_what_is_not_understood_is_said_without_repeating_it(text: str) -> None:
    with pytest.raises(InvalidValue, match="links look like tiquo://customer/CUST-000042") as error:
        links.parse(text)
    assert "Amelia" not in str(error.value)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = builders.new_database(tmp_path)
    yield made
    made.close()


def test_a_customer_is_found_by_number_and_uid_and_an_event_by_uid(database: Database) -> None:
    customer = builders.add_customer(database, number="CUST-000042")
    event = builders.event(customer=customer.uid)
    builders.record(database, event, builders.event(summary="Nobody's"))
    with database.reading() as reading:
        for key in ("CUST-000042", customer.uid):
            found = links.find(reading, Link(Target.CUSTOMER, key), "GB")
            assert (found.customer, found.event_id) == (customer, None)
            assert found.span == (event.occurred_at, event.occurred_at)
        found = links.find(reading, Link(Target.EVENT, event.uid), "GB")
        stored = reading.activity.by_uid(event.uid)
        assert stored is not None
        assert (found.customer, found.event_id) == (customer, stored.id)


def test_what_is_not_there_is_a_sentence(database: Database) -> None:
    nobodys = builders.event(summary="Nobody's")
    builders.record(database, nobodys)
    with database.reading() as reading:
        for link, said in (
            (Link(Target.CUSTOMER, "CUST-000099"), "No customer has this number"),
            (Link(Target.EVENT, UID), "another database"),
            (Link(Target.EVENT, nobodys.uid), "belongs to no customer"),
        ):
            with pytest.raises(UnknownCustomer, match=said):
                links.find(reading, link, "GB")

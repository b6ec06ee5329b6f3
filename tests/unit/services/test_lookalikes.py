"""Customers who may be the same are found before a second one is added."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import builders
from tiquo_desktop.domain.customers import Phone, Profile
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services.lookalikes import Same, lookalikes

PHONE = Phone("020 7946 0421", "+442079460421", "020 7946 0421")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = builders.new_database(tmp_path)
    builders.add_customer(made, email="Amelia@example.com", phones=(PHONE,))
    builders.add_customer(made, given_name="Ámélia", family_name="Okonkwo Hart")
    builders.add_customer(made, given_name="Hart", family_name="Amelia", company="Okonkwo")
    yield made
    made.close()


def found(database: Database, **given: object) -> list[tuple[str, Same]]:
    with database.reading() as reading:
        return [
            (each.customer.number[-1], each.same)
            for each in lookalikes(reading, Profile(**given))  # type: ignore[arg-type]
        ]


def test_by_email_phone_and_name_the_strongest_reason_once(database: Database) -> None:
    assert found(database, email=" AMELIA@example.com") == [("1", Same.EMAIL)]
    assert found(database, phones=(Phone("x", PHONE.e164),)) == [("1", Same.PHONE)]
    assert found(database, given_name="amelia", family_name="okonkwo-hart") == [
        ("2", Same.NAME),
        ("1", Same.NAME),
    ]
    assert found(
        database, given_name="Amelia", family_name="Okonkwo-Hart", email="amelia@example.com"
    )[0] == ("1", Same.EMAIL)


def test_half_a_name_an_invalid_phone_and_other_words_are_nobody(database: Database) -> None:
    assert found(database, given_name="Amelia") == []
    assert found(database, phones=(Phone(PHONE.written),)) == []
    assert found(database, given_name="Amelia", family_name="Okonkwo") == []
    assert found(database, given_name="\x00", family_name="😀") == []

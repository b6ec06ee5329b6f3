"""The search index of a shared database answers for one block of customers after another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.builders import customer, event
from tests.postgres import Venue
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database

FIRST_IDS = (1, 32_760, 32_770, 140_000, 260_000, 262_500)
"""Of groups of ten customers: within blocks, across their border, and among the newest."""


@pytest.fixture
def database(venue: Venue) -> Iterator[PostgresDatabase]:
    with closing(open_database(Address.parse(venue.url()))) as opened:
        for place, first in enumerate(FIRST_IDS):
            with venue.connect("superuser") as server:
                server.execute(f"ALTER TABLE customer ALTER id RESTART WITH {first}")
            with opened.writing() as writing:
                for number in range(10):
                    name = {"given_name": f"Amelia{'xyz'[number % 3]}", "family_name": "O'Neil"}
                    mail = f"group{place}.n{number}@example.com"
                    writing.customers.add(customer(**name, email=mail, phones=()))
        yield opened


@pytest.fixture
def ids() -> list[int]:
    return [first + number for first in reversed(FIRST_IDS) for number in reversed(range(10))]


def test_newest_customers_come_first_wherever_they_are(
    database: PostgresDatabase, ids: list[int]
) -> None:
    with database.reading() as reading:
        found = reading.search.candidates
        assert found(["amelia"], 200) == ids
        assert found(["am", "on"], 25) == ids[:25]
        assert found(["ameliay", "oneil#"], 200) == [
            id_
            for id_ in ids
            if any((id_ - first) % 3 == 1 for first in FIRST_IDS if 0 <= id_ - first < 10)
        ]
        assert found(["group0"], 200) == list(range(10, 0, -1))
        assert found(["group1n9"], 200) == [32_769]
        assert found(["group1n9", "group2"], 200) == []
        assert found(["amelia#"], 200) == []


def test_signs_in_terms_are_taken_as_they_are(database: PostgresDatabase) -> None:
    with database.reading() as reading:
        for term in ("'", "\\", "a'b", ":*", "&", "|", "!", "(", "%s", "<->"):
            assert reading.search.candidates([term], 10) == []


def test_how_many_customers_there_are_is_kept(database: PostgresDatabase) -> None:
    with database.reading() as reading:
        assert reading.customers.count() == 10 * len(FIRST_IDS)
    with pytest.raises(ZeroDivisionError), database.writing() as writing:
        writing.customers.add(customer())
        assert writing.customers.count() == 10 * len(FIRST_IDS) + 1
        raise ZeroDivisionError
    with database.reading() as reading:
        assert reading.customers.count() == 10 * len(FIRST_IDS)


def test_a_reference_that_thousands_begin_with_names_the_first(database: PostgresDatabase) -> None:
    with database.reading() as reading:
        one, other = reading.customers.by_ids([1, 140_000])
    with database.writing() as writing:
        writing.activity.append(
            [
                event(customer=one.uid, object_ref=f"BK-{n:05d}", story=f"BK-{n:05d}")
                for n in range(2_500)
            ]
        )
        writing.activity.append([event(customer=other.uid, object_ref="BK-1", story="ST-9")])
    with database.reading() as reading:
        assert list(dict(reading.search.by_reference("bk-000", 50))) == [1]
        assert dict(reading.search.by_reference("st-9", 50)) == {140_000: "ST-9"}
        assert dict(reading.search.by_reference("bk-1", 50)) == {140_000: "BK-1"}

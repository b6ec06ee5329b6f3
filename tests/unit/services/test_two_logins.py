"""Several logins of a shared database work on the same customers at the same moment."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from itertools import cycle, islice
from typing import TypeVar

import pytest

from tests import builders
from tests.postgres import Venue
from tiquo_desktop.domain.customers import Customer, profile_of
from tiquo_desktop.domain.errors import Conflict
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database, Key
from tiquo_desktop.services import customers
from tiquo_desktop.services.customers import Contested, Edited
from tiquo_desktop.services.profile_changes import Writer
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database

WRITERS, EACH = 6, 10
PATIENCE = 60
T = TypeVar("T")


def opened(venue: Venue, role: str) -> PostgresDatabase:
    return open_database(Address.parse(venue.url(role)))


@pytest.fixture
def logins(venue: Venue) -> Iterator[tuple[Database, Database]]:
    """The database as a front desk and as a manager opened it."""
    with closing(opened(venue, "front-desk")) as desk, closing(opened(venue, "manager")) as other:
        yield desk, other


def amelia(database: Database) -> Customer:
    with database.reading() as reading:
        return reading.customers.find(Key.EMAIL, "amelia@example.com")[0]


def at_once(*work: Callable[[], T]) -> list[T]:
    """What each gives, all begun at the same moment."""
    go = threading.Barrier(len(work))

    def begun(each: Callable[[], T]) -> T:
        go.wait(PATIENCE)
        return each()

    with ThreadPoolExecutor(len(work)) as pool:
        return [each.result(PATIENCE) for each in [pool.submit(begun, each) for each in work]]


def test_a_version_that_another_login_has_changed_is_a_conflict(
    logins: tuple[Database, Database],
) -> None:
    desk, other = logins
    builders.add_customer(desk, email="amelia@example.com")
    seen = amelia(desk)
    customers.edit(other, seen, replace(profile_of(seen), company="Theirs"), Writer("M. Reyes"))
    with pytest.raises(Conflict):
        customers.edit(desk, seen, replace(profile_of(seen), company="Mine"), Writer("A. Okafor"))
    assert amelia(desk).company == "Theirs"
    with desk.reading() as reading:
        assert reading.activity.count() == 1


def test_different_fields_merge_and_each_change_is_signed(
    logins: tuple[Database, Database], venue: Venue
) -> None:
    desk, other = logins
    builders.add_customer(desk, email="amelia@example.com")
    seen = amelia(desk)

    def edit(database: Database, by: str, **changed: str) -> Callable[[], Edited | Contested]:
        profile = replace(profile_of(seen), **changed)
        return lambda: customers.edit_together(database, seen, profile, Writer(by))

    answers = at_once(
        edit(desk, "A. Okafor", company="Riverside"),
        edit(other, "M. Reyes", given_name="Amélie"),
        edit(desk, "A. Okafor", family_name="Hart"),
    )
    assert all(isinstance(each, Edited) for each in answers)
    after = amelia(desk)
    assert (after.given_name, after.family_name, after.company) == ("Amélie", "Hart", "Riverside")
    assert after.version == seen.version + 3
    signed = venue.query("superuser", "SELECT recorded_by, actor, details FROM activity")
    fields = {tuple(json.loads(details)["changes"]): (by, who) for by, who, details in signed}
    assert fields == {
        ("company",): (venue.login("front-desk"), "A. Okafor"),
        ("given_name",): (venue.login("manager"), "M. Reyes"),
        ("family_name",): (venue.login("front-desk"), "A. Okafor"),
    }


def test_of_two_who_set_the_same_field_one_is_asked_and_nothing_is_overwritten(
    logins: tuple[Database, Database],
) -> None:
    desk, other = logins
    builders.add_customer(desk, email="amelia@example.com")
    seen = amelia(desk)
    meant = {desk: "Riverside", other: "Lakeside"}

    def edit(database: Database) -> tuple[Database, Edited | Contested]:
        profile = replace(profile_of(seen), company=meant[database])
        return database, customers.edit_together(database, seen, profile, Writer("Somebody"))

    answers = dict(at_once(lambda: edit(desk), lambda: edit(other)))
    (winner,) = [each for each, answer in answers.items() if isinstance(answer, Edited)]
    (asked,) = [each for each, answer in answers.items() if isinstance(answer, Contested)]
    contested = answers[asked]
    assert isinstance(contested, Contested)
    (clash,) = contested.merge.clashes
    assert (clash.field, clash.before, clash.theirs, clash.mine) == (
        "company",
        None,
        meant[winner],
        meant[asked],
    )
    assert amelia(desk).company == meant[winner]
    chosen = contested.merge.choosing_mine([clash])
    customers.edit_together(asked, contested.stored, chosen, Writer("Somebody"))
    assert amelia(desk).company == meant[asked]
    with desk.reading() as reading:
        page = reading.activity.page(seen.id, Filter(), newest_first=False)
    old_and_new = [json.loads(each.details or "")["changes"]["company"] for each in page]
    assert sorted(map(str, old_and_new)) == sorted(
        [
            str({"old": None, "new": meant[winner]}),
            str({"old": meant[winner], "new": meant[asked]}),
        ]
    )


def test_numbers_are_unique_whoever_adds_at_the_same_moment(
    logins: tuple[Database, Database], venue: Venue
) -> None:
    def add(database: Database, writer: int) -> list[str]:
        added = []
        for number in range(EACH):
            new = builders.customer(given_name=f"Guest {number}", email=f"{writer}.{number}@e.com")
            added.append(customers.add(database, new)[0].number)
            if number % 5 == 4:
                # An import adds many at a time.
                many = [(builders.customer(given_name=f"Row {row}"), ()) for row in range(20)]
                with database.writing() as writing:
                    added += [each.number for each in writing.customers.add_all(many)]
        return added

    work = [
        lambda database=database, writer=writer: add(database, writer)
        for writer, database in enumerate(islice(cycle(logins), WRITERS))
    ]
    given = [number for numbers in at_once(*work) for number in numbers]
    assert len(given) == WRITERS * (EACH + EACH // 5 * 20)
    assert len(set(given)) == len(given)
    stored = venue.query("superuser", "SELECT number FROM customer")
    assert sorted(number for (number,) in stored) == sorted(given)
    signed = venue.query("superuser", "SELECT DISTINCT changed_by FROM customer")
    assert {by for (by,) in signed} == {venue.login("front-desk"), venue.login("manager")}

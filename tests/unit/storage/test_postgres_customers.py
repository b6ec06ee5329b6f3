"""What the database's own functions do with customers, for several desks at once."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import psycopg
import pytest

from tests import builders
from tests.postgres import Venue
from tests.postgres_events import add_customers, profile
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import open_database

_DESKS = 4
_EACH = 15
_ROLES = ("front-desk", "manager", "integration", "front-desk")


def _update(client: Any, customer: int, version: int, **given: Any) -> int | None:
    changed = {"status": "active", "search_keys": "", "phones": [], "words": {}} | given
    answer = client.execute(
        "SELECT update_customer(%s, %s, %s)", (customer, version, json.dumps(changed))
    )
    return answer.fetchone()[0]


def _next_number(client: Any) -> int:
    return int(client.execute("SELECT * FROM next_customer_numbers(1)").fetchone()[0])


def test_desks_that_add_customers_at_once_give_each_its_own_number(venue: Venue) -> None:
    go = threading.Barrier(_DESKS)

    def work(role: str) -> list[int]:
        given = []
        with venue.connect(role) as client:
            go.wait()
            for _ in range(_EACH):
                number = _next_number(client)
                add_customers(client, profile(number, words={"amelia": 1, f"n{number}": 1}))
                given.append(number)
        return given

    with ThreadPoolExecutor(_DESKS) as desks:
        given = [number for numbers in desks.map(work, _ROLES) for number in numbers]
    assert len(set(given)) == _DESKS * _EACH
    found = venue.query("auditor", "SELECT count(*), count(DISTINCT number) FROM customer")
    assert found == [(_DESKS * _EACH, _DESKS * _EACH)]
    assert venue.query("auditor", "SELECT uses FROM name_word WHERE word = 'amelia'") == [
        (_DESKS * _EACH,)
    ]


def test_numbers_run_on_behind_a_number_that_was_given_and_skip_taken_ones(venue: Venue) -> None:
    with venue.connect() as desk:
        add_customers(desk, profile(3), profile(1), profile(2))
        assert _next_number(desk) == 4
        add_customers(desk, profile(1_234_567))
        assert _next_number(desk) == 1_234_568
        add_customers(desk, profile(1_000))
        assert _next_number(desk) == 1_234_569
        add_customers(desk, profile(1_234_570))
        assert _next_number(desk) == 1_234_571


def test_a_number_that_somebody_gives_at_this_moment_is_not_given_again(venue: Venue) -> None:
    waiting = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
    )

    def add(number: str | None) -> str:
        with closing(open_database(Address.parse(venue.url()))) as database:
            return builders.add_customer(database, number=number).number

    with ThreadPoolExecutor(2) as desks, venue.connect("superuser", autocommit=False) as other:
        other.execute("SELECT 1 FROM counter FOR UPDATE")
        answers = []
        for many, number in enumerate(("CUST-000001", None), start=1):
            answers.append(desks.submit(add, number))
            while venue.query("superuser", waiting, (venue.name,)) != [(many,)]:
                assert not answers[-1].done()
        other.rollback()
        assert [answer.result() for answer in answers] == ["CUST-000001", "CUST-000002"]


def test_a_number_that_somebody_made_up_does_not_use_all_others_up(venue: Venue) -> None:
    with venue.connect("integration") as client:
        add_customers(client, profile(2**63 - 1), profile(41), profile(10**20))
        assert _next_number(client) == 42


def test_customers_are_added_all_or_none_in_the_order_given(venue: Venue) -> None:
    with venue.connect() as desk:
        given = [profile(number, origins=[["till", str(number)]]) for number in (9, 8, 7)]
        ids = add_customers(desk, *given)
        assert ids == sorted(ids)
        known = desk.execute("SELECT number FROM customer ORDER BY id").fetchall()
        assert known == [("CUST-000009",), ("CUST-000008",), ("CUST-000007",)]
        with pytest.raises(psycopg.errors.UniqueViolation):
            add_customers(desk, profile(10), profile(8))
        assert desk.execute("SELECT count(*) FROM customer").fetchone() == (3,)


def test_the_second_of_two_editors_overwrites_nothing(venue: Venue) -> None:
    with venue.connect(autocommit=False) as first, venue.connect("manager") as second:
        (customer,) = add_customers(second, profile(1, email="old@example.com"))
        assert _update(first, customer, 1, email="first@example.com") == 2
        with ThreadPoolExecutor(1) as other:
            answer = other.submit(_update, second, customer, 1, email="second@example.com")
            first.commit()
            assert answer.result(timeout=10) is None
        stored = second.execute("SELECT email, version FROM customer").fetchone()
        assert stored == ("first@example.com", 2)
        assert _update(second, customer, 2, email="second@example.com") == 3


def test_the_earlier_version_is_kept_with_who_wrote_it(venue: Venue) -> None:
    phones = [
        {"written": "0123", "e164": None, "national": None},
        {"written": "020 7946 0421", "e164": "+442079460421", "national": "020 7946 0421"},
    ]
    with venue.connect() as desk, venue.connect("manager") as manager:
        given = profile(1, phones=phones, extra='{"notes": "é\\n"}', company="Hart & Søn")
        (customer,) = add_customers(desk, given)
        _update(manager, customer, 1, given_name="Amélie", phones=phones[1:])
        kept = manager.execute("SELECT profile, changed_by FROM customer_version").fetchall()
        ((earlier, by),) = kept
        now = manager.execute("SELECT given_name, changed_by FROM customer").fetchone()
    fields = ("given_name", "family_name", "company", "email", "phones", "status", "extra")
    assert json.loads(earlier) == {name: given.get(name) for name in fields}
    assert by == venue.login("front-desk")
    assert now == ("Amélie", venue.login("manager"))
    assert venue.query("auditor", "SELECT place, written FROM customer_phone") == [
        (0, "020 7946 0421")
    ]


def test_name_words_are_counted_and_their_changes_noticed(venue: Venue) -> None:
    words = "SELECT word, uses FROM name_word ORDER BY word"
    revision = "SELECT value FROM counter WHERE name = 'name_words'"
    with venue.connect() as desk:
        first, _ = add_customers(desk, profile(1), profile(2, words={"amelia": 1, "zoë": 1}))
        assert desk.execute(words).fetchall() == [("amelia", 2), ("zoë", 1)]
        before = desk.execute(revision).fetchone()
        _update(desk, first, 1)
        assert desk.execute(revision).fetchone() == before
        _update(desk, first, 2, words={"amelia": -1, "zoë": -1, "kim": 1})
        assert desk.execute(revision).fetchone() != before
        assert desk.execute(words).fetchall() == [("amelia", 1), ("kim", 1)]


def test_integrations_recognise_customers_and_events_without_reading_them(venue: Venue) -> None:
    with venue.connect() as desk:
        given = profile(
            1, email_key="a@b", origins=[["till", "7"]], phones=[{"written": "1", "e164": "+441"}]
        )
        (customer,) = add_customers(desk, given)
    with venue.connect("integration") as program:
        for key, answer in (
            ("uid", given["uid"]),
            ("number", "CUST-000001"),
            ("email", "a@b"),
            ("phone", "+441"),
            ("origin", ["till", "7"]),
        ):
            found = program.execute(
                "SELECT answer, id, number FROM match_customers(%s, %s)",
                (key, json.dumps([answer, answer] if key == "phone" else [answer])),
            )
            assert found.fetchall() == [(answer, customer, "CUST-000001")], key
        program.execute(
            "SELECT link_origins(%s, %s)", (customer, json.dumps([["till", "7"], ["web", "1"]]))
        )
        uid = bytes.fromhex(given["uid"])
        assert program.execute("SELECT * FROM customer_ids(%s)", ([uid, b"x"],)).fetchall() == [
            (uid, customer)
        ]
    assert venue.query("auditor", "SELECT origin FROM customer_origin ORDER BY 1") == [
        ("till",),
        ("web",),
    ]

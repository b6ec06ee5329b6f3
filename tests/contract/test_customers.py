"""What every database does with customers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import add_customer, at, customer, event, record
from tiquo_desktop.domain.customers import Phone, Profile, Status
from tiquo_desktop.domain.errors import Conflict
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.domain.repositories import CustomerRef, Database, Key, Span
from tiquo_desktop.domain.search_keys import search_keys

PHONE = Phone("07700 900421", "+447700900421", "07700900421")


def test_a_customer_comes_back_as_written(database: Database) -> None:
    added = add_customer(
        database,
        company="Hart & Sons Ltd",
        email="Amelia@Example.com",
        phones=[PHONE, "none of your business"],
        status=Status.BANNED,
        extra='{"dateOfBirth": "1980-02-29"}',
    )
    with database.reading() as session:
        assert session.customers.by_ids([added.id]) == [added]
        assert session.customers.count() == 1


def test_numbers_run_on_behind_those_that_were_given(database: Database) -> None:
    given = [add_customer(database, number=number).number for number in (None, "CUST-000042", None)]
    assert given == ["CUST-000001", "CUST-000042", "CUST-000043"]


@pytest.mark.parametrize("taken", [{"uid": new_uid()}, {"number": "CUST-000007"}])
def test_an_identity_is_given_once(database: Database, taken: dict[str, str]) -> None:
    add_customer(database, **taken)
    with pytest.raises(Conflict):
        add_customer(database, **taken)


def test_customers_answer_to_every_key(database: Database) -> None:
    with database.writing() as session:
        amelia = session.customers.add(
            customer(email="Amelia@Example.com", phones=[PHONE]), [("till", "17")]
        )
    ref = CustomerRef(amelia.id, amelia.uid, amelia.number)
    asked = {
        Key.UID: amelia.uid,
        Key.NUMBER: amelia.number,
        Key.EMAIL: "AMELIA@example.COM",
        Key.PHONE: "+447700900421",
        Key.ORIGIN: ("till", "17"),
    }
    with database.reading() as session:
        for key, value in asked.items():
            assert session.customers.match(key, [value]) == {value: [ref]}, key
            assert session.customers.find(key, value) == [amelia], key
        assert session.customers.match(Key.ORIGIN, [("till", "18"), ("shop", "17")]) == {}
        assert session.customers.match(Key.EMAIL, []) == {}


def test_an_edit_keeps_the_earlier_version_and_refuses_a_stale_one(database: Database) -> None:
    before = add_customer(database, email="old@example.com")
    wanted = Profile(given_name="Amelia", family_name="Hart", email="new@example.com")
    with database.writing() as session:
        after = session.customers.update(before, wanted)
    assert (after.version, after.email, after.family_name) == (2, "new@example.com", "Hart")
    with pytest.raises(Conflict), database.writing() as session:
        session.customers.update(before, replace(wanted, given_name="Mia"))
    with database.reading() as session:
        assert session.customers.find(Key.EMAIL, "old@example.com") == []
        assert session.search.candidates(["okonkwo"], 5) == []
        assert session.search.candidates(["hart"], 5) == [before.id]
        assert set(session.search.name_words()) == {"amelia", "hart"}


def test_first_and_last_activity_follow_from_the_events(database: Database) -> None:
    amelia, nobody = add_customer(database), add_customer(database)
    record(
        database,
        *(event(customer=amelia.uid, occurred_at=at() + step) for step in (5, 0, 9)),
    )
    with database.reading() as session:
        assert session.customers.spans([amelia.id, nobody.id]) == {amelia.id: Span(at(), at() + 9)}


def test_recently_active_customers_come_newest_first_without_the_future(
    database: Database,
) -> None:
    early, late, future = (add_customer(database) for _ in range(3))
    past = at("2020-01-01T12:00")
    record(
        database,
        event(customer=early.uid, occurred_at=past),
        event(customer=late.uid, occurred_at=past + 1),
        event(customer=future.uid, occurred_at=at("2999-01-01T12:00")),
    )
    with database.reading() as session:
        assert session.customers.recently_active(5) == [late, early]


def test_references_find_their_customers_without_case_or_prefix(database: Database) -> None:
    amelia, marcus = add_customer(database), add_customer(database)
    record(
        database,
        event(customer=amelia.uid, object_kind="booking", object_ref="BK-A12B34"),
        event(customer=marcus.uid, story="bk-a12b345"),
    )
    with database.reading() as session:
        for typed in ("BK-A12B34", "a12b34", "bk-a12b34"):
            assert session.search.by_reference(typed, 5)[0] == (amelia.id, "BK-A12B34")
        assert [found for found, _ in session.search.by_reference("a12", 5)] == [
            amelia.id,
            marcus.id,
        ]
        assert session.search.by_reference("", 5) == []


WORDS = st.sampled_from(["Jo", "Josephine", "O'Neil", "Ernest.Bar", "Łukasz", "J K"])
TERMS = st.sampled_from(["j", "jo", "jos", "o", "neil", "oneil", "erne", "bar", "l", "k", "zz"])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6),
    terms=st.lists(TERMS, min_size=1, max_size=3),
    limit=st.integers(1, 5),
)
def test_candidates_have_a_key_that_starts_with_each_term(
    database: Database, names: list[tuple[str, str]], terms: list[str], limit: int
) -> None:
    for given_name, family_name in names:
        add_customer(database, given_name=given_name, family_name=family_name)
    with database.reading() as session:
        everybody = session.customers.by_ids(range(1, session.customers.count() + 1))
        found = session.search.candidates(terms, limit)
    expected = [
        each.id
        for each in everybody
        if all(
            any(key.startswith(term) for key in search_keys(each, each.number).split())
            for term in terms
        )
    ]
    assert found == expected[::-1][:limit]

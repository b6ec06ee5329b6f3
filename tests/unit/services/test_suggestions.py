from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import builders
from tests.builders import add_customer, at, event, new_database, record
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.scan_codes import Code, CodeKind
from tiquo_desktop.services.scanning import holders
from tiquo_desktop.services.search import Search
from tiquo_desktop.services.suggestions import Advice, Suggestion


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = new_database(tmp_path)
    yield made
    made.close()


@pytest.fixture
def amelia(database: Database) -> Customer:
    made = add_customer(database, phones=("+44 7700 900421",))
    record(
        database,
        event(
            customer=made.uid,
            occurred_at=at("2026-10-01T10:00"),
            object_ref="BK-A12B34",
            story="ORD-J98UBC",
        ),
    )
    return made


def suggested(database: Database, text: str) -> list[tuple[Advice, str, int]]:
    search = Search(database)
    assert not search.find(text).results
    return [(each.advice, each.text, each.count) for each in search.suggest(text)]


def test_names_that_sound_alike_then_each_term_then_references(
    database: Database, amelia: Customer
) -> None:
    joan = add_customer(database, given_name="Joan", family_name="Reyes", phones=("0151 4960412",))
    record(database, event(customer=joan.uid, object_ref="ENQ-0412XY"))
    assert suggested(database, "oconquo 0412") == [
        (Advice.SOUND, "Okonkwo", 1),
        (Advice.ALONE, "0412", 1),
        (Advice.REFERENCE, "ref:0412", 1),
    ]


def test_a_typo_is_told_from_a_sound(database: Database, amelia: Customer) -> None:
    assert suggested(database, "ameliz 999") == [(Advice.TYPO, "Amelia", 1)]


def test_only_what_finds_somebody_is_suggested(database: Database, amelia: Customer) -> None:
    assert suggested(database, "zzyx 999") == []
    assert suggested(database, "zzyx") == []
    assert Search(database).suggest("  ") == ()


def test_what_is_suggested_finds_as_many_as_it_says(database: Database, amelia: Customer) -> None:
    for number in range(7):
        add_customer(database, given_name="Amelia", family_name=f"N{number}x")
    search = Search(database)
    for each in search.suggest("amelia 0412 zzyx"):
        found = len(search.find(each.text).results)
        assert (each, found) == (each, each.count)


def test_each_term_is_suggested_once(database: Database, amelia: Customer) -> None:
    assert suggested(database, "amelia zz amelia") == [(Advice.ALONE, "amelia", 1)]


def test_a_name_that_many_have_is_no_misspelling(database: Database) -> None:
    for number in range(6):
        add_customer(database, given_name="Amelia", family_name=f"N{number}x")
    add_customer(database, given_name="Amelie", family_name="Ohm")
    assert Search(database).suggest("amelia zzyx") == (
        Suggestion(Advice.ALONE, "amelia", "amelia", 6),
    )


# Customers seen before


def test_known_customers_come_in_the_order_of_their_uids(
    database: Database, amelia: Customer
) -> None:
    joan = add_customer(database, given_name="Joan", family_name="Reyes")
    page = Search(database).known([joan.uid, "0" * 32, amelia.uid, joan.uid])
    assert [result.customer for result in page.results] == [joan, amelia]
    assert (page.query, page.total_customers) == ("", 2)
    assert page.results[1].span is not None


# Duplicates


def test_a_duplicate_is_found_as_the_customer_it_was_merged_into(
    database: Database, amelia: Customer, tmp_path: Path
) -> None:
    one = add_customer(database, given_name="Amy", family_name="Oak")
    two = add_customer(database, given_name="Ames", family_name="Oak")
    record(database, event(customer=one.uid, occurred_at=at("2026-10-02T10:00")))
    builders.merge(tmp_path, one, two)
    builders.merge(tmp_path, two, amelia)
    search = Search(database)
    (found,) = search.find("oak").results
    assert found.customer == amelia
    assert found.span is not None
    assert "before it was merged" in found.why
    (recent,) = search.find("").results
    assert recent.customer == amelia
    assert [each.customer for each in search.known([one.uid, two.uid]).results] == [amelia]


def test_customers_that_were_merged_in_a_circle_are_found(
    database: Database, amelia: Customer, tmp_path: Path
) -> None:
    other = add_customer(database, given_name="Amy", family_name="Oak")
    builders.merge(tmp_path, other, amelia)
    builders.merge(tmp_path, amelia, other)
    assert Search(database).find("oak").results


# What is searched for by a whole reference


def test_a_whole_reference_comes_with_its_result(database: Database, amelia: Customer) -> None:
    search = Search(database)
    assert [each.reference for each in search.find("bk-a12b34").results] == ["BK-A12B34"]
    for text in ("bk-a12b", "amelia", "amelia bk-a12b34", amelia.number):
        assert [each.reference for each in search.find(text).results] == [None]


# Whose code it is


def test_a_code_has_the_customers_it_belongs_to(
    database: Database, amelia: Customer, tmp_path: Path
) -> None:
    for kind, value, reference in (
        (CodeKind.UID, amelia.uid, None),
        (CodeKind.NUMBER, amelia.number, None),
        (CodeKind.REFERENCE, "bk-a12b34", "BK-A12B34"),
        (CodeKind.REFERENCE, "ORD-J98UBC", "ORD-J98UBC"),
    ):
        (holder,) = holders(database, Code(kind, value))
        assert (holder.customer, holder.reference) == (amelia, reference)
        assert holder.span is not None
    for kind, value in (
        (CodeKind.UID, "0" * 32),
        (CodeKind.NUMBER, "CUST-000999"),
        (CodeKind.REFERENCE, "BK-A12B3"),
    ):
        assert holders(database, Code(kind, value)) == ()
    duplicate = add_customer(database, given_name="Amy", family_name="Oak")
    builders.merge(tmp_path, duplicate, amelia)
    (holder,) = holders(database, Code(CodeKind.UID, duplicate.uid))
    assert holder.customer == amelia

"""Corrections: a person says what is right, the difference is recorded, and the net is right."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import builders
from tests.builders import add_customer, at, event, record
from tiquo_desktop.domain.activity import Event, NewEvent
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services import details
from tiquo_desktop.services.corrections import Corrected, corrected
from tiquo_desktop.services.drafting import correction_of, event_of
from tiquo_desktop.services.drafts import Draft

WHEN = "2026-11-19 16:05"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = builders.new_database(tmp_path)
    yield made
    made.close()


@pytest.fixture
def amelia(database: Database) -> Customer:
    return add_customer(database)


def refund(amelia: Customer, **given: Any) -> NewEvent:
    return event(
        **{
            "customer": amelia.uid,
            "summary": "Refund of £25.00",
            "amount_minor": -2500,
            "currency": "GBP",
            "object_kind": "order",
            "object_ref": "ORD-1",
            "story": "ORD-1",
        }
        | given
    )


def stands(database: Database, uid: str, **given: Any) -> Corrected:
    with database.reading() as reading:
        found = corrected(reading, uid, **given)
    assert found is not None
    return found


def draft_of(found: Corrected, **typed: str) -> Draft:
    given = correction_of(found, WHEN)
    values = {name: getattr(given, name) for name in Draft.__dataclass_fields__}
    return Draft(**values | {"reason": "typing error"} | typed)


def new(found: Corrected, draft: Draft) -> NewEvent:
    return event_of(
        draft,
        customer=found.event.customer,
        zone=builders.ZONE,
        now=at(),
        actor="J. Lind",
        device=None,
        stands=found,
    )


def correct(database: Database, uid: str, **typed: str) -> NewEvent:
    found = stands(database, uid)
    made = new(found, draft_of(found, **typed))
    record(database, made)
    return made


def net(database: Database, uid: str, amelia: Customer) -> dict[str, int]:
    with database.reading() as reading:
        found = reading.activity.by_uid(uid)
    assert isinstance(found, Event)
    read = details.read(database, found.id, amelia.id, threading.Event())
    assert read is not None
    assert read.story is not None
    return dict(read.story.net or ())


def test_the_net_is_right_after_two_corrections(database: Database, amelia: Customer) -> None:
    wrong = refund(amelia)
    record(database, event(customer=amelia.uid, story="ORD-1", amount_minor=9900, currency="GBP"))
    record(database, wrong)
    first = correct(database, wrong.uid, amount="-52.00")
    assert (first.amount_minor, first.currency, first.corrects) == (-2700, "GBP", wrong.uid)
    assert net(database, wrong.uid, amelia) == {"GBP": 9900 - 5200}
    assert draft_of(stands(database, wrong.uid)).amount == "-52.00"
    second = correct(database, wrong.uid, amount="-40.00")
    assert second.amount_minor == 1200
    assert net(database, wrong.uid, amelia) == {"GBP": 9900 - 4000}


def test_a_correction_can_be_corrected(database: Database, amelia: Customer) -> None:
    wrong = refund(amelia)
    record(database, wrong)
    first = correct(database, wrong.uid, amount="-52.00", details="till: 2")
    second = correct(database, first.uid, amount="-53.00", reason="misread")
    assert (second.amount_minor, second.corrects) == (-100, first.uid)
    assert net(database, first.uid, amelia) == {"GBP": -5300}
    assert json.loads(second.details or "") == {
        "reason": "misread",
        "amount": {"old": "-52.00 GBP", "new": "-53.00 GBP"},
        "till": "2",
    }


def test_an_unsigned_amount_leaves_as_what_stands_left(
    database: Database, amelia: Customer
) -> None:
    wrong = refund(amelia)
    record(database, wrong)
    found = stands(database, wrong.uid)
    assert new(found, draft_of(found, amount="52")).amount_minor == -2700
    assert new(found, draft_of(found, amount="+52")).amount_minor == 7700


def test_words_alone_change_no_amount(database: Database, amelia: Customer) -> None:
    wrong = refund(amelia)
    record(database, wrong)
    made = correct(database, wrong.uid, summary="Refund of £25.00 in cash")
    assert (made.amount_minor, made.currency) == (None, None)
    assert made.details == '{"reason": "typing error"}'
    assert net(database, wrong.uid, amelia) == {"GBP": -2500}


@pytest.mark.parametrize("nothing", ["", "0", "0.00"])
def test_an_amount_that_is_taken_away_is_taken_back(
    database: Database, amelia: Customer, nothing: str
) -> None:
    wrong = refund(amelia)
    record(database, wrong)
    assert correct(database, wrong.uid, amount=nothing).amount_minor == 2500
    assert net(database, wrong.uid, amelia) == {"GBP": 0}


def test_an_amount_where_there_was_none_is_recorded_whole(
    database: Database, amelia: Customer
) -> None:
    wrong = refund(amelia, amount_minor=None, currency=None)
    record(database, wrong)
    made = correct(database, wrong.uid, amount="-25.00", currency="GBP")
    assert made.amount_minor == -2500
    assert net(database, wrong.uid, amelia) == {"GBP": -2500}


def test_another_currency_is_refused(database: Database, amelia: Customer) -> None:
    wrong = refund(amelia)
    record(database, wrong)
    found = stands(database, wrong.uid)
    with pytest.raises(InvalidValue, match=r"stands in GBP, .* record -30\.00 EUR as") as said:
        new(found, draft_of(found, amount="-30", currency="EUR"))
    assert said.value.field == "currency"


def test_a_payment_that_stands_stays_a_payment(database: Database, amelia: Customer) -> None:
    wrong = refund(amelia)
    record(database, wrong)
    found = stands(database, wrong.uid)
    with pytest.raises(InvalidValue, match="correct it to 0 in Payments") as said:
        new(found, draft_of(found, category="Orders", type="Order"))
    assert said.value.field == "category"
    correct(database, wrong.uid, amount="0")
    made = correct(database, wrong.uid, category="Orders", type="Order", amount="")
    assert made.category == "Orders"


def test_an_order_that_was_a_payment_counts_whole(database: Database, amelia: Customer) -> None:
    wrong = refund(amelia, category="Orders", type="Order")
    record(database, wrong)
    made = correct(database, wrong.uid, category="Payments", type="Payment", amount="-25")
    assert made.amount_minor == -2500
    assert net(database, wrong.uid, amelia) == {"GBP": -2500}


def test_an_attempt_that_may_have_been_stored_does_not_count(
    database: Database, amelia: Customer
) -> None:
    wrong = refund(amelia)
    record(database, wrong)
    first = correct(database, wrong.uid, amount="-52.00")
    again = stands(database, wrong.uid, without=first.uid)
    assert again.paid == (-2500, "GBP")


def test_a_correction_stays_in_its_story(database: Database, amelia: Customer) -> None:
    wrong = refund(amelia, object_kind="payment", object_ref="PAY-7")
    record(database, wrong)
    made = correct(database, wrong.uid, amount="-52.00")
    assert (made.object_ref, made.story) == ("PAY-7", "ORD-1")
    assert net(database, wrong.uid, amelia) == {"GBP": -5200}


def test_nothing_stands_of_an_event_that_is_not_there(database: Database) -> None:
    with database.reading() as reading:
        assert corrected(reading, "0" * 32) is None

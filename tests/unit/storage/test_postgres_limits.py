"""What a shared database cannot hold, and says so."""

import random
from dataclasses import replace

import pytest

from tests.builders import add_customer, event, record
from tests.postgres import Venue
from tiquo_desktop.domain import errors
from tiquo_desktop.domain.activity import LONGEST
from tiquo_desktop.domain.repositories import Outcome
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import open_database

_LONG = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=60_000))


@pytest.mark.parametrize("field", ["story", "object_ref", "external_id"])
def test_a_reference_that_no_index_holds_is_refused_with_a_sentence(
    venue: Venue, field: str
) -> None:
    database = open_database(Address.parse(venue.url()))
    unchecked = replace(event(origin="till"), **{field: _LONG})
    with pytest.raises(errors.RefusedByDatabase, match="too long for a shared database"):
        record(database, unchecked)
    database.close()


def test_whatever_is_not_refused_beforehand_fits_into_every_index(venue: Venue) -> None:
    # Four octets each, and hardly two the same: nothing to compress.
    characters = random.Random(1)
    longest = {
        name: "".join(chr(characters.randrange(0x20000, 0x2A6D0)) for _ in range(limit))
        for name, limit in LONGEST.items()
    }
    mail = "".join(chr(characters.randrange(0x20000, 0x2A6D0)) for _ in range(318))
    database = open_database(Address.parse(venue.url()))
    customer = add_customer(database, email=f"{mail[:60]}@{mail[60:]}x")
    with database.writing() as session:
        session.customers.link(customer.id, [(longest["origin"], longest["external_id"])])
    assert record(database, event(customer=customer.uid, **longest)) == [Outcome.STORED]
    database.close()


def test_other_texts_are_kept_whole_whatever_their_length(venue: Venue) -> None:
    database = open_database(Address.parse(venue.url()))
    customer = add_customer(database, given_name=_LONG, company=_LONG[::-1])
    record(database, event(customer=customer.uid, summary=_LONG, details=f'"{_LONG}"'))
    with database.reading() as session:
        (kept,) = session.customers.by_ids([customer.id])
        (stored,) = session.activity.by_ids([1])
    assert (kept.given_name, kept.company) == (_LONG, _LONG[::-1])
    assert (stored.summary, stored.details) == (_LONG, f'"{_LONG}"')
    database.close()

"""Long histories come from a shared database in several answers, which make one."""

from __future__ import annotations

from contextlib import closing

import pytest

from tests.builders import add_customer, at, event, record
from tests.postgres import Venue
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.storage import postgres_history
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import open_database


@pytest.mark.parametrize("count", [0, 1, 3, 4, 11])
def test_several_answers_make_one_history(
    venue: Venue, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(postgres_history, "_FIRST", 3)
    monkeypatch.setattr(postgres_history, "_FURTHER", 4)
    with closing(open_database(Address.parse(venue.url()))) as database:
        amelia, other = add_customer(database), add_customer(database, email="o@example.com")
        # Most of them at the same moment, and not in the order in which they are recorded.
        moments = [at("1960-02-03T00:00") if n % 5 else at() - n for n in range(count)]
        told = [event(customer=amelia.uid, occurred_at=moment) for moment in moments]
        record(database, *told, event(customer=other.uid))
        with database.reading() as session:
            place, history = session.activity.history(amelia.id)
            portions = list(history)
            expected = session.activity.page(amelia.id, Filter(), newest_first=False)
            everybody = [id_ for ids, *_ in session.activity.history(None)[1] for id_ in ids]
    ids = [id_ for portion in portions for id_ in portion[0]]
    assert place.position == count + 1
    assert ids == [each.id for each in expected]
    assert [len(portion[0]) for portion in portions] == {
        0: [], 1: [1], 3: [3], 4: [3, 1], 11: [3, 4, 4]
    }[count]  # fmt: skip
    assert sorted(everybody) == list(range(1, count + 2))
    assert [moment for portion in portions for moment in portion[1]] == [
        each.occurred_at for each in expected
    ]

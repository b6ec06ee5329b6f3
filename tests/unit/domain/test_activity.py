"""What events are made of many at once is what each of them is made of alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tiquo_desktop.domain.activity import (
    EVENT_FIELDS,
    NewEvent,
    assign,
    checked,
    new_events,
)
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.identifiers import new_uid

GOOD: dict[str, Any] = {
    "uid": "01a20863106e70008690f63a7a4379e6",
    "occurred_at": 1_795_305_600_000_000,
    "zone": "Europe/London",
    "category": "Orders",
    "type": "Order",
    "source": "API",
    "summary": "An order",
    "details": '{"a": 1}',
    "story": "ORD-1",
    "amount_minor": 1_200,
    "currency": "GBP",
    "origin": "till",
    "external_id": "1",
}
ODD: dict[str, list[Any]] = {
    "uid": ["01A20863-106E-7000-8690-F63A7A4379E6", "x"],
    "occurred_at": [-(10**18), 10**18],
    "zone": ["Nowhere/Town", "Asia/Tokyo"],
    "category": ["", "Anything", "\ud800"],
    "summary": ["", "  ", None, "Zoë \N{GRINNING FACE}", "a\0b", "x" * 20_000, "x" * 70_000],
    "details": ["", "{", "NaN", '"ü"'],
    "story": ["", None, "x" * 500, "x" * 501],
    "amount_minor": [None, 2**63],
    "currency": [None, "", "gbp"],
    "origin": [None, ""],
    "external_id": [None, ""],
    "corrects": ["01a20863106e70008690f63a7a4379e5", GOOD["uid"], "", "no"],
}


@given(
    st.lists(
        st.dictionaries(st.sampled_from(sorted(ODD)), st.integers(0, 6), max_size=2),
        min_size=1,
        max_size=3,
    )
)
@example([{}])
@example([{"corrects": 1}])
def test_events_made_together_are_those_that_are_made_one_by_one(
    chosen: list[dict[str, int]],
) -> None:
    given_ = [
        GOOD | {name: ODD[name][at % len(ODD[name])] for name, at in each.items()}
        for each in chosen
    ]
    names = {name for each in given_ for name in each}
    columns = {name: [each.get(name) for each in given_] for name in names}
    expected, refusal = _one_by_one(given_)
    if refusal is not None:
        with pytest.raises(InvalidValue, match=f"^{re.escape(refusal)}$"):
            new_events(columns, len(given_))
        return
    made = new_events(columns, len(given_))
    for name in EVENT_FIELDS:
        assert [getattr(each, name) for each in made] == [getattr(each, name) for each in expected]


def _one_by_one(values: list[dict[str, Any]]) -> tuple[list[NewEvent], str | None]:
    try:
        return [checked(NewEvent(**each)) for each in values], None
    except InvalidValue as error:
        return [], str(error)


def test_what_is_not_given_is_made_for_each_event() -> None:
    columns = {name: [value] * 3 for name, value in GOOD.items() if name != "uid"}
    made = new_events(columns | {"uid": [None, GOOD["uid"], None]}, 3)
    assert len({event.uid for event in made}) == 3
    assert len({event.salt for event in made}) == 3
    assert made[1].uid == GOOD["uid"]
    customers = [new_uid(), None, new_uid()]
    assign(made, customers)
    assert [event.customer for event in made] == customers

"""Details in words: every token as it was written, whatever it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiquo_desktop.domain.values import DETAILS_LIMIT
from tiquo_desktop.services.detail_texts import MOST_OF_A_VALUE, MOST_PAIRS, Pairs, indented, pairs

JSON: Any = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_names_and_values_in_their_order() -> None:
    details = '{"method": "card", "amount": 1.10, "ok": true, "rooms": ["114", 115], "none": null}'
    assert pairs(details).shown == (
        ("method", "card"),
        ("amount", "1.10"),
        ("ok", "yes"),
        ("rooms", "114, 115"),
        ("none", "–"),
    )


def test_names_within_names_are_joined() -> None:
    assert pairs('{"guest": {"name": "A", "age": 4}}').shown == (
        ("guest.name", "A"),
        ("guest.age", "4"),
    )


def test_old_and_new_values_stand_side_by_side() -> None:
    details = '{"changes": {"phones": {"old": ["1"], "new": ["1", "2"]}, "email": {"old": null, "new": "a"}}}'
    assert pairs(details).shown == (("phones", "1 → 1, 2"), ("email", "– → a"))


def test_a_name_that_occurs_twice_is_shown_twice() -> None:
    assert pairs('{"a": 1, "a": 2}').shown == (("a", "1"), ("a", "2"))


def test_long_values_and_long_lists_of_pairs_are_cut() -> None:
    assert len(pairs(json.dumps({"a": "x" * 9_000})).shown[0][1]) == MOST_OF_A_VALUE + 1
    many = pairs(json.dumps({f"k{n}": n for n in range(MOST_PAIRS + 5)}))
    assert (len(many.shown), many.more) == (MOST_PAIRS, 5)


@pytest.mark.parametrize("details", [None, ""])
def test_no_details_are_no_pairs(details: str | None) -> None:
    assert pairs(details) == Pairs((), 0)


@pytest.mark.parametrize("details", ["no json", "[" * 30_000, '"a', "[" * 400 + "]" * 400])
def test_what_is_no_plain_json_is_shown_as_it_is(details: str) -> None:
    assert pairs(details).shown[0][1].startswith(details[:100])
    assert indented(details).replace("\n", "").replace(" ", "") == details.replace(" ", "")


def test_indented_has_a_line_for_each_value() -> None:
    assert indented('{"a":[1.10,"x, {y}"],"b":{},"c":[]}') == (
        '{\n  "a": [\n    1.10,\n    "x, {y}"\n  ],\n  "b": {},\n  "c": []\n}'
    )


def test_deep_nesting_does_not_fill_the_memory() -> None:
    assert len(indented("[" * (DETAILS_LIMIT // 2))) < 100 * DETAILS_LIMIT


@given(JSON)
def test_indented_means_the_same(value: Any) -> None:
    written = json.dumps(value, ensure_ascii=False)
    assert json.loads(indented(written)) == json.loads(written)
    assert pairs(written).more >= 0

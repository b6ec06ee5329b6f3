"""Instants in words."""

import pytest

from tests.builders import ZONE, at
from tiquo_desktop.ui.words import moments


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0.0 s"),
        (0.788, "0.8 s"),
        (12, "12 s"),
        (859, "14 min 19 s"),
        (120, "2 min"),
        (7_500, "2 h 5 min"),
        (3 * 86_400 + 14_400, "3 d 4 h"),
    ],
)
def test_lengths_of_time_by_their_largest_units(seconds: float, words: str) -> None:
    assert moments.elapsed(round(seconds * 1_000_000)) == words


def test_clocks_are_as_exact_as_they_are_known() -> None:
    assert moments.clock(at("2026-11-23T14:31:40.218"), ZONE) == "14:31:40.218"
    assert moments.clock(at("2026-11-23T14:31:40"), ZONE) == "14:31:40"


def test_a_year_goes_without_saying_where_it_is_the_same() -> None:
    instant = at("2026-11-22T21:15")
    assert moments.near_day(instant, ZONE, 2026) == "22 Nov"
    assert moments.near_day(instant, ZONE, 2025) == "22 Nov 2026"
    assert moments.weekday_and_day(instant, ZONE) == "Sun 22 Nov 2026"


@pytest.mark.parametrize(("zone", "name"), [(ZONE, "GMT"), ("America/Sao_Paulo", "UTC-03")])
def test_zones_have_a_name(zone: str, name: str) -> None:
    assert moments.zone_name(at("2026-11-22T21:15"), zone) == name

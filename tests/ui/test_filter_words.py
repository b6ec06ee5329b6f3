"""The filter in one sentence."""

import pytest

from tiquo_desktop.domain import times
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.ui.filters import filter_words

ZONE = "Europe/London"


def at(text: str) -> int:
    return times.parse(text, ZONE)


def test_the_sentence_names_every_part() -> None:
    wanted = Filter(
        type=Choice(without=frozenset({"Notification"})),
        source=Choice(only=frozenset({"Integration", "Staff", "Customer"})),
        reference="BK-A1",
        since=at("2026-09-01T00:00"),
        until=at("2026-11-24T00:00"),
    )
    assert filter_words.sentence(wanted, ZONE) == (
        "all categories · not Notification · by Staff, Customer or Integration · about BK-A1"
        " · 1 Sep – 23 Nov 2026"
    )
    assert filter_words.sentence(Filter(), ZONE) == ""
    some = Filter(category=Choice(frozenset({"Orders", "Spa"}), frozenset({"System"})))
    assert filter_words.sentence(some, ZONE) == "Orders or Other (Spa), not System"


@pytest.mark.parametrize(
    ("since", "until", "words", "short"),
    [
        ("2026-09-01T00:00", "2026-11-24T00:00", "1 Sep – 23 Nov 2026", "1 Sep – 23 Nov"),
        (
            "2025-09-01T00:00",
            "2026-11-24T00:00",
            "1 Sep 2025 – 23 Nov 2026",
            "1 Sep 2025 – 23 Nov 2026",
        ),
        ("2026-09-01T00:00", "2026-09-02T00:00", "1 Sep 2026", "1 Sep"),
        (
            "2026-09-01T08:30",
            "2026-09-01T09:00",
            "1 Sep 08:30 – 1 Sep 2026 09:00",
            "1 Sep 08:30 – 1 Sep 09:00",
        ),
        ("2026-09-01T00:00", None, "since 1 Sep 2026", "since 1 Sep"),
        (None, "2026-11-24T00:00", "until 23 Nov 2026", "until 23 Nov"),
    ],
)
def test_a_range_is_named_by_the_days_it_includes(
    since: str | None, until: str | None, words: str, short: str
) -> None:
    ends = at(since) if since else None, at(until) if until else None
    assert filter_words.date_range(*ends, ZONE) == words
    assert filter_words.date_range(*ends, ZONE, short=True) == short


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Filter(since=at("2026-09-01T00:00")), "the date range"),
        (Filter(reference="BK-A1"), "“about BK-A1”"),
        (Filter(type=Choice(without=frozenset({"Scan"}))), "“not Scan”"),
        (Filter(source=Choice(only=frozenset({"Staff", "API"}))), "“by Staff or API”"),
    ],
)
def test_a_part_is_named_as_something_to_remove(part: Filter, words: str) -> None:
    assert filter_words.part(part) == words

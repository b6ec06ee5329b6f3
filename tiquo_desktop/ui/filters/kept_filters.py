"""A filter as values that settings can hold, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.vocabulary import Dimension


def to_values(wanted: Filter) -> dict[str, Any]:
    """The filter as JSON can say it."""
    values: dict[str, Any] = {
        dimension.value: {"only": sorted(choice.only), "without": sorted(choice.without)}
        for dimension in Dimension
        if (choice := wanted.choice(dimension))
    }
    values |= {"since": wanted.since, "until": wanted.until, "reference": wanted.reference}
    return {name: value for name, value in values.items() if value is not None}


def from_values(values: Mapping[str, Any]) -> Filter:
    """The filter of `to_values`; what is damaged counts as not there."""
    choices = {}
    for dimension in Dimension:
        choice = values.get(dimension.value)
        choice = choice if isinstance(choice, dict) else {}
        only, without = _texts(choice.get("only")), _texts(choice.get("without"))
        choices[dimension.value] = Choice(only, without - only)
    since, until = _instant(values.get("since")), _instant(values.get("until"))
    if since is not None and until is not None and since >= until:
        since = until = None
    reference = values.get("reference")
    return Filter(
        category=choices["category"],
        type=choices["type"],
        source=choices["source"],
        since=since,
        until=until,
        reference=reference if isinstance(reference, str) and reference else None,
    )


def _texts(value: object) -> frozenset[str]:
    listed = value if isinstance(value, list) else []
    return frozenset(each for each in listed if isinstance(each, str))


def _instant(value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    try:
        times.check(value, "UTC")
    except InvalidValue:
        return None
    return value

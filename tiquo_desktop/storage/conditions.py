"""A filter as SQL conditions on `activity`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, collate, or_

from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.identifiers import REFERENCE_PREFIXES, reference_key
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.storage.schema import activity


def reference_spellings(reference: str) -> list[str]:
    """All spellings of a reference that mean the same, but for ASCII letter case."""
    key = reference_key(reference)
    return [key, *(prefix + key for prefix in REFERENCE_PREFIXES)]


def range_conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    """What the range and the reference of a filter demand."""
    demanded: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        demanded.append(activity.c.occurred_at >= wanted.since)
    if wanted.until is not None:
        demanded.append(activity.c.occurred_at < wanted.until)
    if wanted.reference is not None:
        spellings = reference_spellings(wanted.reference)
        columns = (activity.c.object_ref, activity.c.story)
        demanded.append(or_(*(collate(column, "NOCASE").in_(spellings) for column in columns)))
    return demanded


def conditions(
    wanted: Filter, ids: Mapping[Dimension, Mapping[str, int]]
) -> list[ColumnElement[bool]]:
    """All that a filter demands; `ids` has the vocabulary ids of the values that exist."""
    demanded = range_conditions(wanted)
    for dimension in Dimension:
        choice, column = wanted.choice(dimension), activity.c[str(dimension)]
        if choice.only:
            demanded.append(column.in_(_known(choice.only, ids[dimension])))
        if choice.without:
            demanded.append(column.not_in(_known(choice.without, ids[dimension])))
    return demanded


def _known(values: Iterable[str], ids: Mapping[str, int]) -> list[int]:
    # A value that the database has never met is the value of no event.
    return [ids[value] for value in values if value in ids]

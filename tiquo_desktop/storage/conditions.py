"""A filter as SQL conditions on `activity`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import ColumnElement, and_, or_

from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.identifiers import REFERENCE_PREFIXES, reference_key
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.storage.dialects import CaseBlind
from tiquo_desktop.storage.schema import activity


def reference_spellings(reference: str) -> list[str]:
    """All spellings of a reference that mean the same, in lower case as far as they are ASCII."""
    key = reference_key(reference)
    return [key, *(prefix.lower() + key for prefix in REFERENCE_PREFIXES)]


def range_conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    """What the range and the reference of a filter demand."""
    demanded: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        demanded.append(activity.c.occurred_at >= wanted.since)
    if wanted.until is not None:
        demanded.append(activity.c.occurred_at < wanted.until)
    if wanted.reference is not None:
        spellings = reference_spellings(wanted.reference)
        demanded.append(or_(*referring(lambda column: column.in_(spellings))))
    return demanded


def referring(
    condition: Callable[[ColumnElement[str]], ColumnElement[bool]],
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The condition on the object's reference, and the same on the story where it is another.

    Mostly the two are one, and then only the object's index holds it.
    """
    reference, story = activity.c.object_ref, activity.c.story
    return (
        condition(CaseBlind(reference)),
        and_(condition(CaseBlind(story)), story.is_distinct_from(reference)),
    )


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

"""The filter that the options of a command describe."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.values import text_or_none
from tiquo_desktop.domain.vocabulary import Dimension, as_typed


def wanted(arguments: argparse.Namespace, zone: str) -> Filter:
    """The filter; times without an offset are local in `zone`.

    Raises:
        InvalidValue: not a time, a range that ends before it starts, or a forbidden text.
    """
    since = instant(times.parse_since, "--since", arguments.since, zone)
    until = instant(times.parse_until, "--until", arguments.until, zone)
    if since is not None and until is not None and until <= since:
        raise InvalidValue("--until lies before --since: swap them.", "until")
    return Filter(
        category=_choice(arguments, Dimension.CATEGORY),
        type=_choice(arguments, Dimension.TYPE),
        source=_choice(arguments, Dimension.SOURCE),
        since=since,
        until=until,
        reference=text_or_none((arguments.object or "").strip(), "object"),
    )


def instant(
    parse: Callable[[str, str], int], option: str, text: str | None, zone: str
) -> int | None:
    """The instant that was typed for an option; None where the option was not given.

    Raises:
        InvalidValue: not a time; the sentence names the option.
    """
    if text is None:
        return None
    try:
        return parse(text, zone)
    except InvalidValue as error:
        raise InvalidValue(f"{option}: {error}", error.field) from None


def _choice(arguments: argparse.Namespace, dimension: Dimension) -> Choice:
    return Choice(
        only=_values(dimension, getattr(arguments, dimension)),
        without=_values(dimension, getattr(arguments, f"not_{dimension}")),
    )


def _values(dimension: Dimension, typed: list[str]) -> frozenset[str]:
    checked = (text_or_none(text, dimension) for text in typed)
    return frozenset(as_typed(dimension, text) for text in checked if text)

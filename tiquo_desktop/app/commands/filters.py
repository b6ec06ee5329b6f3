"""The filter that the options of a command describe."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Callable

from tiquo_desktop.app.commands.context import Context
from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import parse_object
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.repositories import Reading
from tiquo_desktop.domain.values import text_or_none
from tiquo_desktop.domain.vocabulary import Dimension, as_typed, is_known


def wanted(context: Context, reading: Reading, zone: str) -> Filter:
    """The filter; times without an offset are local in `zone`.

    A value that no event of the database can have is warned of: it is rather a slip of the pen.

    Raises:
        InvalidValue: not a time, a range that ends before it starts, or a forbidden text.
    """
    arguments = context.arguments
    since = instant(times.parse_since, "--since", arguments.since, zone)
    until = instant(times.parse_until, "--until", arguments.until, zone)
    if since is not None and until is not None and until <= since:
        raise InvalidValue("--until lies before --since: swap them.", "until")
    chosen = Filter(
        category=_choice(arguments, Dimension.CATEGORY),
        type=_choice(arguments, Dimension.TYPE),
        source=_choice(arguments, Dimension.SOURCE),
        since=since,
        until=until,
        reference=_reference(arguments.object, reading),
    )
    for dimension in Dimension:
        choice = chosen.choice(dimension)
        for value in sorted(choice.only | choice.without):
            if warning := _strange(dimension, value, reading):
                context.prints.warn(warning)
    return chosen


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


def _reference(text: str | None, reading: Reading) -> str | None:
    """REF, or what `record` takes and lists print, KIND:REF; a reference may have a colon itself."""
    written = text_or_none((text or "").strip(), "object")
    if written is None or ":" not in written:
        return written
    if reading.activity.page(None, Filter(reference=written), limit=1):
        return written
    try:
        return parse_object(written)[1]
    except InvalidValue:
        return written


def _strange(dimension: Dimension, value: str, reading: Reading) -> str | None:
    """What to say of a value that nobody knows; None for any other."""
    if is_known(dimension, value):
        return None
    stored = frozenset(reading.activity.vocabulary().values())
    if value in stored and not any(is_known(other, value) for other in Dimension):
        return None
    known = {known.casefold(): known for known in dimension.known}
    close = difflib.get_close_matches(value.casefold(), known, 1)
    hint = (
        f'did you mean "{known[close[0]]}"?' if close else f"there are {', '.join(known.values())}."
    )
    return f'"{value}" is no known {dimension}: {hint}'


def _choice(arguments: argparse.Namespace, dimension: Dimension) -> Choice:
    return Choice(
        only=_values(dimension, getattr(arguments, dimension)),
        without=_values(dimension, getattr(arguments, f"not_{dimension}")),
    )


def _values(dimension: Dimension, typed: list[str]) -> frozenset[str]:
    checked = (text_or_none(text, dimension) for text in typed)
    return frozenset(as_typed(dimension, text) for text in checked if text)

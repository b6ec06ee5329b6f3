"""Rules that hold for every stored text: no NUL, no lone surrogate, an empty text is no text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NoReturn

from tiquo_desktop.domain.errors import InvalidValue

DETAILS_LIMIT = 64 * 1024
"""Largest details, in octets of UTF-8."""
TEXT_LIMIT = 64 * 1024
"""Largest other text, in octets of UTF-8."""
_SURE = TEXT_LIMIT // 4
"""Characters that are never too many octets."""


def all_plain(texts: Sequence[str | None]) -> bool:
    """Whether all texts can be stored just as they are; quick, and False also where it is not sure.

    Most texts are short, and then one look at all of them together will do.
    """
    given = [text for text in texts if text is not None]
    together = "".join(given)
    if "" in given or "\x00" in together:
        return False
    if len(together) > _SURE and max(map(len, given)) > _SURE:
        return False
    if together.isascii():
        return True
    try:
        together.encode()
    except UnicodeEncodeError:
        return False
    return True


def text_or_none(value: str | None, field: str) -> str | None:
    """`value` as it will be stored: an empty text becomes None, a forbidden one raises.

    Raises:
        InvalidValue: a U+0000, a lone surrogate, or more than `TEXT_LIMIT` octets.
    """
    if not value:
        return None
    if "\x00" in value:
        raise InvalidValue(f"{field} holds the character U+0000: remove it and try again.", field)
    if len(value) <= TEXT_LIMIT and value.isascii():
        return value
    try:
        octets = len(value.encode("utf-8"))
    except UnicodeEncodeError:
        raise InvalidValue(
            f"{field} holds half a character (a lone surrogate): write the text again.", field
        ) from None
    if octets > TEXT_LIMIT:
        raise InvalidValue(f"{field} is longer than {TEXT_LIMIT // 1024} KiB: shorten it.", field)
    return value


def check_length(value: str | None, field: str, limit: int) -> None:
    """Raise `InvalidValue` where a text has more than `limit` characters."""
    if value is not None and len(value) > limit:
        raise InvalidValue(f"{field} is longer than {limit} characters: shorten it.", field)


def details_or_none(value: str | None) -> str | None:
    """Details kept exactly as written, once it is sure that they are JSON.

    Raises:
        InvalidValue: not JSON, nested too deeply, or more than `DETAILS_LIMIT` octets.
    """
    text = text_or_none(value, "details")
    if text is not None:
        parse_details(text)
    return text


def parse_details(text: str) -> Any:
    """The value that details hold; `NaN` and the like are no JSON.

    Raises:
        InvalidValue: see `details_or_none`.
    """
    try:
        return _DECODER.decode(text)
    except RecursionError:
        raise InvalidValue("details are nested too deeply: flatten them.", "details") from None
    except ValueError as error:
        where = f" (column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise InvalidValue(
            f'details are not JSON{where}: write them like {{"table": 4}}.', "details"
        ) from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_constant=_no_constant)

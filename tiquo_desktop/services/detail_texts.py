"""Details as people read them: as pairs of a name and a value, and as indented JSON.

Numbers and texts are shown as they were written. Nothing here fails: what is no JSON is a text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MOST_PAIRS = 60
"""Pairs that are shown; the rest is to be read as JSON."""
MOST_OF_A_VALUE = 400
"""Characters of a value that are shown."""
_DEEPEST = 4
_ONLY_CHANGES = "changes"
_OLD_AND_NEW = (("old", "new"), ("from", "to"))
_NOTHING = "–"

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+|"')
_INDENT = "  "
_WIDEST_MARGIN = 10


class _Number(str):
    """A number as it was written: 1.10 stays 1.10."""

    __slots__ = ()


class _Object(list[tuple[str, Any]]):
    """An object with every name that it has, also one that occurs twice."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names and values, and how many more there are."""

    shown: tuple[tuple[str, str], ...]
    more: int


def pairs(details: str | None) -> Pairs:
    """Details as names and values; nested names are joined by dots, old and new values by an arrow."""
    if not details:
        return Pairs((), 0)
    try:
        value = json.loads(
            details, object_pairs_hook=_Object, parse_int=_Number, parse_float=_Number
        )
        if isinstance(value, _Object) and [name for name, _ in value] == [_ONLY_CHANGES]:
            value = value[0][1]
        found = list(_flat("", value, _DEEPEST))
    except (ValueError, RecursionError):
        return Pairs((("", cut(details)),), 0)
    return Pairs(tuple(found[:MOST_PAIRS]), max(0, len(found) - MOST_PAIRS))


def indented(details: str | None) -> str:
    """Details as JSON with one line for each value, every token as it was written."""
    lines: list[str] = []
    line, depth = "", 0
    empty = False
    for token in _TOKEN.findall(details or ""):
        if token in "}]":
            depth = max(0, depth - 1)
            if not empty:
                lines.append(line)
                line = _margin(depth)
            line += token
            empty = False
            continue
        if empty:
            lines.append(line)
            line = _margin(depth)
        empty = token in "{["
        if token in "{[":
            line += token
            depth += 1
        elif token == ",":
            lines.append(line + token)
            line = _margin(depth)
        else:
            line += ": " if token == ":" else token
    lines.append(line)
    return "\n".join(lines)


def cut(text: str, most: int = MOST_OF_A_VALUE) -> str:
    """`text`, or its beginning where it is longer than `most` characters."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def _margin(depth: int) -> str:
    # Or 30,000 opening brackets would be a gigabyte of blanks.
    return _INDENT * min(depth, _WIDEST_MARGIN)


def _flat(path: str, value: Any, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, _Object) and value and depth:
        change = _change(value)
        if change is not None:
            yield path, change
            return
        for name, inner in value:
            yield from _flat(f"{path}.{name}" if path else name, inner, depth - 1)
    else:
        yield path, cut(_said(value))


def _change(value: _Object) -> str | None:
    """An old and a new value as one: "07700 900420 → 07700 900421"."""
    names = tuple(name for name, _ in value)
    if names not in _OLD_AND_NEW:
        return None
    old, new = (cut(_said(each) or _NOTHING) for _, each in value)
    return f"{old} → {new}"


def _said(value: Any) -> str:
    if isinstance(value, str):
        return str(value)
    if value is None:
        return _NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    is_list = isinstance(value, list) and not isinstance(value, _Object)
    if is_list and all(isinstance(each, str | bool | None) for each in value):
        return ", ".join(_said(each) for each in value)
    return _compact(value)


def _compact(value: Any) -> str:
    if isinstance(value, _Object):
        inner = (
            f"{json.dumps(name, ensure_ascii=False)}: {_compact(each)}" for name, each in value
        )
        return f"{{{', '.join(inner)}}}"
    if isinstance(value, list):
        return f"[{', '.join(_compact(each) for each in value)}]"
    return str(value) if isinstance(value, _Number) else json.dumps(value, ensure_ascii=False)

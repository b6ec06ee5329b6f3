"""How values are reached by name in the rows of CSV and of JSON Lines."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from tiquo_desktop.domain.errors import InvalidValue, UnreadableInput
from tiquo_desktop.services.importing.templates import Getter, JsonGetter

# Only places count here; as text, a number of any length is no trouble.
_decoder = json.JSONDecoder(parse_float=str, parse_int=str)
_BLANK = " \t\r\n"


class CsvColumns:
    """Columns of rows that are lists of texts."""

    def __init__(self, names: Sequence[str], file_name: str) -> None:
        self._names = list(names)
        self._file_name = file_name

    def text(self, name: str, *, optional: bool, structured: bool) -> Getter:
        """See `Columns`; a cell is always a text."""
        del structured
        count = self._names.count(name)
        if count == 1:
            return itemgetter(self._names.index(name))
        if count > 1:
            raise UnreadableInput(
                f'the file {self._file_name} has {count} columns named "{name}": give them '
                "different names."
            )
        if f"{name}?" in self._names:
            # Whoever writes {Sauna?} for it must not lose what stands there.
            hint = f' (there is "{name}?": write {{"{name}?"}})'
        elif optional:
            return lambda _row: ""
        else:
            close = difflib.get_close_matches(name, self._names, 1)
            hint = f' (there is "{close[0]}")' if close else ""
        raise UnreadableInput(
            f'the file {self._file_name} has no column "{name}"{hint}: use the profile for this '
            "kind of file, or change the name here."
        )

    def json(self, name: str, *, optional: bool) -> JsonGetter:
        """See `Columns`: every value is a JSON string."""
        getter = self.text(name, optional=optional, structured=True)

        def as_json(row: Any) -> str | None:
            text = getter(row)
            return json.dumps(text, ensure_ascii=False) if text else None

        return as_json


class JsonRow(NamedTuple):
    """One line and the object it holds; numbers are texts as they are written."""

    text: str
    values: Any


class JsonColumns:
    """Values of objects; a dot leads into an object, or by a number into a list.

    An object has the members that it has, so a missing one is an empty value and no error.
    """

    def text(self, name: str, *, optional: bool, structured: bool) -> Getter:
        """See `Columns`; objects and lists are given as the JSON text that they are."""
        del optional
        path = name.split(".")

        def get(row: JsonRow) -> str:
            value = row.values.get(name)
            if value.__class__ is str:
                return value
            if value is None and len(path) > 1:
                value = _at(row.values, path)
            if not structured and value.__class__ in (list, dict):
                kind = "a list" if value.__class__ is list else "an object"
                raise InvalidValue(f'the value of "{name}" is {kind} where a text belongs.', name)
            return _text(value, row, name, path)

        return get

    def json(self, name: str, *, optional: bool) -> JsonGetter:
        """See `Columns`: the value exactly as the line has it."""
        del optional
        path = name.split(".")

        def get(row: JsonRow) -> str | None:
            raw = _raw(row.text, [name]) or _raw(row.text, path)
            return None if raw in (None, "null", '""') else raw

        return get


def _at(value: Any, path: Sequence[str]) -> Any:
    for part in path:
        if isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(value, list) and part.isdecimal() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return value


def _text(value: Any, row: JsonRow, name: str, path: Sequence[str]) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return _raw(row.text, [name]) or _raw(row.text, path) or ""


def _raw(text: str, path: Sequence[str]) -> str | None:
    """The JSON text of the value at `path` in a valid JSON text; of equal names the last."""
    start = _skip(text, 0)
    end = len(text)
    for part in path:
        found = None
        if text[start] == "{":
            found = _member(text, start, part)
        elif text[start] == "[" and part.isdecimal():
            found = _element(text, start, int(part))
        if found is None:
            return None
        start, end = found
    return text[start:end]


def _member(text: str, start: int, name: str) -> tuple[int, int] | None:
    found = None
    position = _skip(text, start + 1)
    while text[position] != "}":
        key, position = _decoder.raw_decode(text, position)
        begin = _skip(text, _skip(text, position) + 1)
        _, position = _decoder.raw_decode(text, begin)
        if key == name:
            found = (begin, position)
        position = _behind_comma(text, position)
    return found


def _element(text: str, start: int, wanted: int) -> tuple[int, int] | None:
    position = _skip(text, start + 1)
    place = 0
    while text[position] != "]":
        begin = position
        _, position = _decoder.raw_decode(text, begin)
        if place == wanted:
            return begin, position
        place += 1
        position = _behind_comma(text, position)
    return None


def _behind_comma(text: str, position: int) -> int:
    position = _skip(text, position)
    return _skip(text, position + 1) if text[position] == "," else position


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in _BLANK:
        position += 1
    return position

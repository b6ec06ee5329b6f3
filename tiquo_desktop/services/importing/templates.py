"""Templates: text with ``{column}`` in it, the one small language of import profiles.

``{column}`` is the text of that column, ``{column?}`` the same for one that the file may lack,
``{one or other}`` the first of several that has a text, and ``{column|filter|filter:'text'}``
passes it through filters. A name with a special character is quoted, ``{"a|b"}``; a brace is
written twice. A value is data: it is never read as a template.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from tiquo_desktop.domain.errors import UnreadableInput
from tiquo_desktop.services.importing import text_filters
from tiquo_desktop.services.importing.text_filters import Filter, Maps

Getter = Callable[[Any], str]
"""From a row, as its reader yields it, to a text; an absent value is the empty text."""
JsonGetter = Callable[[Any], str | None]
"""From a row to a value as JSON text; None where it is absent, null or empty."""


class Columns(Protocol):
    """How the values of one file's rows are reached by name."""

    def text(self, name: str, *, optional: bool, structured: bool) -> Getter:
        """The value of a column as text; lists and objects as JSON text if `structured`.

        The result raises `InvalidValue` for a list or an object otherwise.

        Raises:
            UnreadableInput: the file has no such column, or two of them.
        """

    def json(self, name: str, *, optional: bool) -> JsonGetter:
        """The value of a column as JSON; raises like `text`."""


class TemplateError(ValueError):
    """A template that cannot be read; the text says why."""


class Column(NamedTuple):
    """A column by name; an `optional` one is empty where the file lacks it."""

    name: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One or more columns in a template, and the filters that the text passes through."""

    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()

    def bind(self, columns: Columns, maps: Maps, *, structured: bool) -> Getter:
        """The function that gives its text for a row."""
        getters = [
            columns.text(each.name, optional=each.optional, structured=structured)
            for each in self.columns
        ]
        getter = getters[0] if len(getters) == 1 else _first(getters)
        for used in self.filters:
            getter = _filtered(getter, used.function(maps))
        return getter

    def bind_json(self, columns: Columns) -> JsonGetter:
        """The function that gives its value as JSON, filters apart."""
        getters = [columns.json(each.name, optional=each.optional) for each in self.columns]
        return getters[0] if len(getters) == 1 else _first_json(getters)


@dataclass(frozen=True, slots=True)
class Template:
    """Literal texts and placeholders, in the order in which they stand.

    `where` says where it stands, "tills.toml, line 12". A `structured` one may be given lists and
    objects, which become JSON; any other refuses the row.
    """

    parts: tuple[str | Placeholder, ...]
    where: str = field(default="", compare=False)
    structured: bool = False

    @property
    def constant(self) -> str | None:
        """The text, if it is the same for every row."""
        if not self.parts:
            return ""
        if len(self.parts) == 1 and isinstance(self.parts[0], str):
            return self.parts[0]
        return None

    def bind(self, columns: Columns, maps: Maps) -> Getter:
        """The function that gives its text for a row.

        Raises:
            UnreadableInput: the file lacks a column that it names; the message says where the
                template stands.
        """
        constant = self.constant
        if constant is not None:
            return lambda _row: constant
        with self._located():
            getters = [
                _constant(part)
                if isinstance(part, str)
                else part.bind(columns, maps, structured=self.structured)
                for part in self.parts
            ]
        if len(getters) == 1:
            return getters[0]
        return lambda row: "".join([getter(row) for getter in getters])

    def bind_json(self, columns: Columns) -> JsonGetter | None:
        """For a single column its value as JSON, so that a number stays a number; else None."""
        if len(self.parts) == 1 and isinstance(self.parts[0], Placeholder):
            with self._located():
                return None if self.parts[0].filters else self.parts[0].bind_json(columns)
        return None

    @contextmanager
    def _located(self) -> Iterator[None]:
        try:
            yield
        except UnreadableInput as error:
            if not self.where:
                raise
            raise UnreadableInput(f"{self.where}: {error}") from None


def parse(text: str, maps: Maps, *, where: str = "", structured: bool = False) -> Template:
    """A template as it stands in a profile; for `where` and `structured` see `Template`.

    Raises:
        TemplateError: a brace without its partner, no such filter, or no such map.
    """
    parts: list[str | Placeholder] = []
    literal = ""
    position = 0
    while position < len(text):
        character = text[position]
        if text.startswith(("{{", "}}"), position):
            literal += character
            position += 2
        elif character == "}":
            raise TemplateError("a closing brace has no partner: write it twice to mean a brace")
        elif character == "{":
            match = _PLACEHOLDER.match(text, position)
            if match is None:
                raise TemplateError(
                    f"the placeholder at character {position + 1} cannot be read: write {{column}} "
                    "or {column|filter:'text'}"
                )
            if literal:
                parts.append(literal)
                literal = ""
            parts.append(_placeholder(match, maps))
            position = match.end()
        else:
            literal += character
            position += 1
    if literal:
        parts.append(literal)
    return Template(tuple(parts), where, structured)


_ARGUMENT = r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^"'|{}]*))"""
_ONE_FILTER = rf"\|\s*(?P<name>[A-Za-z_]+)\s*(?P<colon>:\s*{_ARGUMENT})?\s*"
_FILTER = re.compile(_ONE_FILTER)
_ONE_COLUMN = r"""(?:"(?P<quoted>[^"]+)"|(?P<plain>[^{}|"?\s](?:[^{}|"?]*?[^{}|"?\s])?))\s*(?P<optional>\?)?"""
_COLUMN = re.compile(_ONE_COLUMN + r"\s*(?:\bor\s+|\Z)")


def _unnamed(pattern: str) -> str:
    return re.sub(r"[?]P<[a-z]+>", "?:", pattern)


_PLACEHOLDER = re.compile(
    rf"\{{\s*(?P<columns>{_unnamed(_ONE_COLUMN)}(?:\s+or\s+{_unnamed(_ONE_COLUMN)})*)\s*"
    rf"(?P<filters>(?:{_unnamed(_ONE_FILTER)})*)\}}"
)


def _placeholder(match: re.Match[str], maps: Maps) -> Placeholder:
    filters = []
    for written in _FILTER.finditer(match["filters"]):
        argument = None
        if written["colon"] is not None:
            quoted = written["double"] if written["double"] is not None else written["single"]
            argument = quoted if quoted is not None else written["bare"].strip()
        used = Filter(written["name"], argument)
        complaint = text_filters.problem(used, maps)
        if complaint:
            close = difflib.get_close_matches(used.name, text_filters.names(), 1)
            unknown = used.name not in text_filters.names()
            hint = f": did you mean {close[0]}?" if close and unknown else ""
            raise TemplateError(complaint + hint)
        filters.append(used)
    columns = [
        Column(found["quoted"] or found["plain"], found["optional"] is not None)
        for found in _COLUMN.finditer(match["columns"])
    ]
    return Placeholder(tuple(columns), tuple(filters))


def _constant(text: str) -> Getter:
    return lambda _row: text


def _first(getters: Sequence[Getter]) -> Getter:
    return lambda row: next((text for get in getters if (text := get(row))), "")


def _first_json(getters: Sequence[JsonGetter]) -> JsonGetter:
    return lambda row: next((text for get in getters if (text := get(row)) is not None), None)


def _filtered(getter: Getter, function: Callable[[str], str]) -> Getter:
    return lambda row: function(getter(row))

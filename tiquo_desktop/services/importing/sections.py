"""One table of a profile, read key by key; every complaint names the line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from datetime import time
from enum import StrEnum
from typing import Any, TypeVar

from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidProfile
from tiquo_desktop.services.importing import templates
from tiquo_desktop.services.importing.templates import Template
from tiquo_desktop.services.importing.text_filters import Maps
from tiquo_desktop.services.importing.toml_lines import Path, line_of

_Value = TypeVar("_Value")
_Choice = TypeVar("_Choice", bound=StrEnum)


class Section:
    """A table of the profile. Keys nobody asked for are errors: see `finish`."""

    def __init__(
        self,
        values: Mapping[str, Any],
        path: Path,
        file_name: str,
        lines: Mapping[Path, int],
        maps: Maps,
    ) -> None:
        self._values = values
        self._path = path
        self._file_name = file_name
        self._lines = lines
        self._maps = maps
        self._asked: set[str] = set()

    @property
    def line(self) -> int:
        """Where this table stands, counted from 1."""
        return line_of(self._lines, self._path) or 1

    def complaint(self, message: str, *keys: str) -> InvalidProfile:
        """An error about a key of this table, or about the table itself."""
        line = line_of(self._lines, (*self._path, *keys))
        return InvalidProfile(f"{self._where(line)}: {message}", line)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return self._take(key) is not None

    def is_table(self, key: str) -> bool:
        """Whether the key holds a table."""
        return isinstance(self._take(key), dict)

    def keys(self) -> list[str]:
        """All keys, which are then known."""
        self._asked.update(self._values)
        return list(self._values)

    def text(self, key: str) -> str | None:
        """A text as it stands."""
        return self._typed(key, str, "a text in quotes")

    def flag(self, key: str) -> bool:
        """true or false; false where it is absent."""
        return self._typed(key, bool, "true or false") or False

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, or a single one."""
        value = self._take(key)
        if value is None:
            return ()
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(each, str) for each in values):
            raise self.complaint(f'"{key}" must be a text or a list of texts.', key)
        return tuple(values)

    def choice(self, key: str, kind: type[_Choice], default: _Choice) -> _Choice:
        """One of the values of an enumeration."""
        text = self.text(key)
        if text is None:
            return default
        try:
            return kind(text)
        except ValueError:
            known = ", ".join(f'"{value}"' for value in kind)
            raise self.complaint(f'"{key}" must be one of {known}.', key) from None

    def time_of_day(self, key: str) -> time | None:
        """A time such as ``15:00``, as a text or as TOML's own."""
        value = self._take(key)
        if value is None or isinstance(value, time):
            return value
        try:
            parsed = None if times.is_finer(value) else time.fromisoformat(value)
        except (TypeError, ValueError):
            parsed = None
        if parsed is None or parsed.tzinfo is not None:
            raise self.complaint(f'"{key}" must be a time of day such as "15:00".', key)
        return parsed

    def template(self, key: str, *, structured: bool = False) -> Template | None:
        """A template; see `Template` for `structured`."""
        value = self._take(key)
        return None if value is None else self.parsed(value, key, structured=structured)

    def required(self, key: str) -> Template:
        """A template that must be there."""
        template = self.template(key)
        if template is None:
            table = ".".join(str(part) for part in self._path if isinstance(part, str))
            raise self.complaint(f'[[{table}]] needs "{key}".')
        return template

    def parsed(self, value: object, *keys: str, structured: bool = False) -> Template:
        """A value of this table as a template."""
        if not isinstance(value, str):
            raise self.complaint(f'"{keys[-1]}" must be a text in quotes.', *keys)
        where = self._where(line_of(self._lines, (*self._path, *keys)))
        try:
            return templates.parse(value, self._maps, where=where, structured=structured)
        except templates.TemplateError as error:
            raise self.complaint(f'"{keys[-1]}": {error}.', *keys) from None

    def templates(self, key: str) -> Mapping[str, Template]:
        """A table of templates for the values of a JSON object."""
        value = self._take(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.complaint(f'"{key}" must be a table such as {{ room = "{{room}}" }}.', key)
        return {name: self.parsed(each, key, name, structured=True) for name, each in value.items()}

    def table(self, key: str) -> Mapping[str, Any]:
        """A table as it stands; empty where it is absent."""
        return self._typed(key, dict, f"a table, [{key}]") or {}

    def section(self, key: str) -> Section:
        """A table inside this one; an empty one where it is absent."""
        return self._section(self.table(key), key)

    def sections(self, key: str) -> list[Section]:
        """The tables ``[[key]]``."""
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.complaint(f'"{key}" is written with two brackets, [[{key}]].', key)
        return [self._section(each, key, place) for place, each in enumerate(value)]

    def with_maps(self, maps: Maps) -> Section:
        """The same table, with the maps that its templates may name."""
        self._maps = maps
        return self

    def finish(self) -> None:
        """Complain about the first key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                close = difflib.get_close_matches(key, sorted(self._asked), 1)
                hint = f'did you mean "{close[0]}"?' if close else self._known()
                raise self.complaint(f'"{key}" is no key that is known here: {hint}', key)

    def _where(self, line: int | None) -> str:
        return f"{self._file_name}, line {line}" if line else self._file_name

    def _known(self) -> str:
        return "there are " + ", ".join(sorted(self._asked)) + "."

    def _section(self, values: Mapping[str, Any], *place: str | int) -> Section:
        path = (*self._path, *place)
        return Section(values, path, self._file_name, self._lines, self._maps)

    def _take(self, key: str) -> Any:
        self._asked.add(key)
        return self._values.get(key)

    def _typed(self, key: str, kind: Callable[..., _Value], words: str) -> _Value | None:
        value: _Value | None = self._take(key)
        if value is not None and type(value) is not kind:
            raise self.complaint(f'"{key}" must be {words}.', key)
        return value

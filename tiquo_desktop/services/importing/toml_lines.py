"""On which line of a TOML file a key stands: ``tomllib`` gives values without their places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

Path = tuple[str | int, ...]
"""Keys from the top; the tables of an array ``[[event]]`` are counted from 0."""

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]|\n',
    re.DOTALL,
)
_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*')"""
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]")
_ASSIGNMENT = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
_PART = re.compile(_KEY)


def key_lines(text: str) -> Mapping[Path, int]:
    """The line, counted from 1, of every table header and key of a valid TOML text.

    What stands inside an inline table or an array has no line of its own: see `line_of`.
    """
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in _statements(text):
        if header := _HEADER.match(line):
            table = _numbered(_parts(header[2]), counts)
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            lines.setdefault(table, number)
        elif assignment := _ASSIGNMENT.match(line):
            lines.setdefault((*table, *_parts(assignment[1])), number)
    return lines


def line_of(lines: Mapping[Path, int], path: Path) -> int | None:
    """The line of a key, else of the nearest thing around it."""
    while path:
        # A dotted key stands for the tables in it.
        inside = [line for key, line in lines.items() if key[: len(path)] == path]
        if inside:
            return min(inside)
        path = path[:-1]
    return None


def _statements(text: str) -> list[tuple[int, str]]:
    """The first line of each statement with its number: no line inside a string or an array."""
    starts = [(1, 0)]
    number, depth = 1, 0
    for token in _TOKEN.finditer(text):
        found = token[0]
        if found == "\n":
            number += 1
            if depth == 0:
                starts.append((number, token.end()))
        elif found in "[{":
            depth += 1
        elif found in "]}":
            depth -= 1
        else:
            number += found.count("\n")
    return [(line, text[start:].partition("\n")[0]) for line, start in starts]


def _parts(dotted: str) -> Path:
    return tuple(_unquoted(part) for part in _PART.findall(dotted))


def _unquoted(key: str) -> str:
    if key[0] not in "\"'":
        return key
    value = tomllib.loads(f"key = {key}")["key"]
    return str(value)


def _numbered(path: Path, counts: Mapping[Path, int]) -> Path:
    """A path below an array of tables means the latest of them."""
    result: Path = ()
    for place, part in enumerate(path):
        result = (*result, part)
        if result in counts and place < len(path) - 1:
            result = (*result, counts[result])
    return result

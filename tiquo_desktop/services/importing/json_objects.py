"""A JSON object out of the columns that a profile names."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from tiquo_desktop.services.importing.templates import Columns, JsonGetter, Template
from tiquo_desktop.services.importing.text_filters import Maps


def bind_object(
    templates: Mapping[str, Template], columns: Columns, maps: Maps
) -> Callable[[Any], str | None]:
    """The function that gives the object of a row as JSON text.

    A single column keeps the kind of value it has in the file, a number as it is written. Empty
    values are left out; None where all are empty.

    Raises:
        UnreadableInput: the file lacks a column.
    """
    members = [
        (json.dumps(key, ensure_ascii=False), _value(template, columns, maps))
        for key, template in templates.items()
    ]

    def build(row: Any) -> str | None:
        parts = [f"{key}: {value}" for key, get in members if (value := get(row)) is not None]
        return "{" + ", ".join(parts) + "}" if parts else None

    return build


def _value(template: Template, columns: Columns, maps: Maps) -> JsonGetter:
    getter = template.bind_json(columns)
    if getter is not None:
        return getter
    text = template.bind(columns, maps)
    return lambda row: json.dumps(found, ensure_ascii=False) if (found := text(row)) else None

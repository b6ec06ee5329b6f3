"""What the window remembers from one start to the next, in an INI file of QSettings.

Never a customer's text: customers are remembered by uid. Nothing here is needed to go on working, so
what cannot be read counts as not set.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QSettings

T = TypeVar("T")


class Settings:
    """Values by key, such as ``window/geometry``; whatever JSON can say can be a value."""

    def __init__(self, file: Path | None = None) -> None:
        """Remember in `file`, which need not exist yet; without one only until the end."""
        self._store = QSettings(str(file), QSettings.Format.IniFormat) if file else None
        self._values: dict[str, str] = {}

    def get(self, key: str, default: T) -> T:
        """The value of `key`; `default` where there is none of the same type."""
        text: Any = self._values.get(key) if self._store is None else self._store.value(key)
        try:
            value = json.loads(text)
        except (TypeError, ValueError):
            return default
        return value if default is None or isinstance(value, type(default)) else default

    def set(self, key: str, value: object) -> None:
        """Remember a value from now on; None forgets it."""
        if value is None:
            self._values.pop(key, None)
            if self._store is not None:
                self._store.remove(key)
            return
        text = json.dumps(value)
        if self._store is None:
            self._values[key] = text
        else:
            self._store.setValue(key, text)

    def flush(self) -> None:
        """Write what waits to be written."""
        if self._store is not None:
            self._store.sync()

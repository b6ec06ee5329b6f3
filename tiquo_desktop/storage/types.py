"""Column types that both databases share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BINARY, Dialect
from sqlalchemy.types import TypeDecorator


class Uid(TypeDecorator[str]):
    """A uid: 32 hex characters in Python, 16 bytes in the database."""

    impl = BINARY(16)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        """Hex to bytes."""
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Bytes to hex."""
        return None if value is None else bytes(value).hex()

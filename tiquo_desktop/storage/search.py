"""The search index in SQL: what `domain.search_keys` made of every customer, in FTS5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from tiquo_desktop.storage.conditions import reference_spellings

# Plain SQL: every key in the search box asks these, and building them takes longer than answering.
_MATCH = (
    "SELECT rowid FROM customer_search WHERE customer_search MATCH ? ORDER BY rowid DESC LIMIT ?"
)

# The conditions are those of the indexes.
_REFERRING = (
    "SELECT DISTINCT customer, object_ref FROM activity"
    " WHERE {object_ref} AND customer IS NOT NULL"
    " UNION ALL SELECT DISTINCT customer, story FROM activity"
    " WHERE {story} AND story IS NOT object_ref AND customer IS NOT NULL LIMIT ?"
)


def _referring(condition: str) -> str:
    """Customers whose events refer to something, with how it is written there."""
    return _REFERRING.format(
        **{
            column: condition.replace("reference", f"{column} COLLATE NOCASE")
            for column in ("object_ref", "story")
        }
    )


_SPELLINGS = len(reference_spellings(""))
_EXACTLY = _referring(f"reference IN ({', '.join('?' * _SPELLINGS)})")
_LONGER = _referring("reference > ? AND reference < ?")
_REVISION = "SELECT value FROM counter WHERE name = 'name_words'"
_LAST = "\U0010ffff"
_SHORTEST_PREFIX = 3


class SearchRepository:
    """See `SearchReader` in `tiquo_desktop.domain.repositories`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def candidates(self, terms: Sequence[str], limit: int) -> list[int]:
        """See the protocol."""
        if not terms:
            return []
        # In FTS5 a quoted string followed by * is a prefix, and quotes inside it are doubled.
        quoted = " AND ".join('"{}"*'.format(term.replace('"', '""')) for term in terms)
        return list(self._connection.exec_driver_sql(_MATCH, (quoted, limit)).scalars())

    def by_reference(self, reference: str, limit: int) -> list[tuple[int, str]]:
        """See the protocol."""
        spellings = reference_spellings(reference)
        wanted: list[tuple[str, tuple[str, ...]]] = [(_EXACTLY, tuple(spellings))]
        if len(spellings[0]) >= _SHORTEST_PREFIX:
            wanted += [(_LONGER, (spelling, spelling + _LAST)) for spelling in spellings]
        found: dict[int, str] = {}
        for statement, values in wanted:
            if spellings[0] and len(found) < limit:
                asked = self._connection.exec_driver_sql(statement, (*values, *values, limit))
                for customer, written in asked.all():
                    found.setdefault(customer, written)
        return list(found.items())[:limit]

    def name_words(self) -> Mapping[str, int]:
        """See the protocol."""
        # Hundreds of thousands of rows: the driver makes a mapping of them at once.
        driver: Any = self._connection.connection.driver_connection
        return dict(driver.execute("SELECT word, uses FROM name_word"))

    def revision(self) -> int:
        """See the protocol."""
        return int(self._connection.exec_driver_sql(_REVISION).scalar_one())

"""The search index in SQL: what `domain.search_keys` made of every customer, in FTS5 or a tsvector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from tiquo_desktop.storage.conditions import reference_spellings
from tiquo_desktop.storage.dialects import ASCII_LOWER, pyformat

# Plain SQL: every key in the search box asks these, and building them takes longer than answering.
_MATCH = (
    "SELECT rowid FROM customer_search WHERE customer_search MATCH ? ORDER BY rowid DESC LIMIT ?"
)

# The conditions are those of the indexes.
_REFERRING = (
    "SELECT DISTINCT customer, object_ref FROM activity"
    " WHERE {object_ref} AND customer IS NOT NULL"
    " UNION ALL SELECT DISTINCT customer, story FROM activity"
    " WHERE {story} AND story {differs} object_ref AND customer IS NOT NULL LIMIT ?"
)


def _referring(condition: str, caseless: str, differs: str) -> str:
    """Customers whose events refer to something, with how it is written there."""
    conditions = {
        column: condition.replace("reference", caseless.format(column))
        for column in ("object_ref", "story")
    }
    return _REFERRING.format(differs=differs, **conditions)


_IS_ONE_OF = f"reference IN ({', '.join('?' * len(reference_spellings('')))})"
_BEGINS = "reference > ? AND reference < ?"
_REVISION = "SELECT value FROM counter WHERE name = 'name_words'"
_LAST = "\U0010ffff"
_SHORTEST_PREFIX = 3


class SearchRepository:
    """See `SearchReader` in `tiquo_desktop.domain.repositories`; in SQLite."""

    _exactly = _referring(_IS_ONE_OF, "{} COLLATE NOCASE", "IS NOT")
    _longer = _referring(_BEGINS, "{} COLLATE NOCASE", "IS NOT")

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
        wanted: list[tuple[str, tuple[str, ...]]] = [(self._exactly, tuple(spellings))]
        if len(spellings[0]) >= _SHORTEST_PREFIX:
            wanted += [(self._longer, (spelling, spelling + _LAST)) for spelling in spellings]
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


class PostgresSearch(SearchRepository):
    """The same in PostgreSQL."""

    _exactly = pyformat(_referring(_IS_ONE_OF, ASCII_LOWER, "IS DISTINCT FROM"))
    _longer = pyformat(_referring(_BEGINS, ASCII_LOWER, "IS DISTINCT FROM"))

    def candidates(self, terms: Sequence[str], limit: int) -> list[int]:
        """See the protocol."""
        if not terms:
            return []
        telling = [term for term in terms if len(term) >= _TELLING]
        others = [term for term in terms if len(term) < _TELLING]
        if not telling and len(others) > 1:
            newest = self._ids(_AMONG_NEWEST, (_NEWEST, _query(others), limit))
            if len(newest) == limit:
                return newest
        if not telling or not others:
            return self._ids(_TSEARCH, (_query(terms), limit))
        return self._ids(_TSEARCH_AND, (_query(telling), _query(others), limit))

    def _ids(self, statement: str, values: tuple[object, ...]) -> list[int]:
        return list(self._connection.exec_driver_sql(statement, values).scalars())


_TELLING = 3
"""Letters from which on a term is worth looking up in the index: shorter ones are in so many keys that
it takes less to look at what the others give."""
_NEWEST = 20_000
"""Customers among whom to look first for several short terms, which most have."""
_TSEARCH = "SELECT id FROM customer WHERE search_vector @@ %s::tsquery ORDER BY id DESC LIMIT %s"
# The function is what the operator calls, and no index is used for it.
_TSEARCH_AND = (
    "SELECT id FROM customer WHERE search_vector @@ %s::tsquery"
    " AND ts_match_vq(search_vector, %s::tsquery) ORDER BY id DESC LIMIT %s"
)
_AMONG_NEWEST = (
    "SELECT id FROM (SELECT id, search_vector FROM customer ORDER BY id DESC LIMIT %s) AS newest"
    " WHERE search_vector @@ %s::tsquery ORDER BY id DESC LIMIT %s"
)
_QUOTED = str.maketrans({"'": "''", "\\": "\\\\"})


def _query(terms: Sequence[str]) -> str:
    """Terms as a tsquery of prefixes, all of which must be there."""
    return " & ".join(f"'{term.translate(_QUOTED)}':*" for term in terms)

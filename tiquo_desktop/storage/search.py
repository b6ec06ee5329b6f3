"""The search index in SQL: what `domain.search_keys` made of every customer, in FTS5 or a tsvector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from tiquo_desktop.domain.search_keys import END
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
# To know all that differ, PostgreSQL reads all there are: millions begin alike.
_REFERRING_FIRST = (
    "SELECT DISTINCT customer, object_ref AS written FROM ("
    "SELECT customer, object_ref FROM activity"
    " WHERE {object_ref} AND customer IS NOT NULL{in_order_of_object_ref} LIMIT 500) AS objects"
    " UNION ALL SELECT DISTINCT customer, story FROM ("
    "SELECT customer, story FROM activity"
    " WHERE {story} AND story {differs} object_ref AND customer IS NOT NULL{in_order_of_story}"
    " LIMIT 500) AS stories LIMIT ?"
)


def _referring(
    condition: str, caseless: str, differs: str, statement: str = _REFERRING, order: str = ""
) -> str:
    """Customers whose events refer to something, with how it is written there."""
    columns = ("object_ref", "story")
    conditions = {
        column: condition.replace("reference", caseless.format(column)) for column in columns
    }
    orders = {
        f"in_order_of_{column}": order.replace("reference", caseless.format(column))
        for column in columns
    }
    return statement.format(differs=differs, **conditions, **orders)


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
        return self.candidates_of_any([terms], limit)

    def candidates_of_any(self, alternatives: Sequence[Sequence[str]], limit: int) -> list[int]:
        """See the protocol."""
        # In FTS5 a quoted string followed by * is a prefix, and quotes inside it are doubled.
        asked = [
            " AND ".join('"{}"*'.format(term.replace('"', '""')) for term in terms)
            for terms in alternatives
            if terms
        ]
        if not asked:
            return []
        together = " OR ".join(f"({each})" for each in asked)
        return list(self._connection.exec_driver_sql(_MATCH, (together, limit)).scalars())

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

    def by_reference(self, reference: str, limit: int) -> list[tuple[int, str]]:
        """See the protocol."""
        spellings = reference_spellings(reference)
        if not spellings[0]:
            return []
        asked: list[tuple[str, Sequence[str]]] = [(_EXACTLY, spellings)]
        if len(spellings[0]) >= _SHORTEST_PREFIX:
            asked += [(_LONGER, (spelling, spelling + _LAST)) for spelling in spellings]
        statement = " UNION ALL ".join(
            f"SELECT {place} AS place, customer, written FROM ({one}) AS found_{place}"
            for place, (one, _) in enumerate(asked)
        )
        values = [value for _, given in asked for value in (*given, *given, limit)]
        found: dict[int, str] = {}
        for _, customer, written in sorted(
            self._connection.exec_driver_sql(statement, tuple(values)).all(),
            key=itemgetter(0),
        ):
            found.setdefault(customer, written)
        return list(found.items())[:limit]

    def candidates_of_any(self, alternatives: Sequence[Sequence[str]], limit: int) -> list[int]:
        """See the protocol."""
        alternatives = [terms for terms in alternatives if terms]
        if not alternatives:
            return []
        told = [_telling(terms) for terms in alternatives]
        looked_up = " | ".join(map(_query, told))
        whole = " | ".join(map(_query, alternatives))
        is_common = any(not _is_telling(term) for terms in told for term in terms)
        statement = _candidates(newest_first=is_common, compares=whole != looked_up)
        asked = {"whole": whole, "looked_up": looked_up, "most": limit}
        return list(self._connection.exec_driver_sql(statement, asked).scalars())


_EXACTLY = pyformat(_referring(_IS_ONE_OF, ASCII_LOWER, "IS DISTINCT FROM", _REFERRING_FIRST))
_LONGER = pyformat(
    _referring(_BEGINS, ASCII_LOWER, "IS DISTINCT FROM", _REFERRING_FIRST, " ORDER BY reference")
)
_BLOCK = "\x01"
"""Stands in a query for the block of the customers that are looked at; no key has it."""
_IN_BLOCK = "replace(%({})s, E'\\x01', to_hex({}) || ':')"
_NEWEST_ID = "(SELECT max(id) FROM customer)"
_NEWEST = 2_000
"""Customers who are looked at one by one first where nothing that is asked for tells much: what every tenth of them has
is found there, and costs the index as much as it has customers. What is rarer costs the index less than these."""
_BEFORE = f"({_NEWEST_ID} - {_NEWEST})"


@cache
def _candidates(*, newest_first: bool, compares: bool) -> str:
    """The statement for ids of customers, newest first, that match `looked_up`, and `whole` where it `compares`.

    Each key begins with the block of its customer, newest blocks first: the index gives all that match, without an
    order, and a name that thousands have would have to be looked up thousands of times.
    """
    newest = f"{_IN_BLOCK.format('whole', f'({_NEWEST_ID} >> 15)')} || ' | ' || {_IN_BLOCK.format('whole', f'({_BEFORE} >> 15)')}"
    looked_at = f"""
        SELECT id FROM (
            SELECT id, search_vector FROM customer WHERE id > {_BEFORE} ORDER BY id DESC OFFSET 0) AS newest
        WHERE search_vector @@ ({newest})::tsquery
        UNION ALL"""
    # The function is what the operator calls, and no index is used for it.
    compared = f"AND ts_match_vq(search_vector, {_IN_BLOCK.format('whole', 'block')}::tsquery)"
    return f"""
    SELECT id FROM ({looked_at if newest_first else ""}
        SELECT older.id
        FROM generate_series({_BEFORE if newest_first else _NEWEST_ID} >> 15, 0, -1) AS block, LATERAL (
            WITH matching AS MATERIALIZED (
                SELECT id FROM customer
                WHERE search_vector @@ {_IN_BLOCK.format("looked_up", "block")}::tsquery {compared if compares else ""})
            SELECT id FROM matching {f"WHERE id <= {_BEFORE}" if newest_first else ""} ORDER BY id DESC) AS older
    ) AS found
    LIMIT %(most)s"""


_QUOTED = str.maketrans({"'": "''", "\\": "\\\\"})


_TELLING_LETTERS, _TELLING_DIGITS = 2, 3
"""Characters from which on a term is worth looking up in the index where there are others: fewer are in so many
keys that it takes less to look at what the others give."""


def _is_telling(term: str) -> bool:
    least = _TELLING_DIGITS if term.isdigit() else _TELLING_LETTERS
    return len(term) >= least or term.endswith(END)


def _telling(terms: Sequence[str]) -> Sequence[str]:
    """The terms to look up in the index; the others are compared with what it gives."""
    telling = [term for term in terms if _is_telling(term)]
    return telling or [term for term in terms if not term.isdigit()] or terms


def _query(terms: Sequence[str]) -> str:
    """Terms as a tsquery of prefixes, all of which must be there."""
    return " & ".join(f"'{_BLOCK}{term.translate(_QUOTED)}':*" for term in terms)

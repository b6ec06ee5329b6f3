"""The search index in SQL: what `domain.search_keys` made of every customer, in FTS5."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    and_,
    collate,
    select,
    text,
    union_all,
)

from tiquo_desktop.storage.conditions import reference_spellings
from tiquo_desktop.storage.schema import activity, counter, name_word

_MATCH = text(
    "SELECT rowid FROM customer_search WHERE customer_search MATCH :terms"
    " ORDER BY rowid DESC LIMIT :most"
)

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
        found = self._connection.execute(_MATCH, {"terms": quoted, "most": limit})
        return list(found.scalars())

    def by_reference(self, reference: str, limit: int) -> list[tuple[int, str]]:
        """See the protocol."""
        spellings = reference_spellings(reference)
        wanted = [self._exactly(spellings)]
        if len(spellings[0]) >= _SHORTEST_PREFIX:
            wanted += [self._longer(spelling) for spelling in spellings]
        found: dict[int, str] = {}
        for statement in wanted:
            if spellings[0] and len(found) < limit:
                for customer, written in self._connection.execute(statement.limit(limit)):
                    found.setdefault(customer, written)
        return list(found.items())[:limit]

    def name_words(self) -> Mapping[str, int]:
        """See the protocol."""
        rows = self._connection.execute(select(name_word.c.word, name_word.c.uses))
        return {row.word: row.uses for row in rows}

    def revision(self) -> int:
        """See the protocol."""
        changes = select(counter.c.value).where(counter.c.name == "name_words")
        return int(self._connection.execute(changes).scalar_one())

    @staticmethod
    def _exactly(spellings: list[str]) -> CompoundSelect[int, str]:
        return _referring(lambda column: column.in_(spellings))

    @staticmethod
    def _longer(start: str) -> CompoundSelect[int, str]:
        return _referring(lambda column: and_(column > start, column < start + _LAST))


def _referring(
    condition: Callable[[ColumnElement[str]], ColumnElement[bool]],
) -> CompoundSelect[int, str]:
    """Customers whose events refer to something, with how it is written there."""
    return union_all(
        *(
            select(activity.c.customer, column)
            .where(condition(collate(column, "NOCASE")), activity.c.customer.is_not(None))
            .distinct()
            for column in (activity.c.object_ref, activity.c.story)
        )
    )

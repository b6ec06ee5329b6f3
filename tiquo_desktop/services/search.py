"""Finding customers by whatever somebody has of them (DESIGN section 7)."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.repositories import Database, Key, Reading, Span
from tiquo_desktop.domain.search_terms import query
from tiquo_desktop.services.finding import Finding, survivor
from tiquo_desktop.services.matching import marks, match
from tiquo_desktop.services.reasons import Reason
from tiquo_desktop.services.spelling import Spelling, stop_if
from tiquo_desktop.services.suggestions import Suggestion, suggestions


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A customer that was found.

    `span` holds the first and last event, None without any. `why` says in English what matched,
    and `reasons` what a window says in its own language.
    `marks` are ranges ``(start, end)`` of `customer.name` that matched. `reference` is given where
    exactly a reference of this customer's was searched for, as their events have it.
    """

    customer: Customer
    span: Span | None
    why: str
    marks: tuple[tuple[int, int], ...]
    reference: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The best results for a text; `more` tells that there are others."""

    query: str
    results: tuple[SearchResult, ...]
    total_customers: int
    more: bool


class Search:
    """Searches one database. Safe to use from several threads; remembers the words of names."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._spelling = Spelling()

    def find(
        self, text: str, *, limit: int = 50, cancel: threading.Event | None = None
    ) -> SearchPage:
        """The customers that match all of `text`, best first; of "" the recently active ones.

        Raises:
            Cancelled: `cancel` was set in the meantime.
            DatabaseError: the database cannot be read, or not in time.
        """
        stop_if(cancel)
        with self._database.reading(cancel=cancel) as reading:
            total = reading.customers.count()
            if not text.strip():
                return _plain(reading, text, reading.customers.recently_active(limit), total)
            finding = Finding(reading, self._spelling, cancel)
            finding.look_for(query(text))
            results = tuple(
                SearchResult(
                    found.customer,
                    span,
                    found.why,
                    marks(found.customer.name, found.marks),
                    finding.reference_of(found),
                    found.reasons,
                )
                for found, span in finding.best(limit)
            )
            more = finding.capped or finding.count > limit
            return SearchPage(text, results, total, more)

    def known(self, uids: Sequence[str], *, cancel: threading.Event | None = None) -> SearchPage:
        """The customers with these uids, in this order, as the answer to ""; others are left out.

        Raises:
            Cancelled: `cancel` was set in the meantime.
            DatabaseError: the database cannot be read, or not in time.
        """
        with self._database.reading(cancel=cancel) as reading:
            refs = reading.customers.match(Key.UID, list(dict.fromkeys(uids)))
            ids = [refs[uid][0].id for uid in uids if uid in refs]
            customers = reading.customers.by_ids(ids)
            return _plain(reading, "", customers, reading.customers.count())

    def suggest(
        self, text: str, *, cancel: threading.Event | None = None
    ) -> tuple[Suggestion, ...]:
        """What to try instead of a text that finds nobody: each of its terms alone, what it sounds
        like, references that start with it.

        Raises:
            Cancelled: `cancel` was set in the meantime.
            DatabaseError: the database cannot be read, or not in time.
        """
        with self._database.reading(cancel=cancel) as reading:
            return suggestions(reading, self._spelling, text, cancel)


def known_by_now(
    database: Database,
    results: Sequence[SearchResult],
    text: str,
    cancel: threading.Event | None = None,
) -> list[SearchResult]:
    """The same results of `text` with the customers and their spans as they are now; those of whom
    nothing has changed are the very same objects.

    Raises:
        Cancelled, DatabaseError: as `Search.find`.
    """
    ids = [result.customer.id for result in results]
    with database.reading(cancel=cancel) as reading:
        customers = {each.id: each for each in reading.customers.by_ids(ids)}
        spans = reading.customers.spans(ids)
    now = []
    for result in results:
        before = result.customer
        customer, span = customers.get(before.id, before), spans.get(before.id)
        if (customer, span) != (before, result.span):
            result = replace(result, customer=customer, span=span)
            if customer.name != before.name:
                result = _renamed(result, text)
        now.append(result)
    return now


def _renamed(result: SearchResult, text: str) -> SearchResult:
    """Why this customer is found under the name of now; one who is not any more keeps the reason."""
    matches = [match(result.customer, meaning, {}) for meaning in query(text).meanings]
    best = min((each for each in matches if each), key=lambda each: each.ranks, default=None)
    if best is None:
        return replace(result, marks=())
    found = marks(result.customer.name, best.marks)
    return replace(result, why=best.why, reasons=best.reasons, marks=found)


def _plain(reading: Reading, text: str, customers: Iterable[Customer], total: int) -> SearchPage:
    """Customers that nothing was asked of; the one that is left in place of its duplicates."""
    left = {one.id: one for one in (survivor(reading, each) for each in customers)}
    spans = reading.customers.spans(list(left))
    results = tuple(SearchResult(one, spans.get(one.id), "", ()) for one in left.values())
    return SearchPage(text, results, total, more=len(results) < total)

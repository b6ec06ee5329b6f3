"""Finding customers by whatever somebody has of them (DESIGN section 7)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice, product

from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.identifiers import reference_key
from tiquo_desktop.domain.repositories import Database, Key, Reading, Span
from tiquo_desktop.domain.search_terms import Kind, Meaning, Query, Term, query
from tiquo_desktop.services.matching import Guess, Match, Rank, marks, match
from tiquo_desktop.services.spelling import Spelling, stop_if

FEW = 5
"""With fewer matches than this, misspelled words are looked for too."""
_CANDIDATES = 200
_GUESSED_CANDIDATES = 50
_REFERENCES = 50
_MOST_WHOLE = 4
"""Terms that are tried one by one as whole words where too many customers match."""
_MEANINGS_GUESSED = 3
_GUESSES_COMBINED = 4
_COMBINATIONS = 64
_LOOKUPS = {
    Kind.UID: Key.UID,
    Kind.EMAIL: Key.EMAIL,
    Kind.NUMBER: Key.NUMBER,
    Kind.DIGITS: Key.NUMBER,
}


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A customer that was found.

    `span` holds the first and last event, None without any. `why` says in words what matched.
    `marks` are ranges ``(start, end)`` of `customer.name` that matched.
    """

    customer: Customer
    span: Span | None
    why: str
    marks: tuple[tuple[int, int], ...]


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
                return _recent(reading, text, limit, total)
            finding = _Finding(reading, self._spelling, cancel)
            finding.look_for(query(text))
            return finding.page(text, limit, total)


def _recent(reading: Reading, text: str, limit: int, total: int) -> SearchPage:
    customers = reading.customers.recently_active(limit)
    spans = reading.customers.spans([customer.id for customer in customers])
    results = tuple(
        SearchResult(customer, spans.get(customer.id), "", ()) for customer in customers
    )
    return SearchPage(text, results, total, more=len(results) < total)


class _Stage(IntEnum):
    """How a customer came to be looked at; smaller is better."""

    MEANT = 0
    FALLBACK = 1
    GUESSED = 2


class _Finding:
    """One search: what was read for it, and what was found so far."""

    def __init__(
        self, reading: Reading, spelling: Spelling, cancel: threading.Event | None
    ) -> None:
        self._reading = reading
        self._spelling = spelling
        self._cancel = cancel
        self._customers: dict[int, Customer] = {}
        self._references: dict[str, dict[int, str]] = {}
        self._found: dict[int, tuple[_Stage, Match]] = {}
        self._capped = False

    def look_for(self, asked: Query) -> None:
        """Find customers for each meaning; guess at misspelled words while there are few."""
        for meaning in asked.meanings:
            self._gather(meaning, _CANDIDATES, _Stage.MEANT)
        for meaning in asked.fallbacks:
            if self._enough():
                return
            self._gather(meaning, _CANDIDATES, _Stage.FALLBACK)
        guessed = [
            meaning
            for meaning in asked.meanings[:_MEANINGS_GUESSED]
            if any(term.kind is Kind.WORD for term in meaning)
        ]
        if self._enough() or not guessed:
            return
        stop_if(self._cancel)
        self._spelling.refresh(self._reading.search, self._cancel)
        for guesses in (self._typos, self._sounds):
            for meaning in guessed:
                if self._enough():
                    return
                for guess in _replaced_once(meaning, guesses):
                    self._gather(guess, _GUESSED_CANDIDATES, _Stage.GUESSED)
        if not self._found:
            for guess in self._replaced_often(guessed[0]):
                self._gather(guess, _GUESSED_CANDIDATES, _Stage.GUESSED)

    def page(self, text: str, limit: int, total: int) -> SearchPage:
        """The best of what was found."""
        spans = self._reading.customers.spans(list(self._found))

        def order(item: tuple[_Stage, Match]) -> tuple[_Stage, tuple[Rank, ...], bool, int, int]:
            stage, found = item
            span = spans.get(found.customer.id)
            last = span.last if span else 0
            return (stage, found.ranks, span is None, -last, -found.customer.id)

        best = sorted(self._found.values(), key=order)
        results = tuple(
            SearchResult(
                found.customer,
                spans.get(found.customer.id),
                found.why,
                marks(found.customer.name, found.marks),
            )
            for _, found in best[:limit]
        )
        return SearchPage(text, results, total, more=self._capped or len(best) > limit)

    def _enough(self) -> bool:
        return len(self._found) >= FEW

    def _gather(self, asked: Sequence[Term | Guess], most: int, stage: _Stage) -> None:
        """Add the customers that match everything asked to what was found."""
        stop_if(self._cancel)
        ids = dict.fromkeys(self._looked_up(asked))
        if all(one.key for one in asked):
            ids.update(dict.fromkeys(self._candidates(asked, most)))
        unread = [id_ for id_ in ids if id_ not in self._customers]
        if unread:
            read = self._reading.customers.by_ids(unread)
            self._customers.update((customer.id, customer) for customer in read)
        for id_ in ids:
            customer = self._customers.get(id_)
            if customer and (found := match(customer, asked, self._references)):
                known = self._found.get(id_)
                if known is None or (stage, found.ranks) < (known[0], known[1].ranks):
                    self._found[id_] = (stage, found)

    def _looked_up(self, asked: Sequence[Term | Guess]) -> Iterable[int]:
        """Customers that one of the terms names exactly, or by a reference."""
        for term in asked:
            if isinstance(term, Guess):
                continue
            if term.lookup:
                for customer in self._reading.customers.find(_LOOKUPS[term.kind], term.lookup):
                    self._customers[customer.id] = customer
                    yield customer.id
            if term.reference:
                yield from self._referring(term.reference)

    def _referring(self, reference: str) -> dict[int, str]:
        if reference not in self._references:
            found = self._reading.search.by_reference(reference, _REFERENCES)
            # A name is often the start of some reference: that says nothing.
            only_exact = reference.isalpha()
            self._references[reference] = {
                id_: written
                for id_, written in found
                if not only_exact or reference_key(written) == reference_key(reference)
            }
        return self._references[reference]

    def _candidates(self, asked: Sequence[Term | Guess], most: int) -> list[int]:
        """Ids from the search index; where it has too many, whole words are asked for as well."""
        search = self._reading.search
        keys = [one.key for one in asked]
        ids = search.candidates(keys, most)
        if len(ids) < most:
            return ids
        self._capped = True
        terms = [one for one in asked if isinstance(one, Term)]
        if len(terms) < len(asked):
            return ids
        whole = [term.whole for term in terms]
        narrower = [whole]
        if 1 < len(terms) <= _MOST_WHOLE:
            narrower += [[*keys[:i], whole[i], *keys[i + 1 :]] for i in range(len(keys))]
        for some in narrower:
            stop_if(self._cancel)
            ids += search.candidates(some, most)
        return ids

    def _typos(self, term: Term) -> list[Guess]:
        stop_if(self._cancel)
        return [Guess(term, word, Rank.TYPO) for word in self._spelling.typos(term.key)]

    def _sounds(self, term: Term) -> list[Guess]:
        found = self._spelling.sounds(term.key, self._cancel)
        return [Guess(term, word, Rank.SOUND) for word in found]

    def _replaced_often(self, meaning: Meaning) -> Iterable[Sequence[Term | Guess]]:
        """The meaning with guesses for two or more of its words."""
        choices: list[list[Term | Guess]] = [
            [
                term,
                *self._typos(term)[:_GUESSES_COMBINED],
                *self._sounds(term)[:_GUESSES_COMBINED],
            ]
            if term.kind is Kind.WORD
            else [term]
            for term in meaning
        ]
        several = (
            chosen
            for chosen in product(*choices)
            if sum(isinstance(one, Guess) for one in chosen) > 1
        )
        return islice(several, _COMBINATIONS)


def _replaced_once(
    meaning: Meaning, guesses: Callable[[Term], list[Guess]]
) -> Iterable[Sequence[Term | Guess]]:
    """The meaning with a guess for one of its words."""
    for i, term in enumerate(meaning):
        if term.kind is Kind.WORD:
            for guess in guesses(term):
                yield (*meaning[:i], guess, *meaning[i + 1 :])

"""One search: the customers that a text may mean, and how well each of them matches."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import IntEnum
from itertools import islice, product

from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.identifiers import reference_key
from tiquo_desktop.domain.repositories import Key, Reading, Span
from tiquo_desktop.domain.search_terms import Kind, Meaning, Query, Term
from tiquo_desktop.services.matching import Guess, Match, Rank, match
from tiquo_desktop.services.reasons import Reason, Why
from tiquo_desktop.services.spelling import Spelling, stop_if

FEW = 5
"""With fewer matches than this, misspelled words are looked for too."""
_CANDIDATES = 200
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
_MOST_MERGES = 5
"""Customers merged into one another that are followed to the one who is left."""


class _Stage(IntEnum):
    """How a customer came to be looked at; smaller is better."""

    MEANT = 0
    FALLBACK = 1
    GUESSED = 2


class Finding:
    """One search: what was read for it, and what was found so far."""

    def __init__(
        self, reading: Reading, spelling: Spelling, cancel: threading.Event | None
    ) -> None:
        self._reading = reading
        self._spelling = spelling
        self._cancel = cancel
        self._customers: dict[int, Customer] = {}
        self._references: dict[str, dict[int, str]] = {}
        self._exact: dict[tuple[Key, str], list[int]] = {}
        self._found: dict[int, tuple[_Stage, Match]] = {}
        self._capped = False

    def look_for(self, asked: Query, *, guess: bool = True) -> None:
        """Find customers for each meaning; `guess` at misspelled words while there are few."""
        for meaning in asked.meanings:
            self._gather(meaning, _CANDIDATES, _Stage.MEANT)
        if not self._enough():
            self._gather_any(asked.fallbacks, _Stage.FALLBACK)
        guessed = [
            meaning
            for meaning in asked.meanings[:_MEANINGS_GUESSED]
            if any(term.kind is Kind.WORD for term in meaning)
        ]
        if self._enough() or not guessed or not guess:
            return
        stop_if(self._cancel)
        self._spelling.refresh(self._reading.search, self._cancel)
        for guesses in (self._typos, self._sounds):
            if self._enough():
                return
            several = [one for meaning in guessed for one in _replaced_once(meaning, guesses)]
            self._gather_any(several, _Stage.GUESSED)
        if not self._found:
            self._gather_any(list(self._replaced_often(guessed[0])), _Stage.GUESSED)

    @property
    def count(self) -> int:
        """How many customers were found."""
        return len(self._found)

    @property
    def capped(self) -> bool:
        """Whether there may be more customers than were looked at."""
        return self._capped

    def best(self, limit: int) -> list[tuple[Match, Span | None]]:
        """The best of what was found, with each customer's first and last event."""
        spans = self._reading.customers.spans(list(self._found))

        def order(item: tuple[_Stage, Match]) -> tuple[_Stage, tuple[Rank, ...], bool, int, int]:
            stage, found = item
            span = spans.get(found.customer.id)
            last = span.last if span else 0
            return (stage, found.ranks, span is None, -last, -found.customer.id)

        best = sorted(self._found.values(), key=order)[:limit]
        return [(found, spans.get(found.customer.id)) for _, found in best]

    def reference_of(self, found: Match) -> str | None:
        """The customer's reference, where the whole text was exactly that."""
        if found.ranks != (Rank.EXACT,):
            return None
        for asked, customers in self._references.items():
            written = customers.get(found.customer.id)
            if written and reference_key(written) == reference_key(asked):
                return written
        return None

    def _enough(self) -> bool:
        return len(self._found) >= FEW

    def _gather(self, asked: Sequence[Term | Guess], most: int, stage: _Stage) -> None:
        """Add the customers that match everything asked to what was found."""
        stop_if(self._cancel)
        ids = dict.fromkeys(self._looked_up(asked))
        if all(one.key for one in asked):
            ids.update(dict.fromkeys(self._candidates(asked, most)))
        self._keep_matching(ids, [asked], stage)

    def _gather_any(self, alternatives: Sequence[Sequence[Term | Guess]], stage: _Stage) -> None:
        """Add the customers that match everything of one of the alternatives, looked up together."""
        stop_if(self._cancel)
        ids = dict.fromkeys(id_ for asked in alternatives for id_ in self._looked_up(asked))
        keys = [[one.key for one in asked] for asked in alternatives]
        complete = [each for each in keys if all(each)]
        if complete:
            found = self._reading.search.candidates_of_any(complete, _CANDIDATES)
            self._capped = self._capped or len(found) == _CANDIDATES
            ids.update(dict.fromkeys(found))
        self._keep_matching(ids, alternatives, stage)

    def _keep_matching(
        self, ids: Iterable[int], alternatives: Sequence[Sequence[Term | Guess]], stage: _Stage
    ) -> None:
        unread = [id_ for id_ in ids if id_ not in self._customers]
        if unread:
            read = self._reading.customers.by_ids(unread)
            self._customers.update((customer.id, customer) for customer in read)
        for id_ in ids:
            customer = self._customers.get(id_)
            if customer is None:
                continue
            for asked in alternatives:
                if found := match(customer, asked, self._references):
                    self._keep(stage, self._merged(found) if customer.merged_into else found)

    def _keep(self, stage: _Stage, found: Match) -> None:
        known = self._found.get(found.customer.id)
        if known is None or (stage, found.ranks) < (known[0], known[1].ranks):
            self._found[found.customer.id] = (stage, found)

    def _merged(self, found: Match) -> Match:
        """A match of a duplicate as one of the customer that it was merged into."""
        left = survivor(self._reading, found.customer)
        merged = Reason(Why.MERGED, name=found.customer.number)
        return replace(found, customer=left, reasons=(*found.reasons, merged))

    def _looked_up(self, asked: Sequence[Term | Guess]) -> Iterable[int]:
        """Customers that one of the terms names exactly, or by a reference."""
        for term in asked:
            if isinstance(term, Guess):
                continue
            if term.lookup:
                yield from self._exactly(_LOOKUPS[term.kind], term.lookup)
            if term.reference:
                yield from self._referring(term.reference)

    def _exactly(self, key: Key, value: str) -> list[int]:
        if (key, value) not in self._exact:
            found = self._reading.customers.find(key, value)
            self._customers.update((customer.id, customer) for customer in found)
            self._exact[key, value] = [customer.id for customer in found]
        return self._exact[key, value]

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


def survivor(reading: Reading, customer: Customer) -> Customer:
    """The customer that a duplicate was merged into, at last; one that was not merged itself."""
    for _ in range(_MOST_MERGES):
        into = customer.merged_into and reading.customers.find(Key.UID, customer.merged_into)
        if not into:
            break
        customer = into[0]
    return customer


def _replaced_once(
    meaning: Meaning, guesses: Callable[[Term], list[Guess]]
) -> Iterable[Sequence[Term | Guess]]:
    """The meaning with a guess for one of its words."""
    for i, term in enumerate(meaning):
        if term.kind is Kind.WORD:
            for guess in guesses(term):
                yield (*meaning[:i], guess, *meaning[i + 1 :])

"""What to try where nobody matches all of what was typed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from tiquo_desktop.domain.repositories import Reading
from tiquo_desktop.domain.search_terms import REFERENCES_ONLY, Kind, Term, query
from tiquo_desktop.services.finding import FEW, Finding
from tiquo_desktop.services.matching import Guess, Rank, written
from tiquo_desktop.services.spelling import Spelling, stop_if

_MOST_COUNTED = 200
_MOST_GUESSES = 2
"""Words that one misspelled word is offered as."""
_MOST_TERMS = 4


class Advice(Enum):
    """What is suggested."""

    SOUND = "sound"
    """A name that sounds like a word."""
    TYPO = "typo"
    """A name one typo away from a word."""
    ALONE = "alone"
    """One term without the others."""
    REFERENCE = "reference"
    """Orders, bookings and enquiries whose reference starts with a term."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another search; `text` is what to search for.

    `typed` is the term that it was made of, `count` how many customers it finds, or at least that
    many where there are `more`.
    """

    advice: Advice
    typed: str
    text: str
    count: int
    more: bool = False


def suggestions(
    reading: Reading, spelling: Spelling, text: str, cancel: threading.Event | None
) -> tuple[Suggestion, ...]:
    """What else to search for than `text`, the likeliest first; only what finds somebody."""
    asked = query(text)
    if not asked.meanings:
        return ()
    terms = list({term.typed: term for term in asked.meanings[0]}.values())[:_MOST_TERMS]
    alone = {term: _alone(reading, spelling, term, cancel) for term in terms}
    rare = [term for term in terms if term.kind is Kind.WORD and alone[term].count < FEW]
    found: list[Suggestion] = []
    if rare:
        spelling.refresh(reading.search, cancel)
        for term in rare:
            found += _guesses(reading, spelling, term, cancel)
    if len(terms) > 1:
        found += alone.values()
        found += (_references(reading, term) for term in terms if term.reference)
    return tuple(each for each in found if each.count)


def _alone(
    reading: Reading, spelling: Spelling, term: Term, cancel: threading.Event | None
) -> Suggestion:
    finding = Finding(reading, spelling, cancel)
    finding.look_for(query(term.typed), guess=False)
    return Suggestion(Advice.ALONE, term.typed, term.typed, finding.count, finding.capped)


def _references(reading: Reading, term: Term) -> Suggestion:
    # Without its spaces, or it would be more than one term.
    reference = "".join(term.typed.split())
    found = reading.search.by_reference(reference, _MOST_COUNTED)
    return Suggestion(
        Advice.REFERENCE,
        term.typed,
        REFERENCES_ONLY + reference,
        len({id_ for id_, _ in found}),
        more=len(found) == _MOST_COUNTED,
    )


def _guesses(
    reading: Reading, spelling: Spelling, term: Term, cancel: threading.Event | None
) -> Iterator[Suggestion]:
    words = dict.fromkeys(spelling.sounds(term.key, cancel), Rank.SOUND)
    words |= dict.fromkeys(spelling.typos(term.key), Rank.TYPO)
    best = sorted(words.items(), key=lambda item: item[1])[:_MOST_GUESSES]
    for word, rank in best:
        stop_if(cancel)
        guess = Guess(term, word, rank)
        ids = reading.search.candidates([guess.key], _MOST_COUNTED)
        for customer in reading.customers.by_ids(ids[:1]):
            yield Suggestion(
                Advice.TYPO if rank is Rank.TYPO else Advice.SOUND,
                term.typed,
                written(customer, word),
                len(ids),
                more=len(ids) == _MOST_COUNTED,
            )

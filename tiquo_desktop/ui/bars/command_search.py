"""Which commands somebody means by a few words, in any order and with a slip of the finger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from tiquo_desktop.domain.search_keys import words

_START, _INSIDE, _TYPO = 100.0, 60.0, 0.5
_LEAST_ALIKE = 75.0
"""Of 100: one wrong or missing letter in a word of four."""
_LEAST_LETTERS = 3
"""Shorter words are alike by accident."""
_ASIDE = 0.4


@dataclass(frozen=True, slots=True)
class Subject:
    """What can be found: its own words, and words beside it (menu, keys) that count for less."""

    words: str
    aside: str = ""


def ranked(query: str, subjects: Sequence[Subject]) -> list[int]:
    """The places of the subjects that match every word of `query`, best first.

    An empty query gives all of them in their own order.
    """
    terms = words(query)
    scored = []
    for place, subject in enumerate(subjects):
        own, aside = words(subject.words), words(subject.aside)
        scores = [max(_best(term, own), _ASIDE * _best(term, aside)) for term in terms]
        if all(scores):
            # Of two that match alike, the one with fewer other words is meant.
            scored.append((-sum(scores), len(own) if terms else 0, place))
    return [place for _, _, place in sorted(scored)]


def _best(term: str, among: Sequence[str]) -> float:
    return max((_score(term, word) for word in among), default=0.0)


def _score(term: str, word: str) -> float:
    if word.startswith(term):
        return _START
    if term in word:
        return _INSIDE
    if len(term) < _LEAST_LETTERS:
        return 0.0
    if len(word) < len(term) - 1:
        return 0.0
    # The word may be longer than what was typed of it so far.
    alike = max(fuzz.ratio(term, word), fuzz.ratio(term, word[: len(term)]))
    return alike * _TYPO if alike >= _LEAST_ALIKE else 0.0

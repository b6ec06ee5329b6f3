"""Which names a misspelled word may mean: those one typo away, and those that sound alike."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping

from tiquo_desktop.domain.errors import Cancelled
from tiquo_desktop.domain.repositories import SearchReader

SHORTEST = 3
"""Letters of the shortest word that is compared."""
_TRUSTED_FIRST_LETTER = 4
"""Shorter words are taken for misspelled only behind their first letter."""
_MOST_GUESSES = 12
_PORTION = 2000
"""Words whose sounds are worked out between two looks at `cancel`."""
# Similarities of Jaro and Winkler, 0 to 1. Metaphone knows English spelling, and soundex only
# letters of a kind, so what has the same soundex has to look more alike.
_ALIKE_BY_METAPHONE = 0.55
_ALIKE_BY_SOUNDEX = 0.7


class Spelling:
    """The words of all names, kept from search to search; safe to use from several threads.

    Holds, for 200,000 words, about 40 MB once a search had to go by sound, and 20 MB before.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._revision: int | None = None
        self._uses: Mapping[str, int] = {}
        self._by_length: Mapping[int, list[str]] = {}
        self._unheard: list[str] = []
        # Of every word that there ever was: a word that is gone is left out when it is found.
        self._by_metaphone: defaultdict[str, list[str]] = defaultdict(list)
        self._by_soundex: defaultdict[str, list[str]] = defaultdict(list)
        self._heard: set[str] = set()

    def refresh(self, search: SearchReader, cancel: threading.Event | None) -> None:
        """Read the words again if they may have changed."""
        revision = search.revision()
        with self._lock:
            if revision == self._revision:
                return
        uses = search.name_words()
        stop_if(cancel)
        by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word in uses:
            by_length[len(word)].append(word)
        with self._lock:
            self._revision, self._uses, self._by_length = revision, uses, by_length
            self._unheard = [
                word for word in uses if word not in self._heard and _can_be_heard(word)
            ]

    def typos(self, word: str) -> list[str]:
        """Words at a distance of one: a letter more, less, other, or two swapped; the used first.

        Empty for a word of less than `SHORTEST` letters.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(word) < SHORTEST:
            return []
        with self._lock:
            uses, by_length = self._uses, self._by_length
        found = [
            other
            for length in range(len(word) - 1, len(word) + 2)
            for other, distance, _ in process.extract(
                word, by_length.get(length, ()), scorer=OSA.distance, score_cutoff=1, limit=None
            )
            if distance == 1 and (len(word) >= _TRUSTED_FIRST_LETTER or other[0] == word[0])
        ]
        return sorted(found, key=lambda other: -uses[other])[:_MOST_GUESSES]

    def sounds(self, word: str, cancel: threading.Event | None) -> list[str]:
        """Words that sound like `word`, the most alike first; Latin letters only.

        Raises:
            Cancelled: `cancel` was set; what was worked out so far is kept.
        """
        import jellyfish
        from rapidfuzz.distance import JaroWinkler

        if not _can_be_heard(word):
            return []
        self._hear(cancel)
        with self._lock:
            uses = self._uses
            metaphones = list(self._by_metaphone.get(jellyfish.metaphone(word), ()))
            soundexes = list(self._by_soundex.get(jellyfish.soundex(word), ()))
        found: dict[str, float] = {}
        for others, least in (
            (metaphones, _ALIKE_BY_METAPHONE),
            (soundexes, _ALIKE_BY_SOUNDEX),
        ):
            for other in others:
                if other != word and other in uses:
                    likeness = JaroWinkler.similarity(word, other)
                    if likeness >= least:
                        found[other] = likeness
        return sorted(found, key=lambda other: -found[other])[:_MOST_GUESSES]

    def _hear(self, cancel: threading.Event | None) -> None:
        """Work out the sounds of new words, in portions, so that no other thread waits long."""
        import jellyfish

        while True:
            stop_if(cancel)
            with self._lock:
                if not self._unheard:
                    return
                portion = self._unheard[-_PORTION:]
                del self._unheard[-_PORTION:]
                for word in portion:
                    if word not in self._heard:
                        self._heard.add(word)
                        self._by_soundex[jellyfish.soundex(word)].append(word)
                        if sound := jellyfish.metaphone(word):
                            self._by_metaphone[sound].append(word)


def _can_be_heard(word: str) -> bool:
    return len(word) >= SHORTEST and word.isascii() and word.isalpha()


def stop_if(cancel: threading.Event | None) -> None:
    """Raise `Cancelled` once `cancel` is set."""
    if cancel is not None and cancel.is_set():
        raise Cancelled("The search was stopped.")

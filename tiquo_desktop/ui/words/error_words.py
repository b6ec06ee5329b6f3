"""What is wrong, in the window's language.

Errors are English sentences, the same on the command line and in every window. Here those that a
window can meet are known by their sentences; one that is not known, such as what is wrong in an import
profile that somebody writes, is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.ui.words.error_sentences import FIELDS, SENTENCES

translate = QCoreApplication.translate
_IN_BRACES = re.compile(r"\{(\w+)\}")
_ESCAPED = re.compile(r"\\\{(\w+)\\\}")
_OF_PROFILE = re.compile(r"(.+) \(([^()]+), line (\d+)\)\.?", re.DOTALL)


def error_words(sentence: str) -> str:
    """An error's sentence in the window's language; "" stays as it is."""
    if not sentence:
        return ""
    known = _known(sentence)
    if known is not None:
        return known
    # A row is refused for a reason and by a line of the profile, without a full stop.
    found = _OF_PROFILE.fullmatch(sentence)
    if found is not None and (reason := _known(found[1]) or _known(f"{found[1]}.")):
        words = translate("Errors", "{reason} ({profile}, line {line})")
        reason = reason.removesuffix(".")
        return words.format(reason=reason, profile=found[2], line=found[3])
    whole = _known(f"{sentence}.")
    return sentence if whole is None else whole.removesuffix(".")


def _known(sentence: str) -> str | None:
    if sentence in _plain():
        return translate("Errors", sentence)
    for pattern, words in _patterns():
        found = pattern.fullmatch(sentence)
        if found is not None:
            places = {name: _part(text) for name, text in found.groupdict().items()}
            return _filled(translate("Errors", words), places)
    return None


def _filled(words: str, places: Mapping[str, str]) -> str:
    # Not str.format: a sentence may show JSON, which has braces of its own.
    return _IN_BRACES.sub(lambda place: places[place[1]], words)


def _part(text: str) -> str:
    """What stands in a place of a sentence: an error of its own, the name of a field, or any text."""
    return translate("Fields", text) if text in FIELDS else _known(text) or text


@cache
def _plain() -> frozenset[str]:
    return frozenset(sentence for sentence in SENTENCES if "{" not in sentence)


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(_with_places(sentence), re.DOTALL), sentence)
        for sentence in SENTENCES
        if "{" in sentence
    ]


def _with_places(sentence: str) -> str:
    """A sentence as a regular expression; a place that comes again holds the same text."""
    seen: set[str] = set()

    def place(found: re.Match[str]) -> str:
        again = found[1] in seen
        seen.add(found[1])
        return f"(?P={found[1]})" if again else f"(?P<{found[1]}>.*)"

    return _ESCAPED.sub(place, re.escape(sentence))

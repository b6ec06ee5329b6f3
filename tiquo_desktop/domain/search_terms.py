"""What typed text may mean: terms for the search index, and things to look up directly.

Typed text is read in chunks, separated by spaces. A chunk is a word, an e-mail address or a part of
one, a customer number, a uid, a reference, or digits; neighbouring chunks of digits may be one
phone number. Where a chunk can be read in more than one way, the text has several meanings. Any
text at all is safe; of a very long one only the start is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from urllib.parse import unquote

from tiquo_desktop.domain.identifiers import (
    REFERENCE_PREFIXES,
    parse_number,
    parse_uid,
)
from tiquo_desktop.domain.search_keys import (
    DIGITS_LIMIT,
    EMAIL_LIMIT,
    END,
    NUMBER,
    SHORTEST_FRAGMENT,
    TRUNK,
    WORD_LIMIT,
    digits,
    fold,
    without_country,
    words,
)

TEXT_LIMIT = 1000
"""Characters of the typed text that are read."""
CHUNK_LIMIT = 12
"""Chunks of the typed text that are read."""
REFERENCES_ONLY = "ref:"
"""What a chunk begins with that is a reference and nothing else."""
_SURE_NUMBER = 7
"""Digits that are enough to be a number without its country or trunk zero."""
_SHORTEST_DOMAIN = 3
"""Characters that make a word worth looking up as an e-mail address's domain."""
_FEW_TERMS = 6
"""Terms among which neighbours may have been one word."""
_SHORTEST_REFERENCE = 4
"""Characters that make a single word worth looking up as a reference."""

# No stored text has these, and not every database takes them as a value to look for.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LINK = re.compile(r"\b(tel|mailto):(?://)?([^?;<>\s]*)[^<>\s]*", re.IGNORECASE)
_PAGE = re.compile(
    r"\bhttps?://[^\s<>?#]*?([^/\s<>?#]*)/?(?:[?#][^\s<>]*)?(?=[\s<>]|$)", re.IGNORECASE
)
_PERSON = re.compile(r"[^<>]*<\s*([^<>\s]+@[^<>\s]+)\s*>[\s,;]*")
_CUSTOMER = re.compile(r"(?<!\S)cust[-\s]*(?=[0-9]{1,18}(?:\s|$))", re.IGNORECASE)
_NUMBERED = re.compile(r"cust-([0-9]{1,18})", re.IGNORECASE)
_DIGITS = re.compile(r"[-+().,/]*[0-9][-+().,/0-9]*")
_REFERENCE = re.compile(rf"(?:{'|'.join(REFERENCE_PREFIXES)})\w.*", re.IGNORECASE)
_WRAPPING = '#<>[]{}()"“”„«»‹›,;:!?*'


class Kind(Enum):
    """What a term can be."""

    WORD = "word"
    DIGITS = "digits"
    EMAIL = "e-mail"
    NUMBER = "number"
    UID = "uid"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Term:
    """Something that has to be true of a customer.

    `key` is what one of the customer's search keys starts with, "" where only a look-up answers
    (`UID`, `REFERENCE`). `typed` is the text that it was made of. `lookup` is the uid, e-mail
    address or customer number that may be exactly meant; `reference` what may be (the start of) a
    reference. `anchored` digits are the start of a phone number, not any part of it.
    """

    kind: Kind
    key: str
    typed: str
    lookup: str | None = None
    reference: str | None = None
    anchored: bool = False

    @property
    def whole(self) -> str:
        """The search key itself, for a search that finds no longer ones."""
        return self.key + END


Meaning = tuple[Term, ...]
"""Terms that all have to be true."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a text may mean; `fallbacks` are worth a try where few customers match."""

    meanings: tuple[Meaning, ...]
    fallbacks: tuple[Meaning, ...] = ()


@dataclass(slots=True)
class _Item:
    """The ways to read a part of the text; the first is the likeliest."""

    readings: list[Meaning]
    fallbacks: list[Meaning]


def query(text: str) -> Query:
    """What `text` may mean; no meanings if there is not one letter or digit in it."""
    plain = _PAGE.sub(_last_part, _LINK.sub(_target, text[:TEXT_LIMIT]))
    cleaned = _CUSTOMER.sub("cust-", _UNSTORABLE.sub(" ", plain))
    items = _items(cleaned)
    meanings = _variants([item.readings for item in items])
    fallbacks = _variants([item.readings[:1] + item.fallbacks for item in items])
    fallbacks += _joined_neighbours(meanings[0]) if meanings else []
    person = _PERSON.fullmatch(cleaned)
    if person and (address := _email(person[1])):
        fallbacks.append((address,))
    seen = {_distinction(meaning) for meaning in meanings}
    further = {_distinction(meaning): meaning for meaning in reversed(fallbacks)}
    return Query(
        tuple(meanings),
        tuple(meaning for keys, meaning in reversed(further.items()) if keys not in seen),
    )


def _items(text: str) -> list[_Item]:
    items: list[_Item] = []
    run: list[str] = []
    for chunk in text.split(maxsplit=CHUNK_LIMIT)[:CHUNK_LIMIT]:
        if _DIGITS.fullmatch(figures := fold(chunk)):
            run.append(figures)
        elif words(chunk) or not run:  # A sign that stands alone does not end a phone number.
            items += _phone(run)
            run = []
            items += _chunk(chunk)
    return items + _phone(run)


def _chunk(chunk: str) -> list[_Item]:
    bare = chunk.strip(_WRAPPING)
    parts = words(bare)
    if not parts:
        return []
    split = tuple(_word(part, part) for part in parts[:CHUNK_LIMIT])
    if special := _special(bare):
        return [_Item([(special,)], [split])]
    key = "".join(parts)
    joined = _word(key[:WORD_LIMIT], bare, whole_chunk=True)
    domain = Term(Kind.EMAIL, f"@{key}"[:EMAIL_LIMIT], bare)
    fallbacks: list[Meaning] = [(domain,)] if len(key) >= _SHORTEST_DOMAIN else []
    if len(parts) == 1:
        return [_Item([(joined,)], fallbacks)]
    return [_Item([split, (joined,)], fallbacks)]


def _special(bare: str) -> Term | None:
    """A uid, customer number, reference or e-mail address."""
    if uid := parse_uid(bare):
        return Term(Kind.UID, "", bare, lookup=uid)
    if numbered := _NUMBERED.fullmatch(bare):
        figures = numbered[1]
        key = figures if figures.startswith("0") else NUMBER + figures
        return Term(Kind.NUMBER, key, bare, lookup=parse_number(figures))
    if bare.lower().startswith(REFERENCES_ONLY) and words(only := bare[len(REFERENCES_ONLY) :]):
        return Term(Kind.REFERENCE, "", only, reference=only)
    last = bare.rpartition("/")[2]  # A ticket's link ends in its reference.
    if _REFERENCE.fullmatch(last):
        return Term(Kind.REFERENCE, "", last, reference=last)
    return _email(bare) if "@" in bare else None


def _word(key: str, typed: str, *, whole_chunk: bool = False) -> Term:
    if key.isdigit():
        return _figures(key, typed)
    telling = whole_chunk and (len(key) >= _SHORTEST_REFERENCE or not key.isalpha())
    return Term(Kind.WORD, key, typed, reference=typed if telling else None)


def _figures(key: str, typed: str) -> Term:
    """Digits that stand alone: the number of a customer, a reference, a part of a phone."""
    number = parse_number(key)
    return Term(Kind.DIGITS, key[:DIGITS_LIMIT], typed, lookup=number, reference=typed)


def _email(chunk: str) -> Term | None:
    """An e-mail address or a part of one with its @; None if there is nothing but the @."""
    local, _, domain = chunk.rpartition("@")
    name, host = "".join(words(local)), "".join(words(domain))
    if not name and not host:
        return None
    complete = chunk if name and host else None
    return Term(Kind.EMAIL, f"{name}@{host}"[:EMAIL_LIMIT], chunk, lookup=complete)


def _phone(run: list[str]) -> list[_Item]:
    """Neighbouring chunks of digits: one phone number, or each for itself."""
    if not run:
        return []
    typed = " ".join(run)
    figures = digits(typed.replace("(0)", "") if "(0)" in typed[1:] else typed)
    plus = "+" in run[0]
    if len(run) == 1 and figures == typed:
        likeliest = _figures(figures, typed)
    else:
        reference = typed if len(run) == 1 else None
        likeliest = Term(
            Kind.DIGITS, figures[:DIGITS_LIMIT], typed, reference=reference, anchored=plus
        )
    readings: list[Meaning] = [(likeliest,)]
    fallbacks: list[Meaning] = []

    def add(meanings: list[Meaning], key: str, *, anchored: bool) -> None:
        meanings.append((Term(Kind.DIGITS, key[:DIGITS_LIMIT], typed, anchored=anchored),))

    if plus or (figures.startswith("00") and len(figures) > SHORTEST_FRAGMENT + 1):
        national = without_country(figures)
        if not plus:
            add(readings, figures[2:], anchored=True)
        if national:
            add(readings, TRUNK + national, anchored=True)
        if len(national) >= _SURE_NUMBER:
            add(fallbacks, national, anchored=False)
    elif figures.startswith(TRUNK) and len(figures) > _SURE_NUMBER:
        add(fallbacks, figures[1:], anchored=False)
    if len(run) > 1:
        readings.append(tuple(_figures(digits(chunk), chunk) for chunk in run))
    return [_Item(readings, fallbacks)]


def _variants(alternatives: list[list[Meaning]]) -> list[Meaning]:
    """The likeliest meaning, then those where one part is read otherwise, then where all are."""
    if not alternatives:
        return []
    likeliest = [readings[0] for readings in alternatives]
    chosen = [likeliest]
    for i, readings in enumerate(alternatives):
        chosen += [[*likeliest[:i], other, *likeliest[i + 1 :]] for other in readings[1:]]
    chosen.append([readings[-1] for readings in alternatives])
    return list(dict.fromkeys(tuple(term for part in parts for term in part) for parts in chosen))


def _joined_neighbours(meaning: Meaning) -> list[Meaning]:
    """``mac donald`` as Macdonald."""
    joined: list[Meaning] = []
    for i, (one, two) in enumerate(pairwise(meaning)):
        if one.kind is two.kind is Kind.WORD and len(meaning) <= _FEW_TERMS:
            both = _word((one.key + two.key)[:WORD_LIMIT], f"{one.typed} {two.typed}")
            joined.append((*meaning[:i], both, *meaning[i + 2 :]))
    return joined


def _distinction(meaning: Meaning) -> tuple[str, ...]:
    """What two meanings share that would find the same customers."""
    return tuple(term.key or term.typed for term in meaning)


def _target(link: re.Match[str]) -> str:
    return f" {unquote(link[2], errors='replace')} "


def _last_part(page: re.Match[str]) -> str:
    return f" {unquote(page[1], errors='replace')} "

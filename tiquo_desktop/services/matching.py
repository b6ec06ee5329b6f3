"""Whether a customer is what was typed, how well, why, and where in the name it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from tiquo_desktop.domain.customers import Customer, email_key
from tiquo_desktop.domain.identifiers import reference_key
from tiquo_desktop.domain.search_keys import (
    END,
    SHORTEST_FRAGMENT,
    NameField,
    NameWord,
    email_keys,
    phone_forms,
    phone_words,
    spelled,
    words,
)
from tiquo_desktop.domain.search_terms import Kind, Term
from tiquo_desktop.services.reasons import Reason, Why, in_english

_LONGEST_SHOWN = 40
_LABELS = {
    NameField.FAMILY: Why.SURNAME,
    NameField.GIVEN: Why.FIRST_NAME,
    NameField.COMPANY: Why.COMPANY,
}
_FIELDS = list(_LABELS)
_LATER_LABELS = {
    NameField.FAMILY: Why.SECOND_SURNAME,
    NameField.GIVEN: Why.MIDDLE_NAME,
    NameField.COMPANY: Why.COMPANY,
}
_STARTS = {
    Why.SURNAME: Why.SURNAME_STARTS,
    Why.FIRST_NAME: Why.FIRST_NAME_STARTS,
    Why.COMPANY: Why.COMPANY_STARTS,
    Why.SECOND_SURNAME: Why.SECOND_SURNAME_STARTS,
    Why.MIDDLE_NAME: Why.MIDDLE_NAME_STARTS,
}
# Words in front of a surname that do not make the next one the second.
_PARTICLES = frozenset(
    [
        "al",
        "bin",
        "da",
        "das",
        "de",
        "del",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "las",
        "le",
        "los",
        "mac",
        "mc",
        "o",
        "san",
        "st",
        "te",
        "ten",
        "ter",
        "van",
        "vom",
        "von",
        "zu",
        "zum",
        "zur",
    ]
)
_REFERENCE_NOUNS = {"ORD-": Why.ORDER, "BK-": Why.BOOKING, "ENQ-": Why.ENQUIRY}


class Rank(IntEnum):
    """How good a match is; smaller is better."""

    EXACT = 0
    """The customer's number or uid, or a reference."""
    CONTACT = 1
    """A whole e-mail address or phone number."""
    CONTACT_PART = 2
    """A part of an e-mail address, the end of a phone number."""
    PHONE_INSIDE = 3
    WORD = 4
    PREFIX = 5
    CONTACT_WORD = 6
    """A word in the local part of an e-mail address, or in a phone number."""
    TYPO = 7
    SOUND = 8


class Guess(NamedTuple):
    """A word of some name that may have been meant by a term."""

    term: Term
    word: str
    rank: Rank

    @property
    def key(self) -> str:
        """The search key of the word itself, not of longer ones."""
        return self.word + END


class Evidence(NamedTuple):
    """Why a customer matches a term; `mark` is the folded text that matched in a name."""

    rank: Rank
    reason: Reason
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Why a customer matches everything that was asked; `ranks` has the worst first."""

    customer: Customer
    ranks: tuple[Rank, ...]
    reasons: tuple[Reason, ...]
    marks: tuple[str, ...]

    @property
    def why(self) -> str:
        """The reasons in English."""
        return in_english(self.reasons)


References = Mapping[str, Mapping[int, str]]
"""For each typed reference the ids of its customers, with how it is written there."""


def match(
    customer: Customer, asked: Sequence[Term | Guess], references: References
) -> Match | None:
    """How `customer` matches all that was asked; None if something does not."""
    found: list[Evidence] = []
    for one in asked:
        evidence = (
            _guessed(customer, one)
            if isinstance(one, Guess)
            else min(_evidence(customer, one, references), key=_rank, default=None)
        )
        if evidence is None:
            return None
        found.append(evidence)
    return Match(
        customer,
        tuple(sorted((evidence.rank for evidence in found), reverse=True)),
        tuple(dict.fromkeys(evidence.reason for evidence in found)),
        tuple(evidence.mark for evidence in found if evidence.mark),
    )


def _rank(evidence: Evidence) -> Rank:
    return evidence.rank


def _evidence(customer: Customer, term: Term, references: References) -> Iterator[Evidence]:
    for looks in _LOOKS[term.kind]:
        # Of the looks in one group the first that answers is the best.
        for look in looks:
            if evidence := look(customer, term):
                yield evidence
                break
    written = references.get(term.reference or "", {}).get(customer.id)
    if written and term.reference:
        exact = reference_key(written) == reference_key(term.reference)
        yield Evidence(Rank.EXACT if exact else Rank.PREFIX, _by_reference(written))


def _by_uid(customer: Customer, term: Term) -> Evidence | None:
    return Evidence(Rank.EXACT, Reason(Why.UID)) if customer.uid == term.lookup else None


def _by_number(customer: Customer, term: Term) -> Evidence | None:
    padded = customer.number.rpartition("-")[2]
    if customer.number == term.lookup:
        # Nobody writes a number with some of its zeros: 0421 is rather the end of a phone number.
        some_zeros = term.kind is Kind.DIGITS and term.key.startswith("0") and term.key != padded
        return Evidence(Rank.PHONE_INSIDE if some_zeros else Rank.EXACT, Reason(Why.NUMBER))
    wanted = term.key.removeprefix(END)
    if padded.startswith(wanted) or padded.lstrip("0").startswith(wanted):
        return Evidence(Rank.PREFIX, Reason(Why.NUMBER_STARTS, wanted))
    return None


def _by_name(customer: Customer, term: Term) -> Evidence | None:
    names = [name for name in spelled(customer) if name.word.startswith(term.key)]
    if not names:
        return None
    best = min(names, key=lambda name: (name.word != term.key, _FIELDS.index(name.field)))
    label = _label(customer, best)
    if best.word == term.key:
        return Evidence(Rank.WORD, Reason(label), best.word)
    if best.field is NameField.COMPANY and best.place:
        return Evidence(Rank.PREFIX, Reason(Why.COMPANY_WORD_STARTS, _shown(term)), term.key)
    return Evidence(Rank.PREFIX, Reason(_STARTS[label], _shown(term)), term.key)


def _by_email(customer: Customer, term: Term) -> Evidence | None:
    """A part of the address, as a word that may as well have been a name's."""
    if customer.email and any(key.startswith(term.key) for key in email_keys(customer.email)):
        return Evidence(
            Rank.CONTACT_WORD, Reason(Why.EMAIL), _contact_mark(customer, customer.email, term)
        )
    return None


def _by_address(customer: Customer, term: Term) -> Evidence | None:
    """The address, or a part of it that was typed with its @."""
    if not customer.email:
        return None
    if term.lookup and email_key(term.lookup) == email_key(customer.email):
        whole = "".join(words(term.lookup)) if customer.name == customer.email else ""
        return Evidence(Rank.CONTACT, Reason(Why.EMAIL), whole)
    if any(key.startswith(term.key) for key in email_keys(customer.email)):
        return Evidence(Rank.CONTACT_PART, Reason(Why.EMAIL))
    return None


def _by_phone(customer: Customer, term: Term) -> Evidence | None:
    best: Evidence | None = None
    for phone in customer.phones:
        mark = _contact_mark(customer, phone.written, term)
        for form in phone_forms(phone):
            if term.key not in form or (term.anchored and not form.startswith(term.key)):
                continue
            if term.key == form:
                evidence = Evidence(Rank.CONTACT, Reason(Why.PHONE), mark)
            elif len(term.key) < SHORTEST_FRAGMENT:
                evidence = Evidence(Rank.PREFIX, Reason(Why.PHONE_HAS, _shown(term)))
            elif form.endswith(term.key) and not term.anchored:
                evidence = Evidence(Rank.CONTACT_PART, Reason(Why.PHONE_ENDS, _shown(term)), mark)
            else:
                how = Why.PHONE_STARTS if form.startswith(term.key) else Why.PHONE_HAS
                evidence = Evidence(Rank.PHONE_INSIDE, Reason(how, _shown(term)), mark)
            if best is None or evidence.rank < best.rank:
                best = evidence
    return best


def _by_phone_words(customer: Customer, term: Term) -> Evidence | None:
    written = (word for phone in customer.phones for word in phone_words(phone))
    if any(word.startswith(term.key) for word in written):
        return Evidence(Rank.CONTACT_WORD, Reason(Why.PHONE))
    return None


_Look = Callable[[Customer, Term], Evidence | None]
_BY_WORD: tuple[_Look, ...] = (_by_name, _by_email, _by_phone_words)
_LOOKS: dict[Kind, tuple[tuple[_Look, ...], ...]] = {
    Kind.UID: ((_by_uid,),),
    Kind.NUMBER: ((_by_number,),),
    Kind.EMAIL: ((_by_address,),),
    Kind.WORD: (_BY_WORD,),
    Kind.DIGITS: ((_by_number,), (_by_phone,), _BY_WORD),
    Kind.REFERENCE: (),
}


def _guessed(customer: Customer, guess: Guess) -> Evidence | None:
    if all(name.word != guess.word for name in spelled(customer)):
        return None
    name, typed = written(customer, guess.word), _shown(guess.term)
    why = Why.TYPO if guess.rank is Rank.TYPO else Why.SOUND
    return Evidence(guess.rank, Reason(why, typed, name), guess.word)


def written(customer: Customer, word: str) -> str:
    """A folded word of a name as the name has it."""
    for name in (customer.family_name, customer.given_name, customer.company):
        for start, end in marks(name or "", (word,)):
            return (name or "")[start:end]
    return word


def _label(customer: Customer, name: NameWord) -> Why:
    if name.field is NameField.FAMILY:
        before = words(customer.family_name or "")[: name.place]
        later = any(word not in _PARTICLES for word in before)
    else:
        later = name.place > 0
    return (_LATER_LABELS if later else _LABELS)[name.field]


def _by_reference(reference: str) -> Reason:
    for prefix, noun in _REFERENCE_NOUNS.items():
        if reference.upper().startswith(prefix):
            return Reason(noun, name=reference)
    return Reason(Why.REFERENCE, name=reference)


def _shown(term: Term) -> str:
    typed = term.typed
    return typed if len(typed) <= _LONGEST_SHOWN else typed[:_LONGEST_SHOWN] + "…"


def _contact_mark(customer: Customer, contact: str, term: Term) -> str:
    """What to mark where a contact is shown as the name of a customer who has none."""
    return term.key if customer.name == contact else ""


def marks(name: str, matched: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The ranges ``(start, end)`` of `name` where a word starts with a folded text that matched.

    Ranges are in order and apart from one another. Digits are found inside a number as well.
    """
    folded, origin, starts = _ascii_letters(name) if name.isascii() else _letters(name)
    ranges: list[tuple[int, int]] = []
    for text in dict.fromkeys(matched):
        places = range(len(folded)) if text.isdigit() else starts
        for start in places:
            if folded.startswith(text, start):
                end = origin[start + len(text) - 1] + 1
                while end < len(name) and _is_accent(name[end]):
                    end += 1
                ranges.append((origin[start], end))
    return _united(ranges)


def _ascii_letters(name: str) -> tuple[str, list[int], list[int]]:
    """What `_letters` gives, for the names that most people have."""
    origin = [place for place, character in enumerate(name) if character.isalnum()]
    folded = "".join([name[place] for place in origin]).lower()
    starts = [
        number for number, place in enumerate(origin) if place == 0 or not name[place - 1].isalnum()
    ]
    return folded, origin, starts


def _letters(name: str) -> tuple[str, list[int], list[int]]:
    """The folded letters of a name, the place in it of each, and which of them start a word."""
    folded, origin, starts = "", [], []
    after_sign = True
    for place, character in enumerate(name):
        letters = "".join(words(character))
        if letters and (after_sign or not character.isascii()):
            starts.append(len(folded))
        if letters or not _is_accent(character):
            after_sign = not letters
        folded += letters
        origin += [place] * len(letters)
    return folded, origin, starts


def _is_accent(character: str) -> bool:
    """Whether a character is a sign on the letter before it, such as a combining accent."""
    return not character.isascii() and not words(character) and words(f"a{character}b") == ["ab"]


def _united(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    united: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return tuple(united)

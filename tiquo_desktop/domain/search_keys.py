"""Search keys: what a customer is found by.

A customer matches a term if one of the customer's keys starts with it. Keys, and the terms that
`search_terms` makes of typed text, go through the same folding and splitting, so an index must do
neither: a key is a run of small letters, digits, `MARKS` and characters beyond ASCII, and an index
splits at spaces only. (SQLite's ascii tokenizer can; unicode61 splits at younger letters.)

- Every key ends with `END`, so a term that ends with it too matches whole keys only: ``0421#`` is
  the end of a phone number, and ``kim#`` no Kimberly.
- An e-mail address keeps its ``@``: ``ernestbarnes31@outlookcom#``, ``@outlookcom#``.
- A customer number is there as a bare number and behind `NUMBER`, with which no other key starts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from tiquo_desktop.domain.customers import Phone, Profile

END = "#"
NUMBER = "#"
MARKS = "#@"
"""The ASCII characters in keys and terms that are neither small letters nor digits."""

WORD_LIMIT = 40
EMAIL_LIMIT = 80
DIGITS_LIMIT = 24
"""Longer words, addresses and runs of digits are cut, in keys and in terms alike."""
PHONE_DIGITS = 64
"""Digits of one phone that are looked at; a valid number has at most 15."""
TRUNK = "0"
"""What most countries dial before a national number."""
SHORTEST_FRAGMENT = 3
"""Digits that the shortest key of a phone has."""

APOSTROPHES = "'`´‘’‛ʹʻʼʽˈ′＇"
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_ASCII_WORDS = re.compile("[a-z0-9]+")
_LETTER = re.compile(r"[^\W\d_]")
_NO_DIGITS = re.compile("[^0-9]+")
# Letters whose strokes and ligatures NFKD does not take apart, and the Arabic tatweel, which only
# stretches a line. Their capitals are folded before.
_LETTERS = str.maketrans(
    {
        **dict(zip("øłđðħıŋŧƀɨʉɍ", "olddhintbiur", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ĸ": "k",
        "ɵ": "o",
        "ʀ": "r",
        "ə": "e",
        "ⱥ": "a",
        "ƶ": "z",
        "ǥ": "g",
        "ŀ": "l",
        "ƚ": "l",
        "ɓ": "b",
        "ɗ": "d",
        "ƙ": "k",
        "ɲ": "n",
        "ـ": "",
    }
)
# Scripts written without spaces: a name in them is found by each of its later characters too.
_UNSPACED = re.compile("[々〆ぁ-ヿ㐀-䶿一-鿿가-힣豈-﫿\U00020000-\U0003ffff]+")
# The calling codes of ITU-T E.164: those of one and two digits; all others have three.
_COUNTRY = re.compile("1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{3}")
_CACHED_CHARACTERS = 20_000


class NameField(Enum):
    """The parts of a profile that hold names."""

    GIVEN = "given_name"
    FAMILY = "family_name"
    COMPANY = "company"


class NameWord(NamedTuple):
    """A folded word of a name, and the how-manieth word of which field it is, from 0."""

    word: str
    field: NameField
    place: int


class _Table(dict[int, str]):
    """What `str.translate` replaces each character by, worked out when first met."""

    def __init__(self, replacement: Callable[[str], str]) -> None:
        super().__init__()
        self._replacement = replacement

    def __missing__(self, code: int) -> str:
        replacement = self._replacement(chr(code))
        if len(self) < _CACHED_CHARACTERS:
            self[code] = replacement
        return replacement


def _folded(character: str) -> str:
    folded = character
    for _ in range(2):  # Folding case can leave a character that decomposes once more.
        apart = unicodedata.normalize("NFKD", folded).casefold()
        folded = "".join(c for c in apart if not unicodedata.combining(c))
    return "".join(
        c if (digit := unicodedata.decimal(c, None)) is None else str(digit)
        for c in folded.translate(_LETTERS)
    )


def _split(character: str) -> str:
    folded = character if character in APOSTROPHES else _FOLDS[ord(character)]
    return "".join(
        ""
        if c in APOSTROPHES or unicodedata.category(c) == "Cf"
        else c
        if c.isalnum() or unicodedata.category(c)[0] == "M"
        else " "
        for c in folded
    )


_FOLDS = _Table(_folded)
_SPLITS = _Table(_split)


def fold(text: str) -> str:
    """`text` without accents and letter case, in compatible characters and ASCII digits.

    It works character by character: the fold of a text is that of its parts.
    """
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def words(text: str) -> list[str]:
    """The folded words of a text: runs of letters, digits and vowel signs.

    Apostrophes and invisible characters join; everything else separates.
    """
    if text.isascii():
        found = _ASCII_WORDS.findall(text.lower().replace("'", "").replace("`", ""))
    else:
        found = text.translate(_SPLITS).split()
    return found if len(text) <= WORD_LIMIT else [word[:WORD_LIMIT] for word in found]


def digits(text: str) -> str:
    """The digits of a text, of any script, as ASCII digits."""
    return _NO_DIGITS.sub("", text if text.isascii() else text.translate(_FOLDS))


def spelled(profile: Profile) -> Iterator[NameWord]:
    """Every word by which the names of a profile are found, some of them twice.

    Beside the plain words: ``okonkwohart`` of Okonkwo-Hart, ``neil`` of O'Neil, ``vandyke`` of Van
    Dyke, and the later characters of names in scripts without spaces.
    """
    for field, forms in _fields(profile):
        for place, word in forms:
            yield NameWord(word, field, place)


def name_words(profile: Profile) -> tuple[str, ...]:
    """The distinct words of the names and the company, for comparison with misspelled ones."""
    found: dict[str, None] = {}
    for name in (profile.given_name, profile.family_name, profile.company):
        if name:
            found.update(dict.fromkeys(words(name)))
            if _APOSTROPHE.search(name):
                found.update(dict.fromkeys(words(_APOSTROPHE.sub(" ", name))))
    return tuple(word for word in found if not word.isdigit())


def email_keys(email: str) -> list[str]:
    """The keys of an e-mail address: from each part of the local part on, and of the domain.

    Those of the domain start with the ``@``, or half of all customers would match ``g``.
    """
    local, _, domain = email.rpartition("@")
    parts, labels = words(local), words(domain)
    tail = "@" + "".join(labels)
    keys = [("".join(parts[i:]) + tail)[:EMAIL_LIMIT] for i in range(len(parts))]
    keys.append(tail[:EMAIL_LIMIT])
    keys += [("@" + "".join(labels[i:]))[:EMAIL_LIMIT] for i in range(1, len(labels) - 1)]
    return keys


def phone_forms(phone: Phone) -> list[str]:
    """The digits of a phone in each of its forms: as written, international and national.

    A number that is not valid gets them too where it is written with its country: many that people
    give are not (or not yet) known to be valid.
    """
    written = phone.written.strip()
    forms = [digits(written.replace("(0)", ""))[:PHONE_DIGITS]]
    if phone.e164:
        forms.append(phone.e164[1:])
        forms.append(digits(phone.national or ""))
    elif written.startswith(("+", "00")):
        forms.append(TRUNK + without_country(forms[0]))
    return forms


def without_country(number: str) -> str:
    """An international number's digits without the country's; two zeros before them go too."""
    number = number.removeprefix("00")
    country = _COUNTRY.match(number)
    return number[country.end() :] if country else ""


def phone_words(phone: Phone) -> list[str]:
    """The words in a phone as written, such as ``ext`` or the letters of 0800 FLOWERS."""
    if not _LETTER.search(phone.written):
        return []
    return words(phone.written)


def search_keys(profile: Profile, number: str) -> str:
    """The search keys of a customer, distinct, each ended by `END`, separated by a space.

    `number` is the customer's number, such as ``CUST-000042``.
    """
    keys = {word: None for _, forms in _fields(profile) for _, word in forms}
    padded = digits(number)
    bare = padded.lstrip("0")
    keys[padded] = keys[bare] = keys[NUMBER + bare] = None
    if profile.email:
        keys.update(dict.fromkeys(email_keys(profile.email)))
    for phone in profile.phones:
        for form in phone_forms(phone):
            _add_suffixes(form, keys)
        keys.update(dict.fromkeys(phone_words(phone)))
    keys.pop("", None)
    return f"{END} ".join(keys) + END


def _add_suffixes(form: str, keys: dict[str, None]) -> None:
    """Every suffix of a phone's digits: a term that starts one is somewhere in the number."""
    for start in range(len(form) - SHORTEST_FRAGMENT + 1):
        keys[form[start : start + DIGITS_LIMIT]] = None


def _fields(profile: Profile) -> list[tuple[NameField, list[tuple[int, str]]]]:
    """The fields that hold names, each with the forms of its words and their places."""
    given, family, company = profile.given_name, profile.family_name, profile.company
    fields = []
    if given:
        fields.append((NameField.GIVEN, _forms(given)))
    if family:
        forms = _forms(family)
        if " " in family:
            forms.append((0, "".join(words(family))[:WORD_LIMIT]))
        if given and not family.isascii() and _UNSPACED.fullmatch(family + given):
            forms.append((0, fold(family + given)[:WORD_LIMIT]))
        fields.append((NameField.FAMILY, forms))
    if company:
        fields.append((NameField.COMPANY, _forms(company)))
    return fields


def _forms(name: str) -> list[tuple[int, str]]:
    """The words of one name with their places, then its other forms."""
    if name.isascii() and name.isalpha():
        return [(0, name.lower()[:WORD_LIMIT])]
    found = list(enumerate(words(name)))
    if not name.replace(" ", "").isalnum():
        place = 0
        for chunk in name.split():
            parts = words(chunk)
            if len(parts) > 1:
                found.append((place, "".join(parts)[:WORD_LIMIT]))
            if _APOSTROPHE.search(chunk):
                pieces = words(_APOSTROPHE.sub(" ", chunk))
                found += ((place, piece) for piece in pieces if len(piece) > 1)
            place += len(parts)
    if not name.isascii():
        for run in _UNSPACED.findall(name):
            found += ((0, fold(run[i:])[:WORD_LIMIT]) for i in range(1, min(len(run), WORD_LIMIT)))
    return found

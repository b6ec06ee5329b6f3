"""Why somebody was found, in a form that a window can say in its own language."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Why(StrEnum):
    """What matched, as a sentence in English with places for texts."""

    UID = "uid"
    NUMBER = "number"
    NUMBER_STARTS = "number starts with {typed}"
    SURNAME = "surname"
    SURNAME_STARTS = "surname starts with {typed}"
    SECOND_SURNAME = "second surname"
    SECOND_SURNAME_STARTS = "second surname starts with {typed}"
    FIRST_NAME = "first name"
    FIRST_NAME_STARTS = "first name starts with {typed}"
    MIDDLE_NAME = "middle name"
    MIDDLE_NAME_STARTS = "middle name starts with {typed}"
    COMPANY = "company"
    COMPANY_STARTS = "company starts with {typed}"
    COMPANY_WORD_STARTS = "word of the company starts with {typed}"
    EMAIL = "e-mail"
    PHONE = "phone"
    PHONE_STARTS = "phone starts {typed}"
    PHONE_HAS = "phone has {typed}"
    PHONE_ENDS = "phone ends {typed}"
    TYPO = "“{typed}”: one typo for {name}"
    SOUND = "“{typed}” sounds like {name}"
    ORDER = "order {name}"
    BOOKING = "booking {name}"
    ENQUIRY = "enquiry {name}"
    REFERENCE = "reference {name}"
    MERGED = "as {name} before it was merged"


class Reason(NamedTuple):
    """One reason: `typed` is what somebody typed, `name` what it was taken for."""

    why: Why
    typed: str = ""
    name: str = ""

    def words(self, sentence: str) -> str:
        """The reason in a sentence with the same places."""
        return sentence.format(typed=self.typed, name=self.name)


def in_english(reasons: Iterable[Reason]) -> str:
    """All reasons in one line."""
    return ", ".join(dict.fromkeys(reason.words(reason.why) for reason in reasons))

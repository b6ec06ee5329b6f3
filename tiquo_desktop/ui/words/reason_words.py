"""Why somebody was found, in the window's language."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.services.reasons import Reason, Why

translate = QCoreApplication.translate


def reason_words(reasons: Iterable[Reason]) -> str:
    """All reasons in one line."""
    sentences = _sentences()
    return ", ".join(dict.fromkeys(reason.words(sentences[reason.why]) for reason in reasons))


def _sentences() -> dict[Why, str]:
    return {
        Why.UID: translate("Reasons", "uid"),
        Why.NUMBER: translate("Reasons", "number"),
        Why.NUMBER_STARTS: translate("Reasons", "number starts with {typed}"),
        Why.SURNAME: translate("Reasons", "surname"),
        Why.SURNAME_STARTS: translate("Reasons", "surname starts with {typed}"),
        Why.SECOND_SURNAME: translate("Reasons", "second surname"),
        Why.SECOND_SURNAME_STARTS: translate("Reasons", "second surname starts with {typed}"),
        Why.FIRST_NAME: translate("Reasons", "first name"),
        Why.FIRST_NAME_STARTS: translate("Reasons", "first name starts with {typed}"),
        Why.MIDDLE_NAME: translate("Reasons", "middle name"),
        Why.MIDDLE_NAME_STARTS: translate("Reasons", "middle name starts with {typed}"),
        Why.COMPANY: translate("Reasons", "company"),
        Why.COMPANY_STARTS: translate("Reasons", "company starts with {typed}"),
        Why.COMPANY_WORD_STARTS: translate("Reasons", "word of the company starts with {typed}"),
        Why.EMAIL: translate("Reasons", "e-mail"),
        Why.PHONE: translate("Reasons", "phone"),
        Why.PHONE_STARTS: translate("Reasons", "phone starts {typed}"),
        Why.PHONE_HAS: translate("Reasons", "phone has {typed}"),
        Why.PHONE_ENDS: translate("Reasons", "phone ends {typed}"),
        Why.TYPO: translate("Reasons", "“{typed}”: one typo for {name}"),
        Why.SOUND: translate("Reasons", "“{typed}” sounds like {name}"),
        Why.ORDER: translate("Reasons", "order {name}"),
        Why.BOOKING: translate("Reasons", "booking {name}"),
        Why.ENQUIRY: translate("Reasons", "enquiry {name}"),
        Why.REFERENCE: translate("Reasons", "reference {name}"),
        Why.MERGED: translate("Reasons", "as {name} before it was merged"),
    }

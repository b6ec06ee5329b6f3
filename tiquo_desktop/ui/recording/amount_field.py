"""An amount with its currency, and what will be recorded of it, in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.money import to_decimal
from tiquo_desktop.services.corrections import Corrected, Money, difference
from tiquo_desktop.services.drafting import amount_of
from tiquo_desktop.services.drafts import Draft
from tiquo_desktop.ui.look.dialog_parts import add_labelled
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import FORM_FIELD_HEIGHT, Role
from tiquo_desktop.ui.words import numerals
from tiquo_desktop.ui.words.error_words import error_words

_CURRENCY_WIDTH = 58
translate = QCoreApplication.translate


class AmountField:
    """Two fields of a form, and what is said beside and below them.

    Attributes:
        amount, currency: the fields.
        difference: for below the grid, what a correction will record; hidden while there is none.
    """

    def __init__(self, theme: Theme, usual_currency: str, parent: QWidget) -> None:
        self._theme = theme
        self.amount, self.currency = _line(numerals.number(0, 2), parent), _line("", parent)
        self.currency.setFixedWidth(_CURRENCY_WIDTH)
        self.currency.setMaxLength(3)
        self.currency.setText(usual_currency)
        self.currency.setAccessibleName(translate("AmountField", "Currency of the amount"))
        self._words = text_label(theme, "", Role.LABEL, "mut", parent)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.difference: QLabel = text_label(theme, "", Role.LABEL, "warn", parent)
        self.difference.setWordWrap(True)
        self.difference.hide()

    def add_to(self, grid: QGridLayout, place: tuple[int, int]) -> None:
        """Put both with their label into the grid of a form."""
        add_labelled(
            grid,
            place,
            self._theme,
            translate("AmountField", "Amount, optional"),
            self.amount,
            hint=self._words,
            beside=self.currency,
        )

    def text(self) -> str:
        """The amount as it will stand, in words; "" while there is none."""
        return self._words.text()

    def tell(self, draft: Draft, *, leaves: bool, stands: Corrected | None) -> None:
        """Say what the draft's amount means."""
        said = below = ""
        tone = "warn"
        try:
            right = amount_of(draft, leaves=leaves, stands=stands)
            said = _exact(right) if right is not None else ""
            if stands is not None:
                below = _difference_words(right, draft.category, stands)
        except InvalidValue as error:
            if stands is not None and error.field != "amount":
                below, tone = _sentence(error_words(str(error))), "bad"
        self._words.setText(said)
        self.difference.setText(below)
        self.amount.setAccessibleDescription(below)
        if self.difference.property("tone") != tone:
            self.difference.setProperty("tone", tone)
            self.difference.style().unpolish(self.difference)
            self.difference.style().polish(self.difference)
        self.difference.setVisible(bool(below))

    def connect(self, changed: Callable[[], object]) -> None:
        """Call this whenever one of them is changed."""
        for field in (self.amount, self.currency):
            field.textChanged.connect(lambda _text: changed())


def _difference_words(right: Money | None, category: str, stands: Corrected) -> str:
    recorded = difference(right, category, stands)
    before = stands.amount(category)
    if before is None:
        return ""
    was = numerals.amount(*before)
    if recorded is None:
        words = translate("AmountField", "{amount} stands, and goes on standing.")
        return words.format(amount=was)
    return translate("AmountField", "Was {old}, now {new}: recorded as {difference}.").format(
        old=was,
        new=numerals.amount(*(right or (0, before[1]))),
        difference=numerals.difference(*recorded),
    )


def _exact(money: Money) -> str:
    """With the code of the currency, since several share a sign."""
    minor, currency = money
    sign = "\N{MINUS SIGN}" if minor < 0 else ""
    return f"{sign}{numerals.number(abs(to_decimal(minor, currency)))} {currency}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _line(placeholder: str, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setFixedHeight(FORM_FIELD_HEIGHT)
    line.setPlaceholderText(placeholder)
    return line

"""What became of an event: the box that says that it was corrected, or what it corrects."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.link import Link
from tiquo_desktop.ui.look.paragraph import Paragraph
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import ICON, Role
from tiquo_desktop.ui.words import moments
from tiquo_desktop.ui.words.row_words import erased
from tiquo_desktop.ui.words.vocabulary_words import value_word


class CorrectionTitle(QWidget):
    """The line above the sentence: "Corrected on 19 Nov 2026, 16:20:03"."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text_label(theme, "", Role.BODY_STRONG, "warn", self)
        self._words.setWordWrap(True)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(Sign(theme, "correct", "warn", ICON, self), 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._words, 1)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, text: str) -> None:
        """Say this; an empty text hides it."""
        self._words.setText(text)
        self.setVisible(bool(text))


class Correction(QWidget):
    """The other event: what stands now, or what stood before, and the way there.

    Signals:
        chosen: the id of the other event.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._other: int | None = None
        quote = QFrame(self)
        quote.setObjectName("quote")
        self._lead = text_label(theme, "", Role.LABEL, "soft", quote)
        self._sentence = Paragraph(theme, Role.BODY_STRONG, parent=quote)
        self._by = text_label(theme, "", Role.LABEL, "soft", quote)
        self._by.setWordWrap(True)
        inner = QVBoxLayout(quote)
        inner.setContentsMargins(10, 0, 0, 0)
        inner.setSpacing(2)
        for widget in (self._lead, self._sentence, self._by):
            inner.addWidget(widget)
        self.link = Link(theme, "", self)
        self.link.clicked.connect(self._follow)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(quote)
        box.addWidget(self.link)
        self.hide()

    def text(self) -> str:
        """Everything it says."""
        return "\n".join((self._lead.text(), self._sentence.text(), self._by.text()))

    def show_correction(self, event: Event, correction: Event, stands: str) -> None:
        """Show what stands now in the place of an event; `stands` is the amount, "" without one."""
        lead = self.tr("Now stands")
        if stands:
            lead = self.tr("Now stands: {amount}").format(amount=stands)
        self._show(correction, lead, self.tr("Go to the correction"))
        after = moments.elapsed(max(0, correction.occurred_at - event.occurred_at))
        self._by.setText(self.tr("{who}, {time} later").format(who=_who(correction), time=after))

    def show_corrected(self, event: Event, corrected: Event) -> None:
        """Show what an event corrects."""
        self._show(corrected, self.tr("Stood before"), self.tr("Go to the corrected event"))
        before = moments.elapsed(max(0, event.occurred_at - corrected.occurred_at))
        self._by.setText(self.tr("{who}, {time} earlier").format(who=_who(corrected), time=before))

    def clear(self) -> None:
        """Show nothing."""
        self._other = None
        self._sentence.set_text("")
        self._by.clear()
        self.hide()

    def _show(self, other: Event, lead: str, link: str) -> None:
        self._other = other.id
        self._lead.setText(lead)
        self._sentence.set_text(other.summary or erased())
        self._sentence.setAccessibleName(lead)
        self.link.set_text(link)
        self.show()

    def _follow(self) -> None:
        if self._other is not None:
            self.chosen.emit(self._other)


def _who(event: Event) -> str:
    return event.actor or value_word(Dimension.SOURCE, event.source)

"""What stands below the search field: how many were found, who, and what to try where nobody was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.later import later
from tiquo_desktop.ui.look.buttons import Button, KeyHints
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import ICON, PADDING, SMALL_ICON, Role
from tiquo_desktop.ui.search.result_list import Lines, ResultList
from tiquo_desktop.ui.search.search_model import ROW_ROLE, SearchModel
from tiquo_desktop.ui.search.search_rows import ResultRow, SuggestionRow
from tiquo_desktop.ui.words import numerals

if TYPE_CHECKING:
    from tiquo_desktop.services.search import SearchPage

_ANY_HEIGHT = (1 << 24) - 1
"""What Qt calls QWIDGETSIZE_MAX."""


class Hint(QWidget):
    """A sign and a sentence below the results."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._signs = {name: Sign(theme, name, "soft", ICON, self) for name in ("scan", "info")}
        self._label = text_label(theme, "", Role.LABEL, "soft", self)
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 10, PADDING, 10)
        row.setSpacing(10)
        for sign in self._signs.values():
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    def text(self) -> str:
        """What it says; "" while it is hidden."""
        return self._label.text() if not self.isHidden() else ""

    def say(self, text: str, icon: str = "info") -> None:
        """Say this; an empty text hides it."""
        self._label.setText(text)
        for name, sign in self._signs.items():
            sign.setVisible(name == icon)
        self.setVisible(bool(text))


class Footer(QWidget):
    """What else there is to do below the results, and the keys that work in them.

    Attributes:
        new: the button that adds a customer; hidden until somebody can do that.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("footer")
        self.setFixedHeight(46)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = ""
        self.new = Button(theme, self.tr("New customer"), self, icon="plus")
        self.new.hide()
        self._keys = KeyHints(theme, ("↑", "↓", key_cap("Enter")), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.new)
        row.addStretch(1)
        row.addWidget(self._keys)

    def offer(self, words: str) -> None:
        """Name the customer that would be new; "" names nobody."""
        self._words = words
        self._arrange()

    def _arrange(self) -> None:
        text = self.tr("New customer")
        if self._words:
            sentence = self.tr("New customer “{words}”")
            font = self._theme.font(Role.BODY)
            taken = font.width(sentence.format(words="")) + SMALL_ICON + 8 + 24 + 24
            shown, _ = font.fitted(self._words, max(int(self.width() - taken), 20))
            text = sentence.format(words=shown)
        self.new.setText(text)
        self.new.setAccessibleName(text)
        self.new.updateGeometry()
        left = self.new.sizeHint().width() if not self.new.isHidden() else 0
        self._keys.setVisible(left + self._keys.sizeHint().width() + 36 <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class Results(QFrame):
    """Everything below the field; in narrow windows it hangs below the field in the top bar.

    Signals:
        open_asked: open this `SearchResult`.
        search_asked: search for this text instead.
        escaped: back to the field.
    """

    open_asked = Signal(object)
    search_asked = Signal(str)
    escaped = Signal()

    def __init__(self, theme: Theme, model: SearchModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self._model = model
        self._to_mark = 0
        self._marking = later(self, 0, lambda: self.mark(self._to_mark))
        self.list = ResultList(theme, model, self)
        self.list.open_asked.connect(self._open)
        self.list.escaped.connect(self.escaped)
        self._count = text_label(theme, "", Role.LABEL, "soft", self)
        self._count.setContentsMargins(PADDING, 0, PADDING, 6)
        self._count.setWordWrap(True)
        self._hint = Hint(theme, self)
        self.footer = Footer(theme, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._count)
        box.addWidget(self.list, 1000)
        box.addWidget(self._hint)
        box.addStretch(1)
        box.addWidget(self.footer)

    def set_floating(self, floating: bool) -> None:
        """Keep clear of the edge that it has while it lies above other things."""
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(*((1, 8, 1, 1) if floating else (0, 0, 0, 0)))

    def wanted_height(self, width: int) -> int:
        """How high it would have to be to show every result, in pixels, in that width."""
        layout = self.layout()
        assert layout is not None
        frame, margins = self.contentsMargins(), layout.contentsMargins()
        around = frame.top() + margins.top() + margins.bottom() + frame.bottom()
        beside = frame.left() + margins.left() + margins.right() + frame.right()
        hint = 0 if self._hint.isHidden() else self._hint.heightForWidth(width - beside)
        said = self._count.sizeHint().height() + hint + self.footer.height()
        return around + said + self.list.rows_height()

    def count_text(self) -> str:
        """What stands above the results."""
        return self._count.text()

    def hint_text(self) -> str:
        """What is said in the place of results."""
        return self._hint.text()

    def mark(self, customer_id: int) -> None:
        """Mark the result of a customer; no other one, where they are none of the results."""
        self._marking.stop()
        row = self._model.row_of(customer_id)
        if row is None:
            self.list.clearSelection()
        self.list.setCurrentIndex(QModelIndex() if row is None else self._model.index(row, 0))

    def mark_soon(self, customer_id: int) -> None:
        """`mark` in a turn of the event loop of its own, unless others are shown by then."""
        self._to_mark = customer_id
        self._marking.start()

    def open_current(self) -> None:
        """Open the marked result, or the first one."""
        if self._marking.isActive():
            self.mark(self._to_mark)
        index = self.list.currentIndex()
        if not index.isValid():
            index = self._model.index(0, 0)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self._open(index)

    def show_page(self, page: SearchPage) -> None:
        """Say how many were found, and mark the first where something was searched for."""
        self._marking.stop()
        total = numerals.number(page.total_customers)
        found, asked = len(page.results), bool(page.query.strip())
        hint, icon = "", "info"
        if not page.total_customers:
            words = self.tr("No customers yet")
            hint = self.tr("Import them from a file (File > Import), or begin with a new one.")
        elif not asked:
            remembered = self._model.remembers
            words = self.tr("Recent on this computer") if remembered else self.tr("Recently active")
            if not found:
                words = ""  # customers without events are not active
            hint, icon = (
                self.tr(
                    "Scan a wallet card or ticket at any time. It is recognised wherever the "
                    "cursor is."
                ),
                "scan",
            )
        elif not found:
            words = self.tr("No customer matches all of this")
            hint = self.tr(
                "Searched name, company, phone, e-mail, numbers and references of {total} customers."
            ).format(total=total)
        else:
            sentence = self.tr("First {found} of {total} customers")
            if not page.more:
                sentence = self.tr("{found} of {total} customers")
            words = sentence.format(found=found, total=total)
        if found:
            self.list.set_lines(Lines.REASON if asked or self._model.remembers else Lines.PLAIN)
        else:
            self.list.set_lines(Lines.SUGGESTION)
        self.list.setAccessibleName(
            self.tr("What to try") if asked and not found else self.tr("Search results")
        )
        self._count.setText(words)
        self.footer.offer(_name_in(page.query) if asked and not found else "")
        self._say(hint, icon)
        if asked and self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0, 0))
        else:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())

    def show_failure(self, sentence: str) -> None:
        """Say why nothing could be searched."""
        self._count.setText(self.tr("The search did not work"))
        self._say(sentence)

    def clear(self) -> None:
        """Say nothing."""
        self._count.setText("")
        self._say("")

    def _say(self, hint: str, icon: str = "info") -> None:
        self._hint.say(hint, icon)
        # What is said stands right below the last row.
        self.list.setMaximumHeight(self.list.rows_height() if hint else _ANY_HEIGHT)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, ResultRow):
            self.open_asked.emit(row.result)
        elif isinstance(row, SuggestionRow):
            self.search_asked.emit(row.suggestion.text)


def _name_in(text: str) -> str:
    """What of a search may be the name of a new customer: the words without a digit or an @."""
    plain = [
        word
        for word in text.split()
        if "@" not in word and not any(sign.isdigit() for sign in word)
    ]
    return " ".join(plain) or text.strip()

"""The search pane: the field, and the results below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import FIELD_HEIGHT
from tiquo_desktop.ui.search.search_box import SearchBox
from tiquo_desktop.ui.search.search_model import SearchModel
from tiquo_desktop.ui.search.search_results import Results
from tiquo_desktop.ui.search.search_rows import SuggestionRow

if TYPE_CHECKING:
    from tiquo_desktop.services.search import SearchPage

WIDTH, LEAST_WIDTH, MOST_WIDTH = 260, 248, 360


class SearchPane(QWidget):
    """Field and results together.

    Signals:
        opened: the person wants to see this `SearchResult`'s customer.
        escaped: Escape in the field, which is empty then.
        answered: other results are shown.
        new_asked: the person wants to add a customer; the text that found nobody, or "".
    """

    opened = Signal(object)
    answered = Signal()
    escaped = Signal()
    new_asked = Signal(str)

    def __init__(self, theme: Theme, model: SearchModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(MOST_WIDTH)
        self._model = model
        self._answered: str | None = None
        self._open_when_found = False
        self.box = SearchBox(theme, self)
        self.results = Results(theme, model, self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._field = QHBoxLayout()
        self._field.setContentsMargins(12, 12, 12, 9)
        self._layout.addLayout(self._field)
        self.attach()
        self.box.textChanged.connect(self._typed)
        self.box.step_asked.connect(self.results.list.step)
        self.box.open_asked.connect(self._enter)
        self.box.escaped.connect(self.escaped)
        self.results.open_asked.connect(self.opened)
        self.results.search_asked.connect(self.search_for)
        self.results.footer.new.clicked.connect(self._ask_new)
        self.results.escaped.connect(self.focus_box)
        model.found.connect(self._found)
        model.failed.connect(self._failed)

    @property
    def answered_text(self) -> str | None:
        """The text that the results on screen answer; None before the first answer."""
        return self._answered

    def attach(self) -> None:
        """Take field and results (back) into the pane."""
        self.box.setFixedHeight(FIELD_HEIGHT)
        self.box.setMinimumWidth(0)
        self.box.setMaximumWidth(MOST_WIDTH)
        self._field.addWidget(self.box)
        self._layout.addWidget(self.results, 1)
        self.results.set_floating(False)
        self.box.show()
        self.results.show()

    def float_results(self, window: QWidget) -> None:
        """Let the results lie above `window`; the owner says where and when."""
        self._layout.removeWidget(self.results)
        self.results.setParent(window)
        self.results.set_floating(True)
        self.results.hide()

    def focus_box(self) -> None:
        """Go to the field and select the old text, so that typing replaces it."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def search(self) -> None:
        """Search again for what stands in the field."""
        self._model.find(self.box.text())

    def search_for(self, text: str) -> None:
        """Search for another text, as if it had been typed."""
        self.box.setText(text)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_new(self) -> None:
        nobody = self._model.rowCount() == 0 or isinstance(self._model.row_at(0), SuggestionRow)
        self.new_asked.emit(self.box.text().strip() if nobody else "")

    def _typed(self, text: str) -> None:
        self._open_when_found = False
        self._model.find(text)

    def _enter(self) -> None:
        # Enter may come before the answer to the last key has: what it opens must be that answer.
        if self._answered == self.box.text():
            self.results.open_current()
        else:
            self._open_when_found = True

    def _found(self, page: SearchPage) -> None:
        self._answered = page.query
        self.results.show_page(page)
        self.answered.emit()
        if self._open_when_found and page.query == self.box.text():
            self._open_when_found = False
            self.results.open_current()

    def _failed(self, sentence: str) -> None:
        self._open_when_found = False
        self.results.show_failure(sentence)

"""The search pane: field, how many were found, the results, and what to try where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tiquo_desktop.ui.buttons import KeyHints
from tiquo_desktop.ui.labels import text_label
from tiquo_desktop.ui.result_delegate import ResultDelegate
from tiquo_desktop.ui.search_box import SearchBox
from tiquo_desktop.ui.search_model import RESULT_ROLE, SearchModel
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.tokens import FIELD_HEIGHT, PADDING, ROOMY, TIGHT, Role

if TYPE_CHECKING:
    from tiquo_desktop.services.search import SearchPage

WIDTH, LEAST_WIDTH, MOST_WIDTH = 260, 248, 360


class ResultList(QListView):
    """The list of results.

    Signals:
        open_asked: open the result of this index.
        escaped: back to the field.
    """

    open_asked = Signal(QModelIndex)
    escaped = Signal()

    def __init__(self, theme: Theme, model: SearchModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._delegate = ResultDelegate(theme, self)
        self._row_height = ROOMY.result_row
        self._reasons = True
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Search results"))
        self.clicked.connect(self.open_asked)

    def set_row_height(self, height: int) -> None:
        """Give every row another height, where there is a reason to show in its third line."""
        self._row_height = height
        self._apply_height()

    def rows_height(self) -> int:
        """How high all rows are together, in pixels."""
        return self._delegate.row_height * self.model().rowCount()

    def set_reasons(self, reasons: bool) -> None:
        """Whether the results have reasons; the recently active have none."""
        self._reasons = reasons
        self._apply_height()

    def _apply_height(self) -> None:
        height = self._row_height if self._reasons else min(self._row_height, TIGHT.result_row)
        if height != self._delegate.row_height:
            self._delegate.row_height = height
            self.scheduleDelayedItemsLayout()

    def step(self, rows: int) -> None:
        """Mark another result, `rows` below the marked one."""
        count = self.model().rowCount()
        if count == 0:
            return
        current = self.currentIndex().row()
        self.setCurrentIndex(self.model().index(min(max(current + rows, 0), count - 1), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            if self.currentIndex().isValid():
                self.open_asked.emit(self.currentIndex())
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Left) or (
            key == Qt.Key.Key_Up and self.currentIndex().row() <= 0
        ):
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class Results(QFrame):
    """Everything below the field; in narrow windows it hangs below the field in the top bar.

    Signals:
        open_asked: open this `SearchResult`.
        escaped: back to the field.
    """

    open_asked = Signal(object)
    escaped = Signal()

    def __init__(self, theme: Theme, model: SearchModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self._model = model
        self.list = ResultList(theme, model, self)
        self.list.open_asked.connect(self._open)
        self.list.escaped.connect(self.escaped)
        self._count = text_label(theme, "", Role.LABEL, "soft", self)
        self._count.setContentsMargins(PADDING, 0, PADDING, 6)
        self._hint = text_label(theme, "", Role.LABEL, "soft", self)
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(PADDING, 6, PADDING, 6)
        self._hint.hide()
        footer = QWidget(self)
        footer.setObjectName("footer")
        footer.setFixedHeight(46)
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        keys = QHBoxLayout(footer)
        keys.setContentsMargins(PADDING, 0, 12, 0)
        keys.addStretch(1)
        keys.addWidget(KeyHints(theme, ("↑", "↓", "Enter"), footer))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._count)
        box.addWidget(self._hint)
        box.addWidget(self.list, 1)
        box.addWidget(footer)

    def set_floating(self, floating: bool) -> None:
        """Keep clear of the edge that it has while it lies above other things."""
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(*((1, 8, 1, 1) if floating else (0, 0, 0, 0)))

    def wanted_height(self) -> int:
        """How high it would have to be to show every result, in pixels."""
        rest = self.sizeHint().height() - self.list.sizeHint().height()
        return rest + self.list.rows_height()

    def count_text(self) -> str:
        """What stands above the results."""
        return self._count.text()

    def hint_text(self) -> str:
        """What is said in the place of results."""
        return self._hint.text() if not self._hint.isHidden() else ""

    def mark(self, customer_id: int) -> None:
        """Mark the result of a customer, if they were found."""
        row = self._model.row_of(customer_id)
        if row is not None:
            self.list.setCurrentIndex(self._model.index(row, 0))

    def open_current(self) -> None:
        """Open the marked result, or the first one."""
        index = self.list.currentIndex()
        if not index.isValid():
            index = self._model.index(0, 0)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self._open(index)

    def show_page(self, page: SearchPage) -> None:
        """Say how many were found, and mark the first where something was searched for."""
        total = f"{page.total_customers:,}"
        found = len(page.results)
        self.list.set_reasons(bool(page.query.strip()))
        if not page.total_customers:
            words, hint = self.tr("No customers yet"), ""
            hint = self.tr("Import a file with: tiquo-desktop import FILE --profile NAME")
        elif not page.query.strip():
            words, hint = self.tr("Recently active"), ""
        elif not found:
            words = self.tr("No customer matches all of this")
            hint = self.tr(
                "Searched name, company, phone, e-mail, numbers and references of {total} customers."
                " Try one word alone, or the end of the phone number."
            ).format(total=total)
        else:
            sentence = self.tr("First {found} of {total} customers")
            if not page.more:
                sentence = self.tr("{found} of {total} customers")
            words, hint = sentence.format(found=found, total=total), ""
        self._count.setText(words)
        self._say(hint)
        if found and page.query.strip():
            self.list.setCurrentIndex(self._model.index(0, 0))
        else:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())

    def show_failure(self, sentence: str) -> None:
        """Say why nothing could be searched; the results stay."""
        self._count.setText(self.tr("The search did not work"))
        self._say(sentence)

    def clear(self) -> None:
        """Say nothing."""
        self._count.setText("")
        self._say("")

    def _say(self, hint: str) -> None:
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _open(self, index: QModelIndex) -> None:
        result = index.data(RESULT_ROLE)
        if result is not None:
            self.open_asked.emit(result)


class SearchPane(QWidget):
    """Field and results together.

    Signals:
        opened: the person wants to see this `SearchResult`'s customer.
        escaped: Escape in an empty field.
        answered: other results are shown.
    """

    opened = Signal(object)
    answered = Signal()
    escaped = Signal()

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

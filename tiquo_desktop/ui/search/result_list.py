"""The list of search results, or of what else to search for."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import ROOMY, TIGHT
from tiquo_desktop.ui.search.result_delegate import ResultDelegate
from tiquo_desktop.ui.search.search_model import SearchModel

_SUGGESTION = 38
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Lines(Enum):
    """What rows say: results with or without a reason, or suggestions."""

    REASON = 3
    PLAIN = 2
    SUGGESTION = 1


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
        self._lines = Lines.REASON
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Search results"))
        self.clicked.connect(self.open_asked)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._be_reached)
        self._be_reached()

    def _be_reached(self) -> None:
        # Nobody would see where the focus is in a list without rows.
        rows = self.model().rowCount()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)

    def set_row_height(self, height: int) -> None:
        """Give results another height, where there is a reason to show in their third line."""
        self._row_height = height
        self._apply_height()

    def rows_height(self) -> int:
        """How high all rows are together, in pixels."""
        return self._delegate.row_height * self.model().rowCount()

    def set_lines(self, lines: Lines) -> None:
        """What the rows say."""
        self._lines = lines
        self._apply_height()

    def _apply_height(self) -> None:
        height = {
            Lines.REASON: self._row_height,
            Lines.PLAIN: min(self._row_height, TIGHT.result_row),
            Lines.SUGGESTION: _SUGGESTION,
        }[self._lines]
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Whoever comes by keyboard sees and hears where they are.
        if not self.currentIndex().isValid() and event.reason() in _BY_TAB:
            self.step(0)

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

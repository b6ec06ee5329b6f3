"""End, pressed while only the newest events are there, leads to the end of all once they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel

_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class WantedEnd(QObject):
    """Remembers that somebody pressed End until the whole timeline is there; another key, the
    mouse, its wheel, the scroll bar, another filter or order mean that they are elsewhere by now."""

    def __init__(self, table: QAbstractItemView, model: TimelineModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._wanted_of: tuple[Filter, bool] | None = None
        for watched in (table, table.viewport()):
            watched.installEventFilter(self)
        table.verticalScrollBar().actionTriggered.connect(self.forget)
        model.loading_changed.connect(self._loading_changed)

    def forget(self) -> None:
        """Somebody goes elsewhere."""
        self._wanted_of = None

    def _shown_of(self) -> tuple[Filter, bool]:
        return self._model.filter, self._model.newest_first

    def _loading_changed(self, is_loading: bool) -> None:
        if is_loading:
            return
        wanted_of, self._wanted_of = self._wanted_of, None
        last = self._model.rowCount() - 1
        if wanted_of == self._shown_of() and self._model.is_settled and last >= 0:
            index = self._model.index(last, 0)
            selection = self._table.selectionModel()
            flags = selection.SelectionFlag.ClearAndSelect | selection.SelectionFlag.Rows
            self._table.setCurrentIndex(index)
            # That alone would extend the selection while somebody holds Shift.
            selection.select(index, flags)
            self._table.scrollTo(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.forget()
            is_end = event.key() == Qt.Key.Key_End and event.modifiers() in _PLAIN
            if is_end and self._model.is_loading:
                self._wanted_of = self._shown_of()
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self.forget()
        return bool(super().eventFilter(watched, event))

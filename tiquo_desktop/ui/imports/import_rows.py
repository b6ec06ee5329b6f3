"""The first rows of a file as the events they would become: a model for tables."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.services.importing import Fate, PreviewRow
from tiquo_desktop.ui.words.error_words import error_words
from tiquo_desktop.ui.words.vocabulary_words import value_word

ROW_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns of the preview."""

    LINE = 0
    TIME = 1
    CATEGORY = 2
    WHAT = 3
    CUSTOMER = 4


class PreviewModel(QAbstractTableModel):
    """The rows of a preview; `ROW_ROLE` gives the `PreviewRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PreviewRow, ...] = ()

    def set_rows(self, rows: tuple[PreviewRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = self.tr("{number} of {count}").format(
                number=index.row() + 1, count=len(self._rows)
            )
            return f"{self.sentence(row)} {place}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.LINE: self.tr("Line"),
            Column.TIME: self.tr("Time"),
            Column.CATEGORY: self.tr("Category"),
            Column.WHAT: self.tr("What would be recorded"),
            Column.CUSTOMER: self.tr("Customer"),
        }[Column(section)]

    def tag(self, fate: Fate) -> str:
        """The word before what happens; empty for an event that would go in."""
        return {
            Fate.EVENT: "",
            Fate.PRESENT: self.tr("Here already"),
            Fate.ADDED: self.tr("New customer"),
            Fate.CHANGED: self.tr("Changes the customer"),
            Fate.NOTHING: self.tr("Nothing new"),
            Fate.REFUSED: self.tr("Refused"),
        }[fate]

    def sentence(self, row: PreviewRow) -> str:
        """A row in words."""
        event = row.event
        what = error_words(row.reason) or (event.summary or "" if event else "")
        customer = " ".join(part for part in (row.number, row.customer) if part)
        if row.is_new:
            customer = self.tr("new customer {name}").format(name=customer)
        kinds = ""
        if event is not None:
            kinds = f"{value_word(Dimension.CATEGORY, event.category)} · {value_word(Dimension.TYPE, event.type)}"
        parts = (self.tag(row.fate), row.time, kinds, customer, what)
        words = ", ".join(part for part in parts if part)
        end = "" if words.endswith((".", "!", "?", "…")) else "."
        return self.tr("Line {line}: {words}").format(line=row.line, words=words + end)

    def _text(self, row: PreviewRow, column: Column) -> str:
        event = row.event
        if column is Column.LINE:
            return str(row.line)
        if column is Column.TIME:
            return row.time
        if column is Column.CUSTOMER:
            return row.customer
        if column is Column.CATEGORY:
            return value_word(Dimension.CATEGORY, event.category) if event else ""
        return error_words(row.reason) or (event.summary or "" if event else "")

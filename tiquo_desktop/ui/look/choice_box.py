"""A box to choose one of several values, with their icons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import (
    FORM_FIELD_HEIGHT,
    ICON,
    LEAST_TARGET,
    SMALL_ICON,
    category_icon,
    category_token,
    source_icon,
)

_SEPARATOR = 9

Look = Callable[[str], tuple[str, str] | None]
"""The icon of a value and the token of its colour; None for values without one."""


def category_look(value: str) -> tuple[str, str]:
    """How a category looks."""
    return category_icon(value), category_token(value)


def source_look(value: str) -> tuple[str, str]:
    """How a source looks."""
    return source_icon(value), "mut"


class _Delegate(QStyledItemDelegate):
    """Items as the style sheet has them, and lines between groups."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        if _is_separator(index):
            return QSize(0, _SEPARATOR)
        return QSize(super().sizeHint(option, index).width(), LEAST_TARGET)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if _is_separator(index):
            rect = option.rect
            line = self._theme.color("line")
            painter.fillRect(rect.left(), rect.center().y(), rect.width(), 1, line)
        else:
            super().paint(painter, option, index)


def _is_separator(index: QModelIndex | QPersistentModelIndex) -> bool:
    # This is how QComboBox marks them.
    return bool(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "separator")


class ChoiceBox(QComboBox):
    """Values that are shown as they are, some of them with an icon."""

    def __init__(self, theme: Theme, name: str, parent: QWidget, look: Look | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName(name)
        self.setFixedHeight(FORM_FIELD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(20)
        theme.changed.connect(self._tint)
        self.currentIndexChanged.connect(self._show_emptiness)
        self._show_emptiness()

    def offer(self, *groups: Sequence[tuple[str, str]]) -> None:
        """Offer (value, label) pairs, in groups with a line between them; the choice stays."""
        chosen = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        for group in groups:
            if self.count() and group:
                self.insertSeparator(self.count())
            for value, label in group:
                self.addItem(label, value)
        self._tint()
        self.blockSignals(blocked)
        self.choose(chosen)

    def value(self) -> str:
        """The value that is chosen; "" without any."""
        data = self.currentData()
        return data if isinstance(data, str) else ""

    def choose(self, value: str) -> None:
        """Choose a value; one that is not offered chooses none."""
        self.setCurrentIndex(self.findData(value) if value else -1)
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        # The style sheet paints the words that stand for no choice like a choice.
        empty = self.currentIndex() < 0
        if bool(self.property("empty")) != empty:
            self.setProperty("empty", empty)
            self.style().unpolish(self)
            self.style().polish(self)

    def _tint(self) -> None:
        if self._look is None:
            return
        for row in range(self.count()):
            value = self.itemData(row)
            look = self._look(value) if isinstance(value, str) else None
            if look is not None:
                name, token = look
                pixmap = self._theme.icons.pixmap(name, self._theme.hex(token), ICON)
                self.setItemIcon(row, QIcon(pixmap))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # The style sheet takes the frame over, and the arrow with it.
        right_to_left = self.isRightToLeft()
        x = 10 if right_to_left else self.width() - 10 - SMALL_ICON
        self._theme.icons.paint(
            QPainter(self), "down", self._theme.hex("mut"), x, self.height() / 2, SMALL_ICON
        )

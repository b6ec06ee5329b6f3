"""Details as JSON: as many lines as it takes, of which only those on screen cost anything."""

from __future__ import annotations

from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import Role

_LINE = 18
_MOST_LINES = 16
_MARGIN = 6
_SCROLL_BAR = 12


class JsonView(QListView):
    """Lines of code, broken where the pane ends.

    No text widget: Qt lays out every line of those, two seconds for 64 KiB without a blank.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code")
        self._text = ""
        self._columns = 0
        self._letter = max(1.0, painting.text_width(theme.font(Role.CODE), "0" * 100) / 100)
        self._lines = QStringListModel(self)
        self.setModel(self._lines)
        self.setFont(theme.font(Role.CODE))
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Details as JSON"))

    def text(self) -> str:
        """What is shown, without the breaks."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text; "" for none."""
        self._text = text
        self._columns = 0
        self._break()

    def _break(self) -> None:
        columns = max(8, int((self.width() - 2 * _MARGIN - _SCROLL_BAR) / self._letter))
        if columns == self._columns:
            return
        self._columns = columns
        lines: list[str] = []
        for line in self._text.split("\n"):
            if len(line) <= columns:
                lines.append(line)
            else:
                lines += [line[at : at + columns] for at in range(0, len(line), columns)]
        self._lines.setStringList(lines if self._text else [])
        self.setFixedHeight(min(len(lines), _MOST_LINES) * _LINE + 2 * _MARGIN)

    def sizeHint(self) -> QSize:
        return QSize(100, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._text:
            self._break()

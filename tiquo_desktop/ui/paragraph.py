"""Paragraphs: a customer's text whole, wrapped anywhere if need be, to be selected and copied."""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from tiquo_desktop.ui import numerals
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.tokens import Role

LONGEST = 4_000
"""Characters that are laid out: Qt takes two seconds for 65,000 without a blank."""
_LINES = {Role.TITLE: 20}
_LINE = 18
# A reference is not broken behind its prefix; what is copied does not have the joiner.
_JOINER = "\u2060"
_REFERENCE = re.compile(r"(?<=[A-Z])-(?=[A-Z0-9])")


class Paragraph(QTextEdit):
    """As high as its text; never rich text, never scrolled."""

    def __init__(
        self, theme: Theme, role: Role, tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self.setObjectName("paragraph")
        self.setProperty("tone", tone)
        self.setFont(theme.font(role))
        self._line = _LINES.get(role, _LINE)
        self._text = ""
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.document().setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """What is shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text, or the beginning of one that is far too long for any pane."""
        if len(text) > LONGEST:
            rest = self.tr("… ({count} more characters: Copy takes all of them)")
            text = text[:LONGEST] + rest.format(count=numerals.number(len(text) - LONGEST))
        if text == self._text:
            return
        self._text = text
        self._heights.clear()
        self.setPlainText(_REFERENCE.sub(f"-{_JOINER}", text))
        lines = QTextBlockFormat()
        lines.setLineHeight(self._line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)
        self.updateGeometry()

    def set_tone(self, tone: str) -> None:
        """Show the text in another text token of the style sheet."""
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: the text alone, as it was given."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText().replace(_JOINER, ""))
        return data

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()

    def heightForWidth(self, width: int) -> int:
        # A layout asks some thirty times while it settles, and each answer breaks all lines anew.
        height = self._heights.get(width)
        if height is None:
            document = self.document()
            document.setTextWidth(width)
            height = self._heights[width] = ceil(document.size().height())
            document.setTextWidth(self.viewport().width())
        return height

    def sizeHint(self) -> QSize:
        return QSize(100, self.heightForWidth(max(self.width(), 100)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # what it lies in scrolls

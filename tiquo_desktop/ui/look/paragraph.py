"""Paragraphs: a customer's text whole, wrapped anywhere if need be, to be selected and copied."""

from __future__ import annotations

import re
from math import ceil, inf

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from tiquo_desktop.ui.look.fonts import one_line
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import Role
from tiquo_desktop.ui.words import numerals

LONGEST = 4_000
"""Characters that are laid out: Qt takes two seconds for 65,000 without a blank."""
_LINES = {Role.TITLE: 20}
_LINE = 18
# A reference is not broken behind its prefix; what is copied does not have the joiner.
_JOINER = "\u2060"
_REFERENCE = re.compile(r"(?<=[A-Z])-(?=[A-Z0-9])")


class Paragraph(QTextEdit):
    """As high as its text; never rich text, never scrolled. One reference in it may be a link.

    Signals:
        followed: the reference, by click, Enter or Space.
    """

    followed = Signal(str)

    def __init__(
        self, theme: Theme, role: Role, tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self._face, self._wide = theme.font(role), 0.0
        self._theme, self._link, self._pressed = theme, "", False
        self.setObjectName("paragraph")
        self.setProperty("tone", tone)
        self.setFont(self._face)
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
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self._ink_link)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """What is shown."""
        return self._text

    def link(self) -> str:
        """The reference that can be followed; "" without one."""
        return self._link

    def set_text(self, text: str, link: str = "") -> None:
        """Show another text, or the beginning of one that is far too long for any pane.

        `link` is a reference: where it stands in the text it can be followed.
        """
        link = link if link in text[:LONGEST] else ""
        if len(text) > LONGEST:
            rest = self.tr("… ({count} more characters: Copy takes all of them)")
            text = text[:LONGEST] + rest.format(count=numerals.number(len(text) - LONGEST))
        if (text, link) == (self._text, self._link):
            return
        self._text, self._link = text, link
        self._heights.clear()
        self._wide = self._face.width(text) if text == one_line(text) else inf
        self.setPlainText(_REFERENCE.sub(f"-{_JOINER}", text))
        lines = QTextBlockFormat()
        lines.setLineHeight(self._line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)
        # A text is not on the way of Tab, unless it leads somewhere.
        policy = Qt.FocusPolicy.StrongFocus if link else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        hint = self.tr("Enter shows the events of {reference}").format(reference=link)
        self.setAccessibleDescription(hint if link else "")
        self._ink_link()
        self.updateGeometry()

    def _ink_link(self) -> None:
        if not self._link:
            return
        shown = _REFERENCE.sub(f"-{_JOINER}", self._link)
        cursor = QTextCursor(self.document())
        # Positions of a document count UTF-16 units, and a find of its own does not.
        found = self.document().find(shown, 0, QTextDocument.FindFlag.FindCaseSensitively)
        if found.isNull():
            return
        cursor.setPosition(found.selectionStart())
        cursor.setPosition(found.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
        link = QTextCharFormat()
        link.setAnchor(True)
        link.setAnchorHref("reference")
        link.setFontUnderline(True)
        link.setForeground(self._theme.color("accent"))
        cursor.mergeCharFormat(link)

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
        # A layout asks some thirty times while it settles, and each answer breaks all lines anew;
        # most texts have one line.
        if self._wide < width:
            return self._line
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

    def _over_link(self, event: QMouseEvent) -> bool:
        return bool(self._link and self.anchorAt(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.button() is Qt.MouseButton.LeftButton and self._over_link(event)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._over_link(event)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, False
        if pressed and self._over_link(event) and not self.textCursor().hasSelection():
            self.followed.emit(self._link)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._link and event.key() in keys and not event.modifiers():
            self.followed.emit(self._link)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # what it lies in scrolls

"""The guide: our own Markdown with pictures, in a window that may stay open beside the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QPixmap,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from tiquo_desktop.host import resources
from tiquo_desktop.ui.look.focus_ring import FocusRing
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import Role

_SIZE, _LEAST = (960, 720), (480, 320)
_TEXT_SIZE, _HEADINGS = 14, {1: 22, 2: 17}
_LINE_PERCENT = 130.0
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_CONTENTS_WIDTH, _CONTENTS_FROM = 190, 720
_PICTURE_WIDTH, _MARGIN = 680, 24
_CHAPTER = 2


class Page(QTextBrowser):
    """The text. Pictures are as wide as there is room, and dark where the theme is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folder = resources.path("help")
        self._text = _text_in(self._folder, QLocale().name()[:2])
        self._width = 0
        self.setObjectName("page")
        self.setAccessibleName(self.tr("Guide"))
        font = QFont(theme.font(Role.BODY))
        font.setPixelSize(_TEXT_SIZE)
        self.setFont(font)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.document().setDocumentMargin(_MARGIN)
        # Another width asks for other pictures. That is done later: a layout must not be replaced
        # while it is at work.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._writer = QTimer(self)
        self._writer.setSingleShot(True)
        self._writer.setInterval(0)
        self._writer.timeout.connect(self._write)
        theme.changed.connect(self._writer.start)
        self._write()

    def chapters(self) -> list[tuple[str, int]]:
        """The chapters' titles, and where they begin in the text."""
        return [
            (block.text(), block.position())
            for block in self._blocks()
            if block.blockFormat().headingLevel() == _CHAPTER
        ]

    def go_to(self, position: int) -> None:
        """Show what begins at that place of the text, at the top."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
        self.verticalScrollBar().setValue(round(top) - _MARGIN // 2)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the guide, in the theme's colours."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        file = self._folder / Path(QUrl(name).path()).name
        if self._theme.dark:
            file = file.with_stem(f"{file.stem}-dark")
        picture = QPixmap(str(file))
        if picture.width() > self._width > 0:
            ratio = self.devicePixelRatioF()
            wide = min(round(self._width * ratio), picture.width())
            picture = picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(wide / self._width)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._width != self._picture_width():
            self._writer.start()

    def _picture_width(self) -> int:
        return min(_PICTURE_WIDTH, self.viewport().width() - 2 * _MARGIN)

    def _write(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._width = self._picture_width()
        self.document().clear()  # forgets the pictures of before
        self.setMarkdown(self._text)
        self._space_out()
        bar.setValue(round(share * bar.maximum()))

    def _space_out(self) -> None:
        """Give the text the air and the sizes that Markdown says nothing of."""
        for block in self._blocks():
            cursor = QTextCursor(block)
            shape = block.blockFormat()
            level = shape.headingLevel()
            fragments = _fragments(block)
            if not any(each.charFormat().isImageFormat() for each in fragments):
                shape.setLineHeight(_LINE_PERCENT, _PROPORTIONAL)
            shape.setTopMargin(26 if level == _CHAPTER else 0)
            shape.setBottomMargin(4 if block.textList() is not None else 10)
            if cursor.currentTable() is not None:
                shape.setBottomMargin(0)
            cursor.setBlockFormat(shape)
            for fragment in fragments:
                if fragment.charFormat().fontWeight() > QFont.Weight.Normal:
                    self._embolden(fragment, _HEADINGS.get(level, _TEXT_SIZE))
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format().toTableFormat()
                table.setCellPadding(5)
                table.setBorderCollapse(True)
                table.setBorderBrush(self._theme.color("line"))
                table.setBottomMargin(10)
                frame.setFormat(table)

    def _embolden(self, fragment: QTextFragment, size: int) -> None:
        font = QFont(self._theme.font(Role.BODY_STRONG))
        font.setPixelSize(size)
        strong = QTextCharFormat()
        strong.setFont(font)
        cursor = QTextCursor(self.document())
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(strong)

    def _blocks(self) -> list[QTextBlock]:
        blocks, block = [], self.document().begin()
        while block.isValid():
            blocks.append(block)
            block = block.next()
        return blocks

    def _follow(self, link: QUrl) -> None:
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)


def _text_in(folder: Path, language: str) -> str:
    """The guide in a language, by its code; English where it is not written in that."""
    own = folder / f"guide_{language}.md"
    return (own if own.is_file() else folder / "guide.md").read_text(encoding="utf-8")


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found, each = [], block.begin()
    while not each.atEnd():
        found.append(each.fragment())
        each += 1
    return found


class Guide(QDialog):
    """Chapters on the left, the text on the right.

    Attributes:
        page: the text.
        contents: the chapters.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Guide to Tiquo"))
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        self.page = Page(theme, self)
        self.contents = QListWidget(self)
        self.contents.setObjectName("contents")
        self.contents.setFixedWidth(_CONTENTS_WIDTH)
        self.contents.setFont(theme.font(Role.BODY))
        self.contents.setAccessibleName(self.tr("Chapters"))
        for title, _ in self.page.chapters():
            self.contents.addItem(QListWidgetItem(title))
        self.contents.currentRowChanged.connect(self._go_to)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addWidget(self.page, 1)
        self._ring = FocusRing(self, theme)
        self.page.setFocus()

    def _go_to(self, row: int) -> None:
        chapters = self.page.chapters()
        if 0 <= row < len(chapters):
            self.page.go_to(chapters[row][1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.contents.setVisible(event.size().width() >= _CONTENTS_FROM)

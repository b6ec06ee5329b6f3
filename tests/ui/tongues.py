"""A language that nobody speaks, in which everything that can be translated is seen to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    QTranslator,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)

from tiquo_desktop.host import resources

_WITH_MARK = str.maketrans("aeiouyAEIOUcCnNsz", "áéíóúýÁÉÍÓÚçÇñÑšž")
_KEPT = re.compile(r"(\{\w*\}|&.)")
_SAID = re.compile(r"\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_SENTENCES = ("Numbers", "Typed")
_GROUP = 7


class Pseudo(QTranslator):
    """Accented, in brackets and a third longer; only for what the .ts files have, in its context."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        file = resources.path("translations", "tiquo_de.ts")
        self._known = {
            (context.findtext("name"), message.findtext("source"))
            for context in ET.parse(file).getroot().iter("context")
            for message in context.iter("message")
        }

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        # An empty answer would count as one.
        is_ours = (context, text) in self._known and context not in _NO_SENTENCES
        return pseudo(text) if is_ours else text

    def isEmpty(self) -> bool:
        return False


def pseudo(text: str) -> str:
    """The text in the language that nobody speaks."""
    parts = _KEPT.split(text)
    said = "".join(each if _KEPT.fullmatch(each) else each.translate(_WITH_MARK) for each in parts)
    longer = "ö" * max(1, round(len(text) * 0.3) - 2)
    groups = " ".join(re.findall(f".{{1,{_GROUP}}}", longer))
    return f"[{said} {groups}]" if " " in text else f"[{said}{groups}]"


def untranslated(text: str, data: set[str]) -> list[str]:
    """The words of a text that are neither in brackets nor among the data."""
    before = None
    while before != text:
        before, text = text, _SAID.sub(" ", text)
    return [word for word in _WORD.findall(text) if _folded(word) not in data]


def words_of(*texts: str) -> set[str]:
    """The words of texts, for `untranslated`."""
    return {_folded(word) for text in texts for word in _WORD.findall(text)}


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Whatever a window says, with who says it: to the eyes, and to a screen reader."""
    yield "title", root.windowTitle()
    for widget in [root, *root.findChildren(QWidget)]:
        if _is_of_qt(widget):
            continue
        if isinstance(widget, QMenu):
            yield from _of_menu(widget)
        elif widget.isVisible():
            for text in _of_widget(widget):
                yield f"{type(widget).__name__} {widget.objectName()}", text


def _of_menu(menu: QMenu) -> Iterator[tuple[str, str]]:
    yield "menu", menu.title()
    for action in menu.actions():
        yield f"menu {menu.title()}", action.text()


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    yield widget.statusTip()
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, (QLineEdit, QPlainTextEdit)):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget.parent(), QComboBox):
        yield from _of_model(widget.model())


def _of_model(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    nowhere = QModelIndex()
    # A list has one column, and Qt lets nobody ask it.
    columns = model.columnCount(nowhere) if isinstance(model, QAbstractTableModel) else 1
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(nowhere), 60)):
            index = model.index(row, column)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(index.data(role) or "")


def _is_of_qt(widget: QWidget) -> bool:
    """Whether Qt fills it with texts of its own, or a customer does."""
    if isinstance(widget, QTextBrowser):
        return True
    above: QObject | None = widget
    while above is not None:
        if isinstance(above, QCalendarWidget):
            return True
        above = above.parent()
    return False


def clipped(root: QWidget) -> list[str]:
    """What does not fit where it stands: buttons and labels that are narrower than their words."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or _is_of_qt(widget):
            continue
        if isinstance(widget, QAbstractButton) and widget.text():
            if widget.width() + 1 < widget.sizeHint().width():
                found.append(f"{widget.text()}: {widget.width()} < {widget.sizeHint().width()}")
        elif isinstance(widget, QLabel) and widget.text() and not widget.pixmap():
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
            if widget.wordWrap() and widget.height() + 1 < needed:
                found.append(f"{widget.text()}: {widget.height()} high < {needed}")
            elif not widget.wordWrap() and widget.width() + 1 < widget.sizeHint().width():
                found.append(f"{widget.text()}: {widget.width()} < {widget.sizeHint().width()}")
    return found

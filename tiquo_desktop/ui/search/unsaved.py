"""What a person is in the middle of, and would not like to be taken away from."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
    QWidget,
)

PASSING = "passingText"
"""Dynamic property of fields whose text nobody misses: what is searched for."""


def place_of_unsaved() -> QWidget | None:
    """The window in which something is being written or done; None if there is none.

    That is a dialog or panel whose fields were edited, or that is at work, or the field with the
    focus.
    """
    popup = QApplication.activePopupWidget()
    if popup is not None and _is_kept(popup):
        return popup
    if any(_is_kept(dialog) for dialog in open_dialogs()):
        return QApplication.activeModalWidget()
    focused = QApplication.focusWidget()
    if focused is not None and not open_dialogs() and _is_edited(focused):
        return focused.window()
    return None


def open_dialogs() -> list[QDialog]:
    """The dialogs that keep a window from being used, the topmost first."""
    found = [
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, QDialog) and window.isVisible() and window.isModal()
    ]
    active = QApplication.activeModalWidget()
    return sorted(found, key=lambda dialog: dialog is not active)


def can_be_left(dialog: QDialog) -> bool:
    """Whether a dialog loses nothing when it is closed: no text, no work, or a draft that stays."""
    return not _is_kept(dialog) or (getattr(dialog, "keeps_draft", False) and not _is_busy(dialog))


def _is_busy(dialog: QWidget) -> bool:
    progress = dialog.findChildren(QProgressBar)
    return getattr(dialog, "is_busy", False) or any(bar.isVisible() for bar in progress)


def _is_kept(dialog: QWidget) -> bool:
    if _is_busy(dialog):
        return True
    holds: bool | None = getattr(dialog, "holds_draft", None)
    if holds is not None:
        return holds
    fields: list[QWidget] = [
        *dialog.findChildren(QLineEdit),
        *dialog.findChildren(QPlainTextEdit),
        *dialog.findChildren(QTextEdit),
    ]
    return any(_is_edited(field) for field in fields)


def _is_edited(field: QWidget) -> bool:
    if not _text(field):
        return False
    if isinstance(field, QLineEdit):
        return field.isModified()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isModified()


def _text(field: QWidget) -> str:
    """What was written in a field that a person can write in and may miss."""
    if not isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
        return ""
    if field.isReadOnly() or field.property(PASSING):
        return ""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

"""Dialogs as a person meets them: they open over the window, and whoever types goes on there."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE

ADialog = TypeVar("ADialog", bound=QDialog)


def open_dialog(qtbot: QtBot, kind: type[ADialog]) -> ADialog:
    """The dialog of that kind, once it is open and has the focus."""

    def found() -> ADialog | None:
        dialog = QApplication.activeModalWidget()
        return dialog if isinstance(dialog, kind) else None

    qtbot.waitUntil(lambda: found() is not None, timeout=PATIENCE)
    dialog = found()
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
    return dialog


def wait_closed(qtbot: QtBot) -> None:
    """Wait until no dialog is open."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=PATIENCE)

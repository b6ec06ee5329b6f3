"""Files as a person names them, and the folder that a file lies in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def path_of(text: str) -> Path:
    """The path that was typed; ``~`` is the person's home."""
    path = Path(text.strip())
    try:
        return path.expanduser()
    except RuntimeError:  # the home of a person who is not known here
        return path


def ask_target(parent: QWidget, suggested: str, kind: str) -> str:
    """Where to write, as the person says; "" where they say nowhere."""
    return QFileDialog.getSaveFileName(parent, "", suggested, kind)[0]


def ask_source(parent: QWidget, kinds: str) -> str:
    """What to read, as the person says; "" where they say nothing."""
    return QFileDialog.getOpenFileName(parent, "", "", kinds)[0]


def show_in_folder(path: Path) -> None:
    """Open the folder of a file in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute().parent)))

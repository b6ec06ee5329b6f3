"""The Help menu: the guide, the folder of the logs, and about the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from tiquo_desktop.ui.bars.commands import Command, Menu
from tiquo_desktop.ui.help.about_dialog import AboutDialog
from tiquo_desktop.ui.help.guide import Guide
from tiquo_desktop.ui.help.report_dialog import message_box
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.main_window import MainWindow
from tiquo_desktop.ui.reader import Reader

_READ, _ABOUT = 70, 90


class Help(QObject):
    """Adds these commands to a window and does what they say.

    `log_dir` None leaves the logs out.
    """

    def __init__(
        self,
        theme: Theme,
        reader: Reader,
        window: MainWindow,
        log_dir: Path | None,
        *,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(window)
        self._theme, self._reader, self._window = theme, reader, window
        self._log_dir, self._open_url = log_dir, open_url
        self._guide: Guide | None = None
        guide = Command(
            id="help.guide",
            text=self.tr("&Guide"),
            menu=Menu.HELP,
            run=self.open_guide,
            shortcuts=("Shift+F1",),
            section=_READ,
        )
        logs = Command(
            id="help.logs",
            text=self.tr("&Logs"),
            menu=Menu.HELP,
            run=self.open_logs,
            section=_ABOUT,
        )
        about = Command(
            id="help.about",
            text=self.tr("&About Tiquo"),
            menu=Menu.HELP,
            run=self.open_about,
            section=_ABOUT,
        )
        window.commands.add(guide, *([logs] if log_dir else []), about)

    def open_guide(self) -> Guide:
        """Show the guide beside the window; there is one."""
        if self._guide is None:
            self._guide = Guide(self._theme, self._window)
            self._guide.destroyed.connect(self._guide_closed)
        self._guide.show()
        self._guide.raise_()
        self._guide.activateWindow()
        return self._guide

    def open_logs(self) -> None:
        """Show the folder of the log files in the system's file manager."""
        folder = self._log_dir
        if folder is None:
            return
        if not folder.is_dir():
            words = self.tr("There is no log: the folder {folder} could not be made.")
        elif self._open_url(QUrl.fromLocalFile(str(folder))):
            return
        else:
            words = self.tr("No program here shows folders. The logs are in {folder}.")
        message_box(words.format(folder=str(folder)), self._window, self._theme).open()

    def open_about(self) -> AboutDialog:
        """Say which version this is, and what it is made of."""
        database = self._window.database
        info = database.info if database is not None else None
        dialog = AboutDialog(self._theme, self._reader.lane("about"), info, self._window)
        dialog.open()
        return dialog

    def _guide_closed(self) -> None:
        self._guide = None

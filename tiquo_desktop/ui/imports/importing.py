"""Importing from the window: the command, and the wizard that it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.bars.commands import Command, Commands, Menu
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader

if TYPE_CHECKING:
    from tiquo_desktop.ui.imports.import_wizard import ImportWizard

COMMAND = "file.import"


class Importing(QObject):
    """Imports into the database of a window.

    Signals:
        imported: an import has ended: what is on screen may be out of date.
    """

    imported = Signal()

    def __init__(self, theme: Theme, reader: Reader, commands: Commands, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._lanes = reader.lane("import-preview"), reader.lane("import-fit")
        self._queue = reader.queue("import")
        self._database: Database | None = None
        commands.add(
            Command(
                id=COMMAND,
                text=self.tr("&Import…"),
                menu=Menu.FILE,
                run=self.open,
                shortcuts=("Ctrl+Shift+I",),
                needs_writing=True,
            )
        )

    def set_database(self, database: Database | None) -> None:
        """Import into that database from now on."""
        self._database = database

    def open(self) -> ImportWizard | None:
        """Open the wizard."""
        if self._database is None or self._database.info.read_only:
            return None
        from tiquo_desktop.ui.imports.import_wizard import ImportWizard

        wizard = ImportWizard(self._theme, self._database, self._lanes, self._queue, self._window)
        wizard.imported.connect(self.imported)
        wizard.open()
        return wizard

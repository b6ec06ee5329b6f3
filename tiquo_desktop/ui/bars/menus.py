"""The menus, made from the registry of commands: a bar, or one menu where there is no room for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from tiquo_desktop.ui.bars.commands import Command, Commands, Menu


class Menus(QObject):
    """Keeps the menus of a window like its commands; a menu without commands is not shown.

    Attributes:
        whole: all menus in one, for a button.

    Signals:
        asked: the `QMenu` whose letter was pressed with Alt while the bar is not there to hear it.
    """

    asked = Signal(object)

    def __init__(self, commands: Commands, bar: QMenuBar, window: QWidget) -> None:
        super().__init__(window)
        self._commands = commands
        self.whole = QMenu(window)
        self.whole.setAccessibleName(self.tr("Menu"))
        self._menus: dict[Menu, QMenu] = {}
        self._letters: list[QAction] = []
        for which in Menu:
            menu = self._menus[which] = QMenu(commands.menu_title(which), window)
            menu.setObjectName(which.value)
            menu.setToolTipsVisible(True)
            bar.addMenu(menu)
            self.whole.addMenu(menu)
            letter = QAction(window)
            letter.setShortcut(QKeySequence.mnemonic(menu.title()))
            letter.triggered.connect(lambda _=False, menu=menu: self.asked.emit(menu))
            letter.setEnabled(False)
            window.addAction(letter)
            self._letters.append(letter)
        commands.changed.connect(self._fill)
        self._fill()

    def set_folded(self, folded: bool) -> None:
        """Whether the bar is hidden: it answers to Alt and the letters of its menus itself."""
        for letter in self._letters:
            letter.setEnabled(folded)

    def _fill(self) -> None:
        for which, menu in self._menus.items():
            for old in menu.findChildren(QMenu):
                old.deleteLater()
            menu.clear()
            listed = [each for each in self._commands if each.menu is which and each.in_menu]
            self._fill_menu(menu, listed)
            menu.menuAction().setVisible(bool(listed))

    def _fill_menu(self, menu: QMenu, listed: list[Command]) -> None:
        submenus: dict[str, QMenu] = {}
        section = listed[0].section if listed else 0
        for command in listed:
            if command.section != section:
                menu.addSeparator()
                section = command.section
            into = menu
            if command.submenu:
                if command.submenu not in submenus:
                    submenus[command.submenu] = QMenu(command.submenu, menu)
                    menu.addMenu(submenus[command.submenu])
                into = submenus[command.submenu]
            into.addAction(self._commands.action(command.id))

"""Commands: everything a person can do, declared once.

Menus, shortcuts, the palette and the shortcut sheet are all made from one registry, so that none of
them can name what another does not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import QKeyCombination, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from tiquo_desktop.domain.repositories import DatabaseInfo
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.words.error_words import error_words


class Menu(Enum):
    """The menus of the menu bar, in their order."""

    FILE = "file"
    CUSTOMER = "customer"
    TIMELINE = "timeline"
    VIEW = "view"
    DESK = "desk"
    HELP = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing a person can do.

    `id` is permanent and never shown, such as ``timeline.clear-filters``. `text` is translated and
    has its mnemonic (``&``). `shortcuts` are portable key sequences, the first is the one shown.
    `checked` is given for a switch: its state at the start. Of the switches with the same `group`
    exactly one is on. `section` separates groups within a menu, `submenu` (translated) gathers
    commands below one entry of it. `in_menu` False leaves a command to the palette and the shortcut
    sheet. With `needs_customer` it can be used only while a customer is open, with `needs_writing` only
    where the database lets whoever is at the desk record.
    """

    id: str
    text: str
    menu: Menu
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    icon: str | None = None
    checked: bool | None = None
    group: str | None = None
    section: int = 0
    submenu: str = ""
    in_menu: bool = True
    needs_customer: bool = False
    needs_writing: bool = False

    @property
    def plain_text(self) -> str:
        """The text without its mnemonic, behind that of its submenu."""
        words = plain(self.text)
        return f"{plain(self.submenu)}: {words}" if self.submenu else words


def plain(text: str) -> str:
    """A text without its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def shown_key(shortcut: str) -> str:
    """A portable key sequence as this system writes it, such as ``Ctrl+E`` or ``⌘E``."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def key_cap(shortcut: str) -> str:
    """A portable key sequence as it stands on a button: ``Ctrl E``."""
    return shown_key(shortcut).replace("+", " ")


class Commands(QObject):
    """The registry of one window.

    Signals:
        changed: a command was added or removed.
        refused: a sentence: why a command that was asked for cannot be used now.

    Attributes:
        locked: whether no command runs, whatever asks for it.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._reasons: dict[str, str] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._buttons: list[Button] = []
        self._customer_open = False
        self._unwritable: str | None = self._no_database()
        self.locked = False

    def add(self, *commands: Command) -> None:
        """Make commands known; their shortcuts work in the whole window from now on.

        Raises:
            ValueError: an id or a shortcut is taken already.
        """
        for command in commands:
            keys = [QKeySequence(key) for key in command.shortcuts]
            taken = [key for action in self._actions.values() for key in action.shortcuts()]
            if command.id in self._commands or any(key in taken for key in keys):
                raise ValueError(f"the command {command.id} or its shortcut is there already")
            action = QAction(command.text, self._window)
            action.setObjectName(command.id)
            action.setShortcuts(keys)
            # By themselves macOS moves actions to another menu when their words look like settings.
            action.setMenuRole(QAction.MenuRole.NoRole)
            if command.checked is not None:
                action.setCheckable(True)
                if command.group is not None:
                    self._group(command.group).addAction(action)
                action.setChecked(command.checked)
            action.triggered.connect(partial(self._run, command))
            self._window.addAction(action)
            self._commands[command.id] = command
            self._actions[command.id] = action
            self._consider(command)
        self.changed.emit()

    def bind(self, *buttons: Button) -> None:
        """Keep these buttons, which record something, as usable as the commands that do: where
        whoever is at the desk may not record they stay, and say why."""
        self._buttons.extend(buttons)
        for button in buttons:
            button.refuse(self._unwritable)

    def remove(self, *command_ids: str) -> None:
        """Forget commands, such as those that open what was open before."""
        for command_id in command_ids:
            del self._commands[command_id]
            self._reasons.pop(command_id, None)
            action = self._actions.pop(command_id)
            self._window.removeAction(action)
            action.deleteLater()
        self.changed.emit()

    def action(self, command_id: str) -> QAction:
        """The action of a command: its text, shortcut, state, and `trigger`."""
        return self._actions[command_id]

    def command(self, command_id: str) -> Command:
        """The command with that id."""
        return self._commands[command_id]

    def menu_title(self, menu: Menu) -> str:
        """The title of a menu with its mnemonic."""
        return {
            Menu.FILE: self.tr("&File"),
            Menu.CUSTOMER: self.tr("&Customer"),
            Menu.TIMELINE: self.tr("&Timeline"),
            Menu.VIEW: self.tr("&View"),
            Menu.DESK: self.tr("&Desk"),
            Menu.HELP: self.tr("&Help"),
        }[menu]

    def set_refusal(self, command_id: str, reason: str | None) -> None:
        """Say why a command cannot be used now; None where it can."""
        action = self._actions[command_id]
        action.setEnabled(reason is None)
        action.setStatusTip(reason or "")
        action.setToolTip(reason or "")
        if reason is None:
            self._reasons.pop(command_id, None)
        else:
            self._reasons[command_id] = reason

    def refusal(self, command_id: str) -> str | None:
        """Why a command cannot be used now."""
        return self._reasons.get(command_id)

    def use(self, command_id: str) -> None:
        """Use a command, or say why it cannot be used now."""
        reason = self.refusal(command_id)
        if reason is None:
            self._actions[command_id].trigger()
        else:
            self.refused.emit(reason)

    def explain(self, key: QKeyCombination) -> bool:
        """Say why the command of this shortcut cannot be used; whether there is such a one."""
        for command_id, reason in self._reasons.items() if not self.locked else ():
            if QKeySequence(key) in self._actions[command_id].shortcuts():
                self.refused.emit(reason)
                return True
        return False

    def set_customer_open(self, is_open: bool) -> None:
        """Whether the commands that need an open customer can be used now."""
        if is_open != self._customer_open:
            self._customer_open = is_open
            self._consider_all()

    def set_database(self, info: DatabaseInfo | None) -> None:
        """Whether anything can be recorded there by whoever is at the desk; None is no database."""
        reason = self._no_database() if info is None else error_words(info.read_only or "") or None
        if reason != self._unwritable:
            self._unwritable = reason
            self._consider_all()
            for button in self._buttons:
                button.refuse(reason)

    def _no_database(self) -> str:
        return self.tr("No database is open.")

    def _run(self, command: Command, _checked: bool = False) -> None:
        if not self.locked:
            command.run()

    def _consider_all(self) -> None:
        for command in self._commands.values():
            self._consider(command)

    def _consider(self, command: Command) -> None:
        if not (command.needs_customer or command.needs_writing):
            return  # its reasons are its own
        reason = self._unwritable if command.needs_writing else None
        if reason is None and command.needs_customer and not self._customer_open:
            reason = self.tr("Open a customer first.")
        self.set_refusal(command.id, reason)

    def _group(self, name: str) -> QActionGroup:
        group = self._groups.get(name)
        if group is None:
            group = self._groups[name] = QActionGroup(self)
        return group

    def __contains__(self, command_id: object) -> bool:
        return command_id in self._commands

    def __iter__(self) -> Iterator[Command]:
        """The commands in the order of their menus and sections."""
        order = list(Menu)
        # Sorting keeps the order in which they were added.
        return iter(
            sorted(self._commands.values(), key=lambda each: (order.index(each.menu), each.section))
        )

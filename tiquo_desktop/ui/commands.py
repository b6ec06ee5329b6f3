"""Commands: everything a person can do, declared once.

Menus, shortcuts, the palette and the shortcut sheet are all made from one registry, so that none of
them can name what another does not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


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
    `checked` is given for a switch: its state at the start. `section` separates groups within a
    menu. `in_menu` False leaves it to the palette and the shortcut sheet.
    """

    id: str
    text: str
    menu: Menu
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    icon: str | None = None
    checked: bool | None = None
    section: int = 0
    in_menu: bool = True

    @property
    def plain_text(self) -> str:
        """The text without its mnemonic."""
        return self.text.replace("&&", "\0").replace("&", "").replace("\0", "&")


class Commands(QObject):
    """The registry of one window.

    Signals:
        changed: a command was added.
    """

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._reasons: dict[str, str] = {}

    def add(self, *commands: Command) -> None:
        """Make commands known; their shortcuts work in the whole window from now on.

        Raises:
            ValueError: an id or a shortcut is taken already.
        """
        for command in commands:
            taken = {key for each in self._commands.values() for key in each.shortcuts}
            if command.id in self._commands or taken.intersection(command.shortcuts):
                raise ValueError(f"the command {command.id} or its shortcut is there already")
            action = QAction(command.text, self._window)
            action.setObjectName(command.id)
            action.setShortcuts([QKeySequence(key) for key in command.shortcuts])
            if command.checked is not None:
                action.setCheckable(True)
                action.setChecked(command.checked)
            action.triggered.connect(lambda _checked=False, run=command.run: run())
            self._window.addAction(action)
            self._commands[command.id] = command
            self._actions[command.id] = action
        self.changed.emit()

    def action(self, command_id: str) -> QAction:
        """The action of a command: its text, shortcut, state, and `trigger`."""
        return self._actions[command_id]

    def command(self, command_id: str) -> Command:
        """The command with that id."""
        return self._commands[command_id]

    def set_refusal(self, command_id: str, reason: str | None) -> None:
        """Say why a command cannot be used now; None where it can."""
        action = self._actions[command_id]
        action.setEnabled(reason is None)
        action.setStatusTip(reason or "")
        if reason is None:
            self._reasons.pop(command_id, None)
        else:
            self._reasons[command_id] = reason

    def refusal(self, command_id: str) -> str | None:
        """Why a command cannot be used now."""
        return self._reasons.get(command_id)

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

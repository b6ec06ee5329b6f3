"""The shortcut sheet: every command with its keys by menu, and the keys of lists and chips."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tiquo_desktop.ui.bars.command_rows import CommandList, CommandRow, CommandRows
from tiquo_desktop.ui.bars.commands import Commands, Menu, key_cap, plain
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.focus_ring import FocusRing
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import PADDING
from tiquo_desktop.ui.recording.record_kinds import OFFERED

_WIDTH, _HEIGHT = 520, 680
_EDGE = 40


class ShortcutSheet(QDialog):
    """A list to look keys up in; Escape closes it.

    Attributes:
        list: headings and rows.
    """

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._commands = commands
        self._model = CommandRows(self)
        self._model.set_rows([*self._command_rows(), *self._other_rows()])
        self.list = CommandList(theme, self._model, self)
        self.list.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.list.setCurrentIndex(self._model.index(1, 0))
        footer = QWidget(self)
        footer.setObjectName("footer")
        footer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        close = Button(theme, self.tr("Close"), footer, key=key_cap("Esc"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout(footer)
        row.setContentsMargins(PADDING, 8, PADDING, 8)
        row.addStretch(1)
        row.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.list, 1)
        box.addWidget(footer)
        window = parent.window()
        self.resize(min(_WIDTH, window.width() - _EDGE), min(_HEIGHT, window.height() - _EDGE))
        self._ring = FocusRing(self, theme)
        self.list.setFocus()

    @property
    def rows(self) -> tuple[CommandRow, ...]:
        """What it shows, from top to bottom."""
        return self._model.rows

    def _command_rows(self) -> list[CommandRow]:
        rows = []
        for menu in Menu:
            listed = [each for each in self._commands if each.menu is menu]
            if listed:
                title = plain(self._commands.menu_title(menu))
                rows.append(CommandRow(text=title, heading=True))
            rows += [
                CommandRow(
                    id=command.id,
                    text=command.plain_text,
                    keys=tuple(key_cap(key) for key in command.shortcuts),
                )
                for command in listed
            ]
        return rows

    def _other_rows(self) -> list[CommandRow]:
        """Keys that belong to a list or a chip, and so are no commands of the window."""
        enter, escape, space = self.tr("Enter"), self.tr("Esc"), self.tr("Space")
        delete, tab, shift = self.tr("Delete"), self.tr("Tab"), self.tr("Shift")
        home, end = self.tr("Home"), self.tr("End")
        sections: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
            (
                self.tr("In the search field and its list"),
                (
                    (self.tr("Mark another customer"), ("↑", "↓")),
                    (self.tr("Open the marked customer"), (enter,)),
                    (self.tr("Clear the text, then the desk"), (escape,)),
                ),
            ),
            (
                self.tr("In the timeline"),
                (
                    (self.tr("Mark another event"), ("↑", "↓")),
                    (self.tr("First and last event"), (home, end)),
                    (self.tr("Select several events"), (f"{shift} ↑", f"{shift} ↓")),
                    (self.tr("Details of the marked event"), (enter,)),
                    (self.tr("Back to the search"), (escape, "←")),
                ),
            ),
            (
                self.tr("In the details"),
                ((self.tr("Back to the timeline"), (escape,)),),
            ),
            (
                self.tr("On the chips of the filters"),
                (
                    (self.tr("Next row of chips"), (tab,)),
                    (self.tr("Another chip of the row"), ("←", "→")),
                    (self.tr("Only these, or any again"), (space,)),
                    (self.tr("Not these"), ("-",)),
                    (self.tr("Any"), (delete,)),
                ),
            ),
            (
                self.tr("On the histogram"),
                (
                    (self.tr("Another bar"), ("←", "→")),
                    (self.tr("First and last bar"), (home, end)),
                    (self.tr("Mark a range"), (f"{shift} ←", f"{shift} →")),
                    (self.tr("Show only the range"), (enter,)),
                    (self.tr("Show all dates again"), (delete,)),
                ),
            ),
            (
                self.tr("While something is recorded or edited"),
                (
                    (self.tr("Save"), (key_cap("Ctrl+Return"),)),
                    (
                        self.tr("Choose what is recorded often"),
                        tuple(key_cap(f"Alt+{number}") for number in range(1, OFFERED + 1)),
                    ),
                    (self.tr("Leave it"), (escape,)),
                ),
            ),
        )
        rows = []
        for title, keys in sections:
            rows.append(CommandRow(text=title, heading=True))
            rows += [CommandRow(text=text, keys=caps) for text, caps in keys]
        return rows

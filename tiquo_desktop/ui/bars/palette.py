"""The command palette: everything that can be done here, found by a few letters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from tiquo_desktop.ui.bars.command_rows import ROW_ROLE, CommandList, CommandRow, CommandRows
from tiquo_desktop.ui.bars.commands import Command, Commands, key_cap, plain
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import FIELD_HEIGHT, PADDING, Role
from tiquo_desktop.ui.search.unsaved import PASSING

_WIDTH, _HEIGHT = 560, 420
_EDGE = 40
"""Pixels of the window that stay visible beside the palette."""
_LONGEST = 200


def command_row(commands: Commands, command: Command) -> CommandRow:
    """The row of a command: its words, its menu or why it cannot be used, its first key."""
    refusal = commands.refusal(command.id)
    action = commands.action(command.id)
    return CommandRow(
        id=command.id,
        text=command.plain_text,
        aside=refusal or plain(commands.menu_title(command.menu)),
        keys=tuple(key_cap(key) for key in command.shortcuts[:1]),
        usable=refusal is None,
        checked=action.isCheckable() and action.isChecked(),
    )


class Palette(QDialog):
    """Type to find, Up and Down to choose, Enter to do it, Escape to leave.

    Signals:
        chosen: the id of the command to run; the palette is closed by then.

    Attributes:
        field: what is typed.
        list: the commands that match.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Commands"))
        self.setAccessibleName(self.tr("Commands"))
        self._commands = commands
        self._leaving = False
        self.field = QLineEdit(self)
        self.field.setProperty(PASSING, True)
        self.field.setFont(theme.font(Role.SEARCH))
        self.field.setFixedHeight(FIELD_HEIGHT)
        self.field.setMaxLength(_LONGEST)
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.setAccessibleDescription(self.tr("Up and Down choose, Enter does it"))
        self._model = CommandRows(self)
        self.list = CommandList(theme, self._model, self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.clicked.connect(self._choose)
        self.list.setMinimumHeight(1)  # lists want to be higher than one row
        self._nothing = text_label(theme, self.tr("No command is called that"), Role.BODY, "soft")
        self._nothing.setContentsMargins(PADDING, 8, PADDING, 8)
        self._nothing.setParent(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        top = QVBoxLayout()
        box.addLayout(top)
        top.setContentsMargins(12, 12, 12, 8)
        top.addWidget(self.field)
        box.addWidget(self._nothing)
        box.addWidget(self.list, 1)
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self._place(parent.window())
        self._filter("")

    @property
    def rows(self) -> tuple[CommandRow, ...]:
        """What is offered, best first."""
        return self._model.rows

    def current(self) -> CommandRow | None:
        """The command that Enter runs."""
        row = self.list.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, CommandRow) else None

    def _place(self, window: QWidget) -> None:
        width = min(_WIDTH, window.width() - 2 * _EDGE)
        self.setFixedWidth(width)
        self._room = min(_HEIGHT, window.height() - 2 * _EDGE)
        corner = QPoint((window.width() - width) // 2, _EDGE)
        self.move(window.mapToGlobal(corner))

    def _filter(self, text: str) -> None:
        from tiquo_desktop.ui.bars.command_search import Subject, ranked

        commands = list(self._commands)
        rows = [command_row(self._commands, command) for command in commands]
        subjects = [
            Subject(row.text, plain(self._commands.menu_title(command.menu)))
            for row, command in zip(rows, commands, strict=True)
        ]
        self._model.set_rows([rows[place] for place in ranked(text, subjects)])
        found = bool(self._model.rows)
        self._nothing.setVisible(not found)
        self.list.setVisible(found)
        self._fit()
        self._go_to(0)

    def _fit(self) -> None:
        """Be no higher than what is offered."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        rest = layout.sizeHint().height()
        if self._model.rows:
            rest += self.list.sizeHintForRow(0) * len(self._model.rows)
            rest -= self.list.sizeHint().height()
        self.setFixedHeight(min(rest, self._room))

    def _go_to(self, row: int) -> None:
        last = len(self._model.rows) - 1
        self.list.setCurrentIndex(self._model.index(min(max(row, 0), last), 0))
        current = self.current()
        # The focus stays in the field, so a screen reader would not hear of it.
        if current is not None and QAccessible.isActive():
            told = QAccessibleAnnouncementEvent(self.field, current.sentence)
            QAccessible.updateAccessibility(told)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, CommandRow) and row.usable:
            self.accept()
            self.chosen.emit(row.id)

    # Qt

    def done(self, result: int) -> None:
        self._leaving = True
        super().done(result)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """The keys that move in the list, while the focus is in the field."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        row = self.list.currentIndex().row()
        page = max(1, self.list.viewport().height() // max(1, self.list.sizeHintForRow(0)) - 1)
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }
        if event.key() in steps:
            self._go_to(row + steps[Qt.Key(event.key())])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
            return True
        return False

    def event(self, event: QEvent) -> bool:
        # A click beside it means: not now.
        if event.type() == QEvent.Type.WindowDeactivate and not self._leaving:
            self.reject()
        return super().event(event)

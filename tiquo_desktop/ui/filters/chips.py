"""Chips: one value of a dimension each, in one of three states that are told apart without colour."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tiquo_desktop.domain.filters import Choice
from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.focus_ring import RADIUS
from tiquo_desktop.ui.look.mirror import mirrored
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import CHIP_HEIGHT, SMALL_ICON, Role
from tiquo_desktop.ui.words import numerals

_CROSS = 12


class ChipState(Enum):
    """What a chip asks for."""

    ANY = "any"
    ONLY = "only these"
    NOT = "not these"


def state_in(choice: Choice, value: str) -> ChipState:
    """The state of a value's chip under a choice."""
    if value in choice.only:
        return ChipState.ONLY
    return ChipState.NOT if value in choice.without else ChipState.ANY


def with_state(choice: Choice, value: str, state: ChipState) -> Choice:
    """The choice after a value's chip was put in a state."""
    rest = frozenset((value,))
    return Choice(
        only=choice.only | rest if state is ChipState.ONLY else choice.only - rest,
        without=choice.without | rest if state is ChipState.NOT else choice.without - rest,
    )


_NEXT = {
    ChipState.ANY: ChipState.ONLY,
    ChipState.ONLY: ChipState.NOT,
    ChipState.NOT: ChipState.ANY,
}


class Chip(QAbstractButton):
    """A chip: a click goes from any to only these, to not these, and back to any. Space is for only
    these, minus for not these, Delete for any.

    Signals:
        state_asked: the person asks for this `ChipState`; the owner sets it.
        step_asked: the person goes to the next (+1) or previous (-1) chip of the row.
    """

    state_asked = Signal(object)
    step_asked = Signal(int)

    def __init__(
        self,
        theme: Theme,
        label: str,
        parent: QWidget | None = None,
        *,
        icon: str | None = None,
        ink: str = "mut",
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._ink = ink
        self._state = ChipState.ANY
        self._count: int | None = None
        self._size: QSize | None = None
        self.setText(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty(RADIUS, CHIP_HEIGHT // 2)
        self.setToolTip(self.tr("Click: only these. Again: not these. A third time: any."))
        self.clicked.connect(self._clicked)
        theme.changed.connect(self.update)
        self._describe()

    @property
    def state(self) -> ChipState:
        """What the chip asks for."""
        return self._state

    @property
    def count(self) -> int | None:
        """The number on the chip; None while it is not known."""
        return self._count

    def show_state(self, state: ChipState, count: int | None) -> None:
        """Show another state or count."""
        if (state, count) == (self._state, self._count):
            return
        self._state, self._count = state, count
        self._size = None
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        label, count = self.text(), self._count
        if self._state is ChipState.NOT:
            hidden = self.tr("{count} hidden").format(count=_number(count)) if count else ""
            parts = [label, self.tr("excluded"), hidden]
        elif self._state is ChipState.ONLY:
            parts = [label, _number(count), self.tr("only these")]
        else:
            free = self.tr("not filtered") if count != 0 else ""
            parts = [label, _number(count), free]
        self.setAccessibleName(", ".join(part for part in parts if part))

    def _clicked(self) -> None:
        self._ask(_NEXT[self._state])

    def _ask(self, state: ChipState) -> None:
        if state is not self._state:
            self.state_asked.emit(state)

    # What is painted, from left to right: lead, label, count.

    def _lead(self) -> tuple[str, str] | None:
        if self._state is ChipState.ONLY:
            return "check", "accent"
        if self._state is ChipState.NOT:
            return "exclude", "bad"
        if self._icon is None:
            return None
        return self._icon, "soft" if self._count == 0 else self._ink

    def _trail(self) -> str | None:
        """The icon behind the label."""
        return None

    def _label_role(self) -> Role:
        return Role.CHIP_STRONG if self._state is ChipState.ONLY else Role.CHIP

    def sizeHint(self) -> QSize:
        # Asked for again and again while a row is arranged.
        if self._size is None:
            self._size = self._needed()
        return self._size

    def _needed(self) -> QSize:
        width = 2 * 10 + painting.text_width(self._theme.font(self._label_role()), self.text())
        if self._lead() is not None:
            width += 1 + SMALL_ICON + 4
        if self._trail() is not None:
            width += 6 + _CROSS
        if self._count is not None:
            width += 5 + painting.text_width(self._theme.font(Role.COUNT), _number(self._count))
        return QSize(round(width + 0.5), CHIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        with mirrored(painter, QRectF(self.rect()), self.isRightToLeft()):
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        theme = self._theme
        self._paint_shape(painter)
        x = 10.0
        lead = self._lead()
        if lead is not None:
            x += 1
            name, ink = lead
            theme.icons.paint(painter, name, theme.hex(ink), x, self.height() / 2, SMALL_ICON)
            x += SMALL_ICON + 4
        quiet = self._count == 0 and self._state is not ChipState.ONLY
        color = theme.color("soft" if quiet else "mut" if self._state is ChipState.NOT else "text")
        font = theme.font(self._label_role())
        room = QRectF(x, 0, self.width() - x, self.height())
        width = painting.draw_text(painter, room, self.text(), font, color)
        if self._state is ChipState.NOT:
            painter.setPen(QPen(color, 1))
            y = round(self.height() / 2) + 0.5
            painter.drawLine(QLineF(x, y, x + width, y))
        trail = self._trail()
        if trail is not None:
            left = self.width() - 10 - _CROSS
            theme.icons.paint(painter, trail, theme.hex("text"), left, self.height() / 2, _CROSS)
        if self._count is not None:
            room = QRectF(0, 0, self.width() - 10, self.height())
            color = theme.color("soft" if self._count == 0 else "mut")
            painting.draw_right(painter, room, _number(self._count), theme.font(Role.COUNT), color)

    def _paint_shape(self, painter: QPainter) -> None:
        theme = self._theme
        none_left = self._count == 0
        fill, edge, width = theme.color("panel"), theme.color("line" if none_left else "ctl"), 1.0
        style = Qt.PenStyle.SolidLine
        if self._state is ChipState.ONLY:
            fill, edge, width = theme.color("sel"), theme.color("accent"), 2.0
        elif self._state is ChipState.NOT:
            fill, edge, width = QColor(Qt.GlobalColor.transparent), theme.color("mut"), 1.5
            edge = theme.color("ctl") if none_left else edge
            style = Qt.PenStyle.CustomDashLine
        if self.underMouse() and self._state is not ChipState.ONLY:
            fill = theme.color("hover")
        pen = QPen(edge, width, style)
        if style is Qt.PenStyle.CustomDashLine:
            pen.setDashPattern([2.5, 2])
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._ask(ChipState.NOT)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        states = {
            Qt.Key.Key_Minus: ChipState.NOT,
            Qt.Key.Key_Delete: ChipState.ANY,
            Qt.Key.Key_Backspace: ChipState.ANY,
        }
        key = Qt.Key(event.key())
        if key in states:
            self._ask(states[key])
        elif key is Qt.Key.Key_Space:
            self._ask(ChipState.ANY if self._state is ChipState.ONLY else ChipState.ONLY)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            forwards = (key is Qt.Key.Key_Right) is not self.isRightToLeft()
            self.step_asked.emit(1 if forwards else -1)
        else:
            super().keyPressEvent(event)


class RemovableChip(Chip):
    """A chip that stands for something else than a value and goes away by its cross.

    Signals:
        opened: the person wants to change what it stands for.
        removed: the person wants to be rid of it.
    """

    opened = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, icon: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, icon=icon)
        self._spoken = spoken
        self.setToolTip("")
        self.state_asked.connect(self._asked)

    def say(self, text: str, *, is_set: bool) -> None:
        """Say what it stands for, and whether that narrows anything down."""
        self.setText(text)
        self._size = None
        self.show_state(ChipState.ONLY if is_set else ChipState.ANY, None)
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        # Called by the base before it knows its own words.
        spoken = getattr(self, "_spoken", "")
        state = self.tr("only these") if self._state is ChipState.ONLY else self.tr("not filtered")
        self.setAccessibleName(", ".join(part for part in (spoken, self.text(), state) if part))

    def _asked(self, state: ChipState) -> None:
        if state is ChipState.ANY:
            self.removed.emit()
        else:
            self.opened.emit()

    def _clicked(self) -> None:
        self.opened.emit()

    def _lead(self) -> tuple[str, str] | None:
        is_set = self._state is ChipState.ONLY
        return (self._icon, "accent" if is_set else "mut") if self._icon else None

    def _trail(self) -> str | None:
        return "x" if self._state is ChipState.ONLY else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        from_end = x if self.isRightToLeft() else self.width() - x
        if self._trail() is not None and from_end < _CROSS + 2 * 6:
            self.removed.emit()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.opened.emit()
        elif event.key() != Qt.Key.Key_Minus:
            super().keyPressEvent(event)


def _number(count: int | None) -> str:
    return "" if count is None else numerals.number(count)

"""The chips of one dimension: in one line with the rest behind "more", or wrapped in a popup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QCloseEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from tiquo_desktop.domain.filters import Choice, Counts
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.filters.chips import Chip, ChipState, state_in, with_state
from tiquo_desktop.ui.look.accessible import say_as
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.compositor import sees_through
from tiquo_desktop.ui.look.focus_ring import FocusRing
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import (
    CHIP_GAP,
    CHIP_HEIGHT,
    LINE_GAP,
    category_icon,
    category_token,
    source_icon,
)
from tiquo_desktop.ui.words.vocabulary_words import value_word

_POPUP_WIDTH = 420
_RADIUS = 8
_AIR = 6
"""Pixels between a popup and the edges of its screen."""


def dimension_chip(
    theme: Theme, dimension: Dimension, value: str, parent: QWidget | None = None
) -> Chip:
    """The chip of a value, with the icon and ink of its dimension."""
    if dimension is Dimension.CATEGORY:
        icon: str | None = category_icon(value)
        return Chip(
            theme, value_word(dimension, value), parent, icon=icon, ink=category_token(value)
        )
    icon = source_icon(value) if dimension is Dimension.SOURCE else None
    return Chip(theme, value_word(dimension, value), parent, icon=icon)


class ChipSet(QWidget):
    """Some chips of one dimension of which one is reached by Tab and the others by the arrows.

    Signals:
        choice_asked: the person asks for this `Choice` of the dimension.
    """

    choice_asked = Signal(object)

    def __init__(self, theme: Theme, dimension: Dimension, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.dimension = dimension
        self._choice = Choice()
        self._counts: Counts | None = None
        self._chips: dict[str, Chip] = {}
        self._reached: str | None = None
        say_as(self, QAccessible.Role.Grouping)

    @property
    def values(self) -> tuple[str, ...]:
        """The values in the order of their chips."""
        return tuple(self._chips)

    def chip(self, value: str) -> Chip:
        """The chip of a value."""
        return self._chips[value]

    def reach(self) -> None:
        """Give the focus to the chip that Tab stops at."""
        if self._reached is not None:
            self._chips[self._reached].setFocus(Qt.FocusReason.TabFocusReason)

    def set_values(self, values: Sequence[str]) -> None:
        """Have a chip for each of these values, in this order."""
        if tuple(values) == self.values:
            return
        old, self._chips = self._chips, {}
        for value in values:
            self._chips[value] = old.pop(value) if value in old else self._new_chip(value)
        for chip in old.values():
            chip.hide()
            chip.deleteLater()
        if not any(chip.hasFocus() for chip in self._chips.values()):
            self._reached = None
        self._show()

    def show_choice(self, choice: Choice, counts: Counts | None) -> None:
        """Show what is chosen and how many events each value has."""
        self._choice, self._counts = choice, counts
        self._show()

    def _show(self) -> None:
        numbers = None if self._counts is None else self._counts.values.get(self.dimension, {})
        for value, chip in self._chips.items():
            count = None if numbers is None else numbers.get(value, 0)
            chip.show_state(state_in(self._choice, value), count)
        self._arrange()
        self._reach(self._reached)

    def _new_chip(self, value: str) -> Chip:
        chip = dimension_chip(self._theme, self.dimension, value, self)
        chip.state_asked.connect(lambda state, value=value: self._ask(value, state))
        chip.step_asked.connect(lambda step, value=value: self._step(value, step))
        chip.installEventFilter(self)
        return chip

    def _ask(self, value: str, state: ChipState) -> None:
        self.choice_asked.emit(with_state(self._choice, value, state))

    def _shown(self) -> list[str]:
        return [value for value, chip in self._chips.items() if not chip.isHidden()]

    def _step(self, value: str, step: int) -> None:
        shown = self._shown()
        position = shown.index(value) + step
        if 0 <= position < len(shown):
            self._chips[shown[position]].setFocus(Qt.FocusReason.TabFocusReason)

    def _reach(self, wanted: str | None) -> None:
        """Let Tab stop at one chip only: at `wanted` or, if it is not shown, at the first."""
        shown = self._shown()
        self._reached = wanted if wanted in shown else next(iter(shown), None)
        for value, chip in self._chips.items():
            policy = Qt.FocusPolicy.StrongFocus
            if value != self._reached:
                policy = Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)

    def _arrange(self) -> None:
        """Wrap the chips into as many lines as they need."""
        width = max(self.width(), 1)
        x = y = 0
        for chip in self._chips.values():
            size = chip.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + CHIP_HEIGHT + LINE_GAP
            self._place(chip, x, y, size.width())
            chip.show()
            x += size.width() + CHIP_GAP
        self.setMinimumHeight(y + CHIP_HEIGHT)

    def _place(self, widget: QWidget, x: int, y: int, width: int) -> None:
        """Put a widget there; `x` is counted from where lines begin."""
        left = self.width() - x - width if self.isRightToLeft() else x
        widget.setGeometry(left, y, width, CHIP_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._reach(self._reached)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            for value, chip in self._chips.items():
                if chip is watched:
                    self._reach(value)
        return False


class ChipRow(ChipSet):
    """A `ChipSet` in one line; what does not fit is behind "14 more"."""

    def __init__(self, theme: Theme, dimension: Dimension, parent: QWidget | None = None) -> None:
        super().__init__(theme, dimension, parent)
        self.setFixedHeight(CHIP_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._more = Button(theme, "", self, kind=Kind.LINK, trailing="down")
        self._more.clicked.connect(self._open_popup)
        self._popup: ChipPopup | None = None

    @property
    def more(self) -> Button:
        """The button that opens the rest."""
        return self._more

    @property
    def popup(self) -> ChipPopup | None:
        """The open popup."""
        return self._popup

    def show_choice(self, choice: Choice, counts: Counts | None) -> None:
        super().show_choice(choice, counts)
        if self._popup is not None:
            self._popup.chips.show_choice(choice, counts)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, CHIP_HEIGHT)

    def _arrange(self) -> None:
        shown = self._fitting()
        x = 0
        for value, chip in self._chips.items():
            chip.setVisible(value in shown)
            if value in shown:
                width = chip.sizeHint().width()
                self._place(chip, x, 0, width)
                x += width + CHIP_GAP
        hidden = len(self._chips) - len(shown)
        self._more.setVisible(hidden > 0)
        if hidden:
            self._more.setText(self.tr("{count} more").format(count=hidden))
            spoken = self.tr("{count} more of {row}")
            self._more.setAccessibleName(spoken.format(count=hidden, row=self.accessibleName()))
            self._place(self._more, x, 0, self._more.sizeHint().width())

    def _fitting(self) -> set[str]:
        """The values whose chips fit: chosen ones first, then in order."""
        widths = {value: chip.sizeHint().width() + CHIP_GAP for value, chip in self._chips.items()}
        room = self.width() + CHIP_GAP
        if sum(widths.values()) <= room:
            return set(widths)
        room -= self._more_width() + CHIP_GAP
        chosen = [value for value in widths if state_in(self._choice, value) is not ChipState.ANY]
        shown: set[str] = set()
        for value in dict.fromkeys((*chosen, *widths)):
            if widths[value] > room:
                if value in chosen:
                    continue
                break
            room -= widths[value]
            shown.add(value)
        return shown

    def _more_width(self) -> int:
        self._more.setText(self.tr("{count} more").format(count=len(self._chips)))
        return self._more.sizeHint().width()

    def _open_popup(self) -> None:
        rest = [value for value, chip in self._chips.items() if chip.isHidden()]
        self._popup = ChipPopup(self._theme, self.dimension, rest, self)
        self._popup.chips.show_choice(self._choice, self._counts)
        self._popup.chips.choice_asked.connect(self.choice_asked)
        self._popup.closed.connect(self._popup_closed)
        self._popup.open_below(self._more)

    def _popup_closed(self) -> None:
        self._popup = None
        if self._more.isVisible():
            self._more.setFocus(Qt.FocusReason.PopupFocusReason)


class Popup(QWidget):
    """A panel below a control that closes with Escape or a click elsewhere.

    Signals:
        closed: it is gone.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._round = sees_through()
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, self._round)
        self._ring = FocusRing(self, theme)

    def open_below(self, anchor: QWidget) -> None:
        """Show it below `anchor`, within its screen, and give it the focus."""
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        self.adjustSize()
        room = anchor.screen().availableGeometry().adjusted(_AIR, _AIR, -_AIR, -_AIR)
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        # On a low screen it may have to cover what it hangs from.
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.focusNextChild()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("ctl"), 1))
        painter.setBrush(self._theme.color("panel"))
        if self._round:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(edge, _RADIUS, _RADIUS)
        else:
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class ChipPopup(Popup):
    """The chips that did not fit into a row."""

    def __init__(
        self, theme: Theme, dimension: Dimension, values: Sequence[str], parent: ChipRow
    ) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(parent.more.accessibleName())
        self.chips = ChipSet(theme, dimension, self)
        self.chips.setAccessibleName(parent.accessibleName())
        self.chips.setFixedWidth(_POPUP_WIDTH)
        self.chips.set_values(values)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.addWidget(self.chips)

"""The histogram over a history: where its events lie, and a range of time that is brushed in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tiquo_desktop.services.histogram import Bins
from tiquo_desktop.ui.filters.filter_words import date_range
from tiquo_desktop.ui.histogram.histogram_painting import AXIS, HistogramPainting
from tiquo_desktop.ui.histogram.histogram_scale import Range, Scale
from tiquo_desktop.ui.histogram.histogram_words import bin_title, count_words
from tiquo_desktop.ui.look.accessible import say_as
from tiquo_desktop.ui.look.focus_ring import RADIUS
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import ROOMY

_LEAST_BIN = 4
_REACH = 5
"""How near to a handle the pointer takes hold of it."""
_CLICK = 3
"""Pixels that a hand may move while it clicks."""


@dataclass(slots=True)
class _Drag:
    """A hand that draws a range: from the bin `anchor`, or with one end of a range at `fixed`."""

    pressed_at: float
    anchor: int
    fixed: int | None = None
    moved: bool = False


class Histogram(QWidget):
    """All events pale, those that are shown solid. A range is brushed by mouse or by keyboard.

    Arrows, Home and End move a cursor, with Shift they extend a range, Enter applies it; Delete
    and Escape clear it. With the mouse: drag, drag the handles, click outside.

    Signals:
        range_asked: the person asks for this range: its start and its end, instants; None, None
            for no range.
        room_changed: there is room for another number of bins now: see `most_bins`.
    """

    range_asked = Signal(object, object)
    room_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zone = "UTC"
        self._bins: Bins | None = None
        self._since: int | None = None
        self._until: int | None = None
        self._hovered: int | None = None
        self._cursor: int | None = None
        self._anchor: int | None = None
        self._drag: _Drag | None = None
        self._pending: Range | None = None
        self._bars = ROOMY.histogram
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty(RADIUS, 4)
        self.setAccessibleName(self.tr("History over time"))
        say_as(self, QAccessible.Role.Chart)
        theme.changed.connect(self.update)
        self._describe()

    # What is shown

    @property
    def most_bins(self) -> int:
        """How many bins there is room for."""
        return max(1, self.width() // _LEAST_BIN)

    @property
    def bins(self) -> Bins | None:
        """The bins that are shown."""
        return self._bins

    @property
    def pending(self) -> Range | None:
        """The range that is being drawn and not yet applied, as instants."""
        return self._pending

    @property
    def zone(self) -> str:
        """The venue's zone, whose days the bins begin with."""
        return self._zone

    def set_zone(self, zone: str) -> None:
        """Another zone."""
        self._zone = zone

    def set_height(self, height: int) -> None:
        """Give the bars another height."""
        if height != self._bars:
            self._bars = height
            self.updateGeometry()

    def show_bins(self, bins: Bins | None) -> None:
        """Show other bins; None for no history."""
        same_time = bins is not None and self._bins is not None and bins.edges == self._bins.edges
        if not same_time:
            self._hovered = self._cursor = self._anchor = self._drag = self._pending = None
        self._bins = bins
        self._describe()
        self.update()

    def show_range(self, since: int | None, until: int | None) -> None:
        """Show what range is chosen."""
        if (since, until) != (self._since, self._until):
            self._since, self._until = since, until
            self._describe()
            self.update()

    def words(self) -> str:
        """What is under the pointer or the cursor, in words; "" with neither."""
        scale = self._scale
        if scale is None:
            return ""
        bins = scale.bins
        if self._pending is not None:
            since, until = self._pending
            first, end = scale.bin_at(since), scale.bin_at(until - 1) + 1
            title = date_range(since, until, self._zone)
            return count_words(title, sum(bins.total[first:end]), sum(bins.matching[first:end]))
        number = self._read_bin()
        if number is None:
            return ""
        return count_words(bin_title(bins, number), bins.total[number], bins.matching[number])

    def _read_bin(self) -> int | None:
        """The bin that is read out: the one under the pointer, else the one of the cursor."""
        if self._hovered is not None:
            return self._hovered
        return self._cursor if self.hasFocus() else None

    def _describe(self) -> None:
        how = self.tr("Arrows move, Shift+arrows extend, Enter applies, Delete clears")
        chosen = ""
        if self._since is not None or self._until is not None:
            chosen = date_range(self._since, self._until, self._zone)
        self.setAccessibleDescription(
            ". ".join(part for part in (self.words(), chosen, how) if part)
        )

    # Places

    @property
    def _scale(self) -> Scale | None:
        return None if self._bins is None else Scale(self._bins, self.width())

    def _has_range(self) -> bool:
        return self._since is not None or self._until is not None

    def _shown_range(self, scale: Scale) -> tuple[float, float] | None:
        """The places where the drawn or the chosen range begins and ends."""
        if self._pending is not None:
            return scale.places(*self._pending)
        return scale.places(self._since, self._until) if self._has_range() else None

    # By mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        scale = self._scale
        if event.button() is not Qt.MouseButton.LeftButton or scale is None:
            super().mousePressEvent(event)
            return
        x = event.position().x()
        self._anchor = self._pending = None
        self._cursor = scale.bin_under(x)
        self._drag = _Drag(x, self._cursor, self._opposite_of_handle(scale, x))
        self._pointed()

    def _opposite_of_handle(self, scale: Scale, x: float) -> int | None:
        """The fixed end of the range whose other end's handle is at a pixel."""
        shown = self._shown_range(scale)
        if shown is None:
            return None
        first, end = (scale.x(place) for place in shown)
        if abs(x - end) <= _REACH and abs(x - end) <= abs(x - first):
            return scale.bins.edges[0] if self._since is None else self._since
        if abs(x - first) <= _REACH:
            return scale.bins.edges[-1] if self._until is None else self._until
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        scale = self._scale
        if scale is None:
            return
        x, drag = event.position().x(), self._drag
        self._hovered = scale.bin_under(x)
        if drag is None:
            near = self._opposite_of_handle(scale, x) is not None
            self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)
        else:
            drag.moved = drag.moved or abs(x - drag.pressed_at) > _CLICK
            if drag.moved:
                self._draw(scale, drag, x)
        self._pointed()

    def _draw(self, scale: Scale, drag: _Drag, x: float) -> None:
        self._cursor = scale.bin_under(x)
        if drag.fixed is None:
            self._pending = scale.range_of(drag.anchor, self._cursor)
            return
        moving = scale.edge_near(x)
        if moving != drag.fixed:  # a range is never empty
            self._pending = min(moving, drag.fixed), max(moving, drag.fixed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        scale, drag = self._scale, self._drag
        self._drag = None
        if scale is None or drag is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        if self._pending is not None:
            self._apply(self._pending)
        elif drag.fixed is None:
            self._clicked(scale, drag)
        self._pointed()

    def _clicked(self, scale: Scale, drag: _Drag) -> None:
        shown = self._shown_range(scale)
        if shown is None:
            self._apply(scale.range_of(drag.anchor, drag.anchor))
        elif not shown[0] <= drag.anchor + 0.5 <= shown[1]:
            self._clear()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self._pointed()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            how = self.tr(
                "Drag to choose a time; drag its ends to change it; click beside it to clear"
            )
            if self._drag is None and self._bins is not None:
                QToolTip.showText(event.globalPos(), f"{self.words()}\n{how}", self)
            return True
        return bool(super().event(event))

    # By keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        scale, key = self._scale, Qt.Key(event.key())
        if scale is None:
            super().keyPressEvent(event)
            return
        last = len(scale.bins) - 1
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        at = self._start(scale) if self._cursor is None else self._cursor
        if key in steps:
            self._move(scale, at, min(max(at + steps[key], 0), last), extend=shift)
        elif key in ends:
            self._move(scale, at, ends[key], extend=shift)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._apply(self._pending or scale.range_of(at, at))
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and (
            self._pending is not None or self._has_range()
        ):
            self._take_back()
        else:
            super().keyPressEvent(event)

    def _start(self, scale: Scale) -> int:
        """Where the cursor begins: at the end of the range, or at the newest bin."""
        return len(scale.bins) - 1 if self._until is None else scale.bin_at(self._until - 1)

    def _move(self, scale: Scale, at: int, to: int, *, extend: bool) -> None:
        if extend:
            self._anchor = at if self._anchor is None else self._anchor
            self._pending = scale.range_of(self._anchor, to)
        else:
            self._anchor = self._pending = None
        self._cursor = to
        self._hovered = None
        self._pointed()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words()))

    def _take_back(self) -> None:
        """What is being drawn, else the range."""
        if self._pending is not None:
            self._anchor = self._pending = self._drag = None
            self._pointed()
        else:
            self._clear()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        scale = self._scale
        if scale is not None and self._cursor is None:
            self._cursor = self._start(scale)
        self._pointed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._drag is None:
            self._anchor = self._pending = None
        self._pointed()

    def _pointed(self) -> None:
        self._describe()
        self.update()

    def _apply(self, chosen: Range) -> None:
        self._anchor = self._pending = None
        self.range_asked.emit(*chosen)

    def _clear(self) -> None:
        self._anchor = self._pending = None
        self.range_asked.emit(None, None)

    # What is painted

    def sizeHint(self) -> QSize:
        return QSize(200, self._bars + AXIS)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._bars + AXIS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() // _LEAST_BIN != event.oldSize().width() // _LEAST_BIN:
            self.room_changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self._bars - 1, self.width(), 1, self._theme.color("ctl"))
        scale = self._scale
        if scale is None:
            return
        whole = HistogramPainting(painter, self._theme, scale, self._bars)
        shown, number = self._shown_range(scale), self._read_bin()
        if shown is not None:
            whole.paint_range(shown)
        if number is not None and self._pending is None:
            whole.paint_mark(number)
        whole.paint_bars(shown)
        if shown is not None:
            whole.paint_handles(shown)
        whole.paint_axis(number, self.words())

"""How a histogram is painted: bars, the range with its handles, the axis and what is read out."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from tiquo_desktop.ui.histogram.histogram_scale import Scale
from tiquo_desktop.ui.histogram.histogram_words import ticks
from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import Role

AXIS = 17
_LEAST_BAR = 2
_WIDE_BIN = 8
_TICK_ROOM = 108
_HANDLE = (4.0, 14.0)
_LABEL_PADDING = 5.0


class HistogramPainting:
    """Paints one histogram whose bars are `bars` pixels high, axis excluded."""

    def __init__(self, painter: QPainter, theme: Theme, scale: Scale, bars: int) -> None:
        self._painter, self._theme, self._scale, self._bars = painter, theme, scale, bars

    def paint_range(self, shown: tuple[float, float]) -> None:
        """The ground of the range between two places."""
        left, right = (self._scale.x(place) for place in shown)
        room = QRectF(left, 0, max(right - left, 1), self._bars - 1)
        self._painter.fillRect(room, self._theme.color("sel"))

    def paint_mark(self, number: int) -> None:
        """The ground of the bin under pointer or cursor."""
        left, right = self._scale.x(number), self._scale.x(number + 1)
        ground = QRectF(left - 1, 0, right - left + 1, self._bars - 1)
        self._painter.fillRect(ground, self._theme.color("line"))

    def paint_bars(self, shown: tuple[float, float] | None) -> None:
        """All events pale, matching ones solid, those within the range in the accent."""
        bins, theme, painter = self._scale.bins, self._theme, self._painter
        most, room = max(bins.total), self._bars - 3
        pale, solid, chosen = theme.color("bar"), theme.color("ctl"), theme.color("accent")
        wide = self._scale.width / len(bins)
        gap = 1 if wide < _WIDE_BIN else 2
        for number, (total, matching) in enumerate(zip(bins.total, bins.matching, strict=True)):
            if not total:
                continue
            left, right = round(number * wide), round((number + 1) * wide) - gap
            height = max(_LEAST_BAR, round(total * room / most))
            painter.fillRect(left, self._bars - 1 - height, right - left, height, pale)
            if not matching:
                continue
            height = max(_LEAST_BAR, round(matching * room / most))
            bar = QRectF(left, self._bars - 1 - height, right - left, height)
            painter.fillRect(bar, solid)
            if shown is not None and shown[0] < number + 1 and shown[1] > number:
                bar.setLeft(max(bar.left(), self._scale.x(shown[0])))
                bar.setRight(min(bar.right(), self._scale.x(shown[1])))
                painter.fillRect(bar, chosen)

    def paint_handles(self, shown: tuple[float, float]) -> None:
        """What the ends of the range are taken by."""
        painter, accent = self._painter, self._theme.color("accent")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.color("panel"))
        wide, high = _HANDLE
        for place in shown:
            x = min(max(self._scale.x(place), 2.5), self._scale.width - 2.5)
            painter.fillRect(QRectF(x - 1, 0, 2, self._bars - 1), accent)
            painter.setPen(QPen(accent, 1.5))
            grip = QRectF(x - wide / 2, (self._bars - high) / 2, wide, high)
            painter.drawRoundedRect(grip, wide / 2, wide / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def paint_axis(self, number: int | None, words: str) -> None:
        """Dates, and over them the words about a bin, close to it."""
        said = self._room_of(number, words) if number is not None and words else None
        theme, painter = self._theme, self._painter
        font, ink = theme.font(Role.LABEL), theme.color("soft")
        free = 0.0
        for place, text in ticks(self._scale.bins, max(1, self._scale.width // _TICK_ROOM)):
            x, wide = self._scale.x(place), painting.text_width(font, text)
            if x < free or x + wide > self._scale.width:
                continue
            room = QRectF(x, self._bars, wide + 1, AXIS)
            free = x + wide + 2 * _LABEL_PADDING
            if said is None or not room.intersects(said):
                painting.draw_text(painter, room, text, font, ink)
        if said is not None:
            painter.fillRect(said, theme.color("tag"))
            room = said.adjusted(_LABEL_PADDING, 0, 0, 0)
            painting.draw_text(painter, room, words, font, theme.color("text"))

    def _room_of(self, number: int, words: str) -> QRectF:
        width = self._scale.width
        wide = painting.text_width(self._theme.font(Role.LABEL), words) + 2 * _LABEL_PADDING
        left = min(max(self._scale.x(number + 0.5) - wide / 2, 0), max(width - wide, 0))
        return QRectF(left, self._bars, wide, AXIS)

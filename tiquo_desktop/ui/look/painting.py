"""Small pieces that widgets and delegates paint: texts, tags, key caps, grounds, rings.

Texts are a customer's data and are drawn as they are, on one line; nothing here knows markup.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from tiquo_desktop.ui.look.fonts import Face, one_line
from tiquo_desktop.ui.look.mirror import is_mirrored, upright
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import SMALL_ICON, Role

# As numbers: combining Qt's flags anew for each text costs more than drawing it.
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
# Whoever paints has worked out where things are: a mirrored window moves nothing inside of them.
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute.value | _ONE_LINE
_LEFT = Qt.AlignmentFlag.AlignLeft.value | _ABSOLUTE
_RIGHT = Qt.AlignmentFlag.AlignRight.value | _ABSOLUTE
# Which way a text runs is decided by itself, and not by the window around it.
_BY_ITSELF = Qt.LayoutDirection.LayoutDirectionAuto

TAG_HEIGHT = 20
_TAG_PADDING = 6.0
_TAG_GAP = 4.0
_KEY_PADDING = 5.0
KEY_HEIGHT = 16
_BAR = 3.0


def text_width(font: Face, text: str) -> float:
    """How wide `text` is on one line, in logical pixels."""
    return font.width(text)


def draw_text(painter: QPainter, rect: QRectF, text: str, font: Face, color: QColor) -> float:
    """Draw one line at the left of `rect`, elided where it does not fit; gives its width."""
    shown, width = font.fitted(text, int(rect.width() + 0.5))
    if is_mirrored():
        with upright(painter, rect):
            _draw_in(painter, rect, shown, font, color, _RIGHT)
    else:
        _draw_line(painter, rect, shown, width, font, color)
    return width


def draw_right(painter: QPainter, rect: QRectF, text: str, font: Face, color: QColor) -> float:
    """Draw one line at the right of `rect`; gives its width."""
    shown, width = one_line(text), font.width(text)
    if is_mirrored():
        with upright(painter, rect):
            _draw_line(painter, rect, shown, width, font, color)
    else:
        _draw_in(painter, rect, shown, font, color, _RIGHT)
    return width


def _draw_line(
    painter: QPainter, rect: QRectF, text: str, width: float, font: Face, color: QColor
) -> None:
    """Draw a text, `width` wide, at the left; both ways give the same pixels."""
    if width > rect.width() + 1:
        _draw_in(painter, rect, text, font, color, _LEFT)
        return
    painter.setFont(font)
    painter.setPen(color)
    laid_out = font.line(text)
    if laid_out is not None:
        line, size = laid_out
        top = rect.top() + (rect.height() - size.height()) / 2
        painter.drawStaticText(QPointF(rect.left(), top), line)
    else:
        baseline = rect.top() + (rect.height() - font.high) / 2 + font.metrics.ascent()
        painter.setLayoutDirection(_BY_ITSELF)
        painter.drawText(QPointF(rect.left(), baseline), text)


def _draw_in(
    painter: QPainter, rect: QRectF, text: str, font: Face, color: QColor, flags: int
) -> None:
    painter.setFont(font)
    painter.setPen(color)
    painter.setLayoutDirection(_BY_ITSELF)
    painter.drawText(rect, flags, text)


def tag_width(theme: Theme, text: str, icon: str | None) -> float:
    """The width of a tag."""
    lead = SMALL_ICON + _TAG_GAP if icon else 0.0
    return 2 * _TAG_PADDING + lead + text_width(_tag_font(theme, icon), text)


def _tag_font(theme: Theme, icon: str | None) -> Face:
    return theme.font(Role.LABEL_STRONG if icon else Role.LABEL)


def draw_tag(
    painter: QPainter,
    theme: Theme,
    origin: QPointF,
    text: str,
    *,
    icon: str | None,
    ink: str,
    fill: str,
) -> float:
    """Draw a tag with its left edge and vertical middle at `origin`; gives its width."""
    width = tag_width(theme, text, icon)
    box = QRectF(origin.x(), origin.y() - TAG_HEIGHT / 2, width, TAG_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(fill))
    painter.drawRoundedRect(box, 4, 4)
    painter.restore()
    x = box.left() + _TAG_PADDING
    if icon:
        theme.icons.paint(painter, icon, theme.hex(ink), x, origin.y(), SMALL_ICON)
        x += SMALL_ICON + _TAG_GAP
    font = _tag_font(theme, icon)
    draw_text(
        painter, QRectF(x, box.top(), box.right() - x, TAG_HEIGHT), text, font, theme.color(ink)
    )
    return width


def key_size(theme: Theme, text: str) -> QSize:
    """The size of a key cap."""
    width = text_width(theme.font(Role.KEY), text) + 2 * _KEY_PADDING
    return QSize(max(18, round(width)), KEY_HEIGHT)


def draw_key(
    painter: QPainter, theme: Theme, origin: QPointF, text: str, *, ink: str, edge: str
) -> float:
    """Draw a key cap with its left edge and vertical middle at `origin`; gives its width."""
    size = key_size(theme, text)
    box = QRectF(origin.x(), origin.y() - size.height() / 2, size.width(), size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(edge), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setFont(theme.font(Role.KEY))
    painter.setPen(theme.color(ink))
    if is_mirrored():
        with upright(painter, box):
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    else:
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return float(size.width())


def draw_row_ground(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    *,
    is_marked: bool,
    is_hovered: bool,
    from_right: bool = False,
) -> None:
    """The ground of a row: with a bar at its start where it is marked, else as the pointer has it."""
    if is_marked:
        painter.fillRect(rect, theme.color("sel"))
        left = rect.right() - _BAR if from_right else rect.left()
        painter.fillRect(QRectF(left, rect.top(), _BAR, rect.height()), theme.color("accent"))
    elif is_hovered:
        painter.fillRect(rect, theme.color("hover"))


def draw_row_ring(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    """The focus ring of a row, inside it."""
    painter.setPen(QPen(theme.color("accent"), 2, j=Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


def underline(painter: QPainter, rect: QRectF, width: float, font: Face, color: QColor) -> None:
    """The line below a link whose words `draw_text` drew into `rect`, `width` wide."""
    y = round(rect.center().y() + font.metrics.ascent() / 2) + 0.5
    painter.setPen(QPen(color, 1))
    painter.drawLine(QLineF(rect.left(), y, rect.left() + width, y))

"""The product's icons, tinted once per colour, size and device pixel ratio."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tiquo_desktop.host import resources
from tiquo_desktop.ui.look.mirror import is_mirrored, upright


class Icons:
    """Pixmaps of ``resources/icons``; an icon's ``currentColor`` becomes the wanted colour."""

    def __init__(self) -> None:
        self._sources: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon `name` (without ``.svg``) in `color` (``#rrggbb``), `size` logical pixels wide.

        Raises:
            ResourceMissing: there is no such icon.
        """
        key = (name, color, size, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._render(name, color, size, ratio)
        return found

    def paint(
        self, painter: QPainter, name: str, color: str, x: float, middle: float, size: int
    ) -> None:
        """Draw an icon with its left edge at `x`, vertically centred on `middle`."""
        ratio = painter.device().devicePixelRatio()
        place = QPointF(round(x * ratio) / ratio, round((middle - size / 2) * ratio) / ratio)
        pixmap = self.pixmap(name, color, size, ratio)
        if is_mirrored():
            with upright(painter, QRectF(place, QSizeF(size, size))):
                painter.drawPixmap(place, pixmap)
        else:
            painter.drawPixmap(place, pixmap)

    def _render(self, name: str, color: str, size: int, ratio: float) -> QPixmap:
        source = self._sources.get(name)
        if source is None:
            source = resources.path("icons", f"{name}.svg").read_bytes()
            self._sources[name] = source
        renderer = QSvgRenderer(QByteArray(source.replace(b"currentColor", color.encode())))
        edge = max(1, round(size * ratio))
        pixmap = QPixmap(edge, edge)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

"""Small pieces that are painted: they are as wide as what stands in them."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.theme import Theme


@pytest.mark.parametrize("icon", [None, "ban"])
def test_a_tag_leaves_as_much_room_right_of_its_words_as_left(
    look: Theme, icon: str | None
) -> None:
    image = QImage(200, 24, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    width = painting.draw_tag(
        painter, look, QPointF(0, 12), "Inactive", icon=icon, ink="text", fill="tag"
    )
    painter.end()
    inked = [
        x
        for x in range(round(width))
        if any(image.pixelColor(x, y).lightness() < 150 for y in range(24))
    ]
    assert abs(inked[0] - (width - 1 - inked[-1])) <= 2

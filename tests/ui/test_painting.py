"""Small pieces that are painted: they are as wide as what stands in them."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import Role


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


@pytest.mark.parametrize("text", ["Booking BK-0001 made", "Zoë – 5 £", "far too long for its room"])
@pytest.mark.parametrize("top", [3.0, 3.5])
def test_a_text_looks_the_same_each_time_it_is_drawn(look: Theme, text: str, top: float) -> None:
    drawn = []
    for _ in range(3):
        image = QImage(160, 30, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        rect = QRectF(4, top, 142, 20)
        painting.draw_text(painter, rect, text, look.font(Role.BODY), look.color("text"))
        painter.end()
        drawn.append(image)
    blank = QImage(160, 30, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    assert drawn[0] == drawn[1] == drawn[2] != blank

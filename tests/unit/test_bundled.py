"""The bundled icons and fonts are usable: drawn by Qt, in both weights, for the names that guests have."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QImage, QPainter, QRawFont
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from tiquo_desktop.host import resources

ICONS = sorted(resources.path("icons").glob("*.svg"))
APPLICATION_ICON = "tiquo.svg"
LIMIT_BYTES = 3_000_000


def ink(image: QImage) -> int:
    """How much was drawn on a transparent picture."""
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    return sum(bytes(alpha.constBits()))


def blank(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_an_icon_is_drawn_and_can_be_tinted(icon: Path, qapp: QApplication) -> None:
    assert ET.parse(icon).getroot().attrib["viewBox"] == "0 0 16 16"
    if icon.name != APPLICATION_ICON:
        assert "currentColor" in icon.read_text("utf-8")
    renderer = QSvgRenderer(str(icon))
    assert renderer.isValid()
    image = blank(32, 32)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, 32, 32))
    painter.end()
    assert ink(image) > 1000


@pytest.fixture
def inter(qapp: QApplication) -> str:
    """The bundled family, registered with Qt."""
    for file in sorted(resources.path("fonts").glob("*.otf")):
        assert QFontDatabase.addApplicationFont(str(file)) >= 0
    return "Inter"


def drawn(family: str, weight: QFont.Weight) -> int:
    font = QFont(family)
    font.setPixelSize(26)
    font.setWeight(weight)
    image = blank(300, 40)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(4, 30, "Amelia Okonkwo-Hart")
    painter.end()
    return ink(image)


def test_the_two_weights_look_different(inter: str) -> None:
    regular, semibold = drawn(inter, QFont.Weight.Normal), drawn(inter, QFont.Weight.DemiBold)
    assert semibold > regular * 1.15


def test_figures_can_be_tabular(inter: str) -> None:
    font = QFont(inter)
    font.setPixelSize(13)
    widths = {QFontMetrics(font).horizontalAdvance(digit * 4) for digit in "18"}
    font.setFeature(QFont.Tag("tnum"), 1)
    tabular = {QFontMetrics(font).horizontalAdvance(digit * 4) for digit in "0123456789"}
    assert len(widths) == 2
    assert len(tabular) == 1


@pytest.mark.parametrize("file", ["Inter-Regular.otf", "Inter-SemiBold.otf"])
def test_the_fonts_cover_latin_greek_and_cyrillic(file: str, qapp: QApplication) -> None:
    font = QRawFont(str(resources.path("fonts", file)), 16.0)
    assert font.isValid()
    missing = [c for c in "Aéßőşğłžệ ΩΑλέ ЖжЇѓ €£•–×→" if not font.supportsCharacter(ord(c))]
    assert missing == []


def test_what_is_bundled_stays_small_and_licensed() -> None:
    size = sum(file.stat().st_size for file in resources.root().rglob("*") if file.is_file())
    assert size < LIMIT_BYTES
    assert "SIL OPEN FONT LICENSE" in resources.path("licenses", "Inter-OFL.txt").read_text("utf-8")

"""The look: contrast, placeholders, fonts, and light and dark."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication

from tiquo_desktop.domain.vocabulary import Category, Source
from tiquo_desktop.host import resources
from tiquo_desktop.ui.icons import Icons
from tiquo_desktop.ui.theme import Mode, Theme
from tiquo_desktop.ui.tokens import DARK, LIGHT, Role, Tokens, category_icon, source_icon

SURFACES = ("panel", "bg", "day", "hover", "sel", "tag")
TEXTS = ("text", "mut", "soft", "accent", "ok", "bad", *(word.lower() for word in Category))


def contrast(first: str, second: str) -> float:
    """The contrast of WCAG 2."""

    def luminance(color: str) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in QColor(color).getRgbF()[:3]
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_surface(tokens: Tokens) -> None:
    colors = tokens.as_dict()
    for text in TEXTS:
        for surface in SURFACES:
            assert contrast(colors[text], colors[surface]) >= 4.5, (text, surface)
    for surface in SURFACES:
        assert contrast(colors["ctl"], colors[surface]) >= 3.0, surface
    assert contrast(colors["onacc"], colors["accent"]) >= 4.5
    assert contrast(colors["warn"], colors["warnbg"]) >= 4.5
    assert contrast(colors["bad"], colors["badbg"]) >= 4.5


def test_the_style_sheet_has_only_colours_of_the_tokens(look: Theme, qapp: QApplication) -> None:
    sheet = qapp.styleSheet()
    assert "$" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert set(re.findall(r"#[0-9a-f]{6}\b", sheet)) <= set(LIGHT.as_dict().values())


def test_switches_without_restart(look: Theme, qapp: QApplication) -> None:
    told = []
    look.changed.connect(lambda: told.append(look.dark))
    look.set_mode(Mode.DARK)
    assert told == [True]
    assert look.hex("panel") == DARK.panel
    assert qapp.palette().base().color() == QColor(DARK.panel)
    assert DARK.panel in qapp.styleSheet()


@pytest.mark.parametrize(
    ("scheme", "dark"),
    [
        (Qt.ColorScheme.Dark, True),
        (Qt.ColorScheme.Light, False),
        (Qt.ColorScheme.Unknown, False),
    ],
)
def test_follows_the_system_only_where_asked(
    look: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, scheme: object, dark: bool
) -> None:
    hints = qapp.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _: scheme)
    hints.colorSchemeChanged.emit(scheme)
    assert not look.dark
    look.set_mode(Mode.SYSTEM)
    assert look.dark is dark


def test_fonts_have_the_sizes_and_weights_of_the_design(look: Theme) -> None:
    for role in Role:
        pixels, weight, tabular = role.value
        font = look.font(role)
        assert QFontInfo(font).family() == "Inter"
        assert font.weight() == weight
        assert abs(QFontInfo(font).pixelSize() - pixels) <= 0.5
        assert bool(font.featureTags()) is tabular


def test_icons_take_the_colour_and_the_scale() -> None:
    icons = Icons()
    once, twice = icons.pixmap("ban", "#ff0000", 16), icons.pixmap("ban", "#ff0000", 16, 2.0)
    assert (once.width(), twice.width()) == (16, 32)
    assert twice.deviceIndependentSize().width() == 16
    image = twice.toImage()
    inks = {
        image.pixelColor(x, y).getRgb()[:3]
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {(255, 0, 0)}
    assert icons.pixmap("ban", "#ff0000", 16) is once


def test_there_is_an_icon_for_every_value_known_or_not() -> None:
    names = {*map(category_icon, (*Category, "Pigeons")), *map(source_icon, (*Source, "Pigeon"))}
    for name in names:
        assert resources.path("icons", f"{name}.svg").is_file()

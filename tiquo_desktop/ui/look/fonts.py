"""Fonts with their measures at hand: a row is painted far more often than its text changes."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QStaticText,
    QTextOption,
    QTransform,
)
from PySide6.QtWidgets import QApplication

from tiquo_desktop.host import resources
from tiquo_desktop.ui.look.tokens import Role

_BUNDLED = ("Inter-Regular.otf", "Inter-SemiBold.otf")
_REMEMBERED = 2_000
_LAID_OUT = 500
_LONGEST = 400
# U+009C separates alternatives of different length in Qt's elided texts.
_BREAKS = str.maketrans(dict.fromkeys("\n\r\t\v\f\x85\x9c\u2028\u2029", " "))


def one_line(text: str) -> str:
    """`text` without line breaks, and no longer than any line on a screen can be."""
    return text[:_LONGEST].translate(_BREAKS)


class Face(QFont):
    """The font of a role; do not change it."""

    def __init__(self, family: str, role: Role) -> None:
        super().__init__(family)
        pixels, weight, tabular = role.value
        if pixels.is_integer():
            self.setPixelSize(int(pixels))
        else:
            # Only points may have decimals; Qt's logical resolution turns them back into pixels.
            screen = QApplication.primaryScreen()
            self.setPointSizeF(pixels * 72 / screen.logicalDotsPerInchY())
        self.setWeight(weight)
        self.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if tabular:
            self.setFeature(QFont.Tag("tnum"), 1)
        metrics = QFontMetricsF(self)
        self.metrics = metrics

        @lru_cache(maxsize=_REMEMBERED)
        def width(text: str) -> float:
            return metrics.horizontalAdvance(one_line(text))

        @lru_cache(maxsize=_REMEMBERED)
        def fitted(text: str, room: int) -> tuple[str, float]:
            shown = one_line(text)
            wide = metrics.horizontalAdvance(shown)
            if wide > room:
                shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
                wide = metrics.horizontalAdvance(shown)
            return shown, wide

        option, plain = QTextOption(), QTransform()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        # Which way a text runs is decided by itself, and not by the window around it.
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)

        @lru_cache(maxsize=_LAID_OUT)
        def laid_out(text: str) -> tuple[QStaticText, QSizeF]:
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.setTextOption(option)
            made.prepare(plain, self)
            return made, made.size()

        @lru_cache(maxsize=_REMEMBERED)
        def sights(_text: str) -> list[bool]:
            return []

        def line(text: str) -> tuple[QStaticText, QSizeF] | None:
            # Other letters may come from another font, whose lines are higher.
            if text.removesuffix("…").isascii():
                seen = sights(text)
                if not seen:
                    seen.append(True)
                    return None
            return laid_out(text)

        self.width = width
        """How wide a text is, in logical pixels."""
        self.fitted = fitted
        """A text, elided where it is wider than some pixels, and how wide that is."""
        self.line = line
        """A text of one line laid out, drawn in half of the time, and its size. To lay it out takes
        as long as to draw it twice: None for one that is seen for the first time, as most are that
        somebody scrolls past, which is to be drawn as it is, in a line of the height `high`."""
        self.high = laid_out("x")[1].height()


def family(bundled: bool) -> str:
    """The system's font; the bundled one where that is wanted, or where the system has none."""
    if not bundled and QFontDatabase.families():
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    found = ""
    for name in _BUNDLED:
        added = QFontDatabase.addApplicationFont(str(resources.path("fonts", name)))
        families = QFontDatabase.applicationFontFamilies(added)
        found = found or (families[0] if families else "")
    return found


def fixed_family() -> str:
    """The system's font whose letters are all equally wide."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()

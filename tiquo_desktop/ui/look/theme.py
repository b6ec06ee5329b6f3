"""The look: colours, fonts, palette and style sheet, for light, dark and as the system says."""

from __future__ import annotations

from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from tiquo_desktop.host import resources
from tiquo_desktop.ui.look.fonts import Face, family, fixed_family
from tiquo_desktop.ui.look.icons import Icons
from tiquo_desktop.ui.look.tokens import DARK, LIGHT, Role, Tokens


class Mode(StrEnum):
    """Which of the two looks."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """The look of one application.

    Offscreen and on bare X servers `setColorScheme` has no effect, so the theme owns both its
    palettes; the system is asked which one it prefers, and told which one is in use.

    Attributes:
        tokens: the colours in use.
        icons: the icons, to be tinted with them.

    Signals:
        changed: the colours are others now; whoever paints with them updates itself.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode, *, bundled_font: bool) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._family = family(bundled_font)
        self._fonts: dict[Role, Face] = {}
        self._colors: dict[str, QColor] = {}
        self.icons = Icons()
        self.tokens = LIGHT
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(self.font(Role.BODY))
        for effect in Qt.UIEffect:  # nothing moves by itself
            app.setEffectEnabled(effect, False)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._ask_system()
        self._dress()

    @property
    def dark(self) -> bool:
        """Whether the dark look is on."""
        return self.tokens is DARK

    @property
    def mode(self) -> Mode:
        """Which look was asked for."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Change the look of everything that is open."""
        self._mode = mode
        self._ask_system()
        self._dress()

    def color(self, token: str) -> QColor:
        """The colour of a token."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = QColor(self.hex(token))
        return found

    def hex(self, token: str) -> str:
        """The colour of a token as ``#rrggbb``."""
        return str(getattr(self.tokens, token))

    def font(self, role: Role) -> Face:
        """The font of a role; do not change it."""
        found = self._fonts.get(role)
        if found is None:
            name = fixed_family() if role is Role.CODE else self._family
            found = self._fonts[role] = Face(name, role)
        return found

    def _ask_system(self) -> None:
        """Have what the system draws (frames of windows, its file dialogs) match, where it can."""
        hints = self._app.styleHints()
        if self._mode is Mode.SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = self._mode is Mode.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _follow_system(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        dark = self._mode is Mode.DARK or (
            self._mode is Mode.SYSTEM
            and self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        )
        self.tokens = DARK if dark else LIGHT
        self._colors.clear()
        self._app.setPalette(_palette(self.tokens))
        self._app.setStyleSheet(_style_sheet(self.tokens))
        self.changed.emit()


def apply(app: QApplication, mode: Mode | str, *, bundled_font: bool = False) -> Theme:
    """Give `app` its look.

    `bundled_font` takes the font that is delivered with the program, for pictures that are the
    same everywhere; it is also taken where the system has no font at all.
    """
    return Theme(app, Mode(mode), bundled_font=bundled_font)


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    group = QPalette.ColorRole
    for role, token in {
        group.Window: "bg",
        group.WindowText: "text",
        group.Base: "panel",
        group.AlternateBase: "day",
        group.Text: "text",
        group.Button: "panel",
        group.ButtonText: "text",
        group.BrightText: "bad",
        group.ToolTipBase: "panel",
        group.ToolTipText: "text",
        group.PlaceholderText: "soft",
        group.Highlight: "accent",
        group.HighlightedText: "onacc",
        group.Accent: "accent",
        group.Link: "accent",
        group.LinkVisited: "accent",
        group.Light: "panel",
        group.Midlight: "hover",
        group.Mid: "line",
        group.Dark: "ctl",
        group.Shadow: "ctl",
    }.items():
        palette.setColor(role, QColor(str(getattr(tokens, token))))
    for role in (group.WindowText, group.Text, group.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.soft))
    return palette


def _style_sheet(tokens: Tokens) -> str:
    text = resources.path("styles", "window.qss").read_text(encoding="utf-8")
    return Template(text).substitute(tokens.as_dict())

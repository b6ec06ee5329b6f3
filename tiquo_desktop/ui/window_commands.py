"""The commands of the window itself: palette, shortcut sheet, menus, theme, leaving."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QMessageBox

from tiquo_desktop.ui.bars.commands import Command, Commands, Menu
from tiquo_desktop.ui.bars.palette import Palette
from tiquo_desktop.ui.bars.shortcut_sheet import ShortcutSheet
from tiquo_desktop.ui.bars.top_bar import TopBar
from tiquo_desktop.ui.help.report_dialog import message_box
from tiquo_desktop.ui.look.theme import Mode, Theme
from tiquo_desktop.ui.settings import Settings
from tiquo_desktop.ui.words.language import LANGUAGE_KEY, Language

THEME_KEY = "window/theme"
_VIEWS, _HELP, _LEAVING = 30, 80, 90


class WindowCommands(QObject):
    """Adds these commands to a window and does what they say."""

    def __init__(
        self,
        window: QMainWindow,
        theme: Theme,
        commands: Commands,
        settings: Settings,
        top_bar: TopBar,
    ) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._commands, self._settings = commands, settings
        commands.add(
            Command(
                id="help.palette",
                text=self.tr("&Find a command…"),
                menu=Menu.HELP,
                run=self.open_palette,
                shortcuts=("Ctrl+Shift+P",),
                section=_HELP,
            ),
            Command(
                id="help.shortcuts",
                text=self.tr("&Keyboard shortcuts"),
                menu=Menu.HELP,
                run=self.open_sheet,
                shortcuts=("F1",),
                section=_HELP,
            ),
            Command(
                id="view.menu",
                text=self.tr("Go to the &menus"),
                menu=Menu.VIEW,
                run=top_bar.open_menu,
                shortcuts=("F10",),
                in_menu=False,
            ),
            *self._theme_commands(),
            *self._language_commands(),
            Command(
                id="file.quit",
                text=self.tr("&Quit"),
                menu=Menu.FILE,
                run=window.close,
                shortcuts=("Ctrl+Q",),
                section=_LEAVING,
            ),
        )

    def _theme_commands(self) -> list[Command]:
        words = {
            Mode.LIGHT: self.tr("&Light"),
            Mode.DARK: self.tr("&Dark"),
            Mode.SYSTEM: self.tr("As the &system"),
        }
        return [
            Command(
                id=f"view.theme-{mode.value}",
                text=text,
                menu=Menu.VIEW,
                run=partial(self.set_theme, mode),
                checked=mode is self._theme.mode,
                group="theme",
                section=_VIEWS,
                submenu=self.tr("&Theme"),
            )
            for mode, text in words.items()
        ]

    def _language_commands(self) -> list[Command]:
        kept = self._settings.get(LANGUAGE_KEY, Language.SYSTEM.value)
        chosen = kept if kept in set(Language) else Language.SYSTEM
        return [
            Command(
                id=f"view.language-{language.value}",
                # A language stands in its own words, for whoever understands no other.
                text=language.own_name or self.tr("As the &system"),
                menu=Menu.VIEW,
                run=partial(self.set_language, language),
                checked=language == chosen,
                group="language",
                section=_VIEWS,
                submenu=self.tr("&Language"),
            )
            for language in Language
        ]

    def set_language(self, language: Language) -> None:
        """Speak a language from the next start on."""
        self._settings.set(LANGUAGE_KEY, language.value)
        self._commands.action(f"view.language-{language.value}").setChecked(True)
        words = self.tr("The language changes when Tiquo is started anew.")
        box = message_box(words, self._window, self._theme)
        box.setIcon(QMessageBox.Icon.Information)
        box.open()

    def set_theme(self, mode: Mode) -> None:
        """Change the look now, and for the next start."""
        self._settings.set(THEME_KEY, mode.value)
        self.show_theme(mode)

    def show_theme(self, mode: Mode) -> None:
        """Change the look for this run only."""
        self._commands.action(f"view.theme-{mode.value}").setChecked(True)
        self._theme.set_mode(mode)

    def open_palette(self) -> Palette:
        """Offer every command."""
        palette = Palette(self._theme, self._commands, self._window)
        palette.chosen.connect(lambda command: self._commands.action(command).trigger())
        palette.open()
        palette.field.setFocus()
        return palette

    def open_sheet(self) -> ShortcutSheet:
        """Show every key."""
        sheet = ShortcutSheet(self._theme, self._commands, self._window)
        sheet.open()
        return sheet

"""The look: contrast, placeholders, fonts, and light and dark."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain import times
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.vocabulary import Category, Source
from tiquo_desktop.host import resources
from tiquo_desktop.ui.look.choice_box import ChoiceBox
from tiquo_desktop.ui.look.icons import Icons
from tiquo_desktop.ui.look.theme import Mode, Theme
from tiquo_desktop.ui.look.tokens import DARK, LIGHT, Role, Tokens, category_icon, source_icon
from tiquo_desktop.ui.main_window import LEAST_SIZE
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.settings import Settings

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


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_hints_in_fields_are_as_easy_to_read_as_other_texts(
    look: Theme, qtbot: QtBot, kind: type[QWidget]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.ensurePolished()
    assert field.palette().color(QPalette.ColorRole.PlaceholderText) == look.color("soft")


def test_no_choice_does_not_look_like_one(look: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = ChoiceBox(look, "Type", parent)
    box.setPlaceholderText("Choose")
    box.offer([("Visit", "Visit")])
    inks = []
    for value in ("", "Visit", ""):
        box.choose(value)
        box.ensurePolished()
        inks.append(box.palette().color(QPalette.ColorRole.ButtonText))
    assert inks == [look.color("soft"), look.color("text"), look.color("soft")]


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
        if role is Role.CODE:
            assert font.width("iiii") == font.width("WWWW")
        else:
            assert QFontInfo(font).family() == "Inter"
        assert font.weight() == weight
        assert abs(QFontInfo(font).pixelSize() - pixels) <= 0.5
        assert bool(font.featureTags()) is tabular


def test_icons_take_the_colour_and_the_scale(qapp: QApplication) -> None:
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


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("size", [(1440, 900), LEAST_SIZE], ids=["large", "small"])
def test_a_window_that_switched_looks_like_one_that_started_so(
    qtbot: QtBot,
    look: Theme,
    reader: Reader,
    database: Database,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = times.now() * 1000  # minutes are on the window, and must not change in between
    monkeypatch.setattr(times, "time", SimpleNamespace(time_ns=lambda: now))

    def opened() -> Desk:
        desk = Desk(qtbot, look, reader, database)
        desk.window.resize(*size)
        desk.window.set_person("A. Okafor")
        desk.open("0421")
        desk.window.marked.pane.setFocus()
        desk.window.view.timeline.setFocus()
        return desk

    def picture(desk: Desk) -> QImage:
        desk.settle()
        return desk.window.grab().toImage()

    switched = opened()
    light = picture(switched)
    switched.window.commands.action("view.theme-dark").trigger()
    dark = picture(switched)
    switched.window.set_database(None)
    switched.window.hide()
    started = opened()
    assert dark == picture(started)
    assert dark != light
    started.window.commands.action("view.theme-light").trigger()
    assert light == picture(started)
    started.window.set_database(None)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_theme_is_chosen_in_the_menu_and_remembered(
    qtbot: QtBot, look: Theme, reader: Reader, database: Database, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "window.ini")
    desk = Desk(qtbot, look, reader, database, settings)
    actions = {mode: desk.window.commands.action(f"view.theme-{mode}") for mode in Mode}
    assert [mode for mode in Mode if actions[mode].isChecked()] == [Mode.LIGHT]
    actions[Mode.DARK].trigger()
    assert look.dark
    assert Settings(tmp_path / "window.ini").get("window/theme", "") == "dark"
    actions[Mode.SYSTEM].trigger()
    assert not look.dark
    assert [mode for mode in Mode if actions[mode].isChecked()] == [Mode.SYSTEM]
    desk.window.set_database(None)


def test_an_explicit_theme_is_told_to_the_system_and_taken_back(
    look: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    hints = type(qapp.styleHints())
    monkeypatch.setattr(hints, "setColorScheme", lambda _, scheme: told.append(scheme))
    monkeypatch.setattr(hints, "unsetColorScheme", lambda _: told.append(None))
    for mode in (Mode.DARK, Mode.SYSTEM, Mode.LIGHT):
        look.set_mode(mode)
    assert told == [Qt.ColorScheme.Dark, None, Qt.ColorScheme.Light]


@pytest.fixture
def still_cursor(qapp: QApplication) -> Iterator[None]:
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)


@pytest.mark.usefixtures("still_cursor")
@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(
    "command",
    [
        "file.export",
        "file.import",
        "customer.new",
        "customer.edit",
        "desk.record",
        "desk.change-person",
        "timeline.date-range",
        "help.palette",
        "help.shortcuts",
    ],
)
def test_what_is_open_switches_too(
    desk: Desk,
    look: Theme,
    qapp: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    now = times.now() * 1000
    monkeypatch.setattr(times, "time", SimpleNamespace(time_ns=lambda: now))
    desk.window.settings.set("desk/person", "A. Okafor")
    desk.open("0421")

    def opened() -> QWidget:
        desk.window.commands.action(command).trigger()

        def found() -> QWidget | None:
            return qapp.activeModalWidget() or qapp.activePopupWidget()

        qtbot.waitUntil(lambda: found() is not None, timeout=PATIENCE)
        desk.settle()
        shown, focused = found(), qapp.focusWidget()
        assert shown is not None
        if focused is not None:
            focused.clearFocus()  # offscreen, a panel's focus comes and goes
        return shown

    first = opened()
    light = first.grab().toImage()
    look.set_mode(Mode.DARK)
    desk.settle()
    switched = first.grab().toImage()
    assert switched != light
    first.close()
    again = opened()
    started = again.grab().toImage()
    again.close()
    assert switched == started


def test_the_icon_of_the_window_follows_the_theme(desk: Desk, look: Theme) -> None:
    def ink() -> set[str]:
        image = desk.window.windowIcon().pixmap(64).toImage()
        pixels = (image.pixelColor(x, y) for x in range(64) for y in range(64))
        return {each.name() for each in pixels if each.alpha() == 255}

    assert look.hex("accent") in ink()
    look.set_mode(Mode.DARK)
    assert look.hex("accent") == DARK.accent
    assert DARK.accent in ink()
    look.set_mode(Mode.LIGHT)

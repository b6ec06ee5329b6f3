"""The Help menu: the guide with its pictures, the folder of the logs, about the program."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

import tiquo_desktop
from tests.ui.desk import Desk
from tiquo_desktop.app import gui
from tiquo_desktop.host import resources
from tiquo_desktop.ui.help import installation
from tiquo_desktop.ui.help.about_dialog import AboutDialog
from tiquo_desktop.ui.help.guide import Guide
from tiquo_desktop.ui.help.help import Help
from tiquo_desktop.ui.look.theme import Mode, Theme
from tiquo_desktop.ui.reader import Reader

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

IMAGE = QTextDocument.ResourceType.ImageResource.value
TEXT = resources.path("help", "guide.md").read_text("utf-8")


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def help_(desk: Desk, look: Theme, reader: Reader, tmp_path: Path, opened: list[str]) -> Help:
    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    return Help(look, reader, desk.window, tmp_path / "logs", open_url=open_url)


def test_the_guide_opens_by_its_key_and_only_once(desk: Desk, help_: Help) -> None:
    desk.key(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    desk.window.commands.action("help.guide").trigger()
    (guide,) = desk.window.findChildren(Guide)
    assert guide.isVisible()
    assert "The first minute" in guide.page.toPlainText()
    guide.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert help_.open_guide().isVisible(), "after it was closed it opens again"


def test_a_chapter_leads_to_its_place(desk: Desk, help_: Help) -> None:
    guide = help_.open_guide()
    titles = [guide.contents.item(row).text() for row in range(guide.contents.count())]
    assert titles[0] == "The first minute"
    assert {"Finding", "Reading", "Filtering", "Recording", "Importing", "Exporting"} <= set(titles)
    assert guide.page.verticalScrollBar().value() == 0
    guide.contents.setCurrentRow(titles.index("Recording"))
    top = guide.page.cursorForPosition(guide.page.viewport().rect().topLeft())
    place = dict(guide.page.chapters())["Recording"]
    assert abs(top.position() - place) < 5


def test_pictures_fit_the_page_and_the_theme(
    qtbot: QtBot, desk: Desk, help_: Help, look: Theme
) -> None:
    page = help_.open_guide().page

    def window() -> QImage:
        return page.loadResource(IMAGE, QUrl("guide-window.png")).toImage()

    qtbot.waitUntil(lambda: window().width() > 600)
    light = window()
    look.set_mode(Mode.DARK)
    assert light.pixelColor(400, 5).lightness() > 200
    assert window().pixelColor(400, 5).lightness() < 60
    assert page.horizontalScrollBar().maximum() == 0
    page.window().resize(500, 400)
    qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)
    assert window().width() < 500
    look.set_mode(Mode.LIGHT)


def test_every_picture_of_the_guide_is_there_twice_and_small() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", TEXT)
    assert len(pictures) >= 7
    for name in pictures:
        light, dark = resources.path("help", name), resources.path("help", f"{name[:-4]}-dark.png")
        sizes = [(QImage(str(file)).width(), QImage(str(file)).height()) for file in (light, dark)]
        assert sizes[0] == sizes[1]
        assert sizes[0][0] > 200
        assert max(light.stat().st_size, dark.stat().st_size) <= 150_000


def test_the_guide_names_no_key_that_does_nothing(desk: Desk, help_: Help) -> None:
    known = {
        QKeySequence(key).toString()
        for command in desk.window.commands
        for key in command.shortcuts
    }
    named = set(re.findall(r"\b(?:Ctrl\+(?:Shift\+)?\w+|F\d+)\b", TEXT))
    elsewhere = {"Ctrl+Enter"}  # the Record dialog's own
    assert len(named) > 12
    assert named - elsewhere - known == set()


def test_the_folder_of_the_logs_is_shown(
    desk: Desk, help_: Help, tmp_path: Path, opened: list[str]
) -> None:
    desk.window.commands.action("help.logs").trigger()
    (box,) = desk.window.findChildren(QMessageBox)
    assert "There is no log" in box.text()
    box.accept()
    (tmp_path / "logs").mkdir()
    desk.window.commands.action("help.logs").trigger()
    assert opened == [str(tmp_path / "logs")]


def test_about_names_versions_and_licences(
    qtbot: QtBot, desk: Desk, help_: Help, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installation, "_requirements", lambda: ["SQLAlchemy", "numpy", "tzdata-x"])
    dialog = help_.open_about()
    assert isinstance(dialog, AboutDialog)
    qtbot.waitUntil(lambda: "OFL" in dialog.text())
    said = dialog.text()
    assert f"Tiquo Desktop: {tiquo_desktop.__version__}" in said
    assert "Database: SQLite 3." in said
    assert re.search(r"SQLAlchemy 2\S*: MIT", said)
    assert re.search(r"numpy \S+: .*BSD", said)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == said
    dialog.leave.click()


def test_the_window_of_the_program_has_all_of_it(desk: Desk, look: Theme, reader: Reader) -> None:
    gui._complete(look, reader, desk.window, gui.Surroundings(log_dir=Path("logs")))
    ids = {command.id for command in desk.window.commands}
    assert {"help.guide", "help.logs", "help.about", "help.shortcuts"} <= ids

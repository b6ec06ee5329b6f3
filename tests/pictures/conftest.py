"""A desk whose clock stands still, and a photographer."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders
from tests.builders import at
from tests.pictures import comparing, people
from tests.ui.desk import Desk
from tiquo_desktop.domain import times
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.storage.sqlite import open_database
from tiquo_desktop.ui.look import theme
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader

# Looked at now: while a test runs no TIQUO_* variable is set.
WRITING = os.environ.get("TIQUO_PICTURES") == "write"
Photograph = Callable[[QImage, str], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fonts are drawn otherwise where Qt asks another system to do it."""
    skip = pytest.mark.skip(reason="the kept pictures were drawn by Qt's own FreeType, on Linux")
    for item in items:
        if sys.platform != "linux" and Path(__file__).parent in item.path.parents:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def people_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of always the same people, to be copied."""
    folder = tmp_path_factory.mktemp("people")
    with pytest.MonkeyPatch.context() as patch:
        _stop_clock(patch, at(people.NOW))
        made = builders.new_database(folder)
        people.fill(made, lambda instant: _stop_clock(patch, instant))
        made.close()
    return folder / "tiquo.db"


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """No clock goes on and no cursor blinks."""
    _stop_clock(monkeypatch, at(people.NOW))
    flash = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield
    QApplication.setCursorFlashTime(flash)


def _stop_clock(patch: pytest.MonkeyPatch, instant: int) -> None:
    patch.setattr(times, "time", SimpleNamespace(time_ns=lambda: instant * 1_000))


@pytest.fixture
def database(tmp_path: Path, people_file: Path) -> Iterator[Database]:
    """Amelia and the others."""
    copy = Path(shutil.copy(people_file, tmp_path / "tiquo.db"))
    made = open_database(copy, zone=builders.ZONE, region="GB", recorded_by="tester")
    yield made
    made.close()


@pytest.fixture(params=["light", "dark"])
def look(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Theme]:
    """Either look, with the bundled font."""
    made = theme.apply(qapp, request.param, bundled_font=True)
    yield made
    made.deleteLater()


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    """Worker threads, which end with the test."""
    made = Reader()
    yield made
    assert made.shutdown()


@pytest.fixture
def desk(qtbot: QtBot, look: Theme, reader: Reader, database: Database) -> Iterator[Desk]:
    """A window on the database, with A. Okafor at the desk."""
    made = Desk(qtbot, look, reader, database)
    made.window.recording.at_desk.choose("A. Okafor")
    yield made
    made.window.set_database(None)


@pytest.fixture
def photograph(look: Theme, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Photograph]:
    """Compares pictures with the kept ones at the end of the test, or keeps them."""
    wrong: list[str] = []
    folder: list[Path] = []

    def take(image: QImage, name: str) -> None:
        name = f"{name}-{'dark' if look.dark else 'light'}"
        if WRITING:
            comparing.keep(image, name)
            return
        if not folder:
            folder.append(tmp_path_factory.mktemp("pictures"))
        sentence = comparing.compare(image, name, folder[0])
        if sentence is not None:
            wrong.append(sentence)

    yield take
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)

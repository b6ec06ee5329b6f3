"""The status bar says which database, whether it answers, how much is shown, and who is here."""

import itertools

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk
from tiquo_desktop.domain.errors import DatabaseError
from tiquo_desktop.domain.repositories import DatabaseInfo
from tiquo_desktop.ui.bars.status_bar import StatusBar
from tiquo_desktop.ui.look.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_says_that_the_database_answers_and_when_it_does_not(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, watch = desk.window.status, desk.window.connection.watch
    assert status.connection_text() == "Live"
    with monkeypatch.context() as away:
        gone = DatabaseError("The database does not answer.")
        away.setattr(type(watch._database), "trouble", lambda _: gone)
        desk.window.timeline.failed.emit(str(gone))
        qtbot.waitUntil(lambda: status.connection_text() == "Not answering", timeout=PATIENCE)
    watch.look()
    qtbot.waitUntil(lambda: status.connection_text() == "Live", timeout=PATIENCE)


def test_long_words_do_not_overlap_in_a_narrow_window(qtbot: QtBot, look: Theme) -> None:
    status = StatusBar(look)
    qtbot.addWidget(status)
    zone = "America/Argentina/ComodRivadavia"
    status.show_database(
        DatabaseInfo(uid="0" * 32, name="riverside", zone=zone, region="AR", read_only="A copy.")
    )
    status.show_counts("12,345,678 of 12,345,679 events")
    status.show_person("Aleksandra Okafor-Wyszynska")
    status.set_narrow(True)
    status.resize(720, 26)
    status.show()
    shown = [each for each in status.findChildren(QWidget) if each.isVisible()]
    edges = sorted((each.geometry().left(), each.geometry().right()) for each in shown)
    assert len(edges) >= 6
    assert edges[0][0] >= 0
    assert edges[-1][1] < 720
    assert all(one[1] < other[0] for one, other in itertools.pairwise(edges))
    assert status.zone_text() == zone


def test_nobody_is_named_before_somebody_said_so(qtbot: QtBot, look: Theme) -> None:
    status = StatusBar(look)
    qtbot.addWidget(status)
    assert status.person_button is None
    assert status.connection_text() == ""
    status.show_person("<b>A. Okafor</b>")
    button = status.person_button
    assert button is not None
    assert button.text() == "<b>A. Okafor</b>"
    assert button.accessibleName() == "At this desk: <b>A. Okafor</b>"
    with qtbot.waitSignal(status.person_asked, timeout=PATIENCE):
        button.click()
    status.show_person("Bartholomew Featherstonehaugh-Cholmondeley")
    assert status.person_button is button
    assert button.text() == "Bartholomew Featherston…"
    assert button.accessibleName().endswith("Cholmondeley")

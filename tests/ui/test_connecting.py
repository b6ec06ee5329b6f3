"""Opening other databases from a window: the dialog, recent ones, and servers that are down."""

import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests import builders
from tests.keyrings import Forgetful, Hanging, Kept, system_keyring
from tests.postgres import Cluster, Venue, own_server
from tests.ui.desk import PATIENCE
from tests.ui.dialogs import open_dialog
from tiquo_desktop.app import kept_passwords, places
from tiquo_desktop.app.connections import Connections, known
from tiquo_desktop.app.options import DatabaseOptions
from tiquo_desktop.services.connecting import KnownDatabase
from tiquo_desktop.ui.connecting.connect_dialog import ConnectDialog
from tiquo_desktop.ui.connecting.connecting import Connecting
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.main_window import MainWindow
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.recording.person_form import Chosen
from tiquo_desktop.ui.settings import Settings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "window.ini")


@pytest.fixture
def window(qtbot: QtBot, look: Theme, reader: Reader, settings: Settings) -> Iterator[MainWindow]:
    """A window without a database."""
    made = MainWindow(look, reader, settings)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    yield made
    last = made.database
    made.set_database(None)
    if last is not None:
        last.close()


@pytest.fixture
def connector(tmp_path: Path) -> Connections:
    return Connections(tmp_path / "tiquo.db")


@pytest.fixture
def connecting(
    window: MainWindow, look: Theme, reader: Reader, connector: Connections
) -> Connecting:
    return Connecting(window, look, reader, connector)


@pytest.fixture
def kept() -> Iterator[Kept]:
    """A keyring that keeps passwords."""
    with system_keyring(Kept()) as made:
        yield made


@pytest.fixture
def dialog(qtbot: QtBot, connecting: Connecting) -> ConnectDialog:
    return asked(qtbot, connecting)


def until(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)


def asked(qtbot: QtBot, connecting: Connecting) -> ConnectDialog:
    """The dialog that asks for a database."""
    connecting.open_dialog()
    return open_dialog(qtbot, ConnectDialog)


def tried(qtbot: QtBot, dialog: ConnectDialog, url: str) -> str:
    """What the dialog says of that address."""
    dialog.take_address(url)
    dialog.test.click()
    assert dialog.is_busy
    until(qtbot, lambda: not dialog.is_busy)
    return dialog.message()


# The address


def test_a_pasted_address_is_spread_over_the_fields(qtbot: QtBot, dialog: ConnectDialog) -> None:
    form = dialog.form
    QApplication.clipboard().setText(
        "postgresql://amelia:hunter2@one,two:5433/venue?sslmode=verify-ca&sslrootcert=/ca.pem"
        "&reads=standby&target_session_attrs=any"
    )
    form.hosts.setFocus()
    form.hosts.paste()
    assert (form.hosts.text(), form.port.text()) == ("one, two:5433", "")
    assert (form.database.text(), form.login.text()) == ("venue", "amelia")
    assert (form.password.text(), form.password.displayText()) == ("hunter2", "●" * 7)
    assert (form.tls.value(), form.ca_file.text()) == ("verify-ca", "/ca.pem")
    assert form.standby.isChecked()
    assert form.fields().others == (("target_session_attrs", "any"),)
    dialog.reject()


def test_an_address_is_taken_from_whichever_field_it_is_pasted_into(
    qtbot: QtBot, connecting: Connecting, connector: Connections
) -> None:
    connecting.work_on(connector.known("postgresql://amelia@one/venue"))
    dialog = asked(qtbot, connecting)
    form = dialog.form
    assert form.hosts.text() == "one"
    assert QApplication.focusWidget() is form.hosts, "nothing was asked for"
    for line in (form.password, form.database, form.hosts):
        QApplication.clipboard().setText(f"postgresql://bob@two/{line.text()}hall\n")
        line.setFocus()
        line.paste()
        assert (form.hosts.text(), form.login.text()) == ("two", "bob")
        assert form.database.text().endswith("hall")
        assert form.password.text() == ""
    dialog.reject()


def test_no_clipboard_is_asked_for_while_a_name_is_typed(
    qtbot: QtBot, dialog: ConnectDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QApplication, "clipboard", lambda: asked.append("clipboard"))
    qtbot.keyClicks(dialog.form.hosts, "db.venue.example")
    qtbot.keyClicks(dialog.form.password, "hunter2")
    assert asked == []
    dialog.reject()


def test_an_address_that_is_typed_is_spread_when_it_is_whole(
    qtbot: QtBot, dialog: ConnectDialog
) -> None:
    form = dialog.form
    qtbot.keyClicks(form.hosts, "postgresql://amelia@db.venue.example/venue")
    assert form.database.text() == "", "it is not torn apart while it is typed"
    qtbot.keyClick(form.hosts, Qt.Key.Key_Tab)
    assert (form.hosts.text(), form.database.text()) == ("db.venue.example", "venue")
    dialog.reject()


def test_a_name_tells_servers_of_one_computer_apart(connector: Connections) -> None:
    name = connector.known("postgresql://amelia@one:5433,two:5432/venue").name
    assert name == "venue (amelia@one:5433, two)"


def test_what_is_wrong_with_an_address_is_said_at_its_field(
    qtbot: QtBot, dialog: ConnectDialog
) -> None:
    dialog.test.click()
    assert dialog.message() == "Write the name of the database."
    assert dialog.form.database.property("wrong")
    dialog.form.database.setText("venue")
    assert (dialog.message(), dialog.form.database.property("wrong")) == ("", False)
    dialog.form.port.setText("five")
    dialog.test.click()
    assert "whole number" in dialog.message()
    dialog.take_address("postgresql://amelia:hunter2@one@two/venue")
    assert "an @ too many" in dialog.message()
    assert "hunter2" not in dialog.message()
    dialog.reject()


def test_a_file_of_authorities_can_be_looked_for(
    look: Theme, reader: Reader, connector: Connections, qtbot: QtBot
) -> None:
    queue, lane = reader.queue("connecting"), reader.lane("keyring")
    made = ConnectDialog(look, connector, queue, lane, ask=lambda _parent: "/etc/ca.pem")
    qtbot.addWidget(made)
    made.form._browse()
    assert made.form.ca_file.text() == "/etc/ca.pem"


# The connection


class TestTrying:
    """What "Test connection" says, each from a real server."""

    def test_it_works(self, qtbot: QtBot, dialog: ConnectDialog, venue: Venue) -> None:
        said = tried(qtbot, dialog, venue.url())
        assert said.startswith(f"It works: {venue.name} on PostgreSQL ")
        assert said.endswith("This login may record.")
        assert dialog.open_button.hasFocus(), "Enter opens what was found"
        assert "may read and not record" in tried(qtbot, dialog, venue.url("auditor"))
        dialog.reject()

    def test_the_server_of_several_that_answers(
        self, qtbot: QtBot, dialog: ConnectDialog, venue: Venue
    ) -> None:
        server = venue.server
        dialog.take_address(venue.url())
        dialog.form.hosts.setText(f"127.0.0.1:1, {server.host}:{server.port}")
        dialog.form.port.clear()
        dialog.form.standby.setChecked(True)
        dialog.test.click()
        until(qtbot, lambda: not dialog.is_busy)
        assert dialog.message().startswith(f"It works: {venue.name}")
        assert dialog.form.fields().reads_from_standby
        dialog.reject()

    def test_a_name_that_nobody_has(self, qtbot: QtBot, dialog: ConnectDialog) -> None:
        said = tried(qtbot, dialog, "postgresql://me@no.such.host.invalid/venue")
        assert said == "There is no server of that name: check the address and the network."
        dialog.reject()

    def test_a_port_on_which_nobody_listens(self, qtbot: QtBot, dialog: ConnectDialog) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        dialog.take_address(f"postgresql://me@127.0.0.1:{port}/venue")
        dialog.form.port.setFocus()
        QTest.keyClick(dialog.form.port, Qt.Key.Key_Return)
        assert dialog.is_busy
        until(qtbot, lambda: not dialog.is_busy)
        assert dialog.message().startswith("The server refused the connection")
        assert dialog.form.port.hasFocus(), "Enter tries again what is put right there"
        dialog.reject()

    def test_a_wrong_password(self, qtbot: QtBot, dialog: ConnectDialog, venue: Venue) -> None:
        url = venue.server.url(venue.login("front-desk"), venue.name, "wrong")
        assert tried(qtbot, dialog, url).startswith("The login or its password is wrong")
        assert QApplication.focusWidget() is dialog.form.password
        dialog.form.password.clear()
        dialog.test.click()
        until(qtbot, lambda: not dialog.is_busy)
        assert "wants a password" in dialog.message()
        dialog.reject()

    def test_a_login_without_a_right(
        self, qtbot: QtBot, dialog: ConnectDialog, venue: Venue
    ) -> None:
        assert "has no right to this database" in tried(qtbot, dialog, venue.url("stranger"))
        dialog.reject()

    def test_no_tls_where_it_is_asked_for(
        self, qtbot: QtBot, dialog: ConnectDialog, venue: Venue
    ) -> None:
        said = tried(qtbot, dialog, f"{venue.url()}?sslmode=require")
        assert said.startswith("The server does not offer encryption (TLS)")
        dialog.reject()

    def test_a_database_that_is_none_of_ours(
        self, qtbot: QtBot, dialog: ConnectDialog, venue: Venue
    ) -> None:
        url = venue.server.url(venue.server.superuser, "postgres")
        assert tried(qtbot, dialog, url).startswith("This is no database of Tiquo Desktop")
        missing = venue.server.url(venue.server.superuser, "no_such_database")
        assert tried(qtbot, dialog, missing).startswith("There is no database of that name")
        dialog.reject()

    @pytest.mark.parametrize(
        ("version", "says"), [("'0'", "by a newer version"), ("'first'", "by an older version")]
    )
    def test_a_schema_of_another_version(
        self,
        qtbot: QtBot,
        dialog: ConnectDialog,
        venue: Venue,
        monkeypatch: pytest.MonkeyPatch,
        version: str,
        says: str,
    ) -> None:
        from tiquo_desktop.storage import postgres_info

        known = {*postgres_info.KNOWN_VERSIONS, "first"}
        monkeypatch.setattr(postgres_info, "KNOWN_VERSIONS", frozenset(known))
        change = f"UPDATE tiquo.alembic_version SET version_num = {version}"
        venue.server.execute(change, database=venue.name)
        assert says in tried(qtbot, dialog, venue.url())
        dialog.reject()

    def test_it_can_be_stopped(self, qtbot: QtBot, dialog: ConnectDialog) -> None:
        with socket.create_server(("127.0.0.1", 0)) as silent:
            dialog.take_address(f"postgresql://me@127.0.0.1:{silent.getsockname()[1]}/venue")
            dialog.test.click()
            assert dialog.is_busy
            assert dialog.cancel.text() == "Stop"
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
            qtbot.waitUntil(lambda: not dialog.is_busy, timeout=1_000)
        assert dialog.isVisible()
        assert dialog.message() == "Stopped."
        assert dialog.cancel.text() == "Cancel"
        dialog.reject()

    def test_a_server_that_says_nothing_is_given_up(
        self, qtbot: QtBot, dialog: ConnectDialog, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tiquo_desktop.app.connections.OPEN_DEADLINE", 0.3)
        with socket.create_server(("127.0.0.1", 0)) as silent:
            port = silent.getsockname()[1]
            said = tried(qtbot, dialog, f"postgresql://me@127.0.0.1:{port}/venue")
        assert said.startswith("The database's server does not answer")
        dialog.reject()


# Switching


def opened(qtbot: QtBot, window: MainWindow, name: str) -> None:
    until(qtbot, lambda: window.database is not None and window.database.info.name == name)
    until(qtbot, lambda: window.reader.is_idle)


def test_a_window_goes_over_to_another_database(
    qtbot: QtBot,
    connecting: Connecting,
    window: MainWindow,
    settings: Settings,
    venue: Venue,
    tmp_path: Path,
    connector: Connections,
) -> None:
    local = builders.new_database(tmp_path)
    window.set_database(local)
    connecting.work_on(connector.known(str(tmp_path / "tiquo.db")))
    dialog = asked(qtbot, connecting)
    dialog.take_address(venue.url())
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    opened(qtbot, window, venue.name)
    assert window.windowTitle().startswith(venue.name)
    secret = venue.server.password
    shared = connector.known(venue.url())
    listed = [each.text for each in window.commands if each.id.startswith("file.recent-")]
    assert listed == [shared.name, connector.known(str(tmp_path / "tiquo.db")).name]
    settings.flush()
    assert secret not in (tmp_path / "window.ini").read_text()
    assert settings.get("database/last", "") == shared.address
    # And back, without a dialog.
    window.commands.action("file.recent-2").trigger()
    opened(qtbot, window, local.info.name)
    assert settings.get("database/last", "") == str(tmp_path / "tiquo.db")
    # A shared one asks for the password, which is kept nowhere here.
    window.commands.action("file.recent-2").trigger()
    asking = open_dialog(qtbot, ConnectDialog)
    assert isinstance(asking, ConnectDialog)
    until(qtbot, lambda: not asking.is_busy)
    assert "wants a password" in asking.message()
    assert QApplication.focusWidget() is asking.form.password
    qtbot.keyClicks(asking.form.password, secret)
    asking.open_button.click()
    opened(qtbot, window, venue.name)


def test_the_keyring_keeps_a_password_that_was_right(
    qtbot: QtBot, kept: Kept, connecting: Connecting, window: MainWindow, venue: Venue
) -> None:
    dialog = asked(qtbot, connecting)
    until(qtbot, lambda: dialog.form.keep.isEnabled())
    dialog.form.keep.setChecked(True)
    dialog.take_address(venue.server.url(venue.login("front-desk"), venue.name, "wrong"))
    dialog.open_button.click()
    until(qtbot, lambda: not dialog.is_busy)
    assert not kept.held, "a wrong one is not kept"
    dialog.form.password.setText(venue.server.password)
    dialog.open_button.click()
    opened(qtbot, window, venue.name)
    assert list(kept.held.values()) == [venue.server.password]
    # From now on nobody types it.
    last = window.database
    assert last is not None
    window.set_database(None)
    last.close()
    window.commands.action("file.recent-1").trigger()
    opened(qtbot, window, venue.name)
    # Until it is forgotten.
    forgetting = connecting.open_forgetting()
    forgetting.boxes[0].setChecked(True)
    forgetting.forget.click()
    until(qtbot, lambda: not kept.held)
    assert "file.recent-1" not in window.commands
    assert "file.forget-recent" not in window.commands


def test_a_password_that_did_not_stay_is_told(
    qtbot: QtBot, connecting: Connecting, window: MainWindow, venue: Venue
) -> None:
    with system_keyring(Forgetful()):
        dialog = asked(qtbot, connecting)
        until(qtbot, lambda: dialog.form.keep.isEnabled())
        dialog.form.keep.setChecked(True)
        dialog.take_address(venue.url())
        dialog.open_button.click()
        opened(qtbot, window, venue.name)
        box = open_dialog(qtbot, QMessageBox)
        assert isinstance(box, QMessageBox)
        assert "did not keep the password" in box.text()
        box.reject()


@pytest.fixture
def hanging() -> Iterator[Hanging]:
    with system_keyring(Hanging()) as made:
        yield made


def test_a_keyring_that_hangs_while_it_keeps_a_password_is_left(
    qtbot: QtBot, hanging: Hanging, connecting: Connecting, window: MainWindow, venue: Venue
) -> None:
    dialog = asked(qtbot, connecting)
    until(qtbot, lambda: dialog.form.keep.isEnabled())
    dialog.form.keep.setChecked(True)
    dialog.take_address(venue.url())
    dialog.open_button.click()
    until(qtbot, hanging.keeps.is_set)
    assert dialog.is_busy
    dialog.reject()
    until(qtbot, lambda: not dialog.is_busy)
    assert dialog.message() == "Stopped."
    # Without the keyring it goes on.
    dialog.form.keep.setChecked(False)
    dialog.open_button.click()
    opened(qtbot, window, venue.name)


@pytest.mark.usefixtures("hanging")
def test_a_keyring_that_hangs_is_done_without(
    qtbot: QtBot,
    connecting: Connecting,
    window: MainWindow,
    venue: Venue,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept_passwords, "DEADLINE", 0.2)
    dialog = asked(qtbot, connecting)
    until(qtbot, lambda: dialog.form.keep.isEnabled())
    dialog.form.keep.setChecked(True)
    dialog.take_address(venue.url())
    dialog.form.password.setText("")
    dialog.open_button.click()
    until(qtbot, lambda: not dialog.is_busy)
    assert "wants a password" in dialog.message()
    dialog.form.password.setText(venue.server.password)
    dialog.open_button.click()
    opened(qtbot, window, venue.name)
    box = open_dialog(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "did not keep the password" in box.text()
    box.reject()
    # Nor does it hold up what is opened while it is to forget something.
    monkeypatch.setattr(kept_passwords, "DEADLINE", PATIENCE)
    forgetting = connecting.open_forgetting()
    forgetting.boxes[0].setChecked(True)
    forgetting.forget.click()
    dialog = asked(qtbot, connecting)
    assert tried(qtbot, dialog, venue.url()).startswith("It works")
    dialog.reject()


@pytest.mark.usefixtures("hanging")
def test_a_password_that_may_still_be_in_the_keyring_is_told(
    qtbot: QtBot, connecting: Connecting, venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_passwords, "DEADLINE", 0.2)
    forgotten = known(places.from_text(venue.url(), "it"))
    connecting.forget([forgotten])
    box = open_dialog(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "did not let go" in box.text()
    assert venue.server.password not in box.text()
    box.reject()


def test_without_a_keyring_the_dialog_says_so(qtbot: QtBot, dialog: ConnectDialog) -> None:
    until(qtbot, lambda: "no keyring" in dialog.form.keep.text())
    assert not dialog.form.keep.isEnabled()
    dialog.reject()


def test_a_database_that_is_gone_can_be_forgotten(
    qtbot: QtBot,
    connecting: Connecting,
    window: MainWindow,
    connector: Connections,
    tmp_path: Path,
) -> None:
    connecting.work_on(connector.known(str(tmp_path / "gone.db")))
    window.commands.action("file.recent-1").trigger()
    box = open_dialog(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "There is no database at" in box.text()
    next(each for each in box.buttons() if each.text() == "Forget it").click()
    assert "file.recent-1" not in window.commands


def test_the_own_database_is_always_at_hand(
    qtbot: QtBot,
    connecting: Connecting,
    window: MainWindow,
    connector: Connections,
    tmp_path: Path,
) -> None:
    """Also where a server does not come back, and this computer had no database before."""
    connecting.start(connector.known("postgresql://amelia@127.0.0.1:1/venue"))
    until(qtbot, connecting._timer.isActive)
    window.commands.action("file.open-own").trigger()
    until(qtbot, lambda: window.database is not None)
    until(qtbot, lambda: window.reader.is_idle)
    assert not connecting._timer.isActive()
    assert window.commands.refusal("file.open-own") == "It is open already."
    assert (tmp_path / "tiquo.db").exists()


def test_another_window_on_that_database_comes_up_instead(
    qtbot: QtBot,
    window: MainWindow,
    look: Theme,
    reader: Reader,
    connector: Connections,
    venue: Venue,
    tmp_path: Path,
) -> None:
    claimed: list[KnownDatabase] = []

    def claim(known: KnownDatabase) -> bool:
        claimed.append(known)
        return False

    connecting = Connecting(window, look, reader, connector, claim)
    local = builders.new_database(tmp_path)
    window.set_database(local)
    dialog = asked(qtbot, connecting)
    dialog.take_address(venue.url())
    dialog.open_button.click()
    until(qtbot, lambda: claimed)
    until(qtbot, lambda: "in another window" in window.status.said_text())
    assert window.database is local


# At the start


def test_a_server_that_is_down_is_waited_for(
    qtbot: QtBot,
    connecting: Connecting,
    window: MainWindow,
    connector: Connections,
    kept: Kept,
) -> None:
    connecting._timer.setInterval(200)
    with own_server() as server, Cluster.prepare(server).venue() as venue:
        down = connector.known(venue.url())
        kept.held["Tiquo Desktop", down.key] = server.password
        server.stop()
        connecting.start(down)
        assert window.view.state is connecting.notice
        until(qtbot, lambda: "refused the connection" in connecting.notice.text())
        assert "opens by itself" in connecting.notice.text()
        assert connecting.again.isVisible()
        server.start()
        opened(qtbot, window, venue.name)
        assert window.view.state is not connecting.notice
        assert not connecting._timer.isActive()


def test_a_missing_password_is_asked_for_at_the_start(
    qtbot: QtBot,
    connecting: Connecting,
    window: MainWindow,
    connector: Connections,
    venue: Venue,
) -> None:
    connecting.start(connector.known(venue.url()))
    dialog = open_dialog(qtbot, ConnectDialog)
    assert isinstance(dialog, ConnectDialog)
    assert "wants a password" in dialog.message()
    assert dialog.form.login.text() == venue.login("front-desk")
    # Whoever leaves the dialog is not asked again and again, and can come back to it.
    dialog.reject()
    assert not connecting._timer.isActive()
    assert "wants a password" in connecting.notice.text()
    connecting.again.click()
    again = open_dialog(qtbot, ConnectDialog)
    assert isinstance(again, ConnectDialog)
    qtbot.keyClicks(again.form.password, venue.server.password)
    again.open_button.click()
    opened(qtbot, window, venue.name)


def test_something_unsaved_is_asked_about(
    qtbot: QtBot, connecting: Connecting, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = "tiquo_desktop.ui.connecting.connecting.place_of_unsaved"
    monkeypatch.setattr(where, lambda: window)
    connecting.open_dialog()
    box = open_dialog(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    next(each for each in box.buttons() if each.text() == "Go on").click()
    dialog = open_dialog(qtbot, ConnectDialog)
    dialog.reject()


def test_a_password_that_the_start_named_is_used_and_not_kept(
    qtbot: QtBot, look: Theme, reader: Reader, window: MainWindow, venue: Venue, tmp_path: Path
) -> None:
    named = places.find(DatabaseOptions(database=venue.url()))
    connecting = Connecting(window, look, reader, Connections(tmp_path / "own.db", named))
    connecting.start(known(named))
    opened(qtbot, window, venue.name)
    window.settings.flush()
    assert venue.server.password not in (tmp_path / "window.ini").read_text()


def test_whoever_signed_in_last_is_offered_from_then_on(
    qtbot: QtBot,
    connecting: Connecting,
    window: MainWindow,
    connector: Connections,
    settings: Settings,
    venue: Venue,
    tmp_path: Path,
) -> None:
    dialog = asked(qtbot, connecting)
    dialog.take_address(f"{venue.url()}?connect_timeout=7")
    dialog.open_button.click()
    opened(qtbot, window, venue.name)
    first, second = venue.login("front-desk"), venue.login("manager")
    assert first in settings.get("database/last", "")

    came = threading.Event()
    who = Chosen(name="M. Reyes", login=second, password=venue.server.password)
    window.people.come(who, came.set, pytest.fail)
    until(qtbot, came.is_set)
    wanted = connector.known(f"{venue.server.url(second, venue.name)}?connect_timeout=7")
    assert settings.get("database/last", "") == wanted.address
    assert second in wanted.address
    listed = [each.text for each in window.commands if each.id.startswith("file.recent-")]
    assert listed == [wanted.name]
    settings.flush()
    assert venue.server.password not in (tmp_path / "window.ini").read_text()
    dialog = asked(qtbot, connecting)
    assert dialog.form.login.text() == second
    assert dialog.form.password.text() == ""
    dialog.reject()

"""Which database a window works on: opening another one, the recent ones, and waiting for a server."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox

from tiquo_desktop.domain.errors import (
    BusyDatabase,
    NoDatabase,
    TiquoError,
    Unreachable,
    WrongPassword,
)
from tiquo_desktop.services.connecting import Connector, KnownDatabase
from tiquo_desktop.ui.bars.commands import Command, Menu
from tiquo_desktop.ui.connecting.attempt import Opened, attempt
from tiquo_desktop.ui.connecting.connect_dialog import ConnectDialog
from tiquo_desktop.ui.connecting.forget_dialog import ForgetDialog
from tiquo_desktop.ui.connecting.recent_databases import RecentDatabases
from tiquo_desktop.ui.help.report_dialog import message_box
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.states import Notice
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Progress, Reader
from tiquo_desktop.ui.search.unsaved import place_of_unsaved
from tiquo_desktop.ui.words.error_words import error_words

if TYPE_CHECKING:
    from tiquo_desktop.ui.main_window import MainWindow

RETRY_MS = 5_000
"""Between two attempts to reach a server that did not answer."""
_SECTION = 5
_OPEN, _HOME = "file.open-shared", "file.open-own"
_FORGET, _RECENT = "file.forget-recent", "file.recent-{}"

Claim = Callable[[KnownDatabase], bool]
"""Makes this the window of a database; False where another window is, which has come to the front."""


class Connecting(QObject):
    """Opens databases for a window, remembers them, and says on the desk what it waits for.

    Attributes:
        notice: the words on the desk while no database is open.
        again, other: its buttons.

    Signals:
        opened: the window works on another database now.
    """

    opened = Signal()

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        reader: Reader,
        connector: Connector,
        claim: Claim = lambda _known: True,
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._reader = window, theme, reader
        self._connector, self._claim = connector, claim
        self._queue = reader.queue("connecting")
        self._recent = RecentDatabases(window.settings)
        self._current: KnownDatabase | None = None
        self._waiting_for: KnownDatabase | None = None
        self._attempt: threading.Event | None = None
        self._comes_back = self._is_prepared = False
        self._listed: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RETRY_MS)
        self._timer.timeout.connect(self.try_again)
        self.again = Button(theme, self.tr("Try again"), window.view, kind=Kind.PRIMARY)
        self.again.clicked.connect(self.try_again)
        self.other = Button(theme, self.tr("Open a shared database…"), window.view)
        self.other.clicked.connect(self.open_dialog)
        buttons = (self.again, self.other)
        self.notice = Notice(theme, "server", "", "", buttons, parent=window.view)
        self.notice.hide()
        window.people.login_changed.connect(self._login_changed)
        window.commands.add(
            Command(
                id=_OPEN,
                text=self.tr("Open a &shared database…"),
                menu=Menu.FILE,
                run=self.open_dialog,
                icon="server",
                section=_SECTION,
            ),
            Command(
                id=_HOME,
                text=self.tr("Open this computer's &own database"),
                menu=Menu.FILE,
                run=lambda: self._open_recent(connector.at_home()),
                section=_SECTION,
            ),
        )
        self._list_recent()

    # At the start

    def work_on(self, known: KnownDatabase) -> None:
        """The window works on this database already."""
        self._current = known
        is_home = known == self._connector.at_home()
        reason = self.tr("It is open already.") if is_home else None
        self._window.commands.set_refusal(_HOME, reason)
        self._recent.remember(known)
        self._list_recent()

    def _login_changed(self, login: str) -> None:
        """Whoever signed in last is asked for the password at the next start."""
        before = self._current
        if before is None:
            return
        known = self._connector.for_login(before, login)
        if not self._claim(known):
            return
        was_chosen = self._recent.chosen == before.address
        self._recent.forget(before)
        if was_chosen:
            self._recent.choose(known)
        self.work_on(known)

    def start(self, known: KnownDatabase) -> None:
        """Open this database as soon as it can be opened; meanwhile the desk says what is wrong."""
        self._waiting_for = known
        self._window.set_database(None)
        self._window.view.set_desk(self.notice)
        self.other.setFocus()  # nothing can be searched for
        self.again.hide()
        self.notice.set_title(self.tr("Opening {name}").format(name=known.name))
        self.notice.set_text(self.tr("This takes a moment."))
        self.try_again()

    def try_again(self) -> None:
        """Try to open what is waited for."""
        known = self._waiting_for
        if known is None or self._attempt is not None:
            return
        self._timer.stop()
        self.again.setEnabled(False)
        self._open(known, self._waited)

    def _waited(self, known: KnownDatabase, answer: Opened | TiquoError | None) -> None:
        self.again.setEnabled(True)
        if isinstance(answer, Opened):
            if known == self._waiting_for:
                self._adopt(answer)
            else:
                self._close(answer)  # another one was opened meanwhile
        elif answer is not None and known == self._waiting_for:
            self._say_why(known, answer)

    def _say_why(self, known: KnownDatabase, error: TiquoError) -> None:
        self.again.show()
        if self.other.hasFocus():
            self.again.setFocus()
        self.notice.set_title(self.tr("{name} is not open").format(name=known.name))
        said = error_words(str(error))
        self._comes_back = isinstance(error, Unreachable | BusyDatabase)
        if self._comes_back:
            self._timer.start()
            again = self.tr("It is tried again every few seconds, and opens by itself.")
            said = f"{said} {again}"
        self.notice.set_text(said)
        if isinstance(error, WrongPassword):
            self._ask(known, error)

    # Another one

    def open_dialog(self) -> None:
        """Ask for a shared database."""
        self._unless_unsaved(lambda: self._prepared(self._open_dialog))

    def _open_dialog(self) -> None:
        shown = self._waiting_for or self._current
        dialog = self._dialog()
        if shown is not None and shown.is_shared:
            dialog.show_known(shown)
            dialog.form.hosts.setFocus()  # another address is typed or pasted there
        dialog.open()

    def _prepared(self, then: Callable[[], object]) -> None:
        """Do it once addresses are understood without the window standing still for it."""
        self._stop()
        if self._is_prepared:
            then()
            return

        def done(_: object) -> None:
            self._is_prepared = True
            then()

        self._queue.submit(lambda _cancel, _report: self._connector.prepare(), done, _ignore)

    def _ask(self, known: KnownDatabase, problem: TiquoError | None = None) -> ConnectDialog:
        dialog = self._dialog()
        dialog.show_known(known, problem)
        dialog.open()
        return dialog

    def _dialog(self) -> ConnectDialog:
        lane = self._reader.lane("keyring")
        dialog = ConnectDialog(self._theme, self._connector, self._queue, lane, self._window)
        dialog.opened.connect(self._chosen)
        dialog.rejected.connect(self._wait_on)
        return dialog

    def _wait_on(self) -> None:
        if self._waiting_for is not None and self._comes_back:
            self._timer.start()

    def _open_recent(self, known: KnownDatabase) -> None:
        self._unless_unsaved(lambda: self._begin_recent(known))

    def _begin_recent(self, known: KnownDatabase) -> None:
        if known.is_shared:
            # The dialog shows what goes on, stops it, and asks for what is missing.
            self._prepared(lambda: self._ask(known).open_now())
        else:
            self._stop()
            self._open(known, self._recent_opened)

    def _recent_opened(self, known: KnownDatabase, answer: Opened | TiquoError | None) -> None:
        if isinstance(answer, Opened):
            self._chosen(answer)
            return
        self._wait_on()
        if answer is not None:
            box = message_box(str(answer), self._window, self._theme)
            if isinstance(answer, NoDatabase):
                words = self.tr("Forget it")
                forget = box.addButton(words, QMessageBox.ButtonRole.DestructiveRole)
                forget.clicked.connect(lambda: self.forget([known]))
            box.open()

    def _unless_unsaved(self, then: Callable[[], object]) -> None:
        """Do it at once, or ask first where something would be lost."""
        if place_of_unsaved() is None:
            then()
            return
        words = self.tr("Something that you typed is not saved, and another database closes it.")
        box = message_box(words, self._window, self._theme)
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        go_on = box.addButton(self.tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
        go_on.clicked.connect(lambda: then())
        box.open()

    # Attempts

    def _stop(self) -> None:
        """What is tried next need not wait for what is being tried."""
        self._timer.stop()
        if self._attempt is not None:
            self._attempt.set()

    def _open(
        self,
        known: KnownDatabase,
        then: Callable[[KnownDatabase, Opened | TiquoError | None], None],
    ) -> None:
        connector = self._connector

        def work(cancel: threading.Event, _report: Progress) -> Opened | TiquoError:
            return attempt(connector, known, "", cancel)

        def done(answer: Opened | TiquoError | None) -> None:
            if self._attempt is cancel:
                self._attempt = None
            then(known, answer)

        cancel = self._queue.submit(work, done, lambda _sentence: done(None))
        self._attempt = cancel

    def _chosen(self, answer: Opened) -> None:
        """A person has chosen this one: the next start opens it too."""
        if answer.known != self._current and not self._claim(answer.known):
            self._close(answer)
            words = self.tr("{name} is open in another window, which is in front now.")
            self._window.status.say(words.format(name=answer.known.name))
            return
        self._recent.choose(answer.known)
        self._adopt(answer)
        if answer.stayed is False:
            words = self.tr(
                "The keyring of this computer did not keep the password: you will be asked for it "
                "again."
            )
            message_box(words, self._window, self._theme).open()

    def _adopt(self, answer: Opened) -> None:
        before = self._window.database
        self._timer.stop()
        self._waiting_for = None
        self._window.view.set_desk(None)
        self._window.set_database(answer.database)
        if before is not None:
            self._queue.submit(lambda _cancel, _report: before.close(), _ignore, _ignore)
        self.work_on(answer.known)
        self.opened.emit()

    def _close(self, answer: Opened) -> None:
        database = answer.database
        self._queue.submit(lambda _cancel, _report: database.close(), _ignore, _ignore)

    # Recent ones

    def _list_recent(self) -> None:
        commands = self._window.commands
        if self._listed:
            commands.remove(*self._listed)
        where = self.tr("&Recent databases")
        recent = self._recent.all()
        listed = [
            Command(
                id=_RECENT.format(number),
                text=known.name.replace("&", "&&"),
                menu=Menu.FILE,
                run=partial(self._open_recent, known),
                section=_SECTION,
                submenu=where,
            )
            for number, known in enumerate(recent, start=1)
        ]
        if listed:
            listed.append(
                Command(
                    id=_FORGET,
                    text=self.tr("&Forget databases…"),
                    menu=Menu.FILE,
                    run=self.open_forgetting,
                    section=_SECTION,
                    submenu=where,
                )
            )
        self._listed = [command.id for command in listed]
        commands.add(*listed)

    def open_forgetting(self) -> ForgetDialog:
        """Ask which databases are to be forgotten."""
        dialog = ForgetDialog(self._theme, self._recent.all(), self._window)
        dialog.chosen.connect(self.forget)
        dialog.open()
        return dialog

    def forget(self, databases: list[KnownDatabase]) -> None:
        """Forget these databases, and their passwords; they themselves stay."""
        connector = self._connector
        for known in databases:
            self._recent.forget(known)

        def work(cancel: threading.Event, _report: Progress) -> list[KnownDatabase]:
            return [each for each in databases if not connector.forget_password(each, cancel)]

        # Not in the queue of the others: who opens another database does not wait for the keyring.
        self._reader.queue("keyring").submit(work, self._say_kept, _ignore)
        self._list_recent()

    def _say_kept(self, databases: list[KnownDatabase]) -> None:
        if databases:
            words = self.tr(
                "The keyring of this computer did not let go of the password of {names}: take it "
                "out there."
            )
            names = ", ".join(each.name for each in databases)
            message_box(words.format(names=names), self._window, self._theme).open()


def _ignore(_answer: object) -> None:
    """Nobody waits for it."""

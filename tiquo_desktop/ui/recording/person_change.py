"""Somebody else comes to the desk: asked who they are, signed in, and from then on they sign."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tiquo_desktop.domain.errors import AccessDenied, Cancelled, DatabaseError
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.ui.bars.commands import Command, Commands, Menu
from tiquo_desktop.ui.bars.status_bar import StatusBar
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Progress, Reader
from tiquo_desktop.ui.recording.at_desk import AtDesk
from tiquo_desktop.ui.recording.person_dialog import PersonDialog
from tiquo_desktop.ui.recording.person_form import Chosen
from tiquo_desktop.ui.settings import Settings

if TYPE_CHECKING:
    from tiquo_desktop.services.drafts import Drafts


class PersonChange(QObject):
    """Changes the person of a window. In a shared database that is another login: its password is
    checked by the server, in a thread, and the window goes on with the connections of the new one.

    Signals:
        login_changed: another login works with the database from now on.

    Attributes:
        at_desk: who is at the desk.
        drafts: where drafts are kept; None where they are not.
    """

    login_changed = Signal(str)

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        reader: Reader,
        settings: Settings,
        commands: Commands,
        status: StatusBar,
        exchange: Callable[[Database], Database],
    ) -> None:
        """`exchange` has the window work with another login's database, and gives that of before."""
        super().__init__(window)
        self._window, self._theme, self._reader = window, theme, reader
        self._status, self._exchange = status, exchange
        self._writing = reader.queue("drafts")
        self._checking = reader.queue("sign-in")
        self._database: Database | None = None
        self._opening = False
        self.drafts: Drafts | None = None
        self.at_desk = AtDesk(settings, self)
        status.person_asked.connect(self.change_person)
        commands.add(
            Command(
                id="desk.change-person",
                text=self.tr("&Change person at this desk…"),
                menu=Menu.DESK,
                run=self.change_person,
                shortcuts=("Ctrl+Shift+L",),
                icon="staff",
                section=1,
            )
        )

    def set_database(self, database: Database | None) -> None:
        """Whoever is signed in there is at the desk."""
        self._database = database
        self.at_desk.set_database(database.info if database is not None else None)
        if not self.at_desk.person and database is not None:
            self._status.show_person(self.tr("Nobody yet"))

    def keep_drafts(self, folder: Path | None) -> None:
        """Keep drafts below that folder from now on, which need not exist yet."""
        from tiquo_desktop.services.drafts import Drafts

        self.drafts = Drafts(folder) if folder is not None else None

    # Asking

    def change_person(self) -> None:
        """Ask who is at the desk."""
        self._ask(lambda: None)

    def as_somebody(self, then: Callable[[], object]) -> None:
        """Do something that is signed; who signs is asked once."""
        if self.at_desk.person:
            then()
        else:
            self._ask(then)

    def _ask(self, then: Callable[[], object]) -> None:
        database, drafts, author = self._database, self.drafts, self.at_desk.author
        if database is None or self._opening:
            return

        def count(_cancel: threading.Event, _report: Progress) -> int:
            return drafts.count(database.info.uid, author) if drafts is not None and author else 0

        def ask(many: int) -> None:
            self._opening = False
            zone = database.info.zone
            dialog = PersonDialog(self._theme, self.at_desk, zone, many, self.come, self._window)
            dialog.accepted.connect(then)
            dialog.open()

        self._opening = True
        self._writing.submit(count, ask, lambda _sentence: ask(0))

    # Coming

    def come(
        self, who: Chosen, came: Callable[[], object], refused: Callable[[str], object]
    ) -> threading.Event | None:
        """Let somebody come to the desk; see `person_dialog.Come`."""
        if not who.login:
            self.at_desk.choose(who.name)
            came()
            return None
        here = self._database
        open_as = here.as_login if here is not None else None
        if here is None or open_as is None:
            refused(self.tr("No database is open."))
            return None

        def check(cancel: threading.Event, _report: Progress) -> Database | None:
            try:
                database = open_as(who.login, who.password)
            except AccessDenied:
                raise
            except DatabaseError:
                # The server is away, and whoever was here may go on looking at what is on screen.
                if who.login == here.info.login and here.knows(who.password):
                    return None
                raise
            if cancel.is_set():
                database.close()
                raise Cancelled("Stopped.")
            return database

        def checked(database: Database | None) -> None:
            if database is not None and (cancel.is_set() or self._database is not here):
                self._close(database)
            elif database is not None and database.info.uid != here.info.uid:
                self._close(database)
                refused(
                    self.tr(
                        "Another database answers at this address: start the program again to work "
                        "with it."
                    )
                )
            elif not cancel.is_set():
                self._enter(database or here, who.name)
                came()

        def failed(sentence: str) -> None:
            if not cancel.is_set():
                refused(sentence)

        cancel = self._checking.submit(check, checked, failed)
        return cancel

    def _enter(self, database: Database, name: str) -> None:
        """Go on with the new login. What was begun before ends in the name of who began it, and
        then that login's connections are closed."""
        login = self.at_desk.login
        if database is not self._database:
            before = self._exchange(database)
            self._database = database
            self._reader.when_done(lambda: self._close(before))
        self.at_desk.sign_in(database.info, name)
        if self.at_desk.login != login:
            self.login_changed.emit(self.at_desk.login)

    def _close(self, database: Database) -> None:
        self._checking.submit(
            lambda _cancel, _report: database.close(), lambda _: None, lambda _sentence: None
        )

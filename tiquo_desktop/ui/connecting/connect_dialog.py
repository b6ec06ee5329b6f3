"""Asks where a shared database is, tries the connection, and opens it."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from tiquo_desktop.domain.errors import InvalidValue, TiquoError, WrongPassword
from tiquo_desktop.domain.repositories import DatabaseInfo
from tiquo_desktop.services.connecting import Connector, KnownDatabase
from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.connecting.attempt import Opened, attempt
from tiquo_desktop.ui.connecting.server_form import Ask, ServerForm, ask_for_file
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.dialog_parts import Body, Message, footer
from tiquo_desktop.ui.look.focus_ring import FocusRing
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Lane, Progress, TaskQueue
from tiquo_desktop.ui.words.error_words import error_words

_WIDTH = 560


class ConnectDialog(QDialog):
    """Closes when the database is open, or when the person leaves; Escape stops an attempt first.

    Attributes:
        form: the fields.
        test: the button that tries the connection.
        open_button: the button that opens the database; Enter does the same.
        cancel: the button that leaves.

    Signals:
        opened: the `Opened` database, which belongs to whoever listens.
    """

    opened = Signal(object)

    def __init__(
        self,
        theme: Theme,
        connector: Connector,
        queue: TaskQueue,
        lane: Lane,
        parent: QWidget | None = None,
        *,
        ask: Ask = ask_for_file,
    ) -> None:
        """`queue` does the attempts, `lane` asks for the keyring."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Open a shared database"))
        self._connector, self._queue, self._lane = connector, queue, lane
        self._running: threading.Event | None = None
        self._focus: QWidget | None = None
        self._body = Body(self, _WIDTH)
        self._body.box.setSpacing(10)
        self.form = ServerForm(theme, self, ask)
        self._body.box.addWidget(self.form)
        self._message = Message(theme, self)
        self._body.box.addWidget(self._message)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._body)
        self.test = Button(theme, self.tr("Test connection"), self)
        self.test.clicked.connect(self.try_connection)
        self.cancel = Button(theme, self.tr("Cancel"), self, key=key_cap("Esc"))
        self.cancel.clicked.connect(self.reject)
        self.open_button = Button(
            theme, self.tr("Open"), self, kind=Kind.PRIMARY, key=key_cap("Enter")
        )
        self.open_button.clicked.connect(self.open_now)
        box.addWidget(footer(self, self.test, self.cancel, self.open_button))
        self.form.changed.connect(self._changed)
        self.form.pasted.connect(self.take_address)
        self._ring = FocusRing(self, theme)
        self._body.fit()
        self.form.hosts.setFocus()
        lane.request(lambda _: connector.has_keyring(), self._offer_keyring, lambda _: None)

    # The address

    def show_known(self, known: KnownDatabase, problem: TiquoError | None = None) -> None:
        """Show a database that was open before, and why it cannot be opened now."""
        self.take_address(known.address)
        if problem is not None:
            self._fail(problem)

    def take_address(self, address: str) -> None:
        """Spread a whole address over the fields; a password in it too."""
        try:
            fields, password = self._connector.take_apart(address)
        except TiquoError as error:
            self._fail(error)
            return
        self.form.show_fields(fields)
        if password:
            self.form.password.setText(password)
        self.form.first_empty().setFocus()

    def _offer_keyring(self, there: bool) -> None:
        self.form.keep.setEnabled(there)
        if not there:
            words = self.tr("This computer has no keyring: the password is asked for each time")
            self.form.keep.setText(words)
            self.form.keep.setAccessibleName(words)
            self._body.fit()

    def _changed(self) -> None:
        if self._running is None:
            self._message.say("", "bad")
            self.form.show_problem(None)

    def _meant(self) -> KnownDatabase | None:
        try:
            return self._connector.put_together(self.form.fields())
        except InvalidValue as error:
            self._fail(error)
            self.form.show_problem(error.field)
            return None

    # Attempts

    @property
    def is_busy(self) -> bool:
        """Whether a connection is being tried."""
        return self._running is not None

    @property
    def holds_draft(self) -> bool:
        """An address is written again in no time."""
        return False

    def message(self) -> str:
        """What it says of the last attempt."""
        return self._message.text()

    def try_connection(self) -> None:
        """Open the database, say what came of it, and leave it again."""
        known = self._meant()
        if known is None or self._running is not None:
            return
        connector, password = self._connector, self.form.password.text()

        def work(cancel: threading.Event, _report: Progress) -> DatabaseInfo | TiquoError:
            answer = attempt(connector, known, password, cancel)
            if isinstance(answer, TiquoError):
                return answer
            answer.database.close()
            return answer.database.info

        def done(answer: DatabaseInfo | TiquoError) -> None:
            self._set_running(None)
            if isinstance(answer, TiquoError):
                self._fail(answer)
            else:
                self._message.say(self._found(answer), "ok")
                self.open_button.setFocus()

        self._begin(self.tr("Trying the connection…"))
        self._set_running(self._queue.submit(work, done, self._stopped))

    def open_now(self) -> None:
        """Open the database."""
        known = self._meant()
        if known is None or self._running is not None:
            return
        connector, password = self._connector, self.form.password.text()
        keep = self.form.keep.isEnabled() and self.form.keep.isChecked()

        def work(cancel: threading.Event, _report: Progress) -> Opened | TiquoError:
            return attempt(connector, known, password, cancel, keep=keep)

        def done(answer: Opened | TiquoError) -> None:
            if self._running is not None and self._running.is_set():
                if isinstance(answer, Opened):
                    answer.database.close()
                self._stopped("")
                return
            self._set_running(None)
            if isinstance(answer, TiquoError):
                self._fail(answer)
            else:
                self.opened.emit(answer)
                self.accept()

        self._begin(self.tr("Opening the database…"))
        self._set_running(self._queue.submit(work, done, self._stopped))

    def _found(self, info: DatabaseInfo) -> str:
        words = self.tr("It works: {database} on {kind}.")
        said = words.format(database=info.name, kind=info.kind)
        if info.read_only is not None:
            return f"{said} {error_words(info.read_only)}"
        allowed = self.tr("This login may record.")
        return f"{said} {allowed}"

    def _begin(self, words: str) -> None:
        self.form.show_problem(None)
        self._message.say(words, "mut")

    def _set_running(self, running: threading.Event | None) -> None:
        self._running = running
        if running is not None:
            self._focus = self.focusWidget()
        for widget in (self.form, self.test, self.open_button):
            widget.setEnabled(running is None)
        if running is None and self._focus is not None:
            # Disabling handed it on to Cancel, where Enter would throw away what was typed.
            self._focus.setFocus()
        words = self.tr("Cancel") if running is None else self.tr("Stop")
        self.cancel.setText(words)
        self.cancel.setAccessibleName(words)
        self.cancel.updateGeometry()

    def _fail(self, error: TiquoError) -> None:
        sentence = error_words(str(error))
        self._message.say(sentence[:1].upper() + sentence[1:], "bad")
        if isinstance(error, WrongPassword):
            self.form.password.setFocus()
            self.form.password.selectAll()

    def _stopped(self, sentence: str) -> None:
        stopped = self._running is not None and self._running.is_set()
        self._set_running(None)
        if stopped:
            self._message.say(self.tr("Stopped."), "mut")
        else:
            self._message.say(sentence, "bad")
        self.form.hosts.setFocus()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_now()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave; while something is tried, only stop that."""
        if self._running is not None:
            self._running.set()
            self._message.say(self.tr("Stopping…"), "mut")
        else:
            super().reject()

    def done(self, result: int) -> None:
        self._lane.cancel()
        self.form.password.clear()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._running is not None:
            self._running.set()
            event.ignore()
        else:
            super().closeEvent(event)

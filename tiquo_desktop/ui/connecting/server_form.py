"""Where a shared database is, and who works in it: the fields of its address."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QFileDialog, QGridLayout, QLineEdit, QWidget

from tiquo_desktop.services.connecting import ServerFields
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.check_box import CheckBox
from tiquo_desktop.ui.look.choice_box import ChoiceBox
from tiquo_desktop.ui.look.dialog_parts import add_labelled, mark_wrong
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import FORM_FIELD_HEIGHT, Role

Ask = Callable[[QWidget], str]
"""Asks for a file; "" where none was chosen."""

_COLUMN_GAP = 10
_PASTED = 8
"""So many letters at once are not typed."""
_AS_USUAL = "usual"
_URL = "://"


def ask_for_file(parent: QWidget) -> str:
    """Ask for the file of a certificate authority with the system's own dialog."""
    return QFileDialog.getOpenFileName(parent)[0]


class ServerForm(QWidget):
    """The fields. A whole address that is pasted into one of them is spread over all of them.

    Attributes:
        hosts, port, database, login, password, tls, ca_file, standby: the fields.
        keep: whether the keyring is to keep the password.

    Signals:
        changed: something was typed or chosen.
        pasted: a whole address, which is not in a field any more: it may hold a password.
    """

    changed = Signal()
    pasted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, ask: Ask = ask_for_file) -> None:
        super().__init__(parent)
        self._theme, self._ask = theme, ask
        self._others: tuple[tuple[str, str], ...] = ()
        self._length = 0
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_COLUMN_GAP)
        grid.setVerticalSpacing(8)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self._add_server(grid)
        self._add_login(grid)
        self._add_tls(grid)
        self.standby = CheckBox(theme, self.tr("Read from a standby where one answers"), self)
        self.keep = CheckBox(theme, self.tr("Keep the password in this computer's keyring"), self)
        self.keep.setEnabled(False)
        for row, box in ((5, self.standby), (6, self.keep)):
            grid.addWidget(box, row, 0, 1, 2)
            box.toggled.connect(self.changed)

    def _add_server(self, grid: QGridLayout) -> None:
        self.hosts, self.database, self.port = (self._line() for _ in range(3))
        hint = self.tr("several with commas, or paste a whole address here")
        beside = text_label(self._theme, hint, Role.LABEL, "soft", self)
        words = self.tr("Server")
        add_labelled(grid, (0, 0), self._theme, words, self.hosts, columns=2, hint=beside)
        self.hosts.setPlaceholderText("db.venue.example")
        self.hosts.setAccessibleDescription(hint)
        self.hosts.textEdited.connect(self._edited)
        self.hosts.editingFinished.connect(self._take_address)
        add_labelled(grid, (1, 0), self._theme, self.tr("Database"), self.database)
        add_labelled(grid, (1, 1), self._theme, self.tr("Port"), self.port)
        self.port.setPlaceholderText("5432")

    def _add_login(self, grid: QGridLayout) -> None:
        self.login, self.password = self._line(), self._line()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        add_labelled(grid, (2, 0), self._theme, self.tr("Login"), self.login)
        add_labelled(grid, (2, 1), self._theme, self.tr("Password"), self.password)

    def _add_tls(self, grid: QGridLayout) -> None:
        self.tls = ChoiceBox(self._theme, self.tr("Encryption (TLS)"), self)
        self._offer_modes("")
        self.tls.choose(_AS_USUAL)
        self.tls.currentIndexChanged.connect(self.changed)
        self.ca_file = self._line()
        self.ca_file.setPlaceholderText(self.tr("the system's"))
        browse = Button(self._theme, self.tr("Browse…"), self)
        browse.setAccessibleName(self.tr("Browse for the file of a certificate authority"))
        browse.clicked.connect(self._browse)
        # Each in a row of its own: in wide fonts half a row is too narrow for either.
        add_labelled(grid, (3, 0), self._theme, self.tr("Encryption (TLS)"), self.tls, columns=2)
        words = self.tr("Certificate authority")
        add_labelled(grid, (4, 0), self._theme, words, self.ca_file, columns=2, beside=browse)

    def _line(self) -> QLineEdit:
        line = QLineEdit(self)
        line.setFixedHeight(FORM_FIELD_HEIGHT)
        line.textChanged.connect(self.changed)
        line.textEdited.connect(partial(self._take_pasted, line))
        return line

    def _offer_modes(self, own: str) -> None:
        """Offer how a server may prove who it is; `own` is one that only some addresses have."""
        modes = [
            (_AS_USUAL, self.tr("Server is checked, except on this computer")),
            ("verify-full", self.tr("Server is checked (verify-full)")),
            ("verify-ca", self.tr("Certificate is checked (verify-ca)")),
            ("require", self.tr("Encrypted, not checked (require)")),
            ("disable", self.tr("Not encrypted (disable)")),
        ]
        if own and own not in dict(modes):
            modes.append((own, own))
        self.tls.offer(modes)

    # What is meant

    def fields(self) -> ServerFields:
        """The address as it is meant."""
        tls = self.tls.value()
        return ServerFields(
            hosts=self.hosts.text(),
            port=self.port.text(),
            database=self.database.text(),
            login=self.login.text(),
            tls="" if tls == _AS_USUAL else tls,
            ca_file=self.ca_file.text(),
            reads_from_standby=self.standby.isChecked(),
            others=self._others,
        )

    def show_fields(self, fields: ServerFields) -> None:
        """Show an address."""
        texts = (
            (self.hosts, fields.hosts),
            (self.port, fields.port),
            (self.database, fields.database),
            (self.login, fields.login),
            (self.ca_file, fields.ca_file),
        )
        for line, text in texts:
            line.setText(text)
            line.setCursorPosition(0)
        self._offer_modes(fields.tls)
        self.tls.choose(fields.tls or _AS_USUAL)
        self.standby.setChecked(fields.reads_from_standby)
        self._others = fields.others
        self._length = len(fields.hosts)

    def show_problem(self, field: str | None) -> None:
        """Mark the field of that name in `ServerFields`, and no other one."""
        lines = {"hosts": self.hosts, "port": self.port, "database": self.database}
        for name, line in lines.items():
            mark_wrong(line, name == field)
        if field in lines:
            lines[field].setFocus()

    def first_empty(self) -> QLineEdit:
        """The first field that is needed and empty; the password where none is."""
        needed = (self.hosts, self.database, self.login)
        return next((line for line in needed if not line.text()), self.password)

    # Filling in

    def _take_pasted(self, line: QLineEdit, text: str) -> None:
        """Take an address out of the field where it was pasted; it stays unseen in Password."""
        if _URL not in text:
            return  # most of what is typed; to ask another program for its clipboard may take long
        clipboard = QApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            address = clipboard.text(mode).strip()
            if _URL in address and address in text:
                line.setText(text.replace(address, "", 1).strip())
                self.pasted.emit(address)
                return

    def _edited(self, text: str) -> None:
        came, self._length = len(text) - self._length, len(self.hosts.text())
        if came >= _PASTED:
            self._take_address()

    def _take_address(self) -> None:
        text = self.hosts.text().strip()
        if _URL in text:
            self.hosts.clear()
            self._length = 0
            self.pasted.emit(text)

    def _browse(self) -> None:
        file = self._ask(self)
        if file:
            self.ca_file.setText(file)

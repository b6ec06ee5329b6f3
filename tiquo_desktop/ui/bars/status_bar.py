"""The status bar: database, connection, how many of how many events, whose clock, and who is here."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import AccessDenied, DatabaseError, Unreachable
from tiquo_desktop.domain.repositories import DatabaseInfo
from tiquo_desktop.ui.look.accessible import say_as
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.labels import ElidedLabel, text_label
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import PADDING, ROOMY, SMALL_ICON, Role
from tiquo_desktop.ui.words import moments
from tiquo_desktop.ui.words.error_words import error_words
from tiquo_desktop.ui.words.role_words import login_words, role_word

_PAIR_GAP, _GROUP_GAP = 5, 20
_SAID_MS = 6_000
_LONGEST_NAME = 24
"""Letters of a person's name that are shown."""


class StatusBar(QWidget):
    """Always there, never more than one line; in narrow windows it says the same with fewer words.

    Signals:
        person_asked: the person at the desk wants to say who they are.
    """

    person_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(ROOMY.status_bar)
        self.setAccessibleName(self.tr("Status"))
        say_as(self, QAccessible.Role.StatusBar)
        self._theme = theme
        self._info: DatabaseInfo | None = None
        self._narrow = False
        self._server = Sign(theme, "server", "ok", SMALL_ICON, self)
        self._name = ElidedLabel(theme, Role.LABEL, "mut", self)
        self._lock = Sign(theme, "lock", "warn", SMALL_ICON, self)
        self._read_only = text_label(theme, self.tr("Read only"), Role.LABEL_STRONG, "warn", self)
        self._answering = Sign(theme, "server", "ok", SMALL_ICON, self)
        self._check = Sign(theme, "check", "ok", SMALL_ICON, self)
        self._connected = text_label(theme, self.tr("Live"), Role.LABEL, "mut", self)
        self._broken = Sign(theme, "offline", "warn", SMALL_ICON, self)
        self._lost = text_label(theme, "", Role.LABEL_STRONG, "warn", self)
        self._counts = text_label(theme, "", Role.LABEL_STRONG, parent=self)
        self._said = ElidedLabel(theme, Role.LABEL, "mut", self)
        self._saying = QTimer(self)
        self._saying.setSingleShot(True)
        self._saying.setInterval(_SAID_MS)
        self._saying.timeout.connect(lambda: self._said.set_text(""))
        self._zone = ElidedLabel(theme, Role.LABEL, "mut", self)
        self._login = ElidedLabel(theme, Role.LABEL, "mut", self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PADDING, 1, PADDING, 0)
        self._row.setSpacing(_GROUP_GAP)
        for group in (
            (self._server, self._name),
            (self._lock, self._read_only),
            (self._answering, self._check, self._connected),
            (self._broken, self._lost),
        ):
            pair = QHBoxLayout()
            self._row.addLayout(pair)
            pair.setSpacing(_PAIR_GAP)
            for widget in group:
                pair.addWidget(widget)
        self._row.addWidget(self._counts)
        self._row.addWidget(self._said)
        self._row.addStretch(1)
        self._row.addWidget(self._zone)
        self._row.addWidget(self._login)
        self._person: Button | None = None
        self._name_of_person = ""
        self._show()

    def show_database(self, info: DatabaseInfo | None) -> None:
        """Name the open database, and say whether it can only be read."""
        self._info = info
        self._lost.clear()
        self._show()

    def show_connection(self, outage: DatabaseError | None) -> None:
        """Say that the database can be read, or what kind of thing keeps it from that."""
        words = self._outage_words(outage) if outage is not None else ""
        if words != self._lost.text():
            self._lost.setText(words)
            self._show()
            if QAccessible.isActive():
                said = QAccessibleAnnouncementEvent(self, self.connection_text())
                QAccessible.updateAccessibility(said)

    def say(self, words: str) -> None:
        """Say for a while what was done, such as "3 events copied"."""
        self._said.set_text(words)
        self._saying.start()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def said_text(self) -> str:
        """What was done last; empty after a while."""
        return self._said.text()

    def show_counts(self, words: str) -> None:
        """Say how many events are shown."""
        self._counts.setText(words)

    def show_person(self, name: str) -> None:
        """Say who is at the desk, on a button that asks for another person."""
        if self._person is None:
            self._person = Button(
                self._theme, "", self, kind=Kind.QUIET, icon="staff", trailing="down"
            )
            self._person.clicked.connect(self.person_asked)
            self._row.addWidget(self._person)
        self._name_of_person = name
        shown = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
        self._person.setText(shown)
        self._person.setAccessibleName(self.tr("At this desk: {name}").format(name=name))
        self._person.updateGeometry()
        self._show()

    def set_narrow(self, narrow: bool) -> None:
        """Use fewer words, for narrow windows."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._show()

    def turn_day(self) -> None:
        """Another day has begun: the zone's clock may be another one."""
        self._show()

    @property
    def person_button(self) -> Button | None:
        """Who is at the desk; None while nobody said so."""
        return self._person

    def counts_text(self) -> str:
        """How many events it says are shown."""
        return self._counts.text()

    def zone_text(self) -> str:
        """Whose clock it says the times are."""
        return self._zone.text()

    def connection_text(self) -> str:
        """Whether it says that the database answers; empty without a database."""
        labels = (self._connected, self._lost)
        return next((each.text() for each in labels if not each.isHidden()), "")

    def _show(self) -> None:
        info = self._info
        is_open, live = info is not None, not self._lost.text()
        read_only = info is not None and info.read_only is not None
        why = error_words(info.read_only or "") if info is not None else ""
        for each in (self._lock, self._read_only):
            each.setToolTip(why)
            each.setAccessibleDescription(why)
        for widget in (self._server, self._name):
            widget.setVisible(is_open and not self._narrow)
        self._name.set_text(info.name if info else "")
        self._lock.setVisible(read_only)
        self._read_only.setVisible(read_only)
        self._answering.setVisible(is_open and live and self._narrow)
        self._check.setVisible(is_open and live and not self._narrow)
        self._connected.setVisible(is_open and live)
        self._broken.setVisible(is_open and not live)
        self._lost.setVisible(is_open and not live)
        self._zone.set_text(self._zone_words(info.zone) if info else "")
        self._show_login()

    def _outage_words(self, outage: DatabaseError) -> str:
        if isinstance(outage, Unreachable):
            return self.tr("Reconnecting…")
        if isinstance(outage, AccessDenied):
            return self.tr("No access")
        return self.tr("Not answering")

    def _show_login(self) -> None:
        """Whom the database takes the person for, which may have another name than they sign with."""
        login, info = login_words(self._info), self._info
        shown = login
        if info is not None and info.login == self._name_of_person and info.role is not None:
            shown = role_word(info.role)  # the name stands beside it
        self._login.set_text(shown)
        self._login.setVisible(bool(login) and not self._narrow)
        if self._person is not None:
            words = self.tr("Signed in as {login}").format(login=login) if login else ""
            self._person.setToolTip(words or self.tr("Who is at this desk"))
            self._person.setAccessibleDescription(words)

    def login_text(self) -> str:
        """Who it says is signed in, and as what; "" in a file."""
        return self._login.text()

    def _zone_words(self, zone: str) -> str:
        if self._narrow:
            return zone
        words = moments.zone_words(zone, times.now())
        return self.tr("Times: {zone}").format(zone=words)

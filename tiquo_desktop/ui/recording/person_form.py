"""Asks who somebody is: a name of the list or a new one, in a shared database with a password."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from tiquo_desktop.domain import times
from tiquo_desktop.ui.look.dialog_parts import Message, mark_wrong
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BUTTON_HEIGHT, ICON, Role
from tiquo_desktop.ui.recording.at_desk import LONGEST_NAME, AtDesk, Person, clean_name
from tiquo_desktop.ui.recording.people_list import PeopleList, PersonRow
from tiquo_desktop.ui.words import moments

_LONGEST_LOGIN, _LONGEST_PASSWORD = 63, 1_000
_ROWS, _FEW_ROWS = 5, 3
_FIELD_HEIGHT = BUTTON_HEIGHT + 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who somebody says they are: the name that signs; in a shared database login and password."""

    name: str
    login: str = ""
    password: str = field(default="", repr=False)


class PersonForm(QWidget):
    """A list of those who were here, a field that narrows it, and what a login needs beside that.

    Signals:
        changed: somebody else is meant, or can be by now.
        activated: who is marked in the list is meant, and nothing else is to be asked.

    Attributes:
        who: the field; what is typed there narrows the list.
        list: who was here before.
        password: the field for it; None in a file, which has no logins.
        name: in a shared database, the field with the name that signs; else None.
    """

    changed = Signal()
    activated = Signal()

    def __init__(
        self,
        theme: Theme,
        desk: AtDesk,
        zone: str,
        question: str,
        parent: QWidget,
        *,
        whole: bool = False,
    ) -> None:
        """`whole` offers whoever is at the desk too, for those who come back; `zone` is the venue's."""
        super().__init__(parent)
        self._theme, self._desk, self._zone, self._whole = theme, desk, zone, whole
        self._rows = _FEW_ROWS if whole else _ROWS
        self._shared = bool(desk.login)
        self._people = self._offered()
        self.password: QLineEdit | None = None
        self.name: QLineEdit | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(text_label(theme, question, Role.LABEL, "soft", self))
        self.who = self._field(
            self.tr("Login") if self._shared else self.tr("Name of the person at this desk"),
            _LONGEST_LOGIN if self._shared else LONGEST_NAME,
        )
        placeholder = self.tr("Type a login, or choose one")
        self.who.setPlaceholderText(
            placeholder if self._shared else self.tr("Type a name, or choose one")
        )
        self.who.textChanged.connect(self._narrow)
        box.addWidget(self.who)
        self.list = PeopleList(theme, self)
        self.list.setAccessibleName(self.tr("People who were at this desk"))
        self.list.currentRowChanged.connect(self._describe)
        self.list.itemActivated.connect(self._activate)
        box.addWidget(self.list)
        self._asks: QLabel | None = None
        if self._shared:
            self._add_login(box)
        self._message = Message(theme, self)
        box.addWidget(self._message)
        self._narrow("")
        self.restart()

    def _add_login(self, box: QVBoxLayout) -> None:
        self._asks = text_label(self._theme, "", Role.LABEL, "soft", self)
        self.password = self._field(self.tr("Password"), _LONGEST_PASSWORD)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.textEdited.connect(lambda _text: self.say(""))
        self.name = self._field(self.tr("Name that signs"), LONGEST_NAME)
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        label = text_label(self._theme, self.tr("Name that signs"), Role.LABEL, "soft", self)
        grid = QGridLayout()
        box.addLayout(grid)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for column, (above, wanted) in enumerate(((self._asks, self.password), (label, self.name))):
            above.setBuddy(wanted)
            grid.addWidget(above, 0, column)
            grid.addWidget(wanted, 1, column)
            grid.setColumnStretch(column, 2 - column)
        # Tab goes from the login straight to its password: Up and Down go through the list anyway,
        # and a password typed into the list would be gone.
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _field(self, words: str, longest: int) -> QLineEdit:
        made = QLineEdit(self)
        made.setFixedHeight(_FIELD_HEIGHT)
        made.setMaxLength(longest)
        made.setAccessibleName(words)
        made.installEventFilter(self)
        return made

    # Who

    def _offered(self) -> list[Person]:
        desk = self._desk
        mine = (desk.login or desk.person).casefold()
        others = [each for each in desk.people() if (each.login or each.name).casefold() != mine]
        here = [Person(desk.person, desk.since, desk.login)] if self._whole and mine else []
        return here + others

    def chosen(self) -> Chosen | None:
        """Who it is to be; None while nobody is meant."""
        row = self.list.current()
        if row is None:
            return None
        if self.password is None or self.name is None:
            return Chosen(row.name)
        name = clean_name(self.name.text()) or clean_name(row.login)
        return Chosen(name, row.login, self.password.text())

    def restart(self) -> None:
        """Begin anew: the first of the list is meant where a password is asked for, and the focus
        is where something is to be typed."""
        self._people = self._offered()
        self.say("")
        self.who.clear()
        self._narrow("")
        if self.password is not None:
            self.password.clear()
        if self.list.count() and (self._shared or self._whole):
            self.list.setCurrentRow(0)
        self.take_focus()

    def take_focus(self) -> None:
        """Have the keyboard where something is to be typed."""
        first = self.password if self.password is not None and self.list.count() else self.who
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str, tone: str = "bad") -> None:
        """Say this; where it is what is wrong with the password, that is typed anew."""
        self._message.say(sentence, tone)
        wrong = bool(sentence) and tone == "bad"
        if self.password is not None:
            mark_wrong(self.password, wrong)
            self.password.setAccessibleDescription(sentence if wrong else "")
            if wrong:
                self.password.setFocus(Qt.FocusReason.OtherFocusReason)
                self.password.selectAll()

    def message(self) -> str:
        """What it says."""
        return self._message.text()

    def forget(self) -> None:
        """Keep no password in a field that is not looked at any more."""
        if self.password is not None:
            self.password.clear()

    def set_busy(self, busy: bool) -> None:
        """While a password is checked nothing else is asked."""
        for each in (self.who, self.list, self.password, self.name):
            if each is not None:
                each.setEnabled(not busy)

    def _narrow(self, typed: str) -> None:
        """Show who is meant by what was typed, and a new person where nobody has this name."""
        wanted, now = clean_name(typed), times.now()
        rows = [self._row(each, now) for each in self._people if _means(wanted, each)]
        taken = [(row.login or row.name).casefold() for row in rows]
        if not self._whole:
            taken.append((self._desk.login or self._desk.person).casefold())
        if wanted and (wanted.casefold() not in taken):
            login = wanted if self._shared else ""
            rows.append(PersonRow(wanted, self.tr("new at this desk"), is_new=True, login=login))
        self.list.show_people(rows)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(self.list.height_of(min(max(len(rows), 1), self._rows)))
        if wanted:
            # The beginning of a known name means that name, unless it is another one's whole name.
            whole = [
                wanted.casefold() in (row.name.casefold(), row.login.casefold()) and not row.is_new
                for row in rows
            ]
            self.list.setCurrentRow(whole.index(True) if True in whole else 0)
        self._describe()

    def _row(self, person: Person, now: int) -> PersonRow:
        day = moments.day_and_time(person.last, self._zone, now)
        note = self.tr("last here {day}").format(day=day)
        if person.login == self._desk.login and person.name == self._desk.person:
            note = self.tr("here since {time}").format(time=day)
        if person.login and person.login != person.name:
            note = f"{person.login}, {note}"
        return PersonRow(person.name, note, login=person.login)

    def _describe(self) -> None:
        row = self.list.current()
        self.say("")  # what was wrong was so of somebody else
        if self._asks is not None and self.password is not None and self.name is not None:
            login = row.login if row is not None else ""
            words = self.tr("Password of {login}").format(login=login)
            self._asks.setText(words if login else self.tr("Password"))
            self.password.setAccessibleName(self._asks.text())
            self.name.setText(row.name if row is not None else "")
        self.changed.emit()

    def _activate(self) -> None:
        if self.password is None:
            self.activated.emit()
        else:
            self.password.setFocus()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Up and Down go through the list while a field keeps the focus.
        if watched in (self.who, self.password) and isinstance(event, QKeyEvent):
            steps = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
            if event.type() == QEvent.Type.KeyPress and event.key() in steps:
                self.list.step(steps[event.key()])
                return True
        return super().eventFilter(watched, event)


class Present(QWidget):
    """Who is at the desk now, since when, and how many drafts of theirs are kept."""

    def __init__(self, theme: Theme, desk: AtDesk, zone: str, drafts: int, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Sign(theme, "staff", "mut", ICON, self))
        row.addWidget(text_label(theme, desk.person, Role.BODY_STRONG, parent=self))
        words = self.tr("signed in since {time}") if desk.login else self.tr("here since {time}")
        words = words.format(time=moments.day_and_time(desk.since, zone, times.now()))
        if drafts:
            kept = self.tr("{number} drafts kept") if drafts > 1 else self.tr("{number} draft kept")
            words = f"{words}, {kept.format(number=drafts)}"
        row.addWidget(text_label(theme, words, Role.BODY, "mut", self))
        row.addStretch(1)


def _means(typed: str, person: Person) -> bool:
    """Whether what was typed begins the login, the name or one of its words."""
    wanted = typed.casefold()
    words = person.name.casefold()
    begun = [person.login.casefold(), words, *words.split()]
    return any(word.startswith(wanted) for word in begun)

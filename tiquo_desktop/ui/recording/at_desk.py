"""Who is at this desk: the person that signs what is recorded here, and how to become another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tiquo_desktop.domain import times
from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.dialog_parts import footer
from tiquo_desktop.ui.look.focus_ring import FocusRing
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BUTTON_HEIGHT, ICON, PADDING, Role
from tiquo_desktop.ui.recording.people_list import PeopleList, PersonRow
from tiquo_desktop.ui.settings import Settings
from tiquo_desktop.ui.words import moments

_PERSON, _PEOPLE, _SINCE = "desk/person", "desk/people", "desk/since"
_MOST_PEOPLE = 40
_LONGEST = 80
_WIDTH = 470
_ROWS = 5


def clean_name(text: str) -> str:
    """A person's name as it signs: one line, printable, not endless; "" where nothing is left."""
    words = " ".join(text.split())
    return "".join(each for each in words if each.isprintable())[:_LONGEST].strip()


class AtDesk(QObject):
    """Who is recording, remembered from one start to the next.

    Signals:
        changed: the name of the person who is at the desk from now on.
    """

    changed = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def person(self) -> str:
        """The name of whoever is at the desk; "" while nobody said so."""
        return clean_name(self._settings.get(_PERSON, ""))

    @property
    def since(self) -> int:
        """When they came (microseconds UTC)."""
        return self._settings.get(_SINCE, 0)

    def people(self) -> list[tuple[str, int]]:
        """Everybody who was at this desk, the last one first, with when they left or came."""
        found = []
        nobody: list[object] = []
        for each in self._settings.get(_PEOPLE, nobody):
            match each:
                case [str(name), int(last)] if clean_name(name):
                    found.append((clean_name(name), last))
        return found

    def choose(self, name: str) -> None:
        """Somebody is at the desk from now on; a known name keeps its spelling."""
        wanted = clean_name(name)
        if not wanted:
            return
        people, now = self.people(), times.now()
        known = {each.casefold(): each for each, _ in people}
        wanted = known.get(wanted.casefold(), wanted)
        leaving = self.person
        if wanted == leaving:
            return
        kept = [each for each in people if each[0] not in (wanted, leaving)]
        left = [(leaving, now)] if leaving else []
        self._settings.set(_PEOPLE, [(wanted, now), *left, *kept][:_MOST_PEOPLE])
        self._settings.set(_PERSON, wanted)
        self._settings.set(_SINCE, now)
        self.changed.emit(wanted)


class PersonDialog(QDialog):
    """Asks who is at the desk: a name of the list or a new one.

    Attributes:
        name: the field; what is typed there narrows the list.
        list: who was here before.
        change: the button that changes the person; Enter does the same.
    """

    def __init__(
        self,
        theme: Theme,
        desk: AtDesk,
        zone: str,
        drafts: int,
        parent: QWidget | None = None,
    ) -> None:
        """`drafts` is how many drafts whoever is at the desk has; `zone` is the venue's."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        self._theme, self._desk, self._zone = theme, desk, zone
        first = not desk.person
        self.setWindowTitle(
            self.tr("Who is at this desk?") if first else self.tr("Change person at this desk")
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        inner.setSpacing(8)
        box.addLayout(inner)
        if not first:
            self._add_present(inner, drafts)
        question = self.tr("Your name signs what is recorded at this desk.")
        self._label = text_label(
            theme, question if first else self.tr("Name"), Role.LABEL, "soft", self
        )
        inner.addWidget(self._label)
        self.name = QLineEdit(self)
        self.name.setFixedHeight(BUTTON_HEIGHT + 4)
        self.name.setMaxLength(_LONGEST)
        self.name.setPlaceholderText(self.tr("Type a name, or choose one"))
        self.name.setAccessibleName(self.tr("Name of the person at this desk"))
        self.name.textChanged.connect(self._narrow)
        self.name.installEventFilter(self)
        inner.addWidget(self.name)
        self.list = PeopleList(theme, self)
        self.list.setAccessibleName(self.tr("People who were at this desk"))
        self.list.currentRowChanged.connect(self._describe)
        self.list.itemActivated.connect(self.accept)
        inner.addWidget(self.list)
        box.addWidget(self._footer())
        self._narrow("")
        self._ring = FocusRing(self, theme)
        self.name.setFocus()

    def _add_present(self, box: QVBoxLayout, drafts: int) -> None:
        row = QHBoxLayout()
        box.addLayout(row)
        row.setSpacing(8)
        row.addWidget(Sign(self._theme, "staff", "mut", ICON, self))
        row.addWidget(text_label(self._theme, self._desk.person, Role.BODY_STRONG, parent=self))
        words = self.tr("here since {time}").format(
            time=moments.day_and_time(self._desk.since, self._zone, times.now())
        )
        if drafts:
            kept = self.tr("{number} drafts kept") if drafts > 1 else self.tr("{number} draft kept")
            words = f"{words}, {kept.format(number=drafts)}"
        row.addWidget(text_label(self._theme, words, Role.BODY, "mut", self))
        row.addStretch(1)

    def _footer(self) -> QWidget:
        self._signs = text_label(self._theme, "", Role.LABEL, "soft", self)
        cancel = Button(self._theme, self.tr("Cancel"), self, key=key_cap("Esc"))
        cancel.clicked.connect(self.reject)
        words = self.tr("Change person") if self._desk.person else self.tr("Continue")
        self.change = Button(self._theme, words, self, kind=Kind.PRIMARY)
        self.change.clicked.connect(self.accept)
        return footer(self, cancel, self.change, left=self._signs)

    def _narrow(self, typed: str) -> None:
        """Show who is meant by what was typed, and a new person where nobody has this name."""
        wanted, now = clean_name(typed), times.now()
        rows = [
            PersonRow(name, self._last(last, now))
            for name, last in self._desk.people()
            if name != self._desk.person and _means(wanted, name)
        ]
        taken = [*(row.name.casefold() for row in rows), self._desk.person.casefold()]
        if wanted and wanted.casefold() not in taken:
            rows.append(PersonRow(wanted, self.tr("new at this desk"), is_new=True))
        self.list.show_people(rows)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(self.list.height_of(min(max(len(rows), 1), _ROWS)))
        if wanted:
            # The beginning of a known name means that name, unless it is another one's whole name.
            exact = [row.name.casefold() == wanted.casefold() and not row.is_new for row in rows]
            self.list.setCurrentRow(exact.index(True) if True in exact else 0)
        self._describe()
        self.adjustSize()

    def _last(self, last: int, now: int) -> str:
        return self.tr("last here {day}").format(day=moments.day_and_time(last, self._zone, now))

    def _describe(self) -> None:
        row = self.list.current()
        self.change.setEnabled(row is not None)
        words = self.tr("Next records are signed {name}.")
        self._signs.setText(words.format(name=row.name) if row is not None else "")

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Up and Down go through the list while the field keeps the focus.
        if watched is self.name and isinstance(event, QKeyEvent):
            steps = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
            if event.type() == QEvent.Type.KeyPress and event.key() in steps:
                self.list.step(steps[event.key()])
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Change to whoever is marked in the list."""
        row = self.list.current()
        if row is not None:
            self._desk.choose(row.name)
            super().accept()


def _means(typed: str, name: str) -> bool:
    """Whether what was typed begins the name or one of its words."""
    wanted = typed.casefold()
    words = name.casefold()
    return words.startswith(wanted) or any(word.startswith(wanted) for word in words.split())

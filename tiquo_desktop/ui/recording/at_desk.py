"""Who is at this desk: the person that signs what is recorded here.

In a file that is a name which somebody chose. In a shared database it is a login, which the database
signs with by itself, and the name that the login signs with here, which is the login's own until
somebody wants another.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from tiquo_desktop.domain import times
from tiquo_desktop.domain.repositories import DatabaseInfo
from tiquo_desktop.ui.settings import Settings

_PERSON, _PEOPLE, _SINCE, _LOGINS = "desk/person", "desk/people", "desk/since", "desk/logins"
_MOST_PEOPLE = 40
LONGEST_NAME = 80
"""Letters of a person's name."""


def clean_name(text: str) -> str:
    """A person's name as it signs: one line, printable, not endless; "" where nothing is left."""
    words = " ".join(text.split())
    return "".join(each for each in words if each.isprintable())[:LONGEST_NAME].strip()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was at this desk: the name that signs, when they left or came (microseconds UTC),
    and their login, "" in a file."""

    name: str
    last: int
    login: str = ""


class AtDesk(QObject):
    """Who is recording, remembered from one start to the next; of logins only their names are.

    Signals:
        changed: the name of the person who is at the desk from now on.
    """

    changed = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._database = ""
        self._came = 0
        self.login = ""
        """Who is signed in to the shared database; "" in a file, which has no logins."""

    def set_database(self, info: DatabaseInfo | None) -> None:
        """Whoever the database says is signed in is at the desk; a file does not know."""
        before = self.author
        self.login = info.login if info is not None else ""
        self._database = info.uid if info is not None else ""
        if self.login and self.author != before:
            self._came = times.now()
        if info is not None and self.person:
            self.changed.emit(self.person)

    @property
    def person(self) -> str:
        """The name of whoever is at the desk; "" while nobody said so."""
        if self.login:
            known = (each.name for each in self.people() if each.login == self.login)
            return next(known, clean_name(self.login))
        return clean_name(self._settings.get(_PERSON, ""))

    @property
    def author(self) -> str:
        """Whose drafts are whose: the person, and in a shared database not without the login."""
        return f"{self.login}\n{self.person}" if self.login else self.person

    @property
    def since(self) -> int:
        """When they came (microseconds UTC)."""
        return self._came if self.login else self._settings.get(_SINCE, 0)

    def people(self) -> list[Person]:
        """Everybody who was at this desk, in a shared database with the logins they had there; the
        last one first."""
        found = []
        nobody: list[object] = []
        for each in self._settings.get(self._key, nobody):
            match each:
                case [str(name), int(last)] if clean_name(name) and not self.login:
                    found.append(Person(clean_name(name), last))
                case [str(name), int(last), str(login)] if clean_name(name) and self.login:
                    found.append(Person(clean_name(name), last, login))
        return found

    def choose(self, name: str) -> None:
        """Somebody is at the desk of a file from now on; a known name keeps its spelling."""
        wanted = clean_name(name)
        if not wanted or self.login:
            return  # in a shared database nobody comes without a password
        known = {each.name.casefold(): each.name for each in self.people()}
        wanted = known.get(wanted.casefold(), wanted)
        leaving = self.person
        if wanted == leaving:
            return
        now = times.now()
        left = [Person(leaving, now)] if leaving else []
        self._remember([Person(wanted, now), *left])
        self._settings.set(_PERSON, wanted)
        self._settings.set(_SINCE, now)
        self.changed.emit(wanted)

    def sign_in(self, info: DatabaseInfo, name: str) -> None:
        """Somebody signed in to the shared database, and signs with this name."""
        now, before = times.now(), self.author
        left = [Person(self.person, now, self.login)] if self.login else []
        self.login, self._database = info.login, info.uid
        self._remember([Person(clean_name(name) or clean_name(info.login), now, info.login), *left])
        if self.author != before:
            self._came = now
        self.changed.emit(self.person)

    @property
    def _key(self) -> str:
        return f"{_LOGINS}/{self._database}" if self.login else _PEOPLE

    def _remember(self, newest: list[Person]) -> None:
        """Put these before all others, each once."""
        people: dict[str, Person] = {}
        for each in [*newest, *self.people()]:
            people.setdefault(each.login or each.name, each)
        kept = list(people.values())[:_MOST_PEOPLE]
        self._settings.set(
            self._key,
            [[p.name, p.last, p.login] if self.login else [p.name, p.last] for p in kept],
        )

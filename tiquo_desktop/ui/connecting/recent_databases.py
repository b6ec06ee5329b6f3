"""Which databases were open at this desk, the last one first; never with a password."""

from __future__ import annotations

from tiquo_desktop.services.connecting import KnownDatabase
from tiquo_desktop.ui.settings import Settings

_RECENT, _LAST = "database/recent", "database/last"
_MOST = 8


class RecentDatabases:
    """Databases by their addresses, remembered from one start to the next."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self) -> list[KnownDatabase]:
        """The databases, the last one first."""
        found = []
        nothing: list[object] = []
        for each in self._settings.get(_RECENT, nothing):
            match each:
                case [str(address), str(name), str(key)] if address and name:
                    found.append(KnownDatabase(address, name, key))
        return found

    @property
    def chosen(self) -> str:
        """The address of the database that was chosen last in a window; "" while none was."""
        return self._settings.get(_LAST, "")

    def choose(self, known: KnownDatabase) -> None:
        """The next start opens this one, unless it is told otherwise."""
        self._settings.set(_LAST, known.address)

    def remember(self, known: KnownDatabase) -> None:
        """This database is open now."""
        others = [each for each in self.all() if each.address != known.address]
        self._set([known, *others][:_MOST])

    def forget(self, known: KnownDatabase) -> None:
        """Forget that this database was ever open here."""
        self._set([each for each in self.all() if each.address != known.address])
        if self.chosen == known.address:
            self._settings.set(_LAST, None)

    def _set(self, databases: list[KnownDatabase]) -> None:
        kept = [[each.address, each.name, each.key] for each in databases]
        self._settings.set(_RECENT, kept)
        self._settings.flush()

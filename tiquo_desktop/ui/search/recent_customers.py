"""Who was opened on this computer last; remembered by uid, without a name or any other text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tiquo_desktop.domain import times
from tiquo_desktop.domain.identifiers import parse_uid
from tiquo_desktop.ui.settings import Settings

MOST = 8


@dataclass(frozen=True, slots=True)
class Visit:
    """A customer, when they were opened (microseconds UTC), and how.

    `person` is who was at the desk then, "" where nobody had said so.
    """

    uid: str
    at: int
    person: str = ""
    scanned: bool = False


class RecentCustomers:
    """The last `MOST` customers of each database, the newest first."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def visits(self, database: str) -> tuple[Visit, ...]:
        """Who was opened in the database with this uid; each customer once."""
        found = []
        stored: list[Any] = self._settings.get(_key(database), [])
        for each in stored:
            match each:
                case [str(uid), int(at), str(person), bool(scanned)] if parse_uid(uid) == uid:
                    found.append(Visit(uid, at, person, scanned))
        return tuple(found[:MOST])

    def add(self, database: str, uid: str, *, person: str, scanned: bool = False) -> None:
        """Somebody was opened just now."""
        earlier = [visit for visit in self.visits(database) if visit.uid != uid]
        visits = [Visit(uid, times.now(), person, scanned), *earlier][:MOST]
        self._settings.set(
            _key(database), [[each.uid, each.at, each.person, each.scanned] for each in visits]
        )


def _key(database: str) -> str:
    return f"recent/{database}"

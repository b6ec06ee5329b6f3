"""The database of a window, which stays the same thing when somebody else signs in."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

from tiquo_desktop.domain.errors import DatabaseError
from tiquo_desktop.domain.repositories import (
    READ_DEADLINE,
    Database,
    DatabaseInfo,
    News,
    Reading,
    Sealed,
    Writing,
)


class DeskDatabase:
    """Reads with whatever login is at the desk; see `Database`.

    What is on screen holds this, so that it stays there when the login changes: a session that has
    begun ends as it began, and the next one is the new login's. What is written is signed by who
    began it, so whoever writes holds `own` instead.

    Attributes:
        now: the database as it was opened by the login that is at the desk now.
    """

    def __init__(self, now: Database) -> None:
        self.now = now
        self._own: dict[str, DeskDatabase] = {}

    def exchange(self, other: Database) -> Database:
        """Read with another login from now on; gives the database of the one before."""
        before, self.now = self.now, other
        own = self._own.get(other.info.login)
        if own is not None:
            own.now = other
        return before

    @property
    def own(self) -> DeskDatabase:
        """The database of the login that is at the desk now, and of no other one: once that login
        has gone nothing can be done with it, until it is back."""
        return self._own.setdefault(self.info.login, DeskDatabase(self.now))

    @property
    def info(self) -> DatabaseInfo:
        """Which database it is, and who is signed in now."""
        return self.now.info

    @property
    def opener(self) -> Callable[[], Database] | None:
        """See the protocol."""
        return self.now.opener

    @property
    def as_login(self) -> Callable[[str, str], Database] | None:
        """See the protocol."""
        return self.now.as_login

    def knows(self, password: str) -> bool:
        """See the protocol."""
        return self.now.knows(password)

    def reading(
        self,
        *,
        deadline: float = READ_DEADLINE,
        cancel: threading.Event | None = None,
        together: bool = True,
    ) -> AbstractContextManager[Reading]:
        """See the protocol."""
        return self.now.reading(deadline=deadline, cancel=cancel, together=together)

    def writing(self, *, sealing: bool = True) -> AbstractContextManager[Writing]:
        """See the protocol."""
        return self.now.writing(sealing=sealing)

    def trouble(self) -> DatabaseError | None:
        """See the protocol."""
        return self.now.trouble()

    def news(self) -> News:
        """See the protocol."""
        return self.now.news()

    def seal(self, most: int) -> Sealed:
        """See the protocol."""
        return self.now.seal(most)

    def close(self) -> None:
        """See the protocol."""
        self.now.close()

"""What services need of a database; ``tiquo_desktop.storage`` provides it.

A `Database` gives sessions. A `Reading` session is one snapshot: everything read in it belongs
together. A `Writing` session is one transaction: it is committed when its block ends and rolled
back when the block raises. A session belongs to the thread that opened it.

Every method may raise a `DatabaseError`; readings also `DeadlineExceeded` and `Cancelled`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Sized
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple, Protocol, TypeAlias

from tiquo_desktop.domain.activity import Event, NewEvent
from tiquo_desktop.domain.customers import Customer, NewCustomer, Profile
from tiquo_desktop.domain.errors import DatabaseError
from tiquo_desktop.domain.filters import Counts, Filter
from tiquo_desktop.domain.roles import Role

READ_DEADLINE = 5.0
"""Seconds that a reading may take unless it asks for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseInfo:
    """What is known of an open database.

    `name` is what the status bar shows, `kind` the engine and its version. `zone` is the venue's IANA zone, `region` its ISO 3166
    country for phone numbers. `read_only` says why nothing can be recorded, None where it can, and
    `write_only` why nothing can be read: customers can be matched and events stored all the same.
    `login` is who the database says is signed in, "" where it has no logins; `role` is what it may do
    there, None where no role gives it its rights.
    `warnings` are sentences that a person has to see, such as a missing append-only trigger.
    `turn` is how many seconds a transaction may take where many follow each other, so that what
    others write meanwhile never waits noticeably. A `shared` one is on a server, to which the
    connection may be lost.
    """

    uid: str
    name: str
    zone: str
    region: str
    kind: str = ""
    read_only: str | None = None
    write_only: str | None = None
    login: str = ""
    role: Role | None = None
    warnings: tuple[str, ...] = ()
    turn: float = 0.03
    shared: bool = False


class Key(Enum):
    """What a customer can be recognised by."""

    UID = "uid"
    NUMBER = "number"
    EMAIL = "email"
    """Compared by `customers.email_key`."""
    PHONE = "phone"
    """E.164."""
    ORIGIN = "origin"
    """``(origin, external id)`` of an import that has no other key."""


class CustomerRef(NamedTuple):
    """The identity of a stored customer."""

    id: int
    uid: str
    number: str


class Span(NamedTuple):
    """First and last `occurred_at` of a customer's events, microseconds UTC."""

    first: int
    last: int


class Cursor(NamedTuple):
    """A place in a timeline: the order is `occurred_at`, then `id`."""

    occurred_at: int
    id: int


class EventKey(NamedTuple):
    """What the in-memory index of a timeline holds of an event; the last three are vocabulary ids."""

    id: int
    occurred_at: int
    category: int
    type: int
    source: int


class LogPlace(NamedTuple):
    """How far one snapshot reached.

    `position` and `chain` are the end of the sealed log, `unsealed` the ids of the events that were
    not sealed yet. Events may be committed in another order than that of their ids, so only this
    tells what a later snapshot has in addition.
    """

    position: int
    chain: bytes
    unsealed: frozenset[int]


class Sealed(NamedTuple):
    """`done` events were sealed; `waiting` says whether others still wait for it."""

    done: int
    waiting: bool


Columns: TypeAlias = Sequence[Sequence[Any]]
"""The values of some events: one sequence for each field, all of them equally long."""


class Outcome(Enum):
    """What became of an event that was appended."""

    STORED = "stored"
    PRESENT = "present"
    """It was there already, by uid or by origin and external id; nothing was written."""
    CONFLICT = "conflict"
    """Its uid, or its origin and external id, was there already with other content; nothing was
    written."""


class Prepared(Sized, Protocol):
    """Some events that are ready to be stored; what is in it is the database's own affair. It can
    be pickled."""


class CustomerReader(Protocol):
    """Customers of one snapshot."""

    def count(self) -> int:
        """How many customers there are."""

    def by_ids(self, ids: Sequence[int]) -> list[Customer]:
        """The customers with these ids, in this order; unknown ids are left out."""

    def find(self, key: Key, value: str | tuple[str, str]) -> list[Customer]:
        """The customers that answer to a key, oldest first, at most ten."""

    def match(
        self, key: Key, values: Collection[str] | Collection[tuple[str, str]]
    ) -> Mapping[str | tuple[str, str], Sequence[CustomerRef]]:
        """For many values at once the customers that answer, oldest first; others are absent."""

    def spans(self, ids: Collection[int]) -> Mapping[int, Span]:
        """First and last event of each customer that has any."""

    def recently_active(self, limit: int) -> list[Customer]:
        """The customers of the newest events that are not in the future, newest first."""


class CustomerWriter(CustomerReader, Protocol):
    """Customers, with the right to add and change them."""

    def add(self, new: NewCustomer, origins: Collection[tuple[str, str]] = ()) -> Customer:
        """Store a customer that `customers.checked` passed; the session gives uid and number.

        `origins` are the ``(origin, external id)`` pairs it will be found by.

        Raises:
            Conflict: the uid or the number is taken.
        """

    def add_all(
        self, new: Sequence[tuple[NewCustomer, Collection[tuple[str, str]]]]
    ) -> list[Customer]:
        """Store many customers with their origins, as `add` does, for much less."""

    def link(self, customer_id: int, origins: Collection[tuple[str, str]]) -> None:
        """Remember further ``(origin, external id)`` pairs of a customer; known ones are ignored."""

    def update(self, customer: Customer, profile: Profile) -> Customer:
        """Store a changed profile and keep the earlier version beside it.

        Raises:
            Conflict: the stored version is no longer `customer.version`.
        """


class ActivityReader(Protocol):
    """Events of one snapshot. `customer_id` None means the events of all, and of none."""

    def page(
        self,
        customer_id: int | None,
        wanted: Filter,
        *,
        newest_first: bool = True,
        after: Cursor | None = None,
        limit: int = 200,
    ) -> list[Event]:
        """The first `limit` events, or those behind `after`, in the order of the timeline."""

    def stream(
        self, customer_id: int | None, wanted: Filter, *, newest_first: bool = True
    ) -> Iterator[Event]:
        """All events in the order of the timeline, in constant memory."""

    def columns(
        self,
        names: Sequence[str],
        customer_id: int | None,
        wanted: Filter,
        *,
        newest_first: bool = True,
    ) -> Iterator[Columns]:
        """All events in the order of the timeline, some hundred at a time and column by column.

        `names` are fields of `Event`, and of the event's customer with ``customer_`` in front:
        ``customer_email``; ``customer_phones`` is a tuple of them as they were written. For whole
        files: an `Event` for every row takes as long as all the rest.
        """

    def columns_by_ids(self, names: Sequence[str], ids: Sequence[int]) -> Iterator[Columns]:
        """As `columns`, of the events with these ids, in this order; unknown ids are left out."""

    def history(self, customer_id: int | None) -> tuple[LogPlace, Iterator[Columns]]:
        """How far this snapshot reaches, and the keys of a whole timeline, oldest first: some thousand
        at a time, one column for each field of `EventKey`."""

    def keys_since(
        self, customer_id: int | None, place: LogPlace
    ) -> tuple[LogPlace, list[EventKey]] | None:
        """How far this snapshot reaches, and the keys of the timeline's events that an earlier one,
        which reached as far as `place`, did not have; in no order.

        None where that log is not continued, as after a back-up was restored: everything has to be
        read anew then.
        """

    def count(
        self,
        customer_id: int | None = None,
        wanted: Filter | None = None,
        *,
        most: int | None = None,
    ) -> int:
        """How many events of a timeline a filter lets through; no more than `most` are looked for."""

    def counts(self, customer_id: int | None, wanted: Filter) -> Counts:
        """The counts of a timeline under a filter."""

    def by_ids(self, ids: Sequence[int]) -> list[Event]:
        """The events with these ids, in this order; unknown ids are left out."""

    def by_uid(self, uid: str) -> Event | None:
        """The event with that uid."""

    def corrections(self, uids: Sequence[str]) -> list[Event]:
        """The events that correct one of these, in the order in which they were recorded."""

    def by_external_id(self, origin: str, external_id: str) -> Event | None:
        """The event of that origin and external id."""

    def vocabulary(self, ids: Collection[int] | None = None) -> Mapping[int, str]:
        """The values behind the vocabulary ids of `EventKey`; where `ids` are given, of these at least,
        which often are known already."""

    def as_stored(self, event: NewEvent) -> Event | None:
        """The event as it is stored, when and by whom; None where none with its uid and its leaf
        is. Also for those who may not read: what they gave they know."""

    def outcomes(self, events: Sequence[NewEvent]) -> list[Outcome]:
        """What `ActivityWriter.append` would answer for these events, without storing them."""

    def prepare(
        self, events: Sequence[NewEvent], *, thoroughly: bool = True
    ) -> Sequence[Prepared] | None:
        """Events that `activity.checked` passed in a form that the same database, also when it is
        opened in another process, stores faster: all that can be known of them is worked out.

        None where `append` is needed: one of them is stored already, or has a value of the
        vocabulary that the database has not met. Unless it is done `thoroughly`, only the first and
        the last are looked up: of the others `insert` says whether they are stored already.

        Raises:
            RefusedByDatabase: a customer is not stored.
        """


class ActivityWriter(ActivityReader, Protocol):
    """Events, with the right to append."""

    def append(self, events: Sequence[NewEvent]) -> list[Outcome]:
        """Store events that `activity.checked` passed, with leaf, seal and daily counts.

        The result has one outcome for each event, in order. An event's customer must be stored.
        """

    def insert(self, prepared: Sequence[Prepared]) -> None:
        """Store what `prepare` gave for events, once.

        Raises:
            RefusedByDatabase: one of the events is stored by now; nothing may be kept of this
                transaction then.
        """


class SearchReader(Protocol):
    """The search index of one snapshot: what ``domain.search_keys`` made of every customer."""

    def candidates(self, terms: Sequence[str], limit: int) -> list[int]:
        """Ids of customers that have, for each term, a search key that starts with it.

        Newest customers first. Terms are single words as ``search_keys`` yields them.
        """

    def candidates_of_any(self, alternatives: Sequence[Sequence[str]], limit: int) -> list[int]:
        """Ids of customers that `candidates` gives for one of these lists of terms."""

    def by_reference(self, reference: str, limit: int) -> list[tuple[int, str]]:
        """Ids of customers with an event whose object or story is that reference, and how it is
        written there; without regard to letter case or prefix. Exact ones before longer ones."""

    def name_words(self) -> Mapping[str, int]:
        """The distinct folded words of all names and companies, with how many customers use each."""

    def revision(self) -> int:
        """A number that changes whenever `name_words` may have changed."""


class Reading(Protocol):
    """One snapshot of a database."""

    @property
    def customers(self) -> CustomerReader: ...
    @property
    def activity(self) -> ActivityReader: ...
    @property
    def search(self) -> SearchReader: ...


class Writing(Protocol):
    """One transaction."""

    @property
    def customers(self) -> CustomerWriter: ...
    @property
    def activity(self) -> ActivityWriter: ...
    @property
    def search(self) -> SearchReader: ...


class News(Protocol):
    """Tells when somebody has recorded something, on a connection of its own; for one thread."""

    def wait(self, cancel: threading.Event) -> bool:
        """Wait until something was recorded or changed since the last call; the first call does
        not wait, nor does the first one after a connection was lost. Whether events wait to be
        sealed.

        Raises:
            Cancelled: `cancel` was set.
            DatabaseError: nobody can tell at the moment. The next call tries again.
        """

    def close(self) -> None:
        """Give back the connection."""


class Database(Protocol):
    """An open database; safe to use from several threads, one session a thread."""

    @property
    def info(self) -> DatabaseInfo:
        """What is known of it since it was opened, or since the last `trouble`."""

    @property
    def opener(self) -> Callable[[], Database] | None:
        """Opens this database in another process, for which it can be pickled; None where that
        is not possible."""

    @property
    def as_login(self) -> Callable[[str, str], Database] | None:
        """Opens this database for another login with its password; None where it has no logins.

        Raises:
            AccessDenied: the password is wrong, or the login has no right.
            DatabaseError: it cannot be opened.
        """

    def knows(self, password: str) -> bool:
        """Whether it was opened with this password, without asking anybody; False where it was opened
        without one, or with one that it does not know."""

    def reading(
        self,
        *,
        deadline: float = READ_DEADLINE,
        cancel: threading.Event | None = None,
        together: bool = True,
    ) -> AbstractContextManager[Reading]:
        """A snapshot. A statement still running after `deadline` seconds, or once `cancel` is
        set, ends with `DeadlineExceeded` or `Cancelled`.

        Without `together` what is read in it need not be of one snapshot, and nothing of unknown length may be read:
        who is far away from the database waits less then.
        """

    def writing(self, *, sealing: bool = True) -> AbstractContextManager[Writing]:
        """A transaction. Without `sealing` its events are left to whoever calls `seal`; in a file
        they are sealed with it all the same.

        Raises:
            ReadOnlyDatabase, UnsafeLocation: see `DatabaseInfo.read_only`.
            BusyDatabase: the write lock was not to be had in time; nothing was written.
        """

    def trouble(self) -> DatabaseError | None:
        """What has become of the database since it was opened; None while it can be worked on.

        Looks at the file and not at customers or events, so it is cheap. A database that was away
        and is back, also as a restored copy of itself, is taken up again by this; what has changed
        otherwise, such as the role of the login, stands in `info` from then on.
        """

    def news(self) -> News:
        """What tells of whatever is recorded here by anybody; it connects when it is first asked."""

    def seal(self, most: int) -> Sealed:
        """Seal events that wait for it, at most so many. Where somebody else is at it already, none
        are, and nobody waits. In a file nothing ever waits.

        Raises:
            ReadOnlyDatabase: see `DatabaseInfo.read_only`.
        """

    def close(self) -> None:
        """Give back every connection."""

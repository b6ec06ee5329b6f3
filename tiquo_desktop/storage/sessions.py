"""One transaction on one SQLite connection, and the repositories that work in it."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import Connection

from tiquo_desktop.domain.repositories import DatabaseInfo
from tiquo_desktop.storage.appending import CustomerIds
from tiquo_desktop.storage.search import SearchRepository
from tiquo_desktop.storage.sqlite_activity import SqliteActivity
from tiquo_desktop.storage.sqlite_customers import SqliteCustomers


class Session:
    """See `Reading` and `Writing` in `tiquo_desktop.domain.repositories`."""

    def __init__(
        self,
        connection: Connection,
        info: DatabaseInfo,
        recorded_by: str,
        customer_ids: CustomerIds | None = None,
    ) -> None:
        self._connection = connection
        self._info = info
        self._recorded_by = recorded_by
        self._customer_ids = customer_ids

    @cached_property
    def customers(self) -> SqliteCustomers:
        """The customers of this transaction."""
        return SqliteCustomers(self._connection, self._recorded_by)

    @cached_property
    def activity(self) -> SqliteActivity:
        """The events of this transaction."""
        return SqliteActivity(
            self._connection, self._info.uid, self._recorded_by, self._customer_ids
        )

    @cached_property
    def search(self) -> SearchRepository:
        """The search index of this transaction."""
        return SearchRepository(self._connection)

    def close(self) -> None:
        """End what is still being read."""
        self.activity.close()

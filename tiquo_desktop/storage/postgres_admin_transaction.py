"""A transaction of the administrator of a PostgreSQL database, who may work as the owner of our schema within it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from psycopg.errors import LockNotAvailable
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from tiquo_desktop.domain.errors import (
    BusyDatabase,
    DatabaseError,
    ForeignDatabase,
    NewerSchema,
    NoDatabase,
    RefusedByDatabase,
)
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.lines import BEGINNING, Limit, engine, line_of
from tiquo_desktop.storage.migrations import KNOWN_VERSIONS
from tiquo_desktop.storage.postgres_faults import translating
from tiquo_desktop.storage.postgres_functions import SEARCH_PATH
from tiquo_desktop.storage.postgres_info import require_new_enough
from tiquo_desktop.storage.postgres_rights import OWNER_SUFFIX, SCHEMA, Roles, quoted

_GRANTS_PARTED = 160_000
"""From PostgreSQL 16 on membership, its use and its administration are granted one by one."""
_DEADLINE = 3600.0
"""Seconds for one statement: a migration, or reading the whole log."""
# Nothing in public can be taken for ours before the path is our own. Who waits for another administrator, or for readers,
# gives up before everybody behind them waits too.
_BEGIN = """BEGIN ISOLATION LEVEL {}; SET LOCAL search_path = pg_catalog, pg_temp;
SET LOCAL lock_timeout = '30s'; SET LOCAL statement_timeout = 0"""
CHANGING, LOOKING = "READ COMMITTED", "REPEATABLE READ"
"""How a transaction is isolated: a change sees what others did before it, a look is one snapshot."""
_LOCK = 0x5449514F
"""The advisory lock, ``TIQO``, of whoever changes the schema."""


@dataclass(frozen=True, slots=True)
class Administration:
    """A transaction of the administrator's, and what is known of the server.

    `owner` owns our schema, None where there is none; `can_read` says whether this login may read
    what is in it.
    """

    connection: Connection
    version_number: int
    encoding: str
    is_standby: bool
    database: str
    owns_database: bool
    makes_roles: bool
    owner: str | None
    can_read: bool

    @property
    def grants_parted(self) -> bool:
        """Whether membership in a role is granted apart from its use."""
        return self.version_number >= _GRANTS_PARTED

    @property
    def roles(self) -> Roles:
        """The roles of the schema that is there."""
        if self.owner is None:
            Roles(self.database).check()  # creating it would not work either
            raise NoDatabase(
                f"{self.database} is no database of Tiquo Desktop yet: run database create first."
            )
        if not self.owner.endswith(OWNER_SUFFIX):
            raise ForeignDatabase(
                f"There is a schema {SCHEMA} in {self.database} that another program made: nothing "
                "was changed. Choose another database."
            )
        return Roles(self.owner.removesuffix(OWNER_SUFFIX))

    @property
    def version(self) -> str:
        """The schema's version.

        Raises:
            NewerSchema: this program does not know it.
        """
        found = self.row(f"SELECT version_num FROM {SCHEMA}.alembic_version")
        if found is None or found[0] not in KNOWN_VERSIONS:
            raise NewerSchema(
                f"The database {self.database} was upgraded by a newer version of Tiquo Desktop: "
                "update this program. Nothing was changed."
            )
        return str(found[0])

    def require_fit(self) -> None:
        """Raise unless server, database and login are such as are needed."""
        require_new_enough(self.version_number)
        if self.is_standby:
            raise DatabaseError(
                "This server is a standby, which cannot be changed: use the primary."
            )
        if self.encoding != "UTF8":
            raise DatabaseError(
                f"The database {self.database} has the encoding {self.encoding}: make one with UTF8 "
                "(createdb --encoding=UTF8 --template=template0)."
            )
        if not self.owns_database:
            raise RefusedByDatabase(
                f"Only the owner of the database {self.database} can do this: use its login."
            )
        if not self.makes_roles:
            raise RefusedByDatabase(
                "This login may not make roles: ask for the right (ALTER ROLE … CREATEROLE)."
            )

    def row(self, statement: str, *parameters: object) -> tuple[Any, ...] | None:
        """The first row that a statement gives."""
        found = self.connection.exec_driver_sql(statement, parameters or None).first()
        return None if found is None else tuple(found)

    def run(self, *statements: str) -> None:
        """Run statements, one after another."""
        for statement in statements:
            # Without parameters a % in a name is only that.
            self.connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


_KNOWN = f"""
SELECT current_setting('server_version_num')::integer, pg_encoding_to_char(encoding),
    pg_is_in_recovery(), datname, pg_has_role(datdba, 'USAGE'), rolsuper OR rolcreaterole,
    (SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = '{SCHEMA}'),
    coalesce((
        SELECT has_schema_privilege(pg_namespace.oid, 'USAGE')
            AND has_table_privilege(pg_class.oid, 'SELECT')
        FROM pg_namespace JOIN pg_class ON relnamespace = pg_namespace.oid
        WHERE nspname = '{SCHEMA}' AND relname = 'activity'), false)
FROM pg_database, pg_roles WHERE datname = current_database() AND rolname = current_user
"""


@contextmanager
def transaction(address: Address, isolation: str) -> Iterator[Administration]:
    """A transaction, `CHANGING` or `LOOKING`; of the changing ones there is one at a time."""
    made = engine(address)
    try:
        with (
            translating(),
            made.connect().execution_options(**{BEGINNING: _BEGIN.format(isolation)}) as connection,
            connection.begin(),
            line_of(connection).limited(Limit(math.inf, answer=_DEADLINE)),
        ):
            if isolation == CHANGING:
                _take_turn(connection)
            known = connection.exec_driver_sql(_KNOWN).one()
            yield Administration(connection, *known)
    finally:
        made.dispose()


def _take_turn(connection: Connection) -> None:
    """Wait until nobody else changes the schema or the rights.

    Raises:
        BusyDatabase: somebody does so for too long. Any login can take this lock; which one has it is
            said, so that its session can be ended.
    """
    if connection.exec_driver_sql(f"SELECT pg_try_advisory_xact_lock({_LOCK})").scalar_one():
        return
    names = connection.exec_driver_sql(_HOLDERS, (_LOCK,)).scalar_one()
    try:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    except OperationalError as error:
        if not isinstance(error.orig, LockNotAvailable):
            raise
        raise BusyDatabase(
            f"Another session administers this database or holds its lock ({names or 'unknown'}): "
            "wait for it, or end it on the server with pg_terminate_backend. Nothing was changed."
        ) from None


_HOLDERS = """
SELECT string_agg(DISTINCT usename::text, ', ')
FROM pg_locks JOIN pg_stat_activity USING (pid)
WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = %s
    AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@contextmanager
def owning(server: Administration, owner: str, *, new: bool = False) -> Iterator[None]:
    """Within the block the transaction works as the owner of the schema; `new` makes that too.

    When the block raises, the transaction ends and all of this with it.
    """
    may = "SET" if server.grants_parted else "MEMBER"
    known = server.row(f"SELECT pg_has_role(%s, '{may}')", owner)
    is_member = known is not None and known[0]
    if not is_member:
        how = " WITH INHERIT FALSE, SET TRUE" if server.grants_parted else ""
        server.run(f"GRANT {quoted(owner)} TO CURRENT_USER{how}")
    if new:
        server.run(f"CREATE SCHEMA {SCHEMA} AUTHORIZATION {quoted(owner)}")
    server.run(f"SET LOCAL ROLE {quoted(owner)}", f"SET LOCAL search_path = {SEARCH_PATH}")
    yield
    server.run("SET LOCAL ROLE NONE", "SET LOCAL search_path = pg_catalog, pg_temp")
    if not is_member:
        server.run(f"REVOKE {quoted(owner)} FROM CURRENT_USER")

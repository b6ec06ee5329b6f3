"""Which shared database a connection leads to, and what its login may do there."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from tiquo_desktop.domain import errors
from tiquo_desktop.domain.repositories import DatabaseInfo
from tiquo_desktop.domain.roles import Role
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.migrations import KNOWN_VERSIONS, SCHEMA_VERSION
from tiquo_desktop.storage.postgres_check import rule_problems
from tiquo_desktop.storage.postgres_faults import FOREIGN, NOT_GRANTED
from tiquo_desktop.storage.postgres_rights import OWNER_SUFFIX, Roles

_OLDEST_SERVER = 130_000
_TURN = 0.3
"""Seconds: only who adds or changes customers waits for others who do."""

_SERVER = (
    "SELECT current_setting('server_version_num')::int, current_setting('server_version'),"
    " current_setting('server_encoding'), pg_is_in_recovery(),"
    " to_regnamespace('tiquo') IS NOT NULL,"
    " coalesce(has_schema_privilege(to_regnamespace('tiquo'), 'USAGE'), false)"
)
_RIGHTS = """
SELECT has_table_privilege('customer', 'SELECT'),
    has_any_column_privilege('activity', 'INSERT'),
    (SELECT version_num FROM alembic_version),
    session_user,
    (SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'tiquo'),
    ARRAY(
        SELECT groups.rolname
        FROM pg_auth_members AS held
        JOIN pg_roles AS member ON member.oid = held.member
        JOIN pg_roles AS groups ON groups.oid = held.roleid
        WHERE member.rolname = session_user
    )
"""


def require_new_enough(version_number: int) -> None:
    """Raise `DatabaseError` where a server is older than those that this program works with."""
    if version_number < _OLDEST_SERVER:
        raise errors.DatabaseError("This server is too old: PostgreSQL 13 or later is needed.")


def database_info(connection: Connection, address: Address) -> DatabaseInfo:
    """Which database this is, once it is sure that it is one of this program.

    Raises:
        DatabaseError: it is not, its version is not ours, or the login has no right to it.
    """
    number, version, encoding, standby, ours, usable = connection.exec_driver_sql(_SERVER).one()
    require_new_enough(number)
    if not ours or encoding != "UTF8":
        raise FOREIGN.error
    if not usable:
        raise NOT_GRANTED.error
    readable, writable, schema, login, owner, held = connection.exec_driver_sql(_RIGHTS).one()
    if schema not in KNOWN_VERSIONS:
        raise errors.NewerSchema(
            "The database was written by a newer version of Tiquo Desktop: update this program. "
            "Nothing was changed."
        )
    if schema != SCHEMA_VERSION:
        raise errors.OlderSchema(
            "The database was made by an older version of Tiquo Desktop: ask whoever looks after it "
            "to run “tiquo-desktop database upgrade”, which brings it up to date."
        )
    write_only = None
    if not readable:
        write_only = (
            "This login may add events and not read: ask for another role to look at customers."
        )
    uid, zone, region = connection.exec_driver_sql("SELECT uid, zone, region FROM database").one()
    read_only = None
    if standby:
        read_only = "This server is a standby and can only be read: record on the primary server."
    elif not writable:
        read_only = "This login may read and not record: ask for the role of the front desk."
    return DatabaseInfo(
        uid=uid.hex(),
        name=address.database,
        kind=f"PostgreSQL {version.split()[0]}",
        zone=zone,
        region=region,
        read_only=read_only,
        write_only=write_only,
        login=login,
        warnings=tuple(rule_problems(connection)),
        role=_role(owner, held),
        turn=_TURN,
        shared=True,
    )


def _role(owner: str, held: Collection[str]) -> Role | None:
    """The role of a login that holds these groups; None where it has its rights otherwise."""
    groups = Roles(owner.removesuffix(OWNER_SUFFIX)).groups
    return next((role for role, group in groups.items() if group in held), None)

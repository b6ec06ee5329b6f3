"""Setting up a shared PostgreSQL: make and upgrade its schema, and say who may work in it.

All of it is for the administrator: the login that owns the database and may make roles. It need not be a superuser. What is to
be done as the owner of the schema is done within one transaction, in which the administrator is its member.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tiquo_desktop.domain.errors import InvalidValue, OlderSchema, RefusedByDatabase
from tiquo_desktop.domain.roles import Role
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.logcheck import log_problems
from tiquo_desktop.storage.migrations import SCHEMA_VERSION
from tiquo_desktop.storage.postgres_admin_transaction import (
    CHANGING,
    LOOKING,
    Administration,
    owning,
    transaction,
)
from tiquo_desktop.storage.postgres_check import schema_problems
from tiquo_desktop.storage.postgres_functions import SEARCH_PATH
from tiquo_desktop.storage.postgres_rights import SCHEMA, Roles, database_rights, quoted, rights


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody who may work in the database."""

    name: str
    role: Role


def create(address: Address, zone: str, region: str) -> bool:
    """Make schema and roles in one transaction; where they are there already, renew their rights.

    `zone` and `region` are the venue's. True means that the schema is new.

    Raises:
        DatabaseError: a sentence that says what the server, the database or the login lacks.
    """
    with transaction(address, CHANGING) as server:
        server.require_fit()
        if server.owner is not None:
            roles = server.roles
            _make_roles(server, roles)
            with owning(server, roles.owner):
                _require_newest(server)
                server.run(*rights(roles))
            server.run(*database_rights(server.database, roles))
            return False
        roles = Roles(server.database)
        roles.check()
        _make_roles(server, roles)
        with owning(server, roles.owner, new=True):
            _migrate(server, zone=zone, region=region)
            server.run(*rights(roles))
        server.run(*database_rights(server.database, roles))
        return True


def upgrade(address: Address) -> bool:
    """Bring the schema up to date; False where it was. Only one client does so at a time.

    Raises:
        NoDatabase: there is none of ours.
        NewerSchema: it is newer than this program.
    """
    with transaction(address, CHANGING) as server:
        server.require_fit()
        roles = server.roles
        with owning(server, roles.owner):
            older = server.version != SCHEMA_VERSION
            if older:
                _migrate(server)
                server.run(*rights(roles))
        return older


def check(address: Address) -> list[str]:
    """What is wrong with a database, a sentence each; empty when it is healthy.

    Looks at schema, triggers, functions and rights, and at every digest and the chain of the sealed
    log. For everybody who may read it all, and for the administrator.
    """
    with transaction(address, LOOKING) as server:
        roles = server.roles
        if server.can_read:
            return _problems(server, roles)
        with owning(server, roles.owner):
            return _problems(server, roles)


def grant(address: Address, login: str, role: Role) -> None:
    """Let a login work in the database in that role, in place of any it had.

    Raises:
        InvalidValue: there is no such login, or one for which no rule holds.
    """
    with transaction(address, CHANGING) as server:
        server.require_fit()
        roles = server.roles
        found = server.row(
            "SELECT rolcanlogin, rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = %s", login
        )
        if found is None or not found[0]:
            raise InvalidValue(
                f"There is no login {login} on this server: make it first (CREATE ROLE … LOGIN).",
                "login",
            )
        if found[1]:
            raise InvalidValue(
                f"{login} may make roles, so it could give itself any right: name a login that "
                "may not.",
                "login",
            )
        _take_away(server, login, but=role)
        how = " WITH INHERIT TRUE, SET FALSE" if server.grants_parted else ""
        server.run(f"GRANT {quoted(roles.group(role))} TO {quoted(login)}{how}")


def revoke(address: Address, login: str) -> None:
    """Take a login's role away.

    Raises:
        InvalidValue: it has none.
    """
    with transaction(address, CHANGING) as server:
        server.require_fit()
        if not _take_away(server, login):
            raise InvalidValue(f"{login} has no role in this database.", "login")


def logins(address: Address) -> list[Login]:
    """Who may work in the database, by name."""
    with transaction(address, LOOKING) as server:
        return _logins(server)


def _make_roles(server: Administration, roles: Roles) -> None:
    """Make those of the roles that are not there."""
    for name in roles.all:
        found = server.row(
            "SELECT rolcanlogin OR rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication"
            " OR rolbypassrls, pg_has_role(oid, 'MEMBER WITH ADMIN OPTION')"
            " FROM pg_roles WHERE rolname = %s",
            name,
        )
        if found is None:
            server.run(f"CREATE ROLE {quoted(name)}")
        elif found[0]:
            raise RefusedByDatabase(
                f"There is a role {name} on this server that can do more than a role of this "
                "database may: rename it, or the database."
            )
        elif server.grants_parted and not found[1]:
            raise RefusedByDatabase(
                f"Another administrator made the role {name}: use that login, or let it give this "
                "one the role WITH ADMIN OPTION."
            )


def _require_newest(server: Administration) -> None:
    if server.version != SCHEMA_VERSION:
        raise OlderSchema(
            f"The database {server.database} is there already, with an older schema: run database "
            "upgrade."
        )


def _migrate(server: Administration, **attributes: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes.update(attributes, connection=server.connection, schema=SCHEMA)
    command.upgrade(config, "head")


def _problems(server: Administration, roles: Roles) -> list[str]:
    server.run(f"SET LOCAL search_path = {SEARCH_PATH}")
    if server.version != SCHEMA_VERSION:
        raise OlderSchema(
            f"The database {server.database} has an older schema: run database upgrade first."
        )
    problems = schema_problems(server.connection, roles)
    return problems or log_problems(server.connection)


def _logins(server: Administration) -> list[Login]:
    names: Mapping[str, Role] = {name: role for role, name in server.roles.groups.items()}
    # Whoever makes a group has it from PostgreSQL 16 on, but only to give it to others.
    found = server.connection.exec_driver_sql(
        """
        SELECT member.rolname, groups.rolname
        FROM pg_auth_members AS held
        JOIN pg_roles AS member ON member.oid = held.member
        JOIN pg_roles AS groups ON groups.oid = held.roleid
        WHERE groups.rolname = ANY (%s)
            AND coalesce(to_jsonb(held) ->> 'inherit_option', 'true')::boolean
        ORDER BY 1, 2
        """,
        (list(names),),
    )
    return [Login(login, names[group]) for login, group in found]


def _take_away(server: Administration, login: str, *, but: Role | None = None) -> bool:
    """Take a login's roles away, but for one; whether it had another."""
    held = [each.role for each in _logins(server) if each.name == login and each.role is not but]
    for role in held:
        server.run(f"REVOKE {quoted(server.roles.group(role))} FROM {quoted(login)}")
    return bool(held)

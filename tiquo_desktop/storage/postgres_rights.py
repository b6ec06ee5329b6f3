"""Who may do what in a shared PostgreSQL: the roles of a database, and their rights.

An owner that cannot log in owns everything; people and programs get their rights through four groups. Roles belong to the
cluster, so they carry the name that the database had when it was made; a copy or a renamed database keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.roles import Role
from tiquo_desktop.storage.schema import activity

SCHEMA = "tiquo"
"""Everything lies in a schema of our own: before PostgreSQL 15 anybody may create things in public."""
OWNER_SUFFIX = "_owner"
LONGEST_NAME = 63
"""Octets of a name; PostgreSQL cuts what is longer."""


READERS = (Role.FRONT_DESK, Role.MANAGER, Role.AUDITOR)
"""They see everything."""
WRITERS = (Role.FRONT_DESK, Role.MANAGER, Role.INTEGRATION)
"""They record events and add customers."""
EDITORS = (Role.FRONT_DESK, Role.MANAGER)
"""They change customers."""

WRITTEN = tuple(
    column.name
    for column in activity.columns
    if column.name not in ("id", "recorded_at", "recorded_by")
)
"""The columns of an event that its writer gives; the others are the database's own."""

TABLES: dict[Role, tuple[str, ...]] = {
    Role.INTEGRATION: ("database", "vocabulary", "alembic_version"),
}
"""What may be read by those who may not read everything."""
CALLERS: dict[str, tuple[Role, ...]] = {
    "vocabulary_id": WRITERS,
    "next_customer_numbers": WRITERS,
    "add_customers": WRITERS,
    "update_customer": EDITORS,
    "link_origins": WRITERS,
    "customer_ids": WRITERS,
    "match_customers": WRITERS,
    "known_events": WRITERS,
    "receipt": WRITERS,
    "same_events": WRITERS,
    "seal": WRITERS,
}
"""Who may call what; no other function can be called by anybody."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of one database; `stem` begins their names."""

    stem: str

    @property
    def owner(self) -> str:
        """Owns the schema and what is in it."""
        return f"{self.stem}{OWNER_SUFFIX}"

    def group(self, role: Role) -> str:
        """The group that has the rights of a role."""
        return f"{self.stem}_{role.replace('-', '_')}"

    @property
    def groups(self) -> dict[Role, str]:
        """All groups."""
        return {role: self.group(role) for role in Role}

    @property
    def all(self) -> tuple[str, ...]:
        """The names of all roles."""
        return (self.owner, *self.groups.values())

    def check(self) -> None:
        """Raise `InvalidValue` where a name would be too long for PostgreSQL."""
        longest = max(map(octets, self.all))
        if longest > LONGEST_NAME:
            most = LONGEST_NAME - (longest - octets(self.stem))
            raise InvalidValue(
                f"The name of the database is too long for its roles: it may have {most} octets.",
                "database",
            )


def octets(text: str) -> int:
    """The length of a name as PostgreSQL counts it."""
    return len(text.encode())


def quoted(*names: str) -> str:
    """Names as SQL takes them, whatever is in them."""
    return ", ".join('"{}"'.format(name.replace('"', '""')) for name in names)


def rights(roles: Roles) -> Iterator[str]:
    """The statements, for the owner, that take all rights away and give those of the roles anew."""
    groups = quoted(*roles.groups.values())
    for things in ("TABLES", "SEQUENCES", "FUNCTIONS"):
        yield f"REVOKE ALL ON ALL {things} IN SCHEMA {SCHEMA} FROM PUBLIC, {groups}"
        yield f"ALTER DEFAULT PRIVILEGES REVOKE ALL ON {things} FROM PUBLIC"
    yield f"REVOKE ALL ON SCHEMA {SCHEMA} FROM PUBLIC, {groups}"
    yield f"GRANT USAGE ON SCHEMA {SCHEMA} TO {groups}"
    yield f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {_groups(roles, READERS)}"
    for role, tables in TABLES.items():
        named = ", ".join(f"{SCHEMA}.{table}" for table in tables)
        yield f"GRANT SELECT ON {named} TO {_groups(roles, (role,))}"
    columns = ", ".join(WRITTEN)
    yield f"GRANT INSERT ({columns}) ON {SCHEMA}.activity TO {_groups(roles, WRITERS)}"
    for function, callers in CALLERS.items():
        yield f"GRANT EXECUTE ON FUNCTION {SCHEMA}.{function} TO {_groups(roles, callers)}"


def database_rights(database: str, roles: Roles) -> Iterator[str]:
    """The statements, for the database's owner, that let the groups in and nobody else."""
    name = quoted(database)
    yield f"REVOKE ALL ON DATABASE {name} FROM PUBLIC"
    yield f"GRANT CONNECT ON DATABASE {name} TO {quoted(*roles.groups.values())}"


def _groups(roles: Roles, some: tuple[Role, ...]) -> str:
    return quoted(*(roles.group(role) for role in some))

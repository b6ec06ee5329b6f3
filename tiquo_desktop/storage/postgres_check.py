"""Checking that a PostgreSQL database is as the migrations made it, and its rights as they were given.

Whoever owns a database or its server can change what refuses changes: this finds it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from tiquo_desktop.storage.postgres_ddl import FUNCTIONS, PARTS, TRIGGERS
from tiquo_desktop.storage.postgres_rights import (
    CALLERS,
    READERS,
    SCHEMA,
    TABLES,
    WRITERS,
    WRITTEN,
    Roles,
)

_ASK = "ask whoever looks after it, and compare with a back-up."
_EVERYBODY = "everybody"
_KINDS = {"r": "table", "i": "index", "S": "sequence"}

_RELATIONS = f"""
SELECT relname, relkind, pg_get_userbyid(relowner) FROM pg_class
WHERE relnamespace = '{SCHEMA}'::regnamespace
"""
_TRIGGERS = f"""
SELECT tgname, relname, proname, tgtype::integer FROM pg_trigger
JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE relnamespace = '{SCHEMA}'::regnamespace AND pronamespace = relnamespace
    AND tgenabled = 'A' AND tgqual IS NULL AND NOT tgisinternal
"""
_FUNCTIONS = f"""
SELECT proname, prosrc, prosecdef, coalesce(array_to_string(proconfig, '; '), ''),
    pg_get_userbyid(proowner)
FROM pg_proc WHERE pronamespace = '{SCHEMA}'::regnamespace
"""
_GRANTS = f"""
SELECT name, CASE WHEN grantee = 0 THEN '{_EVERYBODY}' ELSE pg_get_userbyid(grantee) END,
    privilege_type
FROM (
    SELECT nspname AS name, nspowner AS owner, (aclexplode(nspacl)).*
    FROM pg_namespace WHERE nspname = '{SCHEMA}'
    UNION ALL
    SELECT relname, relowner, (aclexplode(relacl)).*
    FROM pg_class WHERE relnamespace = '{SCHEMA}'::regnamespace
    UNION ALL
    SELECT relname || '.' || attname, relowner, (aclexplode(attacl)).*
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = '{SCHEMA}'::regnamespace
    UNION ALL
    SELECT proname || '()', proowner, (aclexplode(coalesce(proacl, acldefault('f', proowner)))).*
    FROM pg_proc WHERE pronamespace = '{SCHEMA}'::regnamespace
) AS granted
WHERE grantee <> owner
"""


def schema_problems(connection: Connection, roles: Roles) -> list[str]:
    """What is missing, was changed or was granted, a sentence each."""
    return [
        *_part_problems(connection, roles),
        *rule_problems(connection),
        *_function_problems(connection, roles),
        *_right_problems(connection, roles),
    ]


def _part_problems(connection: Connection, roles: Roles) -> Iterator[str]:
    found = {name: (kind, owner) for name, kind, owner in connection.exec_driver_sql(_RELATIONS)}
    for name, kind in PARTS.items():
        if name not in found or _KINDS.get(found[name][0]) != kind:
            yield f"The database is damaged: {kind} {name} is missing."
    for name, (_, owner) in sorted(found.items()):
        if owner != roles.owner:
            yield f"{name} belongs to {owner} and not to {roles.owner}, so it is not protected: {_ASK}"


def rule_problems(connection: Connection) -> Iterator[str]:
    """Which of the rules that keep history as it is are missing, a sentence each."""
    found = {tuple(row) for row in connection.exec_driver_sql(_TRIGGERS)}
    for each in TRIGGERS:
        if (each.name, each.table, each.function, each.type) not in found:
            yield (
                f"The rule {each.name} of this database is missing or was changed, so its history "
                f"may have been too: {_ASK}"
            )


def _function_problems(connection: Connection, roles: Roles) -> Iterator[str]:
    found = {row[0]: tuple(row[1:]) for row in connection.exec_driver_sql(_FUNCTIONS)}
    for function in FUNCTIONS:
        settings = "; ".join(f"{key}={value}" for key, value in function.settings.items())
        if found.get(function.name) != (function.body, function.definer, settings, roles.owner):
            yield (
                f"The function {function.name} of this database is missing or was changed, so its history "
                f"may have been too: {_ASK}"
            )


def _right_problems(connection: Connection, roles: Roles) -> Iterator[str]:
    found = {tuple(row) for row in connection.exec_driver_sql(_GRANTS)}
    tables = {name for name, kind in PARTS.items() if kind == "table"} | {"alembic_version"}
    given = set(_given(roles, tables))
    for name, grantee, right in sorted(found - given):
        yield f"{grantee} may {right} on {name}, which this program did not grant: {_ASK}"
    for name, grantee, right in sorted(given - found):
        yield f"{grantee} may not {right} on {name}: run database create again, which grants it."


def _given(roles: Roles, tables: set[str]) -> Iterator[tuple[str, str, str]]:
    """What `postgres_rights.rights` grants: on what, to whom, which right."""
    for group in roles.groups.values():
        yield SCHEMA, group, "USAGE"
    for role in READERS:
        for table in tables:
            yield table, roles.group(role), "SELECT"
    for role, some in TABLES.items():
        for table in some:
            yield table, roles.group(role), "SELECT"
    for role in WRITERS:
        for column in WRITTEN:
            yield f"activity.{column}", roles.group(role), "INSERT"
    for function, callers in CALLERS.items():
        for role in callers:
            yield f"{function}()", roles.group(role), "EXECUTE"

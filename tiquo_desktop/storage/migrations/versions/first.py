"""Customers, append-only activity, its seal, and the search index.

Everything permanent is here: uids, leaf, content digest and salt, seals, the database's uid, daily
counts, and the append-only triggers with the one erasure path (DESIGN section 4).
"""

from __future__ import annotations

from alembic import context, op

from tiquo_desktop.domain.digests import genesis
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.domain.times import now
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.storage import postgres_ddl, sqlite_ddl

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, triggers and rows of a new database."""
    if op.get_bind().dialect.name == "postgresql":
        _postgres()
    else:
        _sqlite()


def _sqlite() -> None:
    attributes = context.config.attributes
    connection = op.get_bind()
    for statement in sqlite_ddl.FIRST:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "INSERT INTO database (id, uid, zone, region, created_at) VALUES (1, ?, ?, ?, ?)",
        (bytes.fromhex(new_uid()), attributes["zone"], attributes["region"], now()),
    )
    connection.exec_driver_sql(
        "INSERT INTO counter (name, value) VALUES ('customer_number', 0), ('name_words', 0)"
    )
    connection.exec_driver_sql(
        "INSERT INTO vocabulary (kind, value) VALUES (?, ?)", _known_vocabulary()
    )
    connection.exec_driver_sql(f"PRAGMA application_id = {sqlite_ddl.APPLICATION_ID}")


def _postgres() -> None:
    attributes = context.config.attributes
    connection = op.get_bind()
    for statement in postgres_ddl.FIRST:
        # Without parameters a % is only that.
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
    uid = new_uid()
    connection.exec_driver_sql(
        "INSERT INTO database (id, uid, zone, region, created_at) VALUES (1, %s, %s, %s, %s)",
        (bytes.fromhex(uid), attributes["zone"], attributes["region"], now()),
    )
    connection.exec_driver_sql(
        "INSERT INTO counter (name, value) VALUES ('name_words', 0), ('customers', 0)"
    )
    connection.exec_driver_sql(
        "INSERT INTO vocabulary (kind, value) VALUES (%s, %s)", _known_vocabulary()
    )
    connection.exec_driver_sql(
        "INSERT INTO head (id, position, chain) VALUES (1, 0, %s)", (genesis(uid),)
    )


def _known_vocabulary() -> list[tuple[str, str]]:
    return [(str(dimension), value) for dimension in Dimension for value in dimension.known]

"""Customers, append-only activity, its seal, and the search index.

Everything permanent is here: uids, leaf, content digest and salt, seals, the database's uid, daily
counts, and the append-only triggers with the one erasure path (DESIGN section 4).
"""

from __future__ import annotations

from alembic import context, op

from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.domain.times import now
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.storage import sqlite_ddl

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, triggers and rows of a new database."""
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
        "INSERT INTO vocabulary (kind, value) VALUES (?, ?)",
        [(str(dimension), value) for dimension in Dimension for value in dimension.known],
    )
    connection.exec_driver_sql(f"PRAGMA application_id = {sqlite_ddl.APPLICATION_ID}")

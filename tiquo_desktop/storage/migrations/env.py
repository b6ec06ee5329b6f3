"""Runs the migrations on the connection that the caller opened, in the caller's transaction."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # SQLite rolls DDL back like anything else; Alembic assumes that it does not.
    transactional_ddl=True,
    version_table_schema=context.config.attributes.get("schema"),
)
context.run_migrations()

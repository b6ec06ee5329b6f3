"""Alembic migrations. The first one already has everything that is permanent."""

SCHEMA_VERSION = "0001"
"""The newest migration."""
KNOWN_VERSIONS = ("0001",)
"""All migrations, oldest first."""

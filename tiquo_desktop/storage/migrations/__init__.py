"""Alembic migrations. The first one already has everything that is permanent."""

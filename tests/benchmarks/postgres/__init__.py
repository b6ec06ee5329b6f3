"""Benchmarks of a shared database: PostgreSQL with default settings, reached through loopback."""

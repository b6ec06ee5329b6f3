"""Benchmarks: what the program does beside the same work through sqlite3 alone."""

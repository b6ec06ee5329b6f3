"""One event in all its details."""

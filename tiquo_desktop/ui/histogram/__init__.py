"""The histogram over a history."""

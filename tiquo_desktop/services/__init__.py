"""Use cases: what a person or the command line asks for. No Qt, no SQL."""

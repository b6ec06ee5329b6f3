"""Tiquo Desktop: find a customer in seconds, and see, filter and export their whole history."""

__version__ = "0.1.0"

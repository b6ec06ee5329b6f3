"""Passwords in the keyring of the operating system."""

from __future__ import annotations

import logging

_log = logging.getLogger(__name__)

SERVICE = "Tiquo Desktop"
"""The name under which the keyring holds them."""


def password(of: str) -> str | None:
    """The password that the keyring holds under that name; None where it holds none, or there is
    no keyring."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, of)
    except KeyringError as error:
        _log.info("the keyring gave no password (%s)", type(error).__name__)
        return None

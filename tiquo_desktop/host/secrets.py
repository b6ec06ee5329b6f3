"""Passwords in the keyring of the operating system.

A keyring may ask its owner to unlock it, and waits meanwhile: nothing here belongs into the thread of a
window.
"""

from __future__ import annotations

import logging

_log = logging.getLogger(__name__)

SERVICE = "Tiquo Desktop"
"""The name under which the keyring holds them."""
_IN_FILES = "keyrings.alt"
"""Back-ends that write passwords into files, some of them in clear."""


def is_usable() -> bool:
    """Whether there is a keyring that keeps passwords, and keeps them safe."""
    import keyring
    from keyring import core

    backend = keyring.get_keyring()
    return core.recommended(backend) and not type(backend).__module__.startswith(_IN_FILES)


def password(of: str) -> str | None:
    """The password that the keyring holds under that name; None where it holds none, or there is
    no keyring."""
    import keyring

    try:
        return keyring.get_password(SERVICE, of)
    except Exception as error:  # noqa: BLE001 - each system's keyring fails in its own way
        _log.info("the keyring gave no password (%s)", type(error).__name__)
        return None


def keep(of: str, secret: str) -> bool:
    """Store a password under that name, in the place of an older one; whether it is there then.

    Some keyrings take a password and do not keep it, so it is read back.
    """
    import keyring

    if not is_usable():
        return False
    try:
        keyring.set_password(SERVICE, of, secret)
    except Exception as error:  # noqa: BLE001 - each system's keyring fails in its own way
        _log.info("the keyring took no password (%s)", type(error).__name__)
        return False
    return password(of) == secret


def forget(of: str) -> bool:
    """Have the keyring hold no password under that name; whether it holds none then."""
    import keyring

    try:
        if keyring.get_password(SERVICE, of) is not None:
            keyring.delete_password(SERVICE, of)
        return keyring.get_password(SERVICE, of) is None
    except Exception as error:  # noqa: BLE001 - each system's keyring fails in its own way
        _log.info("the keyring forgot no password (%s)", type(error).__name__)
        return not is_usable()

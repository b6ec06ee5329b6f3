"""Passwords that the keyring of this computer keeps. It may wait for its owner to unlock it, or hang: one
that does not answer in time is done without."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from tiquo_desktop.app.patience import patiently
from tiquo_desktop.domain.errors import Unreachable
from tiquo_desktop.host import secrets

if TYPE_CHECKING:
    from tiquo_desktop.storage.addresses import Address

DEADLINE = 60.0
"""Seconds in which a person may unlock the keyring."""

T = TypeVar("T")


def with_password(address: Address, cancel: threading.Event | None = None) -> Address:
    """The address with the password that the keyring has for it, where it is to be asked.

    Raises:
        Cancelled: `cancel` was set.
    """
    if not address.asks_keyring:
        return address
    found = _answer(lambda: secrets.password(str(address)), cancel or threading.Event())
    return replace(address, password=found)


def keep(of: str, password: str, cancel: threading.Event) -> bool:
    """Put a password into the keyring under that name; whether it stayed there.

    Raises:
        Cancelled: `cancel` was set.
    """
    return bool(_answer(lambda: secrets.keep(of, password), cancel))


def forget(of: str, cancel: threading.Event) -> bool:
    """Take a password out of the keyring; whether none is there any more.

    Raises:
        Cancelled: `cancel` was set.
    """
    return bool(_answer(lambda: secrets.forget(of), cancel))


def _answer(ask: Callable[[], T], cancel: threading.Event) -> T | None:
    with suppress(Unreachable):
        return patiently(ask, cancel, DEADLINE)
    return None

"""Asks for a password on the terminal, where there is one."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from typing import TypeVar

from tiquo_desktop.app.places import AnyPlace, Server
from tiquo_desktop.domain.errors import WrongPassword

T = TypeVar("T")


def asking(place: AnyPlace, work: Callable[[AnyPlace], T]) -> T:
    """Do something with a database; where its password is missing or wrong, ask for it once.

    Raises:
        WrongPassword: there is nobody to ask, or it was wrong again.
    """
    try:
        return work(place)
    except WrongPassword:
        if not isinstance(place, Server) or not sys.stdin.isatty():
            raise
    return work(place.with_password(getpass.getpass(f"Password for {place}: ")))

"""Keyrings as people have them: good ones, and those that fail in their own way."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

AnyKeyring = TypeVar("AnyKeyring", bound=KeyringBackend)


class Kept(KeyringBackend):
    """A keyring in memory."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.held:
            raise PasswordDeleteError("nothing there")
        del self.held[service, username]


class Forgetful(Kept):
    """Takes every password and keeps none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Nothing stays."""


class Hanging(Kept):
    """Answers nothing until it is over, as a keyring does that waits for its owner.

    Attributes:
        over: to be set at the end.
        keeps: whether it was given a password.
    """

    def __init__(self) -> None:
        super().__init__()
        self.over, self.keeps = threading.Event(), threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.over.wait()
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.keeps.set()
        self.over.wait()


class Telling(Hanging):
    """Says on standard output when it is asked."""

    def get_password(self, service: str, username: str) -> str | None:
        print("asked", flush=True)
        return super().get_password(service, username)


@contextmanager
def system_keyring(made: AnyKeyring) -> Iterator[AnyKeyring]:
    """Have this one be the keyring of the system."""
    before = keyring.get_keyring()
    keyring.set_keyring(made)
    try:
        yield made
    finally:
        keyring.set_keyring(before)
        if isinstance(made, Hanging):
            made.over.set()

"""Passwords come from the system's keyring, and where there is none nothing fails."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend

from tiquo_desktop.host import secrets


class Kept(KeyringBackend):
    """A keyring that holds one password."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        return "secret" if (service, username) == (secrets.SERVICE, "me@host") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError


@pytest.fixture
def kept() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(Kept())
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("kept")
def test_a_password_is_the_one_that_the_keyring_holds() -> None:
    assert secrets.password("me@host") == "secret"
    assert secrets.password("you@host") is None


def test_without_a_keyring_there_is_no_password() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.core.load_keyring("keyring.backends.fail.Keyring"))
    assert secrets.password("me@host") is None
    keyring.set_keyring(before)

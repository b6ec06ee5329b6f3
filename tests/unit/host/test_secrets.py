"""Passwords go into the system's keyring and are read back; where there is none nothing fails."""

import logging
from collections.abc import Iterator

import keyring
import pytest
from keyring.errors import KeyringLocked

from tests.keyrings import Forgetful, Kept
from tiquo_desktop.host import secrets


class Locked(Kept):
    """Nobody unlocks it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("hunter2")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError("hunter2")  # as D-Bus does


@pytest.fixture(autouse=True)
def before() -> Iterator[None]:
    known = keyring.get_keyring()
    yield
    keyring.set_keyring(known)


def test_a_password_is_stored_read_back_and_forgotten() -> None:
    keyring.set_keyring(Kept())
    assert secrets.is_usable()
    assert secrets.password("me@host") is None
    assert secrets.keep("me@host", "secret")
    assert secrets.password("me@host") == "secret"
    assert secrets.password("you@host") is None
    assert secrets.keep("me@host", "other")
    assert secrets.password("me@host") == "other"
    assert secrets.forget("me@host")
    assert secrets.forget("me@host"), "nothing is there"
    assert secrets.password("me@host") is None


def test_a_password_that_did_not_stay_is_told() -> None:
    keyring.set_keyring(Forgetful())
    assert secrets.is_usable()
    assert not secrets.keep("me@host", "secret")


def test_a_keyring_that_fails_holds_nothing(caplog: pytest.LogCaptureFixture) -> None:
    keyring.set_keyring(Locked())
    with caplog.at_level(logging.INFO):
        assert secrets.password("me@host") is None
        assert not secrets.keep("me@host", "secret")
        assert not secrets.forget("me@host"), "it may still be there"
    assert "hunter2" not in caplog.text


@pytest.mark.parametrize("backend", ["fail", "null"])
def test_without_a_keyring_there_is_no_password(backend: str) -> None:
    keyring.set_keyring(keyring.core.load_keyring(f"keyring.backends.{backend}.Keyring"))
    assert not secrets.is_usable()
    assert secrets.password("me@host") is None
    assert not secrets.keep("me@host", "secret")
    assert secrets.forget("me@host"), "there is none"


def test_a_keyring_that_is_a_file_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept()
    monkeypatch.setattr(Kept, "__module__", "keyrings.alt.file")
    keyring.set_keyring(kept)
    assert not secrets.is_usable()
    assert not secrets.keep("me@host", "secret")
    assert not kept.held

"""Addresses of shared databases: what they show, what libpq is told, and what never gets out."""

from __future__ import annotations

import ssl
from pathlib import Path
from types import SimpleNamespace

import pytest

from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.storage import addresses
from tiquo_desktop.storage.addresses import Address


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGDATABASE", "PGSSLMODE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("postgresql://me:secret@host/venue", "postgresql://me@host:5432/venue"),
        ("postgres://me@host:5433/venue?sslmode=require", "postgresql://me@host:5433/venue"),
        ("postgresql://me@one,two:5433/venue", "postgresql://me@one:5432,two:5433/venue"),
        ("postgresql://me@[::1]/venue", "postgresql://me@[::1]:5432/venue"),
        ("postgresql:///venue?host=/run/postgresql", "postgresql:///venue"),
        ("postgresql://m%40e:s%40cret@host/a%20b", "postgresql://m@e@host:5432/a b"),
    ],
)
def test_an_address_is_shown_without_its_password(written: str, shown: str) -> None:
    address = Address.parse(written)
    assert str(address) == shown
    assert "cret" not in repr(address)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("postgresql://me:secret@host/venue", "postgresql://me@host/venue"),
        ("postgresql://me@one,two:5433/venue", "postgresql://me@one,two:5433/venue"),
        ("postgresql://me@one,two/venue?port=5433", "postgresql://me@one:5433,two:5433/venue"),
        ("postgresql://me@[::1]:1/venue", "postgresql://me@[::1]:1/venue"),
        ("postgresql:///venue?host=/run/pg", "postgresql://%2Frun%2Fpg/venue"),
        ("postgresql://m%40e:s%40cret@host/a%20b", "postgresql://m%40e@host/a%20b"),
        (
            "postgresql://me:a?reads=x@host/v?sslrootcert=/etc/a%26b.pem&reads=standby&sslmode=require",
            "postgresql://me@host/v?sslmode=require&sslrootcert=/etc/a%26b.pem&reads=standby",
        ),
        ("postgresql://me@host/v?sslpassword=secret", "postgresql://me@host/v"),
    ],
)
def test_an_address_can_be_kept_without_its_passwords(written: str, kept: str) -> None:
    address = Address.parse(written)
    assert address.url == kept
    again = Address.parse(kept)
    assert again.url == kept
    assert again.hosts == address.hosts
    assert again.connecting.get("host") == address.connecting.get("host")


def test_readings_may_go_to_a_standby() -> None:
    assert Address.parse("postgresql://me@one,two/venue?reads=standby").reads_from_standby
    assert not Address.parse("postgresql://me@one,two/venue?reads=primary").reads_from_standby
    assert not Address.parse("postgresql://me@one,two/venue").reads_from_standby
    address = Address.parse("postgresql://me@one,two/venue?reads=standby&sslmode=require")
    assert "reads" not in address.connecting
    assert address.connecting["sslmode"] == "require"
    assert str(address) == "postgresql://me@one:5432,two:5432/venue"
    with pytest.raises(InvalidValue, match="reads=standby"):
        Address.parse("postgresql://me@host/venue?reads=secret")


def test_another_login_reads_where_the_one_before_did() -> None:
    address = Address.parse(
        "postgresql://amelia:hunter2@one,two/venue?reads=standby&passfile=/home/amelia/.pgpass"
    )
    other = address.of("bob", "secret")
    assert other.url == "postgresql://bob@one,two/venue?reads=standby"
    assert other.password == "secret"


@pytest.mark.parametrize(
    "written",
    [
        "postgresql://me:secret@host/",
        "postgresql://me:sec@secret@host/venue",
        "postgresql://me:sec/secret@host/venue",
        "postgresql://me:12/secret@host/venue",
        "postgresql://me@host:99999/secret",
        "postgresql://me@host,other:0/secret",
        "postgresql://me@host/secret?port=5432,+1",
        "postgresql://me:secret@host/venue?sslmode=verify",
        "secret",
        "a=secret b",
    ],
)
def test_what_is_no_address_is_refused_without_repeating_it(written: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        Address.parse(written)
    assert "secret" not in str(raised.value)
    assert raised.value.__cause__ is None


@pytest.mark.parametrize(
    ("host", "mode"),
    [
        ("localhost", None),
        ("127.0.0.1", None),
        ("[::1]", None),
        ("", None),
        ("db.example.com", "verify-full"),
        ("localhost,db.example.com", "verify-full"),
        ("10.0.0.1", "verify-full"),
    ],
)
def test_off_this_computer_the_server_has_to_prove_who_it_is(host: str, mode: str | None) -> None:
    assert Address.parse(f"postgresql://me@{host}/venue").connecting.get("sslmode") == mode


def test_what_an_address_says_of_encryption_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Address.parse("postgresql://me@db.example.com/venue?sslmode=require").connecting
    assert told["sslmode"] == "require"
    assert "sslrootcert" not in told
    monkeypatch.setenv("PGSSLMODE", "prefer")
    assert "sslmode" not in Address.parse("postgresql://me@db.example.com/venue").connecting


def test_the_systems_certificates_are_trusted_unless_there_are_own_ones(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = Address.parse("postgresql://me@db.example.com/venue")
    known = tmp_path / "authorities.pem"
    known.touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(known))
    assert address.connecting["sslrootcert"] == str(known)
    monkeypatch.delenv("SSL_CERT_FILE")
    monkeypatch.setattr(addresses, "_BUNDLES", (str(tmp_path / "none"),))
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: SimpleNamespace(cafile=None))
    assert address.connecting["sslrootcert"] == "system"
    (home / ".postgresql").mkdir()
    (home / ".postgresql" / "root.crt").touch()
    assert "sslrootcert" not in address.connecting


def test_what_an_address_leaves_out_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in {"PGHOST": "host", "PGPORT": "1", "PGUSER": "me", "PGDATABASE": "v"}.items():
        monkeypatch.setenv(name, value)
    assert str(Address.parse("postgresql://")) == "postgresql://me@host:1/v"


def test_the_keyring_is_asked_where_no_other_place_of_a_password_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = Address.parse("postgresql://me@host/venue")
    assert address.asks_keyring
    assert not Address.parse("postgresql://me:secret@host/venue").asks_keyring
    assert not Address.parse("postgresql://host/venue").asks_keyring
    monkeypatch.setenv("PGPASSFILE", "/some/file")
    assert not address.asks_keyring

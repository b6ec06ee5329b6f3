"""Which database is used, and what is never written over."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests import builders
from tests.postgres import Venue
from tiquo_desktop.app import composition, places
from tiquo_desktop.app.options import DatabaseOptions, WrongUse
from tiquo_desktop.app.places import Place, Server, find
from tiquo_desktop.domain.errors import (
    AccessDenied,
    InvalidValue,
    NoDatabase,
    UnwritableOutput,
)
from tiquo_desktop.host import machine, paths, secrets
from tiquo_desktop.services.connecting import ServerFields
from tiquo_desktop.storage.addresses import Address


def test_the_default_database_lies_in_the_data_folder() -> None:
    assert find(DatabaseOptions(), {}) == Place(paths.data_dir() / "tiquo.db")


def test_a_data_folder_holds_the_default_and_the_demo_database(tmp_path: Path) -> None:
    assert find(DatabaseOptions(data_dir=tmp_path), {}).path == tmp_path / "tiquo.db"
    demo = find(DatabaseOptions(data_dir=tmp_path, demo=True), {})
    assert demo == Place(tmp_path / "demo.db", demo=True)


def test_options_go_before_the_environment(tmp_path: Path) -> None:
    inherited = {places.VARIABLE: str(tmp_path / "env.db")}
    assert find(DatabaseOptions(), inherited).path == tmp_path / "env.db"
    assert find(DatabaseOptions(data_dir=tmp_path), inherited).path == tmp_path / "env.db"
    assert find(DatabaseOptions(demo=True), inherited).path.name == "demo.db"
    assert find(DatabaseOptions(database="/x/y.db"), inherited).path == Path("/x/y.db").absolute()


def test_the_parts_of_an_address_name_a_shared_database() -> None:
    fields = ServerFields(hosts="one, two:5433", database="venue", login="amelia", tls="require")
    place = find(DatabaseOptions(fields=fields), {places.VARIABLE: "/env.db"})
    assert isinstance(place, Server)
    assert place.address.url == "postgresql://amelia@one,two:5433/venue?sslmode=require"
    for twice in (
        DatabaseOptions("/x.db", fields=fields),
        DatabaseOptions(demo=True, fields=fields),
    ):
        with pytest.raises(WrongUse, match="named twice"):
            find(twice, {})
    with pytest.raises(WrongUse, match="name of the database"):
        find(DatabaseOptions(fields=ServerFields(hosts="one")), {})


def test_an_empty_variable_is_none() -> None:
    assert find(DatabaseOptions(), {places.VARIABLE: ""}).path.name == "tiquo.db"


@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX systems")
@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("sqlite:////srv/a b.db", "/srv/a b.db"),
        ("SQLITE:////srv/100%25.db", "/srv/100%25.db"),
        ("/srv/../srv/a.db", "/srv/a.db"),
    ],
)
def test_urls_and_paths_name_files(written: str, path: str) -> None:
    assert find(DatabaseOptions(database=written)).path == Path(path)


def test_relative_paths_start_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for written in ("a.db", "./a.db", "sqlite:///a.db"):
        assert find(DatabaseOptions(database=written)).path == tmp_path / "a.db"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("postgresql://me:secret@host/", "names no database"),
        ("postgresql+psycopg://me:sec@ret@host/x", "@ too many"),
        ("postgresql://me:secret@host:port/x?nonsense=1", "not known: correct nonsense"),
        (
            "postgresql://me:secret@host/x?sslmode=require&connect-timeout=5",
            "correct connect-timeout",
        ),
        ("postgresql://me:se%cret@host/x", "%25"),
        ("postgresql://me:secret@host/x?application_name=100%", "%25"),
        ("postgresql://me:a/b?secret=x@host/x", "no address"),
        ("postgresql://me:secret@host/x?sslmode", "no address"),
        ('"postgresql://me:secret@host/x"', "nothing before it"),
        ("postgresql://me:a/secret@host/x", "%2F"),
        ("mysql://me:secret@host/x", "not known"),
        ("sqlite://", "names no file"),
        ("sqlite:///", "names no file"),
        ("sqlite://host/x.db", "names no file"),
        ("sqlite:///x.db?mode=ro", "names no file"),
        ("", "no database"),
        ("a\x00b", "no database"),
    ],
)
def test_other_names_are_refused_without_repeating_a_password(written: str, says: str) -> None:
    with pytest.raises(WrongUse, match=says) as raised:
        find(DatabaseOptions(database=written))
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "PostgreSQL+psycopg", " postgresql"])
def test_urls_of_servers_name_shared_databases(scheme: str) -> None:
    inherited = {places.VARIABLE: f"{scheme}://me:secret@host/venue\n"}
    place = find(DatabaseOptions(), inherited)
    assert isinstance(place, Server)
    assert str(place) == "postgresql://me@host:5432/venue"
    assert "secret" not in repr(place)
    assert place.address.password == "secret"
    assert not place.occupies(Path("venue"))


def test_a_shared_database_is_opened_with_the_password_of_the_keyring(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = Address.parse(venue.url("front-desk"))
    place = Server(replace(address, password=None))
    with pytest.raises(AccessDenied, match="wants a password"):
        composition.open_database(place)
    kept = {str(place): address.password}
    monkeypatch.setattr(secrets, "password", kept.get)
    database = composition.open_database(place)
    builders.record(database, builders.event())
    assert (database.info.name, database.info.zone) == (venue.name, "Europe/London")
    database.close()
    monkeypatch.setenv("PGPASSFILE", "/none")
    with pytest.raises(AccessDenied):
        composition.open_database(place)


def test_a_shared_database_is_backed_up_on_its_server(tmp_path: Path) -> None:
    place = Server(Address({"host": "host", "dbname": "venue"}))
    with pytest.raises(WrongUse, match="pg_dump"):
        composition.backup_database(place, tmp_path / "copy.db")


def test_a_missing_database_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase, match="database create"):
        composition.open_database(Place(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


def test_records_are_signed_by_the_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "account", lambda: "front-desk")
    database = composition.open_database(Place(tmp_path / "a.db"), create=True)
    builders.record(database, event := builders.event())
    with database.reading() as reading:
        stored = reading.activity.by_uid(event.uid)
    database.close()
    assert stored is not None
    assert stored.recorded_by == "front-desk"


def test_a_region_is_a_country(tmp_path: Path) -> None:
    for region in ("England", "UK", "gb"):
        with pytest.raises(InvalidValue, match="two letters"):
            composition.create_database(Place(tmp_path / "a.db"), "Europe/London", region)
    assert list(tmp_path.iterdir()) == []


def test_writing_over_the_database_is_noticed(tmp_path: Path) -> None:
    place = Place(tmp_path / "a.db")
    place.path.touch()
    (tmp_path / "link").symlink_to(place.path)
    for name in ("a.db", "a.db-wal", "sub/../a.db-shm", "link"):
        assert place.occupies(tmp_path / name), name
    assert not place.occupies(tmp_path / "b.db")


def test_an_unwritable_data_folder_has_its_own_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    place = Place(tmp_path / "file" / "demo.db", demo=True)
    with pytest.raises(UnwritableOutput, match="--data-dir"):
        composition.open_database(place)

"""Who is signed in to a shared database, as what, and how somebody else takes over."""

from pathlib import Path

import pytest

from tests.builders import event
from tests.postgres import ADMIN, GROUPS, Venue
from tiquo_desktop.domain.errors import AccessDenied, DatabaseError
from tiquo_desktop.domain.roles import Role
from tiquo_desktop.storage import postgres_admin
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database

READERS = [role for role in GROUPS if role != "integration"]


def opened(venue: Venue, role: str = "front-desk") -> PostgresDatabase:
    return open_database(Address.parse(venue.url(role)))


@pytest.mark.parametrize("role", READERS)
def test_it_knows_login_and_role(venue: Venue, role: str) -> None:
    database = opened(venue, role)
    assert database.info.login == venue.login(role)
    assert database.info.role is Role(role)
    assert (database.info.read_only is not None) is (role == "auditor")
    database.close()


def test_rights_without_a_role_are_no_role(venue: Venue) -> None:
    database = opened(venue, "superuser")
    assert database.info.role is None
    assert database.info.login == venue.login("superuser")
    database.close()


def test_another_login_signs_what_it_writes(venue: Venue) -> None:
    first = opened(venue)
    second = first.as_login(venue.login("manager"), venue.server.password)
    for database in (first, second):
        with database.writing() as writing:
            writing.activity.append([event()])
    signed = venue.query("front-desk", "SELECT recorded_by FROM activity ORDER BY id")
    assert [row[0] for row in signed] == [venue.login("front-desk"), venue.login("manager")]
    assert second.info.uid == first.info.uid
    first.close()
    second.close()


def test_who_loses_the_role_while_the_database_is_open_is_told_so(venue: Venue) -> None:
    administrator = Address.parse(venue.url(ADMIN))
    postgres_admin.grant(administrator, venue.login("stranger"), Role.FRONT_DESK)
    database = opened(venue, "stranger")
    postgres_admin.revoke(administrator, venue.login("stranger"))
    said = "whether the login still has its role"
    with pytest.raises(AccessDenied, match=said), database.writing() as writing:
        writing.activity.append([event()])
    with pytest.raises(AccessDenied, match=said), database.reading() as reading:
        reading.customers.count()
    database.close()


@pytest.mark.parametrize(
    ("role", "password"), [("manager", "wrong"), ("nobody", ""), (ADMIN, ""), ("integration", "")]
)
def test_who_may_not_come_in_does_not(venue: Venue, role: str, password: str) -> None:
    database = opened(venue)
    login = venue.logins.get(role, "nobody_of_that_name")
    with pytest.raises(AccessDenied):
        database.as_login(login, password or venue.server.password)
    assert database.trouble() is None
    database.close()


def test_a_password_in_a_file_is_not_the_password_of_whoever_signs_in(
    venue: Venue, tmp_path: Path
) -> None:
    file = tmp_path / "pgpass"
    file.write_text(f"*:*:*:*:{venue.server.password}\n")
    file.chmod(0o600)
    where = f"{venue.server.host}:{venue.server.port}/{venue.name}"
    address = Address.parse(f"postgresql://{venue.login('front-desk')}@{where}?passfile={file}")
    database = open_database(address)
    for password in ("", "wrong"):
        with pytest.raises(AccessDenied):
            database.as_login(venue.login("manager"), password)
    database.close()


def test_after_it_was_closed_nothing_is_done_in_its_name(venue: Venue) -> None:
    database = opened(venue)
    with database.reading() as reading:
        assert reading.customers.count() == 0
        database.close()
        assert reading.customers.count() == 0  # what has begun ends
    with pytest.raises(DatabaseError, match="not signed in any more"), database.reading():
        pass
    with pytest.raises(DatabaseError, match="not signed in any more"), database.writing():
        pass
    lines = "SELECT count(*) FROM pg_stat_activity WHERE usename = %s AND datname = %s"
    name = (venue.login("front-desk"), venue.name)
    assert venue.query("superuser", lines, name) == [(0,)]

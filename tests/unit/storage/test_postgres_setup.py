"""Setting up a shared database: make, upgrade, check, and say who may work in it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any

import psycopg
import pytest

from tests.postgres import REGION, ZONE, Cluster, Venue
from tests.postgres_events import add_customers, profile, record
from tiquo_desktop.domain import errors
from tiquo_desktop.domain.roles import Role
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.storage import migrations, postgres_admin, postgres_admin_transaction, schema
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import open_database
from tiquo_desktop.storage.postgres_admin import Login
from tiquo_desktop.storage.postgres_rights import Roles, quoted


def address(venue: Venue, role: str = "admin") -> Address:
    return Address.parse(venue.url(role))


@contextmanager
def _empty(cluster: Cluster, name: str, options: str = "") -> Iterator[Address]:
    """An empty database of the administrator's."""
    server = cluster.server
    server.execute(f"CREATE DATABASE {quoted(name)} OWNER {cluster.logins['admin']} {options}")
    try:
        yield Address.parse(server.url(cluster.logins["admin"], name))
    finally:
        server.execute(f"DROP DATABASE {quoted(name)} WITH (FORCE)")
        for role in Roles(name).all:
            server.execute(f"DROP ROLE IF EXISTS {quoted(role)}")


@pytest.fixture
def empty(postgres_cluster: Cluster) -> Iterator[Address]:
    with _empty(postgres_cluster, f"{postgres_cluster.template}_new") as made:
        yield made


def test_a_new_database_is_sound_and_has_the_known_vocabulary(
    postgres_cluster: Cluster, empty: Address
) -> None:
    assert postgres_admin.create(empty, "Asia/Tokyo", "JP")
    assert postgres_admin.check(empty) == []
    with postgres_cluster.server.connect(
        postgres_cluster.server.superuser, empty.database
    ) as client:
        found = client.execute("SELECT kind, value FROM tiquo.vocabulary").fetchall()
        assert set(found) == {(str(each), value) for each in Dimension for value in each.known}
        place = client.execute("SELECT zone, region FROM tiquo.database").fetchall()
        assert place == [("Asia/Tokyo", "JP")]


def test_creating_twice_changes_nothing_but_renews_the_rights(venue: Venue) -> None:
    postgres_admin.grant(address(venue), venue.login("stranger"), Role.AUDITOR)
    with venue.connect() as desk:
        record(desk)
    with venue.connect("superuser") as client:
        client.execute(
            f"REVOKE SELECT ON customer FROM {quoted(Roles(_stem(venue)).groups[Role.AUDITOR])}"
        )
        client.execute("GRANT SELECT ON customer TO PUBLIC")
    assert len(postgres_admin.check(address(venue))) == 2
    before = venue.query("superuser", "SELECT uid, zone FROM database")
    assert not postgres_admin.create(address(venue), "Asia/Tokyo", "JP")
    assert postgres_admin.check(address(venue)) == []
    assert venue.query("auditor", "SELECT uid, zone FROM database") == before
    assert venue.query("stranger", "SELECT count(*) FROM activity") == [(1,)]
    postgres_admin.revoke(address(venue), venue.login("stranger"))


def test_two_administrators_at_once_make_one_schema(empty: Address) -> None:
    with ThreadPoolExecutor(2) as both:
        made = list(both.map(lambda _: postgres_admin.create(empty, ZONE, REGION), range(2)))
    assert sorted(made) == [False, True]
    assert postgres_admin.check(empty) == []


def test_the_administrator_is_no_member_of_the_owner_afterwards(venue: Venue) -> None:
    postgres_admin.create(address(venue), ZONE, REGION)
    postgres_admin.upgrade(address(venue))
    with venue.connect("admin") as client, pytest.raises(psycopg.errors.InsufficientPrivilege):
        client.execute(f"SET ROLE {venue.owner}")
    assert venue.query(
        "admin", "SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", (venue.owner,)
    ) == [(False,)]


def test_a_failure_half_way_leaves_nothing_behind(
    postgres_cluster: Cluster, empty: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_admin, "database_rights", lambda *_: ["SELECT 1 / 0"])
    with pytest.raises(Exception, match="division by zero"):
        postgres_admin.create(empty, ZONE, REGION)
    server = postgres_cluster.server
    with server.connect(server.superuser, empty.database) as client:
        assert client.execute("SELECT to_regnamespace('tiquo')").fetchone() == (None,)
        like = client.execute(
            "SELECT count(*) FROM pg_roles WHERE rolname = ANY (%s)",
            ([*Roles(empty.database).all],),
        )
        assert like.fetchone() == (0,)


def test_a_database_of_any_name_can_be_made(postgres_cluster: Cluster) -> None:
    with _empty(postgres_cluster, 'Théâtre "O\'Neil" 100%') as made:
        assert postgres_admin.create(made, ZONE, REGION)
        postgres_admin.grant(made, postgres_cluster.logins["stranger"], Role.MANAGER)
        assert postgres_admin.logins(made) == [
            Login(postgres_cluster.logins["stranger"], Role.MANAGER)
        ]
        assert postgres_admin.check(made) == []
        postgres_admin.revoke(made, postgres_cluster.logins["stranger"])


def test_a_name_that_is_too_long_for_roles_is_refused(postgres_cluster: Cluster) -> None:
    with (
        _empty(postgres_cluster, "é" * 26) as made,
    ):
        for action in (
            partial(postgres_admin.create, zone=ZONE, region=REGION),
            postgres_admin.logins,
        ):
            with pytest.raises(errors.InvalidValue, match="its roles: it may have 51 octets"):
                action(made)


def test_only_utf8_will_do(postgres_cluster: Cluster) -> None:
    latin = "ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
    with (
        _empty(postgres_cluster, "latin", latin) as made,
        pytest.raises(errors.DatabaseError, match="has the encoding LATIN1: make one with UTF8"),
    ):
        postgres_admin.create(made, ZONE, REGION)


def test_the_login_must_own_the_database_and_be_able_to_make_roles(
    postgres_cluster: Cluster, empty: Address
) -> None:
    server, admin = postgres_cluster.server, postgres_cluster.logins["admin"]
    stranger = Address.parse(server.url(postgres_cluster.logins["stranger"], empty.database))
    with pytest.raises(errors.RefusedByDatabase, match="Only the owner of the database"):
        postgres_admin.create(stranger, ZONE, REGION)
    server.execute(f"ALTER ROLE {admin} NOCREATEROLE")
    try:
        with pytest.raises(errors.RefusedByDatabase, match="may not make roles"):
            postgres_admin.create(empty, ZONE, REGION)
    finally:
        server.execute(f"ALTER ROLE {admin} CREATEROLE")


def test_a_role_of_that_name_that_can_log_in_is_not_taken_over(
    postgres_cluster: Cluster, empty: Address
) -> None:
    postgres_cluster.server.execute(f"CREATE ROLE {Roles(empty.database).owner} LOGIN")
    with pytest.raises(errors.RefusedByDatabase, match="can do more than a role of this database"):
        postgres_admin.create(empty, ZONE, REGION)


def test_a_schema_of_another_program_is_left_alone(
    postgres_cluster: Cluster, empty: Address
) -> None:
    postgres_cluster.server.execute("CREATE SCHEMA tiquo", database=empty.database)
    with pytest.raises(errors.ForeignDatabase, match="that another program made"):
        postgres_admin.create(empty, ZONE, REGION)


def test_an_empty_database_is_told_to_be_created_first(empty: Address) -> None:
    for action in (postgres_admin.upgrade, postgres_admin.check, postgres_admin.logins):
        with pytest.raises(errors.NoDatabase, match="run database create first"):
            action(empty)


def test_an_older_program_leaves_a_newer_schema_alone(venue: Venue) -> None:
    with venue.connect("superuser") as client:
        client.execute("UPDATE alembic_version SET version_num = '9999'")
    for action in (
        postgres_admin.upgrade,
        postgres_admin.check,
        lambda to: postgres_admin.create(to, ZONE, REGION),
    ):
        with pytest.raises(errors.NewerSchema, match="by a newer version of Tiquo Desktop"):
            action(address(venue))


def test_a_database_with_an_older_schema_is_told_to_be_upgraded(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_admin, "SCHEMA_VERSION", "0002")
    monkeypatch.setattr(postgres_admin_transaction, "KNOWN_VERSIONS", ("0001", "0002"))
    for action in (postgres_admin.check, lambda to: postgres_admin.create(to, ZONE, REGION)):
        with pytest.raises(errors.OlderSchema, match="older schema: run database upgrade"):
            action(address(venue))
    ran: list[str] = []
    monkeypatch.setattr(postgres_admin, "_migrate", lambda server: ran.append(server.version))
    assert postgres_admin.upgrade(address(venue))
    assert ran == ["0001"]


def test_an_upgrade_of_what_is_up_to_date_does_nothing(venue: Venue) -> None:
    assert not postgres_admin.upgrade(address(venue))


def test_upgrades_go_one_after_another(venue: Venue) -> None:
    with venue.connect("admin", autocommit=False) as first:
        first.execute(f"SELECT pg_advisory_xact_lock({0x5449514F})")
        with ThreadPoolExecutor(1) as other:
            second = other.submit(postgres_admin.upgrade, address(venue))
            waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            while first.execute(waiting).fetchone() == (0,):
                assert not second.done()
            first.rollback()
            assert second.result(timeout=10) is False


def test_who_holds_up_an_administrator_is_named(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = postgres_admin_transaction._BEGIN.replace("'30s'", "'50ms'")
    monkeypatch.setattr(postgres_admin_transaction, "_BEGIN", begin)
    with venue.connect("auditor") as client:
        client.execute(f"SELECT pg_advisory_lock({0x5449514F})")
        with pytest.raises(errors.BusyDatabase, match=venue.login("auditor")):
            postgres_admin.revoke(address(venue), venue.login("auditor"))


def test_a_login_has_one_role_which_can_be_changed_and_taken_away(venue: Venue) -> None:
    somebody = venue.login("stranger")
    with pytest.raises(psycopg.OperationalError):
        venue.connect("stranger")
    postgres_admin.grant(address(venue), somebody, Role.FRONT_DESK)
    with venue.connect("stranger") as client:
        add_customers(client, profile(1))
    postgres_admin.grant(address(venue), somebody, Role.AUDITOR)
    postgres_admin.grant(address(venue), somebody, Role.AUDITOR)
    assert Login(somebody, Role.AUDITOR) in postgres_admin.logins(address(venue))
    assert [each.name for each in postgres_admin.logins(address(venue))].count(somebody) == 1
    with venue.connect("stranger") as client, pytest.raises(psycopg.errors.InsufficientPrivilege):
        add_customers(client, profile(2))
    postgres_admin.revoke(address(venue), somebody)
    assert somebody not in [each.name for each in postgres_admin.logins(address(venue))]
    with pytest.raises(errors.InvalidValue, match="has no role in this database"):
        postgres_admin.revoke(address(venue), somebody)


@pytest.mark.parametrize(
    ("login", "said"),
    [
        ("nobody at all", "There is no login nobody at all"),
        ("pg_monitor", "There is no login pg_monitor"),
        ("admin", "could give itself any right"),
        ("superuser", "could give itself any right"),
    ],
)
def test_a_role_goes_to_a_login_for_which_rules_hold(venue: Venue, login: str, said: str) -> None:
    name = venue.login(login) if login in ("admin", "superuser") else login
    with pytest.raises(errors.InvalidValue, match=said):
        postgres_admin.grant(address(venue), name, Role.MANAGER)


def test_somebody_of_a_group_may_not_administer(venue: Venue) -> None:
    with pytest.raises(errors.RefusedByDatabase, match="Only the owner of the database"):
        postgres_admin.grant(address(venue, "manager"), venue.login("stranger"), Role.MANAGER)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DROP TRIGGER activity_delete ON activity", "The rule activity_delete"),
        ("ALTER TABLE activity DISABLE TRIGGER activity_update", "The rule activity_update"),
        ("ALTER TABLE seal ENABLE TRIGGER seal_truncate", "The rule seal_truncate"),
        ("DROP INDEX activity_all", "index activity_all is missing"),
        ("DROP TABLE activity_daily", "table activity_daily is missing"),
        ("ALTER FUNCTION seal(integer) RESET search_path", "The function seal"),
        ("ALTER FUNCTION seal(integer) SECURITY INVOKER", "The function seal"),
        (
            "CREATE OR REPLACE FUNCTION enc(value text) RETURNS text LANGUAGE sql AS 'SELECT value'",
            "The function enc",
        ),
        ("ALTER TABLE pending OWNER TO CURRENT_USER", "pending belongs to"),
        (
            "GRANT UPDATE (summary) ON activity TO PUBLIC",
            "everybody may UPDATE on activity.summary",
        ),
        ("GRANT EXECUTE ON FUNCTION seal TO PUBLIC", "everybody may EXECUTE on seal()"),
        ("REVOKE INSERT (leaf) ON activity FROM {}", "run database create again"),
    ],
)
def test_a_check_finds_what_protects_no_more(venue: Venue, damage: str, said: str) -> None:
    group = quoted(Roles(_stem(venue)).group(Role.FRONT_DESK))
    with venue.connect("superuser") as client:
        client.execute(damage.format(group))
    found = postgres_admin.check(address(venue, "auditor"))
    assert any(said in problem for problem in found), found


@pytest.mark.parametrize("role", ["front-desk", "auditor", "integration"])
def test_whoever_opens_a_database_hears_which_rule_is_missing(venue: Venue, role: str) -> None:
    database = open_database(address(venue, role), reads=role != "integration")
    assert database.info.warnings == ()
    database.close()
    with venue.connect("superuser") as client:
        client.execute("ALTER TABLE activity DISABLE TRIGGER activity_delete")
    database = open_database(address(venue, role), reads=role != "integration")
    (warning,) = database.info.warnings
    assert "The rule activity_delete of this database is missing or was changed" in warning
    database.close()


def test_tables_are_as_the_migrations_leave_them(venue: Venue) -> None:
    columns = venue.query(
        "auditor",
        "SELECT table_name, column_name, is_nullable = 'YES' FROM information_schema.columns "
        "WHERE table_schema = 'tiquo' ORDER BY ordinal_position",
    )
    for table in schema.metadata.sorted_tables:
        made = {name: nullable for of, name, nullable in columns if of == table.name}
        made.pop("search_vector", None)
        assert [column.name for column in table.columns] == list(made)
        for column in table.columns:
            assert made[column.name] == column.nullable, column


def test_both_databases_have_the_same_migrations(venue: Venue) -> None:
    assert venue.query("integration", "SELECT version_num FROM alembic_version") == [
        (migrations.SCHEMA_VERSION,)
    ]


def _stem(venue: Venue) -> Any:
    return venue.owner.removesuffix("_owner")

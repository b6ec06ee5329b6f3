"""Statements that a shared database refuses whoever asks, whatever client they use."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.postgres import ADMIN, GROUPS, OWNER, STRANGER, Venue
from tests.postgres_events import Values, inserting


@dataclass(frozen=True)
class Statement:
    """One statement, what it would change, and who may do it all the same.

    `since` and `until` are the first and the last version of PostgreSQL for which it holds, `told`
    is what it is where its text does not say so.
    """

    subject: str
    sql: str
    parameters: Any = None
    allowed: tuple[str, ...] = ()
    since: int = 13
    until: int = 99
    told: str = ""

    def __str__(self) -> str:
        return f"{self.subject}: {self.told or self.sql}"


FRONT, MANAGER, AUDITOR, INTEGRATION = GROUPS
EVERYBODY = (*GROUPS, STRANGER, OWNER, ADMIN)
READERS = (FRONT, MANAGER, AUDITOR, OWNER)
WRITERS = (FRONT, MANAGER, INTEGRATION, OWNER)


def refused(venue: Venue, event: Values) -> Iterator[Statement]:
    """What no group may do; `event` is one that could be inserted."""
    yield from _history(event)
    yield from _forgeries(event)
    yield from _customers()
    yield from _books()
    yield from _schema(venue)
    yield from _roles(venue)


def by_role(event: Values) -> Iterator[Statement]:
    """What some groups may do and others not."""
    insert, given = inserting(event)
    for table in ("customer", "customer_phone", "customer_version", "activity", "seal", "pending"):
        yield Statement("reading", f"SELECT * FROM {table}", allowed=READERS)
    for column in ("summary", "uid", "count(*)"):
        yield Statement("reading", f"SELECT {column} FROM activity", allowed=READERS)
    yield Statement("reading", "SELECT email FROM customer", allowed=READERS)
    yield Statement("reading", "SELECT word FROM name_word", allowed=READERS)
    yield Statement("reading", "COPY activity TO STDOUT", allowed=READERS)
    returning = f"{insert} RETURNING id"
    told = "INSERT … RETURNING id"
    yield Statement("reading", returning, given, allowed=(FRONT, MANAGER, OWNER), told=told)
    for table in ("vocabulary", "database", "alembic_version"):
        everybody = (*READERS, INTEGRATION)
        yield Statement("reading", f"SELECT * FROM {table}", allowed=everybody)
    yield Statement("recording", insert, given, allowed=WRITERS, told="INSERT …")
    nothing = f"{insert} ON CONFLICT DO NOTHING"
    told = "INSERT … ON CONFLICT DO NOTHING"
    yield Statement("recording", nothing, given, allowed=WRITERS, told=told)
    for call in (
        "vocabulary_id('type', 'Ballooning')",
        "next_customer_numbers(2)",
        "add_customers('[]')",
        'link_origins(1, \'[["till", "9"]]\')',
        "customer_ids('{}')",
        "match_customers('email', '[\"a@b\"]')",
        "known_events('{}', '{}', '{}')",
        "receipt(sha256(''), sha256(''))",
        "same_events('[]')",
        "seal(10)",
    ):
        yield Statement("calling", f"SELECT * FROM {call}", allowed=WRITERS)
    update = 'SELECT update_customer(1, 1, \'{"status": "active", "search_keys": ""}\')'
    yield Statement("calling", update, allowed=(FRONT, MANAGER, OWNER))


def harmless(venue: Venue) -> Iterator[Statement]:
    """What PostgreSQL lets everybody do who may connect, and what touches nothing of ours."""
    for sql in (
        "NOTIFY tiquo_sealed, 'forged'",
        "LISTEN tiquo_sealed",
        "SELECT pg_advisory_xact_lock(1414091087)",
        "SELECT lo_create(0)",
        "DO 'BEGIN END'",
        "SET search_path = public, pg_temp, tiquo",
        "ALTER ROLE CURRENT_USER SET work_mem = '1MB'",
    ):
        yield Statement("everybody", sql, allowed=EVERYBODY)
    body = "RETURNS integer LANGUAGE sql AS 'SELECT 1'"
    for made in (f"FUNCTION public.more() {body}", "TABLE public.pending (activity bigint)"):
        yield Statement("everybody", f"CREATE {made}", allowed=EVERYBODY, until=14)
        yield Statement("everybody", f"CREATE {made}", allowed=(ADMIN,), since=15)


def _history(event: Values) -> Iterator[Statement]:
    for sql in (
        "UPDATE activity SET summary = 'forged'",
        "UPDATE activity SET summary = NULL, details = NULL, actor = NULL, salt = NULL",
        "UPDATE activity SET recorded_at = 0",
        "UPDATE activity SET recorded_by = 'somebody'",
        "UPDATE activity SET customer = NULL, leaf = leaf",
        "UPDATE activity SET occurred_at = occurred_at - 1 WHERE id = 1",
        "DELETE FROM activity",
        "DELETE FROM activity WHERE id = 1",
        "DELETE FROM activity USING seal WHERE seal.activity = activity.id",
        "TRUNCATE activity",
        "TRUNCATE activity, seal, pending CASCADE",
        "WITH gone AS (DELETE FROM activity RETURNING *) SELECT * FROM gone",
    ):
        yield Statement("events", sql)
    insert, given = inserting(event)
    upsert = f"{insert} ON CONFLICT ({{}}) DO UPDATE SET summary = 'forged'"
    present = given | {"uid": None}
    again = insert.replace("%(uid)s", "(SELECT uid FROM activity WHERE id = 1)")
    for conflicting in ("uid", "id"):
        told = f"INSERT … ON CONFLICT ({conflicting}) DO UPDATE SET summary = 'forged'"
        yield Statement("events", upsert.format(conflicting), given, allowed=(OWNER,), told=told)
    told = "INSERT … (an uid that is stored) ON CONFLICT (uid) DO UPDATE SET salt = NULL"
    upsert = f"{again} ON CONFLICT (uid) DO UPDATE SET salt = NULL"
    yield Statement("events", upsert, present, told=told)
    for matched in ("UPDATE SET summary = 'forged'", "DELETE"):
        merge = f"USING activity AS other ON {{0}}.id = other.id WHEN MATCHED THEN {matched}"
        yield Statement("events", f"MERGE INTO activity {merge.format('activity')}", since=15)
    for sql in (
        "UPDATE seal SET chain = chain",
        "UPDATE seal SET position = position + 1",
        "DELETE FROM seal",
        "TRUNCATE seal",
    ):
        yield Statement("seals", sql)
    for sql in (
        "MERGE INTO seal USING seal AS other ON seal.position = other.position "
        "WHEN MATCHED THEN DELETE",
        "MERGE INTO seal USING seal AS other ON seal.position = other.position "
        "WHEN MATCHED THEN UPDATE SET chain = other.chain",
    ):
        yield Statement("seals", sql, since=15)
    seal = "INSERT INTO seal (position, activity, chain) VALUES ({}, {}, sha256('x'))"
    yield Statement("seals", seal.format(1000, 1000), allowed=(OWNER,))
    upsert = f"{seal.format(1, 1000)} ON CONFLICT (position) DO UPDATE SET chain = excluded.chain"
    yield Statement("seals", upsert)
    for sql in (
        "UPDATE head SET position = 0",
        "DELETE FROM head",
        "SELECT * FROM head FOR UPDATE",
        "SELECT * FROM head FOR KEY SHARE",
        "SELECT * FROM activity FOR SHARE",
        "LOCK TABLE head IN ROW EXCLUSIVE MODE",
        "INSERT INTO pending VALUES (1)",
        "DELETE FROM pending",
        "UPDATE activity_daily SET n = 0",
        "DELETE FROM activity_daily",
    ):
        yield Statement("sealing", sql, allowed=(OWNER,))
    for sql in (
        "UPDATE vocabulary SET value = 'forged'",
        "DELETE FROM vocabulary",
        "TRUNCATE vocabulary CASCADE",
    ):
        yield Statement("vocabulary", sql)
    forged = "INSERT INTO vocabulary (kind, value) VALUES ('type', 'Forged')"
    yield Statement("vocabulary", forged, allowed=(OWNER,))
    for sql in (
        "UPDATE database SET uid = sha256('x')",
        "DELETE FROM database",
        "TRUNCATE database",
    ):
        yield Statement("database", sql)


def _forgeries(event: Values) -> Iterator[Statement]:
    for told, change in (
        ("another leaf", {"leaf": b"\1" * 32}),
        ("another summary", {"summary": "Another one"}),
        ("another amount", {"amount_minor": 1, "currency": "GBP"}),
        ("another time", {"occurred_at": event["occurred_at"] - 1}),
        ("another customer", {"customer": 1}),
        ("a customer that is not stored", {"customer": 999_999}),
        ("a source for a type", {"type": event["source"]}),
        ("a category that is not stored", {"category": 999_999}),
        ("no salt, as if it was erased", {"salt": None}),
        ("no summary, as if it was erased", {"summary": None}),
    ):
        yield Statement("forging", *inserting(event | change), told=f"INSERT with {told}")
    # Whoever owns the table may name these columns, and still does not decide what is in them.
    for column, value in (("recorded_at", 0), ("recorded_by", "somebody")):
        sql, given = inserting(event | {column: value})
        yield Statement("forging", sql, given, allowed=(OWNER,), told=f"INSERT with {column}")
    sql, given = inserting(event | {"id": 1_000}, "OVERRIDING SYSTEM VALUE")
    yield Statement("forging", sql, given, allowed=(OWNER,), told="INSERT with an id")
    copied = "COPY activity (uid, recorded_at, recorded_by, leaf) FROM STDIN"
    yield Statement("forging", copied, allowed=(OWNER,))


def _customers() -> Iterator[Statement]:
    columns = "uid, number, status, version, changed_at, changed_by, search_keys"
    made = "substring(sha256('x') FOR 16), 'CUST-999999', 'active', 1, 0, 'somebody', ''"
    for sql in (
        f"INSERT INTO customer ({columns}) VALUES ({made})",
        "UPDATE customer SET email = 'forged'",
        "UPDATE customer SET version = version + 1, status = 'banned'",
        "UPDATE customer SET merged_into = id",
        "SELECT * FROM customer FOR UPDATE",
        "SELECT * FROM customer FOR SHARE",
        f"INSERT INTO customer ({columns}) VALUES ({made}) "
        "ON CONFLICT (number) DO UPDATE SET email = 'forged'",
        "INSERT INTO customer_phone (customer, place, written) VALUES (1, 9, '1')",
        "UPDATE customer_phone SET written = '1'",
        "DELETE FROM customer_phone",
        "INSERT INTO customer_version VALUES (1, 9, '{}', 0, 'somebody')",
        "UPDATE customer_version SET profile = '{}'",
        "DELETE FROM customer_version",
        "TRUNCATE customer_version",
        "INSERT INTO customer_origin VALUES ('till', 'x', 1)",
        "DELETE FROM customer_origin",
        "UPDATE name_word SET uses = 0",
    ):
        yield Statement("customers", sql, allowed=(OWNER,))
    for sql in ("UPDATE customer SET uid = sha256('x')", "DELETE FROM customer"):
        yield Statement("customers", sql)
    yield Statement("customers", "TRUNCATE customer CASCADE")
    merge = (
        "MERGE INTO customer USING customer AS other ON customer.id = other.id WHEN MATCHED THEN"
    )
    yield Statement("customers", f"{merge} DELETE", since=15)
    yield Statement("customers", f"{merge} UPDATE SET email = 'x'", allowed=(OWNER,), since=15)


def _books() -> Iterator[Statement]:
    for sql in (
        "UPDATE database SET zone = 'Europe/Paris'",
        "UPDATE counter SET value = 0",
        "SELECT * FROM counter FOR UPDATE",
        "UPDATE alembic_version SET version_num = '9999'",
        "SELECT nextval('customer_number')",
        "SELECT setval('customer_number', 1000000)",
        "SELECT nextval('activity_id_seq')",
        "SELECT setval('activity_id_seq', 1000000)",
    ):
        yield Statement("books", sql, allowed=(OWNER,))
    for call in (
        "set_phones(1, '[]')",
        "set_origins(1, '[]')",
        "count_name_words('[]')",
        "profile_text(NULL)",
        "customer_number_text(1)",
        "enc('x')",
        "moment()",
    ):
        yield Statement("inner functions", f"SELECT {call}", allowed=(OWNER,))


def _schema(venue: Venue) -> Iterator[Statement]:
    body = "RETURNS integer LANGUAGE sql AS 'SELECT 1'"
    trigger = "RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
    for sql in (
        "CREATE TABLE tiquo.more (id integer)",
        "CREATE VIEW tiquo.more AS SELECT 1",
        "CREATE SEQUENCE tiquo.more",
        "CREATE TYPE tiquo.more AS (id integer)",
        f"CREATE FUNCTION tiquo.more() {body}",
        f"CREATE OR REPLACE FUNCTION tiquo.refuse() {trigger}",
        "ALTER FUNCTION tiquo.seal(integer) RESET ALL",
        "ALTER FUNCTION tiquo.seal(integer) SECURITY INVOKER",
        "DROP FUNCTION tiquo.seal(integer)",
        "ALTER TABLE activity ADD COLUMN more text",
        "ALTER TABLE activity DROP COLUMN leaf",
        "ALTER TABLE activity DISABLE TRIGGER USER",
        "ALTER TABLE activity DISABLE TRIGGER activity_update",
        "ALTER TABLE activity ENABLE REPLICA TRIGGER activity_delete",
        "ALTER TABLE activity DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE activity SET UNLOGGED",
        "DROP TRIGGER activity_insert ON activity",
        "CREATE TRIGGER more BEFORE INSERT ON activity FOR EACH ROW EXECUTE FUNCTION tiquo.refuse()",
        "CREATE RULE more AS ON UPDATE TO activity DO INSTEAD NOTHING",
        "CREATE RULE more AS ON INSERT TO seal DO INSTEAD NOTHING",
        "CREATE POLICY more ON activity USING (true)",
        "CREATE INDEX more ON activity (summary)",
        "DROP INDEX tiquo.activity_timeline",
        "DROP TABLE activity CASCADE",
        "ALTER TABLE activity RENAME TO more",
        "COMMENT ON TABLE activity IS 'more'",
        "LOCK TABLE activity IN ACCESS EXCLUSIVE MODE",
        "CREATE STATISTICS tiquo.more ON category, type FROM activity",
        "CREATE OPERATOR tiquo.+ (RIGHTARG = text, FUNCTION = tiquo.enc)",
        "REINDEX TABLE activity",
        "CLUSTER activity USING activity_timeline",
        "ALTER SEQUENCE customer_number RESTART",
        "DROP SCHEMA tiquo CASCADE",
        "GRANT SELECT ON activity TO PUBLIC",
    ):
        yield Statement("schema", sql, allowed=(OWNER,))
    # Whose the database is may do with it what needs no look into our schema.
    for sql in (
        "CREATE TEMPORARY TABLE more (id integer)",
        "CREATE TEMPORARY TABLE pending AS SELECT 1 AS activity",
        f"CREATE FUNCTION pg_temp.more() {body}",
        "CREATE SCHEMA more",
        f"ALTER DATABASE {venue.name} SET search_path = public",
        f"GRANT TEMPORARY ON DATABASE {venue.name} TO PUBLIC",
    ):
        yield Statement("schema", sql, allowed=(ADMIN,))
    for sql in (
        f"CREATE FUNCTION pg_catalog.more() {body}",
        "CREATE CAST (text AS bytea) WITH FUNCTION tiquo.enc(text)",
        "CREATE OPERATOR pg_catalog.+ (RIGHTARG = text, FUNCTION = tiquo.enc)",
        "ALTER SCHEMA tiquo RENAME TO more",
        f"ALTER DATABASE {venue.name} RENAME TO more",
        "CREATE PUBLICATION more FOR TABLE activity",
    ):
        yield Statement("schema", sql)
    event_trigger = "CREATE EVENT TRIGGER more ON sql_drop EXECUTE FUNCTION tiquo.refuse()"
    yield Statement("schema", event_trigger)


def _roles(venue: Venue) -> Iterator[Statement]:
    manager = venue.owner.removesuffix("_owner") + "_manager"
    # Who makes roles and gives them can take the owner's: `database check` finds what was done with it.
    for sql in (
        f"GRANT {venue.owner} TO CURRENT_USER",
        f"GRANT {manager} TO {venue.login('stranger')}",
        "CREATE ROLE more",
    ):
        yield Statement("roles", sql, allowed=(ADMIN,))
    again = "ALTER ROLE CURRENT_USER CREATEROLE"
    yield Statement("roles", again, allowed=(ADMIN,), until=15)
    yield Statement("roles", again, since=16)
    for sql in (
        f"SET ROLE {venue.login('superuser')}",
        f"SET SESSION AUTHORIZATION {venue.login('superuser')}",
        "SET session_replication_role = replica",
        "SET LOCAL session_replication_role = local",
        "SELECT set_config('session_replication_role', 'replica', false)",
        "SELECT * FROM pg_authid",
        "SELECT pg_read_file('/etc/hostname')",
        "SELECT lo_import('/etc/hostname')",
        "COPY activity (uid) FROM '/etc/hostname'",
        "COPY activity (uid) FROM PROGRAM 'true'",
        "COPY (SELECT 1) TO PROGRAM 'true'",
    ):
        yield Statement("roles", sql)
    for sql in (
        f"SET ROLE {venue.owner}",
        f"GRANT INSERT ON seal TO {venue.login('front-desk')}",
        f"ALTER DEFAULT PRIVILEGES FOR ROLE {venue.owner} GRANT ALL ON TABLES TO PUBLIC",
    ):
        yield Statement("roles", sql, allowed=(OWNER,))

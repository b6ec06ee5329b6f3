"""What a shared database itself refuses, as every role, whatever client is used."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import psycopg
import pytest

from tests.builders import event
from tests.postgres import ADMIN, GROUPS, OWNER, STRANGER, Venue
from tests.postgres_events import (
    add_customers,
    insert,
    inserting,
    profile,
    record,
    values,
    vocabulary,
)
from tests.unit.storage.postgres_statements import Statement, by_role, harmless, refused

_ROLES = (*GROUPS, STRANGER, OWNER, ADMIN)
_SAID = {
    "42501": "no right",
    "23001": "permanent",
    "23514": "forged",
    "23503": "unknown",
    "23502": "forged",
    # Granting what one may not grant is no error, but grants nothing.
    "01007": "no right",
}
"""How a database refuses; any other error is a mistake in the statement."""
_UNSEEN = {"42P01", "42883"}
"""What is in a schema that somebody may not look into is not there for them."""
_ALLOWED = "allowed"
_REFERENCED = "cannot truncate a table referenced in a foreign key constraint"


@pytest.fixture
def filled(venue: Venue) -> Venue:
    """A venue with a customer, sealed events, and one that waits for its seal."""
    with venue.connect() as desk:
        phones = [{"written": "0123", "e164": None, "national": None}]
        given = profile(1, phones=phones, origins=[["till", "1"]])
        (customer,) = add_customers(desk, given)
        changed = '{"status": "active", "search_keys": "", "phones": [{"written": "1"}]}'
        desk.execute("SELECT update_customer(%s, 1, %s)", (customer, changed))
        insert(desk, [event(customer=given["uid"]), event()], {given["uid"]: customer})
        desk.execute("SELECT seal(10)")
        record(desk)
    with venue.connect("superuser") as client:
        # As a stranger may in a cluster whose administrator gives it by hand.
        client.execute(f"GRANT CONNECT ON DATABASE {venue.name} TO {venue.login(STRANGER)}")
    return venue


@pytest.fixture
def new_event(filled: Venue) -> dict[str, Any]:
    """The columns of an event that may be inserted."""
    with filled.connect() as desk:
        return values(event(), vocabulary(desk), {None: None})


def test_no_role_can_change_history_forge_it_or_reach_past_its_rights(
    filled: Venue, new_event: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    statements = [*refused(filled, new_event), *by_role(new_event), *harmless(filled)]
    version = filled.server.version
    known = [each for each in statements if each.since <= version <= each.until]
    answers = {role: list(_answers(filled, role, known)) for role in _ROLES}
    with capsys.disabled():
        print("\n" + _matrix(filled, known, answers))
    wrong = [
        f"{role}: {statement}: {answer}"
        for role in _ROLES
        for statement, answer in zip(known, answers[role], strict=True)
        if answer not in ({_ALLOWED} if role in statement.allowed else set(_SAID.values()))
    ]
    assert not wrong, "\n".join(wrong)


def test_what_was_refused_left_no_trace(filled: Venue, new_event: dict[str, Any]) -> None:
    everything = "SELECT md5(string_agg(t::text, ',' ORDER BY id)) FROM activity AS t"
    before = filled.query("superuser", everything)
    for statement in refused(filled, new_event):
        with filled.connect() as desk, suppress(psycopg.Error):
            desk.execute(statement.sql, statement.parameters)
    assert filled.query("superuser", everything) == before


@pytest.mark.parametrize("role", ["superuser", "owner"])
def test_the_database_decides_when_and_by_whom_an_event_was_recorded(
    filled: Venue, new_event: dict[str, Any], role: str
) -> None:
    forged = inserting(new_event | {"recorded_at": 0, "recorded_by": "somebody"})
    with filled.connect("superuser") as client:
        if role == "owner":
            client.execute(f"SET ROLE {filled.owner}")
        client.execute(*forged)
        newest = "SELECT recorded_at, recorded_by FROM activity ORDER BY id DESC LIMIT 1"
        ((recorded_at, recorded_by),) = client.execute(newest).fetchall()
        ((now,),) = client.execute("SELECT extract(epoch FROM now()) * 1000000").fetchall()
    assert recorded_by == filled.login("superuser")
    assert abs(now - recorded_at) < 60_000_000


def test_only_the_owner_erases_and_only_what_a_compliance_event_covers(filled: Venue) -> None:
    erase = (
        "UPDATE activity SET summary = NULL, details = NULL, actor = NULL, salt = NULL "
        "WHERE customer IS NOT NULL AND category <> %s"
    )
    ((uid, customer),) = filled.query("auditor", "SELECT uid, id FROM customer")
    whose = uid.hex()
    with filled.connect("superuser") as client:
        system = vocabulary(client)["category", "System"]
        client.execute(f"SET ROLE {filled.owner}")
        with pytest.raises(psycopg.errors.RestrictViolation):
            client.execute(erase, (system,))
        erasure = event(customer=whose, category="System", type="Compliance", summary="Erased")
        insert(client, [erasure], {whose: customer})
        with pytest.raises(psycopg.errors.RestrictViolation):
            client.execute(erase.replace("summary = NULL", "summary = ''"), (system,))
        with pytest.raises(psycopg.errors.RestrictViolation):
            client.execute(erase.replace("salt = NULL", "salt = NULL, device = 'x'"), (system,))
        client.execute("SET ROLE NONE")
        with pytest.raises(psycopg.errors.RestrictViolation):
            client.execute(erase, (system,))
        client.execute(f"SET ROLE {filled.owner}")
        assert client.execute(erase, (system,)).rowcount == 1
    assert filled.query("auditor", "SELECT count(*) FROM activity WHERE summary IS NULL") == [(1,)]


def test_every_function_has_a_pinned_path_and_none_is_for_everybody(venue: Venue) -> None:
    functions = venue.query(
        "superuser",
        """
        SELECT proname, prosecdef, coalesce(proconfig, '{}'),
            has_function_privilege(%s, pg_proc.oid, 'EXECUTE'), rolname = %s,
            EXISTS (SELECT 1 FROM aclexplode(coalesce(proacl, acldefault('f', proowner)))
                    WHERE grantee = 0)
        FROM pg_proc JOIN pg_roles ON pg_roles.oid = proowner
        WHERE pronamespace = 'tiquo'::regnamespace
        """,
        (venue.login(STRANGER), venue.owner),
    )
    assert len(functions) > 15
    callable_ = 0
    for name, definer, settings, by_strangers, is_owners, by_everybody in functions:
        assert is_owners, name
        assert not by_strangers, name
        assert not by_everybody, name
        if definer:
            assert "search_path=tiquo, pg_temp" in settings, name
            callable_ += 1
    assert callable_ > 8


def test_tables_and_functions_of_a_caller_are_never_taken_for_ours(filled: Venue) -> None:
    with filled.connect("superuser") as client:
        client.execute(f"GRANT TEMPORARY ON DATABASE {filled.name} TO PUBLIC")
        client.execute("CREATE SCHEMA trap")
        client.execute(f"GRANT ALL ON SCHEMA trap TO {filled.login('front-desk')}")
    with filled.connect() as desk:
        desk.execute("CREATE TEMPORARY TABLE pending (activity bigint)")
        desk.execute("CREATE TEMPORARY TABLE vocabulary (id integer, kind text, value text)")
        desk.execute("CREATE TEMPORARY TABLE head (id integer, position bigint, chain bytea)")
        for name in ("clock_timestamp", "session_user"):
            desk.execute(
                f'CREATE FUNCTION trap."{name}"() RETURNS timestamptz LANGUAGE sql '
                "AS $$SELECT '1970-01-01'::timestamptz$$"
            )
        desk.execute(
            "CREATE FUNCTION trap.zero(numeric, integer) RETURNS numeric LANGUAGE sql AS 'SELECT 0::numeric'"
        )
        desk.execute(
            "CREATE OPERATOR trap.* (LEFTARG = numeric, RIGHTARG = integer, FUNCTION = trap.zero)"
        )
        terms = {
            (kind, value): id_
            for id_, kind, value in desk.execute("SELECT * FROM tiquo.vocabulary").fetchall()
        }
        sql, given = inserting(values(event(), terms, {None: None}))
        desk.execute("SET search_path = pg_temp, trap, pg_catalog, tiquo")
        desk.execute(sql.replace("INTO activity", "INTO tiquo.activity"), given)
        assert desk.execute("SELECT tiquo.seal(10)").fetchone() == (2,)
        newest = "SELECT recorded_at FROM tiquo.activity ORDER BY id DESC LIMIT 1"
        assert desk.execute(newest).fetchone()[0] > 10**15


def _answers(venue: Venue, role: str, statements: Iterable[Statement]) -> Iterator[str]:
    """What the database says to each statement; none of them is kept."""
    with venue.connect(role, autocommit=False) as client:
        for statement in statements:
            yield _answer(client, role, statement)
            client.rollback()


def _answer(client: Any, role: str, statement: Statement) -> str:
    warnings: list[str] = []
    client.add_notice_handler(lambda notice: warnings.append(notice.sqlstate))
    try:
        if statement.sql.startswith("COPY"):
            with client.cursor().copy(statement.sql) as copy:
                if "STDOUT" in statement.sql:
                    list(copy)
        else:
            client.execute(statement.sql, statement.parameters)
    except psycopg.Error as error:
        if _REFERENCED in str(error):
            return "permanent"
        if role in (STRANGER, ADMIN) and error.sqlstate in _UNSEEN:
            return _SAID["42501"]
        return _SAID.get(error.sqlstate or "", str(error))
    return next((_SAID[each] for each in warnings if each in _SAID), _ALLOWED)


def _matrix(venue: Venue, statements: list[Statement], answers: dict[str, list[str]]) -> str:
    lines = [
        f"PostgreSQL {venue.server.version}: {len(statements)} statements, {len(_ROLES)} roles",
        "".join(f"{role:<12}" for role in _ROLES) + "statement",
    ]
    for place, statement in enumerate(statements):
        said = "".join(f"{answers[role][place][:11]:<12}" for role in _ROLES)
        lines.append(f"{said}{str(statement)[:110]}")
    return "\n".join(lines)

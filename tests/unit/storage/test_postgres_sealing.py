"""Sealing on a server: by any client, by several at once, and by one that dies at it."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest

from tests.builders import at, event
from tests.postgres import Venue
from tests.postgres_events import insert, inserting, record, values, vocabulary
from tiquo_desktop.storage import postgres_admin
from tiquo_desktop.storage.addresses import Address

_CLIENTS = 4
_EACH = 25
_POSITIONS = "SELECT array_agg(position ORDER BY position) FROM seal"


def _check(venue: Venue) -> list[str]:
    return postgres_admin.check(Address.parse(venue.url("auditor")))


def _sealed(venue: Venue) -> int:
    return int(venue.query("auditor", "SELECT count(*) FROM seal")[0][0])


def test_recorded_events_wait_and_are_sealed_in_the_order_of_their_ids(venue: Venue) -> None:
    with venue.connect() as desk:
        record(desk, 5)
        assert _check(venue) == []
        assert desk.execute("SELECT seal(3)").fetchone() == (3,)
        assert desk.execute("SELECT seal(3)").fetchone() == (2,)
        assert desk.execute("SELECT seal(3)").fetchone() == (0,)
        assert desk.execute("SELECT position, activity FROM seal ORDER BY 1").fetchall() == [
            (each, each) for each in range(1, 6)
        ]
    assert _check(venue) == []


def test_many_clients_that_record_and_seal_make_one_chain(venue: Venue) -> None:
    go = threading.Barrier(_CLIENTS)

    def work(role: str) -> int:
        sealed = 0
        with venue.connect(role) as client:
            terms = vocabulary(client)
            go.wait()
            for _ in range(_EACH):
                client.execute(*inserting(values(event(), terms, {None: None})))
                sealed += client.execute("SELECT seal(100)").fetchone()[0]
        return sealed

    roles = ("front-desk", "manager", "integration", "front-desk")
    with ThreadPoolExecutor(_CLIENTS) as clients:
        sealed = sum(clients.map(work, roles))
    ((rest,),) = venue.query("manager", "SELECT seal(1000)")
    assert sealed + rest == _CLIENTS * _EACH
    assert venue.query("auditor", _POSITIONS) == [(list(range(1, _CLIENTS * _EACH + 1)),)]
    assert _check(venue) == []


def test_nobody_waits_for_a_client_that_seals(venue: Venue) -> None:
    with venue.connect(autocommit=False) as slow, venue.connect("manager") as other:
        record(other, 2)
        assert slow.execute("SELECT seal(1)").fetchone() == (1,)
        other.execute("SET statement_timeout = '5s'")
        record(other)
        assert other.execute("SELECT seal(10)").fetchone() == (0,)
        slow.commit()
        assert other.execute("SELECT seal(10)").fetchone() == (2,)
    assert _check(venue) == []


def test_a_client_that_dies_while_it_seals_harms_nobody(venue: Venue) -> None:
    with venue.connect("manager") as other:
        record(other, 3)
        dying = venue.connect(autocommit=False)
        assert dying.execute("SELECT seal(2)").fetchone() == (2,)
        venue.query("superuser", "SELECT pg_terminate_backend(%s)", (dying.info.backend_pid,))
        with pytest.raises(psycopg.OperationalError):
            dying.commit()
        dying.close()
        # Until the server has let go of what it held.
        venue.query("owner", "SELECT 1 FROM head FOR UPDATE")
        assert _sealed(venue) == 0
        assert other.execute("SELECT seal(10)").fetchone() == (3,)
    assert _check(venue) == []


def test_an_event_that_is_committed_late_is_sealed_behind_the_others(venue: Venue) -> None:
    with venue.connect(autocommit=False) as late, venue.connect("manager") as other:
        terms = vocabulary(other)
        late.execute(*inserting(values(event(), terms, {None: None})))
        record(other)
        assert other.execute("SELECT seal(10)").fetchone() == (1,)
        late.commit()
        assert other.execute("SELECT seal(10)").fetchone() == (1,)
        order = other.execute("SELECT activity FROM seal ORDER BY position").fetchall()
    assert order == [(2,), (1,)]
    assert _check(venue) == []


def test_events_that_are_rolled_back_leave_nothing_to_seal(venue: Venue) -> None:
    with venue.connect(autocommit=False) as desk:
        insert(desk, [event(), event()])
        desk.rollback()
        assert desk.execute("SELECT seal(10)").fetchone() == (0,)
    assert _check(venue) == []


def test_sealing_counts_events_by_day_also_before_1970(venue: Venue) -> None:
    moments = [at("1969-12-31T23:30"), at("1969-12-31T00:30"), at("1970-01-01T12:00")]
    with venue.connect() as desk:
        insert(desk, [event(occurred_at=moment) for moment in moments])
        desk.execute("SELECT seal(2)")
        desk.execute("SELECT seal(2)")
        days = desk.execute("SELECT day, n FROM activity_daily ORDER BY day").fetchall()
    # London was an hour ahead of UTC all through that winter.
    assert days == [(-2, 1), (-1, 1), (0, 1)]
    assert _check(venue) == []


def test_listeners_are_told_how_far_the_log_reaches(venue: Venue) -> None:
    with venue.connect("auditor") as listener, venue.connect() as desk:
        listener.execute("LISTEN tiquo_sealed")
        record(desk, 2)
        desk.execute("SELECT seal(10)")
        told = next(listener.notifies(timeout=10))
    assert (told.channel, told.payload) == ("tiquo_sealed", "2")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (
            "UPDATE activity SET summary = 'Forged' WHERE id = 2",
            "at position 2 was changed",
        ),
        ("UPDATE activity SET recorded_at = 0 WHERE id = 2", "The chain breaks at position 2"),
        ("UPDATE activity SET recorded_by = 'x' WHERE id = 2", "The chain breaks at position 2"),
        ("DELETE FROM activity WHERE id = 2", "There are 2 events and 3 seals"),
        ("DELETE FROM seal WHERE position = 2", "There are 3 events and 2 seals"),
        ("DELETE FROM seal WHERE position = 3", "The end of the log is not where its head says"),
        ("UPDATE head SET chain = sha256('x')", "The end of the log is not where its head says"),
        ("UPDATE activity_daily SET n = n + 1", "The daily counts are not those of the events"),
        (
            "UPDATE activity SET salt = NULL, summary = NULL WHERE id = 2",
            "without a lawful erasure",
        ),
    ],
)
def test_a_check_finds_what_a_superuser_did_behind_the_rules(
    venue: Venue, damage: str, said: str
) -> None:
    with venue.connect() as desk:
        record(desk, 3)
        desk.execute("SELECT seal(10)")
    with venue.connect("superuser") as client:
        for table in ("activity", "seal"):
            client.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        client.execute(damage)
        for table in ("activity", "seal"):
            for (name,) in _triggers(client, table):
                client.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
    assert any(said in problem for problem in _check(venue)), _check(venue)


def _triggers(client: Any, table: str) -> list[tuple[str]]:
    named = "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
    return list(client.execute(named, (table,)).fetchall())

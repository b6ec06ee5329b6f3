"""What goes wrong between a desk and a shared database: said in plain words, nothing lost, nothing doubled."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.builders import add_customer, customer, event, record
from tests.network import Network
from tests.postgres import Cluster, Venue, own_server
from tiquo_desktop.domain import errors
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.domain.repositories import Outcome
from tiquo_desktop.services import recording
from tiquo_desktop.storage import lines
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.lines import Limit, line_of
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database


@pytest.fixture
def network(venue: Venue) -> Iterator[Network]:
    with Network(venue.server.host, venue.server.port) as between:
        yield between


def address_over(network: Network, venue: Venue) -> Address:
    direct = Address.parse(venue.url("front-desk"))
    return replace(direct, parameters={**direct.parameters, "port": str(network.port)})


@pytest.fixture
def far(network: Network, venue: Venue) -> Iterator[PostgresDatabase]:
    """The database at the other end of the network."""
    database = open_database(address_over(network, venue))
    yield database
    network.swallow = False
    database.close()


def count(database: PostgresDatabase) -> int:
    with database.reading() as session:
        return session.activity.count()


def end_all(venue: Venue) -> None:
    """What an administrator does to all connections of a database."""
    venue.query(
        "superuser",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )


def test_a_network_that_swallows_packets_holds_nobody_for_longer_than_the_deadline(
    far: PostgresDatabase, network: Network
) -> None:
    network.swallow = True
    began = time.monotonic()
    with pytest.raises(errors.DeadlineExceeded), far.reading(deadline=0.3) as session:
        session.activity.count()
    assert time.monotonic() - began < 0.3 + 1.5
    network.swallow = False
    assert count(far) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("swallows", [True, False])
def test_ctrl_c_waits_for_no_answer(
    far: PostgresDatabase, network: Network, swallows: bool
) -> None:
    pressed = threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt), far.reading(deadline=30) as session:
        session.activity.count()
        network.swallow = swallows
        pressed.start()
        began = time.monotonic()
        line = line_of(session._connection)
        line.execute("SELECT pg_sleep(20)")
    assert time.monotonic() - began < 2.5
    network.swallow = False
    assert count(far) == 0


def test_trouble_is_over_when_the_network_is_back(
    far: PostgresDatabase, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tiquo_desktop.storage.postgres._LOOK_DEADLINE", 0.3)
    assert far.trouble() is None
    network.swallow = True
    trouble = far.trouble()
    assert isinstance(trouble, errors.Unreachable)
    assert "does not answer" in str(trouble)
    network.swallow = False
    assert far.trouble() is None


def test_an_unknown_outcome_is_resolved_by_the_uid(far: PostgresDatabase, network: Network) -> None:
    told = event()
    network.cut_at = b"COMMIT; "
    assert recording.record(far, told).uid == told.uid
    network.cut_at = b"COMMIT; "
    with pytest.raises(errors.UnknownOutcome):
        record(far, event())
    assert count(far) in (1, 2)
    assert record(far, told) == [Outcome.PRESENT]


def test_connections_that_were_ended_meanwhile_are_not_noticed(
    far: PostgresDatabase, venue: Venue
) -> None:
    assert count(far) == 0
    end_all(venue)
    assert count(far) == 0
    end_all(venue)
    assert record(far, event()) == [Outcome.STORED]


def test_a_connection_that_ends_in_the_middle_stores_nothing_and_comes_back(
    far: PostgresDatabase, venue: Venue
) -> None:
    with pytest.raises(errors.Unreachable), far.writing() as session:
        session.activity.append([event()])
        end_all(venue)
        session.activity.append([event()])
    with pytest.raises(errors.Unreachable), far.reading() as reading:
        end_all(venue)
        list(reading.activity.stream(None, Filter()))
    assert count(far) == 0


def test_what_was_acknowledged_outlives_a_crash_of_the_server() -> None:
    with (
        own_server(synchronous_commit="on", fsync="on") as server,
        Cluster.prepare(server).venue() as venue,
    ):
        database = open_database(Address.parse(venue.url("front-desk")))
        told = [event() for _ in range(5)]
        for each in told:
            recording.record(database, each)
        server.stop("immediate")
        assert isinstance(database.trouble(), errors.Unreachable)
        with pytest.raises(errors.Unreachable):
            recording.record(database, event())
        server.start()
        assert database.trouble() is None
        assert record(database, *told) == [Outcome.PRESENT] * 5
        assert count(database) == 5
        database.close()


def test_a_wish_to_stop_reaches_the_server_and_leaves_the_line_usable(venue: Venue) -> None:
    line = lines.connect(Address.parse(venue.url("front-desk")))
    cancel = threading.Event()
    timer = threading.Timer(0.2, cancel.set)
    timer.start()
    began = time.monotonic()
    with pytest.raises(lines.psycopg.errors.QueryCanceled), line.limited(Limit(30, cancel)):
        line.execute("SELECT pg_sleep(30)")
    assert time.monotonic() - began < 2
    timer.join()
    assert line.execute("SELECT 1").fetchone() == (1,)
    line.close()


def test_what_two_deliver_at_once_is_stored_once(far: PostgresDatabase) -> None:
    def deliver(number: int) -> list[Outcome]:
        return record(far, event(origin="till", external_id=f"{number}", uid=new_uid()))

    def deliver_many(_: int) -> list[Outcome]:
        return record(far, *(event(origin="web", external_id=f"{n}") for n in range(50)))

    with ThreadPoolExecutor(4) as desks:
        outcomes = [one for [one] in desks.map(deliver, [*range(10)] * 4)]
        many = [outcome for some in desks.map(deliver_many, range(4)) for outcome in some]
    assert outcomes.count(Outcome.STORED) == 10
    assert outcomes.count(Outcome.PRESENT) == 30
    assert many.count(Outcome.STORED) == 50
    assert many.count(Outcome.PRESENT) == 150
    with far.reading() as session:
        positions = [each.position for each in session.activity.stream(None, Filter())]
    assert count(far) == 60
    assert len([each for each in positions if each]) == len({each for each in positions if each})


def test_customers_added_at_once_have_numbers_of_their_own(far: PostgresDatabase) -> None:
    with ThreadPoolExecutor(4) as desks:
        added = list(desks.map(lambda _: add_customer(far), range(40)))
    assert len({each.number for each in added}) == 40
    with far.reading() as session:
        assert session.customers.by_ids([each.id for each in added]) == added


def test_what_is_not_known_yet_is_looked_up_anew(venue: Venue) -> None:
    here, there = (open_database(Address.parse(venue.url("front-desk"))) for _ in range(2))
    assert count(here) == 0
    with here.reading() as session:
        session.activity.vocabulary()
    stranger = event(category="Never met", customer=add_customer(there, email="a@b.cd").uid)
    record(there, stranger)
    with here.reading() as session:
        assert session.activity.by_uid(stranger.uid).category == "Never met"
    with here.reading() as session:
        counts = session.activity.counts(None, Filter())
    assert counts.shown == 1
    here.close()
    there.close()


def test_a_customer_that_was_rolled_back_is_not_remembered(far: PostgresDatabase) -> None:
    gone = customer(uid=new_uid())
    with pytest.raises(ZeroDivisionError), far.writing() as session:
        session.customers.add(gone)
        session.activity.append([event(customer=gone.uid, category="Never met")])
        raise ZeroDivisionError
    with pytest.raises(errors.RefusedByDatabase):
        record(far, event(customer=gone.uid, category="Never met"))
    assert record(far, event(category="Never met")) == [Outcome.STORED]


WRONG = {
    "password": (
        lambda url, _: url.replace("@", "x@"),
        errors.AccessDenied,
        "password is wrong",
    ),
    "database": (lambda url, _: f"{url}x", errors.NoDatabase, "no database of that name"),
    "port": (
        lambda url, free: url.rpartition(":")[0] + f":{free}/x",
        errors.Unreachable,
        "refused",
    ),
    "host": (
        lambda url, _: "postgresql://a:b@nobody.invalid/x?sslmode=disable",
        errors.Unreachable,
        "no server of that name",
    ),
    "encryption": (lambda url, _: f"{url}?sslmode=require", errors.AccessDenied, "TLS"),
    "another program's": (
        lambda url, _: url.rpartition("/")[0] + "/postgres",
        errors.ForeignDatabase,
        "no database of Tiquo Desktop",
    ),
}


@pytest.mark.parametrize(("change", "error", "words"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_with_an_address_is_said_in_plain_words(
    venue: Venue, free_port: int, change, error: type, words: str
) -> None:
    url = change(venue.url("front-desk"), free_port)
    with pytest.raises(error, match=words) as raised:
        open_database(Address.parse(url)).close()
    assert venue.server.password not in str(raised.value)


@pytest.mark.parametrize(
    ("role", "words"),
    [("stranger", "which gives it a role"), ("integration", "may add events and not read")],
)
def test_who_may_not_read_is_told(venue: Venue, role: str, words: str) -> None:
    with pytest.raises(errors.AccessDenied, match=words):
        open_database(Address.parse(venue.url(role))).close()


def test_an_auditor_reads_and_is_told_why_nothing_more(venue: Venue) -> None:
    database = open_database(Address.parse(venue.url("auditor")))
    assert "may read and not record" in (database.info.read_only or "")
    with pytest.raises(errors.ReadOnlyDatabase):
        record(database, event())
    assert count(database) == 0
    database.close()


def test_other_versions_have_a_sentence(venue: Venue) -> None:
    address = Address.parse(venue.url("front-desk"))
    with venue.connect("superuser") as connection:
        connection.execute("UPDATE tiquo.alembic_version SET version_num = '9999'")
    with pytest.raises(errors.NewerSchema, match="newer version"):
        open_database(address).close()


@pytest.fixture
def free_port() -> Iterator[int]:
    """A port on which nobody listens."""
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]

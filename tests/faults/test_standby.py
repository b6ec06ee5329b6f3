"""Readings from a standby that follows by real streaming replication: nothing seen or stored is ever missed."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.builders import event, record
from tests.faults.sites import Untried, durable_venue, standby_of, url_of, wait_for_standby
from tests.lacking import lacking
from tests.network import Network
from tests.postgres import OwnServer, Venue
from tiquo_desktop.domain import errors
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Outcome
from tiquo_desktop.services import exporting
from tiquo_desktop.storage import round_trips
from tiquo_desktop.storage import standby as readings
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.lines import Limit, connect, line_of
from tiquo_desktop.storage.pool import Pool
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database


@dataclass(frozen=True)
class Pair:
    """A primary and its standby."""

    venue: Venue
    primary: OwnServer
    standby: OwnServer

    def url(self, **parameters: str) -> str:
        return url_of(self.venue, self.primary, self.standby, **parameters)

    def lag(self, wanted: bool) -> None:
        """Whether the standby replays nothing of what it receives."""
        self.standby.execute(f"SELECT pg_wal_replay_{'pause' if wanted else 'resume'}()")


@pytest.fixture(scope="module")
def servers() -> Iterator[Pair]:
    with durable_venue(synchronous_commit="off", fsync="off") as venue:
        primary = venue.server
        assert isinstance(primary, OwnServer)
        with ExitStack() as stack:
            try:
                standby = stack.enter_context(standby_of(primary, max_standby_streaming_delay="0"))
            except Untried as why:
                lacking(str(why))
            wait_for_standby(primary)
            yield Pair(venue, primary, standby)


@pytest.fixture
def pair(servers: Pair) -> Iterator[Pair]:
    yield servers
    servers.lag(False)
    caught_up(servers)


@contextmanager
def opened(pair: Pair) -> Iterator[PostgresDatabase]:
    with closing(open_database(Address.parse(pair.url(reads="standby")))) as database:
        yield database


def count(database: PostgresDatabase) -> int:
    with database.reading() as session:
        return session.activity.count()


def from_standby(database: PostgresDatabase) -> int:
    """How many readings came from the standby so far."""
    assert database._readings is not None
    return database._readings.from_standby


def caught_up(pair: Pair) -> None:
    """Wait until the standby has all that the primary has now."""
    [(written,)] = pair.venue.query("superuser", "SELECT pg_current_wal_insert_lsn()::text")
    end = time.monotonic() + 60
    with pair.standby.connect(pair.standby.superuser, "postgres") as connection:
        while connection.execute(
            "SELECT pg_last_wal_replay_lsn() < %s::pg_lsn", (written,)
        ).fetchone() != (False,):
            assert time.monotonic() < end
            time.sleep(0.05)


def until_from_standby(pair: Pair, database: PostgresDatabase) -> None:
    """Read until readings come from the standby."""
    caught_up(pair)
    read, end = from_standby(database), time.monotonic() + 20
    while from_standby(database) == read:
        count(database)
        assert time.monotonic() < end


def test_readings_come_from_the_standby(pair: Pair) -> None:
    with opened(pair) as database:
        before = count(database)
        end = time.monotonic() + 20
        while from_standby(database) < 4:  # it may be behind for a moment at first
            assert count(database) == before
            assert time.monotonic() < end
        assert database.trouble() is None


def test_what_is_stored_is_seen_at_once_also_while_the_standby_is_behind(pair: Pair) -> None:
    with opened(pair) as database:
        before = count(database)
        for number in range(1, 6):
            record(database, event())
            assert count(database) == before + number
        pair.lag(True)
        for number in range(6, 9):
            record(database, event())
            for _ in range(3):
                assert count(database) == before + number
        pair.lag(False)
        caught_up(pair)
        rested = time.monotonic() + 20
        read = from_standby(database)
        while from_standby(database) == read:
            assert count(database) == before + 8
            assert time.monotonic() < rested


def test_what_another_desk_stores_is_seen_when_it_is_told_of(pair: Pair) -> None:
    with opened(pair) as here, opened(pair) as there, closing(here.news()) as news:
        news.wait(threading.Event())
        before = count(here)
        pair.lag(True)
        assert record(there, event()) == [Outcome.STORED]
        news.wait(threading.Event())
        assert count(here) == before + 1


def test_a_standby_that_lags_is_said(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "LAGGING", 0.5)
    monkeypatch.setattr(readings, "_SHORT_REST", 0.1)
    with opened(pair) as database:
        count(database)
        pair.lag(True)
        record(database, event())
        expected = count(database)
        end = time.monotonic() + 10
        while database.trouble() is None:
            assert count(database) == expected
            assert time.monotonic() < end
        assert isinstance(database.trouble(), errors.LaggingStandby)
        pair.lag(False)
        caught_up(pair)
        while database.trouble() is not None:  # also where nobody reads
            assert time.monotonic() < end + 10
        assert count(database) == expected


def test_a_standby_that_is_gone_is_not_missed(pair: Pair) -> None:
    with opened(pair) as database:
        before = count(database)
        assert count(database) == before
        pair.standby.stop("immediate")
        try:
            for _ in range(3):
                assert count(database) == before
            record(database, event())
            assert count(database) == before + 1
        finally:
            pair.standby.start()


@pytest.fixture
def far(pair: Pair) -> Iterator[tuple[Network, PostgresDatabase]]:
    """A database that is read from the standby, and the network before that."""
    with Network(pair.standby.host, pair.standby.port) as network:
        url = url_of(pair.venue, pair.primary, network.port, reads="standby")
        with closing(open_database(Address.parse(url))) as database:
            until_from_standby(pair, database)
            yield network, database


def test_a_standby_that_answers_no_more_costs_little_time(
    far: tuple[Network, PostgresDatabase], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As behind a network that swallows packets."""
    network, database = far
    before = count(database)
    # A line that answered a moment ago is trusted, and then it is a reading that falls silent.
    monkeypatch.setattr(round_trips, "FRESH", 0.0)
    network.swallow = True
    for most in (4.0, 1.0, 1.0):
        began = time.monotonic()
        assert count(database) == before
        assert time.monotonic() - began < most


def test_a_reading_in_which_the_standby_falls_silent_is_read_again(
    far: tuple[Network, PostgresDatabase],
) -> None:
    network, database = far
    before = count(database)
    with (
        pytest.raises(errors.ReadAgain, match="does not answer any more"),
        database.reading(deadline=1) as session,
    ):
        session.activity.count()
        network.swallow = True
        session.activity.count()
    began = time.monotonic()
    assert count(database) == before
    assert time.monotonic() - began < 1.0


def stop_readings(pair: Pair) -> None:
    """What the standby replays now needs a lock that readings are in the way of."""
    with pair.venue.connect("superuser", autocommit=False) as administrator:
        administrator.execute("LOCK TABLE tiquo.activity, tiquo.customer")
    caught_up(pair)


def test_a_reading_that_the_standby_stops_is_read_again_from_the_primary(pair: Pair) -> None:
    with opened(pair) as database:
        record(database, event())
        count(database)
        until_from_standby(pair, database)
        with pytest.raises(errors.ReadAgain), database.reading() as session:
            session.activity.count()
            stop_readings(pair)
            session.activity.count()
        read = from_standby(database)
        count(database)
        assert from_standby(database) == read


def test_an_export_that_the_standby_stops_is_whole(pair: Pair, tmp_path: Path) -> None:
    with opened(pair) as database:
        with database.writing() as session:
            session.activity.append([event(source="Staff") for _ in range(9_000)])
        count(database)
        until_from_standby(pair, database)
        calls = iter(range(1_000_000))

        def progress(_done: int, _total: int) -> None:
            if next(calls) == 1:
                stop_readings(pair)

        read = from_standby(database)
        report = exporting.export(
            database,
            None,
            Filter(),
            newest_first=True,
            format="csv",
            target=tmp_path / "events.csv",
            actor=None,
            progress=progress,
        )
        assert from_standby(database) == read + 1
        lines = (tmp_path / "events.csv").read_text().splitlines()
        assert report.count == len(lines) - 1 >= 9_000


def test_of_several_servers_the_one_that_takes_changes_is_meant(pair: Pair, free_port: int) -> None:
    """Neither a standby nor one that is gone, in whatever order they are named."""
    for names in (
        (pair.standby, pair.primary),
        (free_port, pair.primary),
        (pair.primary, free_port),
        (free_port, pair.standby, pair.primary),
    ):
        with closing(open_database(Address.parse(url_of(pair.venue, *names)))) as database:
            assert database.info.read_only is None
            assert record(database, event()) == [Outcome.STORED]


def test_where_no_server_takes_changes_it_is_said(pair: Pair, free_port: int) -> None:
    address = Address.parse(url_of(pair.venue, pair.standby, free_port))
    with pytest.raises(errors.Unreachable, match="None of the database's servers takes changes"):
        open_database(address)


def test_a_line_to_a_server_that_became_a_standby_is_let_go(pair: Pair) -> None:
    """As behind a name that leads elsewhere by now: the next transaction begins on a new line."""
    address = Address.parse(url_of(pair.venue, pair.primary, pair.standby))
    pool = Pool(address)
    limit = Limit(20)
    with pool.transaction("BEGIN", limit) as (connection, transaction), transaction:
        connection.exec_driver_sql("SELECT 1")
        old = line_of(connection)
    standby = connect(address, attributes="standby")
    old.again = lambda _: standby
    assert old.revive()
    standby.close()
    begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
    with pool.transaction(begin, limit) as (connection, transaction), transaction:
        assert not connection.exec_driver_sql("SELECT pg_is_in_recovery()").scalar_one()
    pool.close()


@pytest.fixture
def free_port() -> Iterator[int]:
    """A port on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]

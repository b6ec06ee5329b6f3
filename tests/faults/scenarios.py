"""What goes wrong while several desks record, and what is in the database afterwards.

Each scenario is a context manager that gives a `Site` at which writers are at work, and ends when the fault is over.
`tried` runs one and counts; `python3 packaging/dev.py faults` prints all of them, and the tests assert on them.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import psycopg

from tests.faults.sites import (
    Untried,
    durable_venue,
    pooler,
    small_disk,
    standby_of,
    url_of,
    wait_for_standby,
)
from tests.faults.writers import Diary, Writers, writing
from tests.network import Network
from tests.postgres import Cluster, OwnServer, Venue, own_server
from tiquo_desktop.storage import postgres_admin
from tiquo_desktop.storage.addresses import Address


@dataclass(frozen=True, slots=True)
class Size:
    """How much is done: writers, events of each before the fault and after it, seconds of the fault, and for how long
    a writer waits for an answer where it is not the program's own limit."""

    writers: int
    events: int
    seconds: float
    answer: float | None = None


FULL = Size(writers=4, events=25, seconds=5.0)
SHORT = Size(writers=2, events=5, seconds=1.0, answer=2.0)


@dataclass(slots=True)
class Result:
    """One row of the table."""

    name: str
    done: str = ""
    acknowledged: int = 0
    stored: int = 0
    doubled: int = 0
    lost: int = 0
    refused: int = 0
    unknown: int = 0
    was_stored: int = 0
    was_not_stored: int = 0
    longest: float = 0.0
    first_after: float | None = None
    problems: list[str] = field(default_factory=list)
    note: str = ""
    untried: str = ""
    may_lose: bool = False

    @property
    def is_well(self) -> bool:
        """Whether nothing acknowledged was lost, nothing doubled, and the log is sound."""
        return not (self.doubled or self.problems or (self.lost and not self.may_lose))


class Attempt:
    """What a scenario works with."""

    def __init__(self, cluster: Cluster, size: Size, folder: Path, result: Result) -> None:
        self.size = size
        self.result = result
        self._cluster = cluster
        self._folder = folder
        self._diaries: list[Diary] = []
        self._over = 0.0

    @contextmanager
    def venue(self) -> Iterator[Venue]:
        """A new database on the server of all scenarios that leave it as it was."""
        server = cast(OwnServer, self._cluster.server)
        if not _answers(server):  # the last one failed
            server.stop("immediate")
            server.start()
        with self._cluster.venue() as venue:
            yield venue

    @contextmanager
    def desks(self, url: str) -> Iterator[Writers]:
        """Writers that have begun; when the block ends they have recorded again, and stopped."""
        with writing(url, self._folder, self.size.writers, self.size.answer) as writers:
            writers.wait_for(self.size.events)
            yield writers
            if not self._over:
                self.over()
            writers.require_sound()
            gone = [at for at, each in enumerate(writers.processes) if each.poll() is not None]
            writers.wait_for(self.size.events, since=self._over, but=gone)
        writers.require_sound()
        self._diaries = writers.diaries()

    def over(self) -> None:
        """The fault is over."""
        self._over = time.time()

    def count(self, venue: Venue, server: OwnServer | None = None) -> None:
        """Compare what the writers noted with what is in the database, on that server now."""
        there = venue.server if server is None else server
        with there.connect(venue.login("superuser"), venue.name) as connection:
            rows = connection.execute("SELECT encode(uid, 'hex'), summary FROM tiquo.activity")
            found = rows.fetchall()
        stored = {uid for uid, _ in found}
        told = {uid for each in self._diaries for uid in each.uids("acknowledged", "was stored")}
        row = self.result
        row.acknowledged = len(told)
        row.stored = len(stored)
        row.lost = len(told - stored)
        row.doubled = sum(many - 1 for many in Counter(summary for _, summary in found).values())
        for diary in self._diaries:
            row.refused += diary.count("refused")
            row.unknown += diary.count("unknown")
            row.was_stored += diary.count("was stored")
            row.was_not_stored += diary.count("was not stored")
        entries = [each for diary in self._diaries for each in diary.entries]
        row.longest = max(each.seconds for each in entries)
        after = [
            each.at for each in entries if each.what == "acknowledged" and each.at > self._over
        ]
        row.first_after = min(after, default=self._over) - self._over
        admin = Address.parse(there.url(venue.login("admin"), venue.name))
        row.problems = postgres_admin.check(admin)


def _own(venue: Venue) -> OwnServer:
    return cast(OwnServer, venue.server)


def _nothing(attempt: Attempt) -> None:
    """For comparison"""
    with attempt.venue() as venue:
        with attempt.desks(venue.url()):
            time.sleep(attempt.size.seconds)
        attempt.count(venue)


def _restart(attempt: Attempt) -> None:
    """pg_ctl restart -m fast"""
    with attempt.venue() as venue:
        with attempt.desks(venue.url()):
            _own(venue).stop("fast")
            time.sleep(attempt.size.seconds / 2)
            _own(venue).start()
            attempt.over()
        attempt.count(venue)


def _crash(attempt: Attempt) -> None:
    """pg_ctl stop -m immediate, then start, three times"""
    with attempt.venue() as venue:
        with attempt.desks(venue.url()) as writers:
            for _ in range(3):
                _own(venue).stop("immediate")
                time.sleep(attempt.size.seconds / 5)
                _own(venue).start()
                writers.wait_for(1, since=time.time())
            attempt.over()
        attempt.count(venue)


def _terminated(attempt: Attempt) -> None:
    """pg_terminate_backend on all connections, 20 times a second"""
    with attempt.venue() as venue:
        with attempt.desks(venue.url()):
            end = time.monotonic() + attempt.size.seconds
            while time.monotonic() < end:
                _end_all(venue)
                time.sleep(0.05)
            attempt.over()
        attempt.count(venue)


def _failover(attempt: Attempt) -> None:
    """the primary crashes, its synchronous standby is promoted"""
    with durable_venue() as venue, standby_of(_own(venue)) as standby:
        primary = _own(venue)
        _make_synchronous(primary)
        with attempt.desks(url_of(venue, primary, standby)):
            primary.stop("immediate")
            time.sleep(attempt.size.seconds / 5)
            standby.run("pg_ctl", "promote", "-D", str(standby.data), "-w")
            attempt.over()
        attempt.count(venue, standby)
        _alone_again(primary)


def _failover_to_silence(attempt: Attempt) -> None:
    """the primary's network swallows everything, its synchronous standby is promoted"""
    with ExitStack() as stack:
        venue = stack.enter_context(durable_venue())
        primary = _own(venue)
        network = stack.enter_context(Network(primary.host, primary.port))
        # Replication goes through it, too: a primary that is cut off can acknowledge nothing.
        standby = stack.enter_context(standby_of(primary, port=network.port))
        _make_synchronous(primary)
        with attempt.desks(url_of(venue, network.port, standby)):
            network.swallow = True
            time.sleep(attempt.size.seconds / 5)
            standby.run("pg_ctl", "promote", "-D", str(standby.data), "-w")
            attempt.over()
        attempt.count(venue, standby)
        _alone_again(primary)


def _asynchronous(attempt: Attempt) -> None:
    """the primary crashes while an asynchronous standby lags, which is promoted"""
    attempt.result.may_lose = True
    attempt.result.note = (
        "what the standby had not received is lost: that is asynchronous replication"
    )
    with ExitStack() as stack:
        venue = stack.enter_context(durable_venue())
        primary = _own(venue)
        network = stack.enter_context(Network(primary.host, primary.port))
        standby = stack.enter_context(standby_of(primary, port=network.port))
        wait_for_standby(primary)
        with attempt.desks(url_of(venue, primary, standby)) as writers:
            network.swallow = True
            writers.wait_for(attempt.size.events, since=time.time())
            primary.stop("immediate")
            standby.run("pg_ctl", "promote", "-D", str(standby.data), "-w")
            attempt.over()
        attempt.count(venue, standby)
        _alone_again(primary)


def _full_house(attempt: Attempt) -> None:
    """all connections of the server are taken by others, and the writers' own ended"""
    with durable_venue(max_connections="20") as venue:
        login = venue.login("manager")
        held: list[psycopg.Connection] = []
        with attempt.desks(venue.url()):
            end = time.monotonic() + attempt.size.seconds
            try:
                while time.monotonic() < end:
                    _end_all(venue, but=login)
                    with suppress(psycopg.OperationalError):
                        while True:
                            held.append(venue.server.connect(login, venue.name))
                    time.sleep(0.2)
            finally:
                for each in held:
                    each.close()
            attempt.over()
        attempt.count(venue)
        attempt.result.note = f"{len(held)} of 20 connections held by others"


def _full_disk(attempt: Attempt) -> None:
    """the disk of data and WAL is full; room is made, the server started where it had stopped"""
    with ExitStack() as stack:
        disk = stack.enter_context(small_disk(300))
        folder = disk / "server"
        folder.mkdir()
        server = stack.enter_context(own_server(folder, **DISK))
        venue = stack.enter_context(Cluster.prepare(server).venue())
        filler = disk / "filler"
        with attempt.desks(venue.url()) as writers:
            with filler.open("wb", buffering=0) as file, suppress(OSError):
                while True:
                    file.write(bytes(1 << 16))
            # Small events need new room rarely: make the server ask for some.
            with (
                suppress(psycopg.Error),
                server.connect(server.superuser, venue.name) as connection,
            ):
                connection.execute(
                    "CREATE TABLE large AS SELECT repeat('x', 9999) FROM generate_series(1, 9999)"
                )
            with (
                suppress(psycopg.Error),
                server.connect(server.superuser, venue.name) as connection,
            ):
                for _ in range(20):
                    connection.execute("CREATE TABLE IF NOT EXISTS any_one (); DROP TABLE any_one")
                    connection.execute("SELECT pg_switch_wal()")
            writers.wait_for_trouble()
            time.sleep(attempt.size.seconds / 2)
            filler.unlink()
            stopped = not _answers(server)
            if stopped:
                server.stop("immediate")
                server.start()
            attempt.over()
        attempt.count(venue)
        attempt.result.note = "the server had stopped" if stopped else "the server went on"


DISK = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "min_wal_size": "32MB",
    "max_wal_size": "48MB",
}


def _black_hole(attempt: Attempt) -> None:
    """a proxy swallows packets in both directions"""
    _swallowed(attempt, requests=True, answers=True)


def _deaf(attempt: Attempt) -> None:
    """a proxy swallows what the desks send"""
    _swallowed(attempt, requests=True, answers=False)


def _mute(attempt: Attempt) -> None:
    """a proxy swallows what the server answers"""
    _swallowed(attempt, requests=False, answers=True)


def _swallowed(attempt: Attempt, *, requests: bool, answers: bool) -> None:
    with _proxied(attempt) as (venue, network):
        with attempt.desks(url_of(venue, network.port)) as writers:
            network.swallow_requests, network.swallow_answers = requests, answers
            writers.wait_for_trouble()
            time.sleep(attempt.size.seconds)
            network.swallow = False
            attempt.over()
        attempt.count(venue)


def _delayed(attempt: Attempt) -> None:
    """a proxy adds 100 ms in each direction"""
    with _proxied(attempt) as (venue, network):
        with attempt.desks(url_of(venue, network.port)) as writers:
            network.delay = 0.1
            writers.wait_for(3, since=time.time())
            time.sleep(attempt.size.seconds)
            network.delay = 0.0
            attempt.over()
        attempt.count(venue)


def _cut(attempt: Attempt) -> None:
    """a proxy cuts connections at random moments"""
    chance = random.Random(4)
    with _proxied(attempt) as (venue, network):
        with attempt.desks(url_of(venue, network.port)):
            end = time.monotonic() + attempt.size.seconds
            while time.monotonic() < end:
                time.sleep(chance.uniform(0.0, 0.1))
                network.cut()
            attempt.over()
        attempt.count(venue)
        attempt.result.note = f"{network.cuts} connections cut"


def _cut_at_commit(attempt: Attempt) -> None:
    """a proxy cuts at COMMIT, by turns before and after the server has got it"""
    with _proxied(attempt) as (venue, network):
        with attempt.desks(url_of(venue, network.port)):
            for turn in range(round(attempt.size.seconds * 4)):
                network.cut_before = bool(turn % 2)
                network.cut_at = b"COMMIT; SELECT"  # that of a recording, not of a reading
                _until(lambda: network.cut_at is None)
                time.sleep(0.05)
            attempt.over()
        attempt.count(venue)
        attempt.result.note = f"{network.cuts} connections cut"


def _pooled(attempt: Attempt) -> None:
    """pgbouncer in transaction mode; behind it connections are ended, and the server is restarted"""
    with attempt.venue() as venue, pooler(venue) as port:
        with attempt.desks(url_of(venue, port)):
            end = time.monotonic() + attempt.size.seconds / 2
            while time.monotonic() < end:
                _end_all(venue)
                time.sleep(0.1)
            _own(venue).stop("fast")
            _own(venue).start()
            attempt.over()
        attempt.count(venue)


def _killed(attempt: Attempt) -> None:
    """kill -9 of all writers but one, at random moments"""
    chance = random.Random(4)
    with attempt.venue() as venue:
        with attempt.desks(venue.url()) as writers:
            for each in writers.processes[1:]:
                time.sleep(chance.uniform(0.05, 0.3))
                writers.end(each)
            attempt.over()
        attempt.count(venue)
        attempt.result.note = f"{len(writers.processes) - 1} killed"


SCENARIOS: dict[str, Callable[[Attempt], None]] = {
    "nothing": _nothing,
    "restart": _restart,
    "terminated": _terminated,
    "crash": _crash,
    "failover": _failover,
    "failover, silent": _failover_to_silence,
    "failover, asynchronous": _asynchronous,
    "full house": _full_house,
    "full disk": _full_disk,
    "black hole": _black_hole,
    "swallowed requests": _deaf,
    "swallowed answers": _mute,
    "delay": _delayed,
    "cuts": _cut,
    "cuts at COMMIT": _cut_at_commit,
    "pooler": _pooled,
    "killed": _killed,
}


def tried(name: str, cluster: Cluster, size: Size, folder: Path) -> Result:
    """Run one scenario on a durable server, or one of its own, with its diaries in a new folder."""
    scenario = SCENARIOS[name]
    result = Result(name, scenario.__doc__ or "")
    try:
        scenario(Attempt(cluster, size, folder, result))
    except Untried as why:
        result.untried = str(why)
    return result


@contextmanager
def _proxied(attempt: Attempt) -> Iterator[tuple[Venue, Network]]:
    with attempt.venue() as venue, Network(venue.server.host, venue.server.port) as network:
        try:
            yield venue, network
        finally:
            network.swallow = False


def _make_synchronous(primary: OwnServer) -> None:
    """From now on nothing is acknowledged that a standby has not got."""
    primary.execute("ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()")
    wait_for_standby(primary, state="sync")


def _alone_again(primary: OwnServer) -> None:
    """A server that waits for no standby, so that the scenario can end."""
    primary.stop("immediate")
    primary.settings["synchronous_standby_names"] = ""
    primary.start()


def _end_all(venue: Venue, but: str = "") -> None:
    """What an administrator does to all connections of a database."""
    with venue.server.connect(venue.server.superuser, "postgres") as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND usename <> %s",
            (venue.name, but),
        )


def _answers(server: OwnServer) -> bool:
    try:
        with server.connect(server.superuser, "postgres", connect_timeout=3) as connection:
            return connection.execute("SELECT 1").fetchone() == (1,)
    except psycopg.Error:
        return False


def _until(done: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        threading.Event().wait(0.01)

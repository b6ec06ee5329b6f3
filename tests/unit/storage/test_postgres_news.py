"""How a desk hears of what others record on a server: told, or by looking where nobody tells."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial

import pytest

from tests.builders import event
from tests.builders import record as record_here
from tests.network import Network
from tests.postgres import Venue
from tests.postgres_events import inserting, record, values, vocabulary
from tiquo_desktop.domain.errors import ReadOnlyDatabase, Unreachable
from tiquo_desktop.services import sealing
from tiquo_desktop.storage import lines, postgres_admin, postgres_news
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database
from tiquo_desktop.storage.postgres_news import PostgresNews

GO_ON = threading.Event()
"""Nobody wishes to stop."""


@pytest.fixture
def desk(venue: Venue) -> Iterator[PostgresDatabase]:
    opened = open_database(Address.parse(venue.url("front-desk")))
    yield opened
    opened.close()


@pytest.fixture
def other(venue: Venue) -> Iterator[PostgresDatabase]:
    opened = open_database(Address.parse(venue.url("manager")))
    yield opened
    opened.close()


def news_of(venue: Venue, role: str = "front-desk") -> PostgresNews:
    return PostgresNews(partial(lines.connect, Address.parse(venue.url(role))))


def seconds_until_told(news: PostgresNews, other: PostgresDatabase) -> float:
    """How long after its commit began an event of another desk is told."""
    began: list[float] = []

    def act() -> None:
        began.append(time.monotonic())
        record_here(other, event())

    timer = threading.Timer(0.1, act)
    timer.start()
    news.wait(GO_ON)
    heard = time.monotonic()
    timer.join()
    return heard - began[0]


@pytest.mark.parametrize("role", ["front-desk", "auditor"])
def test_a_notification_is_waited_for(
    venue: Venue, other: PostgresDatabase, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    monkeypatch.setattr(postgres_news, "LOOKING", 30.0)
    with closing(news_of(venue, role)) as news:
        assert news.wait(GO_ON) is False
        assert seconds_until_told(news, other) < 1
        assert news.is_told


def test_what_others_notify_on_the_channel_is_nobodys_news(
    venue: Venue, other: PostgresDatabase
) -> None:
    with closing(news_of(venue)) as news, venue.connect("auditor") as client:
        news.wait(GO_ON)
        for forged in ("''", "'x'", "'-1'", "'1.5'", f"'{'9' * 5_000}'"):
            client.execute(f"NOTIFY tiquo_sealed, {forged}")
        assert seconds_until_told(news, other) < 1


def test_where_listening_is_lost_it_is_noticed_and_looked_for(
    venue: Venue, other: PostgresDatabase
) -> None:
    # What a pooler in transaction mode does: the session that listens is somebody else's.
    with closing(news_of(venue)) as news:
        news.wait(GO_ON)
        seconds_until_told(news, other)
        assert news.is_told
        assert news._line is not None
        news._line.execute("UNLISTEN *")
        waited = [seconds_until_told(news, other) for _ in range(4)]
        assert not news.is_told
        assert max(waited[1:]) < 1
        news._line.execute("LISTEN tiquo_sealed")
        seconds_until_told(news, other)
        assert seconds_until_told(news, other) < 1
        assert news.is_told, "once notifications arrive they are waited for again"


def test_an_event_that_nobody_sealed_is_told_as_well(venue: Venue) -> None:
    with closing(news_of(venue, "auditor")) as news, venue.connect("integration") as program:
        assert news.wait(GO_ON) is False
        timer = threading.Timer(0.1, record, (program,))
        timer.start()
        assert news.wait(GO_ON) is True, "it waits to be sealed"
        timer.join()


def test_a_line_that_is_silently_dead_is_given_up_and_made_anew(
    venue: Venue, other: PostgresDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_news, "_ANSWER", 0.3)
    with Network(venue.server.host, venue.server.port) as network:
        direct = Address.parse(venue.url())
        far = replace(direct, parameters={**direct.parameters, "port": str(network.port)})
        with closing(PostgresNews(partial(lines.connect, far))) as news:
            news.wait(GO_ON)
            network.swallow = True
            began = time.monotonic()
            with pytest.raises(Unreachable):
                news.wait(GO_ON)
            assert time.monotonic() - began < postgres_news.TRUSTING + 0.3 + 1
            record_here(other, event())
            network.swallow = False
            assert news.wait(GO_ON) is False
            assert seconds_until_told(news, other) < 1


def test_a_session_that_is_ended_comes_back(venue: Venue, other: PostgresDatabase) -> None:
    with closing(news_of(venue)) as news:
        news.wait(GO_ON)
        venue.query(
            "superuser",
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE query LIKE '%tiquo.head%' AND pid <> pg_backend_pid()",
        )
        with pytest.raises(Unreachable):
            news.wait(GO_ON)
        news.wait(GO_ON)
        assert seconds_until_told(news, other) < 1


def test_an_event_that_is_committed_late_is_not_missed(
    venue: Venue, desk: PostgresDatabase
) -> None:
    with venue.connect("integration", autocommit=False) as late:
        given = values(event(), vocabulary(late), {None: None})
        late.execute(*inserting(given))
        record_here(desk, event(), event())
        with desk.reading() as session:
            before, _ = session.activity.history(None)
        late.commit()
    for sealed in (False, True):
        if sealed:
            assert desk.seal(10) == (1, False)
        with desk.reading() as session:
            found = session.activity.keys_since(None, before)
        assert found is not None
        assert [key.id for key in found[1]] == [1]


def test_what_was_waiting_and_is_sealed_by_now_is_not_new(
    venue: Venue, desk: PostgresDatabase
) -> None:
    with venue.connect("integration") as program:
        record(program, 2)
        with desk.reading() as session:
            before, _ = session.activity.history(None)
        assert before.unsealed == {1, 2}
        assert desk.seal(10) == (2, False)
        record(program)
    with desk.reading() as session:
        found = session.activity.keys_since(None, before)
    assert found is not None
    place, keys = found
    assert [key.id for key in keys] == [3]
    assert (place.position, place.unsealed) == (2, {3})


def test_a_backlog_is_sealed_by_several_desks_of_which_one_dies(
    venue: Venue, desk: PostgresDatabase, other: PostgresDatabase
) -> None:
    many = 3_000
    with venue.connect("integration") as program:
        terms = vocabulary(program)
        program.execute("BEGIN")
        for _ in range(many):
            program.execute(*inserting(values(event(), terms, {None: None})))
        program.execute("COMMIT")
    done: list[int] = []

    def seal(database: PostgresDatabase) -> None:
        try:
            done.append(sealing.catch_up(database, GO_ON))
        except Unreachable:
            done.append(sealing.catch_up(database, GO_ON))

    threads = [threading.Thread(target=seal, args=(each,)) for each in (desk, other)]
    with venue.connect("superuser", autocommit=False) as administrator:
        administrator.execute("LOCK TABLE seal IN EXCLUSIVE MODE")
        for each in threads:
            each.start()
        end = time.monotonic() + 20
        while not administrator.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks"
            " WHERE relation = 'seal'::regclass AND NOT granted LIMIT 1"
        ).fetchall():
            assert time.monotonic() < end
    for each in threads:
        each.join()
    assert venue.query("auditor", "SELECT count(*), max(position) FROM seal") == [(many, many)]
    assert venue.query("auditor", "SELECT count(*) FROM pending") == [(0,)]
    assert postgres_admin.check(Address.parse(venue.url("auditor"))) == []


def test_who_may_not_seal_does_not(venue: Venue) -> None:
    with (
        closing(open_database(Address.parse(venue.url("auditor")))) as auditor,
        pytest.raises(ReadOnlyDatabase),
    ):
        auditor.seal(10)

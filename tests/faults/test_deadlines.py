"""Whatever the network does, nobody waits for a shared database much longer than they said."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.builders import event
from tests.network import Network
from tests.postgres import Venue
from tiquo_desktop.domain import errors
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.storage import connecting, lines
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.lines import Limit
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database

_LIMIT = 0.5


@pytest.fixture
def network(venue: Venue) -> Iterator[Network]:
    with Network(venue.server.host, venue.server.port) as between:
        yield between
        between.swallow = False


@pytest.fixture
def address(network: Network, venue: Venue) -> Address:
    direct = Address.parse(venue.url("front-desk"))
    return replace(direct, parameters={**direct.parameters, "port": str(network.port)})


@pytest.fixture
def far(address: Address, network: Network) -> Iterator[PostgresDatabase]:
    database = open_database(address)
    yield database
    network.swallow = False
    database.close()


@pytest.fixture(params=["both", "requests", "answers"])
def swallowing(request: pytest.FixtureRequest, network: Network):
    """Begins to swallow, in one direction or both."""

    def begin() -> None:
        network.swallow_requests = request.param in ("both", "requests")
        network.swallow_answers = request.param in ("both", "answers")

    return begin


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """The block may take so long, and the grace that every call has."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds + lines.GRACE


def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers to writers are waited for as briefly as to readers."""
    monkeypatch.setattr("tiquo_desktop.storage.postgres.CALL_DEADLINE", _LIMIT)
    monkeypatch.setattr(lines, "_END_DEADLINE", _LIMIT)


def test_opening(address: Address, network: Network, monkeypatch, swallowing) -> None:
    monkeypatch.setattr(lines, "CONNECT_DEADLINE", _LIMIT)
    swallowing()
    with at_most(_LIMIT), pytest.raises(errors.Unreachable, match="does not answer"):
        open_database(address)


def test_beginning_on_a_line_that_was_kept(far: PostgresDatabase, network: Network) -> None:
    network.swallow = True
    with (
        at_most(_LIMIT),
        pytest.raises(errors.DeadlineExceeded),
        far.reading(deadline=_LIMIT) as session,
    ):
        session.customers.count()


def test_a_question(far: PostgresDatabase, swallowing) -> None:
    with (
        at_most(_LIMIT),
        pytest.raises(errors.DeadlineExceeded),
        far.reading(deadline=_LIMIT) as session,
    ):
        swallowing()
        session.activity.count()


def test_a_pause_longer_than_the_limit(far: PostgresDatabase, network: Network) -> None:
    with (
        at_most(0.2),
        pytest.raises(errors.DeadlineExceeded),
        far.reading(deadline=0.1) as session,
    ):
        network.swallow = True
        threading.Event().wait(0.2)
        session.activity.count()


def test_a_long_answer(far: PostgresDatabase, venue: Venue, network: Network) -> None:
    with far.writing() as session:
        session.activity.append([event() for _ in range(6_000)])
    with (
        at_most(_LIMIT),
        pytest.raises(errors.DeadlineExceeded),
        far.reading(deadline=_LIMIT) as session,
    ):
        for number, _ in enumerate(session.activity.stream(None, Filter())):
            if number == 0:
                network.swallow = True


def test_a_wish_to_stop(far: PostgresDatabase, network: Network) -> None:
    cancel = threading.Event()
    with (
        at_most(0.2),
        pytest.raises(errors.Cancelled),
        far.reading(deadline=60, cancel=cancel) as session,
    ):
        network.swallow = True
        timer = threading.Timer(0.2, cancel.set)
        timer.start()
        session.activity.count()
    timer.join()


def test_one_event(far: PostgresDatabase, monkeypatch, network: Network) -> None:
    quick(monkeypatch)
    with at_most(_LIMIT), pytest.raises(errors.Unreachable), far.writing() as session:
        network.swallow = True
        session.activity.append([event()])


def test_many_events(far: PostgresDatabase, monkeypatch, network: Network) -> None:
    quick(monkeypatch)
    with far.writing() as session:
        session.activity.append([event()])
    some = [event(details=f'"{"x" * 10_000}"') for _ in range(1_000)]
    with at_most(_LIMIT), pytest.raises(errors.DatabaseError), far.writing() as session:
        prepared = session.activity.prepare(some)
        assert prepared
        network.swallow = True
        session.activity.insert(prepared)


def test_a_commit(far: PostgresDatabase, monkeypatch, swallowing) -> None:
    quick(monkeypatch)
    with at_most(_LIMIT), pytest.raises(errors.UnknownOutcome), far.writing() as session:
        session.activity.append([event()])
        swallowing()


def test_a_rollback(far: PostgresDatabase, monkeypatch, network: Network) -> None:
    quick(monkeypatch)
    wrong = (ZeroDivisionError, errors.Unreachable)
    with at_most(_LIMIT), pytest.raises(wrong), far.writing() as session:
        session.activity.append([event()])
        network.swallow = True
        raise ZeroDivisionError


def test_closing(far: PostgresDatabase, network: Network) -> None:
    network.swallow = True
    with at_most(0):
        far.close()


def test_waiting_for_a_line_that_others_have(far: PostgresDatabase) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tiquo_desktop.storage.pool.CONNECT_DEADLINE", 30.0)
        held = [far.reading() for _ in range(lines.LINES_AT_ONCE)]
        for each in held:
            each.__enter__()
        began = time.monotonic()
        with pytest.raises(errors.DeadlineExceeded), far.reading(deadline=0.2):
            pass
        assert time.monotonic() - began < 1
        for each in held:
            each.__exit__(None, None, None)
    with far.reading() as session:
        assert session.activity.count() == 0


def test_a_connection_that_waits_for_notifications(address: Address, network: Network) -> None:
    line = lines.connect(address)
    line.execute("LISTEN tiquo")
    network.swallow = True
    with at_most(_LIMIT), pytest.raises(lines.Overdue), line.limited(Limit(_LIMIT)):
        line.execute("SELECT 1")
    assert line.closed


def test_a_handshake_that_stops_in_the_middle(venue: Venue) -> None:
    """A server that agrees to TLS and says nothing more."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        ended = threading.Event()

        def agree() -> None:
            connection, _ = silent.accept()
            with connection:
                connection.recv(100)
                connection.sendall(b"S")
                ended.wait(10)

        server = threading.Thread(target=agree)
        server.start()
        port = silent.getsockname()[1]
        there = Address.parse(f"postgresql://a:b@127.0.0.1:{port}/x?sslmode=require")
        with at_most(_LIMIT), pytest.raises(lines.Overdue):
            lines.connect(there, Limit(_LIMIT))
        ended.set()
        server.join()


def test_a_name_that_nobody_resolves(venue: Venue, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own resolver cannot be interrupted: it is left alone, and closed when it comes."""
    ended, made = threading.Event(), []
    known = lines._connected

    def slow(*_: object, **__: object) -> list:
        ended.wait(20)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", venue.server.port))]

    def remembering(parameters: dict) -> lines.Line:
        line = known(parameters)
        made.append(line)
        return line

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    monkeypatch.setattr(lines, "_connected", remembering)
    direct = Address.parse(venue.url())
    named = replace(
        direct, parameters={**direct.parameters, "host": "db.venue.test", "sslmode": "disable"}
    )
    began = time.monotonic()
    with pytest.raises(lines.Overdue):
        lines.connect(named, Limit(_LIMIT))
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(errors.Cancelled):
        lines.connect(named, Limit(60, cancel))
    monkeypatch.setattr(lines, "CONNECT_DEADLINE", _LIMIT)
    with pytest.raises(errors.Unreachable, match="does not answer"):
        open_database(named)
    assert time.monotonic() - began < 2 * _LIMIT + 1
    late = [each for each in threading.enumerate() if isinstance(each, connecting.Reaching)]
    assert late
    assert all(each.daemon for each in late)
    ended.set()
    for each in late:
        each.join(10)
    assert made
    assert all(line.closed for line in made)


def test_a_request_to_cancel_is_not_sent_for_a_commit(
    far: PostgresDatabase, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that waits for its standbys would take it for leave to answer without them."""
    quick(monkeypatch)
    asked: list[bool] = []
    monkeypatch.setattr(lines.Line, "cancel_safe", lambda *_, **__: asked.append(True))
    with pytest.raises(errors.UnknownOutcome), far.writing() as session:
        session.activity.append([event()])
        network.swallow = True
    assert not asked

"""The network between client and server that tests and benchmarks put there."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tests.network import Network


class Talk(NamedTuple):
    """A network, and a connection through it."""

    network: Network
    client: socket.socket
    server: socket.socket


@contextmanager
def connected(**given: float) -> Iterator[Talk]:
    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        Network(*listening.getsockname(), **given) as network,
        socket.create_connection(("127.0.0.1", network.port)) as client,
    ):
        server, _ = listening.accept()
        with server:
            yield Talk(network, client, server)


def test_a_delay_is_added_in_each_direction() -> None:
    with connected(delay=0.03) as (_, client, server):
        for _ in range(2):
            began = time.perf_counter()
            client.sendall(b"question")
            server.sendall(server.recv(100).upper())
            assert client.recv(100) == b"QUESTION"
            assert time.perf_counter() - began >= 0.06


def test_last_words_come_before_the_end_however_late() -> None:
    with connected(delay=0.03) as (_, client, server):
        server.sendall(b"FATAL")
        server.close()
        assert client.recv(100) == b"FATAL"
        assert client.recv(100) == b""


def test_nothing_overtakes_what_is_on_its_way() -> None:
    with connected(delay=0.1) as (network, client, server):
        server.sendall(b"one ")
        while not network._late:
            time.sleep(0.001)
        network.delay = 0.0
        server.sendall(b"two")
        server.close()
        with client.makefile("rb") as said:
            assert said.read() == b"one two"


def test_what_is_swallowed_goes_nowhere_and_a_cut_ends_both() -> None:
    with connected() as (network, client, server):
        network.swallow_requests = True
        client.sendall(b"question")
        server.sendall(b"unasked")
        assert client.recv(100) == b"unasked"
        network.cut()
        assert (client.recv(100), server.recv(100)) == (b"", b"")

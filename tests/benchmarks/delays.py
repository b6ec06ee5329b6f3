"""A network that takes its time: what a client sends reaches the server later by a fixed delay."""

from __future__ import annotations

import queue
import socket
import threading
import time
from contextlib import suppress
from typing import Self

_CHUNK = 65_536


class Delay:
    """Forwards between clients and one server; every round trip takes `seconds` longer than it would."""

    def __init__(self, host: str, port: int, seconds: float) -> None:
        self._server = (host, port)
        self._seconds = seconds
        self._listening = socket.create_server(("127.0.0.1", 0))

    @property
    def port(self) -> int:
        """Where clients connect to, on 127.0.0.1."""
        return int(self._listening.getsockname()[1])

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        # Only this wakes whoever waits in accept.
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            server = socket.create_connection(self._server)
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            late: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
            for work, *given in (
                (self._take, client, late),
                (_give, server, late),
                (_pass_on, server, client),
            ):
                threading.Thread(target=work, args=given, daemon=True).start()

    def _take(self, client: socket.socket, late: queue.SimpleQueue[tuple[float, bytes]]) -> None:
        data = b"-"
        while data:
            try:
                data = client.recv(_CHUNK)
            except OSError:
                data = b""
            late.put((time.monotonic() + self._seconds, data))


def _give(server: socket.socket, late: queue.SimpleQueue[tuple[float, bytes]]) -> None:
    while True:
        due, data = late.get()
        time.sleep(max(0.0, due - time.monotonic()))
        try:
            if not data:
                server.shutdown(socket.SHUT_RDWR)
                return
            server.sendall(data)
        except OSError:
            return


def _pass_on(server: socket.socket, client: socket.socket) -> None:
    try:
        while data := server.recv(_CHUNK):
            client.sendall(data)
    except OSError:
        pass
    for end in (server, client):
        # Another thread waits at it: to close it alone would tell nobody.
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()

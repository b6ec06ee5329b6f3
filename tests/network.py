"""A network between a client and a server that can be made to fail in every way a network fails."""

import select
import socket
import threading
import time
from collections import deque
from typing import Self


class Network:
    """Forwards between clients and one server.

    `swallow`: what is sent from now on goes nowhere, and nobody is told; `swallow_requests` and
    `swallow_answers` are the two directions. `delay` is how many seconds everything takes in each
    direction. `cut_at`: as soon as a client has sent this the connection ends; it reaches the server
    unless `cut_before` is set.
    """

    def __init__(self, host: str, port: int, delay: float = 0.0) -> None:
        self.swallow_requests = False
        self.swallow_answers = False
        self.delay = delay
        self.cut_at: bytes | None = None
        self.cut_before = False
        self.cuts = 0
        """How many connections were cut."""
        self.server = (host, port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._ended = False
        self._cut_all = False
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._clients: set[socket.socket] = set()
        self._late: deque[tuple[float, socket.socket, bytes]] = deque()
        self._said_all: set[socket.socket] = set()
        """Those that have closed, with last words that may be on their way."""
        self._unheard: list[socket.socket] = []
        """Clients whose very first packet was swallowed: the server never hears of them."""
        self._thread = threading.Thread(target=self._run, name="network")

    @property
    def port(self) -> int:
        """Where clients connect to, on 127.0.0.1."""
        return int(self._listening.getsockname()[1])

    @property
    def swallow(self) -> bool:
        """Whether both directions are swallowed."""
        return self.swallow_requests and self.swallow_answers

    @swallow.setter
    def swallow(self, wanted: bool) -> None:
        self.swallow_requests = self.swallow_answers = wanted

    def cut(self) -> None:
        """End every connection there is."""
        self._cut_all = True

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended = True
        self._thread.join()
        self._listening.close()
        for end in (*self._pairs, *self._unheard):
            end.close()

    def _run(self) -> None:
        while not self._ended:
            patience = 0.02
            if self._late:
                patience = min(patience, max(0.0, self._late[0][0] - time.monotonic()))
            ends = [self._listening, *(self._pairs.keys() - self._said_all)]
            ready, _, _ = select.select(ends, [], [], patience)
            for end in ready:
                if end is self._listening:
                    self._accept()
                elif end in self._pairs:
                    self._forward(end)
            while self._late and self._late[0][0] <= time.monotonic():
                _, end, sent = self._late.popleft()
                self._send(end, sent)
            if self._cut_all:
                self._cut_all = False
                for client in list(self._clients):
                    self._end(client)
                while self._unheard:
                    self._unheard.pop().close()

    def _accept(self) -> None:
        client, _ = self._listening.accept()
        if self.swallow_requests:
            self._unheard.append(client)
            return
        try:
            server = socket.create_connection(self.server, timeout=5)
        except OSError:
            client.close()
            return
        for end in (client, server):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._pairs[client], self._pairs[server] = server, client
        self._clients.add(client)

    def _forward(self, end: socket.socket) -> None:
        to_server = end in self._clients
        try:
            sent = end.recv(65_536)
        except OSError:
            sent = b""
        if not sent:
            self._said_all.add(end)
            self._pass_on(end, b"")
            return
        cut = to_server and self.cut_at is not None and self.cut_at in sent
        swallowed = self.swallow_requests if to_server else self.swallow_answers
        if not swallowed and not (cut and self.cut_before):
            self._pass_on(end, sent)
        if cut:
            self.cut_at = None
            self._end(end)

    def _pass_on(self, end: socket.socket, sent: bytes) -> None:
        """What one end has said, or b"" for its end: now, or later in the same order."""
        if self.delay or self._late:
            self._late.append((time.monotonic() + self.delay, end, sent))
        else:
            self._send(end, sent)

    def _send(self, end: socket.socket, sent: bytes) -> None:
        to = self._pairs.get(end)
        if to is None:
            return
        if not sent:
            self._end(end)
            return
        try:
            to.sendall(sent)
        except OSError:
            self._end(to)

    def _end(self, end: socket.socket) -> None:
        other = self._pairs.get(end)
        if other is None:
            return
        self.cuts += 1
        for each in (end, other):
            del self._pairs[each]
            self._clients.discard(each)
            self._said_all.discard(each)
            each.close()

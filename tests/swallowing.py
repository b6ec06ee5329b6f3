"""A network between a client and a server that can be made to fail in every way a network fails."""

import heapq
import select
import socket
import threading
import time
from itertools import count
from typing import Self


class Network:
    """Forwards between clients and one server.

    `swallow`: what is sent from now on goes nowhere, and nobody is told; `swallow_requests` and
    `swallow_answers` are the two directions. `delay` is how many seconds everything takes in each
    direction. `cut_at`: as soon as a client has sent this the connection ends; it reaches the server
    unless `cut_before` is set.
    """

    def __init__(self, host: str, port: int) -> None:
        self.swallow_requests = False
        self.swallow_answers = False
        self.delay = 0.0
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
        self._late: list[tuple[float, int, socket.socket, bytes]] = []
        self._serial = count()
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
        for end in self._pairs:
            end.close()

    def _run(self) -> None:
        while not self._ended:
            patience = 0.02
            if self._late:
                patience = min(patience, max(0.0, self._late[0][0] - time.monotonic()))
            ready, _, _ = select.select([self._listening, *self._pairs], [], [], patience)
            for end in ready:
                if end is self._listening:
                    self._accept()
                elif end in self._pairs:
                    self._forward(end)
            while self._late and self._late[0][0] <= time.monotonic():
                _, _, to, sent = heapq.heappop(self._late)
                self._send(to, sent)
            if self._cut_all:
                self._cut_all = False
                for client in list(self._clients):
                    self._end(client)

    def _accept(self) -> None:
        client, _ = self._listening.accept()
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
            self._end(end)
            return
        cut = to_server and self.cut_at is not None and self.cut_at in sent
        swallowed = self.swallow_requests if to_server else self.swallow_answers
        if not swallowed and not (cut and self.cut_before):
            if self.delay:
                due = time.monotonic() + self.delay
                heapq.heappush(self._late, (due, next(self._serial), self._pairs[end], sent))
            else:
                self._send(self._pairs[end], sent)
        if cut:
            self.cut_at = None
            self._end(end)

    def _send(self, to: socket.socket, sent: bytes) -> None:
        if to not in self._pairs:
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
            each.close()

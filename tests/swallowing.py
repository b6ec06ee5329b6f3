"""A network between a client and a server that can be made to fail in every way a network fails."""

import select
import socket
import threading
from typing import Self


class Network:
    """Forwards between clients and one server.

    `swallow`: what is sent from now on goes nowhere, and nobody is told. `cut_at`: as soon as a client has
    sent this, it is forwarded and the connection ends.
    """

    def __init__(self, host: str, port: int) -> None:
        self.swallow = False
        self.cut_at: bytes | None = None
        self._server = (host, port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._ended = False
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._clients: set[socket.socket] = set()
        self._thread = threading.Thread(target=self._run, name="network")

    @property
    def port(self) -> int:
        """Where clients connect to, on 127.0.0.1."""
        return int(self._listening.getsockname()[1])

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
            ready, _, _ = select.select([self._listening, *self._pairs], [], [], 0.02)
            for end in ready:
                if end is self._listening:
                    self._accept()
                elif end in self._pairs:
                    self._forward(end)

    def _accept(self) -> None:
        client, _ = self._listening.accept()
        server = socket.create_connection(self._server)
        self._pairs[client], self._pairs[server] = server, client
        self._clients.add(client)

    def _forward(self, end: socket.socket) -> None:
        other = self._pairs[end]
        try:
            sent = end.recv(65_536)
            if sent and not self.swallow:
                other.sendall(sent)
        except OSError:
            sent = b""
        cut = self.cut_at is not None and end in self._clients and self.cut_at in sent
        if cut:
            self.cut_at = None
        if not sent or cut:
            for each in (end, other):
                del self._pairs[each]
                self._clients.discard(each)
                each.close()

"""One window for a database: a second start hands what it was asked to the first, which comes up.

The first start holds a lock and listens on a local socket (on Windows a named pipe) that only the
same account may reach. Both are named after the database and the account. The lock tells a first
start that is alive from a socket that a killed one has left behind.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from tiquo_desktop.host import machine, paths

PATIENCE = 2.0
"""Seconds that a second start waits for the first to answer."""
MOVE_PATIENCE = 0.5
"""Seconds that a window which moves to another database waits: it stands still meanwhile."""
_RETRY_MS = 50
_LONGEST = 4096
_ANSWER = b"here\n"


@dataclass(frozen=True, slots=True)
class Request:
    """What a start was asked for: a link to open, a theme, and the desktop's leave to come up."""

    link: str | None = None
    theme: str | None = None
    token: str | None = None

    def to_line(self) -> bytes:
        """The request as one line."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Request | None:
        """The request that a line holds; None where it holds none."""
        try:
            said = json.loads(line)
        except ValueError:
            return None
        if not isinstance(said, dict):
            return None
        given = {name: said.get(name) for name in ("link", "theme", "token")}
        if not all(value is None or isinstance(value, str) for value in given.values()):
            return None
        return cls(**given)


class Standing(Enum):
    """What a start found."""

    FIRST = "first"
    """No other window is open on this database."""
    HANDED_OVER = "handed over"
    """Another window has taken the request."""
    UNANSWERED = "unanswered"
    """Another window is open, and did not answer in time."""
    UNKNOWN = "unknown"
    """This system gives no place for a lock, or for a socket."""


class Instance(QObject):
    """This start of the program, among others on the same database: a file, or the name of a shared one.

    Signals:
        asked: another start handed over this `Request`.
    """

    asked = Signal(object)

    def __init__(self, database: Path | str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guests: list[QLocalSocket] = []
        self._name(database)

    def _name(self, database: Path | str) -> None:
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        folder = paths.runtime_dir()
        self._lock: QLockFile | None = None
        if folder is not None:
            name = _name(database)
            self._address = name if sys.platform == "win32" else str(folder / name)
            self._lock = QLockFile(str(folder / f"{name}.lock"))
            self._lock.setStaleLockTime(0)  # old is not stale: only a holder that is gone is

    def take(self, request: Request, patience: float = PATIENCE) -> Standing:
        """Become the first, or hand `request` to the one who is; waits `patience` seconds at most."""
        if self._lock is None:
            return Standing.UNKNOWN
        end = time.monotonic() + patience
        while True:
            if self._lock.tryLock(0):
                return self._listen()
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                return Standing.UNKNOWN
            if self._hand_over(request, end):
                return Standing.HANDED_OVER
            if time.monotonic() >= end:
                return Standing.UNANSWERED
            QThread.msleep(_RETRY_MS)  # the first may be just about to listen, or to end

    def move(self, database: Path | str, request: Request, patience: float = MOVE_PATIENCE) -> bool:
        """Become the one of another database; False, and nothing changes, where another start is
        and has taken `request`."""
        server, lock, address = self._server, self._lock, getattr(self, "_address", "")
        self._name(database)
        if self.take(request, patience) is Standing.HANDED_OVER:
            self._server.deleteLater()
            self._server, self._lock, self._address = server, lock, address
            return False
        server.close()
        server.deleteLater()
        if lock is not None:
            lock.unlock()
        return True

    def close(self) -> None:
        """Let the next start be the first."""
        self._server.close()
        if self._lock is not None:
            self._lock.unlock()

    def _listen(self) -> Standing:
        QLocalServer.removeServer(self._address)
        return Standing.FIRST if self._server.listen(self._address) else Standing.UNKNOWN

    def _hand_over(self, request: Request, end: float) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(_rest(end)):
            return False
        socket.write(request.to_line())
        while not socket.canReadLine():
            if not socket.waitForReadyRead(_rest(end)):
                return False
        return bytes(socket.readLine(_LONGEST).data()) == _ANSWER

    def _accept(self) -> None:
        while self._server.hasPendingConnections():
            # Kept here, and let go only from the event loop: neither Python nor the server may
            # delete a socket while it is at work.
            socket = self._server.nextPendingConnection()
            self._guests.append(socket)
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._left)
            self._read()
        self._left()  # who has gone before it was listened to

    def _read(self) -> None:
        for socket in list(self._guests):
            if not socket.canReadLine():
                if socket.bytesAvailable() > _LONGEST:
                    socket.abort()
                continue
            request = Request.from_line(bytes(socket.readLine(_LONGEST).data()))
            if request is None:
                socket.abort()
                continue
            socket.write(_ANSWER)
            socket.flush()
            socket.disconnectFromServer()
            self.asked.emit(request)

    def _left(self) -> None:
        gone = QLocalSocket.LocalSocketState.UnconnectedState
        for socket in [each for each in self._guests if each.state() is gone]:
            self._guests.remove(socket)
            socket.deleteLater()


def _name(database: Path | str) -> str:
    shared = isinstance(database, str)
    place = database if shared else os.path.normcase(os.path.realpath(database))
    digest = hashlib.sha256(f"{machine.account()}\0{place}".encode(errors="surrogateescape"))
    return f"tiquo-{digest.hexdigest()[:24]}"


def _rest(end: float) -> int:
    return max(1, round((end - time.monotonic()) * 1000))

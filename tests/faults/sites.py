"""Servers that may be broken: durable ones, a standby that follows another server, a disk that can be filled, a pooler."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

from tests.postgres import Cluster, OwnServer, Venue, find_binaries, own_server

DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
"""What a venue's server has by default; those of other tests need not outlive a power cut."""
_PATIENCE = 30.0


class Untried(Exception):
    """This machine does not allow it; the message says why."""


@contextmanager
def durable_cluster(**settings: str) -> Iterator[Cluster]:
    """A server of its own that may be broken."""
    with own_server(**DURABLE | settings) as server:
        yield Cluster.prepare(server)


@contextmanager
def durable_venue(**settings: str) -> Iterator[Venue]:
    """A new database on a server of its own."""
    with durable_cluster(**settings) as cluster, cluster.venue() as venue:
        yield venue


@contextmanager
def standby_of(
    primary: OwnServer, *, port: int | None = None, **settings: str
) -> Iterator[OwnServer]:
    """A server that follows another one by streaming replication; `port` is where it finds that.

    Raises:
        Untried: it cannot be made here.
    """
    if not any(
        (find_binaries() / name).exists() for name in ("pg_basebackup", "pg_basebackup.exe")
    ):
        raise Untried("this PostgreSQL comes without pg_basebackup")
    standby = OwnServer(find_binaries(), **DURABLE | settings)
    standby.superuser, standby.password = primary.superuser, primary.password
    try:
        standby.run(
            "pg_basebackup",
            f"--pgdata={standby.data}",
            "--write-recovery-conf",
            "--checkpoint=fast",
            "--no-sync",
            f"--dbname={primary.url(primary.superuser, 'postgres')}",
        )
        if port is not None:
            written = standby.data / "postgresql.auto.conf"
            written.write_text(written.read_text().replace(f"port={primary.port}", f"port={port}"))
        yield standby.start()
    finally:
        standby.remove()


def url_of(
    venue: Venue, *servers: OwnServer | int, role: str = "front-desk", **parameters: str
) -> str:
    """The URL of a venue that names several servers, or ports on this computer."""
    names = ",".join(
        f"127.0.0.1:{each if isinstance(each, int) else each.port}" for each in servers
    )
    login, secret = venue.login(role), quote(venue.server.password, safe="")
    told = f"?{urlencode(parameters)}" if parameters else ""
    return f"postgresql://{login}:{secret}@{names}/{venue.name}{told}"


def wait_for_standby(primary: OwnServer, *, state: str = "streaming") -> None:
    """Until a standby follows."""
    end = time.monotonic() + _PATIENCE
    with primary.connect(primary.superuser, "postgres") as connection:
        while True:
            rows = connection.execute(
                "SELECT state, sync_state FROM pg_stat_replication"
            ).fetchall()
            if any(state in row for row in rows):
                return
            if time.monotonic() > end:
                raise TimeoutError(f"no standby is {state}: {rows}")
            time.sleep(0.05)


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """A folder on a file system of its own that is soon full.

    Raises:
        Untried: it cannot be made here.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        raise Untried("a small file system can be mounted by root on Linux only")
    folder = Path(tempfile.mkdtemp(prefix="tiquo-disk-"))
    size = f"size={megabytes}m,mode=0755"
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        folder.rmdir()
        raise Untried("this machine lets nobody mount a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False)
        folder.rmdir()


@contextmanager
def pooler(venue: Venue) -> Iterator[int]:
    """The port of pgbouncer in transaction mode, in front of a venue.

    Raises:
        Untried: there is none on this machine.
    """
    program = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
    if program is None:
        raise Untried("pgbouncer is not installed")
    server = venue.server
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="tiquo-pooler-"))
    login = venue.login("front-desk")
    (folder / "users").write_text(f'"{login}" "{server.password}"\n')
    (folder / "ini").write_text(
        "[databases]\n"
        f"{venue.name} = host={server.host} port={server.port}\n"
        "[pgbouncer]\n"
        f"listen_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n"
        f"auth_type = plain\nauth_file = {folder / 'users'}\n"
        f"pool_mode = transaction\nlogfile = {folder / 'log'}\nserver_login_retry = 1\n"
    )
    identity = {}
    if server_account := getattr(server, "account", None):
        for path in (folder, *folder.iterdir()):
            shutil.chown(path, server_account)
        identity = {"user": server_account}
    process = subprocess.Popen(
        [program, str(folder / "ini")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **identity,
    )
    try:
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > end:
                    raise Untried("pgbouncer does not start here") from None
                time.sleep(0.05)
        yield port
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)

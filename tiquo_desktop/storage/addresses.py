"""Where a PostgreSQL database is: servers, database and login, and how to get there.

A password is never part of what is shown, logged or compared by name.
"""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

from tiquo_desktop.domain.errors import InvalidValue

DEFAULT_PORT = "5432"
_HIGHEST_PORT = 65_535
_ROOTS = Path("~/.postgresql/root.crt")
_URL = re.compile(r"([^/]*//(?:[^/@]*@)?[^?]*)(?:\?(.*))?", re.DOTALL)
"""What is before and behind the ``?``: as libpq reads it, a login or password may hold one too."""
_OWN = "reads"
"""Our own parameter among libpq's; it tells where readings go."""
_READS = {"standby": True, "primary": False}
_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
_SECRET = frozenset({"password", "sslpassword"})
NO_ADDRESS = (
    "This is no address of a PostgreSQL database: write postgresql://LOGIN@HOST/DATABASE, and %40 for "
    "an @ in a name or a password."
)
_NO_CODE = re.compile("%(?![0-9A-Fa-f]{2})|%00")
"""A % that stands for no character."""
_NAME = re.compile("[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class Address:
    """A database on one or several servers.

    `parameters` are libpq's, without the password: ``host``, ``port``, ``dbname``, ``user``,
    ``sslmode`` and others. `password` is None where libpq finds it (PGPASSFILE) or none is needed.
    `reads_from_standby` says that what is only read may come from a standby among the hosts.
    """

    parameters: Mapping[str, str]
    password: str | None = field(default=None, repr=False)
    reads_from_standby: bool = False

    @classmethod
    def parse(cls, text: str) -> Address:
        """The address that a ``postgresql://`` URL names; what it leaves out comes from libpq's
        environment variables. Behind the ``?`` it takes libpq's parameters, and ``reads=standby``.

        Raises:
            InvalidValue: it is none, or names no database; what was written is not repeated, as it
                may hold a password.
        """
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict

        text, reads = _without_own(text)
        try:
            given = {name: str(value) for name, value in conninfo_to_dict(text).items() if value}
        except ProgrammingError:
            raise InvalidValue(_mistake(text), "database") from None
        password = given.pop("password", None)
        if any(port and not is_port(port) for port in given.get("port", "").split(",")):
            # Behind a / that was not written as %2F the rest of a password stands as the database.
            raise InvalidValue(
                "The address has a port that is no whole number from 1 to 65535: write it behind "
                "the server's name, and a / in a name or a password as %2F.",
                "database",
            )
        hosts = given.get("host", "").split(",")
        if any("@" in host.removeprefix("@") for host in hosts) or "@" in _written_database(text):
            # The rest of a password: it must not be taken, or shown, for a host or the database.
            raise InvalidValue(
                "The address has an @ too many: write it as %40 in a name or a password.",
                "database",
            )
        if not (given.get("dbname") or os.environ.get("PGDATABASE")):
            raise InvalidValue(
                "The address names no database: write postgresql://LOGIN@HOST/DATABASE.", "database"
            )
        if given.get("sslmode", _MODES[0]) not in _MODES:
            raise InvalidValue(
                "The address asks for a kind of encryption that is not known: write sslmode= and one "
                "of disable, allow, prefer, require, verify-ca, verify-full.",
                "database",
            )
        return cls(given, password, reads)

    def of(self, login: str, password: str | None = None) -> Address:
        """The same database for another login, which says its password itself: none that lies in a
        file is taken for it."""
        others = {name: value for name, value in self.parameters.items() if name != "passfile"}
        return replace(self, parameters=others | {"user": login}, password=password)

    @property
    def database(self) -> str:
        """The name of the database."""
        return self._get("dbname", "PGDATABASE", "")

    @property
    def user(self) -> str:
        """The login; empty where libpq takes the name of the account."""
        return self._get("user", "PGUSER", "")

    @property
    def hosts(self) -> tuple[tuple[str, str], ...]:
        """Host and port of each server; a host may be empty or the folder of a local socket."""
        hosts = self._get("hostaddr", "PGHOSTADDR", "") or self._get("host", "PGHOST", "")
        names = hosts.split(",")
        ports = self._get("port", "PGPORT", DEFAULT_PORT).split(",")
        if len(ports) != len(names):
            ports = [ports[0]] * len(names)
        return tuple(zip(names, (port or DEFAULT_PORT for port in ports), strict=True))

    def __str__(self) -> str:
        """The address as it may be shown: without a password."""
        servers = ",".join(
            f"{_bracketed(host)}:{port}" if host and not host.startswith("/") else ""
            for host, port in self.hosts
        )
        login = f"{self.user}@" if self.user else ""
        return f"postgresql://{login}{servers}/{self.database}"

    @property
    def url(self) -> str:
        """The whole address, to be kept and parsed again: without passwords."""
        rest = dict(self.parameters)
        login, database = (quote(rest.pop(name, ""), safe="") for name in ("user", "dbname"))
        hosts, ports = (rest.pop(name, "").split(",") for name in ("host", "port"))
        if len(ports) != len(hosts):
            ports = [ports[0]] * len(hosts)
        servers = ",".join(
            (_bracketed(host) if ":" in host else quote(host, safe=""))
            + (f":{port}" if port else "")
            for host, port in zip(hosts, ports, strict=True)
        )
        if self.reads_from_standby:
            rest[_OWN] = "standby"
        query = "&".join(
            f"{name}={quote(value, safe='/')}"
            for name, value in rest.items()
            if name not in _SECRET
        )
        login = f"{login}@" if login else ""
        return f"postgresql://{login}{servers}/{database}{'?' if query else ''}{query}"

    @property
    def connecting(self) -> dict[str, str]:
        """What libpq is told, with the password.

        Off this computer the server has to prove who it is, unless the address says otherwise.
        """
        told = dict(self.parameters)
        if "sslmode" not in told and "PGSSLMODE" not in os.environ and not self._is_local:
            told["sslmode"] = "verify-full"
        named = "sslrootcert" in told or "PGSSLROOTCERT" in os.environ
        if told.get("sslmode") == "verify-full" and not named and not _ROOTS.expanduser().exists():
            told["sslrootcert"] = _authorities()
        if self.password is not None:
            told["password"] = self.password
        return told

    @property
    def asks_keyring(self) -> bool:
        """Whether a password is to be looked for in the keyring, under ``str(address)``: no other
        place for it is named."""
        named = {"PGPASSWORD", "PGPASSFILE"} & os.environ.keys() or "passfile" in self.parameters
        return self.password is None and bool(self.user) and not named

    @property
    def _is_local(self) -> bool:
        return all(_is_loopback(host) for host, _ in self.hosts)

    def _get(self, name: str, variable: str, otherwise: str) -> str:
        return self.parameters.get(name) or os.environ.get(variable) or otherwise


def is_port(text: str) -> bool:
    """Whether that is the number of a port."""
    return text.isascii() and text.isdigit() and 0 < int(text) <= _HIGHEST_PORT


def _authorities() -> str:
    """The file with the certificate authorities that the system trusts.

    What libpq itself calls "system" is where its OpenSSL was built to look, and in the wheels of
    psycopg that is a folder that no system has.
    """
    import ssl

    known = (ssl.get_default_verify_paths().cafile, *_BUNDLES)
    return next((file for file in known if file and Path(file).is_file()), "system")


def _without_own(text: str) -> tuple[str, bool]:
    """The address without our own parameter, and what that says."""
    match = _URL.fullmatch(text)
    if match is None or match[2] is None:
        return text, False
    pairs = [pair.partition("=") for pair in match[2].split("&")]
    own = [value for name, _, value in pairs if name == _OWN]
    if not own:
        return text, False
    if own[-1] not in _READS:
        raise InvalidValue(
            "The address says where to read in a way that is not known: write reads=standby or "
            "reads=primary.",
            "database",
        )
    rest = "&".join("".join(pair) for pair in pairs if pair[0] != _OWN)
    return f"{match[1]}{'?' if rest else ''}{rest}", _READS[own[-1]]


def _mistake(text: str) -> str:
    """What is wrong with an address that libpq cannot read. Of what was written nothing is repeated
    but the name of a parameter, where it cannot be a piece of a password."""
    from psycopg.pq import Conninfo

    if _NO_CODE.search(text):
        return "The address has a % that stands for no character: write it as %25."
    match = _URL.fullmatch(text)
    if match is not None and match[2] and "@" not in match[2]:
        known = {option.keyword.decode() for option in Conninfo.get_defaults()}
        for name in (pair.partition("=")[0] for pair in match[2].split("&")):
            if _NAME.fullmatch(name) and name not in known:
                return f"The address has a parameter that is not known: correct {name}, or leave it out."
    return NO_ADDRESS


def _written_database(text: str) -> str:
    """The name of the database as a URL has it, with what is written as %40 and the like."""
    match = _URL.fullmatch(text)
    return match[1].partition("//")[2].partition("/")[2] if match else ""


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_loopback(host: str) -> bool:
    if not host or host.startswith(("/", "@")) or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

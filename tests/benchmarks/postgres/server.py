"""A PostgreSQL server as an administrator finds it after installing: no setting but where it listens."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.population import ZONE
from tests.postgres import ADMIN, GROUPS, REGION, OwnServer, find_binaries
from tiquo_desktop.storage import postgres_admin
from tiquo_desktop.storage.addresses import Address

DATABASE = "venue"
_DEFAULTS = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
"""What tests turn off, as PostgreSQL has it by default."""
DESKS = 24
"""Logins of the front desk, one for each writer."""


class BenchServer(OwnServer):
    """A server with default settings; with a folder that stays, it finds there what it made before."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(find_binaries(), folder, **_DEFAULTS)

    def login_of(self, desk: int) -> Address:
        """How one of the desks connects."""
        return Address.parse(self.url(desk_name(desk), DATABASE))

    def url_of(self, desk: int) -> str:
        """The same as an address with its password."""
        return self.url(desk_name(desk), DATABASE)

    def provide(self) -> bool:
        """Start it, and make cluster, logins and database where they are not there; whether they are new."""
        if self.data.exists():
            self.start()
            return False
        self.make().start()
        secret = f"LOGIN PASSWORD '{self.password}'"
        self.execute(
            f"CREATE ROLE {ADMIN} {secret} CREATEROLE",
            *(f"CREATE ROLE {desk_name(desk)} {secret}" for desk in range(DESKS)),
            f"CREATE DATABASE {DATABASE} OWNER {ADMIN} ENCODING 'UTF8'",
        )
        address = Address.parse(self.url(ADMIN, DATABASE))
        postgres_admin.create(address, ZONE, REGION)
        for desk in range(DESKS):
            postgres_admin.grant(address, desk_name(desk), GROUPS[0])
        return True


def desk_name(desk: int) -> str:
    """The login of a desk."""
    return f"desk_{desk}"

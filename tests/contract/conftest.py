"""Every database that the contract holds for. Another one joins by another parameter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.builders import new_database
from tests.postgres import Venue
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.storage import postgres
from tiquo_desktop.storage.addresses import Address


class Opened(NamedTuple):
    """A new, empty database, and who signs its records."""

    database: Database
    account: str


@pytest.fixture(params=["sqlite", "postgres"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    if request.param == "sqlite":
        made = Opened(new_database(tmp_path), "tester")
    else:
        venue: Venue = request.getfixturevalue("venue")
        address = Address.parse(venue.url("front-desk"))
        made = Opened(postgres.open_database(address), address.user)
    yield made
    made.database.close()


@pytest.fixture
def database(opened: Opened) -> Database:
    """A new, empty database."""
    return opened.database


@pytest.fixture
def account(opened: Opened) -> str:
    """Who signs what is recorded in `database`."""
    return opened.account

"""Every database that the contract holds for. A second one joins by another parameter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import new_database
from tiquo_desktop.domain.repositories import Database


@pytest.fixture(params=["sqlite"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A new, empty database."""
    opened = {"sqlite": new_database}[request.param](tmp_path)
    yield opened
    opened.close()

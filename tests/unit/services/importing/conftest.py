"""A database for each test of imports."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import new_database
from tiquo_desktop.domain.repositories import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    folder = tmp_path / "database"
    folder.mkdir()
    opened = new_database(folder)
    yield opened
    opened.close()

"""An import into a shared database, which another thread seals meanwhile."""

from __future__ import annotations

import logging
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import new_database
from tests.postgres import Venue
from tests.unit.services.importing.imports import VISITS, contents, imported
from tiquo_desktop.domain.errors import Unreachable
from tiquo_desktop.services.importing import running
from tiquo_desktop.storage import postgres_admin
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database

TEXTS = (
    "plain",
    "a\ttab",
    '"two\nlines"',
    '"two\r words"',
    r"\N",
    r"back\slash\n",
    "Ünïcode 👋",
    "",
)
ROWS = "email,day,id,note\n" + "".join(
    f"guest{n % 40}@example.org,2026-01-{n % 28 + 1:02d},{n},{TEXTS[n % len(TEXTS)]}\n"
    for n in range(2_000)
)
PROFILE = VISITS.replace("Visited on {day}.", "Visited: {note}.")


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is worth a process, and a thread that seals."""
    monkeypatch.setattr(running, "_WORTH_A_PROCESS", 0)


def test_it_ends_as_in_a_file_and_all_of_it_is_sealed(venue: Venue, tmp_path: Path) -> None:
    with closing(new_database(tmp_path)) as alone, closing(opened(venue)) as shared:
        expected = imported(alone, tmp_path / "f.csv", ROWS, PROFILE)
        assert expected.events_added == 2_000
        assert imported(shared, tmp_path / "f.csv", ROWS, PROFILE) == expected
        assert contents(shared) == contents(alone)
        told = {summary for _, _, summary, *_ in contents(shared)[1]}
        assert told == {f"Visited: {text.strip(chr(34))}." for text in TEXTS}
    assert sealed(venue) == (2_000, 0)
    assert postgres_admin.check(Address.parse(venue.url("superuser"))) == []


def test_a_program_that_reads_nothing_seals_what_it_imports(venue: Venue, tmp_path: Path) -> None:
    address = Address.parse(venue.url("integration"))
    with closing(open_database(address, reads=False)) as database:
        assert imported(database, tmp_path / "f.csv", ROWS, PROFILE).events_added == 2_000
    assert sealed(venue) == (2_000, 0)


def test_what_cannot_be_sealed_is_stored(
    venue: Venue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    asked: list[str] = []

    def seal(_database: PostgresDatabase, _most: int) -> None:
        asked.append(threading.current_thread().name)
        raise Unreachable("Gone.")

    caplog.set_level(logging.INFO)
    with monkeypatch.context() as patch, closing(opened(venue)) as database:
        patch.setattr(PostgresDatabase, "seal", seal)
        assert imported(database, tmp_path / "f.csv", ROWS, PROFILE).events_added == 2_000
        assert set(asked) == {"sealing"}
    assert "not sealed yet (Unreachable)" in caplog.text
    assert sealed(venue) == (0, 2_000)


def opened(venue: Venue) -> PostgresDatabase:
    return open_database(Address.parse(venue.url()))


def sealed(venue: Venue) -> tuple[int, int]:
    """How many events are sealed, and how many wait for it."""
    counts = "SELECT (SELECT count(*) FROM seal), (SELECT count(*) FROM pending)"
    ((done, waiting),) = venue.query("superuser", counts)
    return done, waiting

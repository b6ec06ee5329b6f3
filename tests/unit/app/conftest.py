"""The command line for tests."""

from pathlib import Path

import pytest

from tests.unit.app.command_line import CommandLine


@pytest.fixture
def tiquo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line on a database that does not exist yet."""
    return CommandLine(tmp_path, capsys)


@pytest.fixture
def desk(tiquo: CommandLine) -> CommandLine:
    """The command line on a database with one customer, CUST-000001, and no event."""
    ran = tiquo(
        "customer", "add", "--given-name", "Amelia", "--family-name", "Hart",
        "--email", "amelia@example.com", "--phone", "020 7946 0421",
    )  # fmt: skip
    assert ran.code == 0
    return tiquo

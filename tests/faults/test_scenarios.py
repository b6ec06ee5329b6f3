"""The faults that `python3 packaging/dev.py faults` prints as a table, in a short form."""

from pathlib import Path

import pytest

from tests.faults.scenarios import SCENARIOS, SHORT, tried


@pytest.mark.parametrize("name", [each for each in SCENARIOS if each != "nothing"])
def test_nothing_acknowledged_is_lost_and_nothing_doubled(name: str, tmp_path: Path) -> None:
    result = tried(name, SHORT, tmp_path)
    if result.untried:
        pytest.skip(result.untried)
    assert result.is_well, result
    assert result.acknowledged >= SHORT.events
    assert result.unknown <= result.was_stored + result.was_not_stored
    if result.may_lose:
        assert result.lost  # else it shows nothing

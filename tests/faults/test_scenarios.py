"""The faults that `python3 packaging/dev.py faults` prints as a table, in a short form."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.scenarios import SCENARIOS, SHORT, tried
from tests.faults.sites import durable_cluster
from tests.lacking import lacking
from tests.postgres import Cluster


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with durable_cluster() as made:
        yield made


@pytest.mark.parametrize("name", [each for each in SCENARIOS if each != "nothing"])
def test_nothing_acknowledged_is_lost_and_nothing_doubled(
    name: str, cluster: Cluster, tmp_path: Path
) -> None:
    result = tried(name, cluster, SHORT, tmp_path)
    if result.untried and name == "full disk":
        pytest.skip(result.untried)  # to mount is a right, and not every CI has it
    if result.untried:
        lacking(result.untried)
    assert result.is_well, result
    assert result.acknowledged >= SHORT.events
    assert result.unknown <= result.was_stored + result.was_not_stored
    if result.may_lose:
        assert result.lost  # else it shows nothing

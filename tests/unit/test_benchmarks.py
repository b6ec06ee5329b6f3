"""The benchmarks run at a tiny size and leave nothing out; how long things take is never tested."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest

from tests.benchmarks import table
from tests.benchmarks.__main__ import main
from tests.benchmarks.population import build
from tests.benchmarks.postgres import population
from tests.benchmarks.table import Figure, Line, Target, compared
from tests.benchmarks.timing import Samples, quantile, side_by_side

TINY = ["--customers=40", "--events=900", "--imported=120", "--rounds=2", "--few=1"]
ACTIVITIES = 8
"""What hands do in a window; each has three lines, the last of them with a target."""
WITHOUT_COUNTERPART = 3 + 3 * ACTIVITIES


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_every_line_has_both_sides_and_its_target(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = tmp_path / "results.json"
    assert main([*TINY, f"--folder={tmp_path}", f"--json={results}"]) == 0
    found = json.loads(results.read_text(encoding="utf-8"))
    assert (found["about"]["customers"], found["about"]["events"]) == (40, 900)
    lines = found["lines"]
    assert [line["group"].split()[0] for line in lines if line["group"]] == (
        ["Timeline,"] * 7
        + ["One"] * 4
        + ["Export,"] * 4
        + ["Recording"] * 2
        + ["Import"] * 5
        + ["Stalls"] * 3 * ACTIVITIES
    )
    assert all(line["ours"]["value"] > 0 for line in lines)
    alone = [line["alone"]["value"] for line in lines if line["alone"]]
    assert len(alone) == len(lines) - WITHOUT_COUNTERPART
    assert min(alone) > 0
    targets = [line["target"] for line in lines if line["target"]]
    assert targets == [[20_000, True]] * 2 + [[100, False]] * 3 + [[16, False]] * ACTIVITIES
    printed = capsys.readouterr().out
    assert all(f"  {line['what']}" in printed for line in lines)
    assert list(tmp_path.iterdir()) == [results]


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_shared_database_is_built_kept_and_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder that the account of the server may enter, as `tmp_path` is not."""
    monkeypatch.setattr(population, "KNOWN", 1)  # nobody needs more events than there are
    results = tmp_path / "results.json"
    with tempfile.TemporaryDirectory(prefix="tiquo-kept-") as folder:
        Path(folder).chmod(0o755)
        options = [*TINY, "--seconds=1", f"--server={folder}/server", f"--json={results}"]
        for part in ("postgres-search", "postgres-timeline"):
            assert main([*options, f"--only={part}"]) == 0
    found = json.loads(results.read_text(encoding="utf-8"))
    assert (found["about"]["customers"], found["about"]["events"]) == (40, 900)
    targets = [line["target"] for line in found["lines"] if line["target"]]
    assert targets == [[2, False]] * 4 + [[60, False]] * 2 + [[50, False]] * 2
    assert all(line["ours"]["value"] > 0 for line in found["lines"])


def test_a_kept_database_is_left_as_it_was(tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    build(kept, 10, 60, print)
    before = kept.read_bytes()
    options = ["--rounds=1", "--few=1", "--imported=10", "--only=record", "--only=import"]
    assert main([f"--database={kept}", *options]) == 0
    assert kept.read_bytes() == before


def test_a_file_that_is_no_database_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "letter.txt"
    wrong.write_text("Dear all, " * 100, encoding="utf-8")
    assert main([f"--database={wrong}"]) == 1
    assert capsys.readouterr().err.splitlines()[-1].endswith("choose another file.")


def test_the_two_ways_take_turns() -> None:
    calls: list[str] = []
    ours, alone = side_by_side(
        lambda number: calls.append(f"ours {number}"),
        lambda number: calls.append(f"alone {number}"),
        2,
        warm=False,
    )
    assert calls == ["alone 0", "ours 0", "ours 1", "alone 1"]
    assert len(ours.wall) == len(ours.cpu) == len(alone.wall) == 2


def test_a_ratio_says_how_many_times_as_long_ours_takes() -> None:
    line = compared("group", "what", Samples([3, 1, 2], [3, 1, 2]), Samples([4] * 3, [0] * 3))
    assert line.ours == Figure(2_000, 1_000, 3_000)
    assert (line.ratio, line.cpu_ratio) == (0.5, None)


def test_rates_name_the_slowest_run_as_the_lowest() -> None:
    line = compared("group", "what", Samples([2, 1, 4], [1] * 3), Samples([1], [1]), events=100)
    assert line.ours == Figure(50, 25, 100)


def test_a_missed_target_is_said() -> None:
    figure = Figure(10, 10, 10)
    line = Line(group="g", what="w", unit="ms", ours=figure, target=Target(9))
    assert table.as_text([line]).endswith("<= 9: MISSED")
    assert Target(9, least=True).met_by(10)


def test_quantiles_are_values_that_were_measured() -> None:
    values = [float(value) for value in range(1, 101)]
    assert (quantile(values, 0.5), quantile(values, 0.95), quantile([7.0], 0.95)) == (50, 95, 7)

"""An import that is killed and run again ends where one clean run ends."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import new_database
from tests.unit.services.importing.imports import VISITS, contents, imported

_ROOT = Path(__file__).parents[2]
_CHILD = """
import sys
from pathlib import Path
from tests.builders import new_database
from tiquo_desktop.services.importing import load_profile, run
database = new_database(Path(sys.argv[1]))
say = lambda read, size: print(read, flush=True)
run(database, Path(sys.argv[2]), load_profile(sys.argv[3]), progress=say)
print("done", flush=True)
"""
_UPDATING = VISITS.replace("[[event]]", "update = true\n[[event]]")


def _file(seed: int) -> str:
    drawn = random.Random(seed)
    rows = ["id,day,given,family,email,phone"]
    for number in range(700):
        who = drawn.randrange(120)
        name = drawn.choice(["Lee", "Ray"])
        mail = f"a{who}@example.org" if who % 5 else ""
        day = "2026-01-01" if drawn.random() > 0.05 else "never"
        rows.append(f"{number},{day},Ann{who},{name},{mail},")
    return "\n".join(rows) + "\n"


@pytest.mark.timeout(300)
@pytest.mark.parametrize("profile", [VISITS, _UPDATING], ids=["added", "updated"])
def test_killed_and_run_again_is_one_clean_run(tmp_path: Path, profile: str) -> None:
    drawn = random.Random(7)
    text = _file(1)
    clean, killed = tmp_path / "clean", tmp_path / "killed"
    clean.mkdir()
    killed.mkdir()
    once = new_database(clean)
    imported(once, tmp_path / "f.csv", text, profile)
    expected = contents(once)
    once.close()
    (tmp_path / "visits.toml").write_text(profile, "utf-8")
    arguments = [str(killed), str(tmp_path / "f.csv"), str(tmp_path / "visits.toml")]
    kills = 0
    for after in (0, *(drawn.randrange(1, 6) for _ in range(3))):
        with subprocess.Popen(
            [sys.executable, "-c", _CHILD, *arguments],
            cwd=_ROOT,
            stdout=subprocess.PIPE,
            text=True,
        ) as child:
            assert child.stdout is not None
            said = [child.stdout.readline() for _ in range(after + 1)]
            kills += "done\n" not in said
            child.kill()
    assert kills, "no run was killed before its end"
    again = new_database(killed)
    imported(again, tmp_path / "f.csv", text, profile)
    found = contents(again)
    imported(again, tmp_path / "f.csv", text, profile)
    assert contents(again) == found
    again.close()
    assert found == expected

"""What was tried against a shared database, and what came out.

    python3 packaging/dev.py faults                     everything, in a few minutes
    python3 packaging/dev.py faults --only failover     one of it, or several

Real servers are started, broken and stopped on this computer, while several processes record through the
program's own service. It fails where something that was acknowledged is lost that need not be, something
is stored twice, or `database check` finds anything afterwards.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from tests.faults.scenarios import FULL, SCENARIOS, SHORT, Result, tried
from tests.faults.sites import durable_cluster

_COLUMNS = (
    ("acknow-", "ledged"),
    ("", "stored"),
    ("", "doubled"),
    ("", "lost"),
    ("re-", "fused"),
    ("un-", "known"),
    ("of these", "stored"),
    ("of these", "not"),
    ("longest", "call"),
    ("first", "after"),
    ("", "check"),
)
_NAMES = 24
_WIDTH = 9


def main(argv: Sequence[str]) -> int:
    """Try everything, or what was named; 1 where anything went wrong."""
    parser = argparse.ArgumentParser(prog="dev.py faults", description=__doc__.partition("\n")[0])
    parser.add_argument("--only", nargs="+", choices=SCENARIOS, default=[*SCENARIOS])
    parser.add_argument("--short", action="store_true", help="as the tests do it, in half the time")
    asked = parser.parse_args(argv)
    size = SHORT if asked.short else FULL
    print(_head())
    code = 0
    with (
        tempfile.TemporaryDirectory(prefix="tiquo-faults-") as folder,
        durable_cluster() as cluster,
    ):
        for place, name in enumerate(asked.only):
            try:
                result = tried(name, cluster, size, Path(folder) / str(place))
            except Exception:
                traceback.print_exc()
                print(f"{name:<{_NAMES}}FAILED: see above")
                code = 1
                continue
            print(_row(result), flush=True)
            code = code or int(not result.is_well)
    print(
        f"\n{size.writers} desks recorded all the time. Refused: the desk was told that nothing was written, and tried the"
        " same event again.\nUnknown: it was told that nobody can say, and looked for the event by its uid: stored or"
        " not; what was not\nwas recorded again under the same uid. First after: from the end of the fault to the first"
        " event that was stored."
    )
    return code


def _head() -> str:
    return "\n".join(
        " " * _NAMES + "".join(f"{each[line]:>{_WIDTH}}" for each in _COLUMNS) for line in range(2)
    )


def _row(result: Result) -> str:
    if result.untried:
        return f"{result.name:<{_NAMES}}not tried: {result.untried}\n  {result.done}"
    after = "-" if result.first_after is None else f"{result.first_after:.2f} s"
    cells = (
        result.acknowledged,
        result.stored,
        result.doubled,
        result.lost,
        result.refused,
        result.unknown,
        result.was_stored,
        result.was_not_stored,
        f"{result.longest:.2f} s",
        after,
        "clean" if not result.problems else "NOT CLEAN",
    )
    more = f" ({result.note})" if result.note else ""
    lines = [
        f"{result.name:<{_NAMES}}" + "".join(f"{each!s:>{_WIDTH}}" for each in cells),
        f"  {result.done}{more}",
        *(f"  ! {problem}" for problem in result.problems[:5]),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

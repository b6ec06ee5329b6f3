"""Benchmarks: what the program does beside the same work through sqlite3 alone.

    python3 packaging/dev.py bench                     everything, on 100,000 customers and 1,000,000 events
    python3 packaging/dev.py bench --quick             a tenth of it, in about a minute
    python3 packaging/dev.py bench --database FILE     build FILE, or measure on it if it is there
    python3 packaging/dev.py bench --only window       how long the window's event loop stands still
    python3 packaging/dev.py bench --only desks        how soon one desk shows what another records
    python3 packaging/dev.py bench --only postgres     a shared database of 1,000,000 customers and 5,000,000
                                                       events, which takes some 20 minutes to build
    python3 packaging/dev.py bench --only postgres --server FOLDER    build it there, or measure on it if it is there:
                                                       what is recorded and imported stays in it

Nothing fails because it is slow: the table is there to be read, and --json to be compared.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import (
    exports,
    imports,
    population,
    records,
    table,
    timelines,
    two_desks,
    typing_keys,
    windows,
)
from tests.benchmarks.world import World, copied, machine
from tiquo_desktop.domain.errors import TiquoError

_FULL = {"customers": 100_000, "events": 1_000_000, "imported": 200_000, "rounds": 50, "few": 3}
_QUICK = {"customers": 10_000, "events": 100_000, "imported": 20_000, "rounds": 20, "few": 3}
_SHARED_FULL = {
    "customers": 1_000_000,
    "events": 5_000_000,
    "imported": 200_000,
    "rounds": 50,
    "few": 3,
    "seconds": 10,
}
_SHARED_QUICK = {
    "customers": 20_000,
    "events": 100_000,
    "imported": 20_000,
    "rounds": 20,
    "few": 2,
    "seconds": 3,
}
_HELP = {
    "customers": "how many customers the database gets",
    "events": "how many events it gets",
    "imported": "how many events each import brings",
    "rounds": "how often the quick things are measured",
    "few": "how often those that take seconds are measured",
    "seconds": "how long the writers of a shared database write",
}
_PARTS = {
    "timeline": timelines.measure,
    "search": typing_keys.measure,
    "export": exports.measure,
    "record": records.measure,
    "import": imports.measure,
}
"""In this order: what changes the copies comes last."""
_WINDOW = "window"
"""Has a database of its own, in which all events are of one customer."""
_DESKS = "desks"
"""Has a PostgreSQL of its own; only where it is asked for."""
_SHARED = {
    "postgres": ("search", "timeline", "write", "far"),
    "postgres-search": ("search",),
    "postgres-timeline": ("timeline",),
    "postgres-write": ("write",),
    "postgres-far": ("far",),
}
"""Work on a shared database; only where they are asked for."""


def main(argv: Sequence[str]) -> int:
    """Measure and print the table; 0 done, 1 failed, 2 wrong use."""
    options = _parser().parse_args(argv)
    try:
        with tempfile.TemporaryDirectory(
            prefix="tiquo-bench-", dir=options.folder, ignore_cleanup_errors=True
        ) as folder:
            about, lines = _measured(options, Path(folder))
    except TiquoError as error:
        print(error, file=sys.stderr)
        return 1
    print(", ".join(f"{name} {_shown(value)}" for name, value in about.items()))
    print("ratio: how many times as long ours takes; CPU: the same in this process's own time\n")
    print(table.as_text(lines))
    if options.json is not None:
        options.json.write_text(table.as_json(about, lines), encoding="utf-8")
    return 0


def _measured(
    options: argparse.Namespace, folder: Path
) -> tuple[dict[str, object], list[table.Line]]:
    sizes = _QUICK if options.quick else _FULL
    size = {name: getattr(options, name) or sizes[name] for name in sizes}
    wanted = options.only or [*_PARTS, _WINDOW]
    about: dict[str, object] = {name: size[name] for name in ("customers", "events")} | machine()
    lines: list[table.Line] = []
    if set(wanted) & set(_PARTS):
        source = options.database or folder / "built.db"
        if not source.exists():
            population.build(source, size["customers"], size["events"], _say)
        world = copied(
            source,
            folder,
            rounds=size["rounds"],
            few=size["few"],
            imported=size["imported"],
            say=_say,
        )
        try:
            about, lines = world.about(), _lines(world, wanted)
        finally:
            world.database.close()
    if _WINDOW in wanted:
        lines += _of_window(options.database, folder, size)
    if set(wanted) & set(_SHARED):
        more, shared_lines = _of_shared(options, wanted, folder)
        about, lines = about | more, lines + shared_lines
    if _DESKS in wanted:
        _say(_DESKS)
        lines += two_desks.measure(size["events"] // 10, size["rounds"])
    return about, lines


def _of_shared(
    options: argparse.Namespace, wanted: Sequence[str], folder: Path
) -> tuple[dict[str, object], list[table.Line]]:
    """The lines about a shared database."""
    from tests.benchmarks.postgres import far, reading, writing
    from tests.benchmarks.postgres.world import shared

    parts = {
        "search": reading.measure_search,
        "timeline": reading.measure_timelines,
        "write": writing.measure,
        "far": far.measure,
    }
    sizes = _SHARED_QUICK if options.quick else _SHARED_FULL
    size = {name: getattr(options, name, None) or sizes[name] for name in sizes}
    chosen = {part for name in wanted for part in _SHARED.get(name, ())}
    lines: list[table.Line] = []
    with shared(options.server, folder, size, _say) as world:
        about = world.about() | {"load before": f"{os.getloadavg()[0]:.1f}"}
        for name, measure in parts.items():
            if name in chosen:
                _say(f"shared database: {name}")
                lines.extend(measure(world))
        about["load after"] = f"{os.getloadavg()[0]:.1f}"
    return about, lines


def _of_window(kept: Path | None, folder: Path, size: dict[str, int]) -> list[table.Line]:
    """The lines about a window; a kept database has another one beside it, of one customer."""
    path = folder / "one.db" if kept is None else kept.with_suffix(".one-customer.db")
    if not path.exists():
        population.build(path, size["customers"], size["events"], _say, of_one=True)
    _say(_WINDOW)
    return list(windows.measure(path, size["few"]))


def _lines(world: World, wanted: Sequence[str]) -> list[table.Line]:
    lines: list[table.Line] = []
    for name, measure in _PARTS.items():
        if name in wanted:
            _say(name)
            lines.extend(measure(world))
    return lines


def _parser() -> argparse.ArgumentParser:
    description, _, usage = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        "python -m tests.benchmarks",
        description=description,
        epilog=usage,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--quick", action="store_true", help="smaller sizes for all that follow")
    for name, full in (_SHARED_FULL | _FULL).items():
        said = f"{_HELP[name]} ({full:,}; quick {(_SHARED_QUICK | _QUICK)[name]:,})"
        parser.add_argument(f"--{name}", type=_count, metavar="N", help=said)
    parser.add_argument(
        "--database", type=Path, metavar="FILE", help="keep it, and measure on copies"
    )
    parser.add_argument(
        "--server", type=Path, metavar="FOLDER", help="keep the shared database's server there"
    )
    parser.add_argument("--folder", type=Path, help="where the copies lie meanwhile")
    parser.add_argument(
        "--only", action="append", choices=[*_PARTS, _WINDOW, _DESKS, *_SHARED], help="repeatable"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to a file")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def _shown(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The table of results: lines, their text and their JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from tests.benchmarks.timing import Samples, quantile

MS = "ms"
RATE = "events/s"
TIMES = "times"
TRIPS = "trips"
_HEADER = ("what", "ours", "(min - max)", "driver alone", "(min - max)", "ratio", "CPU", "target")
_LEFT = (0, 7)


class Figure(NamedTuple):
    """One measured value, and the smallest and the largest of its kind."""

    value: float
    low: float
    high: float


class Target(NamedTuple):
    """What an issue demands of a value: at most that much, or at least where `least` is set."""

    value: float
    least: bool = False

    def met_by(self, value: float) -> bool:
        """Whether the value is good enough."""
        return value >= self.value if self.least else value <= self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One comparison.

    `ratio` and `cpu_ratio` say how many times as long ours took, by the wall clock and in
    processor time. A line without `alone` has no counterpart.
    """

    group: str
    what: str
    unit: str
    ours: Figure
    alone: Figure | None = None
    ratio: float | None = None
    cpu_ratio: float | None = None
    target: Target | None = None


def compared(
    group: str, what: str, ours: Samples, alone: Samples, *, part: float = 0.5, events: int = 0
) -> Line:
    """The line of two ways that took turns.

    `part` is the quantile that is shown, the median unless told. With `events`, how many one run
    handled, the figures are rates.
    """
    return Line(
        group=group,
        what=what,
        unit=RATE if events else MS,
        ours=_figure(ours, part, events),
        alone=_figure(alone, part, events),
        ratio=_ratio(ours.wall, alone.wall, part),
        cpu_ratio=_ratio(ours.cpu, alone.cpu, part),
    )


def as_text(lines: Sequence[Line]) -> str:
    """The aligned table, grouped."""
    cells = [_HEADER, *map(_cells, lines)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    rows = [
        "  ".join(
            cell.ljust(width) if place in _LEFT else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    shown = [rows[0]]
    previous = None
    for line, row in zip(lines, rows[1:], strict=True):
        if line.group != previous:
            shown += ["", line.group]
            previous = line.group
        shown.append(row)
    return "\n".join(shown)


def as_json(about: Mapping[str, object], lines: Sequence[Line]) -> str:
    """Everything, with all digits, to compare with another run; times in milliseconds."""
    rows = [
        asdict(line)
        | {name: figure._asdict() for name in ("ours", "alone") if (figure := getattr(line, name))}
        for line in lines
    ]
    return json.dumps({"about": about, "lines": rows}, indent=1, default=str)


def _figure(samples: Samples, part: float, events: int) -> Figure:
    wall = quantile(samples.wall, part), min(samples.wall), max(samples.wall)
    if events:
        value, low, high = (events / max(seconds, 1e-9) for seconds in wall)
        return Figure(value, high, low)
    return Figure(*(1_000 * seconds for seconds in wall))


def _ratio(ours: list[float], alone: list[float], part: float) -> float | None:
    # Processor time comes in coarse steps on some systems: nothing can be divided by none.
    below = quantile(alone, part)
    return quantile(ours, part) / below if below else None


def _cells(line: Line) -> tuple[str, ...]:
    return (
        f"  {line.what}",
        f"{_number(line.ours.value, line.unit)} {line.unit}",
        _spread(line.ours, line.unit),
        f"{_number(line.alone.value, line.unit)} {line.unit}" if line.alone else "-",
        _spread(line.alone, line.unit) if line.alone else "",
        "-" if line.ratio is None else f"{line.ratio:.2f}",
        "-" if line.cpu_ratio is None else f"{line.cpu_ratio:.2f}",
        _said(line),
    )


def _spread(figure: Figure, unit: str) -> str:
    return f"({_number(figure.low, unit)} - {_number(figure.high, unit)})"


def _number(value: float, unit: str) -> str:
    if unit == RATE or value >= 1_000:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _said(line: Line) -> str:
    if line.target is None:
        return ""
    sign = ">=" if line.target.least else "<="
    verdict = "met" if line.target.met_by(line.ours.value) else "MISSED"
    return f"{sign} {line.target.value:,.0f}: {verdict}"

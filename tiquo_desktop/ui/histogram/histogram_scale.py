"""Where the bins of a histogram stand: from instants to pixels and back."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tiquo_desktop.services.histogram import Bins

Range = tuple[int, int]
"""Start and end, as instants."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Bins side by side in so many pixels, all of them equally wide.

    A *place* is a position among the bins: 1.5 is half-way through bin 1.
    """

    bins: Bins
    width: int

    def x(self, place: float) -> float:
        """The pixel of a place."""
        return place * self.width / len(self.bins)

    def place(self, instant: int) -> float:
        """The place of an instant; the nearest end for those outside."""
        edges = self.bins.edges
        if instant <= edges[0]:
            return 0.0
        if instant >= edges[-1]:
            return float(len(self.bins))
        at = self.bin_at(instant)
        return at + (instant - edges[at]) / (edges[at + 1] - edges[at])

    def places(self, since: int | None, until: int | None) -> tuple[float, float]:
        """The places where a range begins and ends; None leaves an end open."""
        first = 0.0 if since is None else self.place(since)
        end = float(len(self.bins)) if until is None else self.place(until)
        return first, max(first, end)

    def bin_at(self, instant: int) -> int:
        """The bin of an instant, the nearest one for those outside."""
        return min(max(bisect_right(self.bins.edges, instant) - 1, 0), len(self.bins) - 1)

    def bin_under(self, x: float) -> int:
        """The bin at a pixel."""
        return min(max(int(x * len(self.bins) / max(1, self.width)), 0), len(self.bins) - 1)

    def edge_near(self, x: float) -> int:
        """The instant of the edge of a bin that is nearest to a pixel."""
        at = round(x * len(self.bins) / max(1, self.width))
        return self.bins.edges[min(max(at, 0), len(self.bins))]

    def range_of(self, first: int, last: int) -> Range:
        """The range from one bin to another, both included."""
        return self.bins.edges[min(first, last)], self.bins.edges[max(first, last) + 1]

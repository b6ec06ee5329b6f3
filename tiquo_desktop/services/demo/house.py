"""The rooms of the house and who sleeps in them: no room is given to two parties at once."""

from __future__ import annotations

from collections.abc import Sequence

from tiquo_desktop.services.demo.vocabulary import Room


class House:
    """Keeps, for each door, the nights that are taken as the bits of one number."""

    def __init__(self, rooms: Sequence[Room], opening: int) -> None:
        self._rooms = rooms
        self._opening = opening
        self._taken: dict[str, int] = {}

    def door(self, kind: Room, arrival: int, nights: int) -> str:
        """A door of that kind, or another where all are taken, for these nights.

        A demo with more stays than the house has beds puts some of them into the same room.
        """
        stay = ((1 << nights) - 1) << max(arrival - self._opening, 0)
        others = (door for room in self._rooms for door in room.numbers)
        doors = (*kind.numbers, *others)
        free = next((door for door in doors if not self._taken.get(door, 0) & stay), None)
        chosen = free or kind.numbers[arrival % len(kind.numbers)]
        self._taken[chosen] = self._taken.get(chosen, 0) | stay
        return chosen

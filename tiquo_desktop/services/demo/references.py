"""References as the platform writes them, each given once: ``BK-7XK2M9``, ``ENQ-000123``."""

from __future__ import annotations

_SIGNS = "0123456789BCDFGHJKLMNPQRSTVWXYZ"
_LENGTH = 6
_SIZE = len(_SIGNS) ** _LENGTH
# Coprime to the size, so that every step meets every reference once before any comes again.
_STEP = 387_420_590
_TAKEN = frozenset({"A12B34", "99C0D1", "H22KQD", "J98UBC", "K41TRW"})
"""References of the picture in the documentation, which Amelia's story uses."""
_FIRST_ENQUIRY = 1_235


class References:
    """Gives out references; the same for the same seed and order of asking."""

    def __init__(self, seed: int) -> None:
        self._last = seed % _SIZE
        self._enquiries = _FIRST_ENQUIRY

    def booking(self) -> str:
        """A reference for a booking."""
        return f"BK-{self._next()}"

    def order(self) -> str:
        """A reference for an order."""
        return f"ORD-{self._next()}"

    def enquiry(self) -> str:
        """A reference for an enquiry."""
        self._enquiries += 1
        return f"ENQ-{self._enquiries - 1:06d}"

    def _next(self) -> str:
        while True:
            self._last = rest = (self._last + _STEP) % _SIZE
            signs = []
            for _ in range(_LENGTH):
                rest, sign = divmod(rest, len(_SIGNS))
                signs.append(_SIGNS[sign])
            reference = "".join(signs)
            if reference not in _TAKEN:
                return reference

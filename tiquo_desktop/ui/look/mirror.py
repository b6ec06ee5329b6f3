"""Painting as in a mirror, for languages that are written from right to left.

Whoever paints works from left to right; inside of `mirrored` all of it comes out the other way round,
and what has to be read (texts, icons, key caps) is put `upright` again at its new place.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

# Not read from the painter: asking for its transform costs more than drawing a text.
_painters: list[QPainter] = []


@contextmanager
def mirrored(painter: QPainter, rect: QRectF, wanted: bool) -> Iterator[None]:
    """Paint what is in `rect` as in a mirror, if that is wanted."""
    if not wanted:
        yield
        return
    _painters.append(painter)
    _turn(painter, rect)
    try:
        yield
    finally:
        painter.restore()
        _painters.pop()


def is_mirrored() -> bool:
    """Whether what is painted now comes out the other way round."""
    return bool(_painters)


@contextmanager
def upright(painter: QPainter, rect: QRectF) -> Iterator[None]:
    """Paint what is in `rect` as it is, at its place in the mirror."""
    _turn(painter, rect)
    try:
        yield
    finally:
        painter.restore()


def _turn(painter: QPainter, rect: QRectF) -> None:
    painter.save()
    painter.translate(rect.left() + rect.right(), 0)
    painter.scale(-1, 1)

"""Comparing what is on screen with a picture that was looked at and kept.

Fonts are drawn a shade differently by other versions of Qt, so both pictures are halved, blurred and
compared with a tolerance; and tile by tile, so that a button that has moved is not lost in the whole.

    TIQUO_PICTURES=write python -m pytest tests/pictures     keeps what is on screen now
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, qRgb

EXPECTED = Path(__file__).parent / "expected"
_COLORS = 256
_TILE = 24  # halved pixels
_SHADE = 20
"""How far a halved and blurred pixel may be off, of 255."""
_MOST, _MOST_IN_TILE = 0.005, 0.1
"""The part of all pixels, and of those of one tile, that may be further off."""

Pixels = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """How far apart two pictures of one size are.

    `share` is the part of pixels that differ, `worst` the same in the worst tile, whose middle is at
    `place` in the whole picture; `image` shows where.
    """

    share: float
    worst: float
    place: tuple[int, int]
    image: QImage

    @property
    def is_seen(self) -> bool:
        """Whether somebody would see it."""
        return self.share > _MOST or self.worst > _MOST_IN_TILE


def difference(actual: QImage, expected: QImage) -> Difference:
    """Compare two pictures of the same size."""
    off = np.abs(_softened(actual) - _softened(expected)).max(axis=2) > _SHADE
    high, wide = (-(-size // _TILE) for size in off.shape)
    tiles = np.zeros((high * _TILE, wide * _TILE), np.float32)
    tiles[: off.shape[0], : off.shape[1]] = off
    shares = tiles.reshape(high, _TILE, wide, _TILE).mean(axis=(1, 3))
    row, column = divmod(int(shares.argmax()), wide)
    grey = np.where(off, 0, 255).astype(np.uint8)
    image = QImage(
        np.ascontiguousarray(grey).tobytes(),
        off.shape[1],
        off.shape[0],
        off.shape[1],
        QImage.Format.Format_Grayscale8,
    ).copy()
    place = ((2 * column + 1) * _TILE, (2 * row + 1) * _TILE)
    return Difference(float(off.mean()), float(shares.max()), place, image)


def reduced(image: QImage) -> QImage:
    """The picture with its most used 256 colours, as it is kept."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), -1) & 0xFFFFFF
    colors, uses = np.unique(pixels, return_counts=True)
    most = colors[np.argsort(-uses, kind="stable")][:_COLORS].tolist()
    table = [qRgb(color >> 16, color >> 8 & 0xFF, color & 0xFF) for color in most]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


def keep(image: QImage, name: str) -> None:
    """Keep a picture as what is expected from now on."""
    EXPECTED.mkdir(exist_ok=True)
    if not reduced(image).save(str(EXPECTED / f"{name}.png")):
        raise OSError(f"{name}.png cannot be written")


def compare(image: QImage, name: str, folder: Path) -> str | None:
    """One sentence if a picture is not as expected; what is there goes to `folder` then."""
    expected = QImage(str(EXPECTED / f"{name}.png"))
    actual_file = folder / f"{name}.png"
    if expected.isNull():
        image.save(str(actual_file))
        return f"{name}: nothing was kept to compare it with; it is now {actual_file}"
    if image.size() != expected.size():
        image.save(str(actual_file))
        sizes = " instead of ".join(
            f"{each.width()} x {each.height()}" for each in (image, expected)
        )
        return f"{name}: {sizes}; it is now {actual_file}"
    found = difference(image, expected)
    if not found.is_seen:
        return None
    image.save(str(actual_file))
    found.image.save(str(folder / f"{name}-difference.png"))
    return (
        f"{name}: {found.share:.2%} of it differ, {found.worst:.0%} around {found.place}; it is now "
        f"{actual_file}, and where it differs is beside it"
    )


def _softened(image: QImage) -> Pixels:
    """Half as large and blurred: rows, columns, colours."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    high, wide = plain.height() // 2, plain.width() // 2
    pixels = rows[: 2 * high, : 6 * wide].astype(np.float32).reshape(high, 2, wide, 2, 3)
    halved = pixels.mean(axis=(1, 3))
    around = np.pad(halved, ((1, 1), (1, 1), (0, 0)), mode="edge")
    blurred: Pixels = (
        sum(around[y : y + high, x : x + wide] for y in range(3) for x in range(3)) / 9
    ).astype(np.float32)
    return blurred

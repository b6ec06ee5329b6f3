"""What the values of arguments may be: each reads one, or says what is wrong with it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path

_LARGEST_SIDE = 10_000


def path(text: str) -> Path:
    """A file or folder."""
    if not text or "\x00" in text:
        raise argparse.ArgumentTypeError("a file name is missing")
    return Path(text)


def target(text: str) -> Path | None:
    """The file to write; None for standard output. A file of that name is ``./-``."""
    return None if text == "-" else path(text)


def picture_path(text: str) -> Path:
    """The picture to draw."""
    named = path(text)
    if named.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError("the picture is a PNG: give a name that ends in .png")
    return named


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels."""
    match = re.fullmatch(r"([1-9][0-9]{1,4})[xX×]([1-9][0-9]{1,4})", text)
    if match is None or max(int(match[1]), int(match[2])) > _LARGEST_SIDE:
        raise argparse.ArgumentTypeError("write a size like 1440x900")
    return int(match[1]), int(match[2])


def _number(lowest: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", text) is None or int(text) < lowest:
            raise argparse.ArgumentTypeError(f"write a whole number from {lowest} on")
        return int(text)

    return number


positive = _number(1)
whole = _number(0)

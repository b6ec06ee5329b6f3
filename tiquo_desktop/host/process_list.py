"""What other programs are shown of this one: the arguments with which it was started."""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_PASSWORDS = (
    re.compile(rb"([?&](?:ssl)?password=)([^&\0]+)"),
    re.compile(rb"(://[^/@\0]*?:)([^\0]+(?=@)|(?![0-9]+(?:[/?,\0]|$))[^@&\0]+)"),
)
"""The password in the URL of a server: as a parameter, or behind the login, where it goes on to the
last @ whatever it holds; without one it may be a port."""
_START, _END = 45, 46
"""Where /proc/self/stat has the addresses of the arguments, counted behind the program's name."""


def hide_passwords(arguments: Sequence[str]) -> bool:
    """Overwrite the passwords of URLs in the arguments of this process where other programs read
    them; whether one stays to be seen there, because this system does not allow it.

    Whoever looked before has seen it.
    """
    written = [each.encode(errors="surrogateescape") for each in arguments]
    if not any(kind.search(each) for kind in _PASSWORDS for each in written):
        return False
    if sys.platform == "linux":
        with suppress(OSError, ValueError, IndexError):  # as without /proc
            return not _overwrite()
    return True


def _overwrite() -> bool:
    numbers = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    start, end = int(numbers[_START]), int(numbers[_END])
    shown = Path("/proc/self/cmdline").read_bytes()
    if start <= 0 or end - start != len(shown):
        return False
    memory = (ctypes.c_char * len(shown)).from_address(start)
    if memory.raw != shown:
        return False
    for kind in _PASSWORDS:
        shown = kind.sub(lambda match: match[1] + b"*" * len(match[2]), shown)
    memory.raw = shown
    return True

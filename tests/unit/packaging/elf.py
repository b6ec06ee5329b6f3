"""Reads which shared libraries a 64-bit little-endian ELF file is linked to."""

import struct
from pathlib import Path

_DYNAMIC, _LOAD = 2, 1  # program header types
_NEEDED, _STRINGS = 1, 5  # tags of the dynamic section


def needed(file: Path) -> set[str]:
    """The NEEDED entries of a shared library."""
    data = file.read_bytes()
    if data[:6] != b"\x7fELF\x02\x01":
        raise ValueError(f"{file.name} is no 64-bit little-endian ELF file")
    (offset,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    headers = [struct.unpack_from("<IIQQQQ", data, offset + size * i) for i in range(count)]
    loads = [(address, at, length) for kind, _, at, address, _, length in headers if kind == _LOAD]
    at, length = next((at, length) for kind, _, at, _, _, length in headers if kind == _DYNAMIC)
    entries = list(struct.iter_unpack("<QQ", data[at : at + length - length % 16]))
    strings = next(value for tag, value in entries if tag == _STRINGS)
    start = next(o + strings - a for a, o, n in loads if a <= strings < a + n)
    return {_text(data, start + value) for tag, value in entries if tag == _NEEDED}


def _text(data: bytes, start: int) -> str:
    return data[start : data.index(b"\0", start)].decode("ascii")

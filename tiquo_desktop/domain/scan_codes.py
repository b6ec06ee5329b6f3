"""What a scanner types: wallet cards, numbers, references and ticket links.

A keyboard-wedge scanner types the keys of the keyboard that it was set up for, and the system reads
them as those of the keyboard that it believes to have. Where the two differ, the characters are
others than the code's: ``&é"`` for 123. Here each way to read them is tried.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from tiquo_desktop.domain.identifiers import REFERENCE_PREFIXES, parse_number, parse_uid

LONGEST = 512
"""Characters of the longest code."""
_UID_DIGITS = 32
_UID_LENGTHS = (32, 36)
_LONGEST_REFERENCE = 40

_STARTS = ("cust-", *(prefix.lower() for prefix in REFERENCE_PREFIXES))
_LINKS = ("https://", "http://", "tiquo://")
_HEX = re.compile(r"[0-9a-f-]*")
_REST = re.compile(rf"[0-9a-z-]{{0,{_LONGEST_REFERENCE}}}")
_CUSTOMER = re.compile(r"cust-0*[1-9][0-9]{0,17}", re.IGNORECASE)
_REFERENCE = re.compile(
    rf"(?:{'|'.join(REFERENCE_PREFIXES)})[0-9a-z][0-9a-z-]{{0,{_LONGEST_REFERENCE - 1}}}",
    re.IGNORECASE,
)
_TICKET = re.compile(r"https?://\S+?/ticket/[^/\s]+/([^/?#\s]+)/?(?:[?#]\S*)?", re.IGNORECASE)
_OWN = re.compile(r"tiquo://customer/([^/?#\s]+)/?", re.IGNORECASE)
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
"""The AIM identifier of a kind of bar code, which many scanners can put before the code."""
_SIGNS = re.compile(r"^[~*#$%!|^]{1,3}|[~*#$%!|^]{1,3}$")
"""What many scanners put around a code, such as the stars of Code 39."""
_BEGUN_SYMBOLOGY = re.compile(r"\](?:[A-Za-z][0-9A-Za-z]?)?")


class CodeKind(Enum):
    """What a code names."""

    UID = "uid"
    NUMBER = "number"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Code:
    """What was scanned: a uid without dashes, ``CUST-000042``, or a reference as it was written."""

    kind: CodeKind
    value: str


def _keyboard(theirs: str, ours: str) -> tuple[dict[int, str], dict[int, str]]:
    """What each keyboard's characters are on the other."""
    there = {ord(a): b for a, b in zip(theirs, ours, strict=True) if a != b}
    back = {ord(b): a for a, b in zip(theirs, ours, strict=True) if a != b}
    return there, back


_AMERICAN = (
    "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?"
)
_FRENCH = (
    "&é\"'(-è_çà)=azertyuiop^$qsdfghjklmùwxcvbn,;:!1234567890°+AZERTYUIOP¨£QSDFGHJKLM%WXCVBN?./§"
)
_GERMAN = (
    '1234567890ß´qwertzuiopü+asdfghjklöäyxcvbnm,.-!"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄYXCVBNM;:_'
)
_SHIFTED_DIGITS = {ord(a): b for a, b in zip("!@#$%^&*()_", "1234567890-", strict=True)}
"""The digits of a scanner that believes them to need Shift, as on a French keyboard."""
_READINGS: tuple[dict[int, str], ...] = (
    {},
    *_keyboard(_FRENCH, _AMERICAN),
    *_keyboard(_GERMAN, _AMERICAN),
)

# Scan codes of the main block of keys, which are the same on every keyboard; row by row.
_ROWS = ((0x02, 12), (0x10, 12), (0x1E, 11), (0x2C, 10))
_SCAN_CODES = [first + step for first, many in _ROWS for step in range(many)]
_PLAIN = dict(zip(_SCAN_CODES, _AMERICAN[: len(_SCAN_CODES)], strict=True))
_SHIFTED = dict(zip(_SCAN_CODES, _AMERICAN[len(_SCAN_CODES) :], strict=True))


def american(scan_code: int, shift: bool) -> str:
    """What a key of the main block types on an American keyboard; "" for any other key.

    `scan_code` is that of the PC's keyboard (set 1), such as 0x02 for the key of the 1.
    """
    return (_SHIFTED if shift else _PLAIN).get(scan_code, "")


def read(typed: str, prefix: str = "", suffix: str = "") -> Code | None:
    """The code in what a scanner typed; None if there is none, or something else as well.

    `prefix` and `suffix` are what this scanner was told to put around every code. A few signs and
    all control characters count as not there.
    """
    if len(typed) > LONGEST:
        return None
    bare = [text for read_as in _readings(typed) for text in _bare(read_as, prefix, suffix)]
    # On some keyboards the signs are digits: only what is no code with them is tried without.
    for text in (*bare, *(_SIGNS.sub("", text) for text in bare)):
        if code := _code(text):
            return code
    return None


def could_begin(typed: str, prefix: str = "", suffix: str = "") -> bool:
    """Whether what was typed so far may be the beginning of a code, or a whole one."""
    if len(typed) > LONGEST:
        return False
    return any(
        _begins(bare) or _begins(_SIGNS.sub("", bare)) or _begun(text, prefix)
        for text in map(_visible, _readings(typed))
        for bare in _bare(text, prefix, suffix)
    )


def _readings(typed: str) -> list[str]:
    """What the keys may have been on the scanner's keyboard."""
    found = [typed.translate(reading) for reading in _READINGS]
    # A scanner presses Shift for all digits or for none.
    if not any(sign.isdigit() for sign in typed):
        found.append(typed.translate(_SHIFTED_DIGITS))
    return found


def _visible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(each for each in text if unicodedata.category(each) not in ("Cc", "Cf"))


def _bare(text: str, prefix: str, suffix: str) -> list[str]:
    """The text as it is and without what may be around the code, (a part of) the suffix too."""
    text = _visible(text)
    prefix, suffix = _visible(prefix), _visible(suffix)
    found = [text]
    if prefix and text.startswith(prefix):
        found.append(text[len(prefix) :])
    found += [text[3:] for text in found if _SYMBOLOGY.match(text)]
    for length in range(1, len(suffix) + 1):
        found += [each[:-length] for each in found if each.endswith(suffix[:length])]
    return found


def _begun(text: str, prefix: str) -> bool:
    prefix = _visible(prefix)
    rest = text[len(prefix) :] if prefix and text.startswith(prefix) else text
    return prefix.startswith(text) or _BEGUN_SYMBOLOGY.fullmatch(rest) is not None


def _begins(text: str) -> bool:
    small = text.lower()
    if _HEX.fullmatch(small):
        return len(small.replace("-", "")) <= _UID_DIGITS and len(small) <= max(_UID_LENGTHS)
    for start in _STARTS:
        if start.startswith(small):
            return True
        if small.startswith(start) and _REST.fullmatch(small[len(start) :]):
            return True
    return any(link.startswith(small) or small.startswith(link) for link in _LINKS) and (
        small.isascii() and " " not in small
    )


def _code(text: str) -> Code | None:
    if len(text) in _UID_LENGTHS and (uid := parse_uid(text)):
        return Code(CodeKind.UID, uid)
    if _CUSTOMER.fullmatch(text) and (number := parse_number(text)):
        return Code(CodeKind.NUMBER, number)
    if _REFERENCE.fullmatch(text):
        return Code(CodeKind.REFERENCE, text.upper())
    if own := _OWN.fullmatch(text):
        return _code(own[1])
    if ticket := _TICKET.fullmatch(text):
        code = _code(ticket[1])
        return code if code is not None and code.kind is CodeKind.REFERENCE else None
    return None

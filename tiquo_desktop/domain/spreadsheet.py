"""Texts in CSV files that a spreadsheet must not run as formulas.

The mark is an apostrophe. It is put in front of

- a cell that begins with ``=``, ``+``, ``-``, ``@``, their full-width or small forms, a tab, a
  carriage return or a line feed, also behind spaces and characters without a width;
- such a beginning behind a semicolon, tab or line break *inside* a cell: a spreadsheet whose list
  separator is the semicolon splits a cell there and would run the rest;
- a place that would need the mark if its apostrophes were not there, so that `restore` can tell.

A whole cell that is a number (``-12.50``) or a phone number that cannot be computed
(``+44 7700 900421``) stays as it is. ``+44-1`` is computed, and so gets the mark. `restore` undoes
`protect` exactly, for every text, and leaves texts alone that `protect` cannot have written, such
as ``'tis the season``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MARK = "'"
"""What is put in front of a text to make it harmless."""

# What spreadsheets skip in front of a formula: control characters, blanks, characters of no width.
_INVISIBLE = (
    r"\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064"
    r"\u3000\ufeff"
)
_SIGN = r"[=+\-@＝＋－＠﹦﹢﹣﹫]"
_RISK_AT_START = re.compile(rf"'*(?:[\t\r\n]|[{_INVISIBLE}]*{_SIGN})")
# A separator answers for what follows up to the next one, so that no mark hides another.
_RISK_INSIDE = re.compile(rf"[;\t\r\n](?='*[{_INVISIBLE}]*{_SIGN})")
_MAY_BEGIN = re.compile(rf"[{MARK}\t\r\n{_INVISIBLE}]|{_SIGN}")
_SEPARATORS = ";\t\r\n"
_MARK_INSIDE = re.compile(rf"([;\t\r\n])'(?='*[{_INVISIBLE}]*{_SIGN})")
_NUMBER = re.compile(rf"[{_INVISIBLE}]*[+-][0-9]+(?:[.,][0-9]+)*")
_PHONE = re.compile(rf"[{_INVISIBLE}]*\+(?=[0-9(])[0-9 .()\-]+")
# Two operands side by side are no formula in any spreadsheet: the cell is shown as it is.
_SIDE_BY_SIDE = re.compile(r"[0-9] *\(|\) *[0-9]|[0-9] +[0-9]")


def protect(cell: str) -> str:
    """`cell` with the mark wherever a spreadsheet would run what follows."""
    # Looking for single characters first is much faster.
    if ";" in cell or "\n" in cell or "\t" in cell or "\r" in cell:
        cell = _RISK_INSIDE.sub(rf"\g<0>{MARK}", cell)
    if cell[:1].isalnum():
        return cell
    return MARK + cell if _RISK_AT_START.match(cell) and not _is_harmless(cell) else cell


def protect_all(cells: Sequence[str | None]) -> Sequence[str | None]:
    """`protect` of all cells of a column, where most columns need nothing; None stays None."""
    inside = "".join(filter(None, cells))
    first = "".join({cell[:1] for cell in cells if cell})
    if _MAY_BEGIN.search(first) or any(separator in inside for separator in _SEPARATORS):
        return [cell and protect(cell) for cell in cells]
    return cells


def restore(cell: str) -> str:
    """The text that `protect` made `cell` of."""
    if cell.startswith(MARK):
        rest = cell[1:]
        if _RISK_AT_START.match(rest) and not _is_harmless(rest):
            cell = rest
    return _MARK_INSIDE.sub(r"\1", cell)


def _is_harmless(cell: str) -> bool:
    if _NUMBER.fullmatch(cell):
        return True
    return bool(_PHONE.fullmatch(cell) and _SIDE_BY_SIDE.search(cell))

"""One name as given and family name; both joined again give the same words."""

from __future__ import annotations

_SUFFIXES = frozenset(
    "jr sr ii iii iv phd md dds dvm do rn esq mba msc bsc ma ba obe mbe cbe qc kc".split()
)


def split_name(name: str) -> tuple[str, str]:
    """``Dr. Ann Lee PhD`` as ``Dr. Ann`` and ``Lee PhD``, ``Lee, Ann`` as ``Ann`` and ``Lee``.

    A single word is a given name.
    """
    before, comma, after = name.partition(",")
    if comma and after.strip() and not _is_suffix(after.split()[0]):
        return " ".join(after.split()), " ".join(before.split())
    words = name.split()
    last = len(words) - 1
    while last > 1 and _is_suffix(words[last]):
        last -= 1
    if last < 1:
        return name.strip(), ""
    return " ".join(words[:last]), " ".join(words[last:])


def _is_suffix(word: str) -> bool:
    return word.replace(".", "").strip(",").casefold() in _SUFFIXES

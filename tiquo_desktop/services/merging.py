"""Two people who changed one profile: what both meant, and where they meant different things."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from tiquo_desktop.domain.customers import BAN, Profile, Status, extra_values

_STATUS = "status"


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people set differently.

    `field` is a field of a profile or, with `is_extra`, a key of its `extra`. `before` is what both saw; `theirs` is
    stored by now, `mine` is not. The status comes as ``(status, ban)``, its ban as in `extra`;
    phones as `Phone`s; everything else as JSON knows it, None where it is empty.
    """

    field: str
    is_extra: bool
    before: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True, slots=True)
class Merge:
    """`profile` has every change that nobody contradicts, and `theirs` where somebody does."""

    profile: Profile
    clashes: tuple[Clash, ...]

    def choosing_mine(self, clashes: Iterable[Clash]) -> Profile:
        """The profile with my values in these contradicted fields."""
        chosen = {(each.is_extra, each.field): each.mine for each in clashes}
        return _profile(_flat(self.profile) | chosen) if chosen else self.profile


def merge(before: Profile, theirs: Profile, mine: Profile) -> Merge:
    """What two changes of the same profile come to.

    Fields, keys of `extra`, and the status together with its ban are merged one by one.
    """
    old, stored, wanted = _flat(before), _flat(theirs), _flat(mine)
    merged = dict(stored)
    clashes = []
    for key in stored | wanted:
        was, is_, should = old.get(key), stored.get(key), wanted.get(key)
        if should in (was, is_):
            continue
        if is_ == was:
            merged[key] = should
        else:
            clashes.append(Clash(key[1], key[0], was, is_, should))
    result = _profile(merged)
    if extra_values(result) == extra_values(theirs):
        result = replace(result, extra=theirs.extra)  # to the letter: nothing in it was changed
    return Merge(result, tuple(clashes))


_FIELDS = tuple(each.name for each in fields(Profile) if each.name != "extra")


def _flat(profile: Profile) -> dict[tuple[bool, str], Any]:
    """The values by (whether it is a key of `extra`, name)."""
    extra = extra_values(profile)
    values: dict[tuple[bool, str], Any] = {
        (False, name): getattr(profile, name) for name in _FIELDS
    }
    values[False, _STATUS] = (profile.status, extra.pop(BAN, None))
    return values | {(True, name): value for name, value in extra.items()}


def _profile(values: Mapping[tuple[bool, str], Any]) -> Profile:
    given = {name: value for (is_extra, name), value in values.items() if not is_extra}
    extra = {
        name: value for (is_extra, name), value in values.items() if is_extra and value is not None
    }
    status, ban = given.pop(_STATUS)
    if ban is not None:
        extra[BAN] = ban
    text = json.dumps(extra, ensure_ascii=False) if extra else None
    return Profile(**given, status=Status(status), extra=text)

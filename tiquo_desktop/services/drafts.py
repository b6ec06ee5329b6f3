"""Drafts: what somebody typed and has not saved yet, on disk, so that it outlives a crash.

One JSON file for each person and each customer (or event to be corrected), readable by its owner
only. A draft stays with its author: nobody else at the desk is offered it.
"""

from __future__ import annotations

import hashlib
import json
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from tiquo_desktop.domain import times
from tiquo_desktop.domain.digests import new_salt
from tiquo_desktop.domain.errors import UnwritableOutput
from tiquo_desktop.domain.identifiers import new_uid, parse_uid
from tiquo_desktop.host.paths import make_private_dir
from tiquo_desktop.services.output_file import output_file

_UNREADABLE = ".unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftKey:
    """Whose draft it is, in which database (uid), and what about: the uid of a customer, or of the
    event that is to be corrected. In a shared database a person is a login and a name."""

    database: str
    person: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The texts of the dialog as they were typed, and the identity the event will have.

    `uid` and `salt` (hex) are those of the event: an attempt to save whose outcome nobody knows is
    repeated with them, so that it stores nothing twice. `attempted_at` is the instant that "now"
    meant at the first attempt, None before it. `corrects` is the uid of the event to be corrected, `reason` says why.
    `kept_at` is when the draft was last written (microseconds UTC).
    """

    summary: str = ""
    category: str = ""
    type: str = ""
    source: str = ""
    about: str = ""
    when: str = ""
    amount: str = ""
    currency: str = ""
    details: str = ""
    reason: str = ""
    kind: str = ""
    corrects: str | None = None
    attempted_at: int | None = None
    uid: str = field(default_factory=new_uid)
    salt: str = field(default_factory=lambda: new_salt().hex(), repr=False)
    kept_at: int = 0


class Drafts:
    """The drafts below one folder. Safe to use from several threads.

    Writings carry a rising number: one that comes late, behind a newer one or behind `discard`, is
    ignored.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` need not exist yet."""
        self._folder = folder
        self._lock = threading.Lock()
        self._latest: dict[Path, int] = {}

    def keep(self, key: DraftKey, draft: Draft, number: int) -> int | None:
        """Write a draft; the instant at which it was kept, None if a newer one was already.

        Raises:
            UnwritableOutput: the folder cannot be written to, or the disk is full.
        """
        path = self._path(key)
        with self._lock:
            if not self._is_newest(path, number):
                return None
            kept_at = times.now()
            said = {"person": key.person, "about": key.about}
            text = json.dumps(said | {"draft": asdict(draft) | {"kept_at": kept_at}})
            try:
                make_private_dir(path.parent)
            except OSError:
                raise UnwritableOutput(
                    "The draft cannot be kept on this computer: check the data folder. What you "
                    "typed is still here; save it before you close the window."
                ) from None
            with output_file(path) as file:
                file.write(text.encode())
            return kept_at

    def discard(self, key: DraftKey, number: int) -> None:
        """Forget a draft: it was saved, or is not wanted."""
        path = self._path(key)
        with self._lock:
            if self._is_newest(path, number):
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def find(self, key: DraftKey) -> Draft | None:
        """The draft that was kept; None without one. What cannot be read is put aside."""
        path = self._path(key)
        with self._lock:
            try:
                stored = json.loads(path.read_bytes())["draft"]
                return _draft(stored)
            except OSError:
                return None
            except (ValueError, KeyError, TypeError):
                with suppress(OSError):
                    path.replace(path.with_suffix(_UNREADABLE))
                return None

    def count(self, database: str, person: str) -> int:
        """How many drafts of a person there are."""
        pattern = f"{_person(person)}-*.json"
        try:
            return sum(1 for _ in (self._folder / database).glob(pattern))
        except OSError:
            return 0

    def _is_newest(self, path: Path, number: int) -> bool:
        if number < self._latest.get(path, number):
            return False
        self._latest[path] = number
        return True

    def _path(self, key: DraftKey) -> Path:
        return self._folder / key.database / f"{_person(key.person)}-{key.about}.json"


def _person(name: str) -> str:
    """A person's name as a part of a file's name: names have letters that files must not have."""
    return hashlib.sha256(name.strip().casefold().encode("utf-8", "replace")).hexdigest()[:16]


def _draft(stored: dict[str, Any]) -> Draft:
    values = {each.name: stored[each.name] for each in fields(Draft) if each.name in stored}
    draft = Draft(**values)
    texts = (each.name for each in fields(Draft) if each.type == "str")
    if not all(isinstance(getattr(draft, name), str) for name in texts):
        raise ValueError("a draft's texts are texts")
    if parse_uid(draft.uid) is None or len(bytes.fromhex(draft.salt)) != len(new_salt()):
        raise ValueError("a draft without an identity")
    return draft

"""Functions in a PostgreSQL database.

Those that groups call run with the owner's rights and with a pinned search path, so that nobody who calls them can put
tables or functions of their own under theirs. They hold no backslash: what one means is up to the caller's session.
"""

from __future__ import annotations

from dataclasses import dataclass

from tiquo_desktop.storage.postgres_rights import SCHEMA

SEARCH_PATH = f"{SCHEMA}, pg_temp"
"""Temporary tables come last: first is where they are looked for unless it is said."""
_SETTINGS = {
    "search_path": SEARCH_PATH,
    # Planning costs more than most calls, so plans are kept from the first one on, when tables may be small: only
    # look-ups by index stay good as they grow.
    "plan_cache_mode": "force_generic_plan",
    "enable_seqscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "jit": "off",
}


@dataclass(frozen=True, slots=True)
class Function:
    """A function; `body` is what the catalogue keeps of it word for word.

    A `definer` one runs with the rights of its owner, a `pinned` one with our settings. Those that
    are neither are called by others of ours only, and become a part of their statements.
    """

    name: str
    takes: str
    returns: str
    body: str
    language: str = "plpgsql"
    kind: str = "VOLATILE"
    definer: bool = True
    pinned: bool = True

    @property
    def settings(self) -> dict[str, str]:
        """The settings that hold while it runs."""
        return _SETTINGS if self.pinned else {}

    @property
    def statement(self) -> str:
        """The statement that makes it."""
        security = "SECURITY DEFINER" if self.definer else "SECURITY INVOKER"
        settings = " ".join(f"SET {name} = {value}" for name, value in self.settings.items())
        return (
            f"CREATE FUNCTION {self.name}({self.takes}) RETURNS {self.returns} "
            f"LANGUAGE {self.language} {self.kind} {security} {settings} AS $body${self.body}$body$"
        )

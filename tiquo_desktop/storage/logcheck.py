"""Checking the sealed log: every digest, every position, the whole chain (DESIGN section 4).

The chain alone finds edits, deletions, insertions, swaps and back-dating, unless whoever made them
computed it anew; that, and a tail cut off, only a checkpoint kept elsewhere can show.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from sqlalchemy import Connection, func, select, text

from tiquo_desktop.domain.digests import chain, genesis, leaf
from tiquo_desktop.storage.activity import ActivityRepository
from tiquo_desktop.storage.dialects import is_postgres
from tiquo_desktop.storage.schema import activity, database, seal

_MOST = 10
"""Problems told: the first ones matter."""

_UNCOVERED_ERASURES = text(
    """
    SELECT count(*) FROM activity erased
    WHERE erased.salt IS NULL AND NOT EXISTS (
        SELECT 1 FROM activity erasure JOIN seal ON seal.activity = erasure.id
        WHERE erasure.customer = erased.customer AND erasure.id > erased.id
          AND erasure.category =
              (SELECT id FROM vocabulary WHERE kind = 'category' AND value = 'System')
          AND erasure.type =
              (SELECT id FROM vocabulary WHERE kind = 'type' AND value = 'Compliance')
    )
    """
)
_DAILY_DIFFERENCES = """
    WITH counted (day, category, type, source, n) AS (
        SELECT (occurred_at - (occurred_at % 86400000000 + 86400000000) % 86400000000)
               / 86400000000, category, type, source, count(*)
        FROM activity {unsealed_excluded} GROUP BY 1, 2, 3, 4
    )
    SELECT count(*) FROM (
        SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM activity_daily) AS missing
        UNION ALL
        SELECT * FROM (SELECT * FROM activity_daily EXCEPT SELECT * FROM counted) AS untrue
    ) AS different
    """
_WAITING = text("SELECT count(*) FROM pending")
_UNSEALED_EXCLUDED = "WHERE NOT EXISTS (SELECT 1 FROM pending WHERE pending.activity = activity.id)"
_HEAD_DIFFERENCES = text(
    """
    SELECT count(*) FROM head WHERE position <> (SELECT count(*) FROM seal)
        OR position > 0 AND chain <> (SELECT chain FROM seal ORDER BY position DESC LIMIT 1)
    """
)


def log_problems(connection: Connection) -> list[str]:
    """What is wrong with the events and their seals, a sentence each, at most ten."""
    problems = []
    stored = connection.execute(select(func.count()).select_from(activity)).scalar_one()
    sealed = connection.execute(select(func.count()).select_from(seal)).scalar_one()
    # On a server an event waits for its seal until its recording is committed.
    waits = is_postgres(connection)
    waiting = connection.execute(_WAITING).scalar_one() if waits else 0
    if stored != sealed + waiting:
        problems.append(
            f"There are {stored:,} events and {sealed + waiting:,} seals: they must be as many."
        )
    if waits and connection.execute(_HEAD_DIFFERENCES).scalar_one():
        problems.append("The end of the log is not where its head says.")
    for problem in _chain_problems(connection):
        problems.append(problem)
        if len(problems) == _MOST:
            return problems
    uncovered = connection.execute(_UNCOVERED_ERASURES).scalar_one()
    if uncovered:
        problems.append(f"The content of {uncovered:,} events is gone without a lawful erasure.")
    daily = _DAILY_DIFFERENCES.format(unsealed_excluded=_UNSEALED_EXCLUDED if waits else "")
    if connection.execute(text(daily)).scalar_one():
        problems.append("The daily counts are not those of the events.")
    return problems


def _chain_problems(connection: Connection) -> Iterator[str]:
    uid = connection.execute(select(database.c.uid)).scalar_one()
    stored_links = select(seal.c.position, seal.c.chain).order_by(seal.c.position)
    with (
        closing(ActivityRepository(connection)) as repository,
        connection.execute(stored_links, execution_options={"yield_per": 1_000}) as links,
    ):
        previous, expected = genesis(uid), 1
        for (position, stored), event in zip(links, repository.sealed(), strict=False):
            if position != expected:
                yield f"Position {expected:,} of the log is missing."
                expected = position
            if event.position != position:
                yield f"The event at position {position:,} of the log is missing."
                return
            if event.salt is not None and leaf(event) != event.leaf:
                yield f"The event at position {position:,} was changed after it was recorded."
            link = chain(previous, position, event.recorded_at, event.recorded_by, event.leaf)
            if link != stored:
                yield (
                    f"The chain breaks at position {position:,}: an event there was changed or "
                    "moved."
                )
            previous, expected = stored, position + 1

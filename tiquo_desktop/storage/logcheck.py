"""Checking the sealed log: every digest, every position, the whole chain (DESIGN section 4).

The chain alone finds edits, deletions, insertions, swaps and back-dating, unless whoever made them
computed it anew; that, and a tail cut off, only a checkpoint kept elsewhere can show.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select, text

from tiquo_desktop.domain.digests import chain, genesis, leaf
from tiquo_desktop.storage.activity import ActivityRepository
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
_DAILY_DIFFERENCES = text(
    """
    WITH counted (day, category, type, source, n) AS (
        SELECT (occurred_at - (occurred_at % 86400000000 + 86400000000) % 86400000000)
               / 86400000000, category, type, source, count(*)
        FROM activity GROUP BY 1, 2, 3, 4
    )
    SELECT count(*) FROM (
        SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM activity_daily)
        UNION ALL
        SELECT * FROM (SELECT * FROM activity_daily EXCEPT SELECT * FROM counted)
    )
    """
)


def log_problems(connection: Connection) -> list[str]:
    """What is wrong with the events and their seals, a sentence each, at most ten."""
    problems = []
    stored = connection.execute(select(func.count()).select_from(activity)).scalar_one()
    sealed = connection.execute(select(func.count()).select_from(seal)).scalar_one()
    if stored != sealed:
        problems.append(f"There are {stored:,} events and {sealed:,} seals: they must be as many.")
    for problem in _chain_problems(connection):
        problems.append(problem)
        if len(problems) == _MOST:
            return problems
    uncovered = connection.execute(_UNCOVERED_ERASURES).scalar_one()
    if uncovered:
        problems.append(f"The content of {uncovered:,} events is gone without a lawful erasure.")
    if connection.execute(_DAILY_DIFFERENCES).scalar_one():
        problems.append("The daily counts are not those of the events.")
    return problems


def _chain_problems(connection: Connection) -> Iterator[str]:
    uid = connection.execute(select(database.c.uid)).scalar_one()
    links = connection.execute(
        select(seal.c.position, seal.c.chain).order_by(seal.c.position),
        execution_options={"yield_per": 1_000},
    )
    events = ActivityRepository(connection, uid, "").sealed()
    previous, expected = genesis(uid), 1
    for (position, stored), event in zip(links, events, strict=False):
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
            yield f"The chain breaks at position {position:,}: an event there was changed or moved."
        previous, expected = stored, position + 1

"""The first schema in SQLite's own words: tables, indexes, full text, append-only triggers.

These statements are history: a later change of the schema is a migration of its own.
"""

from __future__ import annotations

import re

APPLICATION_ID = 0x5449514F
"""``TIQO`` in the file's header tells our databases from those of other programs."""

_TABLES = """
CREATE TABLE database (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    zone TEXT NOT NULL,
    region TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE vocabulary (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('category', 'type', 'source')),
    value TEXT NOT NULL CHECK (value <> ''),
    UNIQUE (kind, value)
) STRICT;

CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    number TEXT NOT NULL UNIQUE,
    given_name TEXT,
    family_name TEXT,
    company TEXT,
    email TEXT,
    email_key TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'banned')),
    extra TEXT,
    merged_into INTEGER REFERENCES customer (id),
    version INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    search_keys TEXT NOT NULL
) STRICT;
CREATE INDEX customer_email ON customer (email_key) WHERE email_key IS NOT NULL;

CREATE TABLE customer_phone (
    customer INTEGER NOT NULL REFERENCES customer (id),
    place INTEGER NOT NULL,
    written TEXT NOT NULL,
    e164 TEXT,
    national TEXT,
    PRIMARY KEY (customer, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_phone_e164 ON customer_phone (e164) WHERE e164 IS NOT NULL;

CREATE TABLE customer_version (
    customer INTEGER NOT NULL REFERENCES customer (id),
    version INTEGER NOT NULL,
    profile TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (customer, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE customer_origin (
    origin TEXT NOT NULL,
    external_id TEXT NOT NULL,
    customer INTEGER NOT NULL REFERENCES customer (id),
    PRIMARY KEY (origin, external_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_origin_customer ON customer_origin (customer);

CREATE TABLE name_word (
    word TEXT PRIMARY KEY,
    uses INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    customer INTEGER REFERENCES customer (id),
    occurred_at INTEGER NOT NULL,
    zone TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    category INTEGER NOT NULL REFERENCES vocabulary (id),
    type INTEGER NOT NULL REFERENCES vocabulary (id),
    source INTEGER NOT NULL REFERENCES vocabulary (id),
    action TEXT,
    summary TEXT,
    details TEXT,
    object_kind TEXT,
    object_ref TEXT,
    story TEXT,
    location TEXT,
    actor TEXT,
    device TEXT,
    amount_minor INTEGER,
    currency TEXT,
    origin TEXT,
    external_id TEXT,
    corrects BLOB CHECK (length(corrects) = 16),
    salt BLOB CHECK (length(salt) = 16),
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    CHECK ((amount_minor IS NULL) = (currency IS NULL)),
    CHECK (external_id IS NULL OR origin IS NOT NULL)
) STRICT;
CREATE INDEX activity_timeline
    ON activity (customer, occurred_at, id, category, type, source);
CREATE INDEX activity_all ON activity (occurred_at, id, category, type, source);
CREATE UNIQUE INDEX activity_external
    ON activity (origin, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_object ON activity (object_ref COLLATE NOCASE) WHERE object_ref IS NOT NULL;
CREATE INDEX activity_story ON activity (story COLLATE NOCASE)
    WHERE story IS NOT NULL AND story IS NOT object_ref;
CREATE INDEX activity_corrects ON activity (corrects) WHERE corrects IS NOT NULL;

CREATE TABLE seal (
    position INTEGER PRIMARY KEY,
    activity INTEGER NOT NULL UNIQUE REFERENCES activity (id),
    chain BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;

CREATE TABLE activity_daily (
    day INTEGER NOT NULL,
    category INTEGER NOT NULL REFERENCES vocabulary (id),
    type INTEGER NOT NULL REFERENCES vocabulary (id),
    source INTEGER NOT NULL REFERENCES vocabulary (id),
    n INTEGER NOT NULL,
    PRIMARY KEY (day, category, type, source)
) STRICT, WITHOUT ROWID;
"""

# Splits at spaces only, given how `domain.search_keys` writes keys and terms; the ascii tokenizer
# takes all characters beyond ASCII for part of a word.
_FULL_TEXT = """
CREATE VIRTUAL TABLE customer_search USING fts5 (
    search_keys,
    content = 'customer',
    content_rowid = 'id',
    prefix = '1 2 3',
    detail = none,
    tokenize = "ascii tokenchars '#@'"
)
"""

# There is none on inserts into the log: it would take a quarter of the time of an import. So INSERT OR
# REPLACE is refused where `recursive_triggers` is on, as on all our connections, and found by a check
# where another program leaves it off.
_APPEND_ONLY = "is append-only: record a correction instead"
_TRIGGERS = f"""
CREATE TRIGGER customer_search_insert AFTER INSERT ON customer BEGIN
    INSERT INTO customer_search (rowid, search_keys) VALUES (new.id, new.search_keys);
END
;;
CREATE TRIGGER customer_search_delete AFTER DELETE ON customer BEGIN
    INSERT INTO customer_search (customer_search, rowid, search_keys)
    VALUES ('delete', old.id, old.search_keys);
END
;;
CREATE TRIGGER customer_search_update AFTER UPDATE OF id, search_keys ON customer
WHEN old.id <> new.id OR old.search_keys <> new.search_keys BEGIN
    INSERT INTO customer_search (customer_search, rowid, search_keys)
    VALUES ('delete', old.id, old.search_keys);
    INSERT INTO customer_search (rowid, search_keys) VALUES (new.id, new.search_keys);
END
;;
CREATE TRIGGER activity_update BEFORE UPDATE ON activity
WHEN NOT (
    new.id IS old.id AND new.uid IS old.uid AND new.customer IS old.customer
    AND new.occurred_at IS old.occurred_at AND new.zone IS old.zone
    AND new.recorded_at IS old.recorded_at AND new.recorded_by IS old.recorded_by
    AND new.category IS old.category AND new.type IS old.type AND new.source IS old.source
    AND new.action IS old.action AND new.object_kind IS old.object_kind
    AND new.object_ref IS old.object_ref AND new.story IS old.story
    AND new.location IS old.location AND new.device IS old.device
    AND new.amount_minor IS old.amount_minor AND new.currency IS old.currency
    AND new.origin IS old.origin AND new.external_id IS old.external_id
    AND new.corrects IS old.corrects AND new.leaf IS old.leaf
    AND new.summary IS NULL AND new.details IS NULL AND new.actor IS NULL AND new.salt IS NULL
    AND EXISTS (
        SELECT 1 FROM activity erasure
        WHERE erasure.customer = old.customer AND erasure.id > old.id
          AND erasure.category =
              (SELECT id FROM vocabulary WHERE kind = 'category' AND value = 'System')
          AND erasure.type =
              (SELECT id FROM vocabulary WHERE kind = 'type' AND value = 'Compliance')
    )
) BEGIN
    SELECT raise(ABORT, 'activity {_APPEND_ONLY}');
END
;;
CREATE TRIGGER activity_delete BEFORE DELETE ON activity BEGIN
    SELECT raise(ABORT, 'activity {_APPEND_ONLY}');
END
;;
CREATE TRIGGER seal_update BEFORE UPDATE ON seal BEGIN
    SELECT raise(ABORT, 'seal {_APPEND_ONLY}');
END
;;
CREATE TRIGGER seal_delete BEFORE DELETE ON seal BEGIN
    SELECT raise(ABORT, 'seal {_APPEND_ONLY}');
END
;;
CREATE TRIGGER vocabulary_insert BEFORE INSERT ON vocabulary
WHEN EXISTS (SELECT 1 FROM vocabulary WHERE id = new.id)
  OR EXISTS (SELECT 1 FROM vocabulary WHERE kind = new.kind AND value = new.value) BEGIN
    SELECT raise(ABORT, 'vocabulary {_APPEND_ONLY}');
END
;;
CREATE TRIGGER vocabulary_update BEFORE UPDATE ON vocabulary BEGIN
    SELECT raise(ABORT, 'vocabulary {_APPEND_ONLY}');
END
;;
CREATE TRIGGER vocabulary_delete BEFORE DELETE ON vocabulary BEGIN
    SELECT raise(ABORT, 'vocabulary {_APPEND_ONLY}');
END
;;
CREATE TRIGGER database_insert BEFORE INSERT ON database
WHEN EXISTS (SELECT 1 FROM database) BEGIN
    SELECT raise(ABORT, 'the identity of a database is permanent');
END
;;
CREATE TRIGGER database_update BEFORE UPDATE OF id, uid, created_at ON database
WHEN new.id IS NOT old.id OR new.uid IS NOT old.uid OR new.created_at IS NOT old.created_at BEGIN
    SELECT raise(ABORT, 'the identity of a database is permanent');
END
;;
CREATE TRIGGER database_delete BEFORE DELETE ON database BEGIN
    SELECT raise(ABORT, 'the identity of a database is permanent');
END
"""


def _split(text: str, mark: str) -> list[str]:
    return [statement.strip() for statement in text.split(mark) if statement.strip()]


TRIGGERS = {statement.split()[2]: statement for statement in _split(_TRIGGERS, ";;")}
"""Name and text of every trigger, as ``sqlite_master`` keeps it."""
PARTS = {
    name: kind.lower()
    for kind, name in re.findall(
        r"^CREATE (?:UNIQUE |VIRTUAL )?(TABLE|INDEX) (\w+)", _TABLES + _FULL_TEXT, re.MULTILINE
    )
}
"""Name and kind of every table and index."""
FIRST = (*_split(_TABLES, ";"), _FULL_TEXT.strip(), *TRIGGERS.values())
"""All statements of the first schema, in order."""

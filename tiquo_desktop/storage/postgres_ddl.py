"""The first schema in PostgreSQL's own words: tables, indexes, functions, append-only triggers.

Columns are those of `tiquo_desktop.storage.schema`. Texts compare by code point, whatever the database's
collation, so that both kinds of database give the same order.

These statements are history: a later change of the schema is a migration of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tiquo_desktop.storage.postgres_customer_functions import CUSTOMER_FUNCTIONS
from tiquo_desktop.storage.postgres_event_functions import EVENT_FUNCTIONS

# Each key in `search_vector` begins with its customer's block of 2^15 ids, so that the index answers for the newest
# customers alone: see `search.py`, which looks at block after block. With `fastupdate` each of these questions would go
# through all that was added lately.
# `activity` and `seal` have no foreign keys: each would lock the row it names, for every event. The trigger on inserts
# looks up the customer and the kind itself, `seal` takes only what is in `pending`, and nothing they name can be deleted.
_TABLES = """
CREATE TABLE database (
    id integer PRIMARY KEY CHECK (id = 1),
    uid bytea NOT NULL CHECK (octet_length(uid) = 16),
    zone text COLLATE "C" NOT NULL,
    region text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE counter (
    name text COLLATE "C" PRIMARY KEY,
    value bigint NOT NULL
) WITH (fillfactor = 10);

CREATE SEQUENCE customer_number;

CREATE TABLE vocabulary (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('category', 'type', 'source')),
    value text COLLATE "C" NOT NULL CHECK (value <> ''),
    UNIQUE (kind, value)
);

CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid bytea NOT NULL UNIQUE CHECK (octet_length(uid) = 16),
    number text COLLATE "C" NOT NULL UNIQUE,
    given_name text COLLATE "C",
    family_name text COLLATE "C",
    company text COLLATE "C",
    email text COLLATE "C",
    email_key text COLLATE "C",
    status text COLLATE "C" NOT NULL CHECK (status IN ('active', 'inactive', 'banned')),
    extra text COLLATE "C",
    merged_into bigint REFERENCES customer (id),
    version bigint NOT NULL,
    changed_at bigint NOT NULL,
    changed_by text COLLATE "C" NOT NULL,
    search_keys text COLLATE "C" NOT NULL,
    search_vector tsvector NOT NULL GENERATED ALWAYS AS (
        array_to_tsvector(string_to_array(
            to_hex(id >> 15) || ':' || replace(search_keys, ' ', ' ' || to_hex(id >> 15) || ':'), ' '))
    ) STORED
);
CREATE INDEX customer_email ON customer (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX customer_search ON customer USING gin (search_vector) WITH (fastupdate = off);

CREATE TABLE customer_phone (
    customer bigint NOT NULL REFERENCES customer (id),
    place integer NOT NULL,
    written text COLLATE "C" NOT NULL,
    e164 text COLLATE "C",
    national text COLLATE "C",
    PRIMARY KEY (customer, place)
);
CREATE INDEX customer_phone_e164 ON customer_phone (e164) WHERE e164 IS NOT NULL;

CREATE TABLE customer_version (
    customer bigint NOT NULL REFERENCES customer (id),
    version bigint NOT NULL,
    profile text COLLATE "C" NOT NULL,
    changed_at bigint NOT NULL,
    changed_by text COLLATE "C" NOT NULL,
    PRIMARY KEY (customer, version)
);

CREATE TABLE customer_origin (
    origin text COLLATE "C" NOT NULL,
    external_id text COLLATE "C" NOT NULL,
    customer bigint NOT NULL REFERENCES customer (id),
    PRIMARY KEY (origin, external_id)
);
CREATE INDEX customer_origin_customer ON customer_origin (customer);

CREATE TABLE name_word (
    word text COLLATE "C" PRIMARY KEY,
    uses bigint NOT NULL
);

CREATE TABLE activity (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid bytea NOT NULL UNIQUE CHECK (octet_length(uid) = 16),
    customer bigint,
    occurred_at bigint NOT NULL,
    zone text COLLATE "C" NOT NULL,
    recorded_at bigint NOT NULL,
    recorded_by text COLLATE "C" NOT NULL,
    category integer NOT NULL,
    type integer NOT NULL,
    source integer NOT NULL,
    action text COLLATE "C",
    summary text COLLATE "C",
    details text COLLATE "C",
    object_kind text COLLATE "C",
    object_ref text COLLATE "C",
    story text COLLATE "C",
    location text COLLATE "C",
    actor text COLLATE "C",
    device text COLLATE "C",
    amount_minor bigint,
    currency text COLLATE "C",
    origin text COLLATE "C",
    external_id text COLLATE "C",
    corrects bytea CHECK (octet_length(corrects) = 16),
    salt bytea CHECK (octet_length(salt) = 16),
    leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
    CHECK ((amount_minor IS NULL) = (currency IS NULL)),
    CHECK (external_id IS NULL OR origin IS NOT NULL)
);
CREATE INDEX activity_timeline
    ON activity (customer, occurred_at, id, category, type, source);
CREATE INDEX activity_all ON activity (occurred_at, id, category, type, source);
CREATE UNIQUE INDEX activity_external
    ON activity (origin, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX activity_object ON activity (lower(object_ref COLLATE "C"))
    WHERE object_ref IS NOT NULL;
CREATE INDEX activity_story ON activity (lower(story COLLATE "C"))
    WHERE story IS NOT NULL AND story IS DISTINCT FROM object_ref;
CREATE INDEX activity_corrects ON activity (corrects, id) WHERE corrects IS NOT NULL;

CREATE TABLE seal (
    position bigint PRIMARY KEY,
    activity bigint NOT NULL UNIQUE,
    chain bytea NOT NULL CHECK (octet_length(chain) = 32)
);

CREATE TABLE pending (
    activity bigint PRIMARY KEY
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE TABLE head (
    id integer PRIMARY KEY CHECK (id = 1),
    position bigint NOT NULL,
    chain bytea NOT NULL CHECK (octet_length(chain) = 32)
) WITH (fillfactor = 10);

CREATE TABLE activity_daily (
    day integer NOT NULL,
    category integer NOT NULL REFERENCES vocabulary (id),
    type integer NOT NULL REFERENCES vocabulary (id),
    source integer NOT NULL REFERENCES vocabulary (id),
    n bigint NOT NULL,
    PRIMARY KEY (day, category, type, source)
) WITH (fillfactor = 50);
"""

_TRIGGERS = """
CREATE TRIGGER activity_insert BEFORE INSERT ON activity
    FOR EACH ROW EXECUTE FUNCTION activity_insert();
CREATE TRIGGER activity_inserted AFTER INSERT ON activity
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION activity_inserted();
CREATE TRIGGER activity_update BEFORE UPDATE ON activity
    FOR EACH ROW EXECUTE FUNCTION activity_update();
CREATE TRIGGER activity_delete BEFORE DELETE ON activity
    FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER activity_truncate BEFORE TRUNCATE ON activity
    FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER seal_change BEFORE UPDATE OR DELETE ON seal
    FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER seal_truncate BEFORE TRUNCATE ON seal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER vocabulary_change BEFORE UPDATE OR DELETE ON vocabulary
    FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER vocabulary_truncate BEFORE TRUNCATE ON vocabulary
    FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER customer_delete BEFORE DELETE ON customer
    FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER customer_truncate BEFORE TRUNCATE ON customer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER customer_identity BEFORE UPDATE ON customer
    FOR EACH ROW EXECUTE FUNCTION keep_identity();
CREATE TRIGGER database_identity BEFORE UPDATE ON database
    FOR EACH ROW EXECUTE FUNCTION keep_identity();
CREATE TRIGGER database_delete BEFORE DELETE ON database
    FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER database_truncate BEFORE TRUNCATE ON database
    FOR EACH STATEMENT EXECUTE FUNCTION refuse();
"""


def _split(text: str) -> list[str]:
    return [statement.strip() for statement in text.split(";") if statement.strip()]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger as the catalogue knows it; `type` is its ``tgtype``."""

    name: str
    table: str
    function: str
    type: int

    @classmethod
    def parse(cls, statement: str) -> Trigger:
        """The trigger that a statement makes."""
        words = statement.split()
        table = words[words.index("ON") + 1]
        bits = sum(bit for word, bit in _TYPES.items() if word in words)
        return cls(words[2], table, words[-1].removesuffix("()"), bits)


_TYPES = {"ROW": 1, "BEFORE": 2, "INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}
TRIGGERS = tuple(Trigger.parse(statement) for statement in _split(_TRIGGERS))
"""All triggers. They fire always, also for what is replicated."""
FUNCTIONS = (*EVENT_FUNCTIONS, *CUSTOMER_FUNCTIONS)
"""All functions, in the order in which they are made."""
PARTS = {
    name: kind.lower()
    for kind, name in re.findall(
        r"^CREATE (?:UNIQUE )?(TABLE|INDEX|SEQUENCE) (\w+)", _TABLES, re.MULTILINE
    )
}
"""Name and kind of every table, index and sequence that has a name of its own."""
FIRST = (
    *_split(_TABLES),
    *(function.statement for function in FUNCTIONS),
    *_split(_TRIGGERS),
    *(f"ALTER TABLE {each.table} ENABLE ALWAYS TRIGGER {each.name}" for each in TRIGGERS),
)
"""All statements of the first schema, in order."""

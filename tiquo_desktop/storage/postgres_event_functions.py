"""What the first schema in PostgreSQL does with events: take them, keep them, seal them.

These statements are history: a later change of the schema is a migration of its own.
"""

from __future__ import annotations

from tiquo_desktop.storage.postgres_functions import Function

_ENC = Function(
    "enc",
    "value text",
    "text",
    # The database is UTF-8, so an octet's text is that of the digests.
    " SELECT coalesce(octet_length(value)::text || ':' || value || ',', '-') ",
    language="sql",
    kind="IMMUTABLE",
    definer=False,
    pinned=False,
)
# For every single event, hence neither pinned nor calling anything of ours: what it calls is named in full.
_ACTIVITY_INSERT = Function(
    "activity_insert",
    "",
    "trigger",
    """
BEGIN
    NEW.recorded_at :=
        (extract(epoch FROM pg_catalog.clock_timestamp()) OPERATOR(pg_catalog.*) 1000000)::bigint;
    NEW.recorded_by := session_user;
    RETURN NEW;
END
""",
    definer=False,
    pinned=False,
)
# Once for all events of a statement: event by event it would take four times as long.
_ACTIVITY_INSERTED = Function(
    "activity_inserted",
    "",
    "trigger",
    """
DECLARE
    refused record;
BEGIN
    SELECT known, whole INTO refused
    FROM (
        SELECT
            (customer IS NULL) = (customer_uid IS NULL)
                AND category_value IS NOT NULL
                AND type_value IS NOT NULL
                AND source_value IS NOT NULL AS known,
            salt IS NOT NULL AND summary IS NOT NULL AS whole,
            leaf = sha256(decode('00', 'hex') || convert_to(
                'tiquo-event-1,'
                || enc(encode(uid, 'hex'))
                || enc(encode(customer_uid, 'hex'))
                || enc(occurred_at::text)
                || enc(zone)
                || enc(category_value)
                || enc(type_value)
                || enc(source_value)
                || enc(action)
                || enc(object_kind)
                || enc(object_ref)
                || enc(story)
                || enc(location)
                || enc(device)
                || enc(amount_minor::text)
                || enc(currency)
                || enc(origin)
                || enc(external_id)
                || enc(encode(corrects, 'hex'))
                || '64:' || encode(sha256(convert_to(
                    enc(encode(salt, 'hex')) || enc(summary) || enc(details) || enc(actor),
                    'UTF8')), 'hex') || ',',
                'UTF8')) AS genuine
        FROM (
            SELECT
                added.*,
                (SELECT customer.uid FROM customer WHERE customer.id = added.customer)
                    AS customer_uid,
                (SELECT value FROM vocabulary WHERE id = added.category AND kind = 'category')
                    AS category_value,
                (SELECT value FROM vocabulary WHERE id = added.type AND kind = 'type')
                    AS type_value,
                (SELECT value FROM vocabulary WHERE id = added.source AND kind = 'source')
                    AS source_value
            FROM added
            -- Kept apart, or each of them would be looked up as often as it is used.
            OFFSET 0) AS event) AS judged
    WHERE NOT (known AND whole AND genuine)
    LIMIT 1;
    IF NOT FOUND THEN
        INSERT INTO pending (activity) SELECT id FROM added;
        RETURN NULL;
    ELSIF NOT refused.known THEN
        RAISE EXCEPTION 'an event names a customer, category, type or source that is not stored'
            USING ERRCODE = 'foreign_key_violation', TABLE = 'activity';
    ELSIF NOT refused.whole THEN
        RAISE EXCEPTION 'an event needs its salt and its summary'
            USING ERRCODE = 'check_violation', TABLE = 'activity';
    END IF;
    RAISE EXCEPTION 'the leaf of an event is not that of its values'
        USING ERRCODE = 'check_violation', TABLE = 'activity';
END
""",
)
# With the rights of whoever updates: only the owner's functions may.
_ACTIVITY_UPDATE = Function(
    "activity_update",
    "",
    "trigger",
    """
DECLARE
    erased activity := OLD;
BEGIN
    erased.summary := NULL;
    erased.details := NULL;
    erased.actor := NULL;
    erased.salt := NULL;
    IF NEW IS NOT DISTINCT FROM erased
        AND EXISTS (
            SELECT 1 FROM pg_namespace
            WHERE nspname = 'tiquo' AND pg_get_userbyid(nspowner) = current_user)
        AND EXISTS (
            SELECT 1 FROM activity AS erasure
            JOIN vocabulary AS category ON category.id = erasure.category
            JOIN vocabulary AS type ON type.id = erasure.type
            WHERE erasure.customer = OLD.customer AND erasure.id > OLD.id
                AND category.value = 'System' AND type.value = 'Compliance') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'activity is append-only: record a correction instead'
        USING ERRCODE = 'restrict_violation';
END
""",
    definer=False,
)
_REFUSE = Function(
    "refuse",
    "",
    "trigger",
    """
BEGIN
    RAISE EXCEPTION 'what is stored in % is permanent', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
""",
    definer=False,
)
_KEEP_IDENTITY = Function(
    "keep_identity",
    "",
    "trigger",
    """
BEGIN
    IF NEW.id <> OLD.id OR NEW.uid <> OLD.uid THEN
        RAISE EXCEPTION 'the identity of a % is permanent', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
""",
    definer=False,
)

_VOCABULARY_ID = Function(
    "vocabulary_id",
    "of_kind text, of_value text",
    "integer",
    """
DECLARE
    known integer;
BEGIN
    SELECT id INTO known FROM vocabulary WHERE kind = of_kind AND value = of_value;
    IF known IS NULL THEN
        INSERT INTO vocabulary (kind, value) VALUES (of_kind, of_value) ON CONFLICT DO NOTHING;
        SELECT id INTO known FROM vocabulary WHERE kind = of_kind AND value = of_value;
    END IF;
    RETURN known;
END
""",
)

_KNOWN_EVENTS = Function(
    "known_events",
    "uids bytea[], origins text[], external_ids text[]",
    "TABLE (uid bytea, origin text, external_id text, leaf bytea)",
    """
    SELECT activity.uid, activity.origin, activity.external_id, activity.leaf
    FROM activity WHERE activity.uid = ANY (uids)
    UNION
    SELECT activity.uid, activity.origin, activity.external_id, activity.leaf
    FROM unnest(origins, external_ids) AS named (origin, external_id)
    JOIN activity USING (origin, external_id)
""",
    language="sql",
    kind="STABLE",
)
_RECEIPT = Function(
    "receipt",
    "of_uid bytea, of_leaf bytea",
    "TABLE (id bigint, recorded_at bigint, recorded_by text, seal_position bigint)",
    """
    SELECT activity.id, activity.recorded_at, activity.recorded_by, seal.position
    FROM activity LEFT JOIN seal ON seal.activity = activity.id
    WHERE activity.uid = of_uid AND activity.leaf = of_leaf
""",
    language="sql",
    kind="STABLE",
)
# The texts stay here: who offers an event hears whether one is stored under its identity, and whether that is the same
# in all that it says. The rules are those of Python's `appending`.
_SAME_EVENTS = Function(
    "same_events",
    "offered jsonb",
    "TABLE (place integer, same boolean)",
    """
    SELECT (given.place - 1)::integer, known.told - known.left_out = given.event - known.left_out
    FROM jsonb_array_elements(offered) WITH ORDINALITY AS given (event, place)
    CROSS JOIN LATERAL (
        SELECT
            CASE WHEN activity.salt IS NULL THEN ARRAY['summary', 'details', 'actor'] ELSE '{}' END
            || CASE WHEN encode(activity.uid, 'hex') <> given.event ->> 'uid'
                THEN ARRAY['uid', 'customer'] ELSE '{}' END AS left_out,
            jsonb_strip_nulls(jsonb_build_object(
                'uid', encode(activity.uid, 'hex'),
                'customer', encode(customer.uid, 'hex'),
                'occurred_at', activity.occurred_at,
                'zone', activity.zone,
                'category', category.value,
                'type', type.value,
                'source', source.value,
                'action', activity.action,
                'summary', activity.summary,
                'details', activity.details,
                'object_kind', activity.object_kind,
                'object_ref', activity.object_ref,
                'story', activity.story,
                'location', activity.location,
                'actor', activity.actor,
                'device', activity.device,
                'amount_minor', activity.amount_minor,
                'currency', activity.currency,
                'origin', activity.origin,
                'external_id', activity.external_id,
                'corrects', encode(activity.corrects, 'hex'))) AS told
        FROM activity
        JOIN vocabulary AS category ON category.id = activity.category
        JOIN vocabulary AS type ON type.id = activity.type
        JOIN vocabulary AS source ON source.id = activity.source
        LEFT JOIN customer ON customer.id = activity.customer
        WHERE activity.id = coalesce(
            (SELECT id FROM activity WHERE uid = decode(given.event ->> 'uid', 'hex')),
            (SELECT id FROM activity
                WHERE origin = given.event ->> 'origin'
                    AND external_id = given.event ->> 'external_id'))) AS known
""",
    language="sql",
    kind="STABLE",
)

# Not in one statement: each link of the chain needs the one before it.
_SEAL = Function(
    "seal",
    "most integer",
    "integer",
    """
DECLARE
    last head;
    event record;
    ids bigint[] := '{}';
    links bytea[] := '{}';
    first bigint;
BEGIN
    -- To lock the head is to write: not for nothing.
    IF NOT EXISTS (SELECT 1 FROM pending) THEN
        RETURN 0;
    END IF;
    SELECT * INTO last FROM head WHERE id = 1 FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    first := last.position;
    FOR event IN
        SELECT activity.id, activity.recorded_at, activity.recorded_by, activity.leaf
        FROM (SELECT pending.activity FROM pending ORDER BY pending.activity LIMIT most) AS next
        JOIN activity ON activity.id = next.activity
        ORDER BY next.activity
    LOOP
        last.position := last.position + 1;
        last.chain := sha256(decode('01', 'hex') || convert_to(
            enc(encode(last.chain, 'hex'))
            || enc(last.position::text)
            || enc(event.recorded_at::text)
            || enc(event.recorded_by)
            || enc(encode(event.leaf, 'hex')),
            'UTF8'));
        ids := ids || event.id;
        links := links || last.chain;
    END LOOP;
    IF last.position = first THEN
        RETURN 0;
    END IF;
    INSERT INTO seal (position, activity, chain)
    SELECT first + place, id, link
    FROM unnest(ids, links) WITH ORDINALITY AS sealed (id, link, place);
    INSERT INTO activity_daily (day, category, type, source, n)
    SELECT
        (occurred_at - (occurred_at % 86400000000 + 86400000000) % 86400000000) / 86400000000,
        category, type, source, count(*)
    FROM activity WHERE id = ANY (ids)
    GROUP BY 1, 2, 3, 4
    ON CONFLICT (day, category, type, source) DO UPDATE SET n = activity_daily.n + excluded.n;
    DELETE FROM pending WHERE activity = ANY (ids);
    UPDATE head SET position = last.position, chain = last.chain WHERE id = 1;
    PERFORM pg_notify('tiquo_sealed', last.position::text);
    RETURN last.position - first;
END
""",
)

# A function in plain SQL is read when it is made: those that it calls come first.
EVENT_FUNCTIONS = (
    _ENC,
    _ACTIVITY_INSERT,
    _ACTIVITY_INSERTED,
    _ACTIVITY_UPDATE,
    _REFUSE,
    _KEEP_IDENTITY,
    _VOCABULARY_ID,
    _KNOWN_EVENTS,
    _RECEIPT,
    _SAME_EVENTS,
    _SEAL,
)
"""In the order in which they are made."""

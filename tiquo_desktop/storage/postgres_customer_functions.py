"""What the first schema in PostgreSQL does with customers: add, change and look them up.

These statements are history: a later change of the schema is a migration of its own.
"""

from __future__ import annotations

from tiquo_desktop.storage.postgres_functions import Function

_MOMENT = Function(
    "moment",
    "",
    "bigint",
    " SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint ",
    language="sql",
    definer=False,
    pinned=False,
)

_CUSTOMER_NUMBER = Function(
    "customer_number_text",
    "number bigint",
    "text",
    " SELECT 'CUST-' || lpad(number::text, greatest(6, length(number::text)), '0') ",
    language="sql",
    kind="IMMUTABLE",
    definer=False,
    pinned=False,
)
# Whoever writes customers takes the row of `counter` first: so they go one after another, and no two of them can
# wait for each other, whatever words and references they share. Whoever is given a number is one of them: else it might
# be one that somebody else is just storing.
_TAKE_TURN = "1 FROM counter WHERE name = 'name_words' FOR UPDATE"
_NEXT_CUSTOMER_NUMBERS = Function(
    "next_customer_numbers",
    "how_many integer",
    "SETOF bigint",
    f"""
DECLARE
    candidate bigint;
BEGIN
    PERFORM {_TAKE_TURN};
    FOR each IN 1 .. how_many LOOP
        LOOP
            candidate := nextval('customer_number');
            EXIT WHEN NOT EXISTS (
                SELECT 1 FROM customer WHERE number = customer_number_text(candidate));
        END LOOP;
        RETURN NEXT candidate;
    END LOOP;
END
""",
)
_ADD_CUSTOMERS = Function(
    "add_customers",
    "customers jsonb",
    "TABLE (place integer, customer bigint)",
    f"""
    SELECT {_TAKE_TURN};
    INSERT INTO customer (
        uid, number, given_name, family_name, company, email, email_key, status, extra, version,
        changed_at, changed_by, search_keys)
    SELECT
        decode(given ->> 'uid', 'hex'), given ->> 'number', given ->> 'given_name',
        given ->> 'family_name', given ->> 'company', given ->> 'email', given ->> 'email_key',
        given ->> 'status', given ->> 'extra', 1, moment(), session_user, given ->> 'search_keys'
    FROM jsonb_array_elements(customers) WITH ORDINALITY AS all_given (given, place)
    ORDER BY place;
    SELECT set_phones(customer.id, given -> 'phones'), set_origins(customer.id, given -> 'origins')
    FROM jsonb_array_elements(customers) AS given
    JOIN customer ON customer.uid = decode(given ->> 'uid', 'hex')
    WHERE given -> 'phones' <> '[]' OR given -> 'origins' <> '[]';
    SELECT count_name_words(jsonb_agg(given -> 'words'))
    FROM jsonb_array_elements(customers) AS given WHERE given -> 'words' <> '{{}}';
    UPDATE counter SET value = value + jsonb_array_length(customers) WHERE name = 'customers';
    SELECT setval('customer_number', given.number::bigint)
    FROM (
        SELECT max(number) AS number
        FROM jsonb_array_elements(customers) AS given,
            CAST(substring(given ->> 'number' FROM '[0-9]+$') AS numeric) AS number
        -- What somebody makes up must not use all numbers up.
        WHERE number < 1000000000000) AS given
    WHERE given.number > (SELECT last_value FROM customer_number);
    SELECT (all_given.place - 1)::integer, customer.id
    FROM jsonb_array_elements(customers) WITH ORDINALITY AS all_given (given, place)
    JOIN customer ON customer.uid = decode(given ->> 'uid', 'hex')
    ORDER BY all_given.place;
""",
    language="sql",
)
_SET_PHONES = Function(
    "set_phones",
    "of_customer bigint, phones jsonb",
    "void",
    """
    INSERT INTO customer_phone (customer, place, written, e164, national)
    SELECT of_customer, place - 1, phone ->> 'written', phone ->> 'e164', phone ->> 'national'
    FROM jsonb_array_elements(phones) WITH ORDINALITY AS all_phones (phone, place);
""",
    language="sql",
    definer=False,
    pinned=False,
)
_SET_ORIGINS = Function(
    "set_origins",
    "of_customer bigint, origins jsonb",
    "void",
    """
    INSERT INTO customer_origin (origin, external_id, customer)
    SELECT pair ->> 0, pair ->> 1, of_customer FROM jsonb_array_elements(origins) AS pair
    ON CONFLICT DO NOTHING;
""",
    language="sql",
    definer=False,
    pinned=False,
)
_LINK_ORIGINS = Function(
    "link_origins",
    "of_customer bigint, origins jsonb",
    "void",
    f"""
    SELECT {_TAKE_TURN};
    SELECT set_origins(of_customer, origins);
""",
    language="sql",
)
_COUNT_NAME_WORDS = Function(
    "count_name_words",
    "all_steps jsonb",
    "void",
    """
    INSERT INTO name_word (word, uses)
    SELECT step.key, sum(step.value::bigint)
    FROM jsonb_array_elements(all_steps) AS steps, jsonb_each_text(steps) AS step
    GROUP BY step.key
    ON CONFLICT (word) DO UPDATE SET uses = name_word.uses + excluded.uses;
    DELETE FROM name_word
    WHERE uses <= 0 AND word IN (
        SELECT key FROM jsonb_array_elements(all_steps) AS steps, jsonb_object_keys(steps) AS key);
    UPDATE counter SET value = value + 1
    WHERE name = 'name_words' AND EXISTS (
        SELECT 1 FROM jsonb_array_elements(all_steps) AS steps WHERE steps <> '{}');
""",
    language="sql",
    definer=False,
    pinned=False,
)
_UPDATE_CUSTOMER = Function(
    "update_customer",
    "of_customer bigint, known_version bigint, changed jsonb",
    "bigint",
    f"""
BEGIN
    PERFORM {_TAKE_TURN};
    INSERT INTO customer_version (customer, version, profile, changed_at, changed_by)
    SELECT id, version, profile_text(customer), changed_at, changed_by FROM customer
    WHERE id = of_customer AND version = known_version;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    UPDATE customer SET
        given_name = changed ->> 'given_name',
        family_name = changed ->> 'family_name',
        company = changed ->> 'company',
        email = changed ->> 'email',
        email_key = changed ->> 'email_key',
        status = changed ->> 'status',
        extra = changed ->> 'extra',
        search_keys = changed ->> 'search_keys',
        version = version + 1,
        changed_at = moment(),
        changed_by = session_user
    WHERE id = of_customer;
    DELETE FROM customer_phone WHERE customer = of_customer;
    PERFORM set_phones(of_customer, changed -> 'phones');
    PERFORM count_name_words(jsonb_build_array(coalesce(changed -> 'words', '{{}}')));
    RETURN known_version + 1;
END
""",
)
_PROFILE_TEXT = Function(
    "profile_text",
    "of_customer customer",
    "text",
    """
    SELECT json_build_object(
        'given_name', of_customer.given_name,
        'family_name', of_customer.family_name,
        'company', of_customer.company,
        'email', of_customer.email,
        'phones', coalesce((
            SELECT json_agg(
                json_build_object('written', written, 'e164', e164, 'national', national)
                ORDER BY place)
            FROM customer_phone WHERE customer = of_customer.id), '[]'),
        'status', of_customer.status,
        'extra', of_customer.extra)::text
""",
    language="sql",
    kind="STABLE",
    definer=False,
    pinned=False,
)

_CUSTOMER_IDS = Function(
    "customer_ids",
    "uids bytea[]",
    "TABLE (uid bytea, id bigint)",
    " SELECT customer.uid, customer.id FROM customer WHERE customer.uid = ANY (uids) ",
    language="sql",
    kind="STABLE",
)
_MATCH_CUSTOMERS = Function(
    "match_customers",
    "key text, answers jsonb",
    "TABLE (answer jsonb, id bigint, uid bytea, number text)",
    """
BEGIN
    IF key = 'origin' THEN
        RETURN QUERY
        SELECT given.value, customer.id, customer.uid, customer.number
        FROM jsonb_array_elements(answers) AS given
        JOIN customer_origin
            ON customer_origin.origin = given.value ->> 0
            AND customer_origin.external_id = given.value ->> 1
        JOIN customer ON customer.id = customer_origin.customer
        ORDER BY customer.id;
    ELSIF key = 'phone' THEN
        RETURN QUERY
        SELECT DISTINCT to_jsonb(customer_phone.e164), customer.id, customer.uid, customer.number
        FROM jsonb_array_elements_text(answers) AS given
        JOIN customer_phone ON customer_phone.e164 = given.value
        JOIN customer ON customer.id = customer_phone.customer
        ORDER BY customer.id;
    ELSIF key = 'email' THEN
        RETURN QUERY
        SELECT to_jsonb(given.value), customer.id, customer.uid, customer.number
        FROM jsonb_array_elements_text(answers) AS given
        JOIN customer ON customer.email_key = given.value
        ORDER BY customer.id;
    ELSIF key = 'number' THEN
        RETURN QUERY
        SELECT to_jsonb(given.value), customer.id, customer.uid, customer.number
        FROM jsonb_array_elements_text(answers) AS given
        JOIN customer ON customer.number = given.value
        ORDER BY customer.id;
    ELSE
        RETURN QUERY
        SELECT to_jsonb(given.value), customer.id, customer.uid, customer.number
        FROM jsonb_array_elements_text(answers) AS given
        JOIN customer ON customer.uid = decode(given.value, 'hex')
        ORDER BY customer.id;
    END IF;
END
""",
    kind="STABLE",
)

# A function in plain SQL is read when it is made: those that it calls come first.
CUSTOMER_FUNCTIONS = (
    _MOMENT,
    _CUSTOMER_NUMBER,
    _NEXT_CUSTOMER_NUMBERS,
    _SET_PHONES,
    _SET_ORIGINS,
    _COUNT_NAME_WORDS,
    _ADD_CUSTOMERS,
    _LINK_ORIGINS,
    _PROFILE_TEXT,
    _UPDATE_CUSTOMER,
    _CUSTOMER_IDS,
    _MATCH_CUSTOMERS,
)
"""In the order in which they are made."""

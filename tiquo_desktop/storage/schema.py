"""The tables, as the newest migration leaves them.

The migrations are what makes them; a test compares the two. Times are microseconds UTC.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, LargeBinary, MetaData, Table, Text

from tiquo_desktop.storage.types import Uid

metadata = MetaData()

database = Table(
    "database",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("uid", Uid, nullable=False),
    Column("zone", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)
"""One row: which database this is, and where its venue lies."""

counter = Table(
    "counter",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", BigInteger, nullable=False),
)
"""``customer_number``: the last one given. ``name_words``: changes of that table."""

vocabulary = Table(
    "vocabulary",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
)

customer = Table(
    "customer",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("uid", Uid, nullable=False),
    Column("number", Text, nullable=False),
    Column("given_name", Text),
    Column("family_name", Text),
    Column("company", Text),
    Column("email", Text),
    Column("email_key", Text),
    Column("status", Text, nullable=False),
    Column("extra", Text),
    Column("merged_into", BigInteger, ForeignKey("customer.id")),
    Column("version", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("search_keys", Text, nullable=False),
)

customer_phone = Table(
    "customer_phone",
    metadata,
    Column("customer", BigInteger, ForeignKey("customer.id"), primary_key=True),
    Column("place", BigInteger, primary_key=True),
    Column("written", Text, nullable=False),
    Column("e164", Text),
    Column("national", Text),
)
"""Place 0 is the primary phone."""

customer_version = Table(
    "customer_version",
    metadata,
    Column("customer", BigInteger, ForeignKey("customer.id"), primary_key=True),
    Column("version", BigInteger, primary_key=True),
    Column("profile", Text, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Column("changed_by", Text, nullable=False),
)
"""Earlier versions of profiles, as JSON, with when and by whom that version was written."""

customer_origin = Table(
    "customer_origin",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("external_id", Text, primary_key=True),
    Column("customer", BigInteger, ForeignKey("customer.id"), nullable=False),
)
"""What a customer is called in the systems it was imported from."""

name_word = Table(
    "name_word",
    metadata,
    Column("word", Text, primary_key=True),
    Column("uses", BigInteger, nullable=False),
)
"""The distinct folded words of all names: what a mistyped word is compared with."""

activity = Table(
    "activity",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("uid", Uid, nullable=False),
    Column("customer", BigInteger, ForeignKey("customer.id")),
    Column("occurred_at", BigInteger, nullable=False),
    Column("zone", Text, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("category", BigInteger, ForeignKey("vocabulary.id"), nullable=False),
    Column("type", BigInteger, ForeignKey("vocabulary.id"), nullable=False),
    Column("source", BigInteger, ForeignKey("vocabulary.id"), nullable=False),
    Column("action", Text),
    Column("summary", Text),
    Column("details", Text),
    Column("object_kind", Text),
    Column("object_ref", Text),
    Column("story", Text),
    Column("location", Text),
    Column("actor", Text),
    Column("device", Text),
    Column("amount_minor", BigInteger),
    Column("currency", Text),
    Column("origin", Text),
    Column("external_id", Text),
    Column("corrects", Uid),
    Column("salt", LargeBinary),
    Column("leaf", LargeBinary, nullable=False),
)

seal = Table(
    "seal",
    metadata,
    Column("position", BigInteger, primary_key=True),
    Column("activity", BigInteger, ForeignKey("activity.id"), nullable=False),
    Column("chain", LargeBinary, nullable=False),
)

activity_daily = Table(
    "activity_daily",
    metadata,
    Column("day", BigInteger, primary_key=True),
    Column("category", BigInteger, ForeignKey("vocabulary.id"), primary_key=True),
    Column("type", BigInteger, ForeignKey("vocabulary.id"), primary_key=True),
    Column("source", BigInteger, ForeignKey("vocabulary.id"), primary_key=True),
    Column("n", BigInteger, nullable=False),
)
"""Sealed events a day; days are counted in UTC from 1970-01-01."""

"""The permanent encoding agrees with vectors that an independent implementation made."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import event
from tiquo_desktop.domain.activity import NewEvent
from tiquo_desktop.domain.digests import chain, content_digest, enc, genesis, leaf, leaves

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "digests.json").read_text("utf-8"))


def as_event(fields: dict[str, Any]) -> NewEvent:
    salt = fields["salt"]
    return NewEvent(**fields | {"salt": bytes.fromhex(salt) if salt else None})


@pytest.mark.parametrize("vector", VECTORS["events"])
def test_leaf_and_content_digest(vector: dict[str, Any]) -> None:
    event = as_event(vector["event"])
    content = content_digest(event.salt, event.summary, event.details, event.actor)
    assert content.hex() == vector["content_digest"]
    assert leaf(event).hex() == vector["leaf"]


def test_chain() -> None:
    log = VECTORS["log"]
    previous = genesis(log["database"])
    assert previous.hex() == log["genesis"]
    for link in log["links"]:
        previous = chain(
            previous,
            link["position"],
            link["recorded_at"],
            link["recorded_by"],
            bytes.fromhex(link["leaf"]),
        )
        assert previous.hex() == link["chain"]


def test_encoding_counts_octets_and_tells_null_from_empty() -> None:
    assert enc("£", None, "", 42, b"\x0f") == "2:£,-0:,2:42,2:0f,".encode()


_ANY = st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.lists(st.tuples(_ANY, _ANY, st.none() | st.integers(-(2**63), 2**63 - 1)), max_size=4))
def test_many_leaves_are_the_leaves_of_each(texts: list[tuple[str | None, ...]]) -> None:
    events = [
        replace(event(), summary=summary, actor=summary, story=story, amount_minor=minor)
        for summary, story, minor in texts
    ]
    assert leaves(events) == [leaf(each) for each in events]

"""Every sentence of the vocabulary is told, and every reference is given once."""

from __future__ import annotations

import re
from pathlib import Path

import tiquo_desktop.services.demo as demo
from tiquo_desktop.services.demo.references import References
from tiquo_desktop.services.demo.vocabulary import load

SOURCES = "\n".join(
    path.read_text("utf-8") for path in sorted(Path(demo.__file__).parent.glob("*.py"))
)


def test_every_sentence_is_told_by_a_story() -> None:
    unused = [
        key
        for key in load().sentences
        if f'"{key}"' not in SOURCES and f'"{key.removeprefix("booking.")}"' not in SOURCES
    ]
    assert unused == []


def test_references_never_come_twice() -> None:
    references = References(5)
    some = [references.booking() for _ in range(5_000)]
    assert len(set(some)) == len(some)
    assert all(re.fullmatch(r"BK-[0-9B-Z]{6}", each) for each in some)
    assert references.enquiry() == "ENQ-001235"

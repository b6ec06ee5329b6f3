"""What is copied: exact, in one line a row, and harmless wherever it is pasted."""

from __future__ import annotations

import csv
import html
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import builders
from tests.builders import ZONE, event
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.spreadsheet import restore
from tiquo_desktop.services.clipboard import COLUMNS, FIELDS, rows, whole

LABELS = {name: name for name in FIELDS}
FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", '"=1+1"', "\t=1", "a\n=1+1")


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Event:
    """An event as a database gives it."""
    database = builders.new_database(Path(tmp_path_factory.mktemp("clipboard")))
    try:
        builders.record(
            database,
            event(amount_minor=8450, currency="GBP", actor="A. Okafor", details='{"a": 1}'),
        )
        with database.reading() as reading:
            return next(reading.activity.stream(None, Filter()))
    finally:
        database.close()


def changed(stored: Event, **given: object) -> Event:
    return replace(stored, **given)  # type: ignore[arg-type]


def spreadsheet(text: str) -> list[list[str]]:
    """A text as a spreadsheet splits it: tabs, line ends, and quoted cells."""
    return list(csv.reader(io.StringIO(text), delimiter="\t"))


def test_rows_have_a_header_and_exact_times(stored: Event) -> None:
    copied = rows([stored], ZONE, COLUMNS)
    head, row = spreadsheet(copied.text)
    assert head == list(COLUMNS)
    assert row == [
        "2026-11-23T14:31:40.218000+00:00",
        "Payments",
        "Payment",
        "Payment of £84.50 for order ORD-J98UBC",
        "",
        "Staff",
        "A. Okafor",
        "84.50",
        "GBP",
    ]
    assert copied.count == 1


def test_the_forms_say_the_same(stored: Event) -> None:
    events = [stored, changed(stored, summary='He said "yes" & <left>')]
    copied = rows(events, ZONE, COLUMNS)
    assert list(csv.reader(io.StringIO(copied.csv))) == spreadsheet(copied.text)
    cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", copied.html)
    assert [html.unescape(cell) for cell in cells] == [
        cell for row in spreadsheet(copied.text) for cell in row
    ]
    assert "<left>" not in copied.html


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_texts_in_every_form(stored: Event, text: str) -> None:
    copied = rows([changed(stored, summary=text, actor=text, object_ref=text)], ZONE, COLUMNS)
    for table in (spreadsheet(copied.text), list(csv.reader(io.StringIO(copied.csv)))):
        assert len(table) == 2
        assert len(table[1]) == len(COLUMNS)
        for cell in table[1]:
            assert not re.match(r"[\s\"]*[=@]|[\s\"]*[+-](?!\d+\.\d+$)", cell) or cell[0] == '"'
    for cell in re.findall(r"<td[^>]*>(.*?)</td>", copied.html):
        assert not html.unescape(cell).lstrip().startswith(("=", "+", "-", "@"))


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",))), min_size=3, max_size=3))
def test_no_text_makes_another_row_or_cell(texts: list[str]) -> None:
    summary, actor, reference = texts
    made = Event(
        id=1,
        recorded_at=0,
        recorded_by="x",
        leaf=b"",
        occurred_at=0,
        zone=ZONE,
        category="Orders",
        type="Order",
        source="Staff",
        summary=summary,
        actor=actor,
        object_ref=reference,
    )
    copied = rows([made], ZONE, COLUMNS)
    assert len(copied.text.split("\n")) == 2
    table = spreadsheet(copied.text)
    assert [len(row) for row in table] == [len(COLUMNS)] * 2
    read = list(csv.reader(io.StringIO(copied.csv)))[1]
    assert restore(read[3]) == summary
    assert len(copied.html.split("<tr>")) == 3


def test_one_event_is_copied_with_every_field_that_it_has(stored: Event) -> None:
    lines = whole(stored, ZONE, LABELS).split("\n")
    named = dict(line.split(": ", 1) for line in lines)
    assert named["summary"] == "Payment of £84.50 for order ORD-J98UBC"
    assert named["occurred_at"] == "2026-11-23T14:31:40.218000+00:00"
    assert named["amount"] == "84.50 GBP"
    assert named["details"] == '{"a": 1}'
    assert named["uid"] == stored.uid
    assert "story" not in named


def test_a_text_cannot_pretend_to_be_another_field(stored: Event) -> None:
    copied = whole(changed(stored, summary="Paid\nactor: The manager"), ZONE, LABELS)
    assert "summary: Paid actor: The manager" in copied.split("\n")

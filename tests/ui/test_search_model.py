import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.builders import add_customer, at, event, new_database, record
from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer, Phone, Status
from tiquo_desktop.domain.errors import BusyDatabase
from tiquo_desktop.domain.repositories import Database, Span
from tiquo_desktop.services.reasons import Reason, Why, in_english
from tiquo_desktop.services.search import SearchPage, SearchResult
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.search.search_model import RESULT_ROLE, ROW_ROLE, SearchModel
from tiquo_desktop.ui.search.search_rows import ResultRow, result_row
from tiquo_desktop.ui.words.reason_words import reason_words

NOW = at("2026-11-23T15:00:00")


class ClosedDatabase:
    """A database that nobody can read."""

    def reading(self, **_: object) -> object:
        raise BusyDatabase("The database is busy: try again.")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = new_database(tmp_path)
    for given, family in (("Amelia", "Hart"), ("Dev", "Hartley"), ("Joan", "Reyes")):
        customer = add_customer(made, given_name=given, family_name=family)
        record(made, event(customer=customer.uid, occurred_at=at("2020-01-02T10:00:00")))
    yield made
    made.close()


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    made = Reader()
    yield made
    assert made.shutdown(10)


@pytest.fixture
def model(reader: Reader, database: Database) -> Iterator[SearchModel]:
    made = SearchModel(reader)
    made.set_database(database)
    tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    yield made
    made.clear()
    tester.deleteLater()


def found(qtbot: QtBot, model: SearchModel, text: str) -> SearchPage:
    with qtbot.waitSignal(model.found) as waiting:
        model.find(text)
    page: SearchPage = waiting.args[0]
    return page


def names(model: SearchModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_what_is_typed_is_found(qtbot: QtBot, model: SearchModel) -> None:
    page = found(qtbot, model, "hart")
    assert (page.query, page.total_customers) == ("hart", 3)
    assert sorted(names(model)) == ["Amelia Hart", "Dev Hartley"]
    index = model.index(0)
    assert index.data(RESULT_ROLE) == page.results[0]
    row = index.data(ROW_ROLE)
    assert isinstance(row, ResultRow)
    assert row is model.row_at(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == row.accessible
    assert model.row_of(row.result.customer.id) == 0
    assert model.row_of(-1) is None


def test_typing_on_ends_with_the_last_text(qtbot: QtBot, model: SearchModel) -> None:
    pages: list[SearchPage] = []
    model.found.connect(pages.append)
    for end in range(1, len("hartley") + 1):
        model.find("hartley"[:end])
    qtbot.waitUntil(lambda: bool(pages) and pages[-1].query == "hartley")
    assert names(model) == ["Dev Hartley"]


def test_nothing_typed_shows_those_active_last(qtbot: QtBot, model: SearchModel) -> None:
    found(qtbot, model, "")
    assert sorted(names(model)) == ["Amelia Hart", "Dev Hartley", "Joan Reyes"]


def test_the_same_customers_for_another_text_are_no_reset(qtbot: QtBot, model: SearchModel) -> None:
    found(qtbot, model, "joan r")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        found(qtbot, model, "joan re")
    assert model.row_at(0) is not None


def test_clear_empties_and_answers_nothing(qtbot: QtBot, model: SearchModel) -> None:
    found(qtbot, model, "hart")
    model.find("reyes")
    model.clear()
    assert model.rowCount() == 0
    with qtbot.assertNotEmitted(model.found, wait=100):
        pass


def test_a_failed_search_leaves_no_rows_of_another_text(
    qtbot: QtBot, model: SearchModel, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(qtbot, model, "hart")
    monkeypatch.setattr(database, "reading", ClosedDatabase().reading)
    with qtbot.waitSignal(model.failed) as waiting:
        model.find("reyes")
    assert waiting.args == ["The database is busy: try again."]
    assert model.rowCount() == 0


def test_without_a_database_nothing_is_searched(qtbot: QtBot, reader: Reader) -> None:
    before = threading.active_count()
    model = SearchModel(reader)
    model.find("hart")
    assert threading.active_count() == before


def result(last: str | None = None, **given: object) -> SearchResult:
    values: dict[str, object] = {
        "id": 1,
        "uid": "a" * 32,
        "number": "CUST-000042",
        "given_name": "Amelia",
        "family_name": "Hart",
        **given,
    }
    span = Span(0, times.parse(last, "Europe/London")) if last else None
    return SearchResult(Customer(**values), span, "", (), reasons=(Reason(Why.SURNAME),))


def row_of(shown: SearchResult) -> ResultRow:
    return result_row(shown, "Europe/London", NOW, 1, 8)


def test_a_result_reads_as_in_the_window() -> None:
    phones = (Phone("x12"), Phone("+44 7700 900421"))
    row = row_of(result("2026-11-23T14:32", phones=phones, status=Status.BANNED))
    assert (row.name, row.number, row.contact) == ("Amelia Hart", "CUST-000042", "••• 0421")
    assert (row.active, row.status) == ("Today 14:32", "Banned")
    assert row.accessible == (
        "Amelia Hart, Banned, CUST-000042, phone ends in 0421, surname, last active Today 14:32, "
        "1 of 8"
    )


@pytest.mark.parametrize(
    ("last", "active"),
    [
        (None, ""),
        ("2026-11-23T00:00", "Today 00:00"),
        ("2026-11-22T23:59", "Yesterday"),
        ("2026-11-12T10:00", "12 Nov"),
        ("2025-11-12T10:00", "12 Nov 2025"),
    ],
)
def test_the_last_event_is_told_by_its_day(last: str | None, active: str) -> None:
    assert row_of(result(last)).active == active


@pytest.mark.parametrize(
    ("given", "contact"),
    [
        ({}, ""),
        ({"email": "amelia@example.com"}, "a•••@example.com"),
        ({"phones": (Phone("0421"),), "email": "amelia@example.com"}, "a•••@example.com"),
        ({"phones": (Phone("0421"),)}, ""),
    ],
)
def test_a_contact_is_hinted_at_and_never_shown_whole(
    given: dict[str, object], contact: str
) -> None:
    assert row_of(result(**given)).contact == contact


def test_an_active_customer_has_no_word_for_it() -> None:
    assert row_of(result()).status == ""
    assert row_of(result(status=Status.INACTIVE)).status == "Inactive"


def test_every_reason_is_said_as_the_command_line_says_it() -> None:
    reasons = [Reason(why, "{typed}", "{0}") for why in Why]
    for reason in reasons:
        assert reason_words([reason]) == in_english([reason])
    assert reason_words(reasons) == in_english(reasons)

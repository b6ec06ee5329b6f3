"""Two windows on one shared database, worked by hand: what one records the other shows, and nobody
loses their place."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import add_customer, event, record
from tests.network import Network
from tests.postgres import Venue
from tests.postgres_events import inserting, values, vocabulary
from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog, wait_closed
from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer, Phone
from tiquo_desktop.domain.repositories import Key
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.services.timeline_rows import EventRow
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database
from tiquo_desktop.ui.look import theme
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.recording.record_dialog import RecordDialog
from tiquo_desktop.ui.search.search_rows import ResultRow
from tiquo_desktop.ui.timeline.timeline_delegate import TimelineDelegate

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WITHIN = 1.0
"""Seconds in which an event of another desk is painted."""
HOUR = 3600 * times.SECOND
CATEGORIES = ("Orders", "Payments", "Bookings")


class Paintings:
    """When each sentence was painted first, by the window in which it was."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at: dict[tuple[object, str], float] = {}
        paint_row = TimelineDelegate.paint_row

        def painting(delegate: TimelineDelegate, *given: object, **named: object) -> bool:
            waits = paint_row(delegate, *given, **named)
            row = delegate._model.row_at(given[2])
            if isinstance(row, EventRow) and not waits:
                self.at.setdefault((delegate._model, row.summary), time.monotonic())
            return waits

        monkeypatch.setattr(TimelineDelegate, "paint_row", painting)

    def of(self, desk: Desk, sentence: str) -> float | None:
        return self.at.get((desk.window.timeline, sentence))


class Both(NamedTuple):
    """The desk of the front desk's login, that of the manager's, and who comes there."""

    here: Desk
    there: Desk
    amelia: Customer
    database: PostgresDatabase


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    made = theme.apply(qapp, "light", bundled_font=True)
    yield made
    made.deleteLater()


@pytest.fixture
def opened(venue: Venue) -> Iterator[Callable[..., PostgresDatabase]]:
    databases: list[PostgresDatabase] = []

    def made(role: str, network: Network | None = None) -> PostgresDatabase:
        address = Address.parse(venue.url(role))
        if network is not None:
            port = {"port": str(network.port)}
            address = replace(address, parameters={**address.parameters, **port})
        databases.append(open_database(address))
        return databases[-1]

    yield made
    for each in databases:
        each.close()


@pytest.fixture
def sit_down(qtbot: QtBot, look: Theme) -> Iterator[Callable[[PostgresDatabase], Desk]]:
    """Opens a window on a database; each has threads of its own, as in a process of its own."""
    made: list[tuple[Desk, Reader]] = []

    def sitting(database: PostgresDatabase) -> Desk:
        reader = Reader()
        made.append((Desk(qtbot, look, reader, database), reader))
        return made[-1][0]

    yield sitting
    for desk, reader in made:
        desk.window.set_database(None)
        assert reader.shutdown(5)


@pytest.fixture
def both(
    opened: Callable[..., PostgresDatabase], sit_down: Callable[[PostgresDatabase], Desk]
) -> Both:
    database, theirs = opened("front-desk"), opened("manager")
    amelia = add_customer(
        database, phones=(Phone("+44 7700 900421", "+447700900421", "07700 900421"),)
    )
    start = first_event()
    record(
        database,
        *(
            event(
                customer=amelia.uid,
                occurred_at=start + n * HOUR,
                summary=f"Event {n}",
                category=CATEGORIES[n % 3],
            )
            for n in range(300)
        ),
    )
    there = sit_down(theirs)
    open_amelia(there)
    here = sit_down(database)
    open_amelia(here)
    here.window.recording.at_desk.choose("A. Okafor")
    return Both(here, there, amelia, database)


def open_amelia(desk: Desk) -> None:
    """Open her by the end of her phone number; of a long history not every text is read."""
    desk.search("0421")
    desk.key(Qt.Key.Key_Return)
    desk.settle()


def come_to(desk: Desk, qtbot: QtBot) -> None:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)
    desk.window.view.timeline.setFocus()


def record_by_hand(desk: Desk, qtbot: QtBot, sentence: str) -> float:
    """Record a call by typing; gives when it was sent off."""
    come_to(desk, qtbot)
    desk.control(Qt.Key.Key_N)
    open_dialog(qtbot, RecordDialog)
    desk.key(Qt.Key.Key_2, ALT)
    desk.type(sentence)
    began = time.monotonic()
    desk.key(Qt.Key.Key_Return, CONTROL)
    wait_closed(qtbot)
    return began


def last_active(desk: Desk, result: int | None = 0) -> str:
    row = desk.window.results.row_at(-1 if result is None else result)
    assert isinstance(row, ResultRow)
    return row.active


def first_event() -> int:
    """When the first of the 300 hours was: the last one was yesterday."""
    return times.now() - 330 * HOUR


def first_sentence(desk: Desk) -> str | None:
    row = desk.window.timeline.row_at(1)
    return row.summary if isinstance(row, EventRow) else None


def test_what_is_typed_at_one_desk_is_painted_at_the_other_within_a_second(
    both: Both, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paintings = Paintings(monkeypatch)
    there = both.there.window
    before = there.view.header.facts.texts()
    took: list[float] = []
    for sentence in ("Called back: room 011", "Asked for a taxi", "Left a bag"):
        began = record_by_hand(both.here, qtbot, sentence)
        qtbot.waitUntil(lambda s=sentence: paintings.of(both.there, s) is not None)
        took.append((paintings.of(both.there, sentence) or 0) - began)
    print("painted at the other desk after", ", ".join(f"{1000 * each:.0f} ms" for each in took))
    assert max(took) < WITHIN
    both.there.wait_counts("303 events")
    qtbot.waitUntil(lambda: there.view.header.facts.texts() != before, timeout=PATIENCE)
    assert both.there.current_sentence() == "Event 299", "the marked event stays marked"
    histogram = there.view.filters.histogram
    qtbot.waitUntil(lambda: sum(histogram.bins.total) == 303, timeout=PATIENCE)

    def chip(desk: Desk) -> str:
        return desk.chip(Dimension.CATEGORY, "Customers").accessibleName()

    qtbot.waitUntil(lambda: chip(both.here) == chip(both.there), timeout=PATIENCE)
    assert chip(both.there) != "Customers, 0"
    qtbot.waitUntil(lambda: last_active(both.there).startswith("Today"), timeout=PATIENCE)


def test_who_reads_further_down_keeps_place_selection_filter_and_focus(
    both: Both, qtbot: QtBot
) -> None:
    there = both.there.window
    table = there.view.timeline
    come_to(both.there, qtbot)
    both.there.click(both.there.chip(Dimension.CATEGORY, "Orders"))
    both.there.wait_counts("100 of 300 events")
    table.setFocus()
    for _ in range(40):
        both.there.key(Qt.Key.Key_Down)
    for _ in range(3):
        both.there.key(Qt.Key.Key_Down, SHIFT)
    both.there.settle()
    selected, top = table.selected_ids(), there.timeline.event_at(max(table.rowAt(0), 1))
    marked, offset = table.current_event(), table.visualRect(table.currentIndex()).top()
    assert len(selected) == 4
    newest, middle = times.now(), first_event() + 30 * HOUR
    record(
        both.database,
        # At the end, in the middle of what was there, and under another category.
        event(customer=both.amelia.uid, occurred_at=newest, summary="Now", category="Orders"),
        event(customer=both.amelia.uid, occurred_at=middle, category="Orders"),
        event(customer=both.amelia.uid, occurred_at=newest, category="Payments"),
    )
    both.there.wait_counts("102 of 303 events")
    assert table.selected_ids() == selected
    assert table.current_event() == marked
    assert table.visualRect(table.currentIndex()).top() == offset
    assert there.timeline.event_at(max(table.rowAt(0), 1)) == top
    assert QApplication.focusWidget() is table
    assert first_sentence(both.there) == "Now"


def test_a_profile_that_somebody_edits_is_shown_anew(both: Both, qtbot: QtBot) -> None:
    from tiquo_desktop.services.customers import edit
    from tiquo_desktop.services.profile_changes import Writer

    with both.database.reading() as reading:
        (now,) = reading.customers.find(Key.UID, both.amelia.uid)
    edit(both.database, now, replace(now, family_name="Hart"), Writer("A. Okafor", "FRONT-01"))
    header = both.there.window.view.header
    qtbot.waitUntil(lambda: header.name() == "Amelia Hart", timeout=PATIENCE)
    assert both.there.found()[0] == "Amelia Hart"


def test_a_lost_connection_is_said_keeps_what_is_there_and_comes_back_by_itself(
    opened: Callable[..., PostgresDatabase],
    sit_down: Callable[[PostgresDatabase], Desk],
    both: Both,
    venue: Venue,
    qtbot: QtBot,
) -> None:
    with Network(venue.server.host, venue.server.port) as network:
        desk = sit_down(opened("manager", network))
        open_amelia(desk)
        status, before = desk.window.status, desk.sentences()
        come_to(desk, qtbot)
        desk.window.recording.at_desk.choose("M. Reyes")
        desk.control(Qt.Key.Key_N)
        dialog = open_dialog(qtbot, RecordDialog)
        desk.type("The guest asks for")
        network.swallow = True
        began = time.monotonic()
        qtbot.waitUntil(lambda: status.connection_text() == "Reconnecting…", timeout=20_000)
        noticed = time.monotonic() - began
        meanwhile = event(customer=both.amelia.uid, occurred_at=times.now(), summary="Meanwhile")
        record(both.database, meanwhile)
        assert desk.sentences() == before
        assert desk.window.view.state is desk.window.view.timeline
        desk.type(" a taxi")
        qtbot.waitUntil(lambda: "does not answer" in desk.window.warning.text(), timeout=20_000)
        network.swallow = False
        began = time.monotonic()
        qtbot.waitUntil(lambda: status.connection_text() == "Live", timeout=20_000)
        back = time.monotonic() - began
        qtbot.waitUntil(lambda: "Meanwhile" in desk.sentences(), timeout=PATIENCE)
        done = time.monotonic() - began
        print(
            f"noticed after {noticed:.1f} s; live after {back:.1f} s, all there after {done:.1f} s"
        )
        assert "The guest asks for a taxi" in dialog.form.sentence.toPlainText()
        dialog.reject()
        wait_closed(qtbot)


def test_a_burst_elsewhere_is_taken_in_a_few_times_and_is_all_there(
    both: Both, qtbot: QtBot
) -> None:
    there, shown = both.there.window, []
    marked = there.view.timeline.current_event()
    there.timeline.counts_changed.connect(shown.append)
    for _ in range(40):
        record(
            both.database,
            *(event(customer=both.amelia.uid, occurred_at=times.now()) for _ in range(100)),
        )
        QApplication.processEvents()
    both.there.wait_counts("4,300 events")
    assert 1 <= len(shown) < 40
    assert there.view.timeline.current_event() == marked


def test_what_others_left_unsealed_is_sealed_by_a_window_that_is_open(
    both: Both, venue: Venue, qtbot: QtBot
) -> None:
    with venue.connect("integration") as program:
        terms = vocabulary(program)
        program.execute("BEGIN")
        for _ in range(1_200):
            program.execute(*inserting(values(event(), terms, {None: None})))
        program.execute("COMMIT")

    def none_waits() -> bool:
        return venue.query("auditor", "SELECT count(*) FROM pending") == [(0,)]

    assert not none_waits()
    qtbot.waitUntil(none_waits, timeout=20_000)
    assert venue.query("auditor", "SELECT max(position) FROM seal") == [(1_500,)]


def test_results_follow_while_what_is_typed_and_marked_stays(both: Both, qtbot: QtBot) -> None:
    there = both.there
    marcus = add_customer(both.database, given_name="Marcus", family_name="Amis", email="m@b.cd")
    come_to(there, qtbot)
    there.search("am")
    assert sorted(there.found()) == ["Amelia Okonkwo-Hart", "Marcus Amis"]
    there.key(Qt.Key.Key_Down)
    shown = there.window.search.results.list
    marked = shown.currentIndex().row()
    now = times.now()
    record(both.database, event(customer=marcus.uid, occurred_at=now, summary="Came in"))

    row = there.window.results.row_of(marcus.id)
    qtbot.waitUntil(lambda: last_active(there, row).startswith("Today"), timeout=PATIENCE)
    assert shown.currentIndex().row() == marked
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    assert box.text() == "am"

"""A connection that is lost at COMMIT: whatever was being stored is looked for by its identity, and never stored twice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import add_customer, customer, event
from tests.network import Network
from tests.postgres import Venue
from tiquo_desktop.domain import customers as domain
from tiquo_desktop.domain import errors
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.services import customers, exporting, recording
from tiquo_desktop.services.profile_changes import Writer
from tiquo_desktop.storage.addresses import Address
from tiquo_desktop.storage.postgres import PostgresDatabase, open_database


@pytest.fixture
def network(venue: Venue) -> Iterator[Network]:
    with Network(venue.server.host, venue.server.port) as between:
        yield between


@pytest.fixture
def far(network: Network, venue: Venue) -> Iterator[PostgresDatabase]:
    direct = Address.parse(venue.url("front-desk"))
    over = replace(direct, parameters={**direct.parameters, "port": str(network.port)})
    database = open_database(over)
    yield database
    database.close()


@pytest.fixture(params=[False, True], ids=["it arrived", "it did not arrive"])
def lost_at_commit(request: pytest.FixtureRequest, network: Network, far: PostgresDatabase):
    """Lets the next commit of something that is stored go wrong; says whether it arrives at the server."""

    def arm(commit: bytes = b"COMMIT; SELECT") -> bool:
        # That of an event is more than a COMMIT, so no other is meant.
        with far.writing() as session:
            session.customers.count()  # and no COMMIT of a reading is on its way any more
        network.cut_before = request.param
        network.cut_at = commit
        return not request.param

    return arm


def counts(database: PostgresDatabase) -> tuple[int, int]:
    with database.reading() as session:
        return session.customers.count(), session.activity.count()


def test_an_event(far: PostgresDatabase, lost_at_commit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "_PATIENCE", 0.5)
    told = event()
    if lost_at_commit():
        assert recording.record(far, told).uid == told.uid
    else:
        with pytest.raises(errors.UnknownOutcome):
            recording.record(far, told)
    assert recording.record(far, told).uid == told.uid
    assert counts(far) == (0, 1)


def test_a_new_customer(
    far: PostgresDatabase, lost_at_commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "_PATIENCE", 0.5)
    new = customer(uid=new_uid(), email="amelia@example.org", phones=["020 7946 0018"])
    if lost_at_commit(b"COMMIT\0"):
        added, _ = customers.add(far, new)
        assert added.uid == new.uid
    else:
        with pytest.raises(errors.UnknownOutcome):
            customers.add(far, new)
    again, _ = customers.add(far, new)
    assert again.uid == new.uid
    assert counts(far) == (1, 0)
    with pytest.raises(errors.Conflict):
        customers.add(far, replace(new, given_name="Somebody else"))


def test_an_edit(far: PostgresDatabase, lost_at_commit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "_PATIENCE", 0.5)
    seen = add_customer(far)
    meant = replace(domain.profile_of(seen), company="Harbour Lights")
    if lost_at_commit():
        edited = customers.edit_together(far, seen, meant, Writer())
        assert isinstance(edited, customers.Edited)
        assert edited.customer.version == seen.version + 1
        assert edited.event is not None
    else:
        with pytest.raises(errors.UnknownOutcome):
            customers.edit_together(far, seen, meant, Writer())
    again = customers.edit_together(far, seen, meant, Writer())
    assert isinstance(again, customers.Edited)
    assert (again.customer.company, again.customer.version) == ("Harbour Lights", seen.version + 1)
    assert counts(far) == (1, 1)


def test_an_export(
    far: PostgresDatabase, lost_at_commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "_PATIENCE", 0.5)
    recording.record(far, event())

    armed: list[bool] = []

    def progress(_done: int, _total: int) -> None:
        # The transaction that reads ends first: its own COMMIT is not the one that counts.
        if not armed:
            armed.append(lost_at_commit())

    report = exporting.export(
        far,
        None,
        Filter(),
        newest_first=True,
        format="csv",
        target=tmp_path / "events.csv",
        actor=None,
        progress=progress,
    )
    assert report.count == 1
    assert len((tmp_path / "events.csv").read_text().splitlines()) == 2
    assert counts(far)[1] == (1 if report.warning else 2)

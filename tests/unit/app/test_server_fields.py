"""Fields and addresses say the same."""

import pytest

from tiquo_desktop.app.server_fields import address_of, fields_of
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.services.connecting import ServerFields
from tiquo_desktop.storage.addresses import Address


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        (
            "postgresql://amelia@db.venue.example/venue",
            ServerFields("db.venue.example", "", "venue", "amelia"),
        ),
        (
            "postgresql://a%40b@one:5433,two:5433/a%20b",
            ServerFields("one, two", "5433", "a b", "a@b"),
        ),
        (
            "postgresql://one:5433,two/venue?sslmode=verify-ca&sslrootcert=/etc/ca.pem&reads=standby",
            ServerFields("one:5433, two", "", "venue", "", "verify-ca", "/etc/ca.pem", True),
        ),
        (
            "postgresql://[::1]:1/venue?target_session_attrs=read-write",
            ServerFields("[::1]", "1", "venue", others=(("target_session_attrs", "read-write"),)),
        ),
        ("postgresql://%2Frun%2Fpg/venue", ServerFields("/run/pg", "", "venue")),
        ("postgresql:///venue", ServerFields("", "", "venue")),
    ],
)
def test_an_address_and_its_fields(address: str, fields: ServerFields) -> None:
    assert fields_of(Address.parse(address)) == fields
    assert address_of(fields).url == address


def test_a_port_stands_behind_its_host_or_holds_for_all() -> None:
    fields = ServerFields("one:5433, two , [::1]:7", "6000", "venue")
    assert address_of(fields).hosts == (("one", "5433"), ("two", "6000"), ("::1", "7"))
    assert address_of(ServerFields("::1", "", "venue")).hosts == (("::1", "5432"),)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        (ServerFields("one", "99999", "venue"), "port"),
        (ServerFields("one", "five", "venue"), "port"),
        (ServerFields("one:x", "5432", "venue"), "hosts"),
        (ServerFields("one,,two", "", "venue"), "hosts"),
        (ServerFields("one", "", " "), "database"),
    ],
)
def test_what_cannot_be_is_said_of_its_field(fields: ServerFields, wrong: str) -> None:
    with pytest.raises(InvalidValue) as raised:
        address_of(fields)
    assert raised.value.field == wrong

"""Bans and notices live in `extra`, whatever else stands there."""

import json
from datetime import date

import pytest

from tiquo_desktop.domain import customers
from tiquo_desktop.domain.customers import Ban, Notice, Profile, Status

BAN = Ban(reason="Abusive", until=date(2027, 4, 30), by="M. Reyes", at=1_000_001, event="e" * 32)


def test_a_ban_comes_back_as_it_was_set_beside_everything_else() -> None:
    profile = customers.banned(Profile(email="a@b.c", extra='{"notes": "x"}'), BAN)
    assert profile.status is Status.BANNED
    assert customers.ban(profile) == BAN
    assert json.loads(profile.extra or "")["notes"] == "x"
    freed = customers.admitted(profile, Status.ACTIVE)
    assert customers.ban(freed) is None
    assert freed.extra == '{"notes": "x"}'


def test_a_ban_ends_after_its_last_day() -> None:
    assert not BAN.has_ended(date(2027, 4, 30))
    assert BAN.has_ended(date(2027, 5, 1))
    assert not Ban(reason="Abusive").has_ended(date(9999, 1, 1))


@pytest.mark.parametrize(
    "extra", [None, "{}", "[1]", "5", '{"ban": 7}', '{"ban": {"until": "soon", "at": 5}}', "{"]
)
def test_a_banned_customer_without_anything_recorded_has_an_empty_ban(extra: str | None) -> None:
    assert customers.ban(Profile(status=Status.BANNED, extra=extra)) == Ban()
    assert customers.ban(Profile(extra=extra)) is None


def test_extra_that_is_no_object_is_kept_beside_a_ban() -> None:
    profile = customers.banned(Profile(extra="[1, 2]"), BAN)
    assert json.loads(profile.extra or "")["further"] == [1, 2]


def test_a_notice_comes_back_and_goes() -> None:
    notice = Notice(text="Nut allergy", by="A. Okafor", at=5)
    profile = customers.noticed(Profile(), notice)
    assert customers.notice(profile) == notice
    assert customers.noticed(profile, None).extra is None
    assert customers.notice(Profile(extra='{"notice": "VIP"}')) == Notice(text="VIP")
    for extra in ('{"notice": {}}', '{"notice": " "}', '{"notice": []}'):
        assert customers.notice(Profile(extra=extra)) is None

"""Two changes of one profile come together, and contradictions are named, never decided."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tiquo_desktop.domain import customers
from tiquo_desktop.domain.customers import Ban, Phone, Profile, Status
from tiquo_desktop.services.merging import merge

BEFORE = Profile(
    given_name="Amelia",
    family_name="Hart",
    email="a@example.com",
    phones=(Phone("1"), Phone("2")),
    extra='{"notes": "old", "tags": ["spa"]}',
)


def changed(profile: Profile = BEFORE, **given: object) -> Profile:
    values = {name: getattr(profile, name) for name in Profile.__dataclass_fields__}
    return Profile(**values | given)


def test_different_fields_are_put_together() -> None:
    theirs = changed(company="Riverside", extra='{"notes": "old", "tags": ["vip"]}')
    mine = changed(email="b@example.com", extra='{"notes": "new", "tags": ["spa"]}')
    merged = merge(BEFORE, theirs, mine)
    assert merged.clashes == ()
    assert (merged.profile.company, merged.profile.email) == ("Riverside", "b@example.com")
    assert json.loads(merged.profile.extra or "") == {"notes": "new", "tags": ["vip"]}


def test_the_same_change_is_no_contradiction() -> None:
    both = changed(company="Riverside", status=Status.INACTIVE)
    assert merge(BEFORE, both, both) == merge(BEFORE, both, changed(company="Riverside"))
    assert merge(BEFORE, both, both).clashes == ()


def test_a_contradiction_is_named_with_all_three_values() -> None:
    merged = merge(BEFORE, changed(email="b@x.y"), changed(email=None, company="Acme"))
    (clash,) = merged.clashes
    assert (clash.field, clash.before, clash.theirs, clash.mine) == (
        "email",
        "a@example.com",
        "b@x.y",
        None,
    )
    assert merged.profile == changed(email="b@x.y", company="Acme")
    assert merged.choosing_mine([clash]) == changed(email=None, company="Acme")
    assert merged.choosing_mine([]) == merged.profile


def test_a_status_goes_with_its_ban() -> None:
    banned = customers.banned(BEFORE, Ban(reason="Abusive"))
    merged = merge(BEFORE, banned, changed(status=Status.INACTIVE))
    (clash,) = merged.clashes
    assert clash.field == "status"
    assert customers.ban(merged.profile) == Ban(reason="Abusive")
    mine = merged.choosing_mine([clash])
    assert mine.status is Status.INACTIVE
    assert "ban" not in json.loads(mine.extra or "")


def test_keys_of_extra_that_are_called_like_fields_are_told_apart() -> None:
    before = changed(extra='{"email": "work@x.y"}')
    theirs = changed(before, extra='{"email": "other@x.y"}')
    merged = merge(before, theirs, changed(before, extra='{"email": "mine@x.y"}'))
    (clash,) = merged.clashes
    assert clash.is_extra
    chosen = merged.choosing_mine([clash])
    assert chosen.email == "a@example.com"
    assert json.loads(chosen.extra or "") == {"email": "mine@x.y"}


def test_extra_that_nobody_changed_keeps_its_spelling() -> None:
    odd = changed(extra='{"notes":"old",  "tags":["spa"]}')
    assert (
        merge(odd, changed(odd, company="A"), changed(odd, email="b@x.y")).profile.extra
        == odd.extra
    )


def test_extra_that_is_no_object_is_kept() -> None:
    listed = changed(extra="[1, 2]")
    merged = merge(listed, changed(listed, company="A"), listed)
    assert merged.profile.extra == "[1, 2]"


_words = st.sampled_from([None, "a", "b", "c"])
_profiles = st.builds(
    Profile,
    given_name=_words,
    family_name=_words,
    company=_words,
    email=_words,
    phones=st.sampled_from([(), (Phone("1"),), (Phone("2"), Phone("1"))]),
    status=st.sampled_from(Status),
    extra=st.dictionaries(
        st.sampled_from(["x", "y", "ban"]), st.sampled_from("pqr"), min_size=1
    ).map(json.dumps),
)


@given(_profiles, _profiles, _profiles)
def test_nobody_loses_what_they_changed(before: Profile, theirs: Profile, mine: Profile) -> None:
    merged = merge(before, theirs, mine)
    fields = [name for name in Profile.__dataclass_fields__ if name not in ("extra", "status")]
    clashing = {clash.field for clash in merged.clashes if not clash.is_extra}
    for name in fields:
        was, is_, should = (getattr(each, name) for each in (before, theirs, mine))
        result = getattr(merged.profile, name)
        assert result in (is_, should)
        assert (name in clashing) == (len({was, is_, should}) == 3)
        if is_ == was:
            assert result == should
    assert merge(before, before, mine).profile.given_name == mine.given_name
    assert merge(before, theirs, before).profile == theirs
    everything = merged.choosing_mine(merged.clashes)
    again = merge(before, theirs, everything)
    assert again.choosing_mine(again.clashes) == everything

"""How well a customer matches, why, and where the name shows it."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.builders import customer
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.search_keys import END, digits, search_keys, words
from tiquo_desktop.domain.search_terms import query
from tiquo_desktop.services.matching import Match, Rank, marks, match
from tiquo_desktop.services.phones import parse_phone

NUMBER = "CUST-000042"
UID = "01890a5dac96774bbcceb302099a8057"


def stored(**given: object) -> Customer:
    """A customer as a database gives it; phones as texts."""
    phones = tuple(parse_phone(str(phone), "GB") for phone in given.pop("phones", ()))  # type: ignore[attr-defined]
    new = customer(**given, phones=phones)
    fields = {name: getattr(new, name) for name in ("given_name", "family_name", "company")}
    return Customer(
        **fields, email=new.email, phones=new.phones, id=1, uid=UID, number=new.number or NUMBER
    )


def best(found: Customer, text: str, references: dict[str, str] | None = None) -> Match | None:
    """The best match over all meanings, of those for which the search index gives the customer."""
    keys = search_keys(found, found.number).split(" ")
    known = {typed: {found.id: written} for typed, written in (references or {}).items()}
    asked = query(text)
    matches = []
    for meaning in asked.meanings + asked.fallbacks:
        result = match(found, meaning, known)
        indexed = all(any(key.startswith(term.key) for key in keys) for term in meaning)
        looked_up = any(term.lookup or term.reference for term in meaning)
        if result and (indexed or looked_up):
            matches.append(result)
    return min(matches, key=lambda one: one.ranks, default=None)


AMELIA = {
    "given_name": "Amelia Rose",
    "family_name": "Okonkwo-Hart",
    "company": "Riverside & Sons Ltd",
    "email": "amelia.oh@example.com",
    "phones": ["+44 7700 900421", "020 7946 0958"],
}


@pytest.mark.parametrize(
    ("text", "why", "rank"),
    [
        ("okonkwo", "surname", Rank.WORD),
        ("HÁRT", "second surname", Rank.WORD),
        ("okonkwohart", "surname", Rank.WORD),
        ("oko", "surname starts with oko", Rank.PREFIX),
        ("ha", "second surname starts with ha", Rank.PREFIX),
        ("Amelia", "first name", Rank.WORD),
        ("rose", "middle name", Rank.WORD),
        ("am", "first name starts with am", Rank.PREFIX),
        ("riverside", "company", Rank.WORD),
        ("sons", "company", Rank.WORD),
        ("river", "company starts with river", Rank.PREFIX),
        ("son", "word of the company starts with son", Rank.PREFIX),
        ("0421", "phone ends 0421", Rank.CONTACT_PART),
        ("7700", "phone has 7700", Rank.PHONE_INSIDE),
        ("0770", "phone starts 0770", Rank.PHONE_INSIDE),
        ("07700 900421", "phone", Rank.CONTACT),
        ("+44 7700 900 421", "phone", Rank.CONTACT),
        ("0044 7700 900421", "phone", Rank.CONTACT),
        ("+44 7700", "phone starts +44 7700", Rank.PHONE_INSIDE),
        ("+44 20 7946 0958", "phone", Rank.CONTACT),
        ("AMELIA.OH@example.com", "e-mail", Rank.CONTACT),
        ("amelia.oh@ex", "e-mail", Rank.CONTACT_PART),
        ("oh@example", "e-mail", Rank.CONTACT_PART),
        ("@example", "e-mail", Rank.CONTACT_PART),
        ("example.com", "e-mail", Rank.CONTACT_PART),
        ("amelia.oh", "e-mail", Rank.CONTACT_WORD),
        ("oh", "e-mail", Rank.CONTACT_WORD),
        ("42", "number", Rank.EXACT),
        ("cust-000042", "number", Rank.EXACT),
        ("cust 42", "number", Rank.EXACT),
        ("000042", "number", Rank.EXACT),
        ("042", "number", Rank.PHONE_INSIDE),
        ("cust-4", "number starts with 4", Rank.PREFIX),
        ("cust-0000", "number starts with 0000", Rank.PREFIX),
        (UID.upper(), "uid", Rank.EXACT),
        ("am 0421", "first name starts with am, phone ends 0421", Rank.PREFIX),
        ("hart cust-42", "second surname, number", Rank.WORD),
        ("hart 7700 900421", "second surname, phone ends 7700 900421", Rank.WORD),
    ],
)
def test_each_result_says_why(text: str, why: str, rank: Rank) -> None:
    found = best(stored(**AMELIA), text)
    assert found
    assert (found.why, found.ranks[0]) == (why, rank)


@pytest.mark.parametrize("text", ["okonkwa", "0422", "+44 0422", "amelia@x", "cust-43", "am 0422"])
def test_all_that_was_typed_has_to_match(text: str) -> None:
    assert best(stored(**AMELIA), text) is None


@pytest.mark.parametrize(
    ("typed", "written", "why", "rank"),
    [
        ("j98ubc", "ORD-J98UBC", "order ORD-J98UBC", Rank.EXACT),
        ("bk-a12", "BK-A12B34", "booking BK-A12B34", Rank.PREFIX),
        ("ENQ-001234", "enq-001234", "enquiry enq-001234", Rank.EXACT),
        ("T-17", "T-17", "reference T-17", Rank.EXACT),
    ],
)
def test_a_reference_is_named_as_it_is_written(
    typed: str, written: str, why: str, rank: Rank
) -> None:
    found = best(stored(**AMELIA), typed, {typed: written})
    assert found
    assert (found.why, found.ranks) == (why, (rank,))


def test_a_particle_does_not_make_the_surname_a_second_one() -> None:
    found = best(stored(given_name="Kathryn", family_name="van Dyke"), "dyke")
    assert found
    assert found.why == "surname"


def test_after_a_plus_comes_the_start_of_a_number() -> None:
    found = best(stored(phones=["+44 7700 900447"]), "+44 7")
    assert found
    assert found.why == "phone starts +44 7"


def test_a_long_text_is_shortened_in_the_reason() -> None:
    found = best(stored(company="a" * 500), "a" * 300)
    assert found
    assert len(found.why) < 60


@pytest.mark.parametrize(
    ("name", "matched", "shown"),
    [
        ("Amelia Okonkwo-Hart", ["hart"], "Amelia Okonkwo-[Hart]"),
        ("Amelia Okonkwo-Hart", ["okonkwohart"], "Amelia [Okonkwo-Hart]"),
        ("Amelia Okonkwo-Hart", ["am", "ok"], "[Am]elia [Ok]onkwo-Hart"),
        ("Amélie Hartmann", ["amelie", "hart"], "[Amélie] [Hart]mann"),
        ("Ame\u0301lie", ["ame"], "[Ame\u0301]lie"),
        ("Sean O'Neil", ["oneil"], "Sean [O'Neil]"),
        ("Sean O'Neil", ["neil"], "Sean O'[Neil]"),
        ("Straße", ["stras"], "[Straß]e"),
        ("王小明", ["小明"], "王[小明]"),
        ("Hart & Sons", ["sons", "hart"], "[Hart] & [Sons]"),
        ("+44 7700 900421", ["7700900"], "+44 [7700 900]421"),
        ("Lockhart", ["hart"], "Lockhart"),
        ("Anna Ann", ["ann", "anna"], "[Anna] [Ann]"),
        ("🌟 Star", ["star"], "🌟 [Star]"),
        ("", ["a"], ""),
    ],
)
def test_marks_are_where_the_word_is_written(name: str, matched: list[str], shown: str) -> None:
    for start, end in reversed(marks(name, matched)):
        name = name[:start] + "[" + name[start:end] + "]" + name[end:]
    assert name == shown


def test_of_a_customer_without_a_name_the_contact_that_is_shown_is_marked() -> None:
    found = best(stored(given_name=None, family_name=None, email="zoe.x@example.com"), "zoe")
    assert found
    assert marks(found.customer.name, found.marks) == ((0, 3),)


names = st.text(st.characters(categories=("L", "M", "N", "Zs")), min_size=1, max_size=25)
sewn_names = st.lists(names, min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from(["-", " ", "'", "’", ".", "/"]).map(lambda by: by.join(parts))
)


@st.composite
def customers(draw: st.DrawFn) -> Customer:
    written = st.from_regex(r"\A[+]?[0-9]{0,4}( ?-?[0-9]{2,4}){1,5}\Z")
    email = st.from_regex(r"\A[a-z0-9][A-Za-z0-9._+-]{0,20}@[a-z0-9-]{1,12}(\.[a-z]{2,5}){1,2}\Z")
    try:
        return stored(
            given_name=draw(sewn_names),
            family_name=draw(sewn_names),
            company=draw(st.none() | sewn_names),
            email=draw(st.none() | email),
            phones=draw(st.lists(written, max_size=2)),
            number=f"CUST-{draw(st.integers(1, 2_000_000)):06d}",
        )
    except InvalidValue:
        assume(False)
        raise


@given(customers(), st.data())
def test_every_part_of_a_customer_finds_it(found: Customer, data: st.DataObject) -> None:
    chunks = [
        chunk
        for name in (found.given_name, found.family_name, found.company)
        for chunk in (name or "").split()
        if words(chunk)
    ]
    written = [digits(phone.written) for phone in found.phones]
    fragments = [number for number in written if len(number) >= 3]
    texts = [found.number, str(int(found.number[5:])), *chunks]
    for chunk in chunks:
        start = chunk[: data.draw(st.integers(1, len(chunk)))]
        texts += [start.upper(), start] if words(start) else []
    if found.email:
        texts += [found.email, found.email.upper(), found.email.partition("@")[0] + "@"]
        texts += ["@" + found.email.partition("@")[2]]
    for number in fragments:
        start = data.draw(st.integers(0, len(number) - 3))
        fragment = number[start : data.draw(st.integers(start + 3, len(number)))]
        texts += [fragment, " ".join(fragment[i : i + 3] for i in range(0, len(fragment), 3))]
        texts.append(f"{found.number} {fragment}")
        if chunks:
            texts.append(f"{chunks[0]} {fragment}")
    for text in texts:
        result = best(found, text)
        assert result, text
        assert all(0 <= a < b <= len(found.name) for a, b in marks(found.name, result.marks))


@given(customers(), st.text(max_size=30), st.lists(st.text(max_size=10)))
def test_any_text_can_be_matched_and_marked(found: Customer, text: str, other: list[str]) -> None:
    best(found, text)
    ranges = marks(text, [*words(text), *other])
    assert all(a < b for a, b in ranges)
    assert all(one[1] < two[0] for one, two in pairwise(ranges))
    assert END not in "".join(words(text))

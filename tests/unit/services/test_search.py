"""Finding customers, on a real database."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import add_customer, at, customer, event, new_database, record
from tiquo_desktop.domain.customers import Customer, NewCustomer, profile_of
from tiquo_desktop.domain.errors import Cancelled
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services import customers
from tiquo_desktop.services.finding import FEW
from tiquo_desktop.services.phones import parse_phone
from tiquo_desktop.services.profile_changes import Writer
from tiquo_desktop.services.search import Search, SearchPage, known_by_now


class Desk:
    """A database with a search."""

    def __init__(self, folder: Path) -> None:
        self.database: Database = new_database(folder)
        self.search = Search(self.database)

    def add(self, name: str = "", *phones: str, **given: object) -> Customer:
        first, _, last = name.partition(" ")
        return add_customer(
            self.database,
            given_name=first or None,
            family_name=last or None,
            phones=[parse_phone(phone, "GB") for phone in phones],
            **given,
        )

    def active(self, customer: Customer, when: str, **given: object) -> None:
        record(self.database, event(customer=customer.uid, occurred_at=at(when), **given))

    def names(self, text: str, **options: int) -> list[str]:
        return [result.customer.name for result in self.search.find(text, **options).results]

    def whys(self, text: str) -> dict[str, str]:
        page = self.search.find(text)
        return {result.customer.name: result.why for result in page.results}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def front_desk(desk: Desk) -> Desk:
    """The people of the design's pictures."""
    amelia = desk.add("Amelia Okonkwo-Hart", "+44 7700 900421", email="amelia@example.com")
    desk.add("Amélie Hartmann", email="a.hartmann@example.com")
    desk.add("Dev Hartley", "020 7946 0042")
    desk.add(company="Hart & Sons Ltd", email="accounts@sons.example.com")
    marcus = desk.add("Marcus Hart", "07700 907719")
    desk.add("Joan Harte")
    desk.add("Kathryn van Dyke")
    desk.add("小明 王")
    desk.active(amelia, "2024-11-23T14:31:40", object_kind="order", object_ref="ORD-J98UBC")
    desk.active(marcus, "2024-10-30T22:41:00", story="BK-A12B34", summary="Banned")
    return desk


@pytest.mark.parametrize(
    "text",
    [
        *("okonkwo", "OKONKWO-HART", "okonkwohart", "hart amelia", "am ok", "Amélia"),
        *("0421", "7700 900421", "+44 7700 900 421", "0044 7700 900421", "07700900421"),
        *("amelia@example.com", "AMELIA@EX", "tel:+447700900421", "mailto:amelia@example.com"),
        *("1", "CUST-000001", "cust-1", "cust 000001", "j98ubc", "ORD-J98UBC", "ord-j98"),
        *("am 0421", "hart cust-1", "hart 7700 900421", "amelia j98ubc", "hart ORD-J98UBC 0421"),
        *("Amelia O. Hart <amelia@example.com>", "Somebody Else <amelia@example.com>"),
        *("https://x.example/order/ORD-J98UBC", "okonkow", "oconquo", "oconquo 0421"),
        *("amleia okonkwo", "amleia oconquo"),
    ],
)
def test_somebody_is_found_by_anything_one_has(front_desk: Desk, text: str) -> None:
    assert front_desk.names(text)[0] == "Amelia Okonkwo-Hart"


def test_somebody_is_found_by_uid_with_or_without_dashes(front_desk: Desk) -> None:
    uid = front_desk.search.find("okonkwo").results[0].customer.uid
    dashed = "-".join((uid[:8], uid[8:12], uid[12:16], uid[16:20], uid[20:]))
    for text in (uid, dashed.upper(), f"  {uid}\n", f"hart {uid}"):
        assert front_desk.names(text) == ["Amelia Okonkwo-Hart"]
    assert front_desk.names(f"smith {uid}") == []


def test_results_say_why_they_matched_and_where(front_desk: Desk) -> None:
    page = front_desk.search.find("hart")
    shown = {
        result.customer.name: (
            result.why,
            [result.customer.name[start:end] for start, end in result.marks],
        )
        for result in page.results
    }
    assert shown == {
        "Amelia Okonkwo-Hart": ("second surname", ["Hart"]),
        "Marcus Hart": ("surname", ["Hart"]),
        "Hart & Sons Ltd": ("company", ["Hart"]),
        "Joan Harte": ("surname starts with hart", ["Hart"]),
        "Dev Hartley": ("surname starts with hart", ["Hart"]),
        "Amélie Hartmann": ("surname starts with hart", ["Hart"]),
    }


def test_whole_words_come_before_prefixes_and_recently_active_before_others(
    front_desk: Desk,
) -> None:
    assert front_desk.names("hart")[:3] == ["Amelia Okonkwo-Hart", "Marcus Hart", "Hart & Sons Ltd"]
    page = front_desk.search.find("hart")
    assert page.results[0].span
    assert page.results[0].span.last == at("2024-11-23T14:31:40")
    assert page.results[2].span is None


def test_the_exact_number_then_a_phone_then_a_name(desk: Desk) -> None:
    for name, phone in (("Ann Lee", ""), ("Bo 42", ""), ("Cy Fox", "01 42"), ("Di Ray", "77 0042")):
        desk.add(name, *[phone] if phone else [])
    last = desk.add("Ed Poe", number="CUST-000042")
    desk.active(desk.add("Flo Kay", "5 4200"), "2024-01-01T12:00:00")
    assert desk.names("42")[0] == last.name
    assert desk.names("000042")[0] == "Ed Poe"
    assert desk.names("0042")[:2] == ["Di Ray", "Ed Poe"]  # rather the end of a phone number
    assert set(desk.names("42")[1:]) == {"Flo Kay", "Bo 42"}


def test_a_reference_comes_before_everything_else(desk: Desk) -> None:
    for _ in range(6):
        desk.add("Ann Lee", "12340421")
    holder = desk.add("Bo Fox")
    desk.active(holder, "2024-01-01T12:00:00", object_kind="booking", object_ref="BK-0421")
    assert desk.search.find("0421").results[0].customer == holder
    assert desk.whys("0421")["Bo Fox"] == "booking BK-0421"


def test_a_name_is_not_taken_for_the_start_of_a_reference(desk: Desk) -> None:
    holder = desk.add("Bo Fox")
    desk.active(holder, "2024-01-01T12:00:00", object_kind="room", object_ref="Hartlepool")
    assert desk.names("hart") == []
    assert desk.whys("hartlepool") == {"Bo Fox": "reference Hartlepool"}


def test_an_exact_address_comes_first_among_many_like_it(desk: Desk) -> None:
    first = desk.add(email="jo@example.com")
    for i in range(320):
        desk.add(email=f"jo{i}@example.com")
    page = desk.search.find("jo@example.com")
    assert page.results[0].customer == first
    assert desk.search.find("JO@EXAMPLE.COM").results[0].customer == first


def test_whole_words_are_found_behind_hundreds_of_longer_ones(desk: Desk) -> None:
    desk.add("Kim Lee", "07700 900042")
    with desk.database.writing() as session:
        for i in range(320):
            session.customers.add(_new(f"Kimberly{i} Lee", f"9004211{i:03d}"))
    assert desk.names("kim")[0] == "Kim Lee"
    assert desk.names("lee kim")[0] == "Kim Lee"
    assert desk.names("kim le")[0] == "Kim Lee"
    page = desk.search.find("kim", limit=10)
    assert (len(page.results), page.more, page.total_customers) == (10, True, 321)


def _new(name: str, phone: str) -> NewCustomer:
    given, _, family = name.partition(" ")
    return customer(given_name=given, family_name=family, phones=[phone])


def test_the_end_of_a_phone_is_found_behind_hundreds_of_numbers_with_it_inside(desk: Desk) -> None:
    desk.add("Ann Lee", "07700 905555")
    with desk.database.writing() as session:
        for i in range(320):
            session.customers.add(_new("Bo Fox", f"905555{i:03d}"))
    assert desk.names("5555")[0] == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("dyek", "Kathryn van Dyke", "“dyek”: one typo for Dyke"),
        ("catherine", "Kathryn van Dyke", "“catherine” sounds like Kathryn"),
        ("oconquo", "Amelia Okonkwo-Hart", "“oconquo” sounds like Okonkwo"),
        ("Oconquo 0421", "Amelia Okonkwo-Hart", "“Oconquo” sounds like Okonkwo, phone ends 0421"),
    ],
)
def test_a_misspelled_name_is_found_and_says_so(
    front_desk: Desk, text: str, name: str, why: str
) -> None:
    assert front_desk.whys(text) == {name: why}


def test_typos_come_after_matches_and_sounds_after_typos(desk: Desk) -> None:
    for name in ("Ann Hart", "Bo Steven", "Cy Stephan"):
        desk.active(desk.add(name), "2024-01-01T12:00:00")
    desk.add("Ed Stephen")
    whys = desk.whys("stephen")
    assert list(whys) == ["Ed Stephen", "Cy Stephan", "Bo Steven"]
    assert whys["Cy Stephan"] == "“stephen”: one typo for Stephan"
    assert whys["Bo Steven"] == "“stephen” sounds like Steven"


def test_nobody_guesses_while_enough_match(desk: Desk) -> None:
    desk.add("Ann Hurt")
    for _ in range(FEW - 1):
        desk.add("Bo Hart")
    assert "Ann Hurt" in desk.names("hart")
    desk.add("Bo Hart")
    assert "Ann Hurt" not in desk.names("hart")


def test_a_typo_of_a_customer_added_just_now_is_found(desk: Desk) -> None:
    assert desk.names("okonkow") == []
    desk.add("Amelia Okonkwo")
    assert desk.names("okonkow") == ["Amelia Okonkwo"]


def test_nothing_typed_gives_the_recently_active(front_desk: Desk) -> None:
    page = front_desk.search.find("  ")
    assert [result.customer.name for result in page.results] == [
        "Amelia Okonkwo-Hart",
        "Marcus Hart",
    ]
    assert {result.why for result in page.results} == {""}
    assert {result.marks for result in page.results} == {()}
    assert page.total_customers == 8


def test_a_page_tells_what_it_is_of(front_desk: Desk) -> None:
    page = front_desk.search.find("hart", limit=2)
    assert (page.query, len(page.results), page.more, page.total_customers) == ("hart", 2, True, 8)
    assert not front_desk.search.find("okonkwo").more
    assert front_desk.search.find("zzzz") == SearchPage("zzzz", (), 8, more=False)


@pytest.mark.parametrize("text", ["hart", "", "oconquo", "cust-1"])
def test_a_cancelled_search_stops(front_desk: Desk, text: str) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        front_desk.search.find(text, cancel=cancel)
    assert front_desk.names("okonkwo")


def test_searches_of_several_threads_do_not_mix(front_desk: Desk) -> None:
    expected = {text: front_desk.names(text) for text in ("hart", "oconquo", "0421", "catherine")}
    fresh = Search(front_desk.database)
    found: list[tuple[str, list[str]]] = []

    def look(text: str) -> Callable[[], None]:
        return lambda: found.append(
            (text, [result.customer.name for result in fresh.find(text).results])
        )

    threads = [threading.Thread(target=look(text)) for text in expected for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted((text, names) for text, names in expected.items() for _ in "12")


@pytest.mark.parametrize(
    "text",
    [
        *("\x00", "'", '"', '"hart', "hart*", "NEAR(hart)", "-hart", "col:hart", "a AND", "^hart"),
        *("🌟", "\ud800", "\ud800@x.com", "%", "_", "{}", "ernest.bar", "o'neil", "<b>hart</b>"),
        *("\x00@\x00.com", "ord-\x00", "ord-\ud800x", "9" * 30, "cust-" + "9" * 18, "mailto:%00@a"),
    ],
)
def test_any_sign_is_safe_to_type(front_desk: Desk, text: str) -> None:
    front_desk.search.find(text)


@pytest.mark.parametrize("piece", ["a", "hart ", "1 ", "@", "a@b ", "-", "ord-1 ", "é'"])
def test_a_text_of_any_length_is_safe_to_type(front_desk: Desk, piece: str) -> None:
    front_desk.search.find((piece * 100_000)[:100_000])


def test_hypothesis_types_anything(front_desk: Desk) -> None:
    signs = st.characters(exclude_categories=()) | st.sampled_from("hart0421@.-+'\"*() :/#")

    @given(st.text(signs, max_size=30))
    def types(text: str) -> None:
        page = front_desk.search.find(text)
        ids = [result.customer.id for result in page.results]
        assert len(set(ids)) == len(ids)
        assert all(result.why for result in page.results) or not text.strip()

    types()


def test_hypothesis_finds_whoever_it_adds(desk: Desk) -> None:
    part = st.text(st.characters(categories=("L", "M", "N")), min_size=1, max_size=12)

    @given(part, part, st.from_regex(r"\A[0-9]{5,12}\Z"), st.integers(0, 10**9))
    def adds(given_name: str, family_name: str, phone: str, mailbox: int) -> None:
        email = f"box{mailbox}@example.com"
        added = desk.add(f"{given_name} {family_name}", phone, email=email)
        number = added.number.lower().replace("-000", "-")
        for text in (given_name, family_name[:1], phone[-4:], phone[:3], email, ""):
            page = desk.search.find(f"{text} {number}")
            assert page.results[0].customer == added, text

    adds()


def test_who_was_renamed_since_is_marked_in_the_name_of_now(desk: Desk) -> None:
    def rename(family: str) -> str:
        before = known_by_now(desk.database, page.results, "hart")[0].customer
        meant = replace(profile_of(before), family_name=family)
        customers.edit(desk.database, before, meant, Writer("J. Lind"))
        (result,) = known_by_now(desk.database, page.results, "hart")
        shown = "|".join(result.customer.name[start:end] for start, end in result.marks)
        return f"{result.customer.name}: {shown} ({result.why})"

    desk.add("Ann Hart", email="ann@example.com")
    page = desk.search.find("hart")
    assert rename("Smith-Hartley") == "Ann Smith-Hartley: Hart (second surname starts with hart)"
    # Whoever would not be found any more stays, with why they were.
    assert rename("Smith") == "Ann Smith:  (surname)"

"""What typed text may mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiquo_desktop.domain.search_keys import END, MARKS, words
from tiquo_desktop.domain.search_terms import (
    CHUNK_LIMIT,
    TEXT_LIMIT,
    Kind,
    Meaning,
    Term,
    query,
)

UID = "01890a5dac96774bbcceb302099a8057"


def short(meaning: Meaning) -> list[str]:
    return [f"{term.kind.value} {term.key or term.lookup or term.reference}" for term in meaning]


def meanings(text: str) -> list[list[str]]:
    return [short(meaning) for meaning in query(text).meanings]


def fallbacks(text: str) -> list[list[str]]:
    return [short(meaning) for meaning in query(text).fallbacks]


def only_term(text: str) -> Term:
    (meaning,) = query(text).meanings
    (term,) = meaning
    return term


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Amélie  HART ", ["word amelie", "word hart"]),
        ("am 0421", ["word am", "digits 0421"]),
        ("hart cust-42", ["word hart", "number #42"]),
        ("hart CUST 000042", ["word hart", "number 000042"]),
        ("O’Neil", ["word oneil"]),
        ("ord-j98ubc", ["reference ord-j98ubc"]),
        ("(BK-A12B34)", ["reference BK-A12B34"]),
        ("https://x.example/ticket/riverside/BK-A12B34?a=1", ["reference BK-A12B34"]),
        ("x.example/ticket/riverside/BK-A12B34", ["reference BK-A12B34"]),
        (f"{UID[:8]}-{UID[8:12]}-{UID[12:16]}-{UID[16:20]}-{UID[20:]}", [f"uid {UID}"]),
        (UID.upper(), [f"uid {UID}"]),
        ("Amelia@Example.com", ["e-mail amelia@examplecom"]),
        ("ernest.bar@", ["e-mail ernestbar@"]),
        ("@outlook.co", ["e-mail @outlookco"]),
        ("mailto:amelia%40home@example.com?subject=Hi", ["e-mail ameliahome@examplecom"]),
        ("王小明", ["word 王小明"]),
        ("#42", ["digits 42"]),
    ],
)
def test_a_text_is_read_as_a_person_means_it(text: str, expected: list[str]) -> None:
    assert meanings(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    ["07700 900421", "07700-900421", "(07700) 900 421", "0 77 00 90 04 21", "٠٧٧٠٠ ٩٠٠٤٢١"],
)
def test_groups_of_digits_are_one_phone_number(text: str) -> None:
    assert meanings(text)[0] == ["digits 07700900421"]


@pytest.mark.parametrize(
    "text",
    ["+44 7700 900421", "0044 7700 900 421", "+44 (0)7700 900421", "tel:+44-7700-900421;ext=1"],
)
def test_an_international_number_is_also_the_one_dialled_at_home(text: str) -> None:
    assert ["digits 447700900421"] in meanings(text)
    assert ["digits 07700900421"] in meanings(text)
    assert ["digits 7700900421"] in fallbacks(text)


def test_groups_of_digits_are_also_read_each_for_itself() -> None:
    assert meanings("hart 42 0421") == [
        ["word hart", "digits 420421"],
        ["word hart", "digits 42", "digits 0421"],
    ]


def test_a_hyphenated_word_is_also_one_word() -> None:
    assert meanings("okonkwo-hart") == [["word okonkwo", "word hart"], ["word okonkwohart"]]


def test_two_words_may_have_been_one_name() -> None:
    assert ["word macdonald"] in fallbacks("mac donald")


def test_a_word_may_be_the_domain_of_an_address() -> None:
    assert ["e-mail @outlookcom"] in fallbacks("outlook.com")


def test_a_pasted_recipient_is_found_by_the_address_alone_if_the_name_differs() -> None:
    asked = query("Amelia Hart <amelia@example.com>")
    assert short(asked.meanings[0]) == ["word amelia", "word hart", "e-mail amelia@examplecom"]
    assert short(asked.fallbacks[-1]) == ["e-mail amelia@examplecom"]


@pytest.mark.parametrize(
    ("text", "lookup"),
    [
        ("42", "CUST-000042"),
        ("0042", "CUST-000042"),
        ("cust-42", "CUST-000042"),
        ("Amelia@Example.com", "Amelia@Example.com"),
        ("cust1@example.com", "cust1@example.com"),
        ("amelia@", None),
        ("0", None),
        ("hart", None),
    ],
)
def test_what_may_be_meant_exactly_is_looked_up(text: str, lookup: str | None) -> None:
    assert only_term(text).lookup == lookup


@pytest.mark.parametrize(
    ("text", "reference"),
    [("J98UBC", "J98UBC"), ("0421", "0421"), ("a1", "a1"), ("hart", "hart"), ("joe", None)],
)
def test_a_single_word_may_be_a_reference(text: str, reference: str | None) -> None:
    assert only_term(text).reference == reference


@pytest.mark.parametrize("text", ["", " ", "\x00", "+", "'\"*()", "🌟", "\ud800", "@", "-", "\t\n"])
def test_a_text_without_letters_and_digits_means_nothing(text: str) -> None:
    assert query(text).meanings == ()


@pytest.mark.parametrize(
    "piece", ["a", "a ", "1 ", "a-", "@", "<", "tel:", "https://", "cust-", "cust 1 ", "a@b ", "'"]
)
def test_of_a_very_long_text_only_the_start_is_read(piece: str) -> None:
    asked = query(piece * 100_000)
    assert asked.meanings == query((piece * 100_000)[:TEXT_LIMIT]).meanings
    assert all(len(meaning) <= CHUNK_LIMIT for meaning in asked.meanings)
    assert len(asked.meanings) + len(asked.fallbacks) <= 4 * CHUNK_LIMIT


@given(st.text(st.characters(exclude_categories=())) | st.text("a1@.-+()'\"* <>:/#c0"))
def test_every_term_is_one_word_to_the_index(text: str) -> None:
    asked = query(text)
    for meaning in asked.meanings + asked.fallbacks:
        assert meaning
        for term in meaning:
            assert term.key or term.kind in {Kind.UID, Kind.REFERENCE}
            plain = term.key.translate({ord(mark): None for mark in MARKS})
            assert words(plain) == [plain] if plain else term.key in {"", "@"}
            assert term.whole == term.key + END
            for value in (term.typed, term.lookup or "", term.reference or ""):
                value.encode()
                assert "\x00" not in value

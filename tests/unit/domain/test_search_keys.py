"""What a customer is found by."""

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiquo_desktop.domain.customers import Phone, Profile
from tiquo_desktop.domain.search_keys import (
    DIGITS_LIMIT,
    END,
    MARKS,
    PHONE_DIGITS,
    WORD_LIMIT,
    digits,
    fold,
    name_words,
    search_keys,
    without_country,
    words,
)

any_text = st.text(st.characters(exclude_categories=()), max_size=60)
optional_text = st.none() | any_text
profiles = st.builds(
    Profile,
    given_name=optional_text,
    family_name=optional_text,
    company=optional_text,
    email=optional_text,
    phones=st.lists(st.builds(Phone, any_text | st.from_regex("[+0-9 ()-]{0,20}"))).map(tuple),
)


def keys_of(number: str = "CUST-000042", **profile: object) -> list[str]:
    keys = search_keys(Profile(**profile), number).split(" ")  # type: ignore[arg-type]
    assert all(key.endswith(END) for key in keys)
    return [key.removesuffix(END) for key in keys]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Amélie", "amelie"),
        ("STRASSE Straße", "strasse strasse"),
        ("Søren Æbelø", "soren aebelo"),
        ("Łukasz Đorđević", "lukasz dordevic"),
        ("İstanbul ısı", "istanbul isi"),
        ("Ἀθηνᾶς", "αθηνασ"),
        ("Ёлка", "елка"),
        ("ＡＢＣ１２３", "abc123"),
        ("٠٤٢١", "0421"),
        ("مُحَمَّد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("Þór Ŀ", "thor l·"),
    ],
)
def test_folding_takes_off_accents_case_and_foreign_digits(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(any_text)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(any_text, any_text)
def test_the_start_of_a_text_folds_to_the_start_of_the_folded_text(one: str, two: str) -> None:
    assert fold(one + two) == fold(one) + fold(two)


@given(any_text)
def test_words_are_split_for_good_and_hold_only_what_an_index_keeps_together(text: str) -> None:
    for word in words(text):
        assert words(word) == [word]
        assert len(word) <= WORD_LIMIT
        assert all(
            character in "abcdefghijklmnopqrstuvwxyz0123456789"
            if character.isascii()
            else unicodedata.category(character)[0] in "LNM"
            for character in word
        )


def test_composed_and_decomposed_spellings_are_one() -> None:
    name = "Zoë Ångström 김철수 がき"
    assert words(unicodedata.normalize("NFC", name)) == words(unicodedata.normalize("NFD", name))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Okonkwo-Hart", {"okonkwo", "hart", "okonkwohart"}),
        ("O'Neil", {"oneil", "neil"}),
        ("O’Neil", {"oneil", "neil"}),
        ("D'Angelo-Smith", {"dangelo", "angelo", "smith", "dangelosmith"}),
        ("van Dyke", {"van", "dyke", "vandyke"}),
        ("王小明", {"王小明", "小明", "明"}),
        ("Иванова", {"иванова"}),
        ("J.R.", {"j", "r", "jr"}),
        ("🌟Star", {"star"}),
    ],
)
def test_a_surname_is_found_by_its_parts_and_joined(name: str, expected: set[str]) -> None:
    assert set(keys_of(family_name=name)) - {"000042", "42", "#42"} == expected


def test_names_without_spaces_between_them_are_found_written_together() -> None:
    assert "王小明" in keys_of(given_name="小明", family_name="王")


def test_an_email_is_found_whole_by_the_parts_of_its_local_part_and_by_its_domain() -> None:
    keys = keys_of(email="Ernest.Barnes31@mail.Outlook.com")
    assert keys[3:] == [
        "ernestbarnes31@mailoutlookcom",
        "barnes31@mailoutlookcom",
        "@mailoutlookcom",
        "@outlookcom",
    ]


def test_a_number_is_found_with_and_without_prefix_and_zeros() -> None:
    assert keys_of("CUST-000042", given_name="x") == ["x", "000042", "42", "#42"]


def test_a_valid_phone_has_every_suffix_of_each_form_once() -> None:
    keys = keys_of(phones=(Phone("+44 20 7946 0958", "+442079460958", "020 7946 0958"),))[3:]
    assert len(set(keys)) == len(keys)
    number = "442079460958"
    assert set(keys) == {number[i:] for i in range(len(number) - 2)} | {"02079460958"}


@pytest.mark.parametrize(
    "written", ["+44 7700 900421", "0044 7700 900421", "+44 (0)7700 900421", "07700-900421"]
)
def test_an_invalid_phone_is_found_as_dialled_at_home(written: str) -> None:
    assert "07700900421" in keys_of(phones=(Phone(written),))


def test_the_shortest_key_of_a_phone_has_three_digits() -> None:
    assert keys_of(given_name="x", phones=(Phone("1234"), Phone("56")))[4:] == ["1234", "234"]


def test_the_words_of_a_phone_are_found() -> None:
    assert "flowers" in keys_of(phones=(Phone("0800 FLOWERS"),))


def test_a_phone_of_any_length_gives_a_bounded_number_of_keys() -> None:
    keys = keys_of(phones=(Phone("1234567890" * 6000),))
    assert len(keys) <= PHONE_DIGITS + 3
    assert max(map(len, keys)) <= DIGITS_LIMIT


@pytest.mark.parametrize(
    ("number", "rest"),
    [
        ("447700900421", "7700900421"),
        ("0016697921661", "6697921661"),
        ("351212345678", "212345678"),
    ],
)
def test_the_country_is_taken_off_an_international_number(number: str, rest: str) -> None:
    assert without_country(number) == rest


def test_name_words_are_the_distinct_plain_words_of_names_and_company() -> None:
    profile = Profile(
        given_name="Amelia Amelia", family_name="Okonkwo-O'Neil", company="Hart & Sons 24 Ltd"
    )
    assert name_words(profile) == (
        *("amelia", "okonkwo", "oneil", "o", "neil"),
        *("hart", "sons", "ltd"),
    )


@given(st.lists(profiles, max_size=5))
def test_an_index_that_splits_at_spaces_takes_every_key_for_one_word(made: list[Profile]) -> None:
    index = sqlite3.connect(":memory:")
    index.execute(
        "CREATE VIRTUAL TABLE one USING fts5(k, detail=none, prefix='1 2 3',"
        f" tokenize = \"ascii tokenchars '{MARKS}'\")"
    )
    index.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(one, row)")
    stored = [search_keys(profile, "CUST-000042") for profile in made]
    index.executemany("INSERT INTO one(k) VALUES (?)", [(keys,) for keys in stored])
    tokens = {token for (token,) in index.execute("SELECT term FROM vocabulary")}
    assert tokens == {key for keys in stored for key in keys.split(" ")}
    for token in tokens:
        assert index.execute("SELECT 1 FROM one WHERE one MATCH ?", (f'"{token}" *',)).fetchone()
    index.close()


@given(profiles)
def test_keys_are_distinct_and_not_empty(profile: Profile) -> None:
    keys = search_keys(profile, "CUST-000001").split(" ")
    assert len(set(keys)) == len(keys)
    assert END not in keys[1:]
    assert digits("CUST-000001") + END in keys

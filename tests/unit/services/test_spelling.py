"""Misspelled names."""

import threading
from collections.abc import Mapping, Sequence

import pytest

from tiquo_desktop.domain.errors import Cancelled
from tiquo_desktop.services.spelling import Spelling


class Words:
    """The words of a database, with how often they were read."""

    def __init__(self, *words: str) -> None:
        self.uses = dict.fromkeys(words, 1)
        self.changes = 0
        self.read = 0

    def name_words(self) -> Mapping[str, int]:
        self.read += 1
        return dict(self.uses)

    def revision(self) -> int:
        return self.changes

    def candidates(self, terms: Sequence[str], limit: int) -> list[int]:
        raise NotImplementedError

    def by_reference(self, reference: str, limit: int) -> list[tuple[int, str]]:
        raise NotImplementedError


def spelling(*words: str) -> Spelling:
    made = Spelling()
    made.refresh(Words(*words), None)
    return made


@pytest.mark.parametrize("typed", ["hatr", "hrt", "hartt", "hurt", "art"])
def test_one_letter_more_less_other_or_two_swapped_is_one_typo(typed: str) -> None:
    found = spelling("hart").typos(typed)
    assert found == ([] if typed == "art" else ["hart"])


@pytest.mark.parametrize("typed", ["hart", "htra", "ha", "hartley"])
def test_the_word_itself_a_short_and_a_farther_one_are_no_typo(typed: str) -> None:
    assert spelling("hart", "h", "hi").typos(typed) == []


def test_typos_are_compared_in_every_script() -> None:
    assert spelling("иванова").typos("ивонова") == ["иванова"]


def test_the_names_of_most_customers_come_first() -> None:
    words = Words("hare", "hart")
    words.uses["hart"] = 7
    made = Spelling()
    made.refresh(words, None)
    assert made.typos("harx") == ["hart", "hare"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("oconquo", "okonkwo"),
        ("catherine", "kathryn"),
        ("philip", "filip"),
        ("stephen", "steven"),
        ("shaun", "sean"),
        ("jeff", "geoff"),
        ("maclane", "mclean"),
        ("nite", "knight"),
    ],
)
def test_words_that_sound_alike_are_found(typed: str, name: str) -> None:
    assert name in spelling(name, "hart", "smith").sounds(typed, None)


@pytest.mark.parametrize("typed", ["oconnor", "hart", "марія", "王小明", "a1b2", "ok"])
def test_what_sounds_otherwise_or_cannot_be_heard_is_not(typed: str) -> None:
    assert spelling("okonkwo", "мария", "王小", "a1b3").sounds(typed, None) == []


def test_words_are_read_again_only_after_a_change() -> None:
    words, made = Words("hart"), Spelling()
    made.refresh(words, None)
    made.refresh(words, None)
    assert words.read == 1
    assert made.sounds("hardt", None) == ["hart"]

    words.changes += 1
    words.uses = {"okonkwo": 1}
    made.refresh(words, None)
    assert words.read == 2
    assert made.sounds("oconquo", None) == ["okonkwo"]
    assert made.sounds("hardt", None) == []
    assert made.typos("hrt") == []


def test_a_cancelled_search_stops_and_the_next_one_goes_on() -> None:
    made, cancel = spelling("okonkwo"), threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        made.sounds("oconquo", cancel)
    with pytest.raises(Cancelled):
        made.refresh(Words("hart"), cancel) or made.sounds("oconquo", cancel)
    assert made.sounds("oconquo", None) == ["okonkwo"]


def test_several_threads_find_the_same() -> None:
    made = spelling("okonkwo", *(f"{a}{b}{c}n" for a in "bcdfg" for b in "aeiou" for c in "lmnrst"))
    found: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: found.append(made.sounds("oconquo", None)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["okonkwo"]] * 4

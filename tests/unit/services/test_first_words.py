"""What was searched for in vain becomes the beginning of a new customer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiquo_desktop.services.first_words import profile_of_words


@pytest.mark.parametrize(
    ("text", "names", "email", "phones"),
    [
        ("oconquo", (None, "Oconquo"), None, []),
        ("amelia okonkwo-hart", ("Amelia", "Okonkwo-Hart"), None, []),
        ("Ana de la Cruz", ("Ana", "de la Cruz"), None, []),
        (
            "Amelia Okonkwo <amelia@example.com>",
            ("Amelia", "Okonkwo"),
            "amelia@example.com",
            [],
        ),
        ("jo smith 07700 900421", ("Jo", "Smith"), None, ["07700 900421"]),
        ("tel:+442079460421", (None, None), None, ["+442079460421"]),
        ("hart 0421 ORD-J98UBC", (None, "Hart"), None, []),
        ("", (None, None), None, []),
    ],
)
def test_names_contacts_and_nothing_else_are_taken(
    text: str, names: tuple[str | None, str | None], email: str | None, phones: list[str]
) -> None:
    profile = profile_of_words(text, "GB")
    assert (profile.given_name, profile.family_name) == names
    assert profile.email == email
    assert [phone.written for phone in profile.phones] == phones


@given(st.text(max_size=80))
def test_any_text_is_safe(text: str) -> None:
    profile_of_words(text, "GB")

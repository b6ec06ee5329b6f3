import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiquo_desktop.domain.scan_codes import Code, CodeKind, american, could_begin, read

UID = "018f1e2a11117222833344445555abcd"
DASHED = "018F1E2A-1111-7222-8333-44445555ABCD"
TICKET = "https://tiquo.example/ticket/riverside/BK-A12B34"
BOOKING = Code(CodeKind.REFERENCE, "BK-A12B34")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (UID, Code(CodeKind.UID, UID)),
        (UID.upper(), Code(CodeKind.UID, UID)),
        (DASHED, Code(CodeKind.UID, UID)),
        ("CUST-000042", Code(CodeKind.NUMBER, "CUST-000042")),
        ("cust-42", Code(CodeKind.NUMBER, "CUST-000042")),
        ("ORD-J98UBC", Code(CodeKind.REFERENCE, "ORD-J98UBC")),
        ("BK-A12B34", BOOKING),
        ("ENQ-001234", Code(CodeKind.REFERENCE, "ENQ-001234")),
        (TICKET, BOOKING),
        (f"{TICKET}/?from=mail", BOOKING),
        (f"tiquo://customer/{UID}", Code(CodeKind.UID, UID)),
    ],
)
def test_codes_are_read(typed: str, code: Code) -> None:
    assert read(typed) == code


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hart",
        "0421",
        "4006381333931",
        UID[:-1],
        UID + "0",
        "CUST-",
        "CUST-0",
        "CUST-12 hart",
        "BK-",
        "see BK-A12B34",
        "https://tiquo.example/BK-A12B34",
        f"https://tiquo.example/ticket/riverside/{UID}",
        "BK-" + "A" * 60,
    ],
)
def test_anything_else_is_no_code(typed: str) -> None:
    assert read(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "\x02BK-A12B34\x03",
        "]Q3BK-A12B34",
        "\x1dBK-A12B34\x1d",
        "\x02]C1BK-A12B34\x04",
        "BK-\x1dA12B34",
    ],
)
def test_control_characters_and_kinds_of_bar_codes_do_not_matter(typed: str) -> None:
    assert read(typed) == BOOKING
    assert could_begin(typed)


def test_what_a_scanner_was_told_to_put_around_does_not_matter() -> None:
    assert read("xyBK-A12B34") is None
    assert read("xyBK-A12B34z.", "xy", "z.") == BOOKING
    for end in range(1, len("xyBK-A12B34z.") + 1):
        assert could_begin("xyBK-A12B34z."[:end], "xy", "z.")


@pytest.mark.parametrize("typed", ["*BK-A12B34*", "~BK-A12B34", "BK-A12B34#", "$$BK-A12B34|"])
def test_signs_around_a_code_do_not_matter(typed: str) -> None:
    assert read(typed) == BOOKING
    for end in range(1, len(typed) + 1):
        assert could_begin(typed[:end])


def test_signs_that_may_be_digits_are_digits() -> None:
    assert read("BK-AB#$") == Code(CodeKind.REFERENCE, "BK-AB34")


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("BK)Q&éB\"'", id="an American scanner on a French keyboard"),
        pytest.param("HTTPSM!!T:CO!TICKET!RIV!BK)Q&éB\"'", id="a link, French, Caps Lock"),
        pytest.param("BKßA12B34", id="an American scanner on a German keyboard"),
        pytest.param("httpsÖ--t.co-ticket-riv-BKßA12B34", id="a link, German"),
        pytest.param("BK-A!@B#$", id="digits with Shift"),
        pytest.param("BK6Q!@B#$", id="a French scanner on an American keyboard"),
    ],
)
def test_another_keyboard_does_not_matter(typed: str) -> None:
    assert read(typed) == BOOKING
    for end in range(1, len(typed) + 1):
        assert could_begin(typed[:end])


def test_a_uid_on_a_french_keyboard_is_read() -> None:
    french = UID.translate(str.maketrans("0123456789aq", "à&é\"'(-è_çqa"))
    assert read(french) == Code(CodeKind.UID, UID)


def test_keys_are_known_by_their_place_whatever_stands_on_them() -> None:
    assert american(0x02, shift=False) == "1"
    assert american(0x1E, shift=True) == "A"
    assert american(0x35, shift=False) == "/"
    assert american(0x01, shift=False) == ""


@pytest.mark.parametrize("code", [UID, DASHED, "CUST-000042", "ENQ-001234", TICKET])
def test_every_part_of_a_code_from_its_start_may_become_one(code: str) -> None:
    for end in range(1, len(code) + 1):
        assert could_begin(code[:end])


@pytest.mark.parametrize("typed", ["hart", "hello", "am", "me", "cute", "board", "x", " ", "0421 "])
def test_what_people_type_cannot_become_a_code(typed: str) -> None:
    assert not could_begin(typed)


@given(st.text(max_size=80), st.text(max_size=3), st.text(max_size=3))
def test_any_text_is_safe_and_what_is_a_code_could_begin_one(
    typed: str, prefix: str, suffix: str
) -> None:
    if read(typed, prefix, suffix) is not None:
        assert could_begin(typed, prefix, suffix)

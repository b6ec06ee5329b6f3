"""Profiles say on which line they are wrong, and what to do."""

from pathlib import Path

import pytest

from tests.unit.services.importing.imports import VISITS
from tiquo_desktop.domain.errors import InvalidProfile
from tiquo_desktop.services.importing import load_profile
from tiquo_desktop.services.importing.profile_file import parse_profile, shipped

START = '[customer]\nemail = "{email}"\n'
EVENT = '[[event]]\ntime = "{t}"\ncategory = "Orders"\ntype = "Order"\nsource = "API"\n'


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('[customer]\nemial = "{email}"\nname = "{n}"\n', 2, 'did you mean "email"?'),
        ('[costumer]\nemail = "{email}"\n', 1, 'did you mean "customer"?'),
        ('[customer]\nemail = "{email}\n', 2, "this is not TOML"),
        ('[customer]\nemail = "{email"\n', 2, "placeholder at character 1 cannot be read"),
        ('[customer]\nemail = "email}"\n', 2, "closing brace has no partner"),
        ('[customer]\nemail = "{e|lowr}"\n', 2, "did you mean lower?"),
        ('[customer]\nstatus = "{s|map:state}"\nemail="{e}"\n', 2, "there is no [map.state]"),
        ('[customer]\nupdate = "yes"\nemail="{e}"', 2, "must be true or false"),
        ('[customer]\nname = "{n}"\ngiven_name = "{g}"\n', 2, "holds both names"),
        ('[customer]\nphone_region = "gb"\nemail = "{e}"\n', 2, "two capital letters"),
        ('[customer]\nphone_region = "UK"\nemail = "{e}"\n', 2, "letters of a country"),
        ("[customer]\nupdate = true\n", 1, "names no column that says who it is"),
        (START + "\n[customer.extra]\nnotes = true\n", 5, "must be a text in quotes"),
        (START + "[time]\nzone = 'Europe/Londn'\n", 4, "is no time zone"),
        (START + "[time]\ntime_of_day = '25:00'\n", 4, "must be a time of day"),
        (START + "[time]\ndate_formats = ['%d %B %Y']\n", 4, "depends on the language"),
        (START + "[time]\ndate_formats = ['dd/mm/yyyy']\n", 4, "a pattern such as"),
        (START + "[time]\ndate_formats = ['%Q']\n", 4, "%Q is none of"),
        (START + "[file]\nformat = 'xlsx'\n", 4, 'one of "csv", "jsonl", "auto"'),
        (START + "[file]\ndelimiter = ';;'\n", 4, "must be one character"),
        (EVENT, 1, '[[event]] needs "summary"'),
        (EVENT + 'summary = "x"\namount = "{a}"\n', 7, 'an amount needs a "currency"'),
        (EVENT + 'summary="x"\namount="{a}"\ncurrency="Euro"\n', 8, "three capital letters"),
        (EVENT + 'summary="x"\nrounding="up"\n', 7, '"refuse", "half-up"'),
        (EVENT + 'summary="x"\nwhen = { a = { is = "b" } }\n', 7, 'the condition on "a"'),
        (EVENT + 'summary="x"\n[event.when]\na.b = "c"\n', 8, "stands in quotes"),
        (EVENT + 'summary="""\nx\n"""\n[event.details]\nroom = "{r|"\n', 10, '"room"'),
        (EVENT + 'summary="x"\n' + EVENT + 'sumary = "x"\n', 7, 'needs "summary"'),
        (EVENT + 'summary="x"\n' + EVENT + 'summary="x"\nstroy="x"\n', 13, 'mean "story"?'),
        ("[event]\ntime = '{t}'\n", 1, "two brackets, [[event]]"),
        (EVENT.replace('"API"', "5") + 'summary="x"\n', 5, '"source" must be a text in quotes'),
        (EVENT + 'summary="x"\nobject_ref=2026-01-01\n', 7, '"object_ref" must be a text'),
        (EVENT + 'summary="x"\nwhen={n=2}\n', 7, 'the condition on "n" needs texts'),
        (EVENT + 'summary="x"\ndetails=["a"]\n', 7, '"details" must be a text'),
        (EVENT + 'summary="x"\ndetails={a=1}\n', 7, '"a" must be a text'),
        (EVENT + 'summary="x"\namount="{a}"\ncurrency="ZZZ"\n', 8, "has no currency ZZZ"),
        (START + "external_id = 1.5\n", 3, "must be a text in quotes"),
        (START + "phones = [1]\n", 3, "a text or a list of texts"),
        (START + "[map.m]\na = 1\n", 4, "must be a text in quotes"),
        (START + "[file]\nencoding = 'utf-9'\n", 4, "no text encoding of that name"),
        (START + "[file]\nencoding = 'rot13'\n", 4, "no text encoding of that name"),
        (START + "[file]\nencoding = ''\n", 4, "no text encoding of that name"),
        (START + "[file]\nencoding = 8\n", 4, "must be a text in quotes"),
        (START + "[file]\ncolumns = 'a'\ndelimiter = ''\n", 5, "must be one character"),
        (START + "[file]\ncolumns = [1]\n", 4, "a list of texts"),
        (START + "[time]\nzone = 1\n", 4, "must be a text in quotes"),
        ("name = 7\n" + START, 1, "must be a text in quotes"),
        ("customer = 'x'\n", 1, "must be a table"),
        ("name = 'x'\n", None, "a [customer], an [[event]], or both"),
    ],
)
def test_says_the_line_and_the_way_out(text: str, line: int | None, said: str) -> None:
    with pytest.raises(InvalidProfile) as raised:
        parse_profile(text, "hotel.toml")
    assert said in str(raised.value)
    assert raised.value.line == line
    assert str(raised.value).startswith(f"hotel.toml, line {line}: " if line else "hotel.toml: ")


def test_a_profile_is_found_by_its_path_and_named_after_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(VISITS.replace('name = "visits"', ""), encoding="utf-8-sig", newline="\r\n")
    profile = load_profile(str(path))
    assert profile.name == "mine"
    assert profile.events[0].origin.constant == "mine"


def test_every_shipped_profile_loads() -> None:
    assert set(shipped()) >= {"activity", "hotel-bookings", "tiquo-customers", "tiquo-webhooks"}
    for name in shipped():
        assert load_profile(name).name == name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hotel-booking", 'did you mean "hotel-bookings"?'),
        ("zzz", "there are activity,"),
        ("no/such.toml", "such.toml cannot be read: No such file or directory"),
    ],
)
def test_a_profile_that_is_not_there_names_those_that_are(name: str, said: str) -> None:
    with pytest.raises(InvalidProfile) as raised:
        load_profile(name)
    assert said in str(raised.value)


def test_a_profile_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes('name = "Café"'.encode("cp1252"))
    with pytest.raises(InvalidProfile, match="save it as UTF-8"):
        load_profile(str(path))

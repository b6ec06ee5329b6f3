"""Templates put columns into text, and never read a value as a template."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiquo_desktop.domain.errors import InvalidValue, UnreadableInput
from tiquo_desktop.services.importing import templates
from tiquo_desktop.services.importing.columns import CsvColumns, JsonColumns, JsonRow
from tiquo_desktop.services.importing.names import split_name

MAPS = {"states": {"a": "Active", "*": "Other"}, "kept": {"a": "Active"}}
NAMES = ["a", "b c", "x|y", "this or that"]


def filled(template: str, *cells: str) -> str:
    row = [*cells, *[""] * (len(NAMES) - len(cells))]
    return templates.parse(template, MAPS).bind(CsvColumns(NAMES, "f.csv"), MAPS)(row)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("plain", "plain"),
        ("", ""),
        ("{a}", "July"),
        ("<{a}> {{a}}", "<July> {a}"),
        ("{a}{b c}", "Julytwo"),
        ("{ a | lower }", "july"),
        ('{"x|y"}', "bar"),
        ('{"this or that"}', "4th"),
        ("{none?}", ""),
        ("{none? or a}", "July"),
        ("{none? or none? or b c|upper}", "TWO"),
        ("{none?|or:'nobody'}", "nobody"),
        ('{none?|or:"n|{o}"}', "n|{o}"),
        ("{none?|prefix:'#'}{a|prefix:'#'|suffix:!}", "#July!"),
        ("{a|month}", "07"),
        ("{a|before:l|after:u}", ""),
        ("{a|map:states}/{a|map:kept}", "Other/July"),
    ],
)
def test_placeholders_and_filters(template: str, text: str) -> None:
    assert filled(template, "July", "two", "bar", "4th") == text


@pytest.mark.parametrize(
    ("template", "cell", "text"),
    [
        ("{a|month}", "1. Sept. 2026", "1. 09 2026"),
        ("{a|month}", "Juli", "Juli"),
        ("{a|plural:night}", "1", "1 night"),
        ("{a|plural:'child,children'}", "0", "0 children"),
        ("{a|decimal_comma}", "1.234,50", "1234.50"),
        ("{a|microseconds}", "14:30:00.1234567+01:00", "14:30:00.123456+01:00"),
        ("{a|microseconds}", "14:30:00,123", "14:30:00,123"),
        ("{a|words|capital}", "order.created_late", "Order created late"),
        ("{a|pad:3}", "7", "007"),
        ("{a|title}", "ANN LEE", "Ann Lee"),
        ("{a|trim}", " x ", "x"),
        ("{a|uid}", "evt_1", ""),
        ("{a|uid}", "01A2081A-B2B9-7002-B5E5-FBD45D256CAD", "01a2081ab2b97002b5e5fbd45d256cad"),
    ],
)
def test_filters(template: str, cell: str, text: str) -> None:
    assert filled(template, cell) == text


@given(st.text(), st.text())
def test_a_value_is_never_read_as_a_template(first: str, second: str) -> None:
    assert filled("{a}-{b c}", first, second) == f"{first}-{second}"


@given(st.text())
def test_any_text_is_a_template_or_an_error(text: str) -> None:
    with contextlib.suppress(templates.TemplateError):
        templates.parse(text, MAPS)


def test_a_column_that_is_missing_or_there_twice_is_named() -> None:
    columns = CsvColumns(["E-mail", "x", "x"], "f.csv")
    with pytest.raises(UnreadableInput, match=r'no column "e-mail" \(there is "E-mail"\)'):
        templates.parse("{e-mail}", {}).bind(columns, {})
    with pytest.raises(UnreadableInput, match='2 columns named "x"'):
        templates.parse("{x}", {}).bind(columns, {})


def test_a_column_whose_name_ends_in_a_question_mark_is_not_taken_for_one_that_may_be_missing() -> (
    None
):
    columns = CsvColumns(["Sauna?"], "f.csv")
    with pytest.raises(UnreadableInput, match=r'there is "Sauna\?": write \{"Sauna\?"\}'):
        templates.parse("{Sauna?}", {}).bind(columns, {})
    assert templates.parse('{"Sauna?"}', {}).bind(columns, {})(["yes"]) == "yes"


LINE = ' { "a" : {"b":[1.50, {"c":"x"}], "t":true, "n":null}, "a.b": "dotted", "e":1e400 } '


@pytest.mark.parametrize(
    ("path", "text", "as_json"),
    [
        ("a.b.0", "1.50", "1.50"),
        ("a.b.1.c", "x", '"x"'),
        ("a.b.7", "", None),
        ("a.t", "true", "true"),
        ("a.n", "", None),
        ("a.b", "dotted", '"dotted"'),
        ("a", '{"b":[1.50, {"c":"x"}], "t":true, "n":null}', None),
        ("e", "1e400", "1e400"),
        ("e.f", "", None),
        ("nothing.at.all", "", None),
    ],
)
def test_json_values_are_kept_as_they_are_written(
    path: str, text: str, as_json: str | None
) -> None:
    row = JsonRow(LINE, json.loads(LINE, parse_float=str, parse_int=str))
    assert JsonColumns().text(path, optional=False, structured=True)(row) == text
    assert JsonColumns().json(path, optional=False)(row) == (as_json or text or None)


@pytest.mark.parametrize(
    ("path", "said"), [("a", "an object"), ("a.b.1", "an object"), ("l", "a list")]
)
def test_a_list_or_object_is_no_text(path: str, said: str) -> None:
    row = JsonRow("", {"a": {"b": ["1", {}]}, "l": []})
    plain = templates.parse(f"x{{{path}}}", {}).bind(JsonColumns(), {})
    with pytest.raises(InvalidValue, match=f'the value of "{path}" is {said} where a text'):
        plain(row)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ernest Barnes", ("Ernest", "Barnes")),
        ("Dr. Victor Martin", ("Dr. Victor", "Martin")),
        ("Priscilla Collins PhD", ("Priscilla", "Collins PhD")),
        ("Mrs. Debra Jackson D.D.S.", ("Mrs. Debra", "Jackson D.D.S.")),
        ("Lee, Ann", ("Ann", "Lee")),
        ("Ann Lee, Jr.", ("Ann", "Lee, Jr.")),
        ("Madonna", ("Madonna", "")),
        ("", ("", "")),
    ],
)
def test_a_name_is_split(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts

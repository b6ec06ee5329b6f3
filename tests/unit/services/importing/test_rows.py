"""Files are read strictly: every row comes out as it is, or as a problem with its line."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tiquo_desktop.domain.errors import UnreadableInput
from tiquo_desktop.services.importing import lines, rows
from tiquo_desktop.services.importing.profile import FileRules, Format
from tiquo_desktop.services.importing.rows import Row, RowFile
from tiquo_desktop.services.importing.source import survey

CSV = FileRules(format=Format.CSV)


def read(
    path: Path, content: str | bytes, rules: FileRules = CSV, encoding: str = "utf-8"
) -> list[Row]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with RowFile(survey(path, encoding), rules) as file:
        return list(file)


def seen(found: list[Row]) -> list[tuple[int, object]]:
    return [(row.line, row.problem or row.values) for row in found]


CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    ['"', '""', "\r\n", "\n", ",", "a,b\nc", "\x00", "=1+1", "é", "\u2028"]
)


@given(
    st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=8),
    st.sampled_from("\n \r\n".split(" ")),
)
@example([["", "\x00", "\x00"], ["\x00", "\x00", "\x00"]], "\n")
def test_what_csv_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], end: str
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([["a", "b", "c"], *table])
    found = read(tmp_path_factory.mktemp("rows") / "f.csv", text.getvalue())
    assert [row.values for row in found] == table
    assert "".join(row.text for row in found) == text.getvalue().partition(end)[2]


def test_lines_are_those_of_the_file_also_behind_cells_of_several_lines(tmp_path: Path) -> None:
    found = read(tmp_path / "f.csv", 'a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n')
    assert seen(found) == [(2, ["1", "x\r\ny"]), (5, ["2", "z"])]
    assert found[0].text == '1,"x\r\ny"\r\n'


def test_a_quote_that_nobody_closes_costs_one_row(tmp_path: Path) -> None:
    found = read(tmp_path / "f.csv", 'a,b\n1,x\n2,"y\n3,z\n4,w\n')
    assert [row.line for row in found] == [2, 3, 4, 5]
    assert [row.line for row in found if row.problem] == [3]
    assert found[1].text == '2,"y\n'
    assert "not closed" in (found[1].problem or "")


def test_text_behind_a_closing_quote_is_a_problem(tmp_path: Path) -> None:
    found = read(tmp_path / "f.csv", 'a,b\n"1"x,y\n2,z\n')
    assert [row.problem is None for row in found] == [False, True]


def test_ragged_rows_say_how_many_cells_they_have(tmp_path: Path) -> None:
    found = read(tmp_path / "f.csv", "a,b\n1\n1,2,3\n1,2\n")
    assert [row.problem for row in found] == [
        "the row has 1 cells where the header has 2",
        "the row has 3 cells where the header has 2",
        None,
    ]


def test_an_absurdly_long_line_is_one_problem_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "LONGEST", 1_000)
    monkeypatch.setattr(rows, "LONGEST", 1_000)
    monkeypatch.setattr(lines, "KEPT", 10)
    monkeypatch.setattr(lines, "_BLOCK", 100)
    found = read(tmp_path / "f.csv", "a,b\n1,2\n" + "x" * 5_500 + ",y\n3,4\n")
    assert [(row.line, row.problem is None) for row in found] == [(2, True), (3, False), (4, True)]
    assert found[1].text == "x" * 10
    many = "".join(f"{n},z\n" for n in range(400))
    found = read(tmp_path / "f.csv", 'a,b\n1,"open\n' + many)
    assert [row.line for row in found if row.problem] == [2]
    assert len(found) == 401
    found = read(tmp_path / "f.jsonl", '{"a":1}\n"' + "x" * 5_500 + '"\n{}\n', FileRules())
    assert [row.problem is None for row in found] == [True, False, True]


@given(st.text(st.sampled_from('ab,"\n\r'), max_size=60), st.integers(1, 12))
def test_rows_are_the_same_however_much_is_read_at_once(text: str, block: int) -> None:
    # Of nothing at once every line is read by itself.
    one_by_one, some, whole = (_in_blocks("a,b\n" + text, each) for each in (0, block, 10_000))
    assert some == one_by_one
    assert whole == one_by_one


def _in_blocks(text: str, size: int) -> list[Row]:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(lines, "_BLOCK", size)
        return read(Path(folder) / "f.csv", text)


def test_a_cell_beyond_the_limit_of_csv_is_read(tmp_path: Path) -> None:
    [row] = read(tmp_path / "f.csv", "a,b\n1," + "x" * 200_000 + "\n")
    assert len(row.values[1]) == 200_000


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("a\nZoë\n".encode("utf-8-sig"), "cp1252"),
        ("a\nZoë\n".encode(), "utf-8"),
        ("a\nZoë\n".encode("utf-16"), "utf-8"),
        (b"\xfe\xff" + "a\nZoë\n".encode("utf-16-be"), "utf-8"),
        ("a\nZoë\n".encode("utf-16-le"), "utf-16-le"),
        ("a\nZoë\n".encode("cp1252"), "cp1252"),
        ("a\nZoë\n".encode("utf-32"), "utf-8"),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, encoding: str) -> None:
    [row] = read(tmp_path / "f.csv", content, encoding=encoding)
    assert row.values == ["Zoë"]


@pytest.mark.parametrize("filler", [0, 3 << 20])
def test_undecodable_bytes_are_an_error_that_says_where(tmp_path: Path, filler: int) -> None:
    start = b"a\n" + b"x" * filler + b"\nZo"
    with pytest.raises(UnreadableInput) as raised:
        read(tmp_path / "f.csv", start + "ë\n".encode("cp1252"))
    assert f"not utf-8: line 3, byte {len(start)} (0xeb)" in str(raised.value)


@given(st.binary(max_size=60))
def test_the_place_of_undecodable_bytes_is_that_of_python(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "f.csv"
    content = b"x" * 200 + content  # so much text that a few zeros do not make it UTF-16
    path.write_bytes(content)
    try:
        content.decode("utf-8")
        where = None
    except UnicodeDecodeError as error:
        where = f"byte {error.start} "
    if where is None:
        assert survey(path, "utf-8").size == len(content)
    else:
        with pytest.raises(UnreadableInput, match=where):
            survey(path, "utf-8")


@pytest.mark.parametrize(
    ("content", "encoding", "said"),
    [
        (b"", "utf-8", "is empty"),
        (b"\n\n", "utf-8", "is empty"),
        (b'"a\n', "utf-8", "header row of f.csv cannot be read"),
        (b"a\n", "utf-16", "no byte order mark"),
        ("Émail,b\nx,1\n".encode("utf-16-le"), "utf-8", "encoding utf-16-le "),
        ("a,Ünal\nx,1\n".encode("utf-16-be"), "cp1252", "encoding utf-16-be "),
        (b"a\n", "klingon", "no text encoding of that name"),
        (b"a\n", "rot13", "no text encoding of that name"),
        ("a\n".encode("utf-8-sig"), "klingon", "no text encoding of that name"),
        (b"a\n\xeb\n", "utf-8", "such as cp1252"),
        ("a\nč\n".encode(), "cp1252", "not cp1252: line 2, byte 3 .* such as utf-8"),
        (b"\xef\xbb\xbfa\n\xeb\n", "cp1252", "begins as utf-8, .* byte 5 .* save it anew"),
        (b"\xff\xfea\0\n\0\xeb", "utf-8", "begins as utf-16, .* byte 6 .* save it anew"),
    ],
)
def test_files_that_cannot_be_read_say_why(
    tmp_path: Path, content: bytes, encoding: str, said: str
) -> None:
    with pytest.raises(UnreadableInput, match=said):
        read(tmp_path / "f.csv", content, encoding=encoding)


def test_a_stray_zero_is_no_other_encoding(tmp_path: Path) -> None:
    [row] = read(tmp_path / "f.csv", b"a,b\n1,x\x00y\n")
    assert row.values == ["1", "x\x00y"]


def test_an_open_database_is_not_even_looked_at(tmp_path: Path) -> None:
    (tmp_path / "tiquo.db").write_bytes(b"SQLite format 3\0")
    (tmp_path / "tiquo.db-wal").touch()
    with pytest.raises(UnreadableInput, match="a database that is in use"):
        survey(tmp_path / "tiquo.db", "utf-8")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"SQLite format 3\0" + bytes(84), "is a database, not a text file with rows"),
        (b"PK\x03\x04xl/workbook.xml", "is a workbook or an archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a workbook or document of older office"),
        (b"\x1f\x8b\x08", "is compressed"),
        (b"%PDF-1.7\n", "is a PDF document"),
    ],
)
def test_files_that_hold_no_rows_say_what_they_are_whatever_the_encoding(
    tmp_path: Path, content: bytes, kind: str
) -> None:
    file = tmp_path / "till.csv"
    file.write_bytes(content)
    for encoding in ("utf-8", "cp1252"):
        with pytest.raises(UnreadableInput, match=kind):
            survey(file, encoding)


def test_a_missing_file_and_a_folder_say_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="No such file"):
        survey(tmp_path / "none.csv", "utf-8")
    with pytest.raises(UnreadableInput, match="not an ordinary file"):
        survey(tmp_path, "utf-8")


def test_a_header_alone_has_no_rows(tmp_path: Path) -> None:
    assert read(tmp_path / "f.csv", "a,b\n") == []


def test_delimiter_quote_and_columns_are_those_of_the_profile(tmp_path: Path) -> None:
    rules = FileRules(format=Format.CSV, delimiter=";", quote="", columns=("a", "b"))
    assert seen(read(tmp_path / "f.csv", '1;"x\n2;y,z\n', rules)) == [
        (1, ["1", '"x']),
        (2, ["2", "y,z"]),
    ]


def test_marks_of_spreadsheets_are_undone_where_the_profile_says_so(tmp_path: Path) -> None:
    safe = FileRules(format=Format.CSV, spreadsheet_safe=True)
    text = "a,b\n'=1+1,'tis\n"
    assert read(tmp_path / "f.csv", text, safe)[0].values == ["=1+1", "'tis"]
    assert read(tmp_path / "f.csv", text)[0].values == ["'=1+1", "'tis"]


def test_json_lines_that_are_none_are_problems(tmp_path: Path) -> None:
    deep = "[" * 100_000
    text = f'{{"a":1}}\r\n\r\nno\n[1]\n{{"a":NaN}}\n{{"a":{deep}\n{{"a":2}}'
    found = read(tmp_path / "f.ndjson", text, FileRules())
    assert [(row.line, row.problem is None) for row in found] == [
        (1, True), (3, False), (4, False), (5, False), (6, False), (7, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "values"),
    [
        ("f.csv", "{a\n1\n", "list"),
        ("f.jsonl", '{"a":1}\n', "JsonRow"),
        ("f", ' {"a":1}\n', "JsonRow"),
        ("f.dat", "a\n1\n", "list"),
    ],
)
def test_the_format_is_told_by_the_ending_else_by_the_first_character(
    tmp_path: Path, name: str, content: str, values: str
) -> None:
    [row] = read(tmp_path / name, content, FileRules())
    assert type(row.values).__name__ == values

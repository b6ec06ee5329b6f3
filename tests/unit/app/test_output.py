"""What reaches standard output is one line per record and cannot steer a terminal."""

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiquo_desktop.app.output import Output, OutputClosed, safe
from tiquo_desktop.domain.errors import UnwritableOutput

NASTY = "a\x1b[31m\n\r\t\x7f\x9b2J\u202eb\u2066\u2028\u200f\ufeff\ud800\U000e0041"


def terminal(monkeypatch: pytest.MonkeyPatch, encoding: str = "utf-8") -> io.BytesIO:
    """What is written to standard output from here on."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding, newline="\n"))
    return written


def test_what_could_steer_a_terminal_is_shown_escaped() -> None:
    assert safe(NASTY) == (
        r"a\x1b[31m\n\r\t\x7f\x9b2J\u202eb\u2066\u2028\u200f\ufeff\ud800\U000e0041"
    )


def test_ordinary_text_in_any_script_is_left_alone() -> None:
    text = "Zoë O’Neil 山田 👩‍👩‍👧 العربية £84.50 \\n"
    assert safe(text) == text


@given(st.text(st.characters(exclude_categories=())))
def test_a_safe_text_is_one_printable_line(text: str) -> None:
    shown = safe(text)
    assert len(shown.splitlines()) <= 1
    assert "\x1b" not in shown
    shown.encode()


@given(st.dictionaries(st.text(), st.text(st.characters(exclude_categories=())), max_size=3))
def test_a_record_is_one_line_that_json_reads_back(record: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        written = terminal(patch)
        prints = Output()
        prints.record(record)
        prints.flush()
        lines = written.getvalue().decode()
    assert len(lines.splitlines()) == 1
    assert json.loads(lines) == record
    assert safe(lines[:-1]) == lines[:-1]


def test_json_keeps_text_readable(monkeypatch: pytest.MonkeyPatch) -> None:
    written = terminal(monkeypatch)
    prints = Output()
    prints.record({"name": "Zoë 山田"})
    prints.flush()
    assert written.getvalue().decode() == '{"name": "Zoë 山田"}\n'


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_json_stays_json_on_a_terminal_of_few_characters(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    written = terminal(monkeypatch, encoding)
    prints = Output()
    prints.record({"name": "é 山 😀"})
    prints.line("é 山 😀")
    prints.flush()
    record, line = written.getvalue().decode(encoding).splitlines()
    assert json.loads(record) == {"name": "é 山 😀"}
    assert line.endswith(r"\u5c71 \U0001f600")


def test_a_table_aligns_its_columns_by_what_they_take_on_a_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Output().table([("Name", "山田", "x"), ("E-mail", "Ana", "y\nz")])
    assert capsys.readouterr().out == "Name    山田  x\nE-mail  Ana   y\\nz\n"


def test_a_table_with_given_widths_is_written_row_by_row(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def rows() -> object:
        yield ("a", "b", "c")
        assert capsys.readouterr().out == "a   b  c\n"
        yield ("longer", "b", "")

    Output().table(rows(), (2, 1))
    assert capsys.readouterr().out == "longer  b\n"


def test_a_table_without_rows_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Output().table([])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (BrokenPipeError(), OutputClosed),
        (OSError(22, "Invalid argument"), OutputClosed),
        (OSError(28, "No space left on device"), UnwritableOutput),
    ],
)
def test_a_reader_that_left_is_told_from_a_full_disk(
    monkeypatch: pytest.MonkeyPatch, error: OSError, raised: type[Exception]
) -> None:
    class Broken(io.StringIO):
        def write(self, _text: str) -> int:
            raise error

    monkeypatch.setattr(sys, "stdout", Broken())
    with pytest.raises(raised):
        Output().line("x")


def test_progress_goes_to_standard_error_only(capsys: pytest.CaptureFixture[str]) -> None:
    with Output().progress("Importing", "B") as moved:
        moved(10, 100)
        moved(100, 100)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Importing" in captured.err
    assert "100%" in captured.err


def test_a_program_without_standard_streams_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    prints = Output()
    prints.line("x")
    prints.record({"x": 1})
    prints.warn("x")
    with prints.progress("Importing", "B") as moved:
        moved(1, 2)
    prints.flush()

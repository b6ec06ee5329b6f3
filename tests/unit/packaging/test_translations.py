"""Every text of the window can be translated, and German and French are complete."""

from __future__ import annotations

import ast
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
import translations
from PySide6.QtCore import QTranslator

from tiquo_desktop.host import resources
from tiquo_desktop.ui.words.language import TRANSLATED, Language

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "tiquo_desktop"
FILES = [resources.path("translations", f"tiquo_{each}.ts") for each in TRANSLATED]
_WITH_CONTEXT = ("translate", "QT_TRANSLATE_NOOP")
_PLACES = re.compile(r"\{\w*\}|%n|%L?\d")


class Text(NamedTuple):
    """What a translator is asked for."""

    context: str
    source: str
    comment: str


class Call(NamedTuple):
    """A call in the code that makes a text translatable, if it is written as lupdate reads it."""

    place: str
    text: Text | None
    problem: str


def calls() -> Iterator[Call]:
    """Each tr() and translate() of the package."""
    for file in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        yield from _calls(tree, "", str(file.relative_to(ROOT)), in_f_string=False)


def _calls(node: ast.AST, context: str, file: str, *, in_f_string: bool) -> Iterator[Call]:
    for child in ast.iter_child_nodes(node):
        inside = in_f_string or isinstance(child, ast.JoinedStr)
        if isinstance(child, ast.Call) and (name := _name(child.func)):
            place = f"{file}:{child.lineno}"
            text = _text(child, name, context)
            problem = ""
            if inside:
                problem = "within an f-string, where lupdate does not look"
            elif name == "tr" and ast.unparse(child.func) != "self.tr":
                problem = "tr() of something else than self: its context is another than lupdate's"
            elif text is None:
                problem = "not a text that stands there as it is"
            yield Call(place, text, problem)
        below = child.name if isinstance(child, ast.ClassDef) else context
        yield from _calls(child, below, file, in_f_string=inside)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute) and function.attr == "tr":
        return "tr"
    written = ast.unparse(function)
    name = written.removeprefix("QCoreApplication.")
    return name if name in _WITH_CONTEXT else ""


def _text(call: ast.Call, name: str, context: str) -> Text | None:
    given: list[str] = [context] if name == "tr" else []
    for argument in call.args:
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            return None
        given.append(argument.value)
    return Text(given[0], given[1], given[2] if len(given) > 2 else "") if len(given) > 1 else None


def messages(file: Path) -> Iterator[tuple[Text, ET.Element]]:
    """The texts of a .ts file with their translations."""
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield (
                Text(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    message.findtext("comment", ""),
                ),
                translation,
            )


# error_words translates sentences that it finds in a table; the table itself is seen.
FOUND_IN_A_TABLE = "tiquo_desktop/ui/words/error_words.py"


def test_texts_are_written_so_that_they_are_found() -> None:
    wrong = [
        f"{call.place}: {call.problem}"
        for call in calls()
        if call.problem and not (call.text is None and call.place.startswith(FOUND_IN_A_TABLE))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("code", "is_wrong"),
    [
        ('self.tr("Hello {name}").format(name=name)', False),
        ('self.tr(f"Hello {name}")', True),
        ("self.tr(hello)", True),
        ('self.tr("Hello " + name)', True),
        ("f\"{self.tr('Hello')} {name}\"", True),
        ('widget.tr("Hello")', True),
        ('translate("Words", "Hello " "you", "a greeting")', False),
        ('QCoreApplication.translate("Words", f"Hello {name}")', True),
    ],
)
def test_such_code_is_noticed(code: str, is_wrong: bool) -> None:
    (call,) = _calls(ast.parse(f"class Window:\n    {code}"), "", "x.py", in_f_string=False)
    assert bool(call.problem) is is_wrong


def test_the_tool_finds_what_the_code_says(tmp_path: Path) -> None:
    found = tmp_path / "tiquo_de.ts"
    translations.update([found])
    assert {text for text, _ in messages(found)} == {call.text for call in calls() if call.text}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
class TestLanguage:
    def test_is_in_step_with_the_code(self, file: Path, tmp_path: Path) -> None:
        copy = Path(shutil.copy(file, tmp_path))
        translations.update([copy])
        there, wanted = ({text for text, _ in messages(each)} for each in (file, copy))
        assert there == wanted, "call python3 packaging/dev.py translations"

    def test_is_complete(self, file: Path) -> None:
        missing = [
            text
            for text, translation in messages(file)
            if translation.get("type") or not (translation.text or "").strip("\n")
        ]
        assert missing == []

    def test_says_what_the_code_fills_in(self, file: Path) -> None:
        wrong = [
            (text.source, translation.text)
            for text, translation in messages(file)
            if Counter(_PLACES.findall(text.source))
            != Counter(_PLACES.findall(translation.text or ""))
        ]
        assert wrong == []

    def test_keeps_mnemonics_ellipses_and_ends(self, file: Path) -> None:
        wrong = [
            (text.source, translation.text)
            for text, translation in messages(file)
            if not _fits(text.source, translation.text or "")
        ]
        assert wrong == []

    def test_is_what_the_program_reads(self, file: Path) -> None:
        translator = QTranslator()
        assert translator.load(str(file.with_suffix(".qm")))
        stale = [
            text
            for text, translation in messages(file)
            if translator.translate(text.context, text.source, text.comment or None)
            != translation.text
        ]
        assert stale == [], "call python3 packaging/dev.py translations"

    def test_speaks_of_the_same_thing_in_the_same_words(self, file: Path) -> None:
        """One English text may mean two things, but not within plain labels of one word."""
        said: dict[str, set[str]] = {}
        for text, translation in messages(file):
            if text.source in _ONE_MEANING:
                said.setdefault(text.source, set()).add(translation.text or "")
        assert {source: words for source, words in said.items() if len(words) > 1} == {}


_ONE_MEANING = ("Customer", "Given name", "Family name", "Banned", "Cancel", "Clear filters")


def _fits(source: str, translation: str) -> bool:
    mnemonics = [len(re.findall(r"&[^\W_]", text)) for text in (source, translation)]
    ends = source == "." or source.endswith((".", "?", "…")) <= translation.endswith(
        (".", "?", "…")
    )
    return mnemonics[0] == mnemonics[1] and ends


def test_all_languages_that_are_offered_are_there() -> None:
    assert set(Language) - {Language.SYSTEM, Language.ENGLISH} == set(TRANSLATED)
    assert len(list(FILES[0].parent.glob("*.ts"))) == len(TRANSLATED)


def test_errors_that_a_window_shows_are_known() -> None:
    """Errors are English sentences below the window; `error_words` knows all that it may meet."""
    from tiquo_desktop.ui.words.error_sentences import SENTENCES

    shapes = {re.sub(r"\{\w+\}", "{}", each).removesuffix(".") for each in SENTENCES}
    unknown = {
        sentence: place
        for place, sentence in raised()
        if sentence.removesuffix(".") not in shapes and sentence not in _NEVER_IN_A_WINDOW
    }
    assert unknown == {}


def test_an_error_does_not_end_in_a_command() -> None:
    """Windows put a sentence of their own behind it, which would read like a part of the command."""
    from tiquo_desktop.ui.words.error_sentences import SENTENCES

    sentences = {*SENTENCES, *(sentence for _place, sentence in raised())}
    told = [sentence for sentence in sentences if "tiquo-desktop " in sentence]
    assert len(told) > 2
    assert [sentence for sentence in told if not sentence.endswith(".")] == []


_ELSEWHERE = (
    "app/cli.py",
    "app/commands/",
    "app/output.py",
    "app/picture.py",
    "app/window.py",
    "services/demo/",
    "storage/postgres_admin",
    "storage/postgres_rights.py",
    # What is wrong in an import profile is shown as it is.
    "services/importing/moments.py",
    "services/importing/profile_file.py",
    "services/importing/sections.py",
    "services/importing/templates.py",
)
"""How the names of modules begin whose errors only commands meet."""
_NEVER_IN_A_WINDOW = {
    # Back-ups and new databases are made on the command line.
    "There is a file at {} already: choose another name.",
    "The back-up cannot be written to {} ({}).",
    '"{}" is no country: write its two letters, such as GB.',
    # Whoever types it is told in other words.
    "an object is written KIND:REF, as in booking:BK-A12B34.",
    "no date: write it like 1.9.2026, 2026-09-01, 1 Sep or today.",
    # Nobody gives one.
    "the salt is not 16 bytes.",
    "Stopped.",
    "Stopped before it began.",
}


_IN_A_TABLE = "Fault"


def raised() -> Iterator[tuple[str, str]]:
    """The sentences of errors with their places; what is filled in is ``{}``."""
    errors = {
        node.name
        for node in ast.parse((PACKAGE / "domain" / "errors.py").read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE).as_posix()
        if name.startswith(_ELSEWHERE):
            continue
        tree = ast.parse(file.read_text("utf-8"))
        constants = {
            ast.unparse(node.targets[0]): node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            written = ast.unparse(node.func).rpartition(".")[2]
            # A table of errors has them as kind and sentence.
            sentence = _sentence(node.args[written == _IN_A_TABLE], constants)
            if written in {*errors, _IN_A_TABLE} and " " in sentence:
                yield f"{name}:{node.lineno}", sentence


def _sentence(node: ast.expr, constants: dict[str, str]) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = (
            str(part.value)
            if isinstance(part, ast.Constant)
            else constants.get(ast.unparse(part.value), "{}")
            if isinstance(part, ast.FormattedValue)
            else ""
            for part in node.values
        )
        # What stands together may be one place for a translator.
        return re.sub(r"(?:\{\})+(?:be\b)?", "{}", "".join(parts))
    return ""


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_guide_says_the_same_in_every_language(language: Language) -> None:
    ours = _shape(resources.path("help", "guide.md").read_text("utf-8"))
    theirs = _shape(resources.path("help", f"guide_{language}.md").read_text("utf-8"))
    for what, found in ours.items():
        assert theirs[what] == found, what


_KEYS = {"Strg": "Ctrl", "Umschalt": "Shift", "Maj": "Shift", "Entrée": "Enter"}


def _shape(guide: str) -> dict[str, object]:
    """What a text in Markdown has besides its words."""
    for own, english in _KEYS.items():
        guide = guide.replace(f"{own}+", f"{english}+").replace(f"+{own}", f"+{english}")
    lines = guide.splitlines()
    return {
        "headings": [line.partition(" ")[0] for line in lines if line.startswith("#")],
        "lines": [line[:1] if line[:1] in "-|!" else "" for line in lines],
        "pictures": re.findall(r"\]\((.*?)\)", guide),
        "codes": sorted(re.findall(r"`[^`]+`", guide)),
        "keys": sorted(re.findall(r"(?:Ctrl|Alt)\+[\w+]+|\bF\d+\b", guide)),
        "emphases": (guide.count("**"), guide.replace("**", "").count("*")),
    }

"""Reads an import profile from its TOML file."""

from __future__ import annotations

import csv
import difflib
import io
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tiquo_desktop.domain import money, times
from tiquo_desktop.domain.errors import InvalidProfile, InvalidValue
from tiquo_desktop.domain.money import Rounding
from tiquo_desktop.host import resources
from tiquo_desktop.services.importing import moments, toml_lines
from tiquo_desktop.services.importing.profile import (
    Condition,
    CustomerRules,
    EventRules,
    FileRules,
    Format,
    Profile,
    TimeRules,
    csv_dialect,
)
from tiquo_desktop.services.importing.sections import Section
from tiquo_desktop.services.importing.source import text_encoding
from tiquo_desktop.services.importing.templates import Template
from tiquo_desktop.services.importing.text_filters import Maps
from tiquo_desktop.services.phones import is_region

_FOLDER = "import_profiles"
_ENDING = ".toml"
_SYNTAX_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")


def shipped() -> tuple[str, ...]:
    """The names of the profiles that come with the application."""
    return tuple(sorted(path.stem for path in resources.path(_FOLDER).glob("*" + _ENDING)))


def load_profile(name_or_path: str) -> Profile:
    """A shipped profile by its name, or one by the path of its ``.toml`` file.

    Raises:
        InvalidProfile: there is no such profile, or it says something that cannot be; the message
            names the file and the line.
    """
    if not name_or_path.endswith(_ENDING) and not re.search(r"[/\\]", name_or_path):
        if name_or_path not in shipped():
            close = difflib.get_close_matches(name_or_path, shipped(), 1)
            hint = f'did you mean "{close[0]}"?' if close else f"there are {', '.join(shipped())},"
            raise InvalidProfile(
                f'there is no import profile "{name_or_path}": {hint} or the path of a .toml file.'
            )
        return _load(resources.path(_FOLDER, name_or_path + _ENDING))
    return _load(Path(name_or_path))


def parse_profile(text: str, file_name: str) -> Profile:
    """The profile that a TOML text holds; `file_name` stands in messages and gives its name.

    Raises:
        InvalidProfile: see `load_profile`.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error), text, file_name) from None
    top = Section(values, (), file_name, toml_lines.key_lines(text), {})
    maps = _maps(top.section("map"))
    top = top.with_maps(maps)
    name = top.text("name") or Path(file_name).stem
    customer = top.section("customer") if top.has("customer") else None
    profile = Profile(
        name=name,
        file_name=file_name,
        file=_file(top.section("file")),
        time=_time(top.section("time")),
        customer=_customer(customer, name) if customer else None,
        events=tuple(_event(each, name) for each in top.sections("event")),
        maps=maps,
    )
    top.finish()
    if profile.customer is None and not profile.events:
        raise top.complaint("a profile needs a [customer], an [[event]], or both.")
    return profile


def _load(path: Path) -> Profile:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidProfile(f"{path.name} is not UTF-8: save it as UTF-8.") from None
    except OSError as error:
        raise InvalidProfile(
            f"The import profile {path.name} cannot be read: {error.strerror}."
        ) from None
    return parse_profile(text.replace("\r\n", "\n"), path.name)


def _not_toml(reason: str, text: str, file_name: str) -> InvalidProfile:
    found = _SYNTAX_LINE.search(reason)
    line = int(found[1]) if found and found[1] else text.count("\n") + 1
    said = _SYNTAX_LINE.sub("", reason)
    return InvalidProfile(f"{file_name}, line {line}: this is not TOML: {said}.", line)


def _maps(section: Section) -> Maps:
    maps: dict[str, Mapping[str, str]] = {}
    for name in section.keys():  # noqa: SIM118  a section is no mapping
        values = section.section(name)
        maps[name] = {key: values.text(key) or "" for key in values.keys()}  # noqa: SIM118
    return maps


def _file(section: Section) -> FileRules:
    rules = FileRules(
        format=section.choice("format", Format, Format.AUTO),
        encoding="utf-8" if (encoding := section.text("encoding")) is None else encoding,
        delimiter="," if (delimiter := section.text("delimiter")) is None else delimiter,
        quote='"' if (quote := section.text("quote")) is None else quote,
        columns=section.texts("columns"),
        spreadsheet_safe=section.flag("spreadsheet_safe"),
    )
    for key, value in (("delimiter", rules.delimiter), ("quote", rules.quote)):
        if len(value) > 1 or value in ("\r", "\n") or not (value or key == "quote"):
            raise section.complaint(f'"{key}" must be one character.', key)
    if text_encoding(rules.encoding) is None:
        raise section.complaint(
            "there is no text encoding of that name: use one such as utf-8, utf-16 or cp1252.",
            "encoding",
        )
    try:
        csv.reader(io.StringIO(), **csv_dialect(rules))
    except (TypeError, ValueError):
        raise section.complaint("delimiter and quote cannot be like that.", "delimiter") from None
    section.finish()
    return rules


def _time(section: Section) -> TimeRules:
    rules = TimeRules(
        zone=section.text("zone"),
        formats=section.texts("date_formats") or ("iso",),
        time_of_day=section.time_of_day("time_of_day"),
    )
    for each in rules.formats:
        if complaint := moments.problem(each):
            raise section.complaint(complaint, "date_formats")
    _check_zone(section, rules.zone)
    section.finish()
    return rules


def _check_zone(section: Section, zone: str | None) -> None:
    if zone is not None:
        try:
            times.zone(zone)
        except InvalidValue as error:
            raise section.complaint(str(error), "zone") from None


def _customer(section: Section, name: str) -> CustomerRules:
    phones = [section.parsed(each, "phones", structured=True) for each in section.texts("phones")]
    rules = CustomerRules(
        uid=section.template("uid"),
        number=section.template("number"),
        external_id=section.template("external_id"),
        origin=section.text("origin") or name,
        given_name=section.template("given_name"),
        family_name=section.template("family_name"),
        name=section.template("name"),
        company=section.template("company"),
        email=section.template("email"),
        phones=tuple(phones),
        phone_region=section.text("phone_region"),
        status=section.template("status"),
        extra=section.templates("extra"),
        update=section.flag("update"),
    )
    if rules.name and (rules.given_name or rules.family_name):
        raise section.complaint(
            '"name" holds both names: leave out given_name and family_name.', "name"
        )
    region = rules.phone_region
    if region is not None and not is_region(region):
        raise section.complaint(
            '"phone_region" must be the two capital letters of a country, such as "GB".',
            "phone_region",
        )
    section.finish()
    named = (rules.uid, rules.number, rules.external_id, rules.given_name, rules.family_name)
    if not any((*named, rules.name, rules.company, rules.email, rules.phones)):
        raise section.complaint("[customer] names no column that says who it is.")
    return rules


def _event(section: Section, name: str) -> EventRules:
    when = tuple(_conditions(section, section.table("when")))
    rules = EventRules(
        line=section.line,
        when=when,
        time=section.required("time"),
        category=section.required("category"),
        type=section.required("type"),
        source=section.required("source"),
        summary=section.required("summary"),
        shift=section.template("shift"),
        time_of_day=section.time_of_day("time_of_day"),
        zone=section.template("zone"),
        uid=section.template("uid"),
        corrects=section.template("corrects"),
        leaf=section.template("leaf"),
        origin=section.template("origin") or Template((name,)),
        external_id=section.template("external_id"),
        action=section.template("action"),
        object_kind=section.template("object_kind"),
        object_ref=section.template("object_ref"),
        story=section.template("story"),
        location=section.template("location"),
        actor=section.template("actor"),
        device=section.template("device"),
        amount=section.template("amount"),
        amount_minor=section.template("amount_minor"),
        currency=section.template("currency"),
        rounding=section.choice("rounding", Rounding, Rounding.REFUSE),
        negative=section.flag("negative"),
        details=_details(section),
        of_customer=not section.flag("without_customer"),
    )
    section.finish()
    _check_event(section, rules)
    return rules


def _check_event(section: Section, rules: EventRules) -> None:
    if rules.amount and rules.amount_minor:
        raise section.complaint('give "amount" or "amount_minor", not both.', "amount_minor")
    if (rules.amount or rules.amount_minor) and not rules.currency:
        raise section.complaint('an amount needs a "currency" such as "GBP".', "amount")
    if rules.currency and rules.currency.constant:
        try:
            code = money.check_currency(rules.currency.constant)
        except InvalidValue as error:
            raise section.complaint(str(error), "currency") from None
        if rules.amount and not money.is_known(code):
            raise section.complaint(
                f"ISO 4217 has no currency {code}, so its minor unit is not known.", "currency"
            )
    if rules.zone:
        _check_zone(section, rules.zone.constant)


def _details(section: Section) -> Template | Mapping[str, Template] | None:
    if section.is_table("details"):
        return section.templates("details")
    return section.template("details", structured=True)


def _conditions(section: Section, table: Mapping[str, Any]) -> list[Condition]:
    return [_condition(section, key, value) for key, value in table.items()]


def _condition(section: Section, key: str, value: object) -> Condition:
    """``column = "x"``, ``["x", "y"]``, ``{ not = "x" }`` or ``{ present = true }``."""
    written = key if "{" in key else '{"' + key + '"}'
    of = section.parsed(written, "when", key, structured=True)
    if isinstance(value, dict):
        if list(value) == ["present"] and isinstance(value["present"], bool):
            return Condition(of=of, values=None, negated=not value["present"])
        if list(value) == ["not"]:
            return Condition(of=of, values=_values(section, key, value["not"]), negated=True)
        raise section.complaint(
            f'the condition on "{key}" is none of "text", ["one", "other"], {{ not = "text" }} and '
            "{ present = true }; a name with a dot stands in quotes.",
            "when",
            key,
        )
    return Condition(of=of, values=_values(section, key, value))


def _values(section: Section, key: str, value: object) -> frozenset[str]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(each, str) for each in values):
        raise section.complaint(f'the condition on "{key}" needs texts in quotes.', "when", key)
    return frozenset(values)

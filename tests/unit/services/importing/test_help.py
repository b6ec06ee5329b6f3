"""The help page on import profiles is true."""

import re
from dataclasses import fields
from pathlib import Path

from tests.unit.services.importing.imports import customers, events
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.host import resources
from tiquo_desktop.services.importing import run, text_filters
from tiquo_desktop.services.importing.profile import (
    CustomerRules,
    EventRules,
    FileRules,
    TimeRules,
)
from tiquo_desktop.services.importing.profile_file import parse_profile

PAGE = resources.path("help", "import-profiles.md").read_text("utf-8")
_RENAMED = {"formats": "date_formats", "of_customer": "without_customer"}


def test_the_example_imports_what_it_says(database: Database, tmp_path: Path) -> None:
    sales, profile = re.findall(r"```(?:toml)?\n(.*?)```", PAGE, re.DOTALL)[:2]
    (tmp_path / "sales.csv").write_text(sales, "cp1252")
    report = run(database, tmp_path / "sales.csv", parse_profile(profile, "sales.toml"))
    assert (report.customers_added, report.events_added, report.rejected) == (1, 1, 0)
    [paid] = events(database)
    assert (paid.amount_minor, paid.origin, paid.external_id) == (108_450, "tills", "4711")
    [ann] = customers(database)
    assert ann.phones[0].e164 == "+447911123456"
    assert "4322" not in repr((paid, ann))


def test_every_key_and_every_filter_is_documented() -> None:
    keys = {
        _RENAMED.get(field.name, field.name)
        for rules in (FileRules, TimeRules, CustomerRules, EventRules)
        for field in fields(rules)
    } - {"line"}
    named = {*re.findall(r"`([a-z_]+)", PAGE)}
    assert keys | set(text_filters.names()) <= named

"""`database grant`, `revoke` and `list`: who may work in a shared database."""

import pytest

from tests.postgres import Venue
from tests.unit.app.command_line import CommandLine
from tiquo_desktop.domain.roles import Role


def test_a_login_is_given_a_role_is_listed_and_loses_it(tiquo: CommandLine, venue: Venue) -> None:
    somebody, server = venue.login("stranger"), ("--database", venue.url("admin"))
    ran = tiquo.plain("database", "grant", somebody, "--role", "front-desk", *server)
    assert (ran.code, ran.err) == (0, "")
    assert f"{somebody} may work in postgresql://" in ran.out
    assert venue.server.password not in ran.out
    with venue.connect("stranger"):
        pass
    tiquo.plain("database", "grant", somebody, "--role", "auditor", *server)
    listed = tiquo.plain("database", "list", *server).out.splitlines()
    assert f"auditor      {somebody}" in listed
    assert len(listed) == len(Role) + 1
    assert tiquo.plain("database", "revoke", somebody, *server).code == 0
    assert somebody not in tiquo.plain("database", "list", *server).out
    tiquo.plain("database", "revoke", somebody, *server).failed(4, "has no role in this database")


def test_a_role_that_is_none_is_wrong_use(tiquo: CommandLine, venue: Venue) -> None:
    server = ("--database", venue.url("admin"))
    tiquo.plain("database", "grant", "ann", "--role", "king", *server).failed(2, "invalid choice")
    tiquo.plain("database", "grant", "ann", *server).failed(2, "--role")


def test_only_the_administrator_grants(tiquo: CommandLine, venue: Venue) -> None:
    server = ("--database", venue.url("manager"))
    ran = tiquo.plain("database", "grant", venue.login("stranger"), "--role", "manager", *server)
    ran.failed(1, "Only the owner of the database")


@pytest.mark.parametrize("words", ["list", "revoke ann", "grant ann --role auditor"])
def test_a_file_has_no_roles(tiquo: CommandLine, words: str) -> None:
    tiquo("database", *words.split()).failed(2, "A database in a file has no roles")

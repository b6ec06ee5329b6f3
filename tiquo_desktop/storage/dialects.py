"""What the two databases write in different words, in one place.

Statements are written as SQLAlchemy does, or with ``?`` for parameters where building them would
take longer than answering them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

POSTGRES = "postgresql"
"""What SQLAlchemy calls it."""
STREAMED = "tiquo_streamed"
"""The execution option for answers of any length; SQLite never sends more than is asked for."""
ASCII_LOWER = 'lower({} COLLATE "C")'
"""A text in lower case on PostgreSQL, as its indexes have it; other letters than ASCII stay."""


def is_postgres(connection: Connection) -> bool:
    """Whether a connection goes to PostgreSQL."""
    return connection.dialect.name == POSTGRES


@lru_cache(256)
def pyformat(statement: str) -> str:
    """A statement with ``?`` for parameters, as psycopg takes it."""
    return statement.replace("%", "%%").replace("?", "%s")


class CaseBlind(FunctionElement[str]):
    """A column of texts that is compared without regard to the case of ASCII letters; what it is
    compared with is in lower case."""

    name = "case_blind"
    inherit_cache = True
    type = Text()


@compiles(CaseBlind, "sqlite")
def _on_sqlite(element: CaseBlind, compiler: SQLCompiler, **given: Any) -> str:
    return f"{compiler.process(element.clauses, **given)} COLLATE NOCASE"


@compiles(CaseBlind, POSTGRES)
def _on_postgres(element: CaseBlind, compiler: SQLCompiler, **given: Any) -> str:
    return ASCII_LOWER.format(compiler.process(element.clauses, **given))

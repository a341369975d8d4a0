"""The databases that every casebook must work on, and casebooks in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from rejoinder.store.casebook import SqlCasebook
from rejoinder.store.opening import open_engine
from servers import PostgresServer

DATABASES = ["sqlite-file", "sqlite-memory", "postgresql"]


@pytest.fixture(scope="module")
def postgres_address(postgres: PostgresServer) -> str:
    """Return a database for the tests of a module, which leave it empty."""
    return postgres.add_database()


@pytest.fixture(params=DATABASES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Open an empty database of each kind."""
    if request.param == "postgresql":
        opened = open_engine(request.getfixturevalue("postgres_address"))
        yield opened
        with opened.begin() as connection:
            connection.execute(text("TRUNCATE client CASCADE"))
    else:
        opened = open_engine(
            str(tmp_path / "casebook.sqlite") if request.param == "sqlite-file" else "sqlite://"
        )
        yield opened
    opened.dispose()


@pytest.fixture
def casebook(engine: Engine) -> SqlCasebook:
    """Open the casebook of one client."""
    return SqlCasebook(engine, client="me")


@pytest.fixture
def stranger(engine: Engine) -> SqlCasebook:
    """Open the casebook of another client in the same database."""
    return SqlCasebook(engine, client="someone else")

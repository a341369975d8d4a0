"""Migrations: an older casebook becomes what the tables say, and loses nothing."""

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, create_engine, inspect, select, text

from rejoinder.desk.ports import StoredLetter
from rejoinder.store.casebook import SqlCasebook
from rejoinder.store.connecting import WRITING, connect
from rejoinder.store.encoding import encode, pack
from rejoinder.store.migrations import revisions, upgrade
from rejoinder.store.opening import open_engine
from rejoinder.store.schema import HEAD, REVISION_TABLE, letter_raw, metadata
from rejoinder.store.schema import letter as letter_table
from servers import PostgresServer
from store.builders import NOON, key, letter

SEARCH_TABLES = "letter_words"
"""Made by the search module on each database in its own way, and no part of the tables both share."""


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return an empty database of each kind."""
    if request.param == "sqlite":
        return str(tmp_path_factory.mktemp("casebook") / "casebook.sqlite")
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.add_database()


def upgrade_to(engine: Engine, revision: str) -> None:
    """Bring a database to a revision."""
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        upgrade(connection, to=revision)


def shape_of(connection: Connection) -> dict[str, Any]:
    """Return all that the database tells of its tables."""
    look = inspect(connection)
    tables = [name for name in look.get_table_names() if not name.startswith((SEARCH_TABLES, REVISION_TABLE))]
    return {
        name: (
            [{**column, "type": str(column["type"])} for column in look.get_columns(name)],
            look.get_pk_constraint(name),
            look.get_foreign_keys(name),
            sorted(map(repr, look.get_indexes(name))),
            sorted(map(repr, look.get_unique_constraints(name))),
            look.get_table_options(name),
        )
        for name in tables
    }


def test_head_is_the_newest_step() -> None:
    """The revision that a casebook is opened at is that of the last migration."""
    assert revisions()[0] == HEAD


def test_migrating_gives_the_tables(address: str) -> None:
    """Alembic finds no difference between a migrated casebook and the tables of the schema."""
    engine = open_engine(address)
    names = {"include_name": lambda name, kind, _: kind != "table" or not str(name).startswith(SEARCH_TABLES)}
    options = {"version_table": REVISION_TABLE, "compare_server_default": True, **names}
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
    engine.dispose()


def test_migrating_and_making_give_the_same(address: str, request: pytest.FixtureRequest) -> None:
    """The database describes a migrated casebook as it describes one made from the schema, name for name."""
    migrated = open_engine(address)
    if migrated.dialect.name == "sqlite":
        made = create_engine("sqlite://")
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        made = connect(server.add_database())
    metadata.create_all(made)
    with migrated.connect() as one, made.connect() as other:
        assert shape_of(one) == shape_of(other)
    migrated.dispose()
    made.dispose()


def test_first_casebook_is_upgraded_without_loss(address: str) -> None:
    """A casebook of the first revision is opened with all it held, and can be searched."""
    engine = connect(address)
    upgrade_to(engine, "0001")
    kept = [letter(number, f"harbour {number}") for number in range(1_100)]
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        fill(connection, kept)
    engine.dispose()

    casebook = SqlCasebook(open_engine(address), client="me")
    expected = [StoredLetter(message=one.message, reading=one.reading) for one in kept]
    assert list(casebook.letters()) == expected
    assert casebook.get_raw(key(1)) == kept[1].raw
    assert [(word.id, word.at) for word in casebook.words()] == [(4, NOON)]
    assert casebook.find_known([key(9_000)]) == {key(9_000)}
    assert casebook.new_case_number() == 8
    assert casebook.search("harbour 1099") == [key(1_099)]
    assert len(casebook.search("harbour")) == 1_100
    casebook.close()


def fill(connection: Connection, kept: list[Any]) -> None:
    """Write what a casebook of the first revision held, in its own statements."""
    connection.execute(text("INSERT INTO client VALUES (1, 'me', 7, 4)"))
    for one in kept:
        row = {
            "client": 1,
            "key": one.message.key,
            "message_id": one.message.message_id,
            "date": one.message.date,
            "message": encode(one.message),
            "reading": encode(one.reading),
            "reader": "",
        }
        connection.execute(letter_table.insert(), row)
    ids = dict(connection.execute(select(letter_table.c.key, letter_table.c.id)).all())
    packed = [{"letter": ids[one.message.key], "data": pack(one.raw)} for one in kept]
    connection.execute(letter_raw.insert(), packed)
    said = {"at": NOON, "said": '{"one": "a", "other": "b"}'}
    connection.execute(text("INSERT INTO word VALUES (1, 4, :at, 'together', :said, NULL)"), said)
    connection.execute(text("INSERT INTO seen VALUES (1, :key)"), {"key": bytes.fromhex(key(9_000))})


def test_opening_again_changes_nothing(address: str) -> None:
    """A casebook of the present revision is opened without a step."""
    first = open_engine(address)
    casebook = SqlCasebook(first, client="me")
    assert casebook.new_case_number() == 1
    first.dispose()
    second = open_engine(address)
    assert SqlCasebook(second, client="me").new_case_number() == 2
    second.dispose()

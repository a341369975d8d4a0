"""Opening a casebook: from an address to a file or a database that is ready."""

import stat
from pathlib import Path

import pytest

from rejoinder.desk.ports import Batch
from rejoinder.store.connecting import connect, name_of, parse_address
from rejoinder.store.opening import open_casebook
from store.builders import NOON, key, keys, letter
from store.test_casebook_contract import SAYINGS


def test_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """The folder is made where it is missing, and nobody else can read the casebook or its companions."""
    path = tmp_path / "new home" / "casebook.sqlite"
    casebook = open_casebook(str(path))
    casebook.new_case_number()
    files = list(path.parent.iterdir())
    assert {file.name for file in files} >= {"casebook.sqlite", "casebook.sqlite-wal"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["casebook.sqlite", "50% of my mail?.db", "ä#b c.sqlite", "a&mode=ro"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    """A path is taken as it is, whatever signs it has, and becomes that one file."""
    casebook = open_casebook(str(tmp_path / name))
    casebook.add_word(SAYINGS[0], at=NOON)
    casebook.close()
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert len(open_casebook(f"{tmp_path / name}").words()) == 1


def test_what_was_kept_is_there_after_closing(tmp_path: Path) -> None:
    """A casebook opened anew holds what was put into it."""
    address = f"sqlite:///{tmp_path / 'casebook.sqlite'}"
    casebook = open_casebook(address)
    casebook.add_batch(Batch(letters=[letter(1)], others=keys(2)))
    casebook.close()
    again = open_casebook(address)
    assert [stored.message for stored in again.letters()] == [letter(1).message]
    assert again.find_known([key(1), *keys(3)]) == {key(1), *keys(2)}


def test_empty_file_becomes_a_casebook(tmp_path: Path) -> None:
    """A file without a byte in it is no other program's."""
    path = tmp_path / "casebook.sqlite"
    path.touch()
    assert open_casebook(str(path)).words() == []


def test_casebook_in_memory_is_empty_each_time() -> None:
    """Two casebooks in memory have nothing in common."""
    first, second = open_casebook("sqlite://"), open_casebook("sqlite://")
    first.add_word(SAYINGS[0], at=NOON)
    assert second.words() == []


def test_sqlite_keeps_its_promises(tmp_path: Path) -> None:
    """Every connection writes ahead, holds foreign keys and syncs as that needs."""
    engine = connect(str(tmp_path / "casebook.sqlite"))
    with engine.connect() as one, engine.connect() as other:
        for connection in (one, other):
            asked = ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
            answers = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
            assert answers == ["wal", 1, 1, 10_000]


@pytest.mark.parametrize(
    "address",
    ["postgresql://me@host/letters", "postgres://me@host/letters", "postgresql+psycopg://me@host/letters"],
)
def test_postgresql_may_be_written_in_each_usual_way(address: str) -> None:
    """The forms that hosts give out all lead to one driver."""
    assert parse_address(address).render_as_string() == "postgresql+psycopg://me@host/letters"


def test_name_of_a_database_hides_the_password() -> None:
    """A database is named as the person wrote it, but for the password."""
    assert name_of(connect("postgresql://me:secret@host/letters")) == "postgresql://me:***@host/letters"

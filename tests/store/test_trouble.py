"""What a casebook suffers from other programs, sudden ends and full disks, and how it tells."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rejoinder.desk.ports import Batch
from rejoinder.errors import CasebookError
from rejoinder.store.opening import open_casebook
from servers import PostgresServer
from store.builders import key, keys, letter

TESTS = Path(__file__).parent.parent
MEGABYTE = 1_000_000


def child(*words: str) -> list[str]:
    """Return the command of a child process (see child)."""
    return [sys.executable, "-m", "store.child", *words]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a casebook that holds a letter."""
    path = tmp_path / "casebook.sqlite"
    casebook = open_casebook(str(path))
    casebook.add_batch(Batch(letters=[letter(number) for number in range(300)]))
    casebook.close()
    return path


def test_locked_file_is_told(path: Path) -> None:
    """While another program writes, writing waits a little and then says so; reading goes on."""
    casebook = open_casebook(f"sqlite:///{path}?timeout=0.05")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CasebookError, match=r"Another program is writing to .*casebook\.sqlite; wait"):
        casebook.new_case_number()
    assert casebook.find_letter(key(1)) is not None
    other.execute("ROLLBACK")
    other.close()
    assert casebook.new_case_number() == 1


def test_file_of_junk_is_told(tmp_path: Path) -> None:
    """A file that is no database is refused and left as it is."""
    path = tmp_path / "casebook.sqlite"
    path.write_bytes(b"Dear diary, " * 1_000)
    with pytest.raises(CasebookError, match="is no casebook; move that file away"):
        open_casebook(str(path))
    assert path.read_bytes() == b"Dear diary, " * 1_000


def test_damaged_file_is_told(path: Path) -> None:
    """A casebook whose pages are overwritten says that it is damaged, and what can be done."""
    with path.open("r+b") as file:
        file.seek(4_096)
        file.write(b"\xff" * (path.stat().st_size - 4_096))
    with pytest.raises(CasebookError, match="is damaged; put a copy of it back"):
        list(open_casebook(str(path)).letters())


def test_damaged_letter_is_told(path: Path) -> None:
    """A letter whose bytes are damaged is told, and the others can be read."""
    with sqlite3.connect(path) as other:
        other.execute("UPDATE letter_raw SET data = x'00' WHERE letter = 1")
    casebook = open_casebook(str(path))
    with pytest.raises(CasebookError, match="damaged where this letter is kept"):
        casebook.get_raw(key(0))
    assert casebook.get_raw(key(1)) == letter(1).raw


def test_casebook_of_a_newer_rejoinder_is_told(path: Path) -> None:
    """A casebook stamped with a revision that is not known here is refused."""
    with sqlite3.connect(path) as other:
        other.execute("UPDATE rejoinder_revision SET version_num = '9999'")
    with pytest.raises(CasebookError, match="written by a newer Rejoinder; update"):
        open_casebook(str(path))


@pytest.mark.parametrize("row", [("song", "{}"), ("correction", '{"message": 5}')], ids=str)
def test_word_of_a_newer_rejoinder_is_told(path: Path, row: tuple[str, str]) -> None:
    """A saying that is not known here is told, not passed over."""
    with sqlite3.connect(path) as other:
        other.execute("INSERT INTO word VALUES (1, 1, '2026-01-01 00:00:00', ?, ?, NULL)", row)
    with pytest.raises(CasebookError, match="written by a newer one: update Rejoinder"):
        open_casebook(str(path)).words()


def test_database_of_another_program_is_told(tmp_path: Path) -> None:
    """A database with other tables is refused, and no table is added."""
    path = tmp_path / "places.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmark (url TEXT)")
    with pytest.raises(CasebookError, match="belongs to another program"):
        open_casebook(str(path))
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmark",)]


def test_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    """The address of a folder is refused with what to do."""
    with pytest.raises(CasebookError, match=r"cannot be opened \(Is a directory\)"):
        open_casebook(str(tmp_path))


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """Return a folder that every user can reach."""
    folder = Path(tempfile.mkdtemp(prefix="rejoinder-"))
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_file_without_permission_is_told(public_folder: Path) -> None:
    """A casebook that may be read and not written says what to change."""
    path = public_folder / "casebook.sqlite"
    open_casebook(str(path)).close()
    path.chmod(0o444)
    public_folder.chmod(0o555)
    command = child("open-without-permission", str(path))
    ended = subprocess.run(command, cwd=TESTS, capture_output=True, text=True, check=True)
    assert "cannot be opened (Permission denied); let yourself write in it" in ended.stdout


STATEMENTS = [
    "INSERT INTO letter_raw",
    "INSERT INTO letter_words",
    "INSERT INTO seen",
    "DELETE FROM mark",
    "COMMIT",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_kill_leaves_whole_batches(tmp_path: Path, statement: str) -> None:
    """A batch killed at any of its statements is not there at all, and the one before it is whole."""
    path = str(tmp_path / "casebook.sqlite")
    ended = subprocess.run(child("die", path, statement), cwd=TESTS, check=False)
    assert ended.returncode == -signal.SIGKILL
    with sqlite3.connect(path) as other:
        assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    casebook = open_casebook(path)
    mark = casebook.find_mark("mail.mbox")
    assert mark is not None
    assert len(list(casebook.letters())) == casebook.count_others() == mark.messages == 40
    assert len(casebook.search("harbour")) == 40
    casebook.add_batch(Batch(letters=[letter(40)], others=keys(1)))
    assert len(list(casebook.letters())) == 41


def test_file_that_may_not_grow_is_told(tmp_path: Path) -> None:
    """At the limit of its size the trouble is told, and what was kept before is there, whole."""
    command = child("fill", str(tmp_path / "casebook.sqlite"), str(3 * MEGABYTE))
    ended = subprocess.run(command, cwd=TESTS, capture_output=True, text=True, check=True)
    assert_full(ended.stdout)


def test_full_disk_is_told(tmp_path: Path) -> None:
    """On a disk without room the trouble is told, and what was kept before is there, whole."""
    mounted = f'mount -t tmpfs -o size=3m none "{tmp_path}" && exec "$@"'
    inside = ["unshare", "--mount", "--map-root-user", "sh", "-c", mounted, "sh"]
    if shutil.which("unshare") is None or subprocess.run([*inside, "true"], check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    command = child("fill", str(tmp_path / "casebook.sqlite"), "0")
    ended = subprocess.run([*inside, *command], cwd=TESTS, capture_output=True, text=True, check=True)
    assert_full(ended.stdout)


def assert_full(output: str) -> None:
    """Hold what a child printed that filled a disk."""
    counts, trouble = output.splitlines()
    written, letters, others = map(int, counts.split())
    assert written == letters == others > 2
    assert trouble.startswith("DiskFullError The disk of ")
    assert "make room and run the same command again" in trouble


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_processes_open_and_count_at_once(
    request: pytest.FixtureRequest, tmp_path: Path, database: str
) -> None:
    """Programs that make the same new casebook at the same time get along, and no number is given twice."""
    address = str(tmp_path / "casebook.sqlite")
    if database == "postgresql":
        server: PostgresServer = request.getfixturevalue("postgres")
        address = server.add_database()
    command = child("take-numbers", address)
    running = [subprocess.Popen(command, cwd=TESTS, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    lines = [line for process in running for line in process.communicate()[0].splitlines()]
    cases, words = zip(*(map(int, line.split()) for line in lines), strict=True)
    assert sorted(cases) == sorted(words) == list(range(1, 61))
    assert len(open_casebook(address).words()) == 60


def test_server_that_does_not_answer_is_told() -> None:
    """A database that cannot be reached is named without its password."""
    with pytest.raises(CasebookError, match="cannot be reached") as caught:
        open_casebook("postgresql://me:secret@127.0.0.1:1/letters")
    assert "me:***@127.0.0.1" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_missing_database_is_told(postgres: PostgresServer) -> None:
    """A database that the server does not have is told in the server's words."""
    with pytest.raises(CasebookError, match=r"cannot be reached .*nowhere.* does not exist"):
        open_casebook(postgres.address("nowhere"))


@pytest.mark.parametrize("address", ["mysql://me@host/x", "http://contoso.example", "x://"])
def test_address_that_means_nothing_is_told(address: str) -> None:
    """Addresses of other databases or of none are refused with the two that work."""
    with pytest.raises(CasebookError, match="postgresql://name:password@host/database"):
        open_casebook(address)

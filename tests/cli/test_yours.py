"""What is the person's can be taken along, put back and deleted, each wholly or not at all."""

import stat
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from cli.conftest import Run
from rejoinder.errors import BadInputError, CasebookError, NotFoundError, UsageError
from rejoinder.settings.folder import load_settings
from rejoinder.settings.secrets import FILE as SECRETS
from rejoinder.store.private import PrivatePages
from servers import PostgresServer

PLAYBOOK = '[[rule]]\nid = "A1"\noff = true\n'


def numbers(run: Run, home: Path) -> list[tuple[int, str | None]]:
    """Return all cases of a home, by number and organisation."""
    cases = run("cases", "--json", "--home", str(home)).json
    return sorted((case["case"], case["organization"]) for case in cases)


def test_a_backup_comes_back_elsewhere_as_it_was(run: Run, sample: Path, tmp_path: Path) -> None:
    """Cases with their numbers, words, settings, playbook and private pages; no password is in the file."""
    (sample / "playbook.toml").write_text(PLAYBOOK, "utf-8")
    (sample / SECRETS).write_text('{"ada@contoso.example": "hush-hush"}', "utf-8")
    PrivatePages(sample).keep("I could scream.", "a quiet lake", at=datetime(2026, 3, 2, 9, tzinfo=UTC))
    file, fresh = tmp_path / "mine.zip", tmp_path / "fresh"
    assert run("backup", str(file)).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert b"hush-hush" not in b"".join(ZipFile(file).read(name) for name in ZipFile(file).namelist())
    assert run("restore", str(file), "--home", str(fresh)).code == 0
    assert numbers(run, fresh) == numbers(run, sample)
    assert run("words", "--json", "--home", str(fresh)).out == run("words", "--json").out
    assert run("cases", "quillwater", "--home", str(fresh)).out == run("cases", "quillwater").out
    assert (fresh / "playbook.toml").read_text("utf-8") == PLAYBOOK
    assert load_settings(fresh) == load_settings(sample)
    assert [page.text for page in PrivatePages(fresh).open("a quiet lake")] == ["I could scream."]


def test_a_backup_moves_between_databases(
    run: Run, sample: Path, tmp_path: Path, postgres: PostgresServer
) -> None:
    """From a file into PostgreSQL and back; where the casebook lives is not changed by a backup."""
    file, back, far = tmp_path / "mine.zip", tmp_path / "back.zip", tmp_path / "far"
    address = postgres.add_database()
    far.mkdir()
    (far / "settings.toml").write_text(f'database = "{address}"\n', "utf-8")
    assert run("backup", str(file)).code == 0
    assert run("restore", str(file), "--home", str(far)).code == 0
    assert load_settings(far)[0].database == address
    assert numbers(run, far) == numbers(run, sample)
    assert run("backup", str(back), "--home", str(far)).code == 0
    assert run("erase", "--yes", "--home", str(far)).code == 0
    far.mkdir()
    (far / "settings.toml").write_text(f'database = "{address}"\n', "utf-8")
    assert numbers(run, far) == []
    assert run("restore", str(back), "--home", str(tmp_path / "near")).code == 0
    assert numbers(run, tmp_path / "near") == numbers(run, sample)


def test_letters_that_are_there_are_not_replaced_unasked(run: Run, sample: Path, tmp_path: Path) -> None:
    """A restore over letters is refused; with --replace they are kept beside."""
    file = tmp_path / "mine.zip"
    run("backup", str(file))
    run("undo")
    changed = run("words", "--json").out
    said = run("restore", str(file))
    assert said.code == UsageError.exit_code
    assert run("words", "--json").out == changed
    assert run("restore", str(file), "--replace").code == 0
    assert run("words", "--json").out != changed
    kept = str(sample / "before-restore.zip")
    assert run("restore", kept, "--home", str(tmp_path / "older")).code == 0
    assert run("words", "--json", "--home", str(tmp_path / "older")).out == changed


@pytest.mark.parametrize("inside", ["nothing", "text", "other", "no zip"])
def test_what_is_no_backup_changes_nothing(run: Run, sample: Path, tmp_path: Path, inside: str) -> None:
    """Any other file is one sentence, and the letters that are there stay."""
    file = tmp_path / "odd.zip"
    if inside == "no zip":
        file.write_text("Dear all", "utf-8")
    else:
        with ZipFile(file, "w") as archive:
            archive.writestr("settings.toml", 'country = "FR"\n')
            if inside != "nothing":
                archive.writestr("casebook.sqlite", "text" if inside == "text" else b"SQLite format 3\0")
    before = numbers(run, sample), load_settings(sample)
    said = run("restore", str(file), "--replace")
    assert said.code in {BadInputError.exit_code, CasebookError.exit_code}
    assert len(said.err.strip().splitlines()) == 1
    assert (numbers(run, sample), load_settings(sample)) == before


def test_a_backup_puts_nothing_outside_the_home(run: Run, sample: Path, tmp_path: Path) -> None:
    """Names that lead elsewhere, or are none of ours, are left alone."""
    file = tmp_path / "mine.zip"
    run("backup", str(file))
    with ZipFile(file, "a") as archive:
        for name in ("../evil.toml", "private/../../evil.page", "/tmp/evil.toml", "evil.toml"):  # noqa: S108
            archive.writestr(name, "x")
    home = tmp_path / "deep" / "fresh"
    assert run("restore", str(file), "--home", str(home)).code == 0
    assert not list(tmp_path.rglob("evil*"))
    assert sorted(path.name for path in home.iterdir()) == ["casebook.sqlite", "settings.toml"]


def test_a_backup_never_takes_the_place_of_a_file(run: Run, sample: Path, tmp_path: Path) -> None:
    """A file that is there stays; a folder that is missing is one sentence; nothing is half-written."""
    del sample
    file = tmp_path / "mine.zip"
    file.write_text("mine", "utf-8")
    assert run("backup", str(file)).code == UsageError.exit_code
    assert file.read_text("utf-8") == "mine"
    assert run("backup", str(tmp_path / "nowhere" / "mine.zip")).code == BadInputError.exit_code
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "mine.zip"]
    assert run("restore", str(tmp_path / "none.zip")).code == NotFoundError.exit_code


def test_what_is_erased_is_gone_and_only_that(run: Run, sample: Path) -> None:
    """Nothing goes before it is surely meant; then all of ours goes, and a file of another stays."""
    (sample / "novel.txt").write_text("Chapter one", "utf-8")
    (sample / "outbox").mkdir()
    (sample / "outbox" / "1-1-reply.eml").write_text("Dear", "utf-8")
    assert run("erase").code == UsageError.exit_code
    assert (sample / "casebook.sqlite").exists()
    assert run("erase", "--yes").code == 0
    assert sorted(path.name for path in sample.iterdir()) == ["novel.txt", "sample.mbox"]

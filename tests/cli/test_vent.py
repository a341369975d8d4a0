"""The private page: no word of it is found anywhere unless it is kept, and then by its passphrase only."""

import io
from pathlib import Path

import pytest

from cli.conftest import Run
from rejoinder.cli.vent import PASSPHRASE
from rejoinder.errors import BadInputError, NotFoundError, UsageError

RAGE = "They never even looked at me.\nI could scream.\n.\nThis comes after the end.\n"


def everything(folder: Path) -> bytes:
    """Return all bytes of all files below a folder."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


@pytest.fixture
def upset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Type a page."""
    monkeypatch.setattr("sys.stdin", io.StringIO(RAGE))


@pytest.mark.usefixtures("upset")
def test_page_is_gone_when_done(run: Run, tmp_path: Path) -> None:
    """Unless it is kept, no file holds a word of it, and the person is told when to come back."""
    said = run("vent")
    assert said.code == 0
    assert "It is gone." in said.out
    assert "can wait until" in said.out
    assert b"scream" not in everything(tmp_path)
    assert "scream" not in said.out


@pytest.mark.usefixtures("upset")
def test_kept_page_opens_with_its_passphrase_only(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is kept up to the full stop, unreadable on disk; another passphrase is refused; burning ends it."""
    monkeypatch.setenv(PASSPHRASE, "a quiet lake")
    assert run("vent", "--keep", "--json").json["kept"] is True
    assert b"scream" not in everything(tmp_path)
    [page] = run("vent", "--show", "--json").json
    assert page["text"] == "They never even looked at me.\nI could scream.\n"
    monkeypatch.setenv(PASSPHRASE, "another")
    said = run("vent", "--show")
    assert said.code == BadInputError.exit_code
    assert "passphrase" in said.err
    assert run("vent", "--burn").out == "The page is gone.\n"
    assert run("vent", "--show").code == NotFoundError.exit_code
    assert run("vent", "--burn").out == "No page was kept.\n"


@pytest.mark.usefixtures("upset")
def test_page_is_not_asked_for_in_vain(run: Run) -> None:
    """Where no passphrase can be asked, that is said before anything is written."""
    said = run("vent", "--keep")
    assert said.code == UsageError.exit_code
    assert PASSPHRASE in said.err


def test_an_angry_letter_is_offered_the_page(run: Run, tmp_path: Path) -> None:
    """Where the checker finds anger, the private page is named; a kind letter is not bothered with it."""
    angry, kind = tmp_path / "angry.txt", tmp_path / "kind.txt"
    angry.write_text("Your process is a joke and you wasted my time.", encoding="utf-8")
    kind.write_text("Thank you for the time you took, and for telling me so soon.", encoding="utf-8")
    assert "rejoinder vent" in run("check", str(angry)).out
    assert "rejoinder vent" not in run("check", str(kind)).out

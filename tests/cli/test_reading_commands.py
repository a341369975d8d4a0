"""The commands that show how letters are read and put it right: explain, review, learned, reread."""

import io
from pathlib import Path

import pytest

from cli.conftest import Run

WIDTH = 80


def letters(run: Run, kind: str) -> list[str]:
    """Return the names of all letters of a kind."""
    cases = [run("show", str(case["case"]), "--json").json for case in run("cases", "--json").json]
    return [one["member"] for case in cases for one in case["members"] if one["what"] == kind]


@pytest.mark.usefixtures("sample")
def test_explain_shows_each_sentence_with_its_acts(run: Run) -> None:
    """The no is quoted with its act and probability, within 80 columns; JSON has every sentence."""
    name = letters(run, "rejection")[0]
    said = run("explain", name)
    assert said.code == 0
    assert "declines" in said.out
    assert "So it is: rejection" in said.out
    assert max(map(len, said.out.splitlines())) <= WIDTH
    told = run("explain", name, "--json").json
    assert told["reading"]["kind"] == "rejection"
    assert any(act["act"] == "declines" for one in told["sentences"] for act in one["acts"])


@pytest.mark.usefixtures("sample")
def test_review_keeps_one_key_a_letter(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key says what a letter is, Enter skips, u goes back and takes it back, the end of input stops."""
    before = run("review", "--json").out.splitlines()
    monkeypatch.setattr("sys.stdin", io.StringIO("x\nu\nn\n\n"))
    said = run("review")
    assert said.code == 0
    assert "1 told" in said.out
    assert max(map(len, said.out.splitlines())) <= WIDTH
    assert [word["says"].get("kind") for word in run("words", "--json").json][:1] == ["rejection"]
    assert len(run("review", "--json").out.splitlines()) < len(before)


def test_review_without_unsure_letters_says_so(run: Run) -> None:
    """An empty review is no error."""
    said = run("review")
    assert (said.code, said.out) == (0, "There is no letter I am not sure of.\n")


@pytest.mark.usefixtures("sample")
def test_learned_lists_what_a_correction_teaches_until_it_is_forgotten(run: Run) -> None:
    """A lesson has the number of its correction; forgetting it empties the list; JSON tells the same."""
    assert "Nothing yet" in run("learned").out
    run("correct", letters(run, "acknowledgement")[0], "--kind", "status")
    lesson = run("learned", "--json").json[0]
    assert lesson["kind"] == "status"
    assert f"{lesson['word']}" in run("learned").out
    assert "Nothing yet" in run("learned", "--forget", str(lesson["word"])).out
    assert run("learned", "--forget", "999").code == 3


def test_reread_tells_that_nothing_changed_and_takes_mailboxes(run: Run, sample: Path) -> None:
    """With the same reader all is read as before, also mail that was passed over."""
    assert "as before" in run("reread").out
    mailbox = next(sample.glob("*.mbox"), None)
    again = run("reread", str(mailbox or sample), "--json")
    assert again.json == []

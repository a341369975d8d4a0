"""People in the terminal."""

from pathlib import Path

import pytest

from cli.conftest import Run
from contacts.exports import write_export

WIDTH = 80


def test_nobody_yet_says_what_to_do(run: Run) -> None:
    """An empty casebook names the three ways by which people come."""
    said = run("people")
    assert said.code == 3
    assert all(way in said.err for way in ("scan", "import", "person add"))


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("words", [("people",), ("people", "--due"), ("person", "1"), ("people", "solheim")])
def test_pages_of_people_fit_eighty_columns(run: Run, words: tuple[str, ...]) -> None:
    """No line is longer than 80 characters."""
    said = run(*words)
    assert said.code == 0
    assert max(map(len, said.out.splitlines())) <= WIDTH


def test_a_mentor_is_added_noted_and_due(run: Run) -> None:
    """Somebody added with a tag is due after its rhythm, counted from the last note."""
    assert run("person", "add", "Nora Lindqvist", "--tag", "mentor", "--known", "from college").code == 0
    assert run("person", "note", "nora", "Tea", "--via", "in_person", "--on", "2024-01-02").code == 0
    nora = run("person", "nora", "--json").json
    assert (nora["tags"], nora["last"][:10], nora["known"]) == (["mentor"], "2024-01-02", "from college")
    assert run("person", "set", "nora", "--every", "5000").code == 0
    assert run("people", "--due").code == 3
    assert "from college" in run("person", "1").out
    assert run("undo").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("person",),
        ("person", "add"),
        ("person", "set", "1"),
        ("person", "set", "nora", "--every", "often"),
        ("person", "merge", "1"),
        ("person", "split", "1"),
        ("person", "erase", "1"),
        ("person", "note"),
        ("import",),
    ],
)
def test_half_a_wish_gets_a_sentence(run: Run, words: tuple[str, ...]) -> None:
    """What is missing is said in one sentence, and nothing is kept."""
    run("person", "add", "Nora Lindqvist")
    said = run(*words)
    assert said.code == 2
    assert len(said.err.splitlines()) == 1
    assert len(run("words", "--json").json) == 1


@pytest.mark.usefixtures("sample")
def test_cards_go_out_and_come_back_as_the_same_people(run: Run, tmp_path: Path) -> None:
    """Importing one's own export adds nobody."""
    file = tmp_path / "all.vcf"
    assert run("people", "--vcf", str(file)).code == 0
    before = {one["person"]: one["uid"] for one in run("people", "--json").json}
    assert run("import", str(file)).code == 0
    assert {one["person"]: one["uid"] for one in run("people", "--json").json} == before


def test_an_export_is_read_in_and_erased(run: Run, tmp_path: Path) -> None:
    """What came in is counted; what is erased is asked about first, then gone."""
    run("init", "--name", "Sam Seeker", "--addresses", "sam@seeker.example")
    folder = write_export(tmp_path / "export")
    said = run("import", str(folder))
    assert "4 people, 2 messages, 1 application" in said.out
    assert "nothing new" in run("import", str(folder)).out
    number = str(run("people", "o'hara", "--json").json[0]["person"])
    assert run("person", "erase", number, "--yes").code == 0
    assert run("person", number).code == 3
    everything = run("export", "--json").json
    assert {one["name"] for one in everything["people"]} == {"Ada Okafor", "Ben Lee", "Mia Krohn"}


def test_a_file_that_is_none_changes_nothing(run: Run, tmp_path: Path) -> None:
    """A picture named .vcf says so and brings nobody."""
    file = tmp_path / "x.vcf"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert "holds no vCard" in run("import", str(file)).err
    assert run("people").code == 3


@pytest.mark.usefixtures("sample")
def test_next_says_with_whom_to_keep_in_touch(run: Run) -> None:
    """Someone of a rhythm of their own stands below the steps, with the reason, within eighty columns."""
    assert run("person", "add", "Nora Lindqvist", "--every", "30").code == 0
    assert run("person", "note", "nora", "Tea", "--on", "yesterday").code == 0
    assert "Nora" not in run("next").out
    assert run("person", "note", "nora", "Tea", "--on", "2026-01-02").code == 0
    assert run("person", "set", "nora", "--every", "1").code == 0
    said = run("next", "--limit", "1")
    assert "Keep in touch" in said.out
    assert max(map(len, said.out.splitlines())) <= WIDTH

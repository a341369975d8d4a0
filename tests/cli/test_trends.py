"""`rejoinder trends`, as one types it."""

import csv
import sys
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from cli.conftest import Run

NAMES = ("flow", "activity", "waits", "rates")
SVG = "{http://www.w3.org/2000/svg}svg"


@pytest.mark.usefixtures("sample")
def test_the_page_shows_all_pictures_and_names_themes(run: Run) -> None:
    """All are there, within 80 columns, without colour in a pipe; themes and trends name each other."""
    said = run("trends")
    assert said.code == 0
    for title in ("The way of your", "What happened, day", "How long answers", "Your own rates"):
        assert title in said.out
    assert "rejoinder themes" in said.out
    assert "rejoinder trends" in run("themes").out
    assert max(map(len, said.out.splitlines())) <= 80
    assert "\x1b" not in said.out


@pytest.mark.usefixtures("sample")
def test_files_are_written_whole(run: Run, tmp_path: Path) -> None:
    """--out with --csv and --png writes files that are what their names say, and nothing else."""
    folder = tmp_path / "new" / "pictures"
    said = run("trends", "--out", str(folder), "--csv", "--png")
    assert (said.code, said.out) == (0, "")
    tables = {f"{name}.csv" for name in NAMES}
    pictures = {f"{name}.{form}" for name in (*NAMES, "organizations") for form in ("svg", "png")}
    assert {file.name for file in folder.iterdir()} == tables | pictures
    for name in NAMES:
        assert parse(folder / f"{name}.svg").getroot().tag == SVG  # noqa: S314  our own
        assert (folder / f"{name}.png").read_bytes().startswith(b"\x89PNG\r\n")
        with (folder / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            assert len(list(csv.reader(file))) > 1


@pytest.mark.usefixtures("sample")
def test_a_telephone_gets_its_own_form(run: Run, tmp_path: Path) -> None:
    """--narrow draws pictures that are read on 360 pixels without scaling."""
    run("trends", "--out", str(tmp_path / "p"), "--narrow")
    assert all(parse(file).getroot().attrib["width"] == "360" for file in (tmp_path / "p").iterdir())  # noqa: S314


@pytest.mark.usefixtures("sample")
def test_json_is_the_same_in_numbers(run: Run) -> None:
    """What flows in flows out; rates carry their words; --out may go with it."""
    found = run("trends", "--json").json
    assert found["schema"] == 1
    first = {"your_letter", "their_receipt", "their_approach", "later_letter"}
    came = sum(len(stream["cases"]) for stream in found["flow"] if stream["from"] in first)
    went = sum(len(stream["cases"]) for stream in found["flow"] if stream["from"] not in first)
    assert came == went == len(found["rates"][0]["whole"])
    assert found["rates"][0]["text"].startswith(f"{len(found['rates'][0]['part'])} of {came}")


def test_an_empty_casebook_is_told_kindly(run: Run, tmp_path: Path) -> None:
    """Without a case there is one sentence that says what to do, and no file."""
    said = run("trends", "--out", str(tmp_path / "p"))
    assert (said.code, said.out, (tmp_path / "p").exists()) == (3, "", False)
    assert "rejoinder scan" in said.err


def test_one_application_makes_a_page(run: Run) -> None:
    """A single application that was logged shows itself, and no rate is made of it."""
    run("log", "application", "--organization", "Contoso")
    said = run("trends")
    assert said.code == 0
    assert "1 application: 1 is open." in said.out
    assert "in 100" not in said.out


@pytest.mark.parametrize("form", ["--csv", "--png"])
def test_files_need_a_folder(run: Run, form: str) -> None:
    """Asked for files without a place for them, it says which option is missing."""
    said = run("trends", form)
    assert said.code == 2
    assert "--out FOLDER" in said.err


@pytest.mark.usefixtures("sample")
def test_a_folder_that_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    """Where a file stands in the way, one sentence says so."""
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    said = run("trends", "--out", str(tmp_path / "taken"))
    assert said.code == 4
    assert "cannot be written" in said.err
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("sample")
def test_png_without_its_extra_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the package is missing, the command says how to get it, and writes nothing."""
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    said = run("trends", "--out", str(tmp_path / "p"), "--png")
    assert said.code == 2
    assert "rejoinder[pictures]" in said.err
    assert not (tmp_path / "p").exists()

"""The commands, as one types them."""

import csv
import signal
import subprocess
import sys
import time
from email import message_from_bytes
from pathlib import Path

import pytest

from cli.conftest import ME, Run
from rejoinder.cli.commands import COMMANDS

WIDTH = 80


def test_the_front_page_names_every_command(run: Run) -> None:
    """Without words, or with --help, all commands are listed within 80 columns."""
    said = run()
    assert said == run("--help")
    assert all(f"  {command.name}" in said.out for command in COMMANDS)
    assert max(map(len, said.out.splitlines())) <= WIDTH


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_explains_itself(run: Run, name: str) -> None:
    """Each command has a help page that tells --home."""
    said = run(name, "--help")
    assert said.code == 0
    assert "--home" in said.out


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "words", [("cases",), ("themes",), ("next",), ("doctor",), ("show", "1"), ("show", "1", "--letters")]
)
def test_pages_fit_eighty_columns_and_have_no_colour_in_a_pipe(run: Run, words: tuple[str, ...]) -> None:
    """No line is longer than 80 characters, and no escape sequence is printed."""
    said = run(*words)
    assert said.code == 0
    assert max(map(len, said.out.splitlines())) <= WIDTH
    assert "\x1b" not in said.out


def test_the_demo_shows_everything_and_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The demo scans, lists, plans, drafts and checks in a casebook that is gone afterwards."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    said = run("demo")
    assert said.code == 0
    assert all(
        f"$ rejoinder {name}" in said.out for name in ("scan", "cases", "next", "show", "draft", "check")
    )
    assert list(tmp_path.glob("rejoinder-demo-*")) == []


def test_an_empty_casebook_says_what_to_do(run: Run) -> None:
    """Nothing found is exit code 3 and a sentence, never a trace."""
    for name in ("cases", "next", "words", "undo"):
        said = run(name)
        assert said.code == 3
        assert said.err.count("\n") == 1
        assert said.out == ""


def test_an_unknown_option_is_a_usage_error(run: Run) -> None:
    """Exit code 2, one sentence that points to help."""
    said = run("next", "--tomorrow")
    assert said.code == 2
    assert "--help" in said.err
    assert said.err.count("\n") == 1


def test_an_unknown_command_is_a_usage_error(run: Run) -> None:
    """Exit code 2 for a command that is none."""
    assert run("rejoice").code == 2


def test_a_path_that_is_not_there_is_bad_input(run: Run, tmp_path: Path) -> None:
    """Exit code 4 and a sentence that names the path."""
    said = run("scan", str(tmp_path / "nowhere.mbox"))
    assert said.code == 4
    assert "nowhere.mbox" in said.err


def test_a_scan_without_a_path_is_a_usage_error(run: Run) -> None:
    """Nothing named, nothing read."""
    assert run("scan").code == 2


def test_an_empty_file_is_told(run: Run, tmp_path: Path) -> None:
    """A mailbox without mail is no success."""
    empty = tmp_path / "empty.mbox"
    empty.touch()
    said = run("scan", str(empty))
    assert said.code in {3, 5}
    assert said.err or "could not be read" in said.out


def test_init_writes_settings_that_the_next_command_uses(run: Run) -> None:
    """Name and addresses given once are known afterwards."""
    assert run("init", "--name", "Jordan Marsh", *ME, "--zone", "Europe/Berlin", "--country", "de").code == 0
    assert "Jordan Marsh" in run("doctor").out


def test_init_refuses_a_policy_that_is_none(run: Run) -> None:
    """The error names the policies there are."""
    said = run("init", "--policy", "sometimes")
    assert said.code == 2
    assert "interviewed" in said.err


def test_read_prints_one_json_object_a_message_and_keeps_nothing(run: Run, sample: Path) -> None:
    """`read --json` tells every message of the mailbox, with exact quotes."""
    other_home = sample.parent / "other"
    said = run("read", str(sample / "sample.mbox"), "--json", "--home", str(other_home))
    lines = said.out.splitlines()
    assert len(lines) == (sample / "sample.mbox").read_bytes().count(b"\nFrom ") + 1
    assert not (other_home / "casebook.sqlite").exists()


@pytest.mark.usefixtures("sample")
def test_next_tells_rule_source_and_due_time(run: Run) -> None:
    """Each step of `next --json` has its reason and a time in UTC."""
    steps = run("next", "--json").json
    assert steps
    for step in steps:
        assert step["rule"]
        assert step["source"]
        assert step["reason"]
        assert step["due"].endswith("Z")


@pytest.mark.usefixtures("sample")
def test_a_draft_rests_on_facts_and_threads_onto_their_letter(run: Run, tmp_path: Path) -> None:
    """The .eml answers the letter it is about, and goes where the step says."""
    step = next(
        step for step in run("next", "--limit", "50", "--json").json if step["message_kind"] == "reply"
    )
    file = tmp_path / "letter.eml"
    draft = run("draft", step["step"], "--eml", str(file), "--json").json
    message = message_from_bytes(file.read_bytes())
    assert draft["headers"]["In-Reply-To"] == message["In-Reply-To"]
    assert message["In-Reply-To"] in message["References"]
    assert step["to"] in message["To"]
    assert message["From"] == "Jordan Marsh <jordan@marsh.example>", "the address that they wrote to"
    assert any(sentence["facts"] for sentence in draft["sentences"])
    assert not [finding for finding in draft["findings"] if finding["severity"] == "blocks"]


@pytest.mark.usefixtures("sample")
def test_a_step_that_is_none_is_not_found(run: Run) -> None:
    """Exit code 3, with the way to see the cases or the kinds of letter there are."""
    said = run("draft", "999-reply")
    assert (said.code, "rejoinder cases" in said.err) == (3, True)
    said = run("draft", "1-sonnet")
    assert (said.code, "referral-thanks" in said.err) == (3, True)


@pytest.mark.usefixtures("sample")
def test_a_letter_that_nothing_proposes_is_written_when_asked_for(run: Run) -> None:
    """A case and a kind are enough; the letter to a mentor goes to nobody of the case."""
    draft = run("draft", "1-mentor", "--json").json
    assert draft["to"] is None
    assert draft["body"]


@pytest.mark.usefixtures("sample")
def test_what_an_edit_leaves_out_comes_last(run: Run, tmp_path: Path) -> None:
    """A sentence left out is shown by `learned`, another stands there next, and forgetting undoes it."""
    step = next(one["step"] for one in run("next", "--json").json if one["message_kind"] == "reply")
    before = run("draft", step, "--json").json
    dropped = before["sentences"][2]["text"]
    edited = tmp_path / "mine.txt"
    edited.write_text(before["body"].replace(dropped, ""), encoding="utf-8")
    assert run("draft", step, "--edited", str(edited)).code == 0
    leans = [one for one in run("learned", "--json").json if one.get("fate") == "left out"]
    assert dropped in [one["text"] for one in leans]
    assert dropped not in run("draft", step, "--json").json["body"]
    assert run("learned", "--forget", str(leans[0]["word"])).code == 0
    assert run("draft", step, "--json").json["body"] == before["body"]


@pytest.mark.usefixtures("sample")
def test_a_letter_in_a_language_without_words_is_refused(run: Run) -> None:
    """The error names the languages there are, and no letter is written."""
    step = run("next", "--json").json[0]["step"]
    said = run("draft", step, "--language", "fi")
    assert said.code == 2
    assert "de, en, es, fr" in said.err


@pytest.mark.usefixtures("sample")
def test_an_answer_is_used_by_the_next_draft(run: Run) -> None:
    """What a draft asks and a person answers, the letter then rests on."""
    steps = run("next", "--limit", "50", "--json").json
    drafts = [run("draft", step["step"], "--json").json for step in steps]
    asking = next(draft for draft in drafts if draft["questions"] and draft["language"] == "en")
    question = asking["questions"][0]["id"]
    assert run("answer", asking["step"], question, "the walk through the archive").code == 0
    again = run("draft", asking["step"], "--json").json
    facts = [fact for sentence in again["sentences"] for fact in sentence["facts"]]
    assert any(fact["source"] == f"answer:{question}" for fact in facts)


def test_check_tells_what_must_change(run: Run, tmp_path: Path) -> None:
    """A placeholder blocks; the finding quotes it."""
    file = tmp_path / "letter.txt"
    file.write_text("Dear [Name],\n\nThank you for the talk on Tuesday.\n\nJordan", encoding="utf-8")
    findings = run("check", str(file), "--json").json
    assert [finding["quote"] for finding in findings if finding["severity"] == "blocks"] == ["[Name]"]


def test_check_refuses_what_is_no_text(run: Run, tmp_path: Path) -> None:
    """A binary file is bad input."""
    file = tmp_path / "picture.png"
    file.write_bytes(bytes(range(256)))
    assert run("check", str(file)).code == 4


@pytest.mark.usefixtures("sample")
def test_correct_and_undo(run: Run) -> None:
    """A correction shows at once; undo takes it back."""
    rejected = run("cases", "--state", "rejected", "--json").json
    case = next(case["case"] for case in rejected if case["letters"])
    before = run("show", str(case), "--json").json
    member = next(one for one in before["members"] if one["letter"])["member"]
    assert run("correct", member, "--role", "Head Gardener").code == 0
    assert "Head Gardener" in run("cases", "--json").out
    assert run("undo").code == 0
    assert run("show", str(case), "--json").json == before


@pytest.mark.usefixtures("sample")
def test_correct_refuses_a_kind_that_is_none(run: Run) -> None:
    """The error lists the kinds."""
    member = run("show", "1", "--json").json["members"][0]["member"]
    said = run("correct", member, "--kind", "refusal")
    assert said.code == 2
    assert "rejection" in said.err


@pytest.mark.usefixtures("sample")
def test_merge_split_and_undo_lose_nothing(run: Run) -> None:
    """After a merge and its undo all cases are as they were."""
    before = run("cases", "--json").json
    assert run("merge", "1", "2").code == 0
    assert len(run("cases", "--json").json) == len(before) - 1
    assert run("undo").code == 0
    assert run("cases", "--json").json == before


@pytest.mark.usefixtures("sample")
def test_a_phone_rejection_that_is_logged_asks_for_words_on_the_phone(run: Run) -> None:
    """`log rejection` makes a case and a step that can be said aloud (A6)."""
    logged = run(
        "log",
        "rejection",
        "--organization",
        "Gasthof Lindental",
        "--role",
        "Cook",
        "--person",
        "Rosa Lind",
        "--json",
    ).json
    assert logged["state"] == "rejected"
    run("log", "interview", "--case", str(logged["case"]), "--on", "yesterday")
    steps = run("next", "--limit", "50", "--json").json
    assert "phone-script" in [step["message_kind"] for step in steps if step["case"] == logged["case"]]


@pytest.mark.usefixtures("sample")
def test_export_gives_every_case_and_letter(run: Run, tmp_path: Path) -> None:
    """CSV has a row a case and a row a member; JSON has them all too."""
    whole = run("export", "--json").json
    assert run("export", "--csv", str(tmp_path / "out")).code == 0
    with (tmp_path / "out" / "applications.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(whole["cases"])
    with (tmp_path / "out" / "letters.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == sum(len(case["members"]) for case in whole["cases"])


@pytest.mark.usefixtures("sample")
def test_exported_cells_are_no_formulas(run: Run, tmp_path: Path) -> None:
    """A hostile organisation name cannot run in a spreadsheet."""
    run("log", "application", "--organization", '=HYPERLINK("http://evil.example")')
    run("export", "--csv", str(tmp_path / "out"))
    assert "\n=" not in (tmp_path / "out" / "applications.csv").read_text(encoding="utf-8")
    assert "'=HYPERLINK" in (tmp_path / "out" / "applications.csv").read_text(encoding="utf-8")


def test_a_playbook_with_a_mistake_is_told_with_its_line(run: Run, sample: Path) -> None:
    """`next` goes on with the good rules and names the bad line; doctor exits 5."""
    (sample / "playbook.toml").write_text(
        '[[rule]]\nid = "MINE"\nwhen = { weather = "fine" }\n', encoding="utf-8"
    )
    said = run("next")
    assert said.code == 0
    assert "playbook.toml, line" in said.err
    assert run("doctor").code == 5


def test_mail_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    """Escape sequences and rich markup in a subject are printed as harmless text, or not at all."""
    mbox = tmp_path / "hostile.mbox"
    mbox.write_bytes(
        b"From x@y.example Mon Mar  2 09:00:00 2026\n"
        b"From: Recruiting Birkenhof <jobs@birkenhof.example>\nTo: me@seeker.example\n"
        b"Subject: \x1b[2J[red]Your application[/] as Nurse at Birkenhof [/nonsense]\n"
        b"Date: Mon, 02 Mar 2026 09:00:00 +0000\nMessage-ID: <h@birkenhof.example>\n\n"
        b"Dear Jordan,\n\nwe are sorry that we have chosen another candidate for the position of Nurse."
        b"\x1b]0;owned\x07\n"
        b"Kind regards\nBirkenhof\n"
    )
    assert run("scan", str(mbox)).code == 0
    said = run("show", "1", "--letters")
    assert said.code == 0
    assert "\x1b" not in said.out
    assert "\x07" not in said.out


def test_two_commands_at_once_do_not_break_the_casebook(run: Run, sample: Path) -> None:
    """Two scans of one mailbox into one casebook end well and keep nothing twice."""
    before = run("export", "--json").json
    command = [
        sys.executable,
        "-m",
        "rejoinder",
        "scan",
        str(sample / "sample.mbox"),
        "--again",
        "--home",
        str(sample),
    ]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    assert run("export", "--json").json == before


def test_an_interrupted_scan_says_so_and_can_go_on(tmp_path: Path) -> None:
    """Ctrl-C in mid-scan: exit 130, one sentence, and the same command then finishes."""
    home = tmp_path / "home"
    command = [sys.executable, "-m", "rejoinder", "scan", "-", "--home", str(home)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(
        b"From x@y.example Mon Mar  2 09:00:00 2026\nFrom: a@b.example\nSubject: hello\n\nhello\n\n"
    )
    process.stdin.flush()
    while process.poll() is None and not (home / "casebook.sqlite").exists():
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    process.stdin.close()
    assert process.stderr is not None
    told = process.stderr.read().decode()
    assert process.wait(30) == 130
    assert told.startswith("Stopped.")
    assert told.count("\n") == 1

"""The agenda on paper and as a file, the recipes for timers, and the notice that names nobody."""

import re
import stat
from pathlib import Path

import pytest
import vobject

from cli.conftest import Run
from rejoinder.cli.notice import find_command, say
from rejoinder.cli.schedule import compose


def test_the_agenda_stands_day_by_day(run: Run, sample: Path) -> None:
    """Steps and interviews by their days, what is overdue under today, within eighty columns."""
    said = run("agenda", "--home", str(sample))
    assert said.code == 0
    assert re.search(r"(?m)^ (?:Today|Tomorrow)$", said.out)
    assert "interview" in said.out
    assert max(map(len, said.out.splitlines())) <= 80


def test_a_calendar_file_is_written_and_written_anew(run: Run, sample: Path, tmp_path: Path) -> None:
    """Another program reads it; what is done is cancelled in it, and nothing of their letters is in it."""
    file = tmp_path / "agenda.ics"
    assert run("agenda", "--ics", str(file), "--home", str(sample)).code == 0
    before = file.read_text(encoding="utf-8")
    calendar = vobject.readOne(before)
    step = calendar.contents["vtodo"][0].description.value.removeprefix("rejoinder draft ")
    assert "said no" not in before
    run("dismiss", step, "--home", str(sample))
    run("agenda", "--ics", str(file), "--home", str(sample))
    assert "STATUS:CANCELLED" in file.read_text(encoding="utf-8")


def test_another_file_is_not_written_over(run: Run, sample: Path, tmp_path: Path) -> None:
    """A diary stays a diary."""
    file = tmp_path / "diary.ics"
    file.write_text("Dear diary")
    said = run("agenda", "--ics", str(file), "--home", str(sample))
    assert "leave it as it is" in said.err
    assert file.read_text() == "Dear diary"


def test_without_a_calendar_server_the_sentence_says_where_to_name_one(run: Run, sample: Path) -> None:
    """No address, no network call."""
    assert "[calendar]" in run("agenda", "--sync", "--home", str(sample)).err


@pytest.mark.parametrize("timer", ["systemd", "launchd", "cron"])
def test_a_recipe_runs_all_three_commands(run: Run, timer: str) -> None:
    """Read, deliver, remind; nothing is left to fill in, nothing is installed."""
    said = run("schedule", timer, "--print")
    assert all(word in said.out for word in (" sync", " deliver", " next --notify"))
    assert "{" not in said.out
    assert "Nothing was installed" in said.err


def test_a_home_with_odd_signs_means_itself_to_each_timer() -> None:
    """Spaces, quotes, percent and ampersand are spelled as each timer wants them."""
    home = Path("/home/ada/100% R&D's")
    assert "100%% R" in compose("systemd", home)
    assert r"100\% R" in compose("cron", home)
    assert "R&amp;D" in compose("launchd", home)


def test_a_notice_names_nobody_and_uses_no_shell(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desktop gets a number and nothing that others should not see."""
    told = tmp_path / "told"
    program = tmp_path / "bin" / "notify-send"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{told}"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    assert run("next", "--notify", "--home", str(sample)).out == ""
    assert re.search(
        r"Rejoinder\|(?:One letter is|\d+ letters are) worth writing today\.\|$", told.read_text()
    )
    assert find_command(say(2)) is not None


def test_without_a_desktop_nothing_happens(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can show a notice, the command ends well."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run("next", "--notify", "--home", str(sample)).code == 0

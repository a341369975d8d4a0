"""Snooze, dismiss and done on the command line: each a word that can be taken back."""

from pathlib import Path

import pytest

from cli.conftest import Run


def proposed(run: Run) -> dict[str, str]:
    """Return the steps that are worth doing, with when they are due."""
    return {step["step"]: step["due"] for step in run("next", "--limit", "99", "--json").json}


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("command", ["dismiss", "done"])
def test_a_step_goes_and_comes_back_with_undo(run: Run, command: str) -> None:
    """Put aside or done, it is not proposed; taken back, it is."""
    step = next(iter(proposed(run)))
    assert run(command, step).code == 0
    assert step not in proposed(run)
    assert run("undo").code == 0
    assert step in proposed(run)


@pytest.mark.usefixtures("sample")
def test_a_snoozed_step_is_due_later(run: Run) -> None:
    """It is still there, later; a day that has passed is refused with what to write."""
    step, due = next(iter(proposed(run).items()))
    said = run("snooze", step, "--days", "30")
    assert "It waits" in said.out
    assert proposed(run)[step] > due
    assert "Name a day to come" in run("snooze", step, "--until", "2001-01-01").err


@pytest.mark.usefixtures("sample")
def test_who_is_left_alone_gets_nothing(run: Run) -> None:
    """No step to that address is proposed any more; the word says so."""
    steps = run("next", "--limit", "99", "--json").json
    step = next(one for one in steps if one["to"] and "@" in one["to"])
    assert run("dismiss", step["step"], "--person").code == 0
    assert step["to"] not in {one["to"] for one in run("next", "--limit", "99", "--json").json}
    assert step["to"] in run("words").out


@pytest.mark.usefixtures("sample")
def test_unknown_step_is_said_calmly(run: Run) -> None:
    """A step that is none is no traceback."""
    said = run("done", "999-reply")
    assert said.code != 0
    assert "no case 999" in said.err


def test_settings_hold_distance_and_quiet_weeks(run: Run, tmp_path: Path) -> None:
    """They are written with a note, and a number that cannot be meant is told."""
    run("init", "--name", "Ada Byron")
    file = tmp_path / "home" / "settings.toml"
    text = file.read_text(encoding="utf-8")
    assert "distance_days = 7" in text
    file.write_text(text.replace("quiet_weeks = 4", "quiet_weeks = -1"), encoding="utf-8")
    assert "no number of weeks" in run("doctor").out

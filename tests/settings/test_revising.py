"""A settings.toml that is there: only what changes is written anew."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from rejoinder.errors import BadSettingsError
from rejoinder.model.person import Hours, Register, Settings, Voice
from rejoinder.settings import load_settings, revise_settings, save_settings

OWN = """\
# My settings.
colour = "blue"  # of another program
policy = "ask"   # for now

[voice]
# As on my door:
name = "Ada Okafor"

[hours]
zone = "Berlinn"
"""


def test_only_what_changes_is_written(tmp_path: Path) -> None:
    """Notes, unknown keys and even a line that cannot be meant stay as the person wrote them."""
    (tmp_path / "settings.toml").write_text(OWN, encoding="utf-8")
    settings, _ = load_settings(tmp_path)
    save_settings(tmp_path, replace(settings, voice=replace(settings.voice, name="Ada Lee")))
    assert (tmp_path / "settings.toml").read_text(encoding="utf-8") == OWN.replace("Ada Okafor", "Ada Lee")


def test_keys_that_were_not_there_are_added_in_their_place(tmp_path: Path) -> None:
    """What is said for the first time is read again, above the tables and in them."""
    (tmp_path / "settings.toml").write_text(OWN, encoding="utf-8")
    settings, problems = load_settings(tmp_path)
    wanted = replace(
        settings,
        gentle=True,
        addresses=("ada@contoso.example",),
        voice=replace(settings.voice, never=("passionate", "reach out"), signature="one\ntwo"),
        hours=replace(settings.hours, quiet_from=time(18, 30)),
    )
    save_settings(tmp_path, wanted)
    again, still = load_settings(tmp_path)
    assert again == wanted
    assert [problem.text for problem in still] == [problem.text for problem in problems]
    assert "# As on my door:" in (tmp_path / "settings.toml").read_text(encoding="utf-8")


def test_text_that_is_no_toml_is_kept_as_it_is(tmp_path: Path) -> None:
    """A change waits until the person put the line right; nothing of theirs is lost."""
    broken = 'policy = "ask"\nthis is no toml\n'
    (tmp_path / "settings.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(BadSettingsError, match=r"Nothing was changed.*line 2"):
        save_settings(tmp_path, Settings(gentle=True))
    assert (tmp_path / "settings.toml").read_text(encoding="utf-8") == broken


def test_what_cannot_be_meant_is_told_by_its_key() -> None:
    """Each wrong value has its sentence, and what is right beside it is taken."""
    told = {("hours", "zone"): "Mars", ("voice", "register"): "warm", ("", "addresses"): ["ada"]}
    settings, wrong = revise_settings(Settings(voice=Voice(name="Ada")), told)
    assert settings.voice == Voice(name="Ada", register=Register.WARM)
    assert settings.hours == Hours()
    assert set(wrong) == {("hours", "zone"), ("", "addresses")}
    assert "no time zone" in wrong["hours", "zone"]

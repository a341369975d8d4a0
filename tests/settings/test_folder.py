"""The home folder: which one it is, and its settings.toml."""

import stat
import subprocess
import sys
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from rejoinder.errors import BadSettingsError
from rejoinder.model.person import Hours, Policy, Register, Settings, Voice
from rejoinder.settings import find_home, load_settings, parse_settings, save_settings
from rejoinder.settings.composing import compose_settings

LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Cs"])).map(str.strip)
"""Texts of one line as a person's name can be."""

TIMES = st.times().map(lambda at: time(at.hour, at.minute))

ANY = st.builds(
    Settings,
    addresses=st.lists(st.emails(domains=st.just("contoso.example")).map(str.casefold), unique=True).map(
        tuple
    ),
    policy=st.sampled_from(Policy),
    voice=st.builds(
        Voice,
        name=LINE,
        signature=st.text(st.characters(codec="utf-8")).map(str.strip),
        register=st.sampled_from(Register),
    ),
    hours=st.builds(
        Hours,
        zone=st.sampled_from(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"]),
        country=st.sampled_from(["", "DE", "US"]),
        quiet_from=TIMES,
        quiet_to=TIMES,
    ),
    database=st.sampled_from(["", "postgresql://me:p%40ss@host/letters", "/srv/casebook.sqlite"]),
)


@given(ANY)
def test_what_is_written_is_read_again(settings: Settings) -> None:
    """Settings come back from their text as they were, whatever a name or signature holds."""
    if all("@" in address and not set(address) & set("\"'(),:;<>[]\\") for address in settings.addresses):
        assert parse_settings(compose_settings(settings)) == (settings, [])


def test_text_reads_well() -> None:
    """The file that is written explains itself, in the words a person would use."""
    settings = Settings(
        addresses=("ada@contoso.example", "ada@fabrikam.example"),
        voice=Voice(name='Ada "Ace" Okafor', signature="+49 30 1234\nhttps://ada.example"),
        hours=Hours(zone="Europe/Berlin", country="DE"),
    )
    text = compose_settings(settings)
    assert 'policy = "interviewed"\n' in text
    assert '# Which rejections get an answer: "interviewed", "always" or "ask".\n' in text
    assert 'addresses = [\n    "ada@contoso.example",\n    "ada@fabrikam.example",\n]\n' in text
    assert 'signature = """\n+49 30 1234\nhttps://ada.example"""\n' in text
    assert 'name = "Ada \\"Ace\\" Okafor"\n' in text
    assert 'quiet_from = "19:00"\nquiet_to = "09:00"\n' in text
    assert max(map(len, text.splitlines())) <= 100


def test_saved_settings_are_loaded(tmp_path: Path) -> None:
    """What was saved is there the next time, in a folder made for it, and only its owner can read it."""
    home = tmp_path / "new" / "home"
    settings = Settings(addresses=("ada@contoso.example",), policy=Policy.ASK)
    save_settings(home, settings)
    assert load_settings(home) == (settings, [])
    assert stat.S_IMODE((home / "settings.toml").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_saving_again_replaces_the_whole_file(tmp_path: Path) -> None:
    """New settings take the place of the old, and nothing else is left in the folder."""
    for policy in Policy:
        save_settings(tmp_path, Settings(policy=policy, voice=Voice(signature="x\n" * 500)))
    save_settings(tmp_path, Settings())
    assert load_settings(tmp_path) == (Settings(), [])
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (Settings(hours=Hours(zone="Mars/Base")), "There is no time zone “Mars/Base”"),
        (Settings(addresses=("ada",)), "“ada” is no mail address"),
        (Settings(voice=Voice(name="a\nBcc: b@contoso.example")), "Write your name on one line."),
    ],
)
def test_settings_that_mean_nothing_are_not_saved(tmp_path: Path, wrong: Settings, sentence: str) -> None:
    """They are refused in words, and what was there stays."""
    save_settings(tmp_path, Settings(policy=Policy.ASK))
    with pytest.raises(BadSettingsError, match=sentence):
        save_settings(tmp_path, wrong)
    assert load_settings(tmp_path) == (Settings(policy=Policy.ASK), [])


def test_no_settings_are_the_defaults(tmp_path: Path) -> None:
    """A home folder that is empty, or not there, has the settings that need no file."""
    assert load_settings(tmp_path) == load_settings(tmp_path / "nowhere") == (Settings(), [])


def test_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    """Bytes of another kind are told as problems, and the lines that are text are used."""
    (tmp_path / "settings.toml").write_bytes(b'policy = "ask"\n\xff\xfe\x00\n')
    settings, problems = load_settings(tmp_path)
    assert settings.policy is Policy.ASK
    assert [problem.line for problem in problems] == [2]


def test_file_that_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    """Something else in the place of settings.toml is told with what to do, and leaves nothing behind."""
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(BadSettingsError, match=r"cannot be read .*; let yourself read it"):
        load_settings(tmp_path)
    with pytest.raises(BadSettingsError, match=r"cannot be written .*; what it said before still stands"):
        save_settings(tmp_path, replace(Settings(), policy=Policy.ASK))
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]


def test_home_is_the_one_named_first() -> None:
    """An argument counts before REJOINDER_HOME, that before the platform's folder; empty means not named."""
    environ = {"REJOINDER_HOME": "/srv/rejoinder"}
    assert find_home("/tmp/other", environ) == Path("/tmp/other")  # noqa: S108 - only a name
    assert find_home(None, environ) == find_home("", environ) == Path("/srv/rejoinder")
    assert find_home("~/letters", {}) == Path.home() / "letters"
    assert find_home("letters", {}) == Path.cwd() / "letters"
    assert find_home(None, {"REJOINDER_HOME": ""}) == find_home(None, {})
    assert find_home(None, {}).name == "rejoinder"


def test_reading_settings_is_light() -> None:
    """No heavy library is loaded for it."""
    code = (
        "import sys, pathlib, rejoinder.settings as s; s.load_settings(pathlib.Path('/nowhere')); "
        "s.parse_settings('hours.country = \"DE\"'); "
        "sys.exit(any(name in sys.modules for name in ('holidays', 'sqlalchemy', 'platformdirs')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(data=st.binary())
def test_any_file_can_be_loaded(tmp_path: Path, data: bytes) -> None:
    """Whatever bytes are in the file, settings come of it."""
    (tmp_path / "settings.toml").write_bytes(data)
    assert isinstance(load_settings(tmp_path)[0], Settings)

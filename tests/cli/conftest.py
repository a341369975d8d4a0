"""A way to run commands as one types them, and a home with the sample mailbox scanned."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from rejoinder.cli import main

ME = ("--addresses", "jordan.marsh@seeker.example", "--addresses", "jordan@marsh.example")


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  JSON can be anything
        """The output as JSON."""
        return msgspec.json.decode(self.out)


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with a home of its own."""
    monkeypatch.setenv("REJOINDER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")

    def run_command(*words: str) -> Said:
        code = main(words)
        captured = capsys.readouterr()
        return Said(code=code, out=captured.out, err=captured.err)

    return run_command


@pytest.fixture
def sample(tmp_path: Path, run: Run) -> Path:
    """Make a home as the demo does, and return it; its casebook is filled."""
    home = tmp_path / "home"
    assert run("demo", "--json", "--home", str(home)).code == 0
    return home

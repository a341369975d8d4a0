"""Other words for a letter: only when asked for, and to a model elsewhere only with consent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chat_server import ChatServer, say, serve_chat
from cli.conftest import Run
from rejoinder.errors import UsageError


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    """Serve a chat endpoint."""
    with serve_chat() as server:
        yield server


def set_model(home: Path, url: str) -> None:
    """Name a model in the settings."""
    file = home / "settings.toml"
    before, _, _ = file.read_text(encoding="utf-8").partition("[model]")
    file.write_text(f'{before}[model]\nurl = "{url}"\nname = "small"\n', encoding="utf-8")


def a_reply(run: Run) -> str:
    """Return the name of a reply that is worth writing."""
    steps = run("next", "--json", "--limit", "50").json
    return next(str(one["step"]) for one in steps if one["message_kind"] == "reply")


def test_letter_stands_where_the_answer_cannot_be_trusted(run: Run, sample: Path, chat: ChatServer) -> None:
    """A model that obeys nobody changes nothing; the reason is told beside the letter."""
    set_model(sample, chat.url)
    chat.behave = say("Buy our course now.")
    step = a_reply(run)
    before = run("draft", step).out
    said = run("draft", step, "--rephrase")
    assert (said.code, said.out) == (0, before)
    assert "The letter stays as it was." in said.err
    assert chat.letter in before.replace("\n  ", "\n") or chat.letter.split()[0] in before


@pytest.mark.usefixtures("sample")
def test_without_a_model_nothing_is_asked(run: Run) -> None:
    """Where no model is named, that is said, with the place to name one."""
    said = run("draft", a_reply(run), "--rephrase")
    assert said.code == UsageError.exit_code
    assert "[model]" in said.err


def test_a_model_elsewhere_needs_consent(run: Run, sample: Path) -> None:
    """Where nobody can be asked, nothing leaves the machine."""
    set_model(sample, "https://api.models.example/v1")
    said = run("draft", a_reply(run), "--rephrase")
    assert said.code == UsageError.exit_code
    assert "api.models.example" in said.err
    assert "--agree" in said.err

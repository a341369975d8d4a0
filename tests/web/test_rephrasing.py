"""Other words for a letter in the browser: asked for, shown first where they would leave, never believed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from chat_server import ChatServer, say, serve_chat
from rejoinder.model.words import Edit
from rejoinder.wiring import open_house
from web.test_keeping_order import STEP


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


def find_reply(client: TestClient) -> str:
    """Return the path of the first reply."""
    found: list[str] = STEP.findall(client.get("/").text)
    return next(path for path in found if path.endswith("-reply"))


def test_a_letter_in_other_words_is_the_models_and_teaches_nothing(
    client: TestClient, home: Path, chat: ChatServer
) -> None:
    """What keeps to the facts is taken over; approved, it is not mistaken for the person's own taste."""
    path = find_reply(client)
    assert "In other words" not in client.get(path).text
    set_model(home, chat.url)
    assert "In other words" in client.get(path).text
    chat.behave = say("placeholder")
    client.post(f"{path}/rephrase")
    chat.behave = say(chat.letter.replace("Thank you", "Many thanks", 1))
    page = client.post(f"{path}/rephrase").text
    assert "In the words of the model" in page
    assert 'name="models"' in page
    text = page.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]
    assert (
        "Approved"
        in client.post(f"{path}/approve", data={"text": text + "\n", "way": "eml", "models": "1"}).text
    )
    with open_house(str(home), {}) as house:
        assert not [word for word in house.casebook.words() if isinstance(word.saying, Edit)]


def test_a_letter_stands_where_the_answer_cannot_be_trusted(
    client: TestClient, home: Path, chat: ChatServer
) -> None:
    """A model that obeys nobody changes nothing, and the page says so."""
    set_model(home, chat.url)
    chat.behave = say("Buy our course now.")
    page = client.post(f"{find_reply(client)}/rephrase").text
    assert "The letter stays as it was." in page
    assert "Buy our course" not in page.partition("<textarea")[2].partition("</textarea>")[0]


def test_nothing_goes_elsewhere_before_it_was_seen(client: TestClient, home: Path) -> None:
    """For a model that is not on this machine, the page shows who would read what, and asks."""
    set_model(home, "https://api.models.example/v1")
    page = client.post(f"{find_reply(client)}/rephrase").text
    assert "api.models.example" in page
    assert 'name="agreed" value="yes"' in page


def test_without_a_model_that_is_said(client: TestClient) -> None:
    """The way to name one is told."""
    answer = client.post(f"{find_reply(client)}/rephrase")
    assert (answer.status_code, "[model]" in answer.text) == (400, True)

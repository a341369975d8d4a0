"""The endpoint of a language model is asked as agreed, and whatever it does, it is over soon."""

from collections.abc import Iterator

import pytest

from chat_server import Behaviour, ChatServer, babble, hang_up, reply, say, serve_chat
from rejoinder.errors import EndpointError
from rejoinder.llm import ChatEndpoint, is_local
from rejoinder.write import Errand

ERRAND = Errand(instructions="Rephrase it.", letter="Thank you for the call.")


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    """Serve a chat endpoint."""
    with serve_chat() as server:
        yield server


def test_answer_is_the_text_of_the_first_choice(chat: ChatServer) -> None:
    """Instructions and letter go out apart, with the key; nothing else does; the text comes back."""
    chat.behave = say("Thanks for calling.")
    endpoint = ChatEndpoint(url=chat.url, model="small", key="secret")
    assert endpoint.rephrase(ERRAND) == "Thanks for calling."
    asked = chat.asked[0]
    assert asked["model"] == "small"
    assert asked["messages"] == [
        {"role": "system", "content": "Rephrase it."},
        {"role": "user", "content": "Thank you for the call."},
    ]
    assert set(asked) == {"model", "messages", "temperature", "max_tokens", "stream"}
    assert chat.keys == ["Bearer secret"]


@pytest.mark.parametrize(
    "behave",
    [
        reply(b"<html>hello</html>"),
        reply(b'{"choices": []}'),
        reply(b'{"choices": [{"message": {"content": null}}]}'),
        reply(b'{"choices": [{"message": {"content": "\xff"}}]}'),
        reply(b"[" * 50_000),
        reply(b"", status=500),
        reply(b"", status=302, headers=(("Location", "https://elsewhere.example/"),)),
        babble,
        hang_up,
    ],
)
def test_misbehaving_endpoint_is_an_error_in_a_sentence(chat: ChatServer, behave: Behaviour) -> None:
    """No text, no JSON, an error, a redirect, no end or half an answer: each is told, none is followed."""
    chat.behave = behave
    with pytest.raises(EndpointError, match=r"127\.0\.0\.1"):
        ChatEndpoint(url=chat.url, model="small", seconds=3).rephrase(ERRAND)


def test_nobody_there_is_an_error_in_a_sentence() -> None:
    """An endpoint that does not run is named."""
    with pytest.raises(EndpointError, match="running"):
        ChatEndpoint(url="http://127.0.0.1:9/v1", model="small", seconds=3).rephrase(ERRAND)


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost:11434/v1", True),
        ("http://127.0.0.1/v1", True),
        ("http://[::1]:8080/v1", True),
        ("https://api.models.example/v1", False),
        ("http://localhost.models.example/v1", False),
        ("http://192.168.1.4:8080/v1", False),
    ],
)
def test_local_means_this_machine(url: str, *, local: bool) -> None:
    """Only loopback is local; a name that looks like it is not."""
    assert is_local(url) is local

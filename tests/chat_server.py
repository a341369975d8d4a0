"""A chat endpoint on loopback that says what a test wants it to say, and misbehaves on demand."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class ChatServer:
    """What it was asked, and how it answers."""

    url: str = ""
    behave: Behaviour = field(default=lambda _: None)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    @property
    def letter(self) -> str:
        """The letter that was last asked about."""
        return str(self.asked[-1]["messages"][-1]["content"])


def say(text: str) -> Behaviour:
    """Answer as agreed, with this text."""
    return reply(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode())


def reply(data: bytes, *, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Behaviour:
    """Answer with these bytes, whatever they are."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(data)))
        for name, value in headers:
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)

    return behave


def babble(handler: BaseHTTPRequestHandler) -> None:
    """Answer without an end."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"and so on " * 1000)
    except OSError:
        return


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Promise an answer and cut it off."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')


@contextmanager
def serve_chat() -> Iterator[ChatServer]:
    """Serve until the test is over."""
    chat = ChatServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            chat.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            chat.keys.append(self.headers["Authorization"])
            chat.behave(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002, ARG002  the parent says so
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    chat.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield chat
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

"""A provider of tokens for tests: on loopback, by device or by page; the mail server asks it what is good."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class TokenServer:
    """What it was asked, and how it answers."""

    user: str
    port: int = 0
    pending: int = 1
    """How often it says that nobody has said yes yet."""
    error: str = ""
    """What it says instead of granting."""
    asked: list[dict[str, str]] = field(default_factory=list)
    access: set[str] = field(default_factory=set)
    challenge: str = ""

    def grant(self) -> dict[str, str]:
        """Grant a new pair of tokens; older refresh tokens stay good."""
        number = len(self.access) + 1
        self.access.add(f"access-{number}")
        return {"access_token": f"access-{number}", "refresh_token": f"refresh-{number}"}

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Return status and answer."""
        self.asked.append(form)
        if path == "/device":
            page = f"http://127.0.0.1:{self.port}/yes"
            return 200, {
                "device_code": "d",
                "user_code": "ABCD-EFGH",
                "verification_uri": page,
                "interval": 0,
            }
        if self.error:
            return 400, {"error": self.error, "error_description": f"It is {self.error}."}
        if "device_code" in form and self.pending:
            self.pending -= 1
            return 400, {"error": "authorization_pending"}
        if "code_verifier" in form and not self._is_proven(form["code_verifier"]):
            return 400, {"error": "invalid_grant"}
        return 200, self.grant()

    def _is_proven(self, verifier: str) -> bool:
        digest = hashlib.sha256(verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == self.challenge


@contextmanager
def serve_tokens(user: str, port: int) -> Iterator[TokenServer]:
    """Run a provider while the block lasts."""
    told = TokenServer(user=user)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.say(*told.answer(self.path, {name: values[0] for name, values in form.items()}))

        def do_GET(self) -> None:
            token = parse_qs(urlsplit(self.path).query).get("token", [""])[0]
            self.say(200, {"active": token in told.access, "email": told.user})

        def say(self, status: int, answer: dict[str, Any]) -> None:
            data = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        told.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield told
        server.shutdown()

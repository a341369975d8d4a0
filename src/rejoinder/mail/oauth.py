"""Tokens instead of passwords (OAuth 2): a provider and a client id in, tokens out.

Two ways to ask: a code that the person types on a page of the provider (device flow, RFC 8628), or a page of
their browser that comes back to a port on this machine (RFC 8252, with PKCE, RFC 7636).
"""

import base64
import hashlib
import json
import secrets
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer

from rejoinder.errors import EndpointError
from rejoinder.model.account import Provider

LONGEST = 65_536
"""Bytes of an answer that are read."""
SECONDS = 30
PATIENCE = 900
"""Seconds that a person has to say yes."""

_WAITS = {"authorization_pending": 0, "slow_down": 5}
_GRANT_DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
_CLOSE = b"Thank you. You can close this page."
_LOOPBACK = ("127.0.0.1", "localhost", "::1")

Tell = Callable[[str, str], None]
"""Says to the person which page to open, and which code to type there (may be empty)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Client:
    """Who asks for tokens: the person's own registration with a provider."""

    provider: Provider
    client_id: str
    client_secret: str = ""
    """Google gives one even to programs that cannot keep it secret; empty elsewhere."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tokens:
    """What was granted."""

    access: str
    refresh: str
    """To get the next access token by."""


def ask(client: Client, tell: Tell, *, wait: Callable[[float], None] = time.sleep) -> Tokens:
    """Let the person say yes, and return the tokens. Raises EndpointError where they do not, or cannot."""
    if client.provider.device:
        return _ask_by_code(client, tell, wait)
    return _ask_by_page(client, tell)


def refresh(client: Client, token: str) -> Tokens:
    """Return a fresh access token, and the refresh token for next time. Raises EndpointError."""
    told = _post(client, client.provider.token, grant_type="refresh_token", refresh_token=token)
    return _tokens(client, told, older=token)


def _ask_by_code(client: Client, tell: Tell, wait: Callable[[float], None]) -> Tokens:
    asked = _post(client, client.provider.device, scope=client.provider.scope)
    code, user_code = asked.get("device_code", ""), asked.get("user_code", "")
    page = asked.get("verification_uri") or asked.get("verification_url", "")
    if not (code and user_code and page):
        raise EndpointError(_strange(client.provider.device, asked))
    tell(page, user_code)
    pause = min(60, int(asked.get("interval") or 5))
    waited = 0
    while waited < PATIENCE:
        wait(pause)
        waited += max(1, pause)
        told = _post(client, client.provider.token, grant_type=_GRANT_DEVICE, device_code=code)
        if told.get("error", "") not in _WAITS:
            return _tokens(client, told)
        pause += _WAITS[told["error"]]
    raise EndpointError("Nobody said yes on the provider's page in time. Nothing was kept; try once more.")


def _ask_by_page(client: Client, tell: Tell) -> Tokens:
    verifier, state = secrets.token_urlsafe(64), secrets.token_urlsafe(16)
    with HTTPServer(("127.0.0.1", 0), _Return) as door:
        back = f"http://127.0.0.1:{door.server_port}/"
        tell(_page(client, back=back, verifier=verifier, state=state), "")
        code = _await_return(door, state)
    told = _post(
        client,
        client.provider.token,
        grant_type="authorization_code",
        code=code,
        redirect_uri=back,
        code_verifier=verifier,
    )
    return _tokens(client, told)


def _page(client: Client, *, back: str, verifier: str, state: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    asked = {
        "client_id": client.client_id,
        "redirect_uri": back,
        "response_type": "code",
        "scope": client.provider.scope,
        "state": state,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    joint = "&" if "?" in client.provider.page else "?"
    return client.provider.page + joint + urllib.parse.urlencode(asked)


class _Return(BaseHTTPRequestHandler):
    """The page that the browser comes back to; it keeps what it was asked with."""

    timeout = SECONDS

    def do_GET(self) -> None:
        """Take the answer and thank."""
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        self.server.told = {name: values[0] for name, values in query.items()}  # type: ignore[attr-defined]
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write(_CLOSE)

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


def _await_return(door: HTTPServer, state: str) -> str:
    """Return the code that comes back with our state; whatever else knocks is let be."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        door.timeout = 1
        door.handle_request()
        told: dict[str, str] = getattr(door, "told", {})
        if not secrets.compare_digest(told.get("state", "").encode(), state.encode()):
            continue
        if "code" in told:
            return told["code"]
        raise EndpointError(f"The provider did not grant it ({told.get('error', 'no reason told')[:80]}).")
    raise EndpointError("Nobody said yes on the provider's page in time. Nothing was kept; try once more.")


def _tokens(client: Client, told: dict[str, str], older: str = "") -> Tokens:
    access, following = told.get("access_token", ""), told.get("refresh_token", "") or older
    if not access or not following:
        raise EndpointError(_strange(client.provider.token, told))
    return Tokens(access=access, refresh=following)


def _post(client: Client, address: str, **fields: str) -> dict[str, str]:
    """Post a form; return the answer, an error's (RFC 6749, 5.2) too. Raises EndpointError."""
    host = urllib.parse.urlsplit(address)
    if host.scheme != "https" and host.hostname not in _LOOPBACK:
        raise EndpointError(f"{address} would get your token in the clear; it must begin with https.")
    secret = {"client_secret": client.client_secret} if client.client_secret else {}
    form = urllib.parse.urlencode({"client_id": client.client_id, **secret, **fields}).encode()
    asked = urllib.request.Request(address, data=form, headers={"Accept": "application/json"})  # noqa: S310
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310  https, or this machine
            return _parse(address, answer.read(LONGEST))
    except urllib.error.HTTPError as error:
        return _parse(address, error.read(LONGEST))
    except OSError as error:
        raise EndpointError(f"{host.hostname} cannot be reached ({error}). Are you online?") from None


def _parse(address: str, data: bytes) -> dict[str, str]:
    try:
        told = json.loads(data)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise EndpointError(f"{urllib.parse.urlsplit(address).hostname} gave an answer that is no answer.")
    return {str(name): str(value) for name, value in told.items()}


def _strange(address: str, told: dict[str, str]) -> str:
    """Say that nothing was granted, in the provider's words where it has some."""
    host = urllib.parse.urlsplit(address).hostname
    words = told.get("error_description") or told.get("error") or "no reason told"
    return f"{host} did not grant it ({' '.join(words.split())[:160]})."

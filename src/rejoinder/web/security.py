"""Who may come in: a request in; the reason to refuse it, or nothing, out, and headers that let nothing in.

The desk is served on this machine only, and other programs and pages on it are no friends: the start URL
holds a random key, which becomes a cookie; the Host is checked (DNS rebinding), and every change needs the
Origin of the desk and the key of its forms (OWASP, Cross-Site Request Forgery Prevention).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from secrets import compare_digest, token_urlsafe

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = re.compile(r"(127\.0\.0\.1|localhost)(:\d{1,5})?")
"""The names by which this machine may be asked for."""
OPEN = ("/start", "/static/", "/api/openapi.json")
"""Paths that can be asked for without the cookie: nothing of the person's is there."""
SAFE = frozenset({"GET", "HEAD"})
MOST_BODY = 1_000_000
"""Bytes that a request may bring."""
MOST_FILE = {"/mailbox": 4_000_000_000, "/contacts": 64_000_000, "/yours": 4_000_000_000}
"""Where a file can be given to the desk, and how large it may be."""
API = "/api/"
"""Where programs ask, by a key of their own."""
KEY_HEADER = "x-desk-key"
"""Where a script puts the key of the forms."""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def _key() -> str:
    return token_urlsafe(32)


@dataclass(frozen=True, kw_only=True, slots=True)
class Keys:
    """The secrets of one run of the desk; with the program's end they are worth nothing."""

    start: str = field(default_factory=_key)
    """In the URL that is opened first."""
    cookie: str = field(default_factory=_key)
    form: str = field(default_factory=_key)
    """In every form (CSRF)."""
    api: str = field(default_factory=_key)
    """For programs, as Authorization: Bearer (RFC 6750)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """Why a request is not answered: a status and the key of the sentence that says so."""

    status: HTTPStatus
    text: str


def cookie_name(request: Request) -> str:
    """Name the cookie by the port: browsers share cookies between the ports of a machine."""
    return f"desk-{request.url.port or 80}"


def find_refusal(request: Request, keys: Keys) -> Refusal | None:
    """Return why a request is refused by what its head says; None lets it in."""
    if not is_local(request.headers):
        return Refusal(status=HTTPStatus.BAD_REQUEST, text="refused.host")
    bears = bears_key(request, keys)
    shown = request.cookies.get(cookie_name(request), "")
    if not request.url.path.startswith(OPEN) and not bears and not is_key(shown, keys.cookie):
        return Refusal(status=HTTPStatus.FORBIDDEN, text="refused.cookie")
    if request.method not in SAFE and not is_own(request, may_be_silent=bears):
        return Refusal(status=HTTPStatus.FORBIDDEN, text="refused.origin")
    if too_long(request.headers, most=get_most(request.url.path)):
        return Refusal(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE, text="refused.size")
    return None


def is_key(shown: str, wanted: str) -> bool:
    """Compare a key in a time that tells nothing about it."""
    return compare_digest(shown.encode("utf-8", "replace"), wanted.encode())


def is_local(headers: Headers) -> bool:
    """Say whether the request asks for this machine by a name of its own."""
    return LOCAL.fullmatch(headers.get("host", "")) is not None


def bears_key(request: Request, keys: Keys) -> bool:
    """Say whether a request to the API bears the key for programs; no page elsewhere can make one send it."""
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    is_api = request.url.path.startswith(API)
    return is_api and scheme.lower() == "bearer" and is_key(shown.strip(), keys.api)


def is_own(request: Request, *, may_be_silent: bool = False) -> bool:
    """Say whether a change comes from a page of this desk; a program that is no browser names no page."""
    here = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return request.headers.get("origin", here if may_be_silent else "") == here


def get_most(path: str) -> int:
    """Return how many bytes a request to a path may bring."""
    return MOST_FILE.get(path, MOST_BODY)


def too_long(headers: Headers, *, most: int) -> bool:
    """Say whether the request says that it brings too much, or a length that is none."""
    length = headers.get("content-length", "0")
    return not length.isdecimal() or int(length) > most


class Guard:
    """Adds the headers to every response, and stops counting a body that says less than it brings."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""
        if scope["type"] == "websocket":
            return
        most = get_most(scope.get("path", ""))
        await self._app(scope, bounded(receive, most=most), with_headers(send))


def bounded(receive: Receive, *, most: int) -> Receive:
    """Return a receiver that raises HTTPException after so many bytes."""
    got = 0

    async def receive_some() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > most:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return message

    return receive_some


def with_headers(send: Send) -> Send:
    """Return a sender that adds the headers; what is not told otherwise is stored nowhere."""

    async def send_more(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return send_more


def choose_language(accepted: str, known: Iterable[str]) -> str:
    """Return the known language that Accept-Language (RFC 9110, 12.5.4) wants most; else English."""
    wishes: list[tuple[float, str]] = []
    for part in accepted.split(",")[:20]:
        tag, _, weight = part.strip().partition(";q=")
        try:
            wishes.append((-float(weight or 1), tag.split("-")[0].lower()))
        except ValueError:
            continue
    there = set(known)
    return next((tag for _, tag in sorted(wishes, key=lambda wish: wish[0]) if tag in there), "en")

"""Answering programs: a request in, JSON out; what cannot be done is one sentence with the right status."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rejoinder.errors import BadInputError, RejoinderError, UsageError
from rejoinder.web.api.description import describe_api
from rejoinder.web.api.endpoint import Endpoint
from rejoinder.web.api.sentences import (
    DESCRIPTION,
    NO_JSON,
    NO_TYPE,
    OTHERWISE,
    REFUSED,
    TWICE,
    WRONG,
    say_misfit,
)
from rejoinder.web.api.shapes import ErrorShape
from rejoinder.web.api.table import ENDPOINTS
from rejoinder.web.api.wishes import Wish
from rejoinder.web.security import KEY_HEADER, Keys, Refusal, bears_key, find_refusal, is_key
from rejoinder.web.visit import Visit


@dataclass(frozen=True, kw_only=True)
class Door:
    """By what a request comes in: the keys of this run, and a way to open the house for it."""

    keys: Keys
    open_visit: Callable[[Request], AbstractContextManager[Visit]]


def get_routes(door: Door) -> list[Route]:
    """Return a route for each path, the description among them."""
    by_path: dict[str, dict[str, Endpoint]] = {}
    for one in ENDPOINTS:
        by_path.setdefault(one.path.replace("{name}", "{name:path}"), {})[one.method] = one
    answering = (
        Route(path, partial(answer, door=door, endpoints=known), methods=list(known))
        for path, known in by_path.items()
    )
    return [Route(DESCRIPTION, partial(answer_description, door=door)), *answering]


def answer_description(request: Request, *, door: Door) -> Response:
    """Return the description; nothing of the person's is in it."""
    refusal = find_refusal(request, door.keys)
    return keep_out(refusal) if refusal else as_json(describe_api(ENDPOINTS))


async def answer(request: Request, *, door: Door, endpoints: Mapping[str, Endpoint]) -> Response:
    """Let an endpoint answer, or say why not."""
    refusal = find_refusal(request, door.keys)
    if refusal:
        return keep_out(refusal)
    one = endpoints["GET" if request.method == "HEAD" else request.method]
    shown = request.headers.get(KEY_HEADER, "")
    if one.is_change and not bears_key(request, door.keys) and not is_key(shown, door.keys.form):
        return refuse(REFUSED["refused.key"], HTTPStatus.FORBIDDEN)
    if one.is_change and one.wish and not is_json(request):
        return refuse(NO_TYPE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    body = await request.body()
    return await run_in_threadpool(act, request, one=one, body=body, door=door)


def act(request: Request, *, one: Endpoint, body: bytes, door: Door) -> Response:
    """Understand the wish, open the house and fulfil it."""
    try:
        wish = {"wish": parse_wish(request, one.wish, body if one.is_change else None)} if one.wish else {}
        with door.open_visit(request) as visit:
            return as_json(one.act(visit, **wish), status=one.status)
    except RejoinderError as error:
        return refuse(str(error), error.http_status)


def parse_wish(request: Request, kind: type[Wish], body: bytes | None) -> Wish:
    """Return what is asked by the body, else by the query. Raises UsageError, BadInputError."""
    try:
        if body is None:
            return msgspec.convert(get_query(request), kind, strict=False)
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise BadInputError(say_misfit(str(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise UsageError(NO_JSON) from None


def get_query(request: Request) -> dict[str, str]:
    """Return what is asked below each name. Raises BadInputError where a name stands twice."""
    asked = request.query_params.multi_items()
    query = dict(asked)
    if len(query) < len(asked):
        raise BadInputError(TWICE)
    return query


def is_json(request: Request) -> bool:
    """Say whether a request says that it brings JSON."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"


def keep_out(refusal: Refusal) -> Response:
    """Say why a request is refused; one that brings no key is asked for it (RFC 9110, 11.6.1)."""
    sentence = REFUSED[refusal.text]
    if refusal.text == "refused.cookie":
        return refuse(sentence, HTTPStatus.UNAUTHORIZED, headers={"www-authenticate": "Bearer"})
    return refuse(sentence, refusal.status)


def answer_wrong(error: Exception) -> Response:
    """Say that there is no such address, or that it cannot be asked so."""
    status, headers = HTTPStatus.NOT_FOUND, None
    if isinstance(error, HTTPException):
        status, headers = HTTPStatus(error.status_code), error.headers
    sentence = WRONG.get(status, OTHERWISE)
    return refuse(sentence, status, headers=headers)


def refuse(sentence: str, status: int, *, headers: Mapping[str, str] | None = None) -> Response:
    """Return an error as JSON."""
    return as_json(ErrorShape(error=sentence), status=status, headers=headers)


def as_json(
    value: object, *, status: int = HTTPStatus.OK, headers: Mapping[str, str] | None = None
) -> Response:
    """Return a value as JSON."""
    return Response(msgspec.json.encode(value), status, headers=headers, media_type="application/json")

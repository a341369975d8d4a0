"""The web application: a way to open the house in; pages out, with headers that let nothing foreign in."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from functools import partial
from importlib.resources import files

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from rejoinder.errors import RejoinderError
from rejoinder.web.case import get_case_page
from rejoinder.web.page import render
from rejoinder.web.today import get_today_page
from rejoinder.wiring import House

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
LOCAL = ["127.0.0.1", "localhost", "[::1]", "testserver"]

OpenHouse = Callable[[], AbstractContextManager[House]]
Page = Callable[[Request, House], str]


def build_app(open_house: OpenHouse) -> Starlette:
    """Return the application; `open_house` is called once for each page."""
    pages: dict[str, Page] = {"/": get_today_page, "/case/{number:int}": get_case_page}
    routes = [Route(path, partial(answer, page=page, open_house=open_house)) for path, page in pages.items()]
    return Starlette(
        routes=[*routes, Route("/style.css", style)],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=LOCAL),
            Middleware(BaseHTTPMiddleware, add_headers),
        ],
    )


def answer(request: Request, *, page: Page, open_house: OpenHouse) -> HTMLResponse:
    """Return a page, or a calm word with the error's status."""
    try:
        with open_house() as house:
            return HTMLResponse(page(request, house))
    except RejoinderError as error:
        return HTMLResponse(render("sorry.html", title="Not found", text=str(error)), error.http_status)


def style(_request: Request) -> Response:
    """Return the style sheet."""
    return Response(files(__package__).joinpath("pages/style.css").read_bytes(), media_type="text/css")


async def add_headers(request: Request, following: Callable[[Request], Awaitable[Response]]) -> Response:
    """Add the security headers to every response."""
    response = await following(request)
    response.headers.update(HEADERS)
    return response


def serve(open_house: OpenHouse, *, port: int) -> None:
    """Serve on this machine until interrupted."""
    import uvicorn

    uvicorn.run(build_app(open_house), host="127.0.0.1", port=port, log_level="warning")

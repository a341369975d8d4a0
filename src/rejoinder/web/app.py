"""The web application: a way to open the house in; pages and changes out, each behind the guard.

Reading is GET and gives a page; a change is POST and leads back to a page. Each request opens the house anew,
so a sync may run beside; only what was derived is kept between requests (desk.shelf).
"""

import gc
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from http import HTTPStatus
from socket import create_server, socket
from threading import Thread

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from rejoinder.desk.shelf import Shelf
from rejoinder.errors import CasebookError, RejoinderError, UsageError
from rejoinder.web.accounts import ACCOUNTS
from rejoinder.web.api import Door, answer_wrong, get_routes
from rejoinder.web.bringing import keep_contacts
from rejoinder.web.changes import CHANGES
from rejoinder.web.checking import CHECKING
from rejoinder.web.coming import COMING
from rejoinder.web.doctor import DOCTOR
from rejoinder.web.knowing import KNOWING
from rejoinder.web.learned import LEARNED
from rejoinder.web.outbox import OUTBOX
from rejoinder.web.page import fill, get_static
from rejoinder.web.playbook import RULES
from rejoinder.web.private import PRIVATE
from rejoinder.web.reading import Reader
from rejoinder.web.routes import FILES, PAGES
from rejoinder.web.sample import Sample, begin, leave
from rejoinder.web.security import (
    API,
    KEY_HEADER,
    Guard,
    Keys,
    Refusal,
    choose_language,
    cookie_name,
    find_refusal,
    is_key,
)
from rejoinder.web.settings import SETTING
from rejoinder.web.texts import LANGUAGES, Texts, get_texts
from rejoinder.web.texts.inner import find_wording
from rejoinder.web.views import save_view
from rejoinder.web.visit import Visit
from rejoinder.web.writing import WRITING
from rejoinder.web.yours import YOURS, bring_back
from rejoinder.wiring import House

OpenHouse = Callable[[], AbstractContextManager[House]]
Page = Callable[[Visit], str | Response]
TakeFile = Callable[[UploadFile, Mapping[str, str]], Response]
"""Takes a file and the other fields of its form."""
MOST_FIELDS = 40
"""Fields of a form; none has more."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What all requests share."""

    open_house: OpenHouse
    keys: Keys = field(default_factory=Keys)
    shelf: Shelf = field(default_factory=Shelf)
    sample: Sample = field(default_factory=Sample)

    @cached_property
    def reader(self) -> Reader:
        """What reads mailboxes that are given to the page."""
        return Reader(open_house=self.open_house)

    @property
    def shown(self) -> "Desk":
        """The desk that the pages show: the person's own, or the sample."""
        if not self.sample.stands:
            return self
        return Desk(open_house=self.sample.open, shelf=self.sample.shelf, keys=self.keys, sample=self.sample)


def build_app(desk: Desk) -> Starlette:
    """Return the application; its house is opened once for each request."""
    routes = [
        Route("/start", partial(start, desk=desk)),
        Route("/mailbox", partial(take_mailbox, desk=desk), methods=["POST"]),
        Route("/contacts", partial(take_contacts, desk=desk), methods=["POST"]),
        Route("/yours", partial(take_backup, desk=desk), methods=["POST"]),
        Route("/static/{name}", partial(answer_static, desk=desk)),
        Route("/sample", change(begin, desk=desk), methods=["POST"]),
        Route("/sample/leave", change(leave, desk=desk), methods=["POST"]),
        *get_routes(Door(keys=desk.keys, open_visit=partial(open_visit, desk=desk, texts=get_texts("en")))),
        *(Route(path, partial(answer, page=page, desk=desk)) for path, page in (PAGES | FILES).items()),
        *(
            Route(path, partial(answer, page=change, desk=desk), methods=["POST"])
            for path, change in (
                CHANGES
                | WRITING
                | KNOWING
                | SETTING
                | RULES
                | PRIVATE
                | ACCOUNTS
                | YOURS
                | COMING
                | OUTBOX
                | LEARNED
                | CHECKING
                | DOCTOR
                | {"/views": save_view}
            ).items()
        ),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard)],
        exception_handlers={HTTPException: answer_wrong_path},
        lifespan=partial(warm_up, desk=desk),
    )


def change(page: Callable[..., Response], *, desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint of a change that turns the desk to the sample or back."""
    return partial(answer, page=partial(page, sample=desk.sample), desk=desk)


@asynccontextmanager
async def warm_up(_app: Starlette, *, desk: Desk) -> AsyncIterator[None]:
    """Derive the casebook while the browser opens."""
    Thread(target=prepare, args=(desk,), daemon=True).start()
    yield


def prepare(desk: Desk) -> None:
    """Fill the shelf; a casebook that cannot be opened is told on the page."""
    try:
        with desk.open_house() as house:
            book = desk.shelf.get_book(house.casebook)
            desk.shelf.get_steps(book, house.decider, now=house.now)
            desk.shelf.get_people(book, house.casebook, own=house.own_addresses)
        gc.collect()
        gc.freeze()  # what was derived stays; no request waits while it is looked through for rubbish
    except CasebookError:
        return


async def answer(request: Request, *, page: Page, desk: Desk) -> Response:
    """Return what a page or a change gives, or a calm word on why not."""
    texts = get_texts_for(request)
    refusal = find_refusal(request, desk.keys)
    if refusal:
        return refuse(texts, refusal)
    form = await read_form(request) if request.method == "POST" else {}
    if form is None:
        return refuse(texts, Refusal(status=HTTPStatus.BAD_REQUEST, text="refused.form"))
    shown = request.headers.get(KEY_HEADER, "") or form.get("key", "")
    if request.method == "POST" and not is_key(shown, desk.keys.form):
        return refuse(texts, Refusal(status=HTTPStatus.FORBIDDEN, text="refused.key"))
    if desk.sample.keeps_out(request):
        return sorry(texts, texts.say("wrong.sample"), status=HTTPStatus.CONFLICT)
    return await run_in_threadpool(answer_in_house, request, page=page, desk=desk, form=form)


def answer_in_house(request: Request, *, page: Page, desk: Desk, form: Mapping[str, str]) -> Response:
    """Open the house and let a page answer."""
    texts = get_texts_for(request)
    try:
        with open_visit(request, desk=desk.shown, texts=texts, form=form) as visit:
            found = page(visit)
    except RejoinderError as error:
        return sorry(texts, str(error), status=error.http_status)
    return found if isinstance(found, Response) else HTMLResponse(found)


@contextmanager
def open_visit(
    request: Request, *, desk: Desk, texts: Texts, form: Mapping[str, str] | None = None
) -> Iterator[Visit]:
    """Open the house for a request."""
    with desk.open_house() as house:
        yield Visit(
            request=request,
            house=house,
            shelf=desk.shelf,
            texts=texts,
            key=desk.keys.form,
            reader=desk.reader,
            is_sample=desk.shelf is desk.sample.shelf,
            form=form or {},
        )


async def read_form(request: Request) -> dict[str, str] | None:
    """Return the fields of a form, files left out; None where it is none."""
    try:
        async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
            return {name: value for name, value in form.items() if isinstance(value, str)}
    except HTTPException:
        return None


async def take_contacts(request: Request, *, desk: Desk) -> Response:
    """Take an address book, and lead to the people."""

    def take(file: UploadFile, _form: Mapping[str, str]) -> Response:
        with desk.open_house() as house:
            return keep_contacts(file.file, name=file.filename or "", house=house)

    return await take_file(request, desk=desk, take=take)


async def take_mailbox(request: Request, *, desk: Desk) -> Response:
    """Take the file of a mailbox, and lead to where one sees it being read."""

    def take(file: UploadFile, form: Mapping[str, str]) -> Response:
        desk.reader.start(file.file, name=file.filename or "", addresses=form.get("addresses", ""))
        return RedirectResponse("/mailbox", HTTPStatus.SEE_OTHER)

    return await take_file(request, desk=desk, take=take)


async def take_backup(request: Request, *, desk: Desk) -> Response:
    """Take a backup, and lead to what it brought back."""

    def take(file: UploadFile, form: Mapping[str, str]) -> Response:
        desk.reader.check_idle()
        texts = get_texts_for(request)
        with desk.open_house() as house:
            found = bring_back(file.file, house=house, sure=form.get("sure") == "yes", texts=texts)
        desk.shelf.clear()
        return found

    return await take_file(request, desk=desk, take=take)


async def take_file(request: Request, *, desk: Desk, take: TakeFile) -> Response:
    """Let a file that a form brought be taken, or return a calm word on why not."""
    texts = get_texts_for(request)
    refusal = find_refusal(request, desk.keys)
    if refusal:
        return refuse(texts, refusal)
    async with request.form(max_files=1, max_fields=MOST_FIELDS) as form:
        file = form.get("file")
        if not is_key(str(form.get("key", "")), desk.keys.form):
            return refuse(texts, Refusal(status=HTTPStatus.FORBIDDEN, text="refused.key"))
        if desk.sample.keeps_out(request):
            return sorry(texts, texts.say("wrong.sample"), status=HTTPStatus.CONFLICT)
        if not isinstance(file, UploadFile) or not file.size:
            return sorry(texts, texts.say("wrong.file"), status=HTTPStatus.BAD_REQUEST)
        try:
            said = {name: value for name, value in form.items() if isinstance(value, str)}
            return await run_in_threadpool(take, file, said)
        except RejoinderError as error:
            return sorry(texts, str(error), status=error.http_status)


def start(request: Request, *, desk: Desk) -> Response:
    """Turn the key of the start URL into the cookie."""
    texts = get_texts_for(request)
    refusal = find_refusal(request, desk.keys)
    if refusal is None and not is_key(request.query_params.get("key", ""), desk.keys.start):
        refusal = Refusal(status=HTTPStatus.FORBIDDEN, text="refused.cookie")
    if refusal:
        return refuse(texts, refusal)
    response = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    response.set_cookie(cookie_name(request), desk.keys.cookie, httponly=True, samesite="strict")
    return response


def answer_static(request: Request, *, desk: Desk) -> Response:
    """Return a style sheet or the script."""
    found = get_static().get(str(request.path_params["name"]))
    if found is None or find_refusal(request, desk.keys):
        return Response(status_code=HTTPStatus.NOT_FOUND)
    headers = {"cache-control": "private, max-age=31536000, immutable"}
    return Response(found.data, media_type=found.media_type, headers=headers)


def answer_wrong_path(request: Request, error: Exception) -> Response:
    """Say that there is no such page."""
    if request.url.path.startswith(API):
        return answer_wrong(error)
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
    texts = get_texts_for(request)
    return sorry(texts, texts.say("missing.page"), status=status)


def refuse(texts: Texts, refusal: Refusal) -> Response:
    """Return the page that says why one cannot come in, and how one can."""
    return sorry(texts, texts.say(refusal.text), status=refusal.status, outside=True)


def sorry(texts: Texts, sentence: str, *, status: int, outside: bool = False) -> Response:
    """Return a page with one sentence."""
    said = find_wording(sentence, texts.language) or sentence
    return HTMLResponse(fill(texts, "sorry.html", sentence=said, outside=outside), status)


def get_texts_for(request: Request) -> Texts:
    """Return the texts in the language chosen, else in the one the browser asks for."""
    accepted = request.cookies.get("language") or request.headers.get("accept-language", "")
    return get_texts(choose_language(accepted, LANGUAGES))


def listen(port: int) -> socket:
    """Take a port of this machine; 0 for any. Raises UsageError where another program has it."""
    try:
        return create_server(("127.0.0.1", port), reuse_port=False)
    except OSError:
        raise UsageError(
            f"Port {port} is taken, perhaps by a desk that is open already. "
            f"Close that one, or take another: rejoinder web --port {port + 1}"
        ) from None


def serve(desk: Desk, listening: socket) -> None:
    """Serve on a port of this machine until interrupted."""
    import uvicorn

    config = uvicorn.Config(build_app(desk), log_level="warning", server_header=False, ws="none")
    uvicorn.Server(config).run(sockets=[listening])

"""The desk over a sample casebook: for a client of Starlette's, and for a browser on loopback."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page
from starlette.testclient import TestClient

from browsers import open_browser
from rejoinder.cli import main
from rejoinder.web import Desk, build_app
from rejoinder.wiring import House, open_house

ADDRESS = "http://127.0.0.1:8377"


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a home as the demo does; no test changes it."""
    home = tmp_path_factory.mktemp("sample") / "home"
    assert main(["demo", "--json", "--home", str(home)]) == 0
    return home


@pytest.fixture
def home(filled_home: Path, tmp_path: Path) -> Path:
    """Return a home of the test's own, with the sample casebook."""
    return Path(shutil.copytree(filled_home, tmp_path / "home"))


def make_desk(home: Path) -> Desk:
    """Return a desk over a home."""

    @contextmanager
    def opened() -> Iterator[House]:
        with open_house(str(home), {}) as house:
            yield house

    return Desk(open_house=opened)


@pytest.fixture
def desk(home: Path) -> Desk:
    """Return a desk over the sample casebook."""
    return make_desk(home)


@pytest.fixture
def stranger(desk: Desk) -> TestClient:
    """Return a client that has not come in."""
    return TestClient(build_app(desk), base_url=ADDRESS)


@pytest.fixture
def client(desk: Desk, stranger: TestClient) -> TestClient:
    """Return a client that came in, and whose changes come from the desk's own pages."""
    assert stranger.get("/start", params={"key": desk.keys.start}).status_code == 200
    stranger.headers["origin"] = ADDRESS
    stranger.headers["x-desk-key"] = desk.keys.form
    return stranger


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Run a browser."""
    with open_browser() as browser:
        yield browser


@dataclass(frozen=True, kw_only=True, slots=True)
class Seat:
    """A browser at a desk."""

    page: Page
    address: str

    def go(self, path: str) -> Page:
        """Open a page."""
        self.page.goto(self.address + path)
        return self.page


def is_trouble(said: ConsoleMessage) -> bool:
    """Say whether a page complains of more than an answer that is no 200."""
    return said.type == "error" and "responded with a status" not in said.text


@contextmanager
def sit_down(browser: Browser, desk: Desk, **options: object) -> Iterator[Seat]:
    """Serve a desk on loopback and come in with a browser; an error in a page fails the test."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        server = uvicorn.Server(uvicorn.Config(build_app(desk), log_level="error", lifespan="off"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        context = browser.new_context(**options)  # type: ignore[arg-type]
        troubles: list[str] = []
        try:
            page = context.new_page()
            page.on("pageerror", lambda error: troubles.append(str(error)))
            page.on("console", lambda said: troubles.append(said.text) if is_trouble(said) else None)
            page.goto(f"{address}/start?key={desk.keys.start}")
            yield Seat(page=page, address=address)
        finally:
            context.close()
            server.should_exit = True
            thread.join()
    assert troubles == []


@pytest.fixture
def seat(chromium: Browser, desk: Desk) -> Iterator[Seat]:
    """Sit down at the sample desk."""
    with sit_down(chromium, desk) as seated:
        yield seated

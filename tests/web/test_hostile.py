"""Hostile mail on every page: it is text, it stays in its place, and nothing of it runs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from rejoinder.cli import main
from rejoinder.web import build_app
from web.conftest import ADDRESS, make_desk, sit_down
from web.hostile import TRICKS, write_hostile_mail

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LINK = re.compile(r'href="([^"]+)"')


@pytest.fixture(scope="module")
def hostile_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a home whose mail is all hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile_mail(folder / "mail.mbox")
    home = folder / "home"
    assert main(["scan", str(folder / "mail.mbox"), "--home", str(home)]) == 0
    return home


@pytest.fixture
def client(hostile_home: Path) -> TestClient:
    """Return a client of that desk."""
    desk = make_desk(hostile_home)
    client = TestClient(build_app(desk), base_url=ADDRESS)
    client.get("/start", params={"key": desk.keys.start})
    return client


def walk(client: TestClient, limit: int = 120) -> Iterator[tuple[str, str]]:
    """Yield (path, page) of all pages and drawings that can be reached from today."""
    waiting, seen = ["/"], {"/"}
    while waiting and len(seen) < limit:
        path = waiting.pop(0)
        page = client.get(path)
        assert page.status_code == 200, path
        if not page.headers["content-type"].startswith(("text/html", "image/svg+xml")):
            continue
        yield path, page.text
        for link in LINK.findall(page.text):
            local = link.replace("&amp;", "&").partition("#")[0]
            if local.startswith("/") and not local.startswith("/static") and local not in seen:
                seen.add(local)
                waiting.append(local)


def test_no_page_holds_what_the_mail_wants_it_to_hold(client: TestClient) -> None:
    """No tag, no address of its own, no control sign of a letter is in any page."""
    pages = dict(walk(client))
    assert len(pages) > len(TRICKS)
    for path, page in pages.items():
        assert "<script>" not in page, path
        assert "<img" not in page, path
        assert 'href="javascript' not in page, path
        assert UNSEEN.search(page) is None, path
        assert "W" * 2_000 not in page or path.startswith("/letter/"), path


def test_nothing_of_it_runs_in_a_browser(chromium: Browser, hostile_home: Path) -> None:
    """Titles stay ours, nothing is asked of anyone else, and no page is wider than a phone."""
    with sit_down(chromium, make_desk(hostile_home), viewport={"width": 360, "height": 700}) as seat:
        asked: list[str] = []
        seat.page.on("request", lambda request: asked.append(request.url))
        seat.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        for path in ("/", "/letters", "/cases", "/cases?view=board", "/organizations", "/people", "/review"):
            page = seat.go(path)
            assert page.title().endswith("· Rejoinder")
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        for link in [one.get_attribute("href") or "" for one in seat.go("/letters").locator("a.row").all()]:
            page = seat.go(link)
            assert "owned" not in page.title()[:5]
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), link
        assert [url for url in asked if not url.startswith(seat.address)] == []

"""A first run: a mailbox given to the page is read while one looks, and nothing of it stays but letters."""

import tempfile
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from rejoinder.web import build_app
from rejoinder.wiring import open_house
from web.conftest import ADDRESS, make_desk, sit_down

PATIENCE = 60
"""Seconds after which a reading that does not end has failed."""


@pytest.fixture
def empty(tmp_path: Path) -> tuple[TestClient, Path]:
    """Return a client of an empty desk, and its home."""
    home = tmp_path / "new"
    desk = make_desk(home)
    client = TestClient(build_app(desk), base_url=ADDRESS)
    client.get("/start", params={"key": desk.keys.start})
    client.headers["origin"] = ADDRESS
    client.params = {"key": desk.keys.form}
    return client, home


def give(client: TestClient, name: str, data: bytes, **fields: str) -> str:
    """Give a mailbox to the page, and return the page once it is read."""
    form = {"key": str(client.params["key"]), **fields}
    answer = client.post("/mailbox", data=form, files={"file": (name, data)})
    end = time.monotonic() + PATIENCE
    while "data-going" in answer.text and time.monotonic() < end:
        time.sleep(0.05)
        answer = client.get("/mailbox")
    return answer.text


def test_a_mailbox_is_read_and_leaves_only_letters(
    empty: tuple[TestClient, Path], filled_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The letters are on the desk, the addresses in the settings, and the file is gone."""
    client, home = empty
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    data = (filled_home / "sample.mbox").read_bytes()
    page = give(client, "../../mail.mbox", data, addresses="Jordan.Marsh@seeker.example; me")
    assert "new letters about your search" in page
    assert "Quillwater" in client.get("/").text
    with open_house(str(home), {}) as house:
        assert house.settings.addresses == ("jordan.marsh@seeker.example",)
    assert list((tmp_path / "temp").iterdir()) == []
    assert "0 new letters" in give(client, "again.mbox", data)


def test_a_file_that_is_no_mailbox_is_told(empty: tuple[TestClient, Path]) -> None:
    """An empty file and junk are a sentence; the desk is as it was."""
    client, _ = empty
    assert "Choose a file with mail" in give(client, "a.mbox", b"")
    assert "Traceback" not in give(client, "a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    assert "Your desk is empty" in client.get("/").text


def test_a_mailbox_needs_the_key_of_the_forms(empty: tuple[TestClient, Path]) -> None:
    """As every change does."""
    client, _ = empty
    assert client.post("/mailbox", data={"key": "x"}, files={"file": ("a", b"x")}).status_code == 403
    del client.headers["origin"]
    key = str(client.params["key"])
    assert client.post("/mailbox", data={"key": key}, files={"file": ("a", b"x")}).status_code == 403


def test_a_mailbox_is_dropped_onto_an_empty_desk(
    chromium: Browser, filled_home: Path, tmp_path: Path
) -> None:
    """Drop, watch, and there is what is worth doing."""
    with sit_down(chromium, make_desk(tmp_path / "new")) as seat:
        page = seat.go("/")
        page.get_by_label("Your own mail addresses").fill("jordan.marsh@seeker.example")
        mail = (filled_home / "sample.mbox").read_text(encoding="latin-1")
        page.evaluate(
            """mail => {
                const bytes = Uint8Array.from(mail, sign => sign.charCodeAt(0));
                const moved = new DataTransfer();
                moved.items.add(new File([bytes], "mail.mbox"));
                document.dispatchEvent(new DragEvent("drop", { dataTransfer: moved, cancelable: true }));
            }""",
            mail,
        )
        expect(page.get_by_role("link", name="To your desk")).to_be_visible(timeout=PATIENCE * 1000)
        page.get_by_role("link", name="To your desk").click()
        expect(page.get_by_role("heading", name="Quillwater")).to_be_visible()

"""The sample: someone else's desk to look around in, and nothing of one's own lost on the way."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rejoinder.web import build_app
from web.conftest import ADDRESS, make_desk

SAID = "who does not exist"


@pytest.fixture
def fresh(tmp_path: Path) -> TestClient:
    """Return a client at an empty desk."""
    desk = make_desk(tmp_path / "home")
    client = TestClient(build_app(desk), base_url=ADDRESS, headers={"origin": ADDRESS})
    client.get("/start", params={"key": desk.keys.start})
    client.headers["x-desk-key"] = desk.keys.form
    return client


def test_one_looks_around_and_comes_back(fresh: TestClient, tmp_path: Path) -> None:
    """The sample is full, says what it is on every page, and leaves nothing in one's own home."""
    assert 'action="/sample"' in fresh.get("/").text
    assert "Quillwater" in fresh.post("/sample").text
    assert SAID in fresh.get("/cases").text
    assert "Quillwater" not in fresh.post("/sample/leave").text
    assert SAID not in fresh.get("/cases").text
    assert "Quillwater" not in fresh.get("/cases").text
    assert not (tmp_path / "home" / "sample.mbox").exists()


def test_nothing_of_ones_own_goes_into_the_sample(fresh: TestClient) -> None:
    """No file is taken while it is looked at, and nothing is synced or erased."""
    page = fresh.post("/sample").text
    key = page.partition('name="key" value="')[2].partition('"')[0]
    for path in ("/mailbox", "/contacts", "/yours"):
        answer = fresh.post(path, data={"key": key}, files={"file": ("mail.mbox", b"From x\n\nHello\n")})
        assert (answer.status_code, "This is the sample." in answer.text) == (409, True), path
    for path in ("/sync", "/yours/erase", "/account/forget"):
        assert fresh.post(path, data={"word": "erase"}).status_code == 409, path


def test_programs_always_see_ones_own(tmp_path: Path) -> None:
    """The sample is for the eye: the API answers from the person's casebook."""
    desk = make_desk(tmp_path / "home")
    client = TestClient(build_app(desk), base_url=ADDRESS, headers={"origin": ADDRESS})
    client.get("/start", params={"key": desk.keys.start})
    client.post("/sample", headers={"x-desk-key": desk.keys.form})
    assert "Quillwater" in client.get("/cases").text
    program = client.get("/api/cases", headers={"authorization": f"Bearer {desk.keys.api}"})
    assert program.json()["cases"] == []

"""The private page in the browser: gone when done, or locked; nowhere else, and never shown unasked."""

from pathlib import Path

from starlette.testclient import TestClient

RAGE = "They never even looked at me, I could scream."


def everything(folder: Path) -> bytes:
    """Return all bytes of all files below a folder."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_what_is_written_is_gone_when_done(client: TestClient, home: Path) -> None:
    """No file and no page holds a word of it, and nothing may be stored on the way."""
    answer = client.post("/private", data={"text": RAGE, "wish": "gone"})
    assert "It is gone." in answer.text
    assert "Your answer can wait" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "scream" not in answer.text
    assert b"scream" not in everything(home)


def test_a_kept_page_opens_with_its_passphrase_only(client: TestClient, home: Path) -> None:
    """It is unreadable on disk and in the search, another passphrase is refused, and burning ends it."""
    said = {"text": RAGE, "wish": "keep", "passphrase": "a quiet lake", "again": "a quiet lake"}
    assert "scream" not in client.post("/private", data=said).text
    assert b"scream" not in everything(home)
    assert "looked at me" not in client.get("/search", params={"q": "scream"}).text
    wrong = client.post("/private/open", data={"passphrase": "another"})
    assert wrong.status_code == 422
    assert "scream" not in wrong.text
    assert RAGE in client.post("/private/open", data={"passphrase": "a quiet lake"}).text
    assert "scream" not in client.get("/private").text
    assert client.post("/private/burn").status_code == 422
    assert "All of it is gone." in client.post("/private/burn", data={"sure": "yes"}).text
    assert client.post("/private/open", data={"passphrase": "a quiet lake"}).status_code == 404


def test_nothing_is_kept_without_a_sure_passphrase(client: TestClient, home: Path) -> None:
    """None, two that differ, and an empty page are told in a sentence; what was written is not lost."""
    for said in ({}, {"passphrase": "a", "again": "b"}, {"passphrase": "a", "again": "a", "text": " "}):
        answer = client.post("/private", data={"text": RAGE, "wish": "keep"} | said)
        assert answer.status_code == 422
        assert ("scream" in answer.text) == ("text" not in said)
    assert not (home / "private").exists()
    assert client.post("/private", data={"text": RAGE, "wish": "send"}).status_code == 400


def test_an_angry_draft_leads_here(client: TestClient) -> None:
    """Where the checker finds anger, a page that cannot be sent is offered beside."""
    step = client.get("/").text.partition('href="/draft/')[2].partition('"')[0]
    angry = {"text": "Dear all,\n\nYour process is a disgrace and you are all idiots.\n\nJordan"}
    assert 'href="/private"' in client.post(f"/draft/{step}/check", data=angry).text
    assert 'href="/private"' not in client.get(f"/draft/{step}").text

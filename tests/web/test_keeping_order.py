"""Outbox, lessons, how things are, any text checked, how a letter was read: each looked at and put right."""

import re
from pathlib import Path

from starlette.testclient import TestClient

STEP = re.compile(r'href="(/draft/[\w-]+)"')
LETTER = re.compile(r'href="(/letter/\w+)"')
HOT = "Dear all,\n\nYour process is a disgrace and you are all idiots.\n\nJordan"


def approve_one(client: TestClient) -> str:
    """Approve the first letter there is to write, and return its draft's path."""
    paths = STEP.findall(client.get("/").text)
    path: str = next(path for path in paths if path.endswith("-reply"))
    text = re.sub(r"(?s).*<textarea[^>]*>\n?(.*?)</textarea>.*", r"\1", client.get(path).text)
    answer = client.post(f"{path}/approve", data={"text": text, "way": "eml"})
    assert "Approved" in answer.text
    return path


def test_an_approved_letter_is_found_handed_over_and_told_to_be_sent(client: TestClient) -> None:
    """Today says that it waits; the outbox hands it over and keeps what the person says became of it."""
    assert "Nothing was approved yet." in client.get("/outbox").text
    approve_one(client)
    assert "One letter waits" in client.get("/").text
    page = client.post("/outbox", data={"delivery": "1", "wish": "now"}).text
    assert "It lies ready; you send it." in page
    assert "One letter waits" not in client.get("/").text
    assert "It is sent." in client.post("/outbox", data={"delivery": "1", "wish": "sent"}).text


def test_an_approved_letter_is_taken_back(client: TestClient) -> None:
    """Before it left it comes back; a wish or letter that is none is told in a sentence."""
    approve_one(client)
    assert "It was taken back." in client.post("/outbox", data={"delivery": "1", "wish": "back"}).text
    for said in ({"delivery": "1", "wish": "burn"}, {"delivery": "x", "wish": "now"}, {"delivery": "1"}):
        assert client.post("/outbox", data=said).status_code == 400
    assert client.post("/outbox", data={"delivery": "9", "wish": "sent"}).status_code == 404


def test_what_a_correction_teaches_is_shown_and_forgotten(client: TestClient) -> None:
    """The lesson names its sender; forgotten, it is gone, and undo brings it back."""
    assert "Nothing yet." in client.get("/learned").text
    path = LETTER.findall(client.get("/letters?kind=rejection").text)[0]
    client.post(f"{path}/correct", data={"kind": "status", "organization": "", "role": ""})
    page = client.get("/learned").text
    word = re.search(r'action="/learned">.*?name="word" value="(\d+)"', page, re.DOTALL)
    assert word is not None
    gone = client.post("/learned", data={"word": word[1]})
    assert "Nothing yet." in gone.text
    undo = re.search(r'name="word" value="(\d+)"', gone.text)
    assert undo is not None
    client.post("/undo", data={"word": undo[1], "back": "/learned"})
    assert "Nothing yet." not in client.get("/learned").text
    assert client.post("/learned", data={"word": "x"}).status_code == 404


def test_how_things_are_is_told_with_what_to_do(client: TestClient, home: Path) -> None:
    """Well when all is well; a broken line in a file of one's own comes first, with what to do."""
    assert "All is well." in client.get("/doctor").text
    with (home / "playbook.toml").open("w", encoding="utf-8") as file:
        file.write("[[rule]\n")
    page = client.get("/doctor").text
    assert "Something needs a look." in page
    assert page.index("Settings") < page.index("Mail")


def test_any_text_is_checked_and_nothing_of_it_kept(client: TestClient, home: Path) -> None:
    """Findings stand beside the text, against the facts of a case too; no file holds a word of it."""
    page = client.post("/check", data={"text": HOT}).text
    assert "Must change" in page
    assert "disgrace" in page
    case = re.search(r'<option value="(\d+)"', client.get("/check").text)
    assert case is not None
    assert client.post("/check", data={"text": "Dear Ms Wrong,", "case": case[1]}).status_code == 200
    assert client.post("/check", data={"text": HOT, "case": "9999"}).status_code == 404
    assert b"disgrace" not in b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())


def test_a_letter_tells_how_it_was_read(client: TestClient) -> None:
    """Each sentence is there with what it does and how sure that is."""
    path = LETTER.findall(client.get("/letters?kind=rejection&words=quillwater").text)[0]
    page = client.get(path).text
    assert "How it was read" in page
    assert re.search(r"says no \d+ %", page)


def test_all_letters_are_read_again_and_words_stay(client: TestClient) -> None:
    """With the same reader nothing changes, and a correction stays as it was said."""
    path = LETTER.findall(client.get("/letters?kind=rejection").text)[0]
    client.post(f"{path}/correct", data={"kind": "status", "organization": "", "role": ""})
    assert "Every letter is read as before." in client.post("/reread").text
    assert "you said so" in client.get(path).text

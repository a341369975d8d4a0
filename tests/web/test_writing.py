"""Letters written in the browser: checked as one types, approved once, and put where one sends them."""

import re
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from imap_server import PASSWORD, serve_imap
from rejoinder.cli import main
from web.conftest import make_desk, sit_down

HOT = "Dear Ingrid,\n\nI demand the reasons by tomorrow. Please reconsider, I beg you.\n\n[Your Name]"
NEWS = (
    b"From: Birkenhof Care <jobs@birkenhof.example>\r\nSubject: Your application as Nurse\r\n"
    b"Message-ID: <n@birkenhof.example>\r\nDate: Mon, 2 Mar 2026 09:00:00 +0000\r\n\r\n"
    b"Dear Jordan,\r\n\r\nthank you for your application. We have decided to appoint another candidate.\r\n"
)
OWN = "Hello Ingrid,\n\nThank you for letting me know, and for your time.\n\nBest regards,\nJordan Marsh"


def find_step(client: TestClient) -> str:
    """Return the path of the draft of the first step."""
    found = re.search(r'href="(/draft/[\w-]+)"', client.get("/").text)
    assert found
    return found[1]


def test_what_must_not_leave_comes_back_with_its_text(client: TestClient) -> None:
    """The page says why, nothing is approved, and what was typed is still there."""
    step = find_step(client)
    page = client.post(f"{step}/approve", data={"text": HOT, "way": "eml"})
    assert page.status_code == 422
    assert "Must change:" in page.text
    assert "I beg you" in page.text
    assert "Take it back" not in client.get(step).text


def test_the_checker_answers_as_a_page_and_as_a_part(client: TestClient) -> None:
    """Without scripts a whole page with the text, with them the findings alone."""
    step = find_step(client)
    whole = client.post(f"{step}/check", data={"text": HOT}).text
    assert "<textarea" in whole
    assert "I beg you" in whole
    part = client.post(f"{step}/check", data={"text": HOT, "part": "1"}).text
    assert "<html" not in part
    assert "Must change:" in part


def test_an_approved_letter_is_put_into_its_folder_or_taken_back(client: TestClient, home: Path) -> None:
    """In the person's own words; it leaves once, and until then it is theirs again by one press."""
    step = find_step(client)
    page = client.post(f"{step}/approve", data={"text": OWN, "way": "eml"})
    assert "Approved" in page.text
    number = re.search(r'name="delivery" value="(\d+)"', page.text)
    assert number
    assert "<textarea" in client.post(f"{step}/back", data={"delivery": number[1]}).text
    page = client.post(f"{step}/approve", data={"text": OWN, "way": "eml"})
    number = re.search(r'name="delivery" value="(\d+)"', page.text)
    assert number
    assert "It lies ready" in client.post(f"{step}/deliver", data={"delivery": number[1]}).text
    (file,) = (home / "outbox").iterdir()
    assert "for your time." in BytesParser(policy=default).parsebytes(file.read_bytes()).get_content()
    assert client.post(f"{step}/approve", data={"text": OWN, "way": "eml"}).status_code == 409


def test_the_letter_can_be_taken_along_as_a_file(client: TestClient) -> None:
    """An unsent mail, threaded onto theirs."""
    step = find_step(client)
    answer = client.post(f"{step}/eml", data={"text": OWN})
    assert answer.headers["content-type"] == "message/rfc822"
    assert "attachment" in answer.headers["content-disposition"]
    mail = BytesParser(policy=default).parsebytes(answer.content)
    assert mail["X-Unsent"] == "1"
    assert mail["In-Reply-To"]


def test_an_answer_goes_into_the_letter(client: TestClient) -> None:
    """What a draft asks is answered beside it, and the letter rests on it."""
    step = find_step(client)
    question = re.search(r'name="question" value="([^"]+)"', client.get(step).text)
    assert question
    wish = {"question": question[1], "answer": "how your team keeps its ledger"}
    assert "keeps its ledger" in client.post(f"{step}/answer", data=wish).text
    assert client.post(f"{step}/answer", data={**wish, "answer": " "}).status_code == 400


def test_tone_length_and_language_are_chosen_on_the_page(client: TestClient) -> None:
    """Another letter for each; a wish that cannot be meant is left out."""
    step = find_step(client)
    texts = {
        re.sub(r"(?s).*<textarea[^>]*>(.*)</textarea>.*", r"\1", client.get(f"{step}?{query}").text)
        for query in ("", "register=formal", "length=short", "language=de")
    }
    assert len(texts) == 4
    assert client.get(f"{step}?register=rude&language=xx&length=9").status_code == 200


def test_mail_is_read_and_a_letter_written_in_the_browser_lies_in_drafts(
    chromium: Browser, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sync, draft, edit, check as one types, approve, put it there: the account's Drafts has it, once."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("REJOINDER_PASSWORD", PASSWORD)
    with serve_imap() as server, sit_down(chromium, make_desk(home)) as seat:
        user = server.add_user()
        connect = ["account", "add", user, "--imap", f"127.0.0.1:{server.port}", "--security", "none"]
        assert main([*connect, "--json", "--home", str(home)]) == 0
        server.put(user, NEWS)
        seat.go("/settings").get_by_role("button", name="Read what is new").click()
        expect(seat.page.locator("#going")).to_contain_text("One new letter about your search.")
        page = seat.go("/")
        page.get_by_role("link", name="Write the letter").first.click()
        text = page.get_by_label("The letter, yours to change")
        text.fill(HOT)
        expect(page.locator("#findings")).to_contain_text("Must change")
        text.fill(OWN)
        expect(page.locator("#findings")).not_to_contain_text("Must change")
        page.get_by_role("button", name="Approve").click()
        expect(page.get_by_role("status")).to_contain_text("Approved")
        page.get_by_role("button", name="Put it there now").click()
        expect(page.locator(".approved")).to_contain_text("It lies ready; you send it.")
        (mail,) = server.mails(user, "Drafts")
        assert "for your time." in BytesParser(policy=default).parsebytes(mail).get_content()

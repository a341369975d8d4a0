"""The desk for programs: what each address does, who may ask, and how a refusal is told."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from rejoinder.cli.web import get_keys
from rejoinder.errors import UsageError
from rejoinder.web import Desk
from rejoinder.web.api import ENDPOINTS
from rejoinder.web.api.sentences import REFUSED
from rejoinder.web.security import MOST_BODY
from web.conftest import ADDRESS

CHANGES = [one.path for one in ENDPOINTS if one.is_change]
LOOKS = [one.path for one in ENDPOINTS if not one.is_change]

LETTER = b"""From x Mon Mar  2 10:00:00 2026
From: Mara Quist <mara@tidewater.example>
To: jordan@marsh.example
Subject: Your application
Date: Mon, 2 Mar 2026 10:00:00 +0000
Message-ID: <n%d@tidewater.example>

Dear Jordan,

Unfortunately Tidewater has decided not to move forward with your application number %d.

Mara Quist
Tidewater

"""


@pytest.fixture
def program(desk: Desk, stranger: TestClient) -> TestClient:
    """Return a client that bears the key for programs and is no browser."""
    stranger.headers["authorization"] = f"Bearer {desk.keys.api}"
    return stranger


def fill(path: str) -> str:
    """Return a path with names in its braces."""
    return path.format(number="17", step="17-reply", key="0", name="Quillwater")


def ask(program: TestClient, path: str, **query: str | int) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Return what an address answers."""
    found = program.get(path, params=query)
    assert found.status_code == 200, found.text
    return found.json()


def say(program: TestClient, path: str, **wish: str | int) -> Any:  # noqa: ANN401
    """Return what a change answers."""
    found = program.post(path, json=wish)
    assert found.status_code == 200, found.text
    return found.json()


@pytest.mark.parametrize("path", LOOKS)
def test_nothing_is_told_without_a_key(stranger: TestClient, path: str) -> None:
    """No key, a guess, and the key of the start address are 401 and one sentence."""
    for headers in ({}, {"authorization": "Bearer guess"}, {"authorization": "Basic eDp5"}):
        found = stranger.get(fill(path), headers=headers)
        assert (found.status_code, found.headers["www-authenticate"]) == (401, "Bearer")
        assert found.json() == {"error": REFUSED["refused.cookie"]}


def test_the_key_for_programs_opens_no_page(program: TestClient) -> None:
    """It is good for /api/ only, and the other keys are not good there."""
    assert program.get("/").status_code == 403


def test_the_other_keys_are_none_for_programs(stranger: TestClient, desk: Desk) -> None:
    """Neither the start address, nor the cookie, nor the forms give a key that programs can bear."""
    for key in (desk.keys.start, desk.keys.cookie, desk.keys.form):
        assert stranger.get("/api/today", headers={"authorization": f"Bearer {key}"}).status_code == 401


@pytest.mark.parametrize("path", CHANGES)
def test_a_browser_needs_the_key_of_the_forms_and_its_own_origin(
    client: TestClient, desk: Desk, path: str
) -> None:
    """With the cookie alone, or from another page, nothing is changed."""
    del client.headers["x-desk-key"]
    assert client.post(fill(path), json={}).json() == {"error": REFUSED["refused.key"]}
    headers = {"origin": "https://evil.example", "x-desk-key": desk.keys.form}
    assert client.post(fill(path), json={}, headers=headers).json() == {"error": REFUSED["refused.origin"]}
    assert client.post(fill(path), json={}, headers={"x-desk-key": desk.keys.form}).status_code != 403


def test_a_page_elsewhere_cannot_use_the_key_for_programs(program: TestClient) -> None:
    """Even with the key, a change that names another page as its origin is refused; the desk's own is not."""
    path = "/api/steps/17-reply/later"
    assert program.post(path, json={}, headers={"origin": "https://evil.example"}).status_code == 403
    assert program.post(path, json={}, headers={"origin": ADDRESS}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "", "127.0.0.1.evil.example"])
def test_the_host_is_checked_for_programs_too(program: TestClient, host: str) -> None:
    """A name elsewhere that leads to this machine opens nothing, the description included."""
    for path in ("/api/today", "/api/openapi.json"):
        found = program.get(path, headers={"host": host})
        assert (found.status_code, found.json()) == (400, {"error": REFUSED["refused.host"]})


def test_nothing_is_stored_on_the_way(program: TestClient) -> None:
    """Each answer says so."""
    assert program.get("/api/today").headers["cache-control"] == "no-store"


def test_too_much_is_refused(program: TestClient) -> None:
    """Told in the head or not, a body is bounded."""
    much = b'{"text": "' + b"x" * MOST_BODY + b'"}'
    headers = {"content-type": "application/json"}
    for content in (much, iter([much])):
        found = program.post("/api/log", content=content, headers=headers)
        assert (found.status_code, found.json()) == (413, {"error": REFUSED["refused.size"]})


@pytest.mark.parametrize(
    ("body", "kind", "status", "sentence"),
    [
        (b"{", "application/json", 400, "That is no JSON."),
        (b"\xff", "application/json", 400, "That is no JSON."),
        (b"{}", "text/plain", 415, "Content-Type: application/json"),
        (b"{}", "application/json", 422, "Say `happening` too."),
        (b"[]", "application/json", 422, "Send one object, as {}."),
        (b'{"happening": "party"}', "application/json", 422, "`happening` is none of the values"),
        (b'{"happening": "note", "colour": 1}', "application/json", 422, "knows “colour”. Leave it out."),
        (b'{"happening": "note", "text": "\\u0000"}', "application/json", 422, "sign NUL out of `text`."),
        (b'{"happening": "note", "case": 0}', "application/json", 422, "`case` cannot be that: `int` >= 1"),
        (b'{"happening": "note"}', "application/json", 400, "Say where it belongs"),
        (b'{"happening": "note", "case": 9999}', "application/json", 404, "9999"),
        (b'{"happening": "note", "case": 17, "on": "someday"}', "application/json", 400, "no day I can read"),
        (
            b'{"happening": "note", "case": 17, "on": "0001-01-01"}',
            "application/json",
            400,
            "too far from now",
        ),
        (b"[" * 100_000, "application/json", 422, "Send one object"),
        (b'{"a": ' + b"[" * 100_000, "application/json", 422, "Leave it out."),
    ],
)
def test_what_cannot_be_meant_is_told_in_a_sentence(
    program: TestClient, body: bytes, kind: str, status: int, sentence: str
) -> None:
    """The right status, what is wrong, and nothing kept."""
    before = ask(program, "/api/words")
    found = program.post("/api/log", content=body, headers={"content-type": kind})
    assert found.status_code == status
    assert sentence in found.json()["error"]
    assert ask(program, "/api/words") == before


def test_what_is_not_there_is_told_as_json(program: TestClient) -> None:
    """A wrong address is 404, a wrong method 405 with the right ones, both one sentence."""
    for path in ("/api/", "/api/nothing", "/api/letters/0", "/api/cases/0", "/api/people/x", "/api/words"):
        found = program.get(path) if path != "/api/words" else program.post("/api/words/999/undo")
        assert found.status_code == 404
        assert list(found.json()) == ["error"]
    found = program.delete("/api/sync")
    assert (found.status_code, list(found.json())) == (405, ["error"])
    assert set(found.headers["allow"].split(", ")) >= {"GET", "POST"}


def test_the_day_can_be_read_and_a_step_put_off(program: TestClient) -> None:
    """Later gives a step another day, done and not this take it off; undo brings it back."""
    before = ask(program, "/api/today", limit=500)
    assert ask(program, "/api/today", limit=1)["held_back"] == len(before["steps"]) + before["held_back"] - 1
    first, second, third = (step["step"] for step in before["steps"][:3])
    kept = [
        say(program, f"/api/steps/{first}/later", days=2),
        program.post(f"/api/steps/{second}/done").json(),
        program.post(f"/api/steps/{third}/dismiss").json(),
    ]
    assert [one["word"]["word"] for one in kept] == ["snooze", "logentry", "dismiss"]
    left = {step["step"]: step["due"] for step in ask(program, "/api/today", limit=500)["steps"]}
    assert left[first] > before["steps"][0]["due"]
    assert not set(left) & {second, third}
    for one in kept:
        number = one["word"]["id"]
        assert say(program, f"/api/words/{number}/undo")["undone_at"]
    again = ask(program, "/api/today", limit=500)["steps"]
    assert [step["step"] for step in again] == [step["step"] for step in before["steps"]]


def test_letters_are_found_page_by_page(program: TestClient) -> None:
    """Filters count, pages do not overlap, and behind the end there is nothing."""
    every = ask(program, "/api/letters", size=500)
    assert len(every["letters"]) == every["count"]
    second = ask(program, "/api/letters", size=3, page=2)
    assert second["letters"] == every["letters"][3:6]
    assert ask(program, "/api/letters", page=1_000_000)["letters"] == []
    offers = ask(program, "/api/letters", kind="offer")
    assert {one["reading"]["kind"] for one in offers["letters"]} == {"offer"}
    of_case = ask(program, "/api/letters", case=17, words="quillwater")
    assert {one["case"] for one in of_case["letters"]} == {17}


def test_a_letter_is_shown_and_put_right(program: TestClient) -> None:
    """With text, evidence and explanation; a correction holds, and takes an unsure one off the queue."""
    unsure = ask(program, "/api/review")
    key = unsure["letters"][0]["letter"]
    letter = ask(program, f"/api/letters/{key}")
    assert letter["text"]
    assert letter["explanation"]["sentences"]
    kept = say(program, f"/api/letters/{key}/correct", kind="status", organization="Quillwater")
    assert kept["word"]["says"]["kind"] == "status"
    after = ask(program, f"/api/letters/{key}")
    assert (after["reading"]["kind"], after["corrected"]) == ("status", True)
    assert ask(program, "/api/review")["count"] < unsure["count"]


def test_cases_are_listed_put_together_and_taken_apart(program: TestClient) -> None:
    """What belongs where is the person's word."""
    listed = ask(program, "/api/cases", state="rejected")
    one, other = (case["case"] for case in listed["cases"][:2])
    case = say(program, f"/api/cases/{one}/merge", other=other)["case"]
    assert program.get(f"/api/cases/{other}").status_code == 404 or case["case"] == other
    member = case["members"][-1]["member"]
    apart = say(program, f"/api/cases/{case['case']}/split", member=member)["case"]
    assert member in {one["member"] for one in apart["members"]}
    assert apart["case"] != case["case"]


def test_what_happened_elsewhere_is_logged_and_found(program: TestClient) -> None:
    """A log entry is in its case, among the words, and found by its text."""
    met = {"text": "Met at the harbour", "person": "Ada  Okafor", "on": "yesterday"}
    kept = say(program, "/api/log", happening="contact", case=17, **met)
    assert kept["case"]["case"] == 17
    assert ask(program, "/api/words")["words"][0]["says"]["contact"]["name"] == "Ada Okafor"
    assert ask(program, "/api/search", words="harbour")["notes"][0]["case"] == 17


def test_organisations_and_people_have_their_files(program: TestClient) -> None:
    """The list leads to each; a name may hold a slash."""
    named = ask(program, "/api/organizations", words="quillwater")["organizations"][0]["organization"]
    file = ask(program, f"/api/organizations/{named}")
    assert file["cases"][0]["members"]
    say(program, "/api/log", happening="note", organization="Ash/Oak Partners")
    assert ask(program, "/api/organizations/Ash%2FOak Partners")["organization"] == "Ash/Oak Partners"
    person = ask(program, "/api/people", words="ingrid")["people"][0]
    assert ask(program, f"/api/people/{person['person']}")["evidence"]


def test_a_letter_is_written_checked_approved_once_and_taken_back(program: TestClient) -> None:
    """The way from step to outbox; what blocks is 422, a second approval 409."""
    path = "/api/drafts/17-reply"
    draft = ask(program, path, language="en", register="plain")
    assert draft["body"]
    bad = "Dear Ingrid,\n\nI am furious, you idiots.\n\nBest regards,\nJordan Marsh"
    assert "blocks" in {one["severity"] for one in say(program, f"{path}/check", text=bad)}
    refused = program.post(f"{path}/approve", json={"text": bad, "way": "eml"})
    assert (refused.status_code, "must not leave" in refused.json()["error"]) == (422, True)
    assert program.post(f"{path}/approve", json={"way": "smtp"}).status_code == 400
    kept = say(program, f"{path}/approve", way="eml")
    assert kept["state"] == "approved"
    words = ask(program, "/api/words")
    again = {"way": "eml", "text": draft["body"].replace("Thank", "I thank", 1)}
    assert program.post(f"{path}/approve", json=again).status_code == 409
    assert ask(program, "/api/words") == words
    assert [one["delivery"] for one in ask(program, "/api/outbox")] == [kept["delivery"]]
    number = kept["delivery"]
    assert say(program, f"/api/outbox/{number}/take-back")["state"] == "withdrawn"
    assert program.post(f"/api/outbox/{number}/take-back").status_code == 409


def test_an_approved_letter_is_put_into_its_folder(program: TestClient, home: Path) -> None:
    """Deliver hands it over now; a language or question that is not there is refused."""
    path = "/api/drafts/17-reply"
    number = say(program, f"{path}/approve", way="eml")["delivery"]
    assert say(program, f"/api/outbox/{number}/deliver")["state"] == "delivered"
    assert len(list((home / "outbox").iterdir())) == 1
    assert program.get(path, params={"language": "tlh"}).status_code == 400
    assert program.post(f"{path}/answer", json={"question": "none", "text": "x"}).status_code == 400


def test_an_answer_to_a_draft_is_kept(program: TestClient) -> None:
    """The letter is composed anew with it."""
    for step in ask(program, "/api/today", limit=500)["steps"]:
        path = f"/api/drafts/{step['step']}"
        questions = ask(program, path)["questions"]
        if questions:
            kept = say(program, f"{path}/answer", question=questions[0]["id"], text="the talk about tides")
            assert kept["word"]["word"] == "answer"
            assert questions[0] not in ask(program, path)["questions"]
            return
    pytest.fail("no draft asks anything")


def test_numbers_and_health_are_told(program: TestClient) -> None:
    """Themes, trends, doctor; a sync begins at once and tells how far it is."""
    assert ask(program, "/api/themes")
    assert ask(program, "/api/trends")["rates"]
    assert {look["name"] for look in ask(program, "/api/doctor")} >= {"You", "Mail", "Cases"}
    begun = program.post("/api/sync")
    assert begun.status_code == 202
    assert "running" in ask(program, "/api/sync")


def test_words_are_kept_while_mail_is_read(program: TestClient, desk: Desk) -> None:
    """A change beside a running reading waits its turn; nothing is lost, and a second reading is 409."""
    letters = b"".join(LETTER % (number, number) for number in range(300))
    before = ask(program, "/api/words")["count"]
    desk.reader.start(BytesIO(letters), name="more.mbox", addresses="")
    refused = program.post("/api/sync")
    for number in range(10):
        say(program, "/api/log", happening="note", organization="Quillwater", text=f"note {number}")
    assert refused.status_code in {202, 409}
    while ask(program, "/api/sync")["running"]:
        pass
    told = ask(program, "/api/sync")
    assert told["trouble"] == ""
    assert ask(program, "/api/words")["count"] == before + 10
    assert ask(program, "/api/letters", words="Tidewater")["count"] == 300


def test_a_key_of_ones_own_must_be_long() -> None:
    """REJOINDER_API_KEY keeps the key the same from one run to the next; without it each run has another."""
    own = "k" * 32
    assert get_keys({"REJOINDER_API_KEY": own}).api == own
    assert get_keys({}).api != get_keys({}).api
    with pytest.raises(UsageError, match="too short"):
        get_keys({"REJOINDER_API_KEY": own[1:]})


def test_a_name_that_stands_twice_is_refused(program: TestClient) -> None:
    """Which of the two was meant, nobody can say."""
    assert program.get("/api/letters?size=5&size=9").status_code == 422
    assert "Say each once." in program.get("/api/letters?size=5&size=9").text

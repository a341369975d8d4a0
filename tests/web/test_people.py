"""People in the browser: the list, one person, and every change with its way back."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rejoinder.wiring import open_house

PERSON = re.compile(r'href="(/person/\d+)"')
WORD = re.compile(r"word=(\d+)")
CARD = b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zora Quist\r\nEMAIL:zora@quist.example\r\nEND:VCARD\r\n"


def find_person(client: TestClient, words: str) -> str:
    """Return the path of the first person that words find."""
    found = PERSON.search(client.get("/people", params={"words": words}).text)
    assert found is not None
    return found[1]


def take_back(client: TestClient, url: str, back: str) -> str:
    """Undo what a page offers to take back; return the page it leads to."""
    word = WORD.search(url)
    assert word
    return client.post("/undo", data={"word": word[1], "back": back}).text


def test_the_list_leads_to_each_person_and_narrows_by_words(client: TestClient) -> None:
    """Whoever signed a letter is there, with where they work."""
    page = client.get("/people").text
    assert len(PERSON.findall(page)) > 10
    assert "Ingrid Solheim" in client.get("/people?words=solheim").text
    assert "No person fits that" in client.get("/people?words=zzzz").text


def test_a_person_shows_contacts_and_how_they_are_known(client: TestClient) -> None:
    """All that is known, with where from."""
    page = client.get(find_person(client, "solheim")).text
    assert "Quillwater" in page
    assert "Known from" in page
    assert 'class="timeline"' in page


def test_somebody_is_added_by_hand_and_taken_back(client: TestClient) -> None:
    """A mentor without any letter has a page at once; undo leads to the list."""
    page = client.post("/people", data={"name": "Nora Lind", "tags": "mentor, friend", "every": "30"})
    assert "Nora Lind" in page.text
    assert "mentor, friend" in page.text
    assert 'name="back" value="/people"' in page.text
    take_back(client, str(page.url), "/people")
    assert "No person fits that" in client.get("/people?words=nora+lind").text


def test_only_what_a_form_changes_is_said(client: TestClient, home: Path) -> None:
    """The form as it was keeps nothing; a new title is one word, and undone by one."""
    path = find_person(client, "solheim")
    values = dict(re.findall(r'<input id="\w+" name="(\w+)"[^>]*value="([^"]*)"', client.get(path).text))
    with open_house(str(home), {}) as house:
        before = len(house.casebook.words())
        assert "nothing was said anew" in client.post(path, data=values).text
        assert len(house.casebook.words()) == before
    page = client.post(path, data={**values, "title": "Head of Zebras"})
    assert "Head of Zebras" in page.text
    assert "Head of Zebras" not in take_back(client, str(page.url), path)


def test_a_contact_is_noted(client: TestClient) -> None:
    """With its day and its way; it stands among the contacts."""
    path = find_person(client, "solheim")
    page = client.post(f"{path}/note", data={"text": "Tea <b>at noon</b>", "via": "in_person"})
    assert "Tea &lt;b&gt;at noon&lt;/b&gt;" in page.text
    assert "Tea" not in take_back(client, str(page.url), path)


def test_two_entries_become_one_person_and_part_again(client: TestClient) -> None:
    """Merge and split are a word each."""
    ada = str(client.post("/people", data={"name": "Ada Zweig"}).url).partition("?")[0]
    adele = str(client.post("/people", data={"name": "Adele Zweig", "email": "a@zweig.example"}).url)
    number = adele.partition("?")[0].rpartition("/")[2]
    page = client.post(f"{ada}/merge", data={"other": number})
    assert "a@zweig.example" in page.text
    assert client.get(f"/person/{number}").status_code == 404
    trace = re.findall(r'<option value="((?:word|email)[^"]*)"', page.text)[-1]
    apart = client.post(f"{ada}/split", data={"trace": trace})
    assert "two people now" in apart.text


def test_nothing_is_erased_before_it_was_asked(client: TestClient) -> None:
    """A page says what goes and what stays; then it is gone for good."""
    path = str(client.post("/people", data={"name": "Nora Lind"}).url).partition("?")[0]
    asked = client.get(f"{path}/erase").text
    assert "for good" in asked
    assert "Nora Lind" in asked
    assert "Erased" in client.post(f"{path}/erase").text
    assert client.get(path).status_code == 404


def test_an_address_book_is_read_in_by_a_file(client: TestClient) -> None:
    """Twice adds nothing, and it is taken back by one undo."""
    key = client.headers["x-desk-key"]
    for told in ("Read in.", "known before"):
        files = {"file": ("../my people.vcf", CARD)}
        page = client.post("/contacts", data={"key": key}, files=files)
        assert told in page.text
        if told == "Read in.":
            url = str(page.url)
    assert "Zora Quist" in client.get("/people?words=quist").text
    take_back(client, url, "/people")
    assert "No person fits" in client.get("/people?words=quist").text


@pytest.mark.parametrize("data", [b"", b"no address book at all", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_address_book_is_told(client: TestClient, data: bytes) -> None:
    """One sentence, nothing kept."""
    key = client.headers["x-desk-key"]
    answer = client.post("/contacts", data={"key": key}, files={"file": ("x.zip", data)})
    assert answer.status_code in {400, 422}
    assert 'class="lead"' in answer.text


def test_an_address_book_needs_the_key_of_the_forms(client: TestClient) -> None:
    """A page from elsewhere cannot bring people in."""
    answer = client.post("/contacts", data={"key": "x"}, files={"file": ("x.vcf", CARD)})
    assert answer.status_code == 403


def test_people_are_kept_as_vcards(client: TestClient) -> None:
    """Those that the filter shows."""
    answer = client.get("/people.vcf?words=solheim")
    assert answer.headers["content-disposition"] == 'attachment; filename="people.vcf"'
    assert answer.content.count(b"BEGIN:VCARD") == 1


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("/people", {"name": " "}, 400),
        ("/person/1", {"every": "often"}, 400),
        ("/person/1", {"every": "9999"}, 400),
        ("/person/1/merge", {"other": "1"}, 400),
        ("/person/1/merge", {"other": "x"}, 404),
        ("/person/1/split", {"trace": "nothing"}, 400),
        ("/person/99999/note", {"text": "x"}, 404),
        ("/person/1/note", {"on": "soon"}, 400),
    ],
)
def test_a_form_that_cannot_be_meant_is_told(
    client: TestClient, home: Path, path: str, form: dict[str, str], status: int
) -> None:
    """One sentence, and nothing kept."""
    client.get("/people")
    with open_house(str(home), {}) as house:
        before = house.casebook.words()
        answer = client.post(path, data=form)
        assert answer.status_code == status
        assert 'class="lead"' in answer.text
        assert house.casebook.words() == before


def test_today_says_with_whom_to_keep_in_touch(client: TestClient) -> None:
    """At most three, each with the reason, and a way to all of them."""
    names = [f"Mentor {number}" for number in range(5)]
    for name in names:
        client.post("/people", data={"name": name, "every": "30"})
    for path in PERSON.findall(client.get("/people?words=mentor").text):
        client.post(f"{path}/note", data={"on": "2026-01-02", "text": "Tea"})
    page = client.get("/").text
    kept = page.partition("Keep in touch")[2]
    assert len(PERSON.findall(kept)) == 3
    assert 'href="/people?due=1"' in kept
    assert len(PERSON.findall(client.get("/people?due=1&words=mentor").text)) == 5

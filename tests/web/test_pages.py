"""The pages and the changes they lead to, asked for as a browser without scripts does."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rejoinder.cli import main
from rejoinder.desk.cases import get_letters
from rejoinder.model.reading import Kind
from rejoinder.web import build_app
from rejoinder.web.routes import PAGES
from rejoinder.web.today import find_last_look
from rejoinder.wiring import open_house
from web.conftest import ADDRESS, make_desk

LETTER = re.compile(r'href="(/letter/\w+)"')
CASE = re.compile(r'href="/case/(\d+)"')
WORD = re.compile(r"word=(\d+)")


def find_letter(client: TestClient, query: str) -> str:
    """Return the path of the first letter that a query finds."""
    found = LETTER.search(client.get(f"/letters?{query}").text)
    assert found is not None
    return found[1]


def find_case(client: TestClient, words: str) -> int:
    """Return the number of the first case that words find."""
    found = CASE.search(client.get("/cases", params={"words": words}).text)
    assert found is not None
    return int(found[1])


def test_today_shows_what_is_worth_doing_with_its_reason(client: TestClient) -> None:
    """The first page holds steps with their reasons and one way on, and what came back."""
    page = client.get("/").text
    assert "Worth doing" in page
    assert "Quillwater" in page
    assert "/draft/" in page
    assert page.count('class="button"') == 1, "one main action"


STEP = re.compile(r'action="(/step/[\w-]+)"')


@pytest.mark.parametrize("wish", ["later", "done", "dismiss"])
def test_a_step_is_put_off_done_or_put_aside_and_comes_back_with_undo(client: TestClient, wish: str) -> None:
    """What the person says of a step counts at once, and is theirs to take back."""
    found = STEP.search(client.get("/").text)
    assert found
    step = found[1]
    page = client.post(step, data={"wish": wish, "back": "/"})
    assert f'"{step}"' not in page.text
    word = WORD.search(str(page.url))
    assert word
    assert f'"{step}"' in client.post("/undo", data={"word": word[1], "back": "/"}).text


def test_an_unknown_wish_for_a_step_is_refused(client: TestClient) -> None:
    """One clear sentence, and nothing kept."""
    found = STEP.search(client.get("/").text)
    assert found
    answer = client.post(found[1], data={"wish": "never", "back": "/"})
    assert answer.status_code == 400
    assert "later" in answer.text


def test_today_on_an_empty_casebook_says_how_to_begin(tmp_path: Path) -> None:
    """Without any letter the page helps."""
    desk = make_desk(tmp_path / "new")
    client = TestClient(build_app(desk), base_url=ADDRESS)
    client.get("/start", params={"key": desk.keys.start})
    assert "rejoinder scan" in client.get("/").text
    for path in PAGES:
        if "{" not in path:
            assert client.get(path).status_code == 200, path


def test_letters_are_found_by_words_and_kind(client: TestClient) -> None:
    """The list narrows by what letters hold and what they are."""
    noes = client.get("/letters?kind=rejection").text
    assert noes.count("kind-rejection") == noes.count('class="row"') > 5
    assert "Thank you for this afternoon" in client.get("/letters?words=ledger+audit").text
    assert "No letter fits that" in client.get("/letters?words=zzzz").text


def test_a_letter_shows_what_its_sentences_do_and_what_follows(client: TestClient) -> None:
    """Marks with labels, the kind with how sure it is, facts with their places."""
    page = client.get(find_letter(client, "kind=rejection&words=ledger+audit")).text
    assert '<mark class="no">' in page
    assert '<mark class="kind">' in page
    assert "says no" in page
    assert "% sure" in page
    assert "the address" in page


def test_a_letter_is_corrected_in_one_form_and_taken_back(client: TestClient) -> None:
    """A word of the person wins at once, is offered back, and undo restores what was read."""
    path = find_letter(client, "kind=rejection&words=ledger+audit")
    page = client.post(f"{path}/correct", data={"kind": "status", "organization": "Quill & Water"})
    assert "Noted" in page.text
    assert "kind-status" in page.text
    assert "Quill &amp; Water" in page.text
    word = WORD.search(str(page.url))
    assert word
    back = client.post("/undo", data={"word": word[1], "back": path})
    assert str(back.url).startswith(ADDRESS + path)
    assert "kind-rejection" in back.text
    assert "Taken back" in back.text


def test_a_letter_is_accepted_as_it_was_read(client: TestClient) -> None:
    """That is right: the kind stays as the person's word."""
    path = find_letter(client, "kind=rejection&words=ledger+audit")
    page = client.post(f"{path}/accept").text
    assert "you said so" in page
    assert "kind-rejection" in page


def test_a_form_that_says_nothing_new_keeps_nothing(client: TestClient, home: Path) -> None:
    """To save the form as it was adds no word."""
    path = find_letter(client, "kind=rejection&words=ledger+audit")
    with open_house(str(home), {}) as house:
        before = house.casebook.words()
        client.post(f"{path}/correct", data={"kind": "rejection", "organization": "Quillwater"})
        assert house.casebook.words() == before


def test_unsure_letters_are_reviewed_one_after_another(client: TestClient, home: Path) -> None:
    """Each answer is kept and leads to the next letter."""
    with open_house(str(home), {}) as house:
        letters = get_letters(house.casebook, house.casebook.words())
    unsure = sum(letter.reading.kind is Kind.UNSURE for letter in letters)
    page = client.get("/review").text
    assert f"1 of {unsure}" in page
    action = re.search(r'action="(/review/\w+)"', page)
    assert action
    page = client.post(action[1], data={"kind": "other", "skip": "0"}).text
    assert f"1 of {unsure - 1}" in page
    assert action[1] not in page


def test_cases_are_filtered_and_ordered(client: TestClient) -> None:
    """By state, by words, as a table or a board."""
    page = client.get("/cases?state=offered").text
    assert "Hotel Weidenhof" in page
    assert "Quillwater" not in page
    by_name = re.findall(
        r'<th scope="row"><a href="/case/\d+"><bdi>([^<]+)', client.get("/cases?order=organization").text
    )
    assert by_name == sorted(by_name, key=str.casefold)
    assert 'class="board"' in client.get("/cases?view=board").text


def test_cases_are_put_together_and_apart_again(client: TestClient) -> None:
    """Merge makes one case of two, split takes a letter out, undo takes both back."""
    one, other = find_case(client, "Quillwater"), find_case(client, "Perchlist")
    letters = len(LETTER.findall(client.get(f"/case/{one}").text))
    merged = client.post(f"/case/{one}/merge", data={"other": str(other)})
    assert "They are one case now" in merged.text
    assert len(LETTER.findall(merged.text)) > letters
    assert client.get(f"/case/{other}").status_code == 404
    member = re.findall(r'name="member" value="(\w+)"', merged.text)[-1]
    apart = client.post(f"/case/{one}/split", data={"member": member})
    assert "a case of its own" in apart.text
    for page in (apart, merged):
        word = WORD.search(str(page.url))
        assert word
        assert client.post("/undo", data={"word": word[1]}).status_code == 200
    assert client.get(f"/case/{other}").status_code == 200


def test_what_happened_elsewhere_is_added_by_hand(client: TestClient) -> None:
    """An entry makes a case of its own, or joins one; the day is read in the person's zone."""
    entry = {"what": "application", "via": "letter", "on": "2026-03-02", "text": "By <b>post</b>."}
    page = client.post("/log", data={**entry, "organization": "Harbour & Sons", "role": "Clerk"})
    assert "Harbour &amp; Sons" in page.text
    assert "By &lt;b&gt;post&lt;/b&gt;." in page.text
    number = find_case(client, "Quillwater")
    assert "Talk with a person" in client.post(f"/case/{number}/log", data={"what": "contact"}).text


def test_before_one_adds_by_hand_one_sees_whether_one_applied_before(client: TestClient) -> None:
    """The page answers with the applications there, or says that there are none."""
    page = client.get("/log?organization=quillw").text
    assert "Backend Engineer" in page
    assert 'value="Quillwater" required' in page, "the form has the name in full"
    assert "Nothing here is from" in client.get("/log?organization=Nobody").text


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/log", {"what": "note"}),
        ("/log", {"what": "party", "organization": "A"}),
        ("/log", {"what": "note", "organization": "A", "on": "soon"}),
        ("/log", {"what": "note", "organization": "A", "via": "pigeon"}),
        ("/case/1/merge", {"other": "1"}),
        ("/case/1/merge", {"other": "99999"}),
        ("/case/1/split", {"member": "none"}),
        ("/undo", {"word": "99999"}),
        ("/undo", {"word": "x" * 300}),
    ],
)
def test_a_form_that_cannot_be_meant_is_told_in_a_sentence(
    client: TestClient, home: Path, path: str, form: dict[str, str]
) -> None:
    """Nothing is kept, and the page says what to do."""
    with open_house(str(home), {}) as house:
        before = house.casebook.words()
        page = client.post(path, data=form)
        assert page.status_code in {400, 404}
        assert 'class="lead"' in page.text
        assert house.casebook.words() == before


def test_an_organisation_has_a_file_of_its_own(client: TestClient) -> None:
    """Cases, kind words and people of one name, on one page."""
    page = client.get("/organization/Quillwater").text
    assert "Kind words" in page
    assert "Ingrid Solheim" in page
    assert client.get("/organization/Nobody%20Ltd").status_code == 404


def test_search_finds_letters_people_notes_and_cases(client: TestClient) -> None:
    """As a whole page, or only its middle; what is not there is said kindly."""
    assert "Ingrid Solheim" in client.get("/search?q=ingr").text
    part = client.get("/search?q=quillw&part=1").text
    assert "<html" not in part
    assert "Applications" in part
    client.post("/log", data={"what": "note", "organization": "Quillwater", "text": "wears a zebra tie"})
    assert "zebra" in client.get("/search?q=zebr").text
    assert "Nothing holds these words" in client.get("/search?q=zzzz").text


def test_a_draft_shows_what_it_rests_on(client: TestClient) -> None:
    """The letter of the first step, with facts and checks beside it."""
    step = re.search(r'href="(/draft/[\w-]+)"', client.get("/").text)
    assert step
    page = client.get(step[1]).text
    assert "What it rests on" in page
    assert client.get("/draft/1-nothing").status_code == 404


def test_pages_speak_the_language_that_is_wanted(client: TestClient) -> None:
    """By the browser's wish, and by the person's choice before it."""
    german = {"accept-language": "de-DE,de;q=0.9"}
    assert '<html lang="de">' in client.get("/", headers=german).text
    client.post("/language", data={"language": "en"})
    assert '<html lang="en">' in client.get("/", headers=german).text
    client.post("/language", data={"language": ""})
    assert '<html lang="de">' in client.get("/", headers=german).text


@pytest.mark.parametrize(
    "path",
    ["/case/9999", "/case/" + "9" * 400, "/case/x", "/letter/none", "/nowhere", "/letters?page=" + "9" * 99],
)
def test_what_is_not_there_is_said_calmly(client: TestClient, path: str) -> None:
    """Unknown numbers and names are a sentence, never an error page."""
    page = client.get(path)
    assert page.status_code in {200, 404}
    assert "Traceback" not in page.text


def test_a_sync_beside_shows_on_the_next_page(client: TestClient, home: Path, tmp_path: Path) -> None:
    """What another program adds to the casebook is there at the next look."""
    assert client.get("/letters?words=birkenhof").text.count('class="row"') == 0
    mail = tmp_path / "new.mbox"
    mail.write_bytes(
        b"From x@y.example Mon Mar  2 09:00:00 2026\nFrom: Birkenhof Care <jobs@birkenhof.example>\n"
        b"Subject: Your application as Nurse\nMessage-ID: <n@birkenhof.example>\n"
        b"Date: Mon, 2 Mar 2026 09:00:00 +0000\n\nDear Jordan,\n\nthank you for your application. "
        b"We have decided to appoint another candidate.\n\nKind regards\nBirkenhof Care\n\n"
    )
    assert main(["scan", str(mail), "--home", str(home)]) == 0
    assert client.get("/letters?words=birkenhof").text.count('class="row"') == 1


NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


def test_what_came_back_is_counted_from_the_visit_before() -> None:
    """The first look goes a week back; a second one within half an hour shows the same."""
    first, cookie = find_last_look("", NOW)
    assert first == NOW - timedelta(days=7)
    soon, cookie = find_last_look(cookie, NOW + timedelta(minutes=5))
    assert soon == first
    later, _ = find_last_look(cookie, NOW + timedelta(days=1))
    assert later == NOW + timedelta(minutes=5)


@pytest.mark.parametrize("cookie", ["x", "9" * 40, "-5.3", "²", "1.2.3", "99999999999"])
def test_a_cookie_that_makes_no_sense_is_a_first_look(cookie: str) -> None:
    """Or a moment of the past; never an error, never the future."""
    assert find_last_look(cookie, NOW)[0] <= NOW


def test_what_comes_stands_under_its_day(client: TestClient) -> None:
    """Every step that can wait is there with its way on, and talks that lie ahead; Today leads to it."""
    assert 'href="/coming"' in client.get("/").text
    page = client.get("/coming").text
    assert page.count('class="step"') > client.get("/").text.count('class="step"')
    assert "· interview" in page


def test_a_calendar_tells_what_changed_since_it_was_last_taken(client: TestClient) -> None:
    """The file has each thing once; what is done by then is cancelled in the next one."""
    first = client.post("/coming")
    assert first.headers["content-type"].startswith("text/calendar")
    assert "rejoinder.ics" in first.headers["content-disposition"]
    assert "CANCELLED" not in first.text
    step = STEP.search(client.get("/").text)
    assert step is not None
    client.post(step[1], data={"wish": "done", "back": "/"})
    assert client.post("/coming").text.count("STATUS:CANCELLED") == 1


def test_a_second_chance_is_told_with_what_led_to_it(client: TestClient) -> None:
    """A door that opened after a no: the no, what was written, and the opening, each with its day."""
    case = find_case(client, "Lanternfield")
    assert "A second chance" not in client.get(f"/case/{case}").text
    told = {"what": "interview", "via": "phone", "on": datetime.now(UTC).date().isoformat()}
    later = client.post(f"/case/{case}/log", data=told | {"text": "They called again"}).text
    assert "A second chance: they said no (" in later

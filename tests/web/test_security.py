"""Who may come in, and what may be changed from where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from rejoinder.errors import UsageError
from rejoinder.web import Desk, listen
from rejoinder.web.changes import CHANGES
from rejoinder.web.routes import PAGES
from rejoinder.web.security import MOST_BODY, POLICY, choose_language
from rejoinder.web.writing import WRITING
from web.conftest import ADDRESS

FORM = {"key": "", "word": "1"}


@pytest.mark.parametrize("path", PAGES)
def test_no_page_opens_without_the_cookie(stranger: TestClient, path: str) -> None:
    """Each page is a calm 403 that says how to get in, and shows nothing of the person's."""
    page = stranger.get(path)
    assert page.status_code == 403
    assert "rejoinder web" in page.text
    assert "Quillwater" not in page.text


def test_the_start_address_gives_a_cookie_that_scripts_and_other_sites_cannot_use(
    stranger: TestClient, desk: Desk
) -> None:
    """The key in the address becomes a strict cookie, and leaves the address."""
    answer = stranger.get("/start", params={"key": desk.keys.start}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/").status_code == 200


def test_a_wrong_key_opens_nothing(stranger: TestClient) -> None:
    """A guess, and the key of another run, are refused."""
    assert stranger.get("/start", params={"key": "guess"}).status_code == 403
    assert stranger.get("/").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "evil.example:8377", "[::1"])
def test_another_host_name_is_refused(client: TestClient, host: str) -> None:
    """A page elsewhere cannot reach the desk by a name of its own (DNS rebinding)."""
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("path", CHANGES | WRITING)
def test_no_change_without_the_key_of_the_forms(client: TestClient, desk: Desk, path: str) -> None:
    """Each change needs the key, in the form or in a header."""
    del client.headers["x-desk-key"]
    address = path.replace("{number}", "1").replace("{key}", "0").replace("{step}", "1-reply")
    assert client.post(address, data=FORM).status_code == 403
    assert client.post(address, data={**FORM, "key": desk.keys.cookie}).status_code == 403
    assert client.post(address, data={**FORM, "key": desk.keys.form}).status_code != 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "", None])
def test_no_change_from_another_page(client: TestClient, origin: str | None) -> None:
    """A change whose Origin is not this desk, or that has none, is refused."""
    del client.headers["origin"]
    headers = {} if origin is None else {"origin": origin}
    assert client.post("/undo", data={"word": "1"}, headers=headers).status_code == 403
    assert client.post("/undo", data={"word": "1"}, headers={"origin": ADDRESS}).status_code != 403


def test_nothing_foreign_can_run_or_load(client: TestClient) -> None:
    """The policy allows what is the desk's own, and neither page nor style asks for anything else."""
    page = client.get("/")
    assert page.headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-content-type-options"] == "nosniff"
    for path in ("/", "/static/base.css", "/static/parts.css", "/static/desk.js"):
        text = client.get(path).text
        assert "http://" not in text.replace("http://www.w3.org", "")
        assert "https://" not in text
    assert " style=" not in page.text
    assert " on" + "click" not in page.text


def test_a_body_is_bounded_whatever_it_says_of_itself(client: TestClient) -> None:
    """Too much is refused, told in the head or not."""
    much = b"text=" + b"x" * MOST_BODY
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/log", content=much, headers=form).status_code == 413
    silent = client.post("/log", content=iter([much]), headers=form)
    assert silent.status_code in {400, 413}


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/x"])
def test_no_path_reaches_the_files(client: TestClient, path: str) -> None:
    """Only the desk's own few files have addresses."""
    assert client.get(path).status_code == 404


def test_the_way_back_after_undo_stays_on_the_desk(client: TestClient) -> None:
    """A form cannot lead to another host."""
    for back in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        word = client.post(
            "/log",
            data={"what": "note", "organization": "Quillwater", "text": "x"},
            follow_redirects=False,
        ).headers["location"]
        number = word.rpartition("word=")[2]
        answer = client.post("/undo", data={"word": number, "back": back}, follow_redirects=False)
        assert answer.headers["location"] == "/?done=undone"


def test_a_port_that_is_taken_is_told() -> None:
    """One sentence that says what to do; only this machine is listened to."""
    with listen(0) as taken:
        assert taken.getsockname()[0] == "127.0.0.1"
        with pytest.raises(UsageError, match="is taken"):
            listen(taken.getsockname()[1])


@given(accepted=st.text(max_size=60))
def test_any_wish_for_a_language_is_answered(accepted: str) -> None:
    """Whatever the browser says, a known language comes out."""
    assert choose_language(accepted, ("en", "de")) in {"en", "de"}


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("de-AT,de;q=0.9,en;q=0.8", "de"), ("fr,en;q=0.5,de;q=0.7", "de"), ("fr", "en"), ("", "en")],
)
def test_the_language_wanted_most_is_chosen(accepted: str, language: str) -> None:
    """Among those there are; else English."""
    assert choose_language(accepted, ("en", "de")) == language

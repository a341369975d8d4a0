"""The pictures in the browser: what is shown, where marks lead, and what can be kept."""

import re

import pytest
from starlette.testclient import TestClient

MARK = re.compile(r'href="/cases\?mark=([\w-]+)"')


def test_each_picture_stands_with_its_sentence_and_its_table(client: TestClient) -> None:
    """Five pictures in two forms, and behind each a table."""
    page = client.get("/pictures").text
    assert page.count('class="picture wide"') == page.count('class="picture narrow"') == 5
    assert page.count('class="data"') == 5
    assert "too few to say more" in page
    assert "style=" not in page


def test_pictures_speak_the_language_of_the_page(client: TestClient) -> None:
    """Titles, labels, tables and the files to keep are German on a German desk."""
    client.headers["accept-language"] = "de"
    page = client.get("/pictures").text
    assert "Der Weg deiner Bewerbungen" in page
    assert "zu wenige, um mehr zu sagen" in page
    assert 'lang="en"' not in page
    assert "Wie weit" in client.get("/pictures/flow.svg").text
    assert client.get("/pictures/waits.csv").text.startswith("\ufeffOrganisation,Tage")


def test_each_mark_leads_to_the_applications_behind_it(client: TestClient) -> None:
    """The list finds every mark again, and holds as many as the mark says."""
    page = client.get("/pictures").text
    marks = set(MARK.findall(page))
    assert {"rate-answered", "rate-talk"} <= marks
    for mark in sorted(marks)[::9]:
        assert 'class="state ' in client.get(f"/cases?mark={mark}").text, mark
    assert "No application fits that" in client.get("/cases?mark=nothing").text


@pytest.mark.parametrize(
    ("name", "media", "begin"),
    [
        ("flow.svg", "image/svg+xml", b"<?xml"),
        ("rates.png", "image/png", b"\x89PNG"),
        ("waits.csv", "text/csv", b"\xef\xbb\xbforganisation,days"),
    ],
)
def test_a_picture_can_be_kept(client: TestClient, name: str, media: str, begin: bytes) -> None:
    """As a drawing, as pixels, and as the table behind it."""
    answer = client.get(f"/pictures/{name}")
    assert answer.headers["content-type"].startswith(media)
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.content.startswith(begin)


@pytest.mark.parametrize("name", ["flow.exe", "nothing.svg", "flow", "organizations.csv"])
def test_a_picture_that_is_not_there_is_told(client: TestClient, name: str) -> None:
    """One sentence, and no file."""
    answer = client.get(f"/pictures/{name}")
    assert answer.status_code == 404
    assert "no such picture" in answer.text

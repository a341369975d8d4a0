"""Saved views of the cases: kept under a name, found above the list, taken back."""

from starlette.testclient import TestClient


def test_a_view_is_kept_and_removed(client: TestClient) -> None:
    """A filter gets a name, leads back to itself, and is removed by undo."""
    form = {"name": "Still <open>", "state": "in_conversation", "order": "organization", "words": ""}
    page = client.post("/views", data=form)
    assert "Still &lt;open&gt;" in page.text
    assert 'href="/cases?state=in_conversation&amp;order=organization"' in page.text
    word = str(page.url).rpartition("word=")[2]
    assert "Still" not in client.post("/undo", data={"word": word, "back": "/cases"}).text


def test_of_two_views_with_one_name_the_last_stands(client: TestClient) -> None:
    """To keep a view again is to change it."""
    for state in ("applied", "offered"):
        page = client.post("/views", data={"name": "Mine", "state": state})
    assert page.text.count("<bdi>Mine</bdi>") == 1
    assert 'href="/cases?state=offered"' in page.text


def test_a_view_without_a_name_is_not_kept(client: TestClient) -> None:
    """One sentence says what to do."""
    answer = client.post("/views", data={"name": " ", "state": "applied"})
    assert answer.status_code == 400
    assert "name" in answer.text

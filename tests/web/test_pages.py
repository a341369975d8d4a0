"""The pages, asked for as a browser does."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cli.conftest import run, sample  # noqa: F401  fixtures
from rejoinder.web import build_app
from rejoinder.wiring import House, open_house


@pytest.fixture
def browser(sample: Path) -> TestClient:  # noqa: F811  a fixture of that name
    """Return a client of the pages over the sample casebook."""

    @contextmanager
    def opened() -> Iterator[House]:
        with open_house(str(sample), {}) as house:
            yield house

    return TestClient(build_app(opened))


def test_today_shows_what_is_worth_doing_and_every_application(browser: TestClient) -> None:
    """The first page holds steps with their reasons, and a row a case."""
    page = browser.get("/")
    assert page.status_code == 200
    assert "Worth doing" in page.text
    assert "rejoinder draft" in page.text


def test_a_case_shows_its_letters_as_text(browser: TestClient) -> None:
    """A letter's words are on the page, escaped."""
    page = browser.get("/case/1")
    assert page.status_code == 200
    assert 'class="letter"' in page.text


def test_a_case_that_is_none_is_said_calmly(browser: TestClient) -> None:
    """An unknown number is a 404 with a sentence."""
    page = browser.get("/case/9999")
    assert page.status_code == 404
    assert "There is no case" in page.text


def test_nothing_foreign_can_run_or_load(browser: TestClient) -> None:
    """The policy allows our own style sheet and nothing else; a page needs nothing else."""
    page = browser.get("/")
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert "<script" not in page.text
    assert "http://" not in page.text
    assert browser.get("/style.css").status_code == 200


def test_another_host_name_is_refused(browser: TestClient) -> None:
    """A page elsewhere cannot reach the desk by a name of its own (DNS rebinding)."""
    assert browser.get("/", headers={"host": "evil.example"}).status_code == 400

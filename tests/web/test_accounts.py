"""A mail account is connected by a form, and read at once; one that does not open leaves nothing behind."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from imap_server import PASSWORD, serve_imap
from rejoinder.settings.secrets import find_secret
from rejoinder.wiring.accounts import Accounts
from web.conftest import make_desk, sit_down
from web.test_writing import NEWS


def test_an_account_is_connected_and_read_in_the_browser(
    chromium: Browser, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong password is told on a page that has the rest; the right one leads to the mail being read."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with serve_imap() as server, sit_down(chromium, make_desk(home)) as seat:
        user = server.add_user()
        server.put(user, NEWS)
        page = seat.go("/settings")
        page.get_by_role("link", name="Connect a mail account").click()
        page.get_by_label("Mail address").fill(user)
        page.get_by_label("Password").fill("wrong")
        page.get_by_text("My provider needs more than that").click()
        page.get_by_label("IMAP server").fill(f"127.0.0.1:{server.port}")
        page.get_by_label("Connection").select_option("none")
        page.get_by_role("button", name="Connect and read").click()
        expect(page.get_by_role("alert")).to_contain_text("password")
        assert find_secret(home, user) is None
        assert page.get_by_label("Mail address").input_value() == user
        assert page.get_by_label("Password").input_value() == ""
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Connect and read").click()
        expect(page.locator("#going")).to_contain_text("One new letter about your search.")
        assert user in seat.go("/settings").content()
    assert [one.address for one in Accounts(home=home).known] == [user]


@pytest.mark.parametrize(
    "said",
    [
        {"address": "nobody"},
        {"address": "ada@contoso.example", "imap": "127.0.0.1:1", "security": "none"},
        {"address": "ada@contoso.example", "since": "yesterday"},
        {"address": "ada@contoso.example", "security": "magic"},
        {"address": "ada@contoso.example", "imap": "imap contoso"},
        {"address": "ada@contoso.example", "imap": "imap.contoso.example:99999"},
        {"address": "ada@contoso.example", "imap": "imap.contoso.example:143", "security": "none"},
    ],
)
def test_what_does_not_open_is_told_and_not_kept(
    client: TestClient, home: Path, said: dict[str, str]
) -> None:
    """An address that is none, a server that is not there, a day or connection that is none."""
    answer = client.post("/account", data=said | {"password": "hush-hush"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "hush-hush" not in answer.text
    assert Accounts(home=home).known == []
    assert find_secret(home, said["address"]) is None

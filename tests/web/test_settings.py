"""Settings in the browser: changed in one form, wholly or not at all."""

import re
from pathlib import Path

from starlette.testclient import TestClient

from rejoinder.model.account import Account, Server
from rejoinder.model.person import Register
from rejoinder.settings import load_settings
from rejoinder.settings.secrets import find_secret
from rejoinder.wiring.accounts import Accounts


def test_settings_are_changed_in_one_form(client: TestClient, home: Path) -> None:
    """What the form says is in settings.toml, and its notes are still there."""
    said = {
        "name": "Ada Lee",
        "register": "warm",
        "never": "passionate\r\n\r\nreach out",
        "quiet_from": "18:30",
    }
    page = client.post("/settings", data={**said, "country": "fr", "quiet_weeks": "6", "gentle": "True"})
    assert "Kept." in page.text
    settings, problems = load_settings(home)
    assert problems == []
    assert (settings.voice.name, settings.voice.register) == ("Ada Lee", Register.WARM)
    assert settings.voice.never == ("passionate", "reach out")
    assert (settings.hours.country, settings.quiet_weeks, settings.gentle) == ("FR", 6, True)
    assert "# Your time zone" in (home / "settings.toml").read_text(encoding="utf-8")


def test_a_wrong_value_changes_nothing(client: TestClient, home: Path) -> None:
    """Each has its sentence, what was typed stays in the fields, and the file is as it was."""
    before = (home / "settings.toml").read_bytes()
    page = client.post("/settings", data={"name": "Ada Lee", "zone": "Mars/Base", "quiet_weeks": "some"})
    assert page.status_code == 422
    assert "There is no time zone “Mars/Base”" in page.text
    assert "“some” is no number of weeks" in page.text
    assert 'value="Ada Lee"' in page.text
    assert page.text.count('aria-invalid="true"') == 2
    assert (home / "settings.toml").read_bytes() == before


def test_what_a_form_does_not_name_stays(client: TestClient, home: Path) -> None:
    """A form with one field changes that one, and unknown fields nothing."""
    before, _ = load_settings(home)
    client.post("/settings", data={"sign_off": "Best from Leeds,", "database": "postgresql://elsewhere/x"})
    after, _ = load_settings(home)
    assert after.voice.sign_off == "Best from Leeds,"
    assert (after.database, after.hours, after.addresses) == (before.database, before.hours, before.addresses)


CLOSED = re.compile(r'<details class="closed">.*?</details>', re.DOTALL)


def test_gentle_mode_closes_what_hurts_and_nothing_else(client: TestClient) -> None:
    """The words of a no, reasons and the count of noes wait to be opened; steps and kind words do not."""
    paths = ("/", "/organization/Quillwater", "/pictures")
    before = [client.get(path).text for path in paths]
    client.post("/settings", data={"gentle": "True"})
    after = [client.get(path).text for path in paths]
    assert after[0] == before[0]
    for path, page, usual in zip(paths[1:], after[1:], before[1:], strict=True):
        opened = CLOSED.sub("", page)
        assert 'class="closed"' not in usual, path
        assert 'class="why"' not in opened
        assert 'mark class="no"' not in opened
        assert len(page) > len(usual), "nothing is taken away"
    assert 'class="kind"' in CLOSED.sub("", after[1])


def test_gentle_mode_hides_no_step(client: TestClient, home: Path) -> None:
    """A case shows its next step open, and the sentence of its no closed."""
    client.post("/settings", data={"gentle": "True"})
    assert load_settings(home)[0].gentle
    found = re.search(r'href="(/case/\d+)"', client.get("/").text)
    assert found
    page = client.get(found[1]).text
    assert 'class="step"' in CLOSED.sub("", page)
    client.post("/settings", data={"gentle": "False"})
    assert 'class="closed"' not in client.get(found[1]).text


def test_an_account_is_shown_with_its_state_and_forgotten(client: TestClient, home: Path) -> None:
    """It says whether it was read yet, leaves with its password, and an unknown one is told."""
    address = "jordan@marsh.example"
    account = Account(address=address, user=address, imap=Server(host="imap.marsh.example", port=993))
    Accounts(home=home).keep(account, "a secret")
    page = client.get("/settings").text
    assert address in page
    assert "not read yet" in page
    assert "a secret" not in page
    assert client.post("/account/forget", data={"address": "ada@contoso.example"}).status_code == 404
    assert "its letters stay" in client.post("/account/forget", data={"address": address}).text
    assert Accounts(home=home).known == []
    assert find_secret(home, address) is None

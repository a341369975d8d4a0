"""The playbook in the browser: what each rule does, and changes that go into the person's own file."""

import tomllib
from pathlib import Path

from starlette.testclient import TestClient

OWN = """\
# Mine.
[[rule]]
id = "C-keep-warm"
due = { days = 60 }  # not ninety

[[rule]]
id = "broken"
"""


def test_every_rule_says_what_it_does_and_where_it_comes_from(client: TestClient) -> None:
    """The shipped rules stand there with their reasons and sources."""
    page = client.get("/playbook").text
    assert "answer, 24 hours after the no" in page
    assert "Most people never answer a no." in page
    assert "S0 S2 S3 S4" in page


def test_a_rule_is_switched_off_changed_and_restored(client: TestClient, home: Path) -> None:
    """Each change stands in playbook.toml as a person would write it, and notes of theirs stay."""
    (home / "playbook.toml").write_text(OWN, encoding="utf-8")
    client.post("/playbook", data={"rule": "A1", "wish": "off"})
    page = client.post("/playbook", data={"rule": "A7", "wish": "due", "count": "3", "unit": "days"}).text
    assert "switched off" in page
    assert "answer, 3 days after the no" in page
    text = (home / "playbook.toml").read_text(encoding="utf-8")
    assert "# not ninety" in text
    written = {rule["id"]: rule for rule in tomllib.loads(text)["rule"]}
    assert written["A1"] == {"id": "A1", "off": True}
    assert written["A7"] == {"id": "A7", "due": {"days": 3}}
    client.post("/playbook", data={"rule": "A1", "wish": "restore"})
    assert '"A1"' not in (home / "playbook.toml").read_text(encoding="utf-8")


def test_problems_are_told_with_their_line(client: TestClient, home: Path) -> None:
    """A rule that cannot be meant is named, and stands in nobody's way."""
    (home / "playbook.toml").write_text(OWN, encoding="utf-8")
    assert "playbook.toml, line 6:" in client.get("/playbook").text


def test_a_change_that_cannot_be_meant_changes_nothing(client: TestClient, home: Path) -> None:
    """Too soon, no number, no such rule, no such wish, and a file that is no TOML."""
    for said in (
        {"rule": "A1", "wish": "due", "count": "1", "unit": "hours"},
        {"rule": "A1", "wish": "due", "count": "-3", "unit": "days"},
        {"rule": "A1", "wish": "due", "count": "3", "unit": "years"},
        {"rule": "Z9", "wish": "off"},
        {"rule": "A1", "wish": "burn"},
    ):
        assert client.post("/playbook", data=said).status_code in {400, 404, 422}, said
    assert not (home / "playbook.toml").exists()
    (home / "playbook.toml").write_text("this is no toml\n", encoding="utf-8")
    assert client.post("/playbook", data={"rule": "A1", "wish": "off"}).status_code == 422
    assert (home / "playbook.toml").read_text(encoding="utf-8") == "this is no toml\n"

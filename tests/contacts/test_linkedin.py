"""LinkedIn exports: their tables, as folder, zip and single file."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.exports import APPLICATIONS, CONNECTIONS, INVITATIONS, MESSAGES, write_export
from rejoinder.contacts import read_contacts
from rejoinder.contacts.linkedin import TABLES, parse_connections, parse_invitations, parse_messages
from rejoinder.errors import BadInputError, NotFoundError
from rejoinder.model.people import Card, Connection, Direction, Exchange
from rejoinder.model.words import Happening, Via


def test_connections_below_the_notes_become_cards() -> None:
    """The preamble is passed over; name, page, position and day are kept; a row without a name is counted."""
    table = parse_connections(CONNECTIONS, "Connections.csv")
    first, second = (one.row for one in table.rows)
    assert isinstance(first, Card)
    assert isinstance(second, Card)
    assert (first.name, first.linkedin) == ("Ada Okafor", "https://www.linkedin.com/in/ada-okafor")
    assert (first.connection, first.since) == (Connection.CONNECTED, datetime(2025, 3, 5, tzinfo=UTC))
    assert second.emails == ("tom@ohara.example",)
    assert table.problems == ("Connections.csv: 1 row without a name or day was left out.",)


def test_invitations_say_who_asked() -> None:
    """An invitation sent names whom the user invited, one received who invited them."""
    rows = [one.row for one in parse_invitations(INVITATIONS, "Invitations.csv").rows]
    assert [(row.name, row.connection) for row in rows if isinstance(row, Card)] == [
        ("Mia Krohn", Connection.INVITED),
        ("Ben Lee", Connection.WAS_INVITED),
    ]


@pytest.mark.parametrize("own_name", ["Sam Seeker", ""])
def test_messages_say_which_way_they_went(own_name: str) -> None:
    """The user is known by name, or as the one in all conversations; messages to groups are nobody's."""
    rows = [one.row for one in parse_messages(MESSAGES, "messages.csv", own_name=own_name).rows]
    assert [(row.name, row.direction, row.text) for row in rows if isinstance(row, Exchange)] == [
        ("Ada Okafor", Direction.THEIRS, "Good to see you"),
        ("Tom O'Hara", Direction.OURS, "Hello, Tom"),
    ]


def test_one_conversation_does_not_tell_who_is_who() -> None:
    """Where either could be the user, a sentence asks for their name and nothing is guessed."""
    table = parse_messages("\n".join(MESSAGES.splitlines()[:2]), "messages.csv")
    assert table.rows == ()
    assert "rejoinder init" in table.problems[0]


def test_applications_become_log_entries(tmp_path: Path) -> None:
    """An application made on LinkedIn has its organisation, role and day."""
    file = tmp_path / "Job Applications.csv"
    file.write_text(APPLICATIONS, encoding="utf-8")
    (entry,) = read_contacts(file).applications
    assert (entry.happening, entry.via) == (Happening.APPLICATION, Via.LINKEDIN)
    assert (entry.organization, entry.role) == ("Fjordlight", "Analyst")
    assert entry.on == datetime(2026, 3, 5, 14, 22, tzinfo=UTC)


def test_folder_and_zip_hold_the_same(tmp_path: Path) -> None:
    """An export is read as it came or unpacked."""
    folder = write_export(tmp_path / "export")
    archive = tmp_path / "export.zip"
    with zipfile.ZipFile(archive, "w") as out:
        for file in folder.iterdir():
            out.write(file, f"Basic_Export/{file.name}")
    packed, plain = read_contacts(archive), read_contacts(folder)
    assert set(packed.rows) == set(plain.rows)
    assert packed.applications == plain.applications


def test_files_that_are_none_are_told_in_a_sentence(tmp_path: Path) -> None:
    """A missing file, a false archive and an empty folder each say what to do."""
    false = tmp_path / "false.zip"
    false.write_bytes(b"PK no")
    with pytest.raises(BadInputError):
        read_contacts(false)
    with pytest.raises(NotFoundError):
        read_contacts(tmp_path / "none.vcf")
    with pytest.raises(BadInputError, match="LinkedIn export"):
        read_contacts(write_export(tmp_path / "empty", only=()))


@given(st.sampled_from(sorted(TABLES)), st.text(max_size=300))
def test_any_text_can_be_looked_at(name: str, text: str) -> None:
    """Whatever a table holds, no error comes of it."""
    for heading in ("", CONNECTIONS, MESSAGES, INVITATIONS, APPLICATIONS):
        TABLES[name](heading + text, name)
        parse_messages(heading + text, "messages.csv")

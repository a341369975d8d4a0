"""Letters to people without any application: mentors, supporters, old colleagues."""

from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run


@pytest.fixture
def known(run: Run) -> Run:
    """Add a mentor to an empty casebook."""
    run("init", "--name", "Jordan Marsh", "--addresses", "jordan@marsh.example")
    run("person", "add", "Miriam Vogt", "--tag", "mentor", "--email", "miriam@halden.example")
    return run


def get_draft(run: Run, step: str) -> dict[str, Any]:
    """Write a letter and return it."""
    said = run("draft", step, "--json")
    return dict(said.json)


def test_a_mentor_is_asked_by_first_name_and_at_their_address(known: Run) -> None:
    """The person is who the letter goes to; nothing is asked about their name."""
    written = get_draft(known, "p1-mentor")
    assert written["to"] == "miriam@halden.example"
    assert "Miriam" in written["body"]
    assert "mentor-name" not in {question["id"] for question in written["questions"]}


def test_answers_are_kept_for_the_person(known: Run) -> None:
    """What one tells for a letter to a person stands in the next draft."""
    known("answer", "p1-keep-warm", "news", "I finished my certificate in May")
    assert "certificate" in get_draft(known, "p1-keep-warm")["body"]


def test_a_letter_that_was_written_counts_as_contact(known: Run) -> None:
    """Done is a note of a contact, so that the rhythm counts from then, and undo takes it back."""
    known("done", "p1-keep-warm")
    assert "Contacts" in known("person", "1").out
    known("undo")
    assert "Contacts" not in known("person", "1").out


def test_a_letter_to_a_person_is_approved_and_delivered_once(known: Run, tmp_path: Path) -> None:
    """It becomes a file for the mail program, and cannot be approved again."""
    known("approve", "p1-keep-warm")
    known("deliver", "--early")
    (file,) = (tmp_path / "home" / "outbox").iterdir()
    assert b"miriam@halden.example" in file.read_bytes()
    assert "approved before" in known("approve", "p1-keep-warm").err


def test_nobody_of_that_number_is_said_in_a_sentence(known: Run) -> None:
    """A wrong number names the command that lists people."""
    said = known("draft", "p9-keep-warm")
    assert said.code == 3
    assert "rejoinder people" in said.err


def test_when_to_write_to_people_is_a_rhythm(known: Run) -> None:
    """A letter to a person is not snoozed; the sentence says what is done instead."""
    assert "--every" in known("snooze", "p1-keep-warm").err


def test_a_note_that_was_sent_by_hand_counts_as_contact(known: Run) -> None:
    """What the mail cannot show is told by `outbox sent`, and the rhythm counts from then."""
    known("approve", "p1-linkedin-message")
    known("outbox", "sent", "1")
    assert "Contacts" in known("person", "1").out

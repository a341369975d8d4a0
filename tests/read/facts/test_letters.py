"""Letters in, facts out: each letter of letters/ exactly, those of held/ as a share that is told honestly."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import pytest

from rejoinder.model.mail import Address, Message, MessageKey, Origin, Segment, SegmentRole
from rejoinder.model.reading import Contact
from rejoinder.read.facts import Facts, find_facts

HERE = Path(__file__).parent
ME = frozenset({"me@seeker.example"})


def read_letters(folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (language, letter) for every letter of a folder."""
    for file in sorted((HERE / folder).glob("*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        yield from ((table.get("language", file.stem), letter) for letter in table["letters"])


def address(text: str) -> Address:
    """Make an address of a header's text."""
    name, email = parseaddr(text)
    return Address(name=name, email=email.lower())


def message_of(letter: dict[str, Any]) -> Message:
    """Make the message that a letter describes."""
    return Message(
        key=MessageKey("k"),
        message_id="k",
        origin=Origin(source="test", locator="0"),
        date=None,
        sender=address(letter["from"]),
        to=(address(letter.get("to", "me@seeker.example")),),
        subject=letter["subject"],
        segments=(Segment(role=SegmentRole.NEW, text=letter["text"]),),
    )


def expected(letter: dict[str, Any]) -> Facts:
    """Return the facts that a letter tells, by its own word."""
    names = ("organization", "agency", "role", "requisition", "no_reply")
    contact = Contact(**letter["contact"]) if "contact" in letter else None
    return Facts(**{name: letter[name] for name in names if name in letter}, contact=contact)


LETTERS = [pytest.param(language, letter, id=letter["name"]) for language, letter in read_letters("letters")]


@pytest.mark.parametrize(("language", "letter"), LETTERS)
def test_a_letter_tells_its_facts_and_no_others(language: str, letter: dict[str, Any]) -> None:
    """Employer, role, number, contact and no-reply are as a person would file them; else None."""
    assert find_facts(message_of(letter), language=language, me=ME) == expected(letter)


def count_held() -> tuple[Counter[str], int]:
    """Count what is right among the letters that the rules were not made with."""
    right: Counter[str] = Counter()
    letters = list(read_letters("held"))
    for language, letter in letters:
        found, wanted = find_facts(message_of(letter), language=language, me=ME), expected(letter)
        right["organization"] += found.organization == wanted.organization
        right["agency"] += found.agency == wanted.agency
        right["role"] += found.role == wanted.role
        right["requisition"] += found.requisition == wanted.requisition
        right["contact"] += found.contact == wanted.contact
        right["no_reply"] += found.no_reply == wanted.no_reply
    return right, len(letters)


def test_most_of_unseen_letters_is_read_rightly() -> None:
    """Of letters that no rule was made with, most employers, roles and contacts are right."""
    right, letters = count_held()
    assert right["organization"] >= 0.9 * letters
    assert right["contact"] >= 0.8 * letters
    assert right["role"] >= 0.8 * letters
    assert min(right["agency"], right["requisition"], right["no_reply"]) == letters

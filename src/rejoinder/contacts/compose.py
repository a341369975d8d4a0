"""vCard out (RFC 6350): persons in, one file out that any address book reads and CardDAV can update.

A person keeps the UID of the card they came with; else it is made from the first trace of them (RFC 9562,
version 5), so that the same person has the same UID in every export.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from rejoinder.model.people import Card, Person

OCTETS = 75
"""In a line before it is folded (RFC 6350, 3.2)."""


def make_uid(person: Person) -> str:
    """Return the UID of a person's card."""
    return person.uid or f"urn:uuid:{uuid5(NAMESPACE_URL, f'rejoinder:{person.key}')}"


def compose_cards(people: Iterable[Person], *, now: datetime) -> bytes:
    """Return persons as vCards 4.0; `now` is when they were true."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return b"".join(compose_card(card_of(person), revised=stamp) for person in people)


def card_of(person: Person) -> Card:
    """Return what goes onto a person's card; notes on single contacts stay here."""
    return Card(
        name=person.name,
        emails=person.emails,
        positions=person.positions,
        tags=person.tags,
        note="\n".join(dict.fromkeys(filter(None, (person.known, *person.notes)))),
        linkedin=person.linkedin,
        uid=make_uid(person),
        source="",
    )


def compose_card(card: Card, *, revised: str = "") -> bytes:
    """Return one vCard, lines folded, ends CRLF."""
    lines = ["BEGIN:VCARD", "VERSION:4.0", "PRODID:-//Rejoinder//EN", *_lines(card)]
    lines += [f"REV:{revised}"] if revised else []
    return b"".join(fold(line) for line in [*lines, "END:VCARD"])


def escape(value: str) -> str:
    """Escape a value (RFC 6350, 3.4); signs that steer a terminal or a parser are left out."""
    plain = "".join(char for char in value.replace("\r\n", "\n") if char == "\n" or char.isprintable())
    for sign in "\\,;":
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def fold(line: str) -> bytes:
    """Fold a line after at most 75 octets, never inside a character."""
    parts, part = [], b""
    for char in line:
        octets = char.encode("utf-8", "replace")
        if len(part) + len(octets) > OCTETS:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"


def _lines(card: Card) -> Iterator[str]:
    yield f"FN:{escape(card.name)}"
    yield f"N:{';'.join(map(escape, _name_parts(card.name)))}"
    if card.uid:
        yield f"UID:{escape(card.uid)}"
    for place, email in enumerate(card.emails, 1):
        yield f"EMAIL;PREF={min(place, 100)}:{escape(email)}"
    yield from _positions(card)
    if card.tags:
        yield f"CATEGORIES:{','.join(map(escape, card.tags))}"
    if card.linkedin:
        yield f"SOCIALPROFILE;SERVICE-TYPE=LinkedIn;VALUE=text:{escape(card.linkedin)}"
    if card.note:
        yield f"NOTE:{escape(card.note)}"


def _positions(card: Card) -> Iterator[str]:
    """Yield where a person works; a group ties a title to its organisation where there are several."""
    for place, position in enumerate(card.positions):
        group = f"place{place}." if place else ""
        if position.organization or place:
            yield f"{group}ORG:{escape(position.organization or '')}"
        if position.title:
            yield f"{group}TITLE:{escape(position.title)}"


def _name_parts(name: str) -> tuple[str, ...]:
    """Return family, given, further names, titles before and after (RFC 6350, 6.2.2)."""
    from nameparser import HumanName  # a tenth of a second that --help should not pay

    parts = HumanName(name)
    return parts.last, parts.first, parts.middle, parts.title, parts.suffix

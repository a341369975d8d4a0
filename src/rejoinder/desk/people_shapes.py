"""The JSON of people that other programs may rely on: persons in, plain shapes out (see shapes)."""

from dataclasses import asdict
from datetime import datetime

import msgspec

from rejoinder.desk.imports import Brought
from rejoinder.desk.shapes import Shape
from rejoinder.model.people import Connection, Due, Person, Position, Touch


class DueShape(msgspec.Struct, frozen=True, kw_only=True):
    """When to be in touch again; `on` is null where the contact rests."""

    on: datetime | None
    why: str


class PersonShape(Shape, frozen=True, kw_only=True):
    """One of `rejoinder people --json`; `touches` and `evidence` are empty in the list."""

    person: int
    uid: str
    name: str
    emails: tuple[str, ...]
    positions: tuple[Position, ...]
    known: str
    tags: tuple[str, ...]
    linkedin: str
    connection: Connection
    connected_on: datetime | None
    last: datetime | None
    due: DueShape | None
    """None where no rhythm speaks of them."""
    cases: tuple[int, ...]
    notes: tuple[str, ...]
    touches: tuple[Touch, ...]
    evidence: tuple[str, ...]


class ImportShape(Shape, frozen=True, kw_only=True):
    """`rejoinder import --json`: what a path brought in; `problems` are sentences."""

    source: str
    people: int
    messages: int
    applications: int
    known: int
    """Rows and applications that were kept before."""
    problems: tuple[str, ...]


def shape_import(brought: Brought, source: str, problems: tuple[str, ...]) -> ImportShape:
    """Shape what was read in."""
    return ImportShape(source=source, problems=problems, **asdict(brought))


def shape_person(person: Person, due: Due | None, *, uid: str, whole: bool = False) -> PersonShape:
    """Shape a person; `whole` with contacts and evidence."""
    return PersonShape(
        person=person.number,
        uid=uid,
        name=person.name,
        emails=person.emails,
        positions=person.positions,
        known=person.known,
        tags=person.tags,
        linkedin=person.linkedin,
        connection=person.connection,
        connected_on=person.connected_on,
        last=person.last,
        due=DueShape(on=due.on, why=due.why) if due else None,
        cases=tuple(map(int, person.cases)),
        notes=person.notes,
        touches=person.touches if whole else (),
        evidence=person.evidence if whole else (),
    )

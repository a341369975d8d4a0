"""Everything as plain data: the house in; JSON for programs, CSV tables for spreadsheets, out."""

import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from io import StringIO
from typing import TYPE_CHECKING, Any

from rejoinder.contacts import make_uid
from rejoinder.decide import choose_due
from rejoinder.desk.cases import get_cases
from rejoinder.desk.export import CaseRow, MemberRow, PersonRow, case_rows, member_rows, person_rows
from rejoinder.desk.people import get_people
from rejoinder.desk.people_shapes import PersonShape, shape_person
from rejoinder.desk.shapes import SCHEMA, shape_case, shape_word
from rejoinder.draw.table import disarm
from rejoinder.errors import NotFoundError
from rejoinder.model.case import Case
from rejoinder.model.people import Person
from rejoinder.model.words import Word
from rejoinder.wiring.house import House

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, kw_only=True, slots=True)
class Everything:
    """What a casebook holds, put together."""

    cases: list[Case]
    people: list[Person]
    shapes: list[PersonShape]
    """Of the people, with their contacts and evidence."""
    words: list[Word]


def get_everything(house: House) -> Everything:
    """Put together what the casebook holds. Raises NotFoundError for an empty one."""
    cases = get_cases(house.casebook)
    people = get_people(house.casebook, own=house.own_addresses, cases=cases)
    if not cases and not people:
        raise NotFoundError("Your casebook is empty, so there is nothing to take along.")
    shapes = [shape_whole(person, house) for person in people]
    return Everything(cases=cases, people=people, shapes=shapes, words=house.casebook.words())


def shape_whole(person: Person, house: House) -> PersonShape:
    """Shape a person with contacts and evidence."""
    due = choose_due(person, house.rhythms[0], now=house.now)
    return shape_person(person, due, uid=make_uid(person), whole=True)


def shape_everything(everything: Everything) -> dict[str, Any]:
    """Return it as shapes that other programs may rely on."""
    return {
        "schema": SCHEMA,
        "cases": [shape_case(case, members=True) for case in everything.cases],
        "people": everything.shapes,
        "words": [shape_word(word) for word in everything.words],
    }


def compose_tables(everything: Everything) -> dict[str, str]:
    """Return three tables as CSV (RFC 4180) with a heading, by the names of their files."""
    return {
        "applications.csv": _compose(CaseRow, case_rows(everything.cases)),
        "letters.csv": _compose(MemberRow, member_rows(everything.cases)),
        "people.csv": _compose(PersonRow, person_rows(everything.people)),
    }


def _compose(kind: "type[DataclassInstance]", rows: "Iterable[DataclassInstance]") -> str:
    out = StringIO(newline="")
    writer = csv.DictWriter(out, [field.name for field in fields(kind)])
    writer.writeheader()
    writer.writerows({name: disarm(value) for name, value in asdict(row).items()} for row in rows)
    return out.getvalue()

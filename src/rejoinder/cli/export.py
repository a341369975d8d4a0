"""`rejoinder export`: the casebook in; everything as JSON on paper, or as CSV files in a folder, out."""

import csv
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path

from rejoinder.cli.common import COMMON, Common, house, print_json, warn
from rejoinder.cli.people import shape
from rejoinder.desk.cases import get_cases
from rejoinder.desk.export import CaseRow, MemberRow, PersonRow, case_rows, member_rows, person_rows
from rejoinder.desk.people import get_people
from rejoinder.desk.shapes import SCHEMA, shape_case, shape_word
from rejoinder.draw.table import disarm
from rejoinder.errors import BadInputError, NotFoundError, UsageError


def export(*, csv: str | None = None, common: Common = COMMON) -> int:
    """Take everything along: --json prints it all, --csv DIR writes three tables.

    Parameters
    ----------
    csv
        The folder to write to; it is made if need be.
    """
    if csv is None and not common.json:
        raise UsageError("Say in which form: --json, or --csv FOLDER.")
    with house(common) as opened:
        cases = get_cases(opened.casebook)
        said = opened.casebook.words()
        known = get_people(opened.casebook, own=opened.own_addresses, cases=cases)
        people = [shape(person, opened, whole=True) for person in known]
    if not cases and not people:
        raise NotFoundError("Your casebook is empty, so there is nothing to take along.")
    if csv is not None:
        folder = Path(csv).expanduser()
        write_tables(folder, case_rows(cases), member_rows(cases), person_rows(known))
        warn(f"Written: applications.csv, letters.csv and people.csv in {folder}")
    if common.json:
        print_json({
            "schema": SCHEMA,
            "cases": [shape_case(case, members=True) for case in cases],
            "people": people,
            "words": [shape_word(word) for word in said],
        })
    return 0


def write_tables(
    folder: Path, cases: Iterable[CaseRow], members: Iterable[MemberRow], people: Iterable[PersonRow]
) -> None:
    """Write all tables, or raise BadInputError where the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_table(folder / "applications.csv", CaseRow, cases)
        write_table(folder / "letters.csv", MemberRow, members)
        write_table(folder / "people.csv", PersonRow, people)
    except OSError as error:
        raise BadInputError(
            f"{folder} cannot be written ({error.strerror}). Choose another folder."
        ) from None


def write_table(
    file: Path,
    row_type: type[CaseRow | MemberRow | PersonRow],
    rows: Iterable[CaseRow | MemberRow | PersonRow],
) -> None:
    """Write rows as CSV (RFC 4180) with a heading; the old file stands until the new one is whole."""
    names = [field.name for field in fields(row_type)]
    fresh = file.with_suffix(".new")
    with fresh.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, names)
        writer.writeheader()
        writer.writerows({name: disarm(value) for name, value in asdict(row).items()} for row in rows)
    fresh.replace(file)

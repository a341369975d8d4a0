"""`rejoinder people [WORDS]`: the casebook in; whom the user knows, and who is due a line, out."""

from datetime import datetime
from pathlib import Path

from rich.text import Text

from rejoinder.cli.common import COMMON, Common, house, print_json, warn
from rejoinder.cli.paper import ACCENT, QUIET, Paper, ink
from rejoinder.contacts import compose_cards, make_uid
from rejoinder.decide import choose_due
from rejoinder.desk.dates import say_day
from rejoinder.desk.people import find_due, find_people, find_tagged, get_people, rank_people
from rejoinder.desk.people_shapes import PersonShape, shape_person
from rejoinder.errors import BadInputError, NotFoundError
from rejoinder.model.people import Due, Person
from rejoinder.wiring import House

EMPTY = (
    "You know nobody here yet. `rejoinder scan PATH` finds people in your mail, `rejoinder import FILE` "
    "reads an address book, and `rejoinder person add “NAME”` adds somebody by hand."
)
PAGE = 40
"""People on a page; an address book may hold thousands."""


def people(
    *words: str,
    due: bool = False,
    tag: str | None = None,
    vcf: str | None = None,
    limit: int = PAGE,
    common: Common = COMMON,
) -> int:
    """List whom you know, those you were last in touch with first.

    Parameters
    ----------
    words
        Only those whose name, address, organisation, title or tags have these words.
    due
        Only those who are due a line now, the longest waiting last.
    tag
        Only those with this tag, as mentor.
    vcf
        Write them to this file as vCards (version 4.0), for any address book.
    limit
        How many to show at most.
    """
    with house(common) as opened:
        known = get_people(opened.casebook, own=opened.own_addresses)
        found = choose(known, opened, words=words, due=due, tag=tag)
        for problem in opened.rhythms[1]:
            warn(str(problem))
        if vcf is not None:
            write_cards(Path(vcf).expanduser(), found, opened.now)
        elif common.json:
            print_json([shape(person, opened) for person in found])
        elif found:
            print_people(found, opened, limit=limit)
        if not found:
            raise NotFoundError(nothing(has_people=bool(known), due=due))
    return 0


def choose(
    known: list[Person], opened: House, *, words: tuple[str, ...], due: bool, tag: str | None
) -> list[Person]:
    """Return who is wanted, the latest contact first."""
    found = find_people(known, words)
    if tag is not None:
        found = find_tagged(found, tag)
    if due:
        found = [person for person, _ in find_due(found, opened.rhythms[0], now=opened.now)]
    return rank_people(found)


def nothing(*, has_people: bool, due: bool) -> str:
    """Say that nobody is there, and what to do."""
    if not has_people:
        return EMPTY
    return "Nobody is due a line now." if due else "Nobody fits that. `rejoinder people` lists all."


def due_of(person: Person, opened: House) -> Due | None:
    """Say when to be in touch with a person again."""
    return choose_due(person, opened.rhythms[0], now=opened.now)


def shape(person: Person, opened: House, *, whole: bool = False) -> PersonShape:
    """Shape a person for JSON."""
    return shape_person(person, due_of(person, opened), uid=make_uid(person), whole=whole)


def write_cards(file: Path, found: list[Person], now: datetime) -> None:
    """Write vCards; the old file stands until the new one is whole. Raises BadInputError."""
    fresh = file.with_name(file.name + ".new")
    try:
        fresh.write_bytes(compose_cards(found, now=now))
        fresh.replace(file)
    except OSError as error:
        raise BadInputError(f"{file} cannot be written ({error.strerror}). Choose another place.") from None
    warn(f"Written: {len(found)} {'card' if len(found) == 1 else 'cards'} in {file}")


def print_people(found: list[Person], opened: House, *, limit: int) -> None:
    """Write the list and what to do next."""
    paper = Paper()
    paper.title("People", f"{len(found)}")
    paper.table((row_of(person, opened) for person in found[:limit]), (4, None, 12, 15))
    paper.gap()
    if len(found) > limit:
        paper.quiet(f"{len(found) - limit} more: give words of a name, or --limit {len(found)}")
    paper.todo(f"rejoinder person {found[0].number}", "how you know them, and what was said")


def row_of(person: Person, opened: House) -> tuple[Text, ...]:
    """Return number, name with organisation and tags, the last contact and the next one."""
    who = ink(person.name, "bold")
    if person.position.organization:
        who.append_text(ink(f"  {person.position.organization}"))
    if person.tags:
        who.append_text(ink(f"  {', '.join(person.tags)}", QUIET))
    last = say_day(person.last, now=opened.now, zone=opened.zone) if person.last else ""
    return (
        ink(str(person.number), ACCENT),
        who,
        ink(last, QUIET),
        ink(say_next(due_of(person, opened), opened)),
    )


def say_next(due: Due | None, opened: House) -> str:
    """Say when the next contact is due, in few words."""
    if due is None:
        return ""
    if due.on is None:
        return "rests"
    return "due now" if due.on <= opened.now else f"→ {say_day(due.on, now=opened.now, zone=opened.zone)}"

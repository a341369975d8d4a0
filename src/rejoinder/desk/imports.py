"""The wish to read in address books and LinkedIn exports: rows and log entries in, a count out.

What was written on LinkedIn is kept only for people in a case or with a tag; of others, when it was.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rejoinder.desk.people import get_people
from rejoinder.desk.ports import Casebook
from rejoinder.model.people import Card, Exchange, Imported, Row
from rejoinder.model.words import Import, LogEntry, WordId
from rejoinder.read.people import linkedin_path


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """What an import brought in."""

    people: int
    messages: int
    applications: int
    known: int
    """Rows and applications that were kept before."""


def bring(
    casebook: Casebook,
    rows: Sequence[Imported],
    applications: Iterable[LogEntry],
    *,
    source: str,
    own: Collection[str] = (),
    now: datetime,
) -> Brought:
    """Keep what is new; importing the same twice adds nothing. One word for all rows, one an application."""
    cards = [one for one in rows if isinstance(one.row, Card)]
    new_cards = keep(casebook, cards, source, now=now)
    told = [one for one in rows if isinstance(one.row, Exchange)]
    exchanges = list(discreet(told, dear_pages(casebook, own))) if told else []
    new_exchanges = keep(casebook, exchanges, source, now=now)
    logged = {word.saying for word in casebook.words() if isinstance(word.saying, LogEntry)}
    entries = list(dict.fromkeys(applications))
    fresh = [entry for entry in entries if entry not in logged]
    for entry in fresh:
        casebook.add_word(entry, at=now)
    added = new_cards + new_exchanges + len(fresh)
    return Brought(
        people=new_cards,
        messages=new_exchanges,
        applications=len(fresh),
        known=len(cards) + len(exchanges) + len(entries) - added,
    )


def keep(casebook: Casebook, rows: Iterable[Imported], source: str, *, now: datetime) -> int:
    """Keep the rows that are new or have changed, beside one word; return how many."""
    known = {one.key: one.row for one in casebook.people.imported(import_words(casebook))}
    fresh = list({one.key: one for one in rows if not is_same(known.get(one.key), one.row)}.values())
    if fresh:
        word = casebook.add_word(Import(source=source, rows=len(fresh)), at=now)
        casebook.people.add_imported(word.id, fresh)
    return len(fresh)


def is_same(known: Row | None, row: Row) -> bool:
    """Say whether a row is known already, whatever the file is called now."""
    if isinstance(known, Card) and isinstance(row, Card):
        return replace(known, source=row.source) == row
    return known == row


def import_words(casebook: Casebook) -> set[WordId]:
    """Return the imports that stand."""
    return {word.id for word in casebook.words() if isinstance(word.saying, Import)}


def dear_pages(casebook: Casebook, own: Collection[str]) -> set[str]:
    """Return the LinkedIn pages of people in a case or with a tag."""
    return {
        linkedin_path(person.linkedin)
        for person in get_people(casebook, own=own)
        if person.linkedin and (person.cases or person.tags)
    }


def discreet(rows: Iterable[Imported], dear: Collection[str]) -> Iterator[Imported]:
    """Yield messages without their text, but for those with people in a case or with a tag."""
    for one in rows:
        if isinstance(one.row, Exchange) and linkedin_path(one.row.linkedin) not in dear:
            yield replace(one, row=replace(one.row, text=""))
        else:
            yield one

"""A LinkedIn export in; connections, invitations, messages and applications as rows out.

Columns are known by their names; what LinkedIn adds is passed over, and a row that cannot be used is counted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from rejoinder.contacts.tables import Cells, dated, parse_day, read_table
from rejoinder.model.people import Card, Connection, Direction, Exchange, Imported, Position
from rejoinder.model.words import Happening, LogEntry, Via
from rejoinder.read.people import fold_name, linkedin_path

CONNECTIONS = frozenset({"first name", "last name", "connected on"})
MESSAGES = frozenset({"from", "to", "date", "content"})
INVITATIONS = frozenset({"from", "to", "sent at", "direction"})
APPLICATIONS = frozenset({"application date", "company name", "job title"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """What one file of an export tells."""

    rows: tuple[Imported, ...] = ()
    applications: tuple[LogEntry, ...] = ()
    problems: tuple[str, ...] = ()


def parse_connections(text: str, source: str) -> Table:
    """Return a card for each connection."""
    rows, problems = read_table(text, CONNECTIONS, source)
    cards = [card for row in rows if (card := _connection(row, source))]
    return _table([_keyed("connection", card) for card in cards], rows, problems, source=source)


def parse_invitations(text: str, source: str) -> Table:
    """Return a card for each invitation, sent or received."""
    rows, problems = read_table(text, INVITATIONS, source)
    cards = [
        _invitation(row, day, source, is_ours=row.get("direction", "").upper() == "OUTGOING")
        for row, day in dated(rows, "sent at")
    ]
    return _table([_keyed("invitation", card) for card in cards if card.name], rows, problems, source=source)


def parse_messages(text: str, source: str, *, own_name: str = "") -> Table:
    """Return an exchange for each message between the user and one other; groups and adverts are nobody's."""
    rows, problems = read_table(text, MESSAGES, source)
    usable = [(row, day) for row, day in dated(rows, "date") if row.get("folder", "").upper() != "SPAM"]
    me = _find_self([row for row, _ in usable], own_name)
    if usable and not me:
        told = f"{source}: I cannot tell which of the two is you; say your name with `rejoinder init`."
        return Table(problems=(*problems, told))
    found = [one for row, day in usable if (one := _exchange(row, day, me))]
    return Table(rows=tuple(found), problems=tuple(problems))


def parse_applications(text: str, source: str) -> Table:
    """Return a log entry for each application made on LinkedIn."""
    rows, problems = read_table(text, APPLICATIONS, source)
    entries = tuple(
        LogEntry(
            happening=Happening.APPLICATION,
            on=day,
            via=Via.LINKEDIN,
            organization=row["company name"],
            role=row.get("job title") or None,
            text=row.get("job url", ""),
        )
        for row, day in dated(rows, "application date")
        if row.get("company name")
    )
    return Table(applications=entries, problems=(*problems, *_left(len(rows) - len(entries), source)))


TABLES: dict[str, Callable[[str, str], Table]] = {
    "connections.csv": parse_connections,
    "invitations.csv": parse_invitations,
    "job applications.csv": parse_applications,
}
"""By the name of the file; messages.csv needs to know who the user is."""


def _connection(row: Cells, source: str) -> Card | None:
    name = f"{row.get('first name', '')} {row.get('last name', '')}".strip()
    email = row.get("email address", "").lower()
    if not name:
        return None
    position = Position(organization=row.get("company") or None, title=row.get("position") or None)
    return Card(
        name=name,
        emails=(email,) if "@" in email else (),
        positions=(position,) if position != Position() else (),
        linkedin=row.get("url", ""),
        connection=Connection.CONNECTED,
        since=parse_day(row["connected on"]) if row.get("connected on") else None,
        source=source,
    )


def _invitation(row: Cells, day: datetime, source: str, *, is_ours: bool) -> Card:
    return Card(
        name=row.get("to" if is_ours else "from", ""),
        linkedin=row.get("inviteeprofileurl" if is_ours else "inviterprofileurl", ""),
        connection=Connection.INVITED if is_ours else Connection.WAS_INVITED,
        since=day,
        source=source,
    )


def _exchange(row: Cells, day: datetime, me: str) -> Imported | None:
    """Return a message as an exchange with the other; None where there are several others, or none."""
    pages = [page for page in row.get("recipient profile urls", "").split(",") if page.strip()]
    sender = row.get("sender profile url", "")
    is_ours = me in {linkedin_path(sender), fold_name(row.get("from", ""))}
    if is_ours and len(pages) > 1:
        return None
    name = row.get("to" if is_ours else "from", "")
    page = (pages[0] if pages else "") if is_ours else sender
    if not (name and linkedin_path(page)):
        return None
    text = "\n".join(filter(None, (row.get("subject"), row.get("content"))))
    return Imported(
        key=_digest("message", row.get("conversation id", ""), sender, str(day), text),
        row=Exchange(
            linkedin=page,
            name=name,
            on=day,
            direction=Direction.OURS if is_ours else Direction.THEIRS,
            text=text,
        ),
    )


def _find_self(rows: list[Cells], own_name: str) -> str:
    """Return the page, or name, of the user: by their name, else as who takes part in all conversations."""
    wanted = fold_name(own_name)
    names = {fold_name(row.get(column, "")) for row in rows for column in ("from", "to")}
    if wanted in names - {""}:
        return wanted
    talks: dict[str, set[str]] = {}
    for row in rows:
        pages = (row.get("sender profile url", ""), *row.get("recipient profile urls", "").split(","))
        for path in filter(None, map(linkedin_path, pages)):
            talks.setdefault(path, set()).add(row.get("conversation id", ""))
    ranked = Counter({path: len(ids) for path, ids in talks.items()}).most_common(2)
    is_clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if is_clear else ""


def _keyed(kind: str, card: Card) -> Imported:
    who = linkedin_path(card.linkedin) or fold_name(card.name)
    return Imported(key=_digest(kind, who), row=card)


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _table(kept: list[Imported], rows: list[Cells], problems: list[str], *, source: str) -> Table:
    left = _left(len(rows) - len(kept), source)
    return Table(rows=tuple({one.key: one for one in kept}.values()), problems=(*problems, *left))


def _left(count: int, source: str) -> Iterator[str]:
    if count > 0:
        told = "1 row without a name or day was" if count == 1 else f"{count} rows without a name or day were"
        yield f"{source}: {told} left out."


def key_cards(cards: Iterable[Card]) -> list[Imported]:
    """Name the cards of an address book: by their UID, else by name and address."""
    keyed = (
        Imported(key=_digest("card", card.uid or f"{fold_name(card.name)} {' '.join(card.emails)}"), row=card)
        for card in cards
    )
    return list({one.key: one for one in keyed}.values())

"""Sightings: cases, words and imported rows in; what each tells of a person out.

`is_personal` says whether an address is one person's own: a shared mailbox or a machine is nobody.
"""

from collections.abc import Callable, Collection, Iterable, Iterator

from rejoinder.model.case import Case, Entry, Letter
from rejoinder.model.mail import Address
from rejoinder.model.people import Card, Direction, Exchange, Imported, Position, Touch
from rejoinder.model.reading import Contact, Kind, Stage
from rejoinder.model.words import ContactNote, Happening, PersonDetail, PersonKey, Via, Word
from rejoinder.read.people.trace import Sighting, fold_name, is_full, marks_of

IsPersonal = Callable[[str], bool]

TELLING = 3
"""Letters of a name that show an address to be its own."""
LONGEST = 60
"""Characters of a subject that are told."""
MACHINES = frozenset({Kind.ALERT, Kind.ACCOUNT, Kind.OTHER})
MET = frozenset({Stage.INTERVIEW, Stage.FINAL, Stage.OFFER})
OURS = frozenset({Happening.REPLY, Happening.APPLICATION, Happening.WITHDRAWAL})


def sight_cases(cases: Iterable[Case], is_personal: IsPersonal) -> Iterator[Sighting]:
    """Yield what the letters and log entries of cases, given in any order, tell of people."""
    cases = sorted(cases, key=lambda case: case.number)
    several = find_shared(letter for case in cases for letter in case.letters)

    def is_one(email: str) -> bool:
        return is_personal(email) and email not in several

    for case in cases:
        for member in case.members:
            if isinstance(member, Entry):
                yield from _entry(member, case)
            elif member.reading.kind is Kind.CANDIDATE:
                yield from _own(member, case, is_one)
            elif member.reading.kind not in MACHINES and not member.message.is_bounce:
                yield from _theirs(member, case, is_one)


def sight_words(words: Iterable[Word]) -> Iterator[Sighting]:
    """Yield what the user said of people by hand."""
    for word in words:
        said = word.saying
        if isinstance(said, PersonDetail):
            yield _detail(word, said)
        elif isinstance(said, ContactNote):
            touch = Touch(
                on=said.on, via=said.via, direction=Direction.BOTH, text=said.text, source=f"word:{word.id}"
            )
            yield Sighting(key=said.person, touch=touch, why="You noted a contact.")


def sight_rows(rows: Iterable[Imported], *, own: Collection[str] = ()) -> Iterator[Sighting]:
    """Yield what address books and LinkedIn tell; cards with one of the user's own addresses are the user."""
    for one in rows:
        if isinstance(one.row, Card):
            if not set(one.row.emails) & set(own):
                yield _card(one.key, one.row)
        else:
            yield _exchange(one.key, one.row)


def find_shared(letters: Iterable[Letter]) -> set[str]:
    """Return the addresses from which people of quite different names signed: mailboxes of several."""
    names: dict[str, list[set[str]]] = {}
    for letter in letters:
        contact = letter.reading.contact
        if contact and contact.name and is_full(contact.name) and letter.reading.kind is not Kind.CANDIDATE:
            names.setdefault(letter.message.sender.email, []).append(set(fold_name(contact.name).split()))
    return {email for email, told in names.items() if any(not told[0] & other for other in told[1:])}


def word_key(id_: int) -> PersonKey:
    """Name somebody whom a word added by hand."""
    return PersonKey(f"word-{id_}")


def _theirs(letter: Letter, case: Case, is_personal: IsPersonal) -> Iterator[Sighting]:
    contact = letter.reading.contact or Contact()
    emails = tuple(dict.fromkeys(_emails_of(letter, contact, is_personal)))
    sender = letter.message.sender
    name = contact.name or (sender.name if emails and is_human(sender, letter.reading.organization) else "")
    is_mail = bool(emails) and not letter.reading.no_reply and bool(letter.at)
    why = f"signed or sent “{_short(letter.message.subject)}”"
    yield from _seen(
        Contact(name=name, title=contact.title),
        emails,
        case,
        why=why,
        agency=letter.reading.agency,
        organization=letter.reading.organization,
        touch=_mail(letter, Direction.THEIRS) if is_mail else None,
        is_signed=bool(contact.name),
    )


def _own(letter: Letter, case: Case, is_personal: IsPersonal) -> Iterator[Sighting]:
    for address in letter.message.to:
        if is_personal(address.email):
            name = address.name if is_human(address, case.organization) else ""
            why = f"you wrote to them: “{_short(letter.message.subject)}”"
            yield from _seen(
                Contact(name=name),
                (address.email,),
                case,
                why=why,
                touch=_mail(letter, Direction.OURS) if letter.at else None,
            )


def _entry(entry: Entry, case: Case) -> Iterator[Sighting]:
    log, contact = entry.log, entry.log.contact
    if contact is None:
        return
    emails = (contact.email.lower(),) if contact.email else ()
    direction = Direction.OURS if log.happening in OURS else Direction.BOTH
    touch = Touch(on=log.on, via=log.via, direction=direction, text=log.text, source=str(entry.member))
    yield from _seen(
        contact,
        emails,
        case,
        why="you logged it",
        organization=log.organization,
        touch=None if log.happening is Happening.NOTE else touch,
        by_hand=True,
    )


def _seen(
    who: Contact,
    emails: tuple[str, ...],
    case: Case,
    *,
    why: str,
    touch: Touch | None,
    organization: str | None = None,
    agency: bool = False,
    by_hand: bool = False,
    is_signed: bool = False,
) -> Iterator[Sighting]:
    name, title = who.name or "", who.title
    told = organization or case.organization
    marks = marks_of(name=name, emails=emails, organizations=(told, case.organization), case=case.number)
    if not marks and by_hand and name:
        marks = (f"name:{fold_name(name)}@case-{case.number}",)
    if marks:
        yield Sighting(
            key=PersonKey(marks[0]),
            marks=frozenset(marks),
            why=f"Case {case.number}: {why}.",
            name=name,
            emails=emails,
            position=Position(organization=told, title=title) if told or title else None,
            touch=touch,
            tags=("recruiter",) if agency else ("interviewer",) if case.stage in MET else (),
            case=case.number,
            is_signed=is_signed,
        )


def _emails_of(letter: Letter, contact: Contact, is_personal: IsPersonal) -> Iterator[str]:
    """Yield the person's own addresses; a sender of another name is somebody else."""
    if contact.email and is_personal(contact.email.lower()):
        yield contact.email.lower()
    for address in (letter.message.sender, *letter.message.reply_to):
        if is_personal(address.email) and _is_of(address, contact):
            yield address.email


def _is_of(address: Address, contact: Contact) -> bool:
    if not contact.name or not is_full(address.name):
        return True
    return bool(set(fold_name(address.name).split()) & set(fold_name(contact.name).split()))


def is_human(address: Address, organization: str | None) -> bool:
    """Say whether a display name is a person's: two words, none of the organisation's, one in the address."""
    words = set(fold_name(address.name).split())
    local = fold_name(address.email.partition("@")[0])
    ours = set(fold_name(organization or "").split())
    return (
        len(words) > 1 and not words & ours and any(len(word) >= TELLING and word in local for word in words)
    )


def _mail(letter: Letter, direction: Direction) -> Touch | None:
    if letter.at is None:
        return None
    return Touch(
        on=letter.at,
        via=Via.MAIL,
        direction=direction,
        text=letter.message.subject,
        source=f"message:{letter.message.message_id}",
    )


def _detail(word: Word, said: PersonDetail) -> Sighting:
    emails = (said.email.lower(),) if said.email else ()
    marks = marks_of(
        name=said.name or "", emails=emails, organizations=(said.organization,), linkedin=said.linkedin or ""
    )
    told = Position(organization=said.organization, title=said.title)
    return Sighting(
        key=said.person or word_key(word.id),
        marks=frozenset(marks),
        why="You told it." if said.person else "You added them.",
        emails=emails,
        position=told if said.organization or said.title else None,
        detail=said,
        added=word.at,
    )


def _card(key: str, card: Card) -> Sighting:
    organizations = tuple(position.organization for position in card.positions)
    marks = marks_of(name=card.name, emails=card.emails, organizations=organizations, linkedin=card.linkedin)
    return Sighting(
        key=PersonKey(marks[0] if marks else f"card:{key}"),
        marks=frozenset(marks),
        why=f"In {card.source}.",
        name=card.name,
        emails=card.emails,
        position=card.positions[0] if card.positions else None,
        linkedin=card.linkedin,
        connection=card.connection,
        connected_on=card.since,
        tags=card.tags,
        note=card.note,
        uid=card.uid,
    )


def _exchange(key: str, row: Exchange) -> Sighting:
    marks = marks_of(linkedin=row.linkedin)
    touch = Touch(on=row.on, via=Via.LINKEDIN, direction=row.direction, text=row.text, source="import")
    return Sighting(
        key=PersonKey(marks[0] if marks else f"card:{key}"),
        marks=frozenset(marks),
        why="You wrote to each other on LinkedIn.",
        name=row.name,
        linkedin=row.linkedin,
        touch=touch,
    )


def _short(subject: str) -> str:
    words = " ".join(subject.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"

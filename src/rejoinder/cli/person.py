"""`rejoinder person …`: somebody in; who they are out, or a word about them kept."""

from collections.abc import Callable

from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.log import parse_via
from rejoinder.cli.paper import Paper
from rejoinder.cli.people import due_of, say_next, shape
from rejoinder.desk.dates import parse_moment, say_day
from rejoinder.desk.people import (
    add_person,
    erase_person,
    get_people,
    get_person,
    merge_people,
    set_detail,
    split_person,
)
from rejoinder.errors import UsageError
from rejoinder.model.people import Connection, Direction, Person, Touch
from rejoinder.model.words import ContactNote, PersonDetail, Via
from rejoinder.read.people import word_key
from rejoinder.wiring import House

USAGE = "Say whom: rejoinder person NUMBER, or: add, set, note, merge, split, erase."
LATEST = 8
"""Contacts that are shown."""
STANDS = {
    Connection.INVITED: "you invited them",
    Connection.WAS_INVITED: "they invited you",
    Connection.CONNECTED: "connected",
}
WAYS = {Direction.THEIRS: "from them", Direction.OURS: "from you", Direction.BOTH: "together"}


def person(
    *words: str,
    name: str | None = None,
    email: str | None = None,
    organization: str | None = None,
    title: str | None = None,
    known: str | None = None,
    tag: tuple[str, ...] | None = None,
    linkedin: str | None = None,
    every: str | None = None,
    on: str = "today",
    via: str = "phone",
    yes: bool = False,
    common: Common = COMMON,
) -> int:
    """Show a person, or say something about one.

    rejoinder person 3 · person add "Ada Okafor" --tag mentor · person set 3 --title "Head of Data" ·
    person note 3 "Lunch; she offers an introduction" --via in_person · person merge 3 5 ·
    person split 3 ada@contoso.example · person erase 3

    Parameters
    ----------
    words
        A number or name; or add, set, note, merge, split or erase, and whom.
    name
        Their name.
    email
        An address of theirs.
    organization
        Where they work.
    title
        As what.
    known
        How you know each other, in your words.
    tag
        mentor, supporter, referrer, peer, friend, interviewer, recruiter, never, or any word; “” for no tags.
    linkedin
        Address of their LinkedIn page.
    every
        Days until you want to be in touch again, or never.
    on
        The day of the contact that you note: 2026-03-02, or today, yesterday.
    via
        phone, letter, in_person, video, web, linkedin or mail.
    yes
        Erase without asking first.
    """
    detail = PersonDetail(
        name=name,
        email=email,
        organization=organization,
        title=title,
        known=known,
        tags=None if tag is None else tuple(one.strip() for one in tag if one.strip()),
        linkedin=linkedin,
        every=parse_every(every),
    )
    action, *rest = words or ("",)
    with house(common) as opened:
        if action == "note":
            note(opened, rest, on=on, via=parse_via(via), common=common)
        elif action == "erase":
            erase(opened, rest, yes=yes, common=common)
        elif action in CHANGES:
            CHANGES[action](opened, rest, detail, common)
        else:
            show(opened, find(opened, words), common)
    return 0


def parse_every(text: str | None) -> int | None:
    """Return days, 0 for never; raise UsageError for anything else."""
    if text is None:
        return None
    if text.casefold() == "never":
        return 0
    if not (text.isascii() and text.isdecimal() and int(text) > 0):
        raise UsageError(f"“{text}” is no rhythm. Give a number of days, as --every 60, or --every never.")
    return int(text)


def known_people(opened: House) -> list[Person]:
    """Return all persons."""
    return get_people(opened.casebook, own=opened.own_addresses)


def find(opened: House, words: tuple[str, ...] | list[str]) -> Person:
    """Return the person that a number or name means. Raises UsageError, NotFoundError."""
    if not words:
        raise UsageError(USAGE)
    return get_person(known_people(opened), " ".join(words))


def first(words: list[str]) -> str:
    """Return the first word, or raise UsageError."""
    if not words:
        raise UsageError(USAGE)
    return words[0]


def add(opened: House, words: list[str], detail: PersonDetail, common: Common) -> None:
    """Add somebody by hand."""
    from dataclasses import replace

    named = replace(detail, name=" ".join(words) or detail.name)
    word = add_person(opened.casebook, named, now=opened.now)
    key = word_key(word.id)
    say_done(opened, next(one for one in known_people(opened) if key in one.traces), common, "Added")


def change(opened: House, words: list[str], detail: PersonDetail, common: Common) -> None:
    """Correct or add what is known of somebody."""
    from dataclasses import replace

    chosen = find(opened, words)
    set_detail(opened.casebook, replace(detail, person=chosen.key), now=opened.now)
    say_done(opened, find(opened, [str(chosen.number)]), common, "Kept")


def note(opened: House, words: list[str], *, on: str, via: Via, common: Common) -> None:
    """Note a contact."""
    chosen = find(opened, [first(words)])
    said = ContactNote(
        person=chosen.key,
        on=parse_moment(on, now=opened.now, zone=opened.zone),
        via=via,
        text=" ".join(words[1:]),
    )
    opened.casebook.add_word(said, at=opened.now)
    say_done(opened, find(opened, [str(chosen.number)]), common, "Noted")


def merge(opened: House, words: list[str], detail: PersonDetail, common: Common) -> None:
    """Say that several are one."""
    del detail
    everyone = known_people(opened)
    chosen = [get_person(everyone, word) for word in words]
    merge_people(opened.casebook, chosen, now=opened.now)
    merged = next(one for one in known_people(opened) if chosen[0].key in one.traces)
    say_done(opened, merged, common, "One person now")


def split(opened: House, words: list[str], detail: PersonDetail, common: Common) -> None:
    """Say that a trace is of somebody else."""
    del detail
    chosen = find(opened, [first(words)])
    split_person(opened.casebook, chosen, words[1:], now=opened.now)
    say_done(
        opened, next(one for one in known_people(opened) if chosen.key in one.traces), common, "Apart now"
    )


def erase(opened: House, words: list[str], *, yes: bool, common: Common) -> None:
    """Delete for good what is kept of somebody beside letters and log entries."""
    chosen = find(opened, words)
    if not yes:
        raise UsageError(
            f"This deletes your notes on {chosen.name} and what imports told, for good; letters and log "
            f"entries stay. If you mean it: rejoinder person erase {chosen.number} --yes"
        )
    count = erase_person(opened.casebook, chosen)
    if common.json:
        print_json({"erased": count})
    else:
        Paper().line(f"Erased: {count} things kept of {chosen.name}. Letters and log entries stay.", indent=0)


CHANGES: dict[str, Callable[[House, list[str], PersonDetail, Common], None]] = {
    "add": add,
    "set": change,
    "merge": merge,
    "split": split,
}


def say_done(opened: House, one: Person, common: Common, what: str) -> None:
    """Say what was kept, and the next contact."""
    if common.json:
        print_json(shape(one, opened, whole=True))
        return
    paper = Paper()
    paper.line(f"{what}: {one.name}, person {one.number}.", indent=0)
    paper.todo(f"rejoinder person {one.number}")
    paper.todo("rejoinder undo", "takes it back")


def show(opened: House, one: Person, common: Common) -> None:
    """Show all that is known of somebody."""
    if common.json:
        print_json(shape(one, opened, whole=True))
        return
    paper = Paper()
    paper.title(one.name, f"person {one.number}")
    for line in facts_of(one, opened):
        paper.line(line)
    due = due_of(one, opened)
    if due:
        paper.section("Next")
        paper.line(f"{say_next(due, opened)}  {due.why}" if due.on else due.why)
    if one.touches:
        paper.section("Contacts, the latest first")
        for touch in one.touches[::-1][:LATEST]:
            print_touch(paper, touch, opened)
        if len(one.touches) > LATEST:
            paper.quiet(f"{len(one.touches) - LATEST} earlier ones: --json shows all")
    paper.section("Known from")
    for sentence in (*one.evidence, *one.notes):
        paper.quiet(sentence)
    paper.gap()
    paper.todo(f"rejoinder person note {one.number} “…”", "after you were in touch")


def facts_of(one: Person, opened: House) -> list[str]:
    """Say in a line each who a person is."""
    places = [", ".join(filter(None, (place.title, place.organization))) for place in one.positions]
    linked = STANDS.get(one.connection, "")
    since = (
        f" since {say_day(one.connected_on, now=opened.now, zone=opened.zone)}" if one.connected_on else ""
    )
    lines = [
        " · ".join(filter(None, places)),
        ", ".join(one.emails),
        one.known,
        f"Tags: {', '.join(one.tags)}" if one.tags else "",
        f"LinkedIn: {linked + since if linked else ''} {one.linkedin}".strip()
        if linked or one.linkedin
        else "",
        f"Cases: {', '.join(map(str, one.cases))}" if one.cases else "",
    ]
    return [line for line in lines if line]


def print_touch(paper: Paper, touch: Touch, opened: House) -> None:
    """Write one contact: when, which way, what about."""
    way = touch.via.replace("_", " ")
    paper.line(f"{say_day(touch.on, now=opened.now, zone=opened.zone)}  {way}, {WAYS[touch.direction]}")
    if touch.text:
        paper.quiet(" ".join(touch.text.split()), indent=4)

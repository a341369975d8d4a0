"""`rejoinder show CASE`: one application in; how it stands, its people, timeline and letters out."""

from collections.abc import Iterator

from rich.text import Text

from rejoinder.cli.cases import say_state
from rejoinder.cli.common import COMMON, Common, house, print_json
from rejoinder.cli.paper import QUIET, Paper, ink
from rejoinder.desk.cases import get_case, get_cases
from rejoinder.desk.dates import say_day
from rejoinder.desk.shapes import shape_case
from rejoinder.learn.second_chance import SecondChance, find_second_chance
from rejoinder.model.case import Case, Letter, Member
from rejoinder.model.mail import SegmentRole
from rejoinder.model.reading import Contact, Kind
from rejoinder.wiring import House

SHORT = 8
"""Characters of a message's key that are enough to name it."""

WHAT = {
    Kind.REJECTION: "a no",
    Kind.ACKNOWLEDGEMENT: "receipt",
    Kind.CANDIDATE: "you wrote",
    Kind.STATUS: "word on how it stands",
    Kind.OUTREACH: "approach",
    Kind.ALERT: "job alert",
}
STAGES = {
    "application": "the application",
    "screen": "a first call",
    "assessment": "an assessment",
    "interview": "an interview",
    "final": "the final round",
    "offer": "an offer",
}


def show(case: str, /, *, letters: bool = False, common: Common = COMMON) -> int:
    """Show one application: how it stands, who wrote, what happened, what they said of you.

    Parameters
    ----------
    case
        The number of a case, or the organisation's name.
    letters
        Show the letters in full.
    """
    with house(common) as opened:
        cases = get_cases(opened.casebook)
        found = get_case(cases, case)
        if common.json:
            print_json(shape_case(found, members=True))
        else:
            print_case(found, opened, letters=letters, chance=find_second_chance(found, cases))
    return 0


def print_case(case: Case, opened: House, *, letters: bool, chance: SecondChance | None = None) -> None:
    """Write the page of a case."""
    paper = Paper()
    paper.title(
        " · ".join(filter(None, (case.organization or "Unknown organisation", case.role))),
        f"case {case.number}",
    )
    reached = STAGES.get(case.stage)
    paper.line(f"Stands: {say_state(case, opened)}" + (f", reached {reached}" if reached else ""))
    if chance:
        paper.line(say_chance(chance, opened))
    for person in case.people:
        paper.line(say_person(person))
    print_timeline(paper, case, opened)
    print_words(paper, case)
    if letters:
        print_letters(paper, case, opened)
    paper.gap()
    if not letters:
        paper.todo(f"rejoinder show {case.number} --letters", "the letters in full")


def say_chance(chance: SecondChance, opened: House) -> str:
    """Tell what led to a second chance; nothing is claimed to be the cause."""
    no, wrote, opening = (
        say_day(member.at, now=opened.now, zone=opened.zone) if member and member.at else ""
        for member in (chance.no, chance.answer, chance.opening)
    )
    answered = f", you wrote ({wrote})" if wrote else ""
    return f"A second chance: they said no ({no}){answered}, and then a door opened again ({opening})."


def say_person(person: Contact) -> str:
    """Name a person with what is known of them."""
    return ", ".join(filter(None, (person.name, person.title, person.email)))


def print_timeline(paper: Paper, case: Case, opened: House) -> None:
    """Write what happened, oldest first, with the name of each letter and any doubt."""
    paper.section("What happened")
    paper.table(timeline(case, opened), (12, 22, None, SHORT))


def timeline(case: Case, opened: House) -> Iterator[tuple[Text, ...]]:
    """Yield a row a member, and one below where its place is in doubt."""
    for member, link in zip(case.members, case.links, strict=True):
        day = say_day(member.at, now=opened.now, zone=opened.zone) if member.at else ""
        yield ink(day, QUIET), ink(say_what(member)), ink(say_about(member)), ink(say_name(member), QUIET)
        if link.doubtful:
            yield ink(""), ink(""), ink(f"? {link.why}", "yellow"), ink("")


def say_what(member: Member) -> str:
    """Say in a word or two what a member is."""
    if isinstance(member, Letter):
        kind = member.reading.kind
        return WHAT.get(kind, kind.value) + (" (you said so)" if member.corrected else "")
    return f"{member.log.happening} ({member.log.via})".replace("_", " ")


def say_about(member: Member) -> str:
    """Give the subject of a letter or the first words of a log entry."""
    return member.message.subject if isinstance(member, Letter) else " ".join(member.log.text.split())


def say_name(member: Member) -> str:
    """Give the name by which commands know a member."""
    return member.member[:SHORT]


def print_words(paper: Paper, case: Case) -> None:
    """Write the no, the kind words, reasons and feedback, each as it stands in a letter."""
    said = [letter.reading for letter in case.letters if letter.reading.kind is not Kind.CANDIDATE]
    declines = [reading.decline for reading in said if reading.decline]
    kind = [(word.text, word.type.value.replace("_", " ")) for reading in said for word in reading.kind_words]
    reasons = [
        (reason.text, reason.theme.value.replace("_", " ")) for reading in said for reason in reading.reasons
    ]
    points = [(point.text, point.polarity.value) for reading in said for point in reading.feedback]
    parts = (
        ("The no", [(text, "") for text in declines]),
        ("Kind words", kind),
        ("Reasons", reasons),
        ("Feedback", points),
    )
    for name, quotes in parts:
        if quotes:
            paper.section(name)
        for text, label in dict(quotes).items():
            paper.quote(text, label)


def print_letters(paper: Paper, case: Case, opened: House) -> None:
    """Write the new text of each letter; quoted history and footers stay out."""
    for letter in case.letters:
        message = letter.message
        day = say_day(message.date, now=opened.now, zone=opened.zone) if message.date else ""
        paper.title(message.subject or "(no subject)", day)
        paper.quiet(f"from {message.sender.name or message.sender.email} · {say_name(letter)}")
        paper.gap()
        text = message.said(SegmentRole.NEW) or message.text
        paper.line(
            "\n\n".join(part.strip() for part in (text, message.said(SegmentRole.SIGNATURE)) if part.strip())
        )

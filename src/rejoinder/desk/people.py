"""The wishes about people: see them, add and correct, note, merge, split, erase. Words in, persons out."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from rejoinder.decide import Rhythms, choose_due, is_shared, is_system, is_unread
from rejoinder.desk.cases import get_cases
from rejoinder.desk.ports import Casebook
from rejoinder.errors import NotFoundError, UsageError
from rejoinder.model.case import Case
from rejoinder.model.people import Due, Person
from rejoinder.model.step import Step
from rejoinder.model.words import (
    ContactNote,
    Import,
    OtherPerson,
    PersonDetail,
    PersonKey,
    SamePerson,
    Word,
)
from rejoinder.read.people import (
    Sighting,
    fold_name,
    fold_person,
    gather,
    number_people,
    sight_cases,
    sight_rows,
    sight_words,
    word_key,
)

WARM_AT_ONCE = 3
"""People to be in touch with that are shown at once: a line each is an evening."""


def get_people(
    casebook: Casebook, *, own: Collection[str] = (), cases: Sequence[Case] | None = None
) -> list[Person]:
    """Derive all persons, in the order of their numbers; `own` are the user's addresses in lower case."""
    words = casebook.words()
    known = get_cases(casebook) if cases is None else cases
    ties = (word.saying for word in words if isinstance(word.saying, SamePerson | OtherPerson))
    groups = [group for group in gather(sight(casebook, words, known, own), ties) if is_known(group)]
    homes = casebook.people.homes()
    numbered, fresh = number_people(groups, homes)
    if fresh:
        casebook.people.add_homes(fresh)
    after = homes | fresh
    people = [fold_person(number, group, after) for number, group in numbered]
    return sorted(people, key=lambda person: person.number)


def sight(
    casebook: Casebook, words: Sequence[Word], cases: Iterable[Case], own: Collection[str]
) -> list[Sighting]:
    """Return what cases, imports and words tell of people; the user's own word comes last."""

    def is_personal(email: str) -> bool:
        local, _, domain = email.partition("@")
        is_own = email in own or f"{local.partition('+')[0]}@{domain}" in own
        return not (is_own or is_unread(email) or is_shared(email) or is_system(email))

    imports = {word.id for word in words if isinstance(word.saying, Import)}
    rows = casebook.people.imported(imports) if imports else []
    return [*sight_cases(cases, is_personal), *sight_rows(rows, own=own), *sight_words(words)]


def is_known(group: Iterable[Sighting]) -> bool:
    """Say whether anything but an address is known: a name, or a word of the user's."""
    return any(
        one.name or one.detail or (one.touch and one.touch.source.startswith("word:")) for one in group
    )


def get_person(people: Iterable[Person], name: str) -> Person:
    """Find the one person that a number or words of a name mean, or raise NotFoundError."""
    people = list(people)
    if name.isdecimal():
        found = [person for person in people if person.number == int(name)]
    else:
        found = find_people(people, name.split())
    if not found:
        raise NotFoundError(f"There is no person “{name}”. `rejoinder people` lists whom you know.")
    if len(found) > 1:
        numbers = ", ".join(str(person.number) for person in found[:9])
        raise NotFoundError(f"“{name}” can mean several people: {numbers}. Give the number of one of them.")
    return found[0]


def find_people(people: Iterable[Person], words: Iterable[str]) -> list[Person]:
    """Return those whose name, address, organisation, title or tags have all the words."""
    wanted = [fold_name(word) for word in words if fold_name(word)]
    return [person for person in people if all(word in _told(person) for word in wanted)]


def find_tagged(people: Iterable[Person], tag: str) -> list[Person]:
    """Return those with a tag, in whatever case it is written."""
    wanted = tag.casefold()
    return [person for person in people if wanted in {one.casefold() for one in person.tags}]


def find_due(people: Iterable[Person], rhythms: Rhythms, *, now: datetime) -> list[tuple[Person, Due]]:
    """Return those whose time to be in touch has come, the longest waiting first."""
    dues = [(person, due) for person in people if (due := choose_due(person, rhythms, now=now))]
    come = [(due.on, person, due) for person, due in dues if due.on is not None and due.on <= now]
    return [(person, due) for _, person, due in sorted(come, key=lambda one: (one[0], one[1].number))]


def choose_warm(due: Iterable[tuple[Person, Due]], steps: Iterable[Step]) -> list[tuple[Person, Due]]:
    """Return the few to be in touch with now, but none in a case where a step is proposed already."""
    taken = {step.case for step in steps}
    return [(person, why) for person, why in due if taken.isdisjoint(person.cases)][:WARM_AT_ONCE]


def rank_people(people: Iterable[Person]) -> list[Person]:
    """Return people with the latest contact first."""
    return sorted(people, key=lambda one: one.last.timestamp() if one.last else 0.0, reverse=True)


def _told(person: Person) -> str:
    places = (part for position in person.positions for part in (position.organization, position.title))
    return " ".join(fold_name(part or "") for part in (person.name, *person.emails, *places, *person.tags))


def add_person(casebook: Casebook, detail: PersonDetail, *, now: datetime) -> Word:
    """Keep somebody by hand; raise UsageError where no name is told."""
    if not (detail.name and detail.name.strip()):
        raise UsageError("Say who it is: rejoinder person add “Ada Okafor”.")
    return casebook.add_word(detail, at=now)


def set_detail(casebook: Casebook, detail: PersonDetail, *, now: datetime) -> Word:
    """Correct or add what is known of somebody; raise UsageError where nothing is told."""
    told = (getattr(detail, name) for name in PersonDetail.__dataclass_fields__ if name != "person")
    if all(value is None for value in told):
        raise UsageError(
            "Say what to set: --name, --email, --organization, --title, --known, --tag, --every."
        )
    return casebook.add_word(detail, at=now)


def merge_people(casebook: Casebook, people: Sequence[Person], *, now: datetime) -> list[Word]:
    """Say that several persons are one; the lowest number stays."""
    first, *others = {person.number: person for person in people}.values()
    if not others:
        raise UsageError("Name two different people who are one, as in `rejoinder person merge 3 5`.")
    return [casebook.add_word(SamePerson(one=first.key, other=person.key), at=now) for person in others]


def split_person(casebook: Casebook, person: Person, words: Sequence[str], *, now: datetime) -> Word:
    """Take the traces that hold these words apart from the rest of a person."""
    wanted = [fold_name(word) for word in words]
    chosen = [key for key in person.traces if wanted and all(word in fold_name(key) for word in wanted)]
    rest = tuple(key for key in person.traces if key not in chosen)
    if not chosen or not rest:
        traces = "; ".join(key.partition(":")[2] or key for key in person.traces)
        raise UsageError(f"Name some, but not all, of the traces of {person.name}: {traces}.")
    return casebook.add_word(OtherPerson(traces=tuple(chosen), others=rest), at=now)


def erase_person(casebook: Casebook, person: Person) -> int:
    """Delete for good what is kept of a person beside letters and log entries; return how much that was."""
    traces = set(person.traces)
    words = [word.id for word in casebook.words() if is_about(word, traces)]
    imports = {word.id for word in casebook.words() if isinstance(word.saying, Import)}
    rows = [
        one.key
        for one in casebook.people.imported(imports)
        if any(sighting.key in traces for sighting in sight_rows([one]))
    ]
    casebook.people.erase(words=words, rows=rows, traces=traces)
    return len(words) + len(rows)


def is_about(word: Word, traces: Collection[PersonKey]) -> bool:
    """Say whether a word is about a person with these traces."""
    match word.saying:
        case PersonDetail(person=None):
            return word_key(word.id) in traces
        case PersonDetail(person=key) | ContactNote(person=key):
            return key in traces
        case SamePerson(one=one, other=other):
            return one in traces or other in traces
        case OtherPerson(traces=parted):
            return bool(set(parted) & set(traces))
        case _:
            return False

"""Folding: a numbered cluster in, a Case out: its names, state, stage and people, read off its members."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from rejoinder.model.case import Case, CaseNumber, CaseState, Entry, Letter, Member
from rejoinder.model.reading import ActName, Contact, Kind, Stage
from rejoinder.model.words import Answer, Happening
from rejoinder.read.cases.cluster import Cluster, kind_of, named
from rejoinder.read.cases.names import find_opportunity, organization_words, role_words

_STATES = {
    Kind.OUTREACH: CaseState.APPROACHED,
    Kind.ACKNOWLEDGEMENT: CaseState.APPLIED,
    Kind.INTERVIEW: CaseState.IN_CONVERSATION,
    Kind.ASSESSMENT: CaseState.IN_CONVERSATION,
    Kind.OFFER: CaseState.OFFERED,
    Kind.REJECTION: CaseState.REJECTED,
    Kind.FEEDBACK: CaseState.REJECTED,
}
_REACHED = {
    Kind.ACKNOWLEDGEMENT: Stage.APPLICATION,
    Kind.ASSESSMENT: Stage.ASSESSMENT,
    Kind.OFFER: Stage.OFFER,
}
_AFTER_A_NO = frozenset({CaseState.IN_CONVERSATION, CaseState.OFFERED, CaseState.WITHDRAWN})
"""What can follow a rejection; a late receipt does not undo a no."""


def fold_case(number: CaseNumber, cluster: Cluster, answers: Iterable[Answer] = ()) -> Case:
    """Make the case of a cluster; `answers` are those of all cases, oldest first."""
    keys = cluster.member_keys
    role = choose_role(cluster.members)
    return Case(
        number=number,
        organization=choose_organization(cluster.members),
        role=role,
        agency=is_through_agency(cluster.members),
        opportunity=find_opportunity(role),
        state=find_state(cluster.members),
        stage=find_stage(cluster.members),
        members=tuple(cluster.members),
        links=tuple(cluster.links),
        people=tuple(find_people(cluster.members)),
        answers=tuple({answer.question: answer.text for answer in answers if answer.member in keys}.items()),
    )


def choose_organization(members: Iterable[Member]) -> str | None:
    """Choose the organisation the person gave, else the one told most often; employers before agencies."""
    return choose_name(((named(member)[0], weight(member)) for member in members), organization_words)


def choose_role(members: Iterable[Member]) -> str | None:
    """Choose the role that the person gave, else the one told most often."""
    return choose_name(((named(member)[1], weight(member)) for member in members), role_words)


def choose_name(
    told: Iterable[tuple[str | None, int]], words: Callable[[str], tuple[str, ...]]
) -> str | None:
    """Return the weightiest spelling of the weightiest name; the first told wins a tie."""
    names: Counter[frozenset[str]] = Counter()
    spellings: Counter[str] = Counter()
    for name, count in told:
        if name:
            names[frozenset(words(name))] += count
            spellings[name] += count
    if not names:
        return None
    best = max(names, key=lambda name: names[name])
    return max(
        (name for name in spellings if frozenset(words(name)) == best), key=lambda name: spellings[name]
    )


def weight(member: Member) -> int:
    """Say how much a member's names count: the person's own word outweighs any mail, an agency's little."""
    if isinstance(member, Entry) or member.corrected:
        return 10_000
    return 1 if member.reading.agency or member.reading.kind is Kind.CANDIDATE else 10


def is_through_agency(members: Iterable[Member]) -> bool:
    """Say whether only an agency is known, no employer."""
    told = [member for member in members if named(member)[0]]
    return bool(told) and all(isinstance(member, Letter) and member.reading.agency for member in told)


def find_state(members: Iterable[Member]) -> CaseState:
    """Follow the members in time and return how the application stands."""
    state = CaseState.APPLIED
    for member in members:
        after = state_after(member)
        if after is not None and (state is not CaseState.REJECTED or after in _AFTER_A_NO):
            state = after
    return state


def state_after(member: Member) -> CaseState | None:
    """Return the state a member brings about, None where it changes nothing."""
    if isinstance(member, Entry):
        withdrawn = member.log.happening is Happening.WITHDRAWAL
        return CaseState.WITHDRAWN if withdrawn else _STATES.get(kind_of(member))
    reading = member.reading
    if reading.kind is Kind.CANDIDATE:
        if reading.does(ActName.WITHDRAWS):
            return CaseState.WITHDRAWN
        return CaseState.APPLIED if reading.does(ActName.APPLIES) else None
    if reading.kind is Kind.STATUS and reading.does(ActName.HOLDS_ROLE):
        return CaseState.ON_HOLD
    return _STATES.get(reading.kind)


def find_stage(members: Iterable[Member]) -> Stage:
    """Return the furthest stage that any member shows."""
    stages = [stage for member in members for stage in stages_of(member)]
    return max(stages, key=lambda stage: stage.rank, default=Stage.UNKNOWN)


def stages_of(member: Member) -> Iterator[Stage]:
    """Yield the stages a member shows: in its text, and by being what it is."""
    kind = kind_of(member)
    yield _REACHED.get(kind, Stage.UNKNOWN)
    if isinstance(member, Letter):
        yield member.reading.stage
    if kind is Kind.INTERVIEW:
        screen = isinstance(member, Letter) and member.reading.stage is Stage.SCREEN
        yield Stage.SCREEN if screen else Stage.INTERVIEW


def find_people(members: Iterable[Member]) -> list[Contact]:
    """Return the people of the other side, each once with all that is known, in order of appearance."""
    people: dict[str, Contact] = {}
    for member in members:
        contact = member.log.contact if isinstance(member, Entry) else their_contact(member)
        key = (contact.name or contact.email or "").casefold() if contact else ""
        if contact and key:
            people[key] = complete(people.get(key, contact), contact)
    return list(people.values())


def their_contact(letter: Letter) -> Contact | None:
    """Return who signed a letter, unless it is the person's own."""
    return None if letter.reading.kind is Kind.CANDIDATE else letter.reading.contact


def complete(known: Contact, told: Contact) -> Contact:
    """Join what two letters tell of one person, the later one winning."""
    return Contact(
        name=told.name or known.name, title=told.title or known.title, email=told.email or known.email
    )

"""The facts a letter may rest on: a scene in, field → Fact out, each with the member it comes from.

A field that is not in the result is not known, and no sentence that needs it can be written.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from rejoinder.model.case import Entry, Letter, Member, Opportunity
from rejoinder.model.draft import Fact
from rejoinder.model.person import Voice
from rejoinder.model.reading import ActName, FeedbackPoint, Kind, KindWordType, Polarity, Stage, Theme
from rejoinder.model.step import MessageKind
from rejoinder.model.words import Happening, Via
from rejoinder.write.answers import answer_facts
from rejoinder.write.book import Book
from rejoinder.write.kindness import kind_word_facts
from rejoinder.write.names import speak_organization, speak_role
from rejoinder.write.people import Addressee
from rejoinder.write.scene import Scene, find_act, source_of, tidy

Facts = Iterator[tuple[str, Fact]]

RECENT = timedelta(days=330)
"""A month's name is enough for what lies less than this back."""

_APPLIED = frozenset({
    Kind.ACKNOWLEDGEMENT,
    Kind.STATUS,
    Kind.ASSESSMENT,
    Kind.INTERVIEW,
    Kind.OFFER,
    Kind.FEEDBACK,
    Kind.REJECTION,
    Happening.APPLICATION,
    Happening.INTERVIEW,
    Happening.REJECTION,
    Happening.OFFER,
    Happening.FEEDBACK,
})
"""Turns of a case that only an application can take."""
_EXCHANGED = frozenset({Happening.INTERVIEW, Happening.REJECTION, Happening.OFFER, Happening.FEEDBACK})
_CHOSE_ANOTHER = {Theme.OTHER_CANDIDATE, Theme.INTERNAL}


def gather(scene: Scene, book: Book, *, voice: Voice, addressee: Addressee | None) -> dict[str, Fact]:
    """Return what the record holds for this letter; where two things tell the same, the surer one stays."""
    found: dict[str, Fact] = {}
    for facts in _FACTS:
        for name, fact in facts(scene, book):
            found.setdefault(name, fact)
    if voice.name:
        found["own_name"] = Fact(name="own.name", value=voice.name, source="settings")
    if addressee is not None:
        found |= dict.fromkeys(("person", "contact"), addressee.fact)
    if addressee is not None and {"interview", "screen"} & set(found):
        found["personal"] = addressee.fact
    if scene.case.agency:
        found.pop("organization", None)
    return found | _traits(found, book)


def _traits(found: dict[str, Fact], book: Book) -> dict[str, Fact]:
    """Return what grammar asks to know of the names that were found."""
    return {
        name: found[trait.of]
        for name, trait in book.traits.items()
        if trait.of in found and re.search(trait.pattern, found[trait.of].value)
    }


def _names(scene: Scene, _book: Book) -> Facts:
    role, organization = speak_role(scene.case.role), speak_organization(scene.case.organization)
    if role:
        fact = Fact(name="role", value=role, source=_source_of_naming(scene, "role", scene.case.role))
        yield "role", fact
        if scene.case.opportunity is not Opportunity.JOB:
            yield scene.case.opportunity.value, fact
    if organization:
        source = _source_of_naming(scene, "organization", scene.case.organization)
        yield "organization", Fact(name="organization", value=organization, source=source)
        if scene.case.agency:
            yield "agency", Fact(name="agency", value=organization, source=source)


def _source_of_naming(scene: Scene, part: str, value: str | None) -> str:
    """Return the first member that names the role or organisation as the case has it."""
    for member in scene.case.members:
        telling = member.reading if isinstance(member, Letter) else member.log
        if getattr(telling, part) == value:
            return source_of(member)
    return source_of(scene.case.members[0]) if scene.case.members else "settings"


def find_interview(scene: Scene) -> Fact | None:
    """Return what shows that an interview took place: thanks for it, a log entry, an invitation kept."""
    for letter in scene.theirs():
        thanks = find_act(letter, ActName.THANKS_FOR_INTERVIEW)
        if thanks and letter.reading.stage is not Stage.SCREEN:
            return _of(letter, "interview", thanks)
    for entry in scene.case.logged(Happening.INTERVIEW):
        return _of(entry, "interview", tidy(entry.log.text) or "interview")
    for letter in scene.theirs():
        if letter.reading.stage.rank >= Stage.INTERVIEW.rank and _took_place(scene, letter):
            return _of(letter, "interview", letter.reading.decline or letter.message.subject or "interview")
    return None


def _took_place(scene: Scene, letter: Letter) -> bool:
    """Say whether what a letter tells of has happened: not when it was called off or set for after the no."""
    if letter.reading.kind not in {Kind.INTERVIEW, Kind.ASSESSMENT}:
        return letter.reading.kind in {Kind.REJECTION, Kind.STATUS, Kind.FEEDBACK, Kind.OFFER, Kind.UNSURE}
    invite, decision = letter.message.invite, scene.decision
    if invite is None or invite.method == "CANCEL":
        return invite is None
    return invite.start is None or decision is None or decision.at is None or invite.start < decision.at


def _stages(scene: Scene, _book: Book) -> Facts:
    interview = find_interview(scene)
    if interview is not None:
        yield "interview", interview
    for letter in scene.theirs():
        stage = letter.reading.stage
        if stage in {Stage.FINAL, Stage.SCREEN, Stage.ASSESSMENT}:
            yield (
                stage.value,
                _of(letter, f"stage.{stage.value}", letter.reading.decline or letter.message.subject),
            )


def _feedback(scene: Scene, _book: Book) -> Facts:
    for letter in scene.theirs():
        refused = find_act(letter, ActName.REFUSES_FEEDBACK)
        if refused:
            yield "feedback_refused", _of(letter, "feedback.refused", refused)
        offered = find_act(letter, ActName.OFFERS_FEEDBACK) or _offered(letter)
        if offered:
            yield "feedback_offered", _of(letter, "feedback.offered", offered)
        given = _given(letter)
        if given:
            yield "feedback_given", _of(letter, "feedback.given", given)
    for entry in scene.case.logged(Happening.FEEDBACK):
        yield "feedback_given", _of(entry, "feedback.given", tidy(entry.log.text) or "feedback")


def _requests(scene: Scene, _book: Book) -> Facts:
    """Yield that feedback was asked for already."""
    for entry in scene.case.logged(Happening.REPLY):
        if entry.log.message == MessageKind.FEEDBACK_REQUEST:
            yield "feedback_asked", _of(entry, "feedback.asked", tidy(entry.log.text) or "feedback-request")
    for letter in scene.ours():
        asked = find_act(letter, ActName.ASKS_FOR_FEEDBACK)
        if asked:
            yield "feedback_asked", _of(letter, "feedback.asked", asked)


def _given(letter: Letter) -> str | None:
    """Return the first point of feedback that is surely one.

    In a letter of another kind a point must have a theme: to thank for feedback that nobody gave is worse
    than to pass over a remark.
    """
    if letter.reading.kind is Kind.FEEDBACK:
        return letter.reading.feedback[0].text if letter.reading.feedback else letter.message.subject
    return next((point.text for point in letter.reading.feedback if point.theme is not Theme.OTHER), None)


def _offered(letter: Letter) -> str | None:
    words = letter.reading.kind_words
    return next((word.text for word in words if word.type is KindWordType.OFFERS_FEEDBACK), None)


def _themes(scene: Scene, book: Book) -> Facts:
    for letter in scene.theirs():
        for point in letter.reading.feedback:
            phrase = book.themes.get(point.theme.value)
            if phrase:
                yield _theme_field(point), Fact(name="feedback.theme", value=phrase, source=source_of(letter))


def _theme_field(point: FeedbackPoint) -> str:
    return "strength" if point.polarity is Polarity.STRENGTH else "theme"


def _reasons(scene: Scene, _book: Book) -> Facts:
    decision = scene.decision
    if not isinstance(decision, Letter):
        return
    for reason in decision.reading.reasons:
        if reason.theme is Theme.ROLE_CLOSED:
            yield "reason_closed", _of(decision, "reason.role_closed", reason.text)
        if reason.theme in _CHOSE_ANOTHER:
            yield "reason_other", _of(decision, f"reason.{reason.theme.value}", reason.text)


def _turns(scene: Scene, _book: Book) -> Facts:
    """Yield what shows that an application was made, and that the two sides were in touch about it."""
    for member in scene.case.members:
        turn = member.log.happening if isinstance(member, Entry) else member.reading.kind
        if turn in _APPLIED or _applies(scene, member):
            yield "applied", _of(member, "application", _quote_turn(member))
        if turn in _EXCHANGED or (isinstance(member, Letter) and not scene.is_ours(member)):
            yield "exchange", _of(member, "exchange", _quote_turn(member))


def _applies(scene: Scene, member: Member) -> bool:
    if isinstance(member, Entry):
        return False
    return scene.is_ours(member) and find_act(member, ActName.APPLIES) is not None


def _quote_turn(member: Member) -> str:
    if isinstance(member, Entry):
        return member.log.text or member.log.happening.value
    return member.message.subject or member.reading.kind.value


def _exchange(scene: Scene, _book: Book) -> Facts:
    decision = scene.decision
    if decision is None:
        return
    yield "rejected", _of(decision, "rejection", _quote_no(decision))
    if isinstance(decision, Entry) and decision.log.via is Via.PHONE:
        yield "by_phone", _of(decision, "rejection.by_phone", tidy(decision.log.text) or "phone")
    if not _is_answered(scene, decision):
        yield "unanswered", _of(decision, "rejection.unanswered", "no answer so far")


def _quote_no(decision: Member) -> str:
    if isinstance(decision, Entry):
        return decision.log.text or "no"
    return decision.reading.decline or decision.message.subject or "no"


def _is_answered(scene: Scene, decision: Member) -> bool:
    """Say whether the person wrote or logged an answer after the no."""
    since = decision.at
    said: list[Member] = [*scene.ours(), *scene.case.logged(Happening.REPLY, Happening.CONTACT)]
    return any(since is not None and member.at is not None and member.at > since for member in said)


def _times(scene: Scene, book: Book) -> Facts:
    """Yield the month of the interview, where the month is the same in every time zone."""
    for member, at in _interview_times(scene):
        months = {(at + timedelta(days=shift)).month for shift in (-1, 0, 1)}
        if len(months) == 1 and timedelta(0) < scene.step.due - at < RECENT:
            yield (
                "month",
                Fact(name="interview.month", value=book.months[at.month - 1], source=source_of(member)),
            )


def _interview_times(scene: Scene) -> Iterator[tuple[Member, datetime]]:
    for entry in scene.case.logged(Happening.INTERVIEW):
        yield entry, entry.log.on
    for letter in scene.theirs():
        invite = letter.message.invite
        if (
            invite is not None
            and invite.start is not None
            and invite.method != "CANCEL"
            and _took_place(scene, letter)
        ):
            yield letter, invite.start


def _of(member: Member, name: str, value: str) -> Fact:
    return Fact(name=name, value=tidy(value), source=source_of(member))


_FACTS: tuple[Callable[[Scene, Book], Facts], ...] = (
    _names,
    _stages,
    kind_word_facts,
    _feedback,
    _requests,
    _themes,
    _reasons,
    _turns,
    _exchange,
    _times,
    answer_facts,
)

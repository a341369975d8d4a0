"""Whether a no gets an answer, and which (practice A1 to A7)."""

from dataclasses import replace

import pytest

from decide.making import (
    OKAFOR,
    THURSDAY_9,
    TUESDAY,
    after,
    case,
    decider,
    letter,
    logged,
    no,
    own,
    steps_at,
)
from rejoinder.model.case import Case, CaseState, Member, Opportunity
from rejoinder.model.person import Policy
from rejoinder.model.reading import ActName, Contact, Kind, KindWordType, Stage
from rejoinder.model.step import Channel, MessageKind, StepState
from rejoinder.model.words import Happening, Via

FORM = Contact(name=None)
PLAIN_NO = no(contact=FORM, sender="careers@contoso.example")


def test_an_interview_calls_for_a_reply_within_two_days() -> None:
    """A1: after an interview a reply is proposed, due the first morning after 24 hours, for 14 days."""
    step = steps_at(after(hours=1), case(no()))[MessageKind.REPLY]
    assert (step.rule, step.state, step.due) == ("A1", StepState.PLANNED, THURSDAY_9)
    assert step.until == after(days=14)
    assert (step.step, step.channel, step.to) == ("12-reply", Channel.MAIL, "ada.okafor@contoso.example")
    assert step.source == "S0 S2 S3 S4"


def test_a_step_is_due_from_its_moment_on() -> None:
    """The moment something is due belongs to the time in which it is due."""
    assert steps_at(THURSDAY_9, case(no()))[MessageKind.REPLY].state is StepState.DUE


@pytest.mark.parametrize("stage", [Stage.SCREEN, Stage.INTERVIEW, Stage.FINAL])
def test_every_talk_with_a_person_counts(stage: Stage) -> None:
    """A1: a first call is contact with a person as an interview is."""
    assert MessageKind.REPLY in steps_at(after(1), case(no(), stage=stage))


def test_the_letter_itself_can_tell_of_the_interview() -> None:
    """A1: a no that thanks for an interview is answered, whatever the case's stage says."""
    thanking = no(acts=[ActName.THANKS_FOR_INTERVIEW])
    assert MessageKind.REPLY in steps_at(after(1), case(thanking, stage=Stage.APPLICATION))


@pytest.mark.parametrize("stage", [Stage.APPLICATION, Stage.ASSESSMENT, Stage.UNKNOWN])
def test_a_first_screening_calls_for_nothing(stage: Stage) -> None:
    """A2: where nobody met the person, no step is proposed, though a name and an address are known."""
    assert steps_at(after(1), case(no(), stage=stage)) == {}


def test_silence_has_its_reason() -> None:
    """A2: the rule that advises silence says why."""
    judgements = decider().explain(case(PLAIN_NO, stage=Stage.APPLICATION), after(1))
    silent = next(judgement for judgement in judgements if judgement.rule == "A2")
    assert silent.matched
    assert silent.step is None
    assert silent.reason.startswith("Contoso said no yesterday. Nobody there has met you")


def test_logged_contact_is_an_exception() -> None:
    """A3: a chat at a fair or a referral, logged before the no, makes an answer worth it."""
    met = case(logged(Happening.CONTACT, after(-20)), no(), stage=Stage.APPLICATION)
    assert steps_at(after(1), met)[MessageKind.REPLY].rule == "A3-contact"


def test_contact_after_the_no_is_no_exception() -> None:
    """A3: what was logged after the no did not lead to it."""
    late = case(no(), logged(Happening.CONTACT, after(0.5)), stage=Stage.APPLICATION)
    assert MessageKind.REPLY not in steps_at(after(1), late)


def test_letters_both_ways_with_a_person_are_contact() -> None:
    """A3: who exchanged letters with a named person has been in touch with them."""
    chat = letter(Kind.STATUS, after(-9), sender="ada.okafor@contoso.example", contact=OKAFOR)
    talked = case(chat, own(after(-8)), PLAIN_NO, stage=Stage.APPLICATION)
    assert steps_at(after(1), talked)[MessageKind.REPLY].rule == "A3-contact"


def test_an_application_alone_is_no_contact() -> None:
    """A2: the person's own application and its automatic receipt are no contact with a person."""
    receipt = letter(Kind.ACKNOWLEDGEMENT, after(-9), contact=OKAFOR)
    applied = case(own(after(-9), ActName.APPLIES), receipt, PLAIN_NO, stage=Stage.APPLICATION)
    assert steps_at(after(1), applied) == {}


def test_volunteering_is_an_exception_and_an_internship_is_none() -> None:
    """A3: a no to volunteering is answered; an internship is treated like a job."""

    def of(opportunity: Opportunity) -> Case:
        return case(PLAIN_NO, stage=Stage.APPLICATION, opportunity=opportunity)

    assert steps_at(after(1), of(Opportunity.VOLUNTEERING))[MessageKind.REPLY].rule == "A3-volunteering"
    assert steps_at(after(1), of(Opportunity.INTERNSHIP)) == {}


def test_whoever_wishes_to_answers_every_no() -> None:
    """A4: with the policy "always" a form letter is answered too, if somebody reads the address."""
    step = steps_at(after(1), case(PLAIN_NO, stage=Stage.APPLICATION), Policy.ALWAYS)[MessageKind.REPLY]
    assert (step.rule, step.to) == ("A4-always", "careers@contoso.example")


@pytest.mark.parametrize(
    ("stage", "rule"), [(Stage.INTERVIEW, "A4-ask"), (Stage.APPLICATION, "A4-ask-unmet")]
)
def test_whoever_wishes_to_be_asked_is_asked(stage: Stage, rule: str) -> None:
    """A4: with the policy "ask" each reply waits for the person's word."""
    step = steps_at(after(3), case(PLAIN_NO, stage=stage), Policy.ASK)[MessageKind.REPLY]
    assert (step.rule, step.state) == (rule, StepState.ASKS)


def test_a_no_by_phone_gets_a_script_at_once_and_a_letter_later() -> None:
    """A6: what was said on the phone is answered by phone at once, and by mail where an address is known."""
    found = steps_at(TUESDAY, case(logged(Happening.REJECTION, contact=OKAFOR)))
    script = found[MessageKind.PHONE_SCRIPT]
    assert (script.rule, script.due, script.state) == ("A6", TUESDAY, StepState.DUE)
    assert (script.channel, script.to) == (Channel.PHONE, "Ada Okafor")
    assert found[MessageKind.REPLY].due == THURSDAY_9


def test_a_call_is_contact_with_a_person() -> None:
    """A6: whoever rang to say no has spoken with the person, so a letter may follow without an interview."""
    rang = case(logged(Happening.REJECTION, contact=OKAFOR), stage=Stage.UNKNOWN)
    step = steps_at(TUESDAY, rang)[MessageKind.REPLY]
    assert (step.rule, step.reason[:37]) == ("A3-contact", "Contoso said no today by phone. You w")


def test_a_letter_that_may_belong_elsewhere_is_told() -> None:
    """Where the link of the no to its case is doubtful, the reason asks to look first."""
    sure = case(no())
    doubtful = replace(sure, links=tuple(replace(link, doubtful=True) for link in sure.links))
    told, untold = (steps_at(after(1), of)[MessageKind.REPLY].reason for of in (doubtful, sure))
    assert "It may belong to another application: look before you write." in told
    assert "another application" not in untold


def test_a_no_by_phone_from_nobody_known_gets_a_script_only() -> None:
    """A6: without an address there is a script and no letter."""
    found = steps_at(TUESDAY, case(logged(Happening.REJECTION)))
    assert list(found) == [MessageKind.PHONE_SCRIPT]
    assert found[MessageKind.PHONE_SCRIPT].to is None


@pytest.mark.parametrize("via", [Via.LETTER, Via.WEB, Via.IN_PERSON])
def test_only_the_phone_gets_a_phone_script(via: Via) -> None:
    """A6: a no that came another way is answered by mail only."""
    found = steps_at(TUESDAY, case(logged(Happening.REJECTION, via=via, contact=OKAFOR)))
    assert list(found) == [MessageKind.REPLY]


def test_a_no_left_lying_is_worth_a_reminder() -> None:
    """A7: from the fifth day on the reply is urged with a reason of its own, and is worth more."""
    lying = case(no())
    early, late = (steps_at(after(days), lying)[MessageKind.REPLY] for days in (4, 6))
    assert (early.rule, late.rule) == ("A1", "A7")
    assert late.worth > early.worth
    assert "There is still time" in late.reason


@pytest.mark.parametrize(
    "answer", [own(after(1)), logged(Happening.REPLY, after(1), via=Via.MAIL)], ids=["letter", "logged"]
)
def test_an_answered_no_is_answered(answer: Member) -> None:
    """A no that the person answered, by a letter seen or logged, is not answered again."""
    assert MessageKind.REPLY not in steps_at(after(2), case(no(), answer))


def test_a_second_copy_of_the_no_changes_nothing() -> None:
    """An answer to the first no holds for its automatic copy a day later."""
    assert MessageKind.REPLY not in steps_at(after(3), case(no(), own(after(1)), no(after(2))))


def test_a_new_application_is_no_answer() -> None:
    """A letter that applies again does not answer the no."""
    again = case(no(), own(after(0.5), ActName.APPLIES))
    assert MessageKind.REPLY in steps_at(after(1), again)


@pytest.mark.parametrize("kind", [Kind.INTERVIEW, Kind.ASSESSMENT, Kind.OFFER])
def test_an_invitation_after_the_no_opens_the_case_again(kind: Kind) -> None:
    """Who is invited after a no answers the invitation, not the old no."""
    reopened = case(no(), letter(kind, after(1), sender="ada.okafor@contoso.example", contact=OKAFOR))
    assert steps_at(after(2), reopened) == {}


def test_a_second_no_after_a_second_chance_is_answered_again() -> None:
    """A no after the case was open again is a new one, though the first was answered."""
    chance = letter(Kind.INTERVIEW, after(10), contact=OKAFOR)
    twice = case(no(), own(after(1)), chance, no(after(20)))
    assert steps_at(after(22), twice)[MessageKind.REPLY].about == twice.members[-1].member


@pytest.mark.parametrize("state", [state for state in CaseState if state is not CaseState.REJECTED])
def test_only_a_case_that_ended_in_a_no_gets_an_answer(state: CaseState) -> None:
    """A case on hold, withdrawn, open or won has no no to answer, whatever letters it holds."""
    assert MessageKind.REPLY not in steps_at(after(1), case(no(), state=state))


def test_a_no_without_a_date_is_left_alone() -> None:
    """Whether an answer to an undated letter is in time cannot be told: none is proposed, and it says so."""
    undated = case(no(None))
    assert steps_at(after(1), undated) == {}
    told = {judgement.rule: judgement.reason for judgement in decider().explain(undated, after(1))}
    assert told["A1"] == "Nobody has said no, or the no carries no date."


def test_a_no_yet_to_come_is_not_known() -> None:
    """Asked for a day before the no, the decider does not know of it."""
    assert steps_at(after(-1), case(no())) == {}


def test_the_reason_tells_the_case_and_the_rule() -> None:
    """The reason says who said no when, after what, with which kind words, and why an answer is worth it."""
    kind = [KindWordType.REAPPLY, KindWordType.PRAISE]
    rounds = [letter(Kind.INTERVIEW, after(-day), acts=[ActName.INVITES_TO_INTERVIEW]) for day in (20, 9)]
    step = steps_at(after(2), case(*rounds, no(kind_words=kind)))[MessageKind.REPLY]
    assert step.reason == (
        "Contoso said no on Tuesday, after two interviews. "
        "They invited you to apply again and had good words for you. "
        "Most people never answer a no. "
        "Those who do are remembered, and some were later recommended or hired."
    )


@pytest.mark.parametrize(
    ("organization", "role", "start"),
    [
        (None, None, "They said no yesterday, after an interview."),
        (None, "Nurse", "The answer for Nurse was no yesterday, after an interview."),
    ],
)
def test_the_reason_makes_do_with_what_is_known(
    organization: str | None, role: str | None, start: str
) -> None:
    """Without an organisation or a role the reason is still a sentence."""
    found = steps_at(after(1), case(no(), organization=organization, role=role))
    assert found[MessageKind.REPLY].reason.startswith(start)


def test_the_same_in_gives_the_same_out() -> None:
    """A case judged twice at the same moment gets equal judgements."""
    judged = case(no())
    assert decider().explain(judged, after(2)) == decider().explain(judged, after(2))


def test_every_rule_says_what_it_makes_of_a_case() -> None:
    """Each rule gives one judgement with a whole sentence, whether it holds or not."""
    judging = decider()
    judgements = judging.explain(case(no()), after(2))
    assert [judgement.rule for judgement in judgements] == [rule.id for rule in judging.playbook.rules]
    assert all(judgement.reason.endswith((".", "?")) for judgement in judgements)

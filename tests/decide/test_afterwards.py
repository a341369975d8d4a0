"""What comes after the answer (practice C), and what comes too late (A8)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from decide.making import OKAFOR, after, case, decider, letter, logged, no, own, steps_at
from rejoinder.model.case import Case, CaseState, Member
from rejoinder.model.mail import Invite
from rejoinder.model.reading import ActName, Contact, Kind, KindWordType, Stage
from rejoinder.model.step import Channel, MessageKind, StepState
from rejoinder.model.words import Happening, Via

ADA = "ada.okafor@contoso.example"
ASKED = own(after(2), ActName.ASKS_FOR_FEEDBACK)
"""On Thursday 5 March."""


def _theirs(kind: Kind, days: float, *acts: ActName) -> Member:
    return letter(kind, after(days), sender=ADA, contact=OKAFOR, acts=acts)


def _rules(of: Case, days: float) -> dict[str, str]:
    return {judgement.rule: judgement.reason for judgement in decider().explain(of, after(days))}


def test_an_unanswered_request_is_followed_up_after_ten_business_days() -> None:
    """C: asked on a Thursday, the reminder is due on the Thursday two weeks later, at nine."""
    step = steps_at(after(3), case(no(), ASKED))[MessageKind.FOLLOW_UP]
    assert (step.rule, step.state, step.to) == ("C-follow-up", StepState.PLANNED, ADA)
    assert step.due == datetime(2026, 3, 19, 8, tzinfo=UTC)
    assert step.reason.startswith("You asked Ada Okafor of Contoso for feedback yesterday, and nothing")


@pytest.mark.parametrize(
    "since",
    [
        own(after(17)),
        _theirs(Kind.STATUS, 5),
        _theirs(Kind.FEEDBACK, 5),
        logged(Happening.FEEDBACK, after(5)),
        logged(Happening.CONTACT, after(5)),
    ],
    ids=["already chased", "they wrote", "feedback came", "feedback by phone", "they spoke"],
)
def test_one_reminder_and_only_into_silence(since: Member) -> None:
    """C: no reminder follows a reminder, nor anything that came from them since."""
    assert MessageKind.FOLLOW_UP not in steps_at(after(18), case(no(), ASKED, since))


def test_an_advertisement_is_no_answer() -> None:
    """C: a job alert from the organisation does not count as having heard from them."""
    assert MessageKind.FOLLOW_UP in steps_at(after(18), case(no(), ASKED, _theirs(Kind.ALERT, 5)))


def test_who_gives_no_feedback_is_not_asked_again() -> None:
    """C: where the no says that no feedback can be given, there is nothing to remind of."""
    refused = case(no(acts=[ActName.REFUSES_FEEDBACK]), ASKED)
    assert MessageKind.FOLLOW_UP not in steps_at(after(17), refused)
    assert _rules(refused, 17)["C-follow-up"] == "They give no feedback."


def test_a_reminder_comes_too_late_after_a_month() -> None:
    """C: a request that is more than 30 days old is let go."""
    assert MessageKind.FOLLOW_UP not in steps_at(after(33), case(no(), ASKED))


def test_feedback_is_thanked_for_on_receipt() -> None:
    """C: thanks for feedback are due the moment it comes, within waking hours, and come before all else."""
    given = case(no(), ASKED, _theirs(Kind.FEEDBACK, 6))
    step = decider().steps(given, after(6))[0]
    assert (step.message_kind, step.rule, step.state) == (
        MessageKind.FEEDBACK_THANKS,
        "C-thanks",
        StepState.DUE,
    )
    assert (step.due, step.to) == (after(6), ADA)
    assert step.reason.startswith("Ada Okafor gave you feedback today.")


def test_feedback_by_phone_is_thanked_for_by_mail() -> None:
    """C: feedback that was logged by hand is thanked for at the address the case knows."""
    told = case(no(), ASKED, logged(Happening.FEEDBACK, after(6)))
    assert steps_at(after(6), told)[MessageKind.FEEDBACK_THANKS].to == ADA


def test_feedback_is_thanked_for_once() -> None:
    """C: after the person's thanks nothing more is proposed for it."""
    thanked = case(no(), ASKED, _theirs(Kind.FEEDBACK, 6), own(after(7)))
    assert MessageKind.FEEDBACK_THANKS not in steps_at(after(7), thanked)


def test_linkedin_follows_the_answer() -> None:
    """C: two business days after the thanks an invitation on LinkedIn may go to the person named."""
    step = steps_at(after(3), case(no(), own(after(2))))[MessageKind.LINKEDIN_NOTE]
    assert (step.rule, step.channel, step.to) == ("C-linkedin", Channel.LINKEDIN, "Ada Okafor")
    assert step.due == datetime(2026, 3, 9, 8, tzinfo=UTC)


def test_linkedin_is_not_proposed_twice() -> None:
    """C: once something was logged over LinkedIn, no invitation is proposed."""
    linked = case(no(), own(after(2)), logged(Happening.CONTACT, after(3), via=Via.LINKEDIN))
    assert MessageKind.LINKEDIN_NOTE not in steps_at(after(9), linked)


def test_a_contact_is_kept_warm_every_ninety_days() -> None:
    """C: ninety days after the last letter, on a morning of a business day, to the person."""
    step = steps_at(after(40), case(no(), own(after(1))))[MessageKind.KEEP_WARM]
    assert (step.rule, step.to, step.state) == ("C-keep-warm", ADA, StepState.PLANNED)
    assert step.due == datetime(2026, 6, 2, 7, tzinfo=UTC)
    assert step.reason.startswith("You and Ada Okafor of Contoso were last in touch on Wed 4 Mar.")


@pytest.mark.parametrize(
    "contact",
    [_theirs(Kind.STATUS, 30), logged(Happening.CONTACT, after(30)), own(after(30))],
    ids=["they wrote", "they met", "the person wrote"],
)
def test_real_contact_starts_the_ninety_days_anew(contact: Member) -> None:
    """C: whatever real contact there was in between, the ninety days run from it."""
    kept = case(no(), own(after(1)), contact)
    assert steps_at(after(40), kept)[MessageKind.KEEP_WARM].due == datetime(2026, 7, 1, 7, tzinfo=UTC)


def test_a_machine_is_no_contact() -> None:
    """C: mail that nobody signed does not start the ninety days anew."""
    robot = letter(Kind.ACKNOWLEDGEMENT, after(30), sender="jobs@contoso.example")
    kept = case(no(), own(after(1)), robot)
    assert steps_at(after(40), kept)[MessageKind.KEEP_WARM].due == datetime(2026, 6, 2, 7, tzinfo=UTC)


def test_two_notes_into_silence_are_enough() -> None:
    """C: after two notes without an answer the contact rests, and a sign of life wakes it."""
    one = (no(), own(after(1)), own(after(95)))
    two = (*one, own(after(190)))
    assert MessageKind.KEEP_WARM in steps_at(after(280), case(*one))
    assert MessageKind.KEEP_WARM not in steps_at(after(280), case(*two))
    assert "Two notes without an answer are enough" in _rules(case(*two), 280)["C-pause"]
    assert MessageKind.KEEP_WARM in steps_at(after(300), case(*two, _theirs(Kind.STATUS, 200)))


def test_kind_words_keep_a_contact_warm_without_an_interview() -> None:
    """C: who was only in touch is kept warm where they parted with kind words, else not."""
    chat = logged(Happening.CONTACT, after(-9), contact=OKAFOR)

    def parted(*words: KindWordType) -> Case:
        return case(chat, no(kind_words=words), own(after(1)), stage=Stage.APPLICATION)

    assert (
        steps_at(after(40), parted(KindWordType.REAPPLY))[MessageKind.KEEP_WARM].rule == "C-keep-warm-words"
    )
    assert MessageKind.KEEP_WARM not in steps_at(after(40), parted())


def test_a_hiring_on_hold_is_kept_warm() -> None:
    """A case that was put on hold after an interview gets a friendly note after ninety days, and no reply."""
    held = case(_theirs(Kind.INTERVIEW, -9), _theirs(Kind.STATUS, 0), state=CaseState.ON_HOLD)
    found = steps_at(after(40), held)
    assert list(found) == [MessageKind.KEEP_WARM]
    assert found[MessageKind.KEEP_WARM].rule == "C-keep-warm-hold"


def test_an_answer_belongs_to_its_fortnight() -> None:
    """A8: on the fourteenth day the reply is still proposed, after it no more, and when it ended is said."""
    late = case(no())
    assert MessageKind.REPLY in steps_at(after(14), late)
    assert MessageKind.REPLY not in steps_at(after(14, hours=1), late)
    assert _rules(late, 16)["A1"] == "The time for it ended on Tuesday."


def test_whom_one_met_one_may_write_to_later() -> None:
    """A8: after the window a reconnecting note is proposed where a person was met, for a year and a half."""
    old = case(no())
    step = steps_at(after(60), old)[MessageKind.RECONNECT]
    assert (step.rule, step.state, step.to) == ("A8-reconnect", StepState.DUE, ADA)
    assert MessageKind.RECONNECT not in steps_at(after(560), old)
    assert "out of nowhere" in _rules(old, 560)["A8-years"]


@pytest.mark.parametrize(
    ("contact", "rule"), [(Contact(name="Ada Okafor"), "A8-linkedin"), (Contact(), "A8-unreachable")]
)
def test_whom_one_met_without_an_address(contact: Contact, rule: str) -> None:
    """A8: where only a name is known the note goes over LinkedIn; where nothing is known, that is said."""
    judgements = decider().explain(case(no(contact=contact, sender="careers@contoso.example")), after(60))
    assert [judgement.rule for judgement in judgements if judgement.matched] == [rule]


def test_whom_one_never_met_one_does_not_write_to_later() -> None:
    """A8: an old no to an application alone calls for nothing, and the reason is said."""
    old = case(no(contact=Contact(), sender="careers@contoso.example"), stage=Stage.APPLICATION)
    assert steps_at(after(60), old) == {}
    assert _rules(old, 60)["A8"].endswith("An answer belongs to its week, and that has passed.")


def test_a_cancelled_date_does_not_open_the_case_again() -> None:
    """The calendar's cancellation that follows a no is no invitation."""
    cancelled = letter(Kind.INTERVIEW, after(0.1), invite=Invite(method="CANCEL"))
    assert MessageKind.REPLY in steps_at(after(2), case(no(), cancelled))


def test_a_bounced_letter_is_nothing_from_them() -> None:
    """A delivery failure does not count as having heard from them."""
    bounce = letter(Kind.STATUS, after(3), is_bounce=True)
    assert MessageKind.FOLLOW_UP in steps_at(after(18), case(no(), ASKED, bounce))


def test_years_of_mail_ask_for_nothing() -> None:
    """A8: a case that ended ten years ago proposes no step at all."""
    assert steps_at(after(3650), case(no(), ASKED)) == {}


@pytest.mark.parametrize(
    ("of", "rule"),
    [
        (case(no(acts=[ActName.REFUSES_FEEDBACK, ActName.THANKS_FOR_INTERVIEW])), "C-mentor-refused"),
        (case(no(acts=[ActName.THANKS_FOR_INTERVIEW]), ASKED, own(after(17))), "C-mentor-unanswered"),
    ],
    ids=["refused", "not answered"],
)
def test_where_the_employer_gives_no_feedback_a_mentor_may(of: Case, rule: str) -> None:
    """C: after an interview, somebody else is asked for an outside view, and the person chooses whom."""
    step = steps_at(after(33), of)[MessageKind.MENTOR]
    assert (step.rule, step.to, step.channel) == (rule, None, Channel.MAIL)


def test_an_awaited_answer_is_waited_for() -> None:
    """C: no mentor is proposed while the employer may still give feedback."""
    waiting = case(no(acts=[ActName.THANKS_FOR_INTERVIEW]), ASKED)
    assert MessageKind.MENTOR not in steps_at(after(5), waiting)


def test_silence_is_asked_about_once() -> None:
    """Four weeks after their receipt one question is worth it, on a business morning; and none after it."""
    receipt = letter(Kind.ACKNOWLEDGEMENT, after(-28), sender="ada.okafor@contoso.example")
    waiting = case(receipt, state=CaseState.APPLIED, stage=Stage.APPLICATION)
    assert MessageKind.STATUS_INQUIRY not in steps_at(after(-1), waiting)
    step = steps_at(after(2), waiting)[MessageKind.STATUS_INQUIRY]
    assert step.due == after(1).replace(hour=8)
    assert "Nothing has come from Contoso" in step.reason
    asked = case(receipt, own(after(1)), state=CaseState.APPLIED, stage=Stage.APPLICATION)
    assert MessageKind.STATUS_INQUIRY not in steps_at(after(2), asked)
    assert MessageKind.STATUS_INQUIRY not in steps_at(after(60), waiting)


def test_who_never_calls_it_quiet_is_not_asked_to_write() -> None:
    """With 0 weeks in the settings silence calls for nothing."""
    receipt = letter(Kind.ACKNOWLEDGEMENT, after(-28), sender="ada.okafor@contoso.example")
    waiting = case(receipt, state=CaseState.APPLIED, stage=Stage.APPLICATION)
    never = replace(decider(), settings=replace(decider().settings, quiet_weeks=0))
    assert not [step for step in never.steps(waiting, after(2)) if step.message_kind == "status-inquiry"]

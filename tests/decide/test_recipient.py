"""Whom a letter goes to (practice A5)."""

import pytest

from decide.making import ME, OKAFOR, after, case, decider, letter, logged, no, own, steps_at
from rejoinder.decide.recipient import Recipient, find_recipient, is_unread
from rejoinder.model.case import Case
from rejoinder.model.reading import ActName, Contact, Kind
from rejoinder.model.step import Channel, MessageKind
from rejoinder.model.words import Happening

NAMED = Contact(name="Ada Okafor")
TEAM = Contact()


def _reply_to(of: Case) -> str | None:
    return find_recipient(of, of.members[-1], {ME}).email


def test_the_address_in_the_letter_comes_first() -> None:
    """A signature's address is taken before Reply-To and sender."""
    signed = letter(
        Kind.REJECTION, contact=OKAFOR, reply_to="hr@contoso.example", sender="jobs@contoso.example"
    )
    assert _reply_to(case(signed)) == "ada.okafor@contoso.example"


def test_reply_to_comes_before_the_sender() -> None:
    """Where the letter names no address, Reply-To is taken, as mail programs do."""
    told = letter(
        Kind.REJECTION, contact=NAMED, reply_to="Ada@Contoso.example", sender="jobs@contoso.example"
    )
    assert _reply_to(case(told)) == "ada@contoso.example"


def test_a_shared_mailbox_that_is_read_will_do() -> None:
    """careers@ is answered where nothing says that nobody reads it."""
    assert _reply_to(case(no(contact=TEAM, sender="careers@contoso.example"))) == "careers@contoso.example"


@pytest.mark.parametrize(
    "sender",
    [
        "no-reply@contoso.example",
        "noreply+4711@contoso.example",
        "DoNotReply@contoso.example",
        "do_not_reply@contoso.example",
        "nicht-antworten@firma.example",
        "ne-pas-repondre@maison.example",
        "mailer-daemon@contoso.example",
        "notifications@contoso.example",
        "",
        "nobody",
    ],
)
def test_nobody_is_answered_at_an_address_that_nobody_reads(sender: str) -> None:
    """A5: an address that says so is never written to, though the reader did not mark the letter."""
    unmarked = letter(Kind.REJECTION, contact=TEAM, sender=sender, no_reply=False)
    assert _reply_to(case(unmarked)) is None


@pytest.mark.parametrize(
    "sender", ["contoso@talent.icims.com", "contoso@myworkday.com", "jobs@eu.greenhouse-mail.io"]
)
def test_a_system_that_sends_is_not_answered(sender: str) -> None:
    """A5: the From of an applicant-tracking system is a machine even where it is not called no-reply."""
    assert _reply_to(case(letter(Kind.REJECTION, contact=TEAM, sender=sender, no_reply=False))) is None


def test_a_system_that_passes_answers_on_is_answered() -> None:
    """The Reply-To that a system sets for one letter leads to a person."""
    passing = letter(
        Kind.REJECTION, contact=NAMED, sender="no-reply@ashbyhq.com", reply_to="r-81f@reply.ashbyhq.com"
    )
    assert _reply_to(case(passing)) == "r-81f@reply.ashbyhq.com"


def test_a_letter_that_forbids_an_answer_gets_none() -> None:
    """Where the text says not to reply, neither sender nor Reply-To is taken."""
    forbidding = letter(
        Kind.REJECTION,
        contact=TEAM,
        sender="jobs@contoso.example",
        reply_to="jobs@contoso.example",
        no_reply=True,
        acts=[ActName.FORBIDS_REPLY],
    )
    assert _reply_to(case(forbidding)) is None


def test_whoever_wrote_earlier_is_answered_instead() -> None:
    """A5: a no from a no-reply address is answered to the person who wrote last before it."""
    first = letter(Kind.INTERVIEW, after(-20), sender="lee@contoso.example", contact=Contact(name="Lee Wong"))
    last = letter(Kind.INTERVIEW, after(-9), sender="ada@contoso.example", contact=NAMED)
    found = case(first, last, no(contact=TEAM))
    assert find_recipient(found, found.members[-1]) == Recipient(
        email="ada@contoso.example", name="Ada Okafor", known="Ada Okafor"
    )


def test_an_earlier_mailbox_is_no_person() -> None:
    """A5: an acknowledgement from jobs@ earlier does not make jobs@ the one to answer."""
    receipt = letter(Kind.ACKNOWLEDGEMENT, after(-9), sender="jobs@contoso.example", contact=TEAM)
    assert _reply_to(case(receipt, no(contact=TEAM))) is None


def test_people_known_by_hand_are_found() -> None:
    """A5: a contact that the case knows from elsewhere is answered where no letter has an address."""
    assert _reply_to(case(no(contact=TEAM), people=(OKAFOR,))) == "ada.okafor@contoso.example"


@pytest.mark.parametrize("mine", [ME, "sam+jobs@seeker.example"])
def test_nobody_writes_to_themself(mine: str) -> None:
    """The person's own address, with a tag or without, is never the recipient, wherever it stands."""
    strange = letter(Kind.REJECTION, contact=Contact(name="Sam", email=mine), reply_to=mine, sender=mine)
    assert _reply_to(case(strange)) is None


def test_a_named_person_without_an_address_is_found_on_linkedin() -> None:
    """A5: where only a name is known, a note on LinkedIn takes the place of the reply."""
    found = steps_at(after(1), case(no(contact=NAMED)))
    step = found[MessageKind.LINKEDIN_NOTE]
    assert list(found) == [MessageKind.LINKEDIN_NOTE]
    assert (step.rule, step.channel, step.to) == ("A5-linkedin", Channel.LINKEDIN, "Ada Okafor")


def test_where_nobody_is_known_nothing_is_proposed_and_said_why() -> None:
    """A5: neither address nor name: nothing, and a rule that says so."""
    unknown = case(no(contact=TEAM))
    assert steps_at(after(1), unknown) == {}
    told = {judgement.rule: judgement for judgement in decider().explain(unknown, after(1))}
    assert told["A1"].reason == "No address is known that somebody reads."
    assert told["A5"].matched
    assert told["A5"].reason.endswith("there is nobody to answer.")


def test_the_answer_to_a_logged_contact_goes_to_them() -> None:
    """A no logged with a contact is answered to that contact."""
    assert _reply_to(case(logged(Happening.REJECTION, contact=OKAFOR))) == "ada.okafor@contoso.example"


def test_the_name_behind_an_address_is_known_from_other_letters() -> None:
    """An address that only the person's own letter shows is named by the letter its owner signed."""
    signed = letter(Kind.INTERVIEW, after(-9), sender="ada@contoso.example", contact=NAMED)
    found = case(signed, no(contact=TEAM), own(after(1), to="ada@contoso.example"))
    assert find_recipient(found, found.members[-1]).name == "Ada Okafor"


def test_a_personal_note_passes_by_a_shared_mailbox() -> None:
    """What is meant for a person goes to a person's address though a mailbox is nearer."""
    signed = letter(Kind.INTERVIEW, after(-9), sender="ada@contoso.example", contact=NAMED)
    found = case(signed, no(contact=TEAM, sender="careers@contoso.example"))
    assert find_recipient(found, found.members[-1], personal=True).email == "ada@contoso.example"


@pytest.mark.parametrize(
    ("email", "country"),
    [("a@firma.de", "DE"), ("a@firm.co.uk", "GB"), ("a@start.io", ""), ("a@firm.example", ""), (None, "")],
)
def test_the_domain_tells_the_country(email: str | None, country: str) -> None:
    """A country's domain tells where its holidays are kept; domains used everywhere tell nothing."""
    assert Recipient(email=email).country == country


@pytest.mark.parametrize(
    "email", ["ada@contoso.example", "reply@contoso.example", "n.oreilly@contoso.example"]
)
def test_ordinary_addresses_are_read(email: str) -> None:
    """A person's address is not mistaken for one that nobody reads."""
    assert not is_unread(email)

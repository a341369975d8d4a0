"""What holds for every mail, hostile ones too: nothing is raised, nothing is made up, nothing takes long."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model.mail import Address, Message, MessageKey, Origin, Segment, SegmentRole
from rejoinder.read.facts import Facts, find_facts
from rejoinder.read.facts.words import squash

PIECES = [
    *("Thank you for applying to ", "the ", "Acme", " Ltd", "position of ", "Data Analyst", "role at "),
    *("Kind regards,\n", "Jane Doe", "\nHead of People\n", "\n", " - ", ": ", "(", ")", '"', "„", "’s "),
    *("Req ID 12345 ", "R-1234 ", "Dear Sam,\n", "Ihre Bewerbung als ", "Pfleger (m/w/d) ", "bei der "),
    *(
        "Stadtwerke Nord GmbH",
        "au poste de ",
        "Infirmier ",
        "chez ",
        "L'équipe ",
        "via ",
        "@",
        "on behalf of ",
    ),
    *("our client ", "Workday", "&", "!", ", ", ".", "The ", "Team", "I ", "of "),
]
LETTERS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40).map("".join)
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "pt", "it", "pl", "nl", "sv", "fi", None])


def make_message(text: str, *, subject: str = "", name: str = "", email: str = "x@acme.example") -> Message:
    """Make a message to Sam Seeker."""
    return Message(
        key=MessageKey("k"),
        message_id="k",
        origin=Origin(source="test", locator="0"),
        date=None,
        sender=Address(name=name, email=email),
        to=(Address(name="Sam Seeker", email="sam@seeker.example"),),
        subject=subject,
        segments=(Segment(role=SegmentRole.NEW, text=text),),
    )


def find(message: Message, language: str | None = "en") -> Facts:
    """Find the facts for Sam."""
    return find_facts(message, language=language, me=frozenset({"sam@seeker.example"}))


@given(text=LETTERS, subject=LETTERS, name=LETTERS, language=LANGUAGES)
def test_every_name_occurs_in_the_mail(text: str, subject: str, name: str, language: str | None) -> None:
    """Whatever the mail says, nothing is raised, and employer, role and contact are written in it."""
    message = make_message(text, subject=subject, name=name, email="jobs@acme-works.example")
    facts = find(message, language)
    written = squash(f"{subject} {text} {name} {message.sender.email}")
    assert squash(facts.organization or "") in written
    assert squash(facts.role or "") in written
    told = facts.contact.name if facts.contact is not None else None
    assert all(squash(word) in written for word in (told or "").split())


@given(text=st.text(max_size=400), email=st.text(max_size=40), name=st.text(max_size=40))
def test_no_text_breaks_the_finders(text: str, email: str, name: str) -> None:
    """Any characters at all, in any place, give facts."""
    assert isinstance(find(make_message(text, subject=text[:60], name=name, email=email.lower())), Facts)


def test_an_empty_mail_tells_nothing() -> None:
    """Without text, subject and sender there are no facts."""
    assert find(make_message("", email="")) == Facts()


def test_long_and_odd_texts_are_read_at_their_ends() -> None:
    """A text of millions of characters is read at its head, and what is told there is found."""
    filler = [
        *("word " * 400_000, "x" * 2_000_000, "(" * 200_000, "- " * 200_000),
        *("Acme " * 200_000, "\n" * 500_000, "1-" * 200_000),
    ]
    for text in filler:
        facts = find(
            make_message(f"Thank you for applying to Kestrel Foods.\n{text}", email="x@mail.example")
        )
        assert facts.organization == "Kestrel Foods"


def test_the_person_is_never_the_contact_of_their_own_mail() -> None:
    """A mail from one's own address has no contact and can be answered."""
    message = make_message("Dear Acme,\n\nI apply.\n\nYours,\nSam Seeker", email="sam@seeker.example")
    facts = find(message)
    assert facts.contact is None
    assert not facts.no_reply


def test_history_tells_nothing() -> None:
    """Names in quoted older mail are not taken for those of this letter."""
    message = make_message("Hello Sam,\n\nsee you then.\n", email="x@mail.example")
    quoted = Segment(
        role=SegmentRole.HISTORY, text="Thank you for applying to Otherworks for the Baker position."
    )
    facts = find(replace(message, segments=(*message.segments, quoted)))
    assert facts.organization is None
    assert facts.role is None


def test_a_reply_address_of_a_human_can_be_answered() -> None:
    """A mute sender with a Reply-To that is not mute is answered there."""
    message = make_message("See you.", email="no-reply@acme.example")
    answered = replace(message, reply_to=(Address(email="ann@acme.example"),))
    assert find(message).no_reply
    assert not find(answered).no_reply


def test_a_footer_may_forbid_replies() -> None:
    """A footer that says that the mailbox is not monitored counts."""
    message = make_message("Hello Sam.")
    footer = Segment(role=SegmentRole.FOOTER, text="This mailbox is not monitored.")
    assert find(replace(message, segments=(*message.segments, footer))).no_reply

"""A letter joins the thread it answers."""

import pytest
from casework import OKAFOR, a_case, a_draft, a_letter, an_entry
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model.mail import Address
from rejoinder.model.reading import Contact, Kind
from rejoinder.model.words import Happening
from rejoinder.write.thread import strip_prefixes


def test_headers_thread_onto_the_letter() -> None:
    """In-Reply-To is the letter's Message-ID; References are its own and then that."""
    letter = a_letter(message_id="b@contoso.example", references=("a@contoso.example",))
    headers = dict(a_draft(a_case(letter)).headers)
    assert headers["In-Reply-To"] == "<b@contoso.example>"
    assert headers["References"] == "<a@contoso.example> <b@contoso.example>"


def test_no_reply_goes_to_the_person_of_an_earlier_mail() -> None:
    """A rejection from a no-reply address is answered on the last mail of the person the step names."""
    invitation = a_letter(
        "Hi Jordan,\n\nsee you on Monday.\n\nAdaeze\n",
        message_id="invite@contoso.example",
        subject="Interview",
        kind=Kind.INTERVIEW,
        days_ago=10,
    )
    no = a_letter(
        sender=Address(name="Contoso", email="noreply@contoso.example"), contact=None, no_reply=True
    )
    draft = a_draft(a_case(invitation, no), to=OKAFOR.email)
    assert draft.subject == "Re: Interview"
    assert dict(draft.headers)["In-Reply-To"] == "<invite@contoso.example>"
    assert draft.body.startswith("Hello Adaeze,")


@pytest.mark.parametrize(
    ("subject", "language", "expected"),
    [
        ("Your application", "en", "Re: Your application"),
        ("RE: Re: Your application", "en", "Re: Your application"),
        ("AW: Ihre Bewerbung", "de", "AW: Ihre Bewerbung"),
        ("Ihre Bewerbung", "de", "Re: Ihre Bewerbung"),
        ("Fwd: WG: AW: Ihre Bewerbung", "de", "Re: Ihre Bewerbung"),
        ("Your\n application", "en", "Re: Your application"),
    ],
)
def test_subjects_have_one_prefix(subject: str, language: str, expected: str) -> None:
    """A subject has exactly one reply prefix: theirs where the thread uses AW:, else Re:."""
    assert a_draft(a_case(a_letter(subject=subject, language=language))).subject == expected


@given(
    st.text(max_size=60), st.lists(st.sampled_from(["Re: ", "AW:", "RE[2]: ", "Fwd: ", "  re :"]), max_size=4)
)
def test_prefixes_are_stripped_from_any_subject(bare: str, prefixes: list[str]) -> None:
    """Stripping prefixes once or twice gives the same, on one line."""
    stripped = strip_prefixes("".join(prefixes) + bare)
    assert strip_prefixes(stripped) == stripped
    assert "\n" not in stripped
    assert "\r" not in stripped


def test_a_message_without_id_gives_no_headers() -> None:
    """A mail that has no Message-ID cannot be threaded onto."""
    assert a_draft(a_case(a_letter(message_id="ab@no-message-id.invalid"))).headers == ()


def test_an_evil_message_id_gives_no_headers() -> None:
    """A Message-ID with a line break in it never reaches a header."""
    assert a_draft(a_case(a_letter(message_id="a@b\r\nBcc: x@y"))).headers == ()


def test_a_logged_rejection_gets_a_subject_of_its_own() -> None:
    """Where there is no mail to answer, the subject names role and organisation."""
    draft = a_draft(a_case(an_entry(Happening.REJECTION)))
    assert draft.subject == "Data Analyst at Contoso"
    assert draft.headers == ()


@pytest.mark.parametrize(
    ("text", "contact", "greeting"),
    [
        ("Dear Jordan Marsh,\n\nno.\n\nMs Adaeze Okafor\n", OKAFOR, "Dear Ms Okafor,"),
        ("Dear Jordan Marsh,\n\nno.\n\nAdaeze Okafor (she/her)\n", OKAFOR, "Dear Ms Okafor,"),
        ("Dear Jordan Marsh,\n\nno.\n\nAdaeze Okafor\n", OKAFOR, "Dear Adaeze Okafor,"),
        ("Hi Jordan,\n\nno.\n\nBest\nAdaeze\n", OKAFOR, "Hello Adaeze,"),
        ("no", Contact(name="Dr. Adaeze Okafor", email=OKAFOR.email), "Dear Dr Okafor,"),
        ("no", Contact(name="OKAFOR, Adaeze", email=OKAFOR.email), "Dear Adaeze Okafor,"),
        ("no", Contact(name="Contoso Recruiting Team", email=OKAFOR.email), "Dear Contoso team,"),
        ("no", None, "Dear Contoso team,"),
    ],
)
def test_greetings_use_what_the_letter_tells(text: str, contact: Contact | None, greeting: str) -> None:
    """A greeting has the name and title that the letter tells, and invents neither."""
    letter = a_letter(
        text, contact=contact, sender=Address(name="Contoso Jobs", email="adaeze.okafor@contoso.example")
    )
    assert a_draft(a_case(letter)).body.splitlines()[0] == greeting


@pytest.mark.parametrize(
    ("text", "greeting"),
    [
        ("Guten Tag,\n\nleider nein.\n\nFrau Dr. Anna Weber\n", "Guten Tag Frau Dr. Weber,"),
        ("Guten Tag,\n\nleider nein.\n\nIhr Herr Weber\n", "Guten Tag Herr Weber,"),
        ("Guten Tag,\n\nleider nein.\n\nAnna Weber\n", "Guten Tag Anna Weber,"),
        ("Hallo Jordan,\n\nleider nein, alles Gute dir.\n\nAnna\n", "Hallo Anna,"),
    ],
)
def test_german_greetings_never_invent_frau_or_herr(text: str, greeting: str) -> None:
    """Frau and Herr stand in a greeting only where a letter says so."""
    contact = Contact(name="Anna Weber", email="anna.weber@contoso.example")
    draft = a_draft(a_case(a_letter(text, language="de", contact=contact)), to="anna.weber@contoso.example")
    assert draft.body.splitlines()[0] == greeting

"""Mail in languages that have no rule file."""

import pytest

from rejoinder.model.mail import Address, Message, MessageKey, Origin, Segment, SegmentRole
from rejoinder.model.reading import Kind
from rejoinder.read import read_message, sift
from rejoinder.read.language import read_topics
from rejoinder.read.lexicon import languages

LETTERS = {
    "da": (
        "Din ansøgning",
        "Hej Jo! Tak for din ansøgning. Vi har desværre valgt en anden, som allerede kender afdelingen.",
    ),
    "no": (
        "Søknaden din",
        "Hei Jo! Takk for søknaden. Vi har dessverre gått videre med en annen kandidat denne gangen.",
    ),
    "af": (
        "Jou aansoek",
        "Beste Jo, ons het jou aansoek ontvang, maar die pos is ongelukkig reeds gevul. Baie dankie.",
    ),
    "ca": (
        "La teva candidatura",
        "Hola Jo, lamentem dir-te que la plaça de mestre ja no és lliure per a aquest curs.",
    ),
    "gl": (
        "A túa candidatura",
        "Ola Jo, grazas pola túa candidatura. Sentimos dicirche que a praza de mestre xa non está libre.",
    ),
}
PRIVATE = {
    "da": (
        "Lørdag",
        "Hej Jo, kommer du og spiser hos os på lørdag? Tag din søster med og en flaske vin, så laver vi mad.",
    ),
    "ca": (
        "Dissabte",
        "Hola Jo, vens dissabte a sopar amb nosaltres? Porta la teva germana i una ampolla de vi.",
    ),
}


def mail(subject: str, text: str) -> Message:
    """Return a mail from a stranger."""
    return Message(
        key=MessageKey("0" * 32),
        message_id="x@mail.example",
        origin=Origin(source="test", locator="0"),
        date=None,
        sender=Address(email="anna@voorbeeld.example"),
        subject=subject,
        segments=(Segment(role=SegmentRole.NEW, text=text),),
    )


@pytest.mark.parametrize("language", LETTERS)
def test_job_mail_in_an_unknown_language_is_asked_about(language: str) -> None:
    """It is unsure, never dropped and never guessed; the sift lets it through."""
    subject, text = LETTERS[language]
    reading = read_message(mail(subject, text))
    assert (reading.kind, reading.language) == (Kind.UNSURE, language)
    assert sift(subject, "anna@voorbeeld.example", text)


@pytest.mark.parametrize("language", PRIVATE)
def test_private_mail_in_an_unknown_language_is_left_alone(language: str) -> None:
    """An invitation to dinner is no job mail in any language."""
    subject, text = PRIVATE[language]
    assert read_message(mail(subject, text)).kind is Kind.OTHER


def test_topics_are_for_languages_without_rules() -> None:
    """A language with a rule file needs no list of topics."""
    assert not languages() & read_topics().keys()

"""Days and times that letters name."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model.mail import Invite
from rejoinder.model.reading import ActName, Kind, Moment, Purpose
from rejoinder.read.acts import Deed, Seen
from rejoinder.read.moments import find_moments, read_invite

SENT = date(2026, 2, 27)
LANGUAGES = ["en", "de", "fr", "es", "nl", "pt", "it", "pl", "sv"]


def find(text: str, language: str, *, kind: Kind = Kind.INTERVIEW, sent: date | None = SENT) -> list[Moment]:
    """Return the moments of one sentence."""
    return list(find_moments([Seen(text=text, number=1)], kind, language=language, sent=sent))


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("en", "Could you come on Tuesday 3 March at 2.30pm?", "Tuesday 3 March at 2.30pm"),
        ("en", "Are you free Tuesday, March 3rd, 2:30 pm?", "Tuesday, March 3rd, 2:30 pm"),
        ("de", "Passt Dienstag, der 3. März um 14:30 Uhr?", "Dienstag, der 3. März um 14:30"),
        ("de", "Termin: 03.03.2026, 14:30", "03.03.2026, 14:30"),
        ("fr", "Seriez-vous libre le mardi 3 mars à 14h30 ?", "mardi 3 mars à 14h30"),
        ("es", "¿Puede venir el martes 3 de marzo a las 14:30?", "martes 3 de marzo a las 14:30"),
        ("nl", "Kun je dinsdag 3 maart om 14.30 uur?", "dinsdag 3 maart om 14.30"),
        ("pt", "Pode ser terça-feira, 3 de março, às 14h30?", "terça-feira, 3 de março, às 14h30"),
        ("it", "Può venire martedì 3 marzo alle ore 14:30?", "martedì 3 marzo alle ore 14:30"),
        ("pl", "Czy pasuje wtorek 3 marca o godz. 14:30?", "wtorek 3 marca o godz. 14:30"),
        ("sv", "Passar tisdag den 3 mars kl 14.30?", "tisdag den 3 mars kl 14.30"),
    ],
)
def test_a_day_with_its_time_is_quoted_as_it_stands(language: str, text: str, quote: str) -> None:
    """Each language's usual way to name a day and time is understood, with weekday and time in the quote."""
    moment = Moment(text=quote, purpose=Purpose.INTERVIEW, day=date(2026, 3, 3), clock=time(14, 30))
    assert find(text, language) == [moment]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Please let us know by Friday 6 March."),
        ("de", "Bitte antworten Sie bis spätestens 06.03."),
        ("fr", "Merci de répondre avant le 6 mars."),
        ("es", "Responda antes del 6 de marzo."),
        ("nl", "Graag uiterlijk 6 maart."),
        ("pt", "Responda até 6 de março."),
        ("it", "Risponda entro il 06/03/2026."),
        ("pl", "Prosimy o odpowiedź do 6 marca."),
        ("sv", "Svara senast den 6 mars."),
    ],
)
def test_a_word_such_as_by_makes_a_deadline(language: str, text: str) -> None:
    """What is to be done by a day is a deadline, also in an invitation."""
    assert [(one.purpose, one.day) for one in find(text, language)] == [(Purpose.DEADLINE, date(2026, 3, 6))]


def test_a_weekday_alone_is_the_next_one_and_tomorrow_the_day_after() -> None:
    """The letter is of a Friday: Friday alone means the one in a week."""
    assert [one.day for one in find("Friday or Monday would do.", "en")] == [
        date(2026, 3, 6),
        date(2026, 3, 2),
    ]
    assert [one.day for one in find("Can you call tomorrow at 11?", "en")] == [date(2026, 2, 28)]


def test_the_year_is_the_nearest_after_the_letter() -> None:
    """In December, 3 January is next year's; a day of last month stays in this year."""
    assert find("on 3 January", "en", sent=date(2026, 12, 20))[0].day == date(2027, 1, 3)
    assert find("on 3 January", "en", sent=date(2026, 2, 1))[0].day == date(2026, 1, 3)


def test_what_cannot_be_told_is_not_guessed() -> None:
    """Figures of two readings, impossible days, telephone numbers and undated letters name no day."""
    assert find("The deadline is 03/04.", "en") == []
    assert find("On 31 February at 25:00.", "en") == []
    assert find("Call 0161 496 0000.", "en") == []
    assert find("See you on Friday.", "en", sent=None) == []


def test_a_day_in_thanks_is_when_the_two_met() -> None:
    """A rejection that thanks for an interview tells when it was."""
    thanks = Deed(act=ActName.THANKS_FOR_INTERVIEW, probability=0.9)
    seen = Seen(text="Thank you for coming in on 20 February.", number=1, deeds=(thanks,))
    found = find_moments([seen], Kind.REJECTION, language="en", sent=SENT)
    assert [(one.purpose, one.day) for one in found] == [(Purpose.MET, date(2026, 2, 20))]


def test_a_calendar_part_tells_when_unless_it_calls_off() -> None:
    """The start of an invitation is a moment in UTC; a cancelled one is none."""
    start = datetime(2026, 3, 3, 13, 30, tzinfo=UTC)
    assert [one.at for one in read_invite(Invite(method="REQUEST", summary="Talk", start=start))] == [start]
    assert list(read_invite(Invite(method="CANCEL", start=start))) == []
    assert list(read_invite(None)) == []


@given(st.text(alphabet="0123456789 ./:-March márz3apm,", max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_harm_and_quoted_exactly(text: str, language: str) -> None:
    """Whatever stands there, nothing is raised and every quote is in the text."""
    assert all(one.text in text for one in find(text, language))

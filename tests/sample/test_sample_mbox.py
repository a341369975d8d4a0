"""The sample as an mbox: in, a fixed now; out, facts about the bytes and the mails read from them."""

import html
import mailbox
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path

import pytest

from rejoinder.sample import Message, build_mbox, get_stories
from rejoinder.sample.dates import get_sent, get_working_day, write_days

NOW = datetime(2031, 3, 4, 15, 30, tzinfo=UTC)
MESSAGES = {message.id: message for story in get_stories() for message in story.messages}
COPIES = sum(message.copies for message in MESSAGES.values())


def _build(now: datetime) -> bytes:
    target = BytesIO()
    build_mbox(now, target)
    return target.getvalue()


@pytest.fixture(scope="module")
def mails(tmp_path_factory: pytest.TempPathFactory) -> list[EmailMessage]:
    """Give the mails as the standard library reads them from the file."""
    path: Path = tmp_path_factory.mktemp("sample") / "sample.mbox"
    path.write_bytes(_build(NOW))
    raw = [record.as_bytes() for record in mailbox.mbox(path, create=False)]
    return [_parse(content) for content in raw]


def _parse(content: bytes) -> EmailMessage:
    mail = message_from_bytes(content, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def _get_key(mail: EmailMessage) -> str:
    return str(mail["Message-ID"]).removeprefix("<").removesuffix("@sample.example>")


def _read_text(mail: EmailMessage) -> str:
    """Read all text of a mail, each run of white space as one blank."""
    body = mail.get_body(("plain", "html"))
    assert isinstance(body, EmailMessage)
    text = html.unescape(re.sub(r"<[^>]+>", " ", body.get_content()))
    return " ".join(text.split())


def test_every_message_is_written(mails: list[EmailMessage]) -> None:
    """The number given back is the number of mails that stdlib finds: every message and every copy."""
    assert build_mbox(NOW, BytesIO()) == len(mails) == COPIES
    assert {_get_key(mail) for mail in mails} == set(MESSAGES)


def test_one_mail_is_there_twice(mails: list[EmailMessage]) -> None:
    """Exactly one Message-ID occurs twice, as after a double delivery."""
    counts = Counter(_get_key(mail) for mail in mails)
    assert [key for key, count in counts.items() if count > 1] == ["ts-no"]


def test_the_same_now_gives_the_same_bytes() -> None:
    """Building is deterministic."""
    assert _build(NOW) == _build(NOW)


def test_mails_are_in_date_order_and_in_the_past(mails: list[EmailMessage]) -> None:
    """The dates rise through the file and none lies after now."""
    dates = [parsedate_to_datetime(mail["Date"]) for mail in mails]
    assert dates == sorted(dates)
    assert dates[-1] <= NOW


@pytest.mark.parametrize("message", MESSAGES.values(), ids=list(MESSAGES))
def test_dates_follow_now(message: Message) -> None:
    """A mail is as old as its story says, to eight hours or, with a fixed time of day, to the day."""
    age = NOW - get_sent(message, NOW)
    allowed = timedelta(days=1) if message.at else timedelta(hours=8)
    assert abs(age - timedelta(days=message.days_ago)) <= allowed


def test_answers_keep_their_order(mails: list[EmailMessage]) -> None:
    """An answer is dated after the mail it answers, and its References hold the whole thread before it."""
    dates = {mail["Message-ID"]: parsedate_to_datetime(mail["Date"]) for mail in mails}
    answers = [mail for mail in mails if mail["In-Reply-To"]]
    assert all(dates[mail["In-Reply-To"]] < dates[mail["Message-ID"]] for mail in answers)
    assert all(str(mail["References"]).split()[-1] == mail["In-Reply-To"] for mail in answers)


def test_expected_quotations_survive_mime(mails: list[EmailMessage]) -> None:
    """Each quotation stands in the decoded mail or its subject once line breaks are blanks."""
    for mail in mails:
        words = f"{_read_text(mail)}\n{mail['Subject']}"
        for quotation in MESSAGES[_get_key(mail)].expect.quotations:
            assert quotation in words


def test_there_are_many_shapes(mails: list[EmailMessage]) -> None:
    """Plain, HTML, alternative, attachments, calendar, report, three charsets and encodings all occur."""
    parts = [part for mail in mails for part in mail.walk()]
    assert {part.get_content_type() for part in parts} >= {
        "text/plain",
        "text/html",
        "text/calendar",
        "multipart/alternative",
        "multipart/mixed",
        "multipart/report",
        "message/delivery-status",
        "message/rfc822",
        "application/pdf",
    }
    assert {part.get_content_charset() for part in parts} >= {"utf-8", "windows-1252", "iso-8859-1"}
    assert {part["Content-Transfer-Encoding"] for part in parts} >= {"8bit", "base64", "quoted-printable"}


def test_lines_that_begin_with_from_are_marked() -> None:
    """A line of a letter that begins with "From " is marked, so that it does not look like the next mail."""
    content = _build(NOW)
    assert b"\n>From the date of this letter" in content
    assert len(re.findall(rb"(?:^|\n\n)From ", content)) == COPIES


def test_every_date_is_filled_in() -> None:
    """No `{day n}` is left in a mail that is readable without decoding."""
    assert b"{day" not in _build(NOW)


def test_a_quotation_is_marked(mails: list[EmailMessage]) -> None:
    """An answer that quotes has the older letter below its own text, each line marked."""
    tour = next(mail for mail in mails if _get_key(mail) == "mk-tour")
    new, _, old = tour.get_content().partition("schrieb Henrike Solbach")
    assert "gestrichen" not in new
    assert "> nun ist es amtlich: Die Stelle wird gestrichen" in old


def test_an_invitation_names_the_day_of_its_text(mails: list[EmailMessage]) -> None:
    """The calendar part starts on the day that the text names."""
    invite = next(mail for mail in mails if _get_key(mail) == "ke-invite")
    event = next(part for part in invite.walk() if part.get_content_type() == "text/calendar").get_content()
    start = datetime.strptime(re.search(r"DTSTART;[^:]+:(\d{8})", event)[1], "%Y%m%d").replace(tzinfo=UTC)  # type: ignore[index]
    assert write_days("{day 0}", start, "de") in _read_text(invite)


@pytest.mark.parametrize(("days", "expected"), [(0, 7), (1, 10), (2, 10), (3, 10), (4, 11)])
def test_appointments_avoid_weekends(days: int, expected: int) -> None:
    """Counted from Friday the 7th, Saturday and Sunday move on to Monday the 10th."""
    assert get_working_day(datetime(2031, 3, 7, tzinfo=UTC), days).day == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "on Friday 7 March"), ("de", "on Freitag, 7. März"), ("fr", "on vendredi 7 mars")],
)
def test_days_are_written_in_the_language(language: str, expected: str) -> None:
    """A day in a text is written as people of that language write it."""
    assert write_days("on {day 3}", datetime(2031, 3, 4, tzinfo=UTC), language) == expected


@pytest.mark.parametrize("hour", range(24))
def test_any_hour_of_now_works(hour: int) -> None:
    """Whatever the time of day, no mail lies in the future and every answer follows what it answers."""
    now = NOW.replace(hour=hour)
    sent = {key: get_sent(message, now) for key, message in MESSAGES.items()}
    assert max(sent.values()) < now
    assert all(sent[m.in_reply_to] < sent[m.id] for m in MESSAGES.values() if m.in_reply_to)


def test_people_write_by_day(mails: list[EmailMessage]) -> None:
    """Unless a story fixes the time, mail is sent between half past seven and seven in the evening."""
    free = [mail for mail in mails if MESSAGES[_get_key(mail)].at is None]
    times = [parsedate_to_datetime(mail["Date"]) for mail in free]
    assert all((7, 30) <= (sent.hour, sent.minute) < (19, 0) for sent in times)

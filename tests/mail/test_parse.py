"""Tests of raw messages taken apart, on mails of our own writing."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail.mails import LETTER, raw, read, write
from rejoinder.mail.body import TEXT_LIMIT
from rejoinder.mail.parse import parse_head
from rejoinder.model.mail import Address, SegmentRole

PAGE = "<html><body><p>Dear Ada,</p><p>we chose someone else.</p></body></html>"
MULTIPART = b"MIME-Version: 1.0\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n"
FRAGMENTS = st.sampled_from([
    b"--b\n",
    b"--b--\n",
    b"\n",
    b"Content-Type: text/plain\n",
    b"Content-Type: text/html; charset=utf-16\n",
    b"Content-Type: message/rfc822\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Transfer-Encoding: 8bit\n",
    b"Content-Type: multipart/alternative; boundary=c\n",
    b"--c\n",
    b"--c--\n",
    b"SGVsbG8",
    b"=ZZ",
    b"\xff\xfe",
    b"\0",
    b"Content-Type: text/calendar\n",
    b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:x\n",
    b"Content-Disposition: attachment\n",
    b"Subject: =?utf-8?b?x?=\n",
    b"From: <<>\n",
    b"<div>",
])


def with_parts(*parts: tuple[str, str], kind: str = "alternative") -> bytes:
    """Return a mail with text parts of the given subtypes."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["Subject"] = "Jo <jo@x.example>", "Your application"
    message.set_content(parts[0][1], subtype=parts[0][0])
    for subtype, text in parts[1:]:
        (message.add_alternative if kind == "alternative" else message.add_attachment)(text, subtype=subtype)
    return message.as_bytes()


def test_the_facts_of_a_mail() -> None:
    """Addresses, subject, moment, thread and text are those that were written."""
    message = read(
        write(
            Cc="b@y.example", Reply_To="Desk <desk@x.example>", References="<0@x> <1@x>", In_Reply_To="<1@x>"
        )
    )
    assert message.sender == Address(name="Jo Marsh", email="jo.marsh@northwind.example")
    assert message.to == (Address(name="Ada Brook", email="ada@seeker.example"),)
    assert message.cc == (Address(email="b@y.example"),)
    assert message.reply_to == (Address(name="Desk", email="desk@x.example"),)
    assert message.date == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert (message.message_id, message.subject) == ("letter-1@northwind.example", "Your application")
    assert (message.in_reply_to, message.references) == (("1@x",), ("0@x", "1@x"))
    assert message.text == LETTER.rstrip("\n")
    assert message.problems == ()


def test_a_mail_without_id_gets_one_from_its_key() -> None:
    """A message without Message-ID is named by its key."""
    message = read(b"Subject: x\n\nHello")
    assert message.message_id == f"{message.key}@no-message-id.invalid"
    assert (message.sender, message.date) == (Address(), None)


@pytest.mark.parametrize(
    "plain",
    [
        "",
        " \n",
        "This message is in HTML; your mail program cannot show it.",
        PAGE,
        "Bitte im Browser ansehen",
    ],
)
def test_a_plain_text_that_says_nothing_yields_to_html(plain: str) -> None:
    """Where the plain part is empty, a pointer or markup, the page is read."""
    assert read(with_parts(("plain", plain), ("html", PAGE))).text == "Dear Ada,\n\nwe chose someone else."


def test_a_plain_text_that_says_it_is_preferred() -> None:
    """Where the plain part says the same, it is read."""
    assert (
        read(with_parts(("plain", "Dear Ada,\nwe chose\nsomeone else."), ("html", PAGE))).text.count("\n")
        == 2
    )


def test_texts_in_a_row_are_all_read() -> None:
    """A mail of several texts, none attached, has them all, in order."""
    plain = b"--b\nContent-Type: text/plain\n\nfirst\n--b\n\nsecond\n"
    data = MULTIPART + plain + b"--b\nContent-Type: text/html\n\n<p>third\n--b--\n"
    assert read(data).text == "first\n\nsecond\n\nthird"


def test_attached_texts_are_files_and_not_text() -> None:
    """An attachment gives its name alone, decoded."""
    message = EmailMessage()
    message.set_content("See the file.")
    message.add_attachment("secret", filename="Übersicht.txt")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Role.pdf")
    parsed = read(message.as_bytes())
    assert parsed.attachments == ("Übersicht.txt", "Role.pdf")
    assert parsed.text == "See the file."


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "utf-8"),
        ("us-ascii", "cp1252"),
        ("", "cp1252"),
        ("x-unknown", "utf-8"),
        ("x-unknown", "cp1252"),
        ("utf-8", "cp1252"),
        ("latin1", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-8", "utf-8-sig"),
        ("windows-1250", "cp1250"),
    ],
)
def test_wrong_charsets_lose_no_letter(charset: str, encoding: str) -> None:
    """Umlauts and quotation marks survive whatever charset is named."""
    text = (
        "Liebe Frau Müller,\n\nwir haben uns für jemand anderen entschieden. „Schade“, schöne Grüße aus Köln."
    )
    field = f"Content-Type: text/plain; charset={charset}" if charset else "Content-Type: text/plain"
    data = f"Subject: x\n{field}\nContent-Transfer-Encoding: 8bit\n\n".encode() + text.encode(encoding)
    assert read(data).text == text


@pytest.mark.parametrize("charset", ["koi8-r", "cp1251"])
def test_an_unnamed_charset_is_guessed(charset: str) -> None:
    """A text beyond ASCII that names no charset is read by its letters."""
    text = "Здравствуйте, благодарим вас за интерес к нашей компании и желаем вам успехов в поиске работы."
    assert (
        read(b"Subject: x\nContent-Type: text/plain; charset=unknown\n\n" + text.encode(charset)).text == text
    )


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: text\n\nDear Ada",
        b"Content-Type: multipart/mixed; boundary*0=ab; boundary*1=cd\n\n--abcd\n\nDear Ada\n--abcd--\n",
        b"Content-Type: multipart/mixed; boundary=ab\n\n--ab\n\nDear Ada\n",
        b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nRGVhciBBZGE=\n-- \nlist footer!\n",
        b"Content-Type: text/plain\nContent-Transfer-Encoding: x-own\n\nDear Ada",
        b"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nDear Ada =ZZ =\n",
        b"This is no field\nSubject: x\n\nDear Ada",
    ],
)
def test_broken_mime_keeps_its_text(data: bytes) -> None:
    """Where the fast parser refuses or loses text, the text is there all the same."""
    assert "Dear Ada" in read(b"Subject: x\n" + data).text


def test_flowed_lines_are_joined() -> None:
    """Soft line ends of format=flowed are undone, quoted lines and signatures kept."""
    data = b"Content-Type: text/plain; format=flowed\n\nwe chose \nsomeone else.\n> Are \n> you?\n-- \nJo\n"
    assert read(data).text == "we chose someone else.\n> Are \n> you?\n-- \nJo"


@pytest.mark.parametrize(
    "kind", ["application/pkcs7-mime; smime-type=enveloped-data", "application/pgp-encrypted"]
)
def test_an_encrypted_mail_says_so(kind: str) -> None:
    """A mail that only the mail program can open has no text and says why."""
    message = read(f"Subject: x\nContent-Type: {kind}\n\nMIAGCSqGSIb3DQEHA6CA".encode())
    assert message.text == ""
    assert "encrypted" in message.problems[0]


def test_a_named_text_below_the_letter_is_a_file() -> None:
    """A text part with a file name, after the letter, is a file though it does not say "attachment"."""
    parts = b"--b\n\nDear Ada\n--b\nContent-Type: text/plain; name=cv.txt\n\nMy life\n--b--\n"
    message = read(MULTIPART + parts)
    assert (message.text, message.attachments) == ("Dear Ada", ("cv.txt",))


def test_a_forwarded_message_is_forwarded_text() -> None:
    """A message inside a message is shown with its sender and subject, as forwarded."""
    message = EmailMessage()
    message.set_content("This came today.")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "Jo <jo@x.example>", "Your application"
    inner.set_content("We chose someone else.")
    message.add_attachment(inner)
    parsed = read(message.as_bytes())
    assert parsed.said(SegmentRole.NEW) == "This came today."
    forwarded = parsed.said(SegmentRole.FORWARDED)
    assert forwarded.split("\n") == [
        "",
        "",
        "From: Jo <jo@x.example>",
        "Subject: Your application",
        "",
        "We chose someone else.",
    ]


@pytest.mark.parametrize(
    ("field", "value", "is_bulk"),
    [
        ("List-Unsubscribe", "<mailto:x@y>", True),
        ("List-Id", "<x.y>", True),
        ("Precedence", "Bulk", True),
        ("Precedence", "first-class", False),
        ("X-Other", "bulk", False),
    ],
)
def test_bulk_mail_is_told_by_its_fields(field: str, value: str, is_bulk: bool) -> None:  # noqa: FBT001
    """List fields and Precedence tell mail that was sent to many."""
    message = read(f"{field}: {value}\n".encode() + write())
    assert message.is_bulk is is_bulk


def test_a_long_text_is_cut_and_said_so() -> None:
    """Of a text beyond the limit the beginning is kept, and a problem says so."""
    message = read(b"Subject: x\n\n" + b"A line of text.\n" * 40_000)
    assert len(message.text) == TEXT_LIMIT
    assert "very long" in message.problems[0]


@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_the_quick_text_has_the_words(subtype: str) -> None:
    """What a sift sees of a mail has sender, subject and the words of its text."""
    parsed = parse_head(
        raw(with_parts((subtype, PAGE if subtype == "html" else "Dear Ada,\nwe chose someone else.")))
    )
    assert parsed.sender.email == "jo@x.example"
    assert parsed.subject == "Your application"
    assert parsed.quick_text().split() == ["Dear", "Ada,", "we", "chose", "someone", "else."]


@given(
    st.one_of(
        st.binary(max_size=500),
        st.lists(FRAGMENTS, max_size=40).map(lambda parts: MULTIPART + b"".join(parts)),
    )
)
def test_any_bytes_are_a_message(data: bytes) -> None:
    """Whatever the bytes, there is a message, and its text is that of its segments."""
    message = read(data)
    assert message.text == "".join(segment.text for segment in message.segments)
    assert parse_head(raw(data)).quick_text() is not None

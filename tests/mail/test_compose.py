"""Tests of drafts as .eml files."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail.mails import read
from rejoinder.mail.compose import compose_eml
from rejoinder.model.draft import Draft
from rejoinder.model.mail import Address, SegmentRole
from rejoinder.model.step import StepId

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
ADA = Address(name="Ada Brook", email="ada@seeker.example")
BODY = (
    "Dear Ms Okafor,\n\nthank you for the time that you and Mr Lind took on Tuesday, and for telling me so "
    "soon. I was glad to read that the panel liked my migration plan.\n\n"
    "From all I saw, I would gladly apply again.\n\n"
    "Kind regards\nAda Brook\n"
)
LINES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Cf", "Co"]))
)


def draft(*, to: str | None = "Ngozi Okafor <ngozi@northwind.example>", **parts: str) -> Draft:
    """Return a draft."""
    return Draft(
        step=StepId("1-reply"),
        to=to,
        subject=parts.get("subject", "Re: Your application"),
        language="en",
        body=parts.get("body", BODY),
        sentences=(),
        headers=(("In-Reply-To", "<1@northwind.example>"), ("References", "<0@x> <1@northwind.example>")),
    )


def compose(made: Draft, sender: Address = ADA) -> EmailMessage:
    """Return what a mail program makes of a draft."""
    message = message_from_bytes(compose_eml(made, sender=sender, date=NOW), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_draft_threads_onto_the_original() -> None:
    """Recipient, subject and thread are those of the draft, and nothing is broken about them."""
    message = compose(draft())
    assert message["To"].addresses[0].addr_spec == "ngozi@northwind.example"
    assert message["From"].addresses[0].display_name == "Ada Brook"
    assert message["In-Reply-To"] == "<1@northwind.example>"
    assert message["References"] == "<0@x> <1@northwind.example>"
    assert message["Date"].datetime == NOW
    assert not message.defects


def test_the_same_draft_gives_the_same_bytes() -> None:
    """Bytes follow from the draft alone; another text has another Message-ID."""
    assert compose_eml(draft(), sender=ADA, date=NOW) == compose_eml(draft(), sender=ADA, date=NOW)
    assert compose(draft())["Message-ID"] != compose(draft(body="No."))["Message-ID"]
    assert compose(draft())["Message-ID"].endswith("@seeker.example>")


def test_the_text_comes_back_as_it_was() -> None:
    """What is written is what this room reads: soft line ends, "From" and all."""
    message = read(compose_eml(draft(), sender=ADA, date=NOW))
    assert message.text.strip() == BODY.strip()
    assert message.said(SegmentRole.SIGNATURE) == "Kind regards\nAda Brook"


def test_lines_are_short_and_end_with_crlf() -> None:
    """No line is longer than 78 characters, and each ends with CRLF."""
    data = compose_eml(draft(subject="Re: " + "long " * 40), sender=ADA, date=NOW)
    assert all(len(line) <= 78 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("subject", ["Re: x\r\nBcc: eve@x.example", "Re: x\n\nNo.", "Re: x\0\x07"])
def test_a_subject_cannot_add_a_field(subject: str) -> None:
    """Line ends in a subject, name or thread become spaces."""
    message = compose(
        draft(subject=subject, to="Eve\nBcc: x@y <eve@x.example>"), Address(name="A\r\nB: c", email="a@x")
    )
    assert message["Bcc"] is None
    assert message["B"] is None
    assert message.get_content().startswith("Dear Ms Okafor")


@pytest.mark.parametrize(
    "to", [None, "Ngozi Okafor", "not an address", "<>", "näme@dömain.example", "a@b@c", ","]
)
def test_an_odd_recipient_stops_nothing(to: str | None) -> None:
    """A draft to nobody, or to what is no address, is composed all the same."""
    assert compose(draft(to=to)).get_content().startswith("Dear Ms Okafor")


@given(LINES)
def test_any_text_comes_back(lines: list[str]) -> None:
    """Whatever the text, the mail holds its words in their order."""
    body = "\n".join(lines)
    message = read(compose_eml(draft(body=body), sender=ADA, date=NOW))
    assert "".join(message.text.split()) == "".join(body.split())

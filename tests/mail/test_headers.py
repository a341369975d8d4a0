"""Tests of header fields as values."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.mail.headers import decode_value, parse_addresses, parse_date, parse_headers
from rejoinder.model.mail import Address


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Your application", "Your application"),
        (b"=?utf-8?q?Ihre_Bewerbung_f=C3=BCr?= die =?UTF-8?B?U3RlbGxl?=", "Ihre Bewerbung für die Stelle"),
        (b"=?utf-8?q?Gr=C3?= =?utf-8?q?=BC=C3=9Fe?=", "Grüße"),
        (b"=?iso-8859-1?q?K=FCndigung?=\r\n =?iso-8859-1?q?sfrist?=", "Kündigungsfrist"),
        (b'"=?utf-8?q?J=C3=B6rg?="', '"Jörg"'),
        ("Grüße aus Köln".encode(), "Grüße aus Köln"),
        ("Grüße aus Köln".encode("latin-1"), "Grüße aus Köln"),
        ("Über =?utf-8?q?uns?=".encode("latin-1"), "Über uns"),
        (b"=?utf-8?q?Stelle?=(m/w/d)", "Stelle(m/w/d)"),
        (b"=?no-such-charset?q?Stelle?=", "Stelle"),
        (b"=?utf-8?q?zero=E2=80=8Bwidth=C2=A0space?=", "zerowidth space"),
        (b"=?utf-8?q?", "=?utf-8?q?"),
        (b"a\0b\x07c", "abc"),
    ],
)
def test_values_are_read_however_they_are_written(raw: bytes, text: str) -> None:
    """Encoded words, split, quoted, raw or broken, give the text that was meant."""
    assert decode_value(raw) == text


@pytest.mark.parametrize(
    ("raw", "addresses"),
    [
        (b"Jo Marsh <Jo.M@Northwind.example>", [Address(name="Jo Marsh", email="jo.m@northwind.example")]),
        (b"jo@x.example", [Address(email="jo@x.example")]),
        (b'"Marsh, Jo" <jo@x.example>', [Address(name="Marsh, Jo", email="jo@x.example")]),
        (b"Marsh, Jo <jo@x.example>", [Address(name="Marsh, Jo", email="jo@x.example")]),
        (b"=?utf-8?q?M=C3=BCller=2C_J?= <j@x.example>", [Address(name="Müller, J", email="j@x.example")]),
        (b'"=?utf-8?q?J=C3=B6rg?=" <j@x.example>', [Address(name="Jörg", email="j@x.example")]),
        (b"Jo (People) <jo@x.example>, b@y.example", [
            Address(name="Jo (People)", email="jo@x.example"), Address(email="b@y.example")]),
        (b'"Marsh, Jo" <jo@x.example>, "Brook, Ada" <ada@y.example>', [
            Address(name="Marsh, Jo", email="jo@x.example"),
            Address(name="Brook, Ada", email="ada@y.example")]),
        (b'"O\\"Neil" <o@x.example>', [Address(name='O"Neil', email="o@x.example")]),
        (b"", []),
        (b"undisclosed-recipients:;", []),
        (b"Northwind People Team", []),
        (b"<>", []),
    ],
)  # fmt: skip
def test_mailboxes_are_read_however_they_are_written(raw: bytes, addresses: list[Address]) -> None:
    """Names keep their commas and letters, addresses are in lower case, what is none is left out."""
    assert parse_addresses(raw) == addresses


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("Mon, 02 Mar 2026 09:00:00 +0100", datetime(2026, 3, 2, 8, tzinfo=UTC)),
        ("2 Mar 2026 09:00 -0500", datetime(2026, 3, 2, 14, tzinfo=UTC)),
        ("Mon, 02 Mar 2026 09:00:00 GMT", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("Mon, 02 Mar 2026 09:00:00 -0000 (UTC)", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("Mon, 02 Mar 2026 09:00:00", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("", None),
        ("yesterday", None),
        ("Mon, 99 Mar 2026 09:00:00 +0000", None),
        ("Fri, 31 Dec 9999 23:59:59 -2300", None),
        ("Mon, 02 Mar 2026 09:00:00 +9999999", None),
    ],
)
def test_dates_are_read_in_utc(value: str, date: datetime | None) -> None:
    """A date keeps its moment; one that cannot be is None."""
    assert parse_date(value) == date


def test_ids_are_read_without_brackets() -> None:
    """References are given in order, each once; an id without brackets is one too."""
    headers = parse_headers(b"References: <a@x>\n <b@x> <a@x>\nIn-Reply-To: c@x\nMessage-Id:<d@x>\n\n")
    assert headers.ids("references") == ("a@x", "b@x")
    assert headers.ids("in-reply-to") == ("c@x",)
    assert headers.ids("message-id") == ("d@x",)
    assert headers.ids("sender") == ()


@given(st.binary(max_size=300))
def test_any_bytes_can_be_asked(data: bytes) -> None:
    """Whatever the bytes, every question has an answer."""
    for headers in (parse_headers(data), parse_headers(b"From: " + data + b"\nDate: " + data)):
        assert isinstance(headers.first("from"), str)
        assert all(address.email == address.email.lower() for address in headers.addresses("from"))
        assert headers.date() is None or headers.date().tzinfo is UTC  # type: ignore[union-attr]
        assert all(" " not in found for found in headers.ids("message-id"))


def test_a_message_without_a_date_has_that_of_its_last_server() -> None:
    """Where Date is empty or missing, the newest Received line tells when the message came."""
    received = b"Received: from a.example by b.example with ESMTP; Mon, 02 Mar 2026 09:00:00 +0100\n"
    older = b"Received: from c.example by a.example; Sun, 01 Mar 2026 09:00:00 +0100\n"
    assert parse_headers(received + older + b"Date:\nSubject: x\n\n").date() == datetime(
        2026, 3, 2, 8, tzinfo=UTC
    )
    assert parse_headers(b"Subject: x\n\n").date() is None

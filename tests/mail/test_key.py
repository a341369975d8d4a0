"""Tests of the identity of a message."""

from hypothesis import given
from hypothesis import strategies as st

from mail.mails import write
from rejoinder.mail.key import find_key

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40)
ANY_BYTES = st.binary(max_size=400)


@given(WORDS, WORDS, ANY_BYTES)
def test_the_key_is_of_the_header_alone(name: str, subject: str, body: bytes) -> None:
    """Line ends, added fields, their order and the body make no difference to a message with an id."""
    fields = [b"Message-ID: <1@x>", b"From: " + name.encode(), b"Subject: " + subject.encode(), b"Date: now"]
    plain = b"\n".join(fields) + b"\n\nbody"
    other = (
        b"\r\n".join([b"X-Mozilla-Status: 0001", *reversed(fields), b"Received: by x"]) + b"\r\n\r\n" + body
    )
    assert find_key(plain) == find_key(other)


@given(ANY_BYTES)
def test_any_bytes_have_a_key(data: bytes) -> None:
    """Whatever the bytes, the key is 32 hex digits, and the same with CRLF."""
    key = find_key(data)
    assert len(key) == 32
    assert int(key, 16) >= 0


def test_folding_makes_no_difference() -> None:
    """A subject folded over lines has the key of the same subject on one line."""
    whole = b"Message-ID: <1@x>\nSubject: Your application to Northwind\n\n"
    folded = b"message-id:\n <1@x>\nSUBJECT: Your application\r\n\tto  Northwind\n\n"
    assert find_key(whole) == find_key(folded)


def test_messages_that_differ_have_other_keys() -> None:
    """Another id, date, sender or subject is another message."""
    mails = [
        write(),
        write(number=2),
        write(Subject="Hello"),
        write(From="Ada <ada@seeker.example>"),
        write(Date="Tue, 03 Mar 2026 09:00:00 +0100"),
    ]
    assert len(set(map(find_key, mails))) == len(mails)


def test_without_an_id_the_whole_message_counts() -> None:
    """Two messages without Message-ID are the same only if their text is, line ends aside."""
    one, other = b"Subject: a\n\nfirst\n", b"Subject: a\n\nsecond\n"
    assert find_key(one) != find_key(other)
    assert find_key(one) == find_key(one.replace(b"\n", b"\r\n"))
    assert find_key(b"Message-ID:\n" + one) != find_key(b"Message-ID:\n" + other)


def test_a_field_in_the_body_does_not_count() -> None:
    """What looks like a field below the blank line is text."""
    assert find_key(b"Message-ID: <1@x>\n\nSubject: a\n") == find_key(b"Message-ID: <1@x>\n\nSubject: b\n")

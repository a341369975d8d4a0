"""Tests of mail made to break a reader: bounded in what is kept, and nothing raised."""

import io
import tracemalloc
from pathlib import Path

import pytest

from mail.mails import read, write
from rejoinder.mail.body import TEXT_LIMIT
from rejoinder.mail.mbox import MESSAGE_LIMIT, split_mbox
from rejoinder.mail.segment import segment
from rejoinder.mail.sources import open_sources
from rejoinder.model.mail import RawMessage

HEAD = b"Message-ID: <1@x>\nSubject: x\nMIME-Version: 1.0\n"


def nested(depth: int, text: bytes = b"Dear Ada") -> bytes:
    """Return a mail with a text so many multiparts deep."""
    inner = b"Content-Type: text/plain\n\n" + text + b"\n"
    for level in range(depth):
        inner = (
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
            + inner
            + b"--b%d--\n" % level
        )
    return HEAD + inner


def many(count: int) -> bytes:
    """Return a mail of so many text parts."""
    parts = b"--b\nContent-Type: text/plain\n\nDear Ada\n" * count
    return HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + parts + b"--b--\n"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (many(10_000), "parts were read"),
        (many(60_000), "Only the beginning"),
        (nested(200), "nested too deep"),
        (nested(1000), "nested too deep"),
        (nested(1000, b"x" * 1_000_000), "nested too deep"),
        (HEAD + b"Content-Type: message/rfc822\n\n" * 1000 + b"Dear Ada", "nested too deep"),
        (HEAD + b"Content-Type: text/plain\n\n" + b"x" * 3_000_000, "very long"),
        (HEAD + b"Content-Type: text/html\n\n" + b"<p>x" * 700_000, "very long"),
        (b"X-A: b\n" * 60_000 + b"\nDear Ada", ""),
        (b"Subject: " + b"=?utf-8?q?a?= " * 60_000 + b"\n\nDear Ada", "Only the beginning"),
        (b"From: " + b"<a@b>," * 60_000 + b"\n\nDear Ada", ""),
        (b"To: " + b'"' * 60_000 + b"\n\nDear Ada", ""),
        (b"References: " + b"<a@b> " * 60_000 + b"\n\nDear Ada", ""),
        (HEAD + b"\0" * 100_000, ""),
        (HEAD + b"Content-Type: text/html\n\n" + b"<" * 200_000, ""),
        (HEAD + b"Content-Type: text/html\n\n" + b"<style" * 40_000, ""),
        (HEAD + b"Content-Type: text/html\n\n" + b"<blockquote type=cite>" * 9_000, ""),
        (HEAD + b"\n" + "e\u0301\u0316".encode() + "\u0301\u0316".encode() * 60_000, ""),
        (HEAD + b"Content-Type: text/calendar\n\n" + b"BEGIN:VEVENT\n" * 15_000, ""),
        (HEAD + b"Content-Type: " + b"multipart/mixed; x=y; " * 20_000 + b"\n\n", ""),
        (b"", ""),
    ],
)
def test_mail_beyond_measure_is_read_as_far_as_it_goes(data: bytes, problem: str) -> None:
    """Parts, depth, lines, fields and markup without end give a message of bounded text, and say so."""
    message = read(data)
    assert len(message.text) <= TEXT_LIMIT
    assert problem in " ".join(message.problems)


@pytest.mark.parametrize(
    "text",
    ["On " + "a " * 60_000, "On a\n" * 30_000, ">\n" * 60_000, "From: a@b\n" * 20_000, "-----\n" * 20_000,
     "Best,\n" * 20_000, "--\n" * 20_000, "\n" * 60_000, "unsubscribe\n" * 20_000, "veuillez " * 20_000,
     "--- Forwarded message ---\n" * 10_000, "Thanks,\n\n" * 20_000],
)  # fmt: skip
def test_text_beyond_measure_is_told_apart(text: str) -> None:
    """Texts made to be looked at again and again are told apart, to the letter."""
    assert "".join(part.text for part in segment(text)) == text


def test_a_line_of_100_megabytes_is_read_in_little_memory(tmp_path: Path) -> None:
    """A message of one endless line keeps its beginning, in bounded memory, and the next one is whole."""
    path = tmp_path / "box"
    separator = b"From jo@x.example Mon Mar  2 09:00:00 2026\n"
    with path.open("wb") as out:
        out.write(separator + HEAD + b"\n")
        for _ in range(100):
            out.write(b"x" * 1024 * 1024)
        out.write(b"\n\n" + separator + write(number=2))
    tracemalloc.start()
    kept = [
        read(item.data).problems
        for item in open_sources([str(path)])[0].messages(None)
        if isinstance(item, RawMessage)
    ]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [bool(problems) for problems in kept] == [True, False]
    assert peak < 5 * MESSAGE_LIMIT


def test_an_mbox_of_one_endless_junk_line_ends() -> None:
    """A separator at the very end of what was read, cut or repeated, is judged once."""
    data = b"From x Mon Mar  2 09:00:00 2026\nSubject: x\n\n" + b"\n\nFrom " * 50_000
    assert sum(1 for _ in split_mbox(io.BytesIO(data))) == 1

"""Tests of splitting an mbox into its messages."""

import io
import mailbox
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail.mails import write, write_mbox
from rejoinder.mail.mbox import split_mbox

LINES = st.lists(
    st.one_of(
        st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=30),
        st.sampled_from(["", "From here on, all is new", ">From the desk", "From: me", "From ", "-- "]),
    ),
    max_size=12,
)


def split(data: bytes) -> list[bytes]:
    """Return the messages in an mbox."""
    return [message for _, message in split_mbox(io.BytesIO(data))]


@given(st.lists(LINES, min_size=1, max_size=5))
def test_splits_as_the_standard_library_wrote(bodies: list[list[str]]) -> None:
    """Whatever messages mailbox.mbox writes come back, one by one, with their text."""
    messages = [b"Subject: %d\n\n" % at + "\n".join(body).encode() for at, body in enumerate(bodies)]
    with TemporaryDirectory() as folder:
        box = mailbox.mbox(Path(folder) / "box")
        for message in messages:
            box.add(message)
        box.close()
        found = split((Path(folder) / "box").read_bytes())
    unquoted = [message.replace(b"\n>From ", b"\nFrom ") for message in messages]
    assert [message.rstrip() for message in found] == [message.rstrip() for message in unquoted]


@given(st.lists(st.integers(0, 300), min_size=1, max_size=8), st.integers(1, 64))
def test_pieces_do_not_matter(sizes: list[int], piece: int) -> None:
    """Messages and offsets are the same however few bytes a stream gives at a time."""

    class Dribble(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(piece * 37, size or 0))

    data = write_mbox(*(write("x" * size, number=size) for size in sizes))
    assert list(split_mbox(Dribble(data))) == list(split_mbox(io.BytesIO(data)))


def test_offsets_lead_back_to_messages() -> None:
    """Reading from a message's offset gives that message first."""
    data = write_mbox(*(write(number=number) for number in range(4)))
    for at, message in split_mbox(io.BytesIO(data)):
        assert next(split_mbox(io.BytesIO(data[at:]), at)) == (at, message)


@pytest.mark.parametrize(
    "line",
    [
        "From the desk of Jo Marsh",
        "From Monday 2 March 2026 at 09:00 on we are in the new office",
        "From jo@northwind.example",
        "From 2019 to 2026 I led a team.",
    ],
)
def test_a_sentence_that_starts_with_from_splits_nothing(line: str) -> None:
    """An unquoted body line "From …" stays in its message, blank line before or not."""
    body = f"Dear Ada,\n\n{line}\nand so on.\n\n{line}\n"
    separator = b"From jo@northwind.example Mon Mar  2 09:00:00 2026\n"
    data = separator + write(body) + b"\n" + separator + write(number=2)
    assert [line.encode() in message for message in split(data)] == [True, False]


@pytest.mark.parametrize(
    "separator",
    [
        b"From jo@x.example Mon Mar  2 09:00:00 2026",
        b"From - Mon Mar  2 09:00:00 2026",
        b"From 1790000000000000000@xxx Mon Mar 02 09:00:00 +0000 2026",
        b"From MAILER-DAEMON Mon Mar  2 09:00 2026 remote from relay",
        b"From jo@x.example Mon, 2 Mar 2026 09:00:00 +0100",
        b"From ",
        b"From -",
    ],
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_knows_the_separators_of_many_programs(separator: bytes, end: bytes) -> None:
    """Thunderbird's, Google's, Eudora's and Unix's separating lines are known, with LF and CRLF."""
    first = b"From jo@x.example Mon Mar  2 09:00:00 2026\nSubject: one\n\nText\n\n"
    data = (first + separator + b"\nSubject: two\n\nText\n").replace(b"\n", end)
    assert [message.split(end)[0] for message in split(data)] == [b"Subject: one", b"Subject: two"]


def test_quoted_from_lines_are_restored() -> None:
    """A line that was quoted as >From, and >>From, loses one sign."""
    body = "Hello\n\nFrom now on\n>From then on\n"
    (message,) = split(write_mbox(write(body)))
    assert message.endswith(body.encode())


def test_a_truncated_mbox_gives_what_is_left() -> None:
    """An mbox that ends in mid-message gives that message as far as it goes."""
    data = write_mbox(write(), write(number=2))
    messages = split(data[:-60])
    assert len(messages) == 2
    assert messages[1].startswith(b"Message-ID: <letter-2@")


def test_an_endless_message_is_cut_short() -> None:
    """Of a message beyond the limit the beginning is kept, and the next one keeps its right offset."""
    endless, last = write_mbox(write("x" * 3_000_000)), write_mbox(write(number=2))
    (_, first), (at, second) = split_mbox(io.BytesIO(endless + last), limit=100_000)
    assert len(first) < 200_000
    assert at == len(endless)
    assert second.rstrip() == write(number=2).rstrip()

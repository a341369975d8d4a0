"""Scanning mailboxes into a casebook."""

import mailbox as stdlib_mailbox
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from rejoinder.desk.ports import Casebook
from rejoinder.desk.scan import Digested, Scan
from rejoinder.desk.scan import scan as scan_sources
from rejoinder.desk.tally import Tally
from rejoinder.model.mail import RawMessage
from rejoinder.wiring import get_digest, get_sources
from rejoinder.wiring.reading import digest_chunk

ME = frozenset({"jordan.marsh@seeker.example", "jordan@marsh.example"})
COPIES = 1
"""Messages that lie twice in the sample mailbox."""


def scan(casebook: Casebook, *paths: Path, again: bool = False) -> Tally:
    """Scan paths as the command does."""
    sources = get_sources([str(path) for path in paths])
    return scan_sources(Scan(casebook=casebook, digest=get_digest(sources, ME), again=again), sources)


def count_messages(mbox: Path) -> int:
    """Count the messages of an mbox by other means than ours."""
    return len(stdlib_mailbox.mbox(mbox))


def cut(mbox: Path, target: Path, *, at: int) -> Path:
    """Write the first messages of an mbox as another."""
    parts = mbox.read_bytes().split(b"\nFrom ")
    target.write_bytes(b"\nFrom ".join(parts[:at]) + b"\n")
    return target


def test_the_tally_adds_up(casebook: Casebook, mailbox: Path) -> None:
    """Every message of the mailbox is counted once, as kept, other, known or failed."""
    tally = scan(casebook, mailbox)
    assert tally.scanned == count_messages(mailbox)
    assert tally.letters == len(list(casebook.letters()))
    assert (tally.known, tally.failed) == (COPIES, 0)
    assert tally.other == casebook.count_others()


def test_a_second_scan_finds_nothing_new(casebook: Casebook, mailbox: Path) -> None:
    """The same mailbox twice: everything is known, and nothing is kept twice."""
    first = scan(casebook, mailbox)
    second = scan(casebook, mailbox)
    assert (second.letters, second.other, second.known) == (0, 0, first.scanned)
    assert len(list(casebook.letters())) == first.letters


def test_reading_everything_again_keeps_nothing_twice(casebook: Casebook, mailbox: Path) -> None:
    """With `again` the mailbox is read in full, and each message is recognised by its key."""
    first = scan(casebook, mailbox)
    assert scan(casebook, mailbox, again=True).known == first.scanned


def test_a_grown_mailbox_brings_only_what_is_new(casebook: Casebook, mailbox: Path, tmp_path: Path) -> None:
    """After half the mailbox, the whole brings the other half."""
    growing = cut(mailbox, tmp_path / "growing.mbox", at=60)
    half = scan(casebook, growing)
    growing.write_bytes(mailbox.read_bytes())
    rest = scan(casebook, growing)
    assert rest.scanned == count_messages(mailbox)
    assert half.letters + rest.letters == len(list(casebook.letters()))
    assert half.letters + half.other + rest.letters + rest.other == rest.scanned - COPIES


def test_a_moved_mailbox_is_recognised(casebook: Casebook, mailbox: Path, tmp_path: Path) -> None:
    """The same mail as a Maildir somewhere else is known message by message."""
    first = scan(casebook, mailbox)
    maildir = stdlib_mailbox.Maildir(tmp_path / "Mail", create=True)
    for message in stdlib_mailbox.mbox(mailbox):
        maildir.add(message)
    moved = scan(casebook, tmp_path / "Mail")
    assert (moved.known, moved.letters, moved.other) == (first.scanned, 0, 0)


def test_the_same_letters_whether_read_here_or_in_a_pool(mailbox: Path, tmp_path: Path) -> None:
    """Other processes read what this one would."""
    from rejoinder.store import open_casebook
    from rejoinder.wiring.reading import digest_in_pool

    here, there = open_casebook(str(tmp_path / "a.sqlite")), open_casebook(str(tmp_path / "b.sqlite"))
    scan(here, mailbox)
    sources = get_sources([str(mailbox)])
    scan_sources(Scan(casebook=there, digest=lambda chunks: digest_in_pool(chunks, me=ME)), sources)
    assert [letter.reading for letter in there.letters()] == [letter.reading for letter in here.letters()]


def test_a_scan_that_is_stopped_goes_on_where_it_was(
    casebook: Casebook, mailbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C after some chunks leaves whole chunks behind; the next scan brings the rest."""
    monkeypatch.setattr("rejoinder.desk.scan.CHUNK_MESSAGES", 20)

    def interrupted(chunks: Iterable[Sequence[RawMessage]]) -> Iterator[Sequence[Digested]]:
        for number, chunk in enumerate(chunks):
            if number == 3:
                raise KeyboardInterrupt
            yield digest_chunk(chunk, ME)

    with pytest.raises(KeyboardInterrupt):
        scan_sources(Scan(casebook=casebook, digest=interrupted), get_sources([str(mailbox)]))
    kept = len(list(casebook.letters())) + casebook.count_others()
    assert 3 * 20 - COPIES <= kept <= 3 * 20
    rest = scan(casebook, mailbox)
    assert rest.letters + rest.other + rest.known == count_messages(mailbox)
    assert len(list(casebook.letters())) + casebook.count_others() == count_messages(mailbox) - COPIES


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(
    casebook: Casebook, mailbox: Path, tmp_path: Path
) -> None:
    """A file of junk beside a mailbox fails with a reason; the mailbox is read."""
    junk = tmp_path / "broken.mbox"
    junk.write_bytes(bytes(range(256)) * 40)
    tally = scan(casebook, junk, mailbox)
    assert tally.letters > 0
    assert [failure.origin.source for failure in tally.failures] == [str(junk)]
    assert casebook.failures()[0].reason

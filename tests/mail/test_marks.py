"""Tests of what sources remember from scan to scan."""

import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail.mails import write, write_mbox
from rejoinder.desk.ports import Mark
from rejoinder.mail.ledger import Ledger, hash_name, parse_cells
from rejoinder.mail.sources import open_sources
from rejoinder.model.mail import RawMessage

NAMES = st.sets(st.text(min_size=1, max_size=8), max_size=60)


def scan(path: Path, since: Mark | None = None) -> tuple[bool, list[str], Mark]:
    """Return whether the mark fits, the subjects of what is yielded, and the next mark."""
    (source,) = open_sources([str(path)])
    grew = source.grew_from(since)
    found = [item for item in source.messages(since) if isinstance(item, RawMessage)]
    mark = source.mark()
    assert mark is not None
    return grew, [item.data.split(b"Subject: ")[1].split(b"\n")[0].decode() for item in found], mark


def mail(number: int) -> bytes:
    """Return a mail whose subject is its number."""
    return write(number=number, Subject=str(number))


def age(path: Path) -> None:
    """Let a file look changed a second later."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000_000))


def test_an_unchanged_mbox_yields_nothing(tmp_path: Path) -> None:
    """The second scan of an mbox yields nothing, and its mark is the same."""
    box = tmp_path / "box"
    box.write_bytes(write_mbox(mail(1), mail(2)))
    grew, found, mark = scan(box)
    assert (grew, found) == (False, ["1", "2"])
    assert scan(box, mark) == (True, [], mark)


def test_a_grown_mbox_yields_what_is_new(tmp_path: Path) -> None:
    """Of an mbox to which mail was added, only that mail is yielded."""
    box = tmp_path / "box"
    box.write_bytes(write_mbox(*map(mail, range(50))))
    mark = scan(box)[2]
    box.write_bytes(box.read_bytes() + write_mbox(mail(50), mail(51)))
    grew, found, later = scan(box, mark)
    assert (grew, found) == (True, ["50", "51"])
    assert scan(box, later)[:2] == (True, [])


def test_a_message_that_was_half_there_is_read_again(tmp_path: Path) -> None:
    """Where an mbox ended in mid-message, that message comes again with the new ones."""
    box, whole = tmp_path / "box", write_mbox(mail(1), mail(2), mail(3))
    cut = len(write_mbox(mail(1), mail(2))) - 30
    box.write_bytes(whole[:cut])
    mark = scan(box)[2]
    box.write_bytes(whole)
    assert scan(box, mark)[:2] == (True, ["2", "3"])


@pytest.mark.parametrize("numbers", [[1, 3], [1], [1, 4, 3], [9, 1, 2, 3, 4]])
def test_a_rewritten_mbox_is_read_in_full(tmp_path: Path, numbers: list[int]) -> None:
    """An mbox from which mail was taken, or into which it was put, is read from its start."""
    box = tmp_path / "box"
    box.write_bytes(write_mbox(mail(1), mail(2), mail(3)))
    mark = scan(box)[2]
    box.write_bytes(write_mbox(*map(mail, numbers)))
    age(box)
    assert scan(box, mark)[:2] == (False, list(map(str, numbers)))


@pytest.mark.parametrize("mark", ["", "{}", "null", '{"size": 1}', "[" * 5000])
def test_a_mark_that_means_nothing_is_no_mark(tmp_path: Path, mark: str) -> None:
    """A mark of another version, or a damaged one, makes a scan from the start."""
    (tmp_path / "box").write_bytes(write_mbox(mail(1)))
    (tmp_path / "maildir/cur").mkdir(parents=True)
    (tmp_path / "maildir/cur/1").write_bytes(mail(1))
    for path in (tmp_path / "box", tmp_path / "maildir"):
        assert scan(path, Mark(mark))[:2] == (False, ["1"])


def test_a_maildir_yields_what_is_new_whatever_its_flags(tmp_path: Path) -> None:
    """Of a Maildir only new files are yielded; one that was read, flagged or moved to cur is not new."""
    (tmp_path / "cur").mkdir()
    (tmp_path / "new").mkdir()
    for number in range(20):
        (tmp_path / f"new/{number}.host").write_bytes(mail(number))
    mark = scan(tmp_path)[2]
    assert scan(tmp_path, mark) == (True, [], mark)
    (tmp_path / "new/3.host").rename(tmp_path / "cur/3.host:2,RS")
    (tmp_path / "new/4.host").unlink()
    (tmp_path / "new/99.host").write_bytes(mail(99))
    assert scan(tmp_path, mark)[:2] == (True, ["99"])


def test_a_folder_yields_what_is_new_or_changed(tmp_path: Path) -> None:
    """Of a folder of .eml files those are yielded whose name or size is new."""
    for number in range(5):
        (tmp_path / f"{number}.eml").write_bytes(mail(number))
    mark = scan(tmp_path)[2]
    (tmp_path / "2.eml").write_bytes(mail(22))
    (tmp_path / "7.eml").write_bytes(mail(7))
    assert scan(tmp_path, mark)[:2] == (True, ["22", "7"])


def test_what_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    """A file that was no mail at first is met again by the next scan."""
    (tmp_path / "1.eml").write_bytes(mail(1))
    (tmp_path / "2.eml").write_bytes(b"\0" * len(mail(2)))
    mark = scan(tmp_path)[2]
    (tmp_path / "2.eml").write_bytes(mail(2))
    assert scan(tmp_path, mark)[:2] == (True, ["2"])


def test_a_mark_stays_small(tmp_path: Path) -> None:
    """The mark of a folder has the same size for three files and for three thousand."""
    sizes = []
    for count in (3, 3000):
        for number in range(count):
            (tmp_path / f"{number}.eml").write_bytes(b"Subject: %d\n\n" % number)
        sizes.append(len(scan(tmp_path)[2]))
    assert max(sizes) < 40_000
    assert sizes[1] - sizes[0] < 50


def test_another_folder_of_the_same_name_is_not_the_same(tmp_path: Path) -> None:
    """A mark of one folder does not fit another one, though its files have the same names."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.eml").write_bytes(mail(1))
    mark = scan(tmp_path / "a")[2]
    assert scan(tmp_path / "b", mark)[:2] == (False, ["1"])


def test_an_unchanged_archive_yields_nothing(tmp_path: Path) -> None:
    """An archive yields nothing the second time, and all when its contents changed."""
    path = tmp_path / "takeout.zip"
    for numbers, expected in (([1, 2], ["1", "2"]), ([1, 2, 3], ["1", "2", "3"])):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("All mail.mbox", write_mbox(*map(mail, numbers)))
        grew, found, mark = scan(path)
        assert (grew, found) == (False, expected)
        assert scan(path, mark) == (True, [], mark)


@given(NAMES, NAMES)
def test_a_ledger_tells_the_exact_difference(before: set[str], after: set[str]) -> None:
    """What was added and removed between two sets of names is peeled off exactly."""
    old, new = set(map(hash_name, before)), set(map(hash_name, after))
    ledger = Ledger()
    ledger.add(old)
    restored = parse_cells(ledger.pack())
    assert restored is not None
    restored.add(new, times=-1)
    assert restored.peel() == (old - new, new - old)


def test_a_ledger_says_when_too_much_changed() -> None:
    """A difference beyond what the table can hold is told, not guessed."""
    ledger = Ledger()
    ledger.add(hash_name(str(number)) for number in range(5000))
    assert ledger.peel() is None

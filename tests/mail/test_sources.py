"""Tests of opening what a person names: every form, and what is no mail."""

import errno
import io
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from mail.mails import write, write_mbox
from rejoinder.desk.ports import Source
from rejoinder.errors import BadInputError
from rejoinder.mail.sources import open_sources
from rejoinder.mail.unreadable import explain_error
from rejoinder.model.mail import RawMessage, Unreadable

AS_ROOT = os.geteuid() == 0 if hasattr(os, "geteuid") else False


def keys(sources: Sequence[Source]) -> list[str]:
    """Return the keys of all messages, in order."""
    found = [item for source in sources for item in source.messages(None)]
    return [item.key for item in found if isinstance(item, RawMessage)]


def reasons(sources: Sequence[Source]) -> list[str]:
    """Return why things could not be read."""
    found = [item for source in sources for item in source.messages(None)]
    return [item.reason for item in found if isinstance(item, Unreadable)]


@pytest.fixture
def every_form(tmp_path: Path) -> Path:
    """Return a folder with the same two mails in every form."""
    mails = [write(number=1), write(number=2)]
    (tmp_path / "box.mbox").write_bytes(write_mbox(*mails))
    (tmp_path / "crlf").write_bytes(write_mbox(*mails).replace(b"\n", b"\r\n"))
    for folder in ("maildir/cur", "maildir/new", "maildir/tmp", "maildir/.Sent/cur", "letters/old"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "maildir/cur/1.a:2,S").write_bytes(mails[0])
    (tmp_path / "maildir/.Sent/cur/2.a:2,").write_bytes(mails[1])
    (tmp_path / "maildir/tmp/3.a").write_bytes(b"half a mail")
    (tmp_path / "letters/one.eml").write_bytes(write(number=1, crlf=True))
    (tmp_path / "letters/old/two.EML").write_bytes(mails[1])
    (tmp_path / "letters/photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Takeout/Mail/All mail.mbox", write_mbox(*mails))
        archive.writestr("Takeout/archive_browser.html", "<html>")
    with zipfile.ZipFile(tmp_path / "letters.zip", "w") as archive:
        archive.writestr("one.eml", mails[0])
        archive.writestr("more/two.eml", mails[1])
    return tmp_path


@pytest.mark.parametrize("form", ["box.mbox", "crlf", "maildir", "letters", "takeout.zip", "letters.zip"])
def test_the_same_mails_have_the_same_keys_in_every_form(every_form: Path, form: str) -> None:
    """mbox, Maildir with folders, folder of .eml and zip archives give the same messages."""
    sources = open_sources([str(every_form / form)])
    assert sorted(keys(sources)) == sorted(keys(open_sources([str(every_form / "box.mbox")])))
    assert not reasons(sources)


def test_a_folder_of_all_forms_is_walked(every_form: Path) -> None:
    """In a folder every mbox, Maildir, archive and folder of mails is found; other files are passed over."""
    sources = open_sources([str(every_form)])
    assert len(keys(sources)) == 12
    assert not reasons(sources)


def test_standard_input_may_be_an_mbox_or_a_message() -> None:
    """What is piped in may be many mails or one."""
    many = open_sources(["-"], io.BytesIO(write_mbox(write(), write(number=2))))
    one = open_sources(["-"], io.BytesIO(write(number=2)))
    assert keys(many)[1:] == keys(one)


def test_one_file_may_be_named_alone(every_form: Path) -> None:
    """An .eml named by itself is one message."""
    (source,) = open_sources([str(every_form / "letters/one.eml")])
    assert len(keys([source])) == 1


def test_apple_mail_files_lose_their_wrapping(tmp_path: Path) -> None:
    """An .emlx gives the message between its length and its property list."""
    mail = write()
    (tmp_path / "1.emlx").write_bytes(b"%d      \n" % len(mail) + mail + b'<?xml version="1.0"?><plist/>')
    (found,) = open_sources([str(tmp_path)])[0].messages(None)
    assert isinstance(found, RawMessage)
    assert found.data == mail


def test_a_message_may_begin_with_a_separating_line(tmp_path: Path) -> None:
    """A Maildir file that begins with an mbox line is that message all the same."""
    (tmp_path / "cur").mkdir()
    (tmp_path / "cur/1").write_bytes(b"From jo@x Mon Mar  2 09:00:00 2026\n" + write())
    (found,) = open_sources([str(tmp_path)])[0].messages(None)
    assert isinstance(found, RawMessage)
    assert found.data == write()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.mbox", b"", "is empty"),
        ("junk.eml", bytes(range(256)) * 9, "is not mail"),
        ("notes.txt", b"Buy milk.\n\nAnd bread.\n", "is not mail"),
        ("mail.pst", b"!BDN" + bytes(99), "only Outlook reads"),
        ("mail.mbox.gz", b"\x1f\x8b\x08" + bytes(99), "is packed"),
        ("takeout.zip", b"PK\x03\x04" + bytes(99), "is damaged"),
    ],
)
def test_what_is_no_mail_is_told_in_a_sentence(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    """A file that was named and is no mail gives the reason, with its name, and what to do."""
    (tmp_path / name).write_bytes(data)
    (reason,) = reasons(open_sources([str(tmp_path / name)]))
    assert told in reason
    assert name in reason
    assert reason.endswith(".")


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """Between two mails, an .eml of junk is told and the mails are read."""
    (tmp_path / "1.eml").write_bytes(write(number=1))
    (tmp_path / "2.eml").write_bytes(b"\0\1\2" * 50)
    (tmp_path / "3.eml").write_bytes(write(number=3))
    (source,) = open_sources([str(tmp_path)])
    assert [type(item) for item in source.messages(None)] == [RawMessage, Unreadable, RawMessage]


@pytest.mark.skipif(AS_ROOT, reason="root may read everything")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    """A folder that may not be read gives the reason, and its neighbours are read."""
    (tmp_path / "shut").mkdir(mode=0o000)
    (tmp_path / "1.eml").write_bytes(write())
    sources = open_sources([str(tmp_path)])
    assert len(keys(sources)) == 1
    assert "may not be read by you" in reasons(sources)[0]


def test_a_refused_file_is_told_in_a_sentence() -> None:
    """A file that may not be read gives its name, its place and what to do."""
    told = explain_error(PermissionError(errno.EACCES, "Permission denied"), source="mail", locator="1.eml")
    assert told.reason.startswith("1.eml in mail may not be read by you; ")


def test_a_file_that_goes_away_is_told(tmp_path: Path) -> None:
    """A message deleted between listing and reading gives the reason, and the next one is read."""
    for number in (1, 2):
        (tmp_path / f"{number}.eml").write_bytes(write(number=number))
    (source,) = open_sources([str(tmp_path)])
    (tmp_path / "1.eml").unlink()
    first, second = source.messages(None)
    assert isinstance(first, Unreadable)
    assert "moved or deleted" in first.reason
    assert isinstance(second, RawMessage)


def test_an_mbox_that_goes_away_is_told(tmp_path: Path) -> None:
    """An mbox deleted after it was named gives the reason."""
    (tmp_path / "box").write_bytes(write_mbox(write()))
    sources = open_sources([str(tmp_path / "box")])
    (tmp_path / "box").unlink()
    assert "moved or deleted" in reasons(sources)[0]


def test_a_path_that_does_not_exist_is_an_error() -> None:
    """A misspelt path is refused at once, with its name."""
    with pytest.raises(BadInputError, match=r"/no/such/mailbox does not exist"):
        open_sources(["/no/such/mailbox"])


def test_standard_input_that_is_not_there_is_an_error() -> None:
    """The name for standard input is refused where there is none."""
    with pytest.raises(BadInputError, match="standard input"):
        open_sources(["-"])


def test_a_folder_without_mail_is_told(tmp_path: Path) -> None:
    """A folder with nothing to read says so, as does an archive."""
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("photo.jpg", b"\xff\xd8")
    assert "holds no mail" in reasons(open_sources([str(tmp_path / "photos.zip")]))[0]
    assert "holds no mail" in reasons(open_sources([str(tmp_path)]))[0]


def test_a_damaged_member_does_not_stop_the_others(tmp_path: Path) -> None:
    """In an archive with one damaged file the others are read."""
    path = tmp_path / "letters.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("1.eml", write(number=1))
        archive.writestr("2.eml", write(number=2))
    data = path.read_bytes()
    path.write_bytes(data.replace(b"letter-1@", b"letter-X@", 1))
    (source,) = open_sources([str(path)])
    assert [type(item) for item in source.messages(None)] == [Unreadable, RawMessage]


def test_nothing_is_changed_by_reading(every_form: Path) -> None:
    """Reading moves, marks and writes nothing."""

    def look() -> dict[str, tuple[int, int]]:
        files = (path for path in every_form.rglob("*") if path.is_file())
        return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in files}

    before = look()
    keys(open_sources([str(every_form)]))
    assert look() == before

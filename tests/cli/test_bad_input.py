"""Bad mailboxes, scanned as one types it: a clear word, the rest still read, nothing half-written."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Run

GOOD = (
    b"From x@y.example Mon Mar  2 09:00:00 2026\n"
    b"From: Birkenhof Care <jobs@birkenhof.example>\nTo: me@seeker.example\n"
    b"Subject: Your application as Nurse\nDate: Mon, 02 Mar 2026 09:00:00 +0000\n"
    b"Message-ID: <good@birkenhof.example>\n"
    b"\n"
    b"Dear Jordan,\n\nthank you for your application. We have decided to appoint another candidate.\n\n"
    b"Kind regards\nBirkenhof Care\n\n"
)
FROM = b"From x@y.example Mon Mar  2 09:00:00 2026\n"


def message(body: bytes, *, head: bytes = b"") -> bytes:
    """Return a message of an mbox with a plain header."""
    return (
        FROM
        + b"From: a@b.example\nSubject: Hello\nMessage-ID: <bad@b.example>\n"
        + head
        + b"\n"
        + body
        + b"\n\n"
    )


def nested(depth: int) -> bytes:
    """Return a message whose parts lie in one another."""
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth)
    )
    return message(
        opening[opening.index(b"\n\n") + 2 :] + b"\nhello\n", head=opening[: opening.index(b"\n\n") + 1]
    )


def many_parts(count: int) -> bytes:
    """Return a message of many parts."""
    parts = b"".join(b"--b\nContent-Type: text/plain\n\npart\n" for _ in range(count))
    return message(parts + b"--b--\n", head=b'Content-Type: multipart/mixed; boundary="b"\n')


BAD: dict[str, Callable[[], bytes]] = {
    "a message cut off in its base64": lambda: message(
        b"aGVsbG8gd29ybGQgaGVsbG8gd29yb",
        head=b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n",
    ),
    "a header cut off": lambda: FROM + b"From: a@b.exam",
    "one line of 100 MB": lambda: message(b"x" * 100_000_000),
    "10 000 parts": lambda: many_parts(10_000),
    "1 000 parts in one another": lambda: nested(1_000),
    "a charset that is none": lambda: message(
        b"\xff\xfe\x00h\x00i", head=b"Content-Type: text/plain; charset=x-klingon\n"
    ),
    "a charset that is another": lambda: message(
        b"caf\xe9", head=b"Content-Type: text/plain; charset=utf-8\n"
    ),
    "no headers": lambda: FROM + b"\njust text\n\n",
    "NUL bytes": lambda: message(b"a\x00b\x00" * 1000),
    "a date that is none": lambda: message(b"hello", head=b"Date: the day after tomorrow\n"),
    "a calendar part of junk": lambda: message(
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:soon", head=b"Content-Type: text/calendar\n"
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_mail_does_not_keep_the_rest_from_being_read(run: Run, tmp_path: Path, name: str) -> None:
    """Between two good letters, whatever it is: the good ones are kept, and the tally adds up."""
    mbox = tmp_path / "mail.mbox"
    other = GOOD.replace(b"good@", b"better@").replace(b"Nurse", b"Midwife")
    mbox.write_bytes(GOOD + BAD[name]().rstrip(b"\n") + b"\n\n" + other)
    said = run("scan", str(mbox), "--json")
    assert said.code in {0, 5}
    tally = said.json
    assert tally["by_kind"]["rejection"] == 2
    assert (
        tally["scanned"]
        == sum(tally["by_kind"].values()) + tally["other"] + tally["known"] + tally["failed"]
        == 3
    )


@pytest.mark.parametrize(
    "junk", [b"", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99, b"\x00" * 5000, b"PK\x03\x04broken"]
)
def test_a_file_that_is_no_mailbox_is_told_in_a_sentence(run: Run, tmp_path: Path, junk: bytes) -> None:
    """Empty, binary or broken: no success, no trace, and the mailbox beside it is read."""
    bad, good = tmp_path / "bad.mbox", tmp_path / "good.mbox"
    bad.write_bytes(junk)
    good.write_bytes(GOOD)
    alone = run("scan", str(bad))
    assert alone.code in {3, 4, 5}
    assert "Traceback" not in alone.err + alone.out
    both = run("scan", str(bad), str(good), "--json").json
    assert both["by_kind"] == {"rejection": 1}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(run: Run, tmp_path: Path) -> None:
    """What may not be opened fails with its name; the rest is read."""
    closed, good = tmp_path / "closed", tmp_path / "good.mbox"
    closed.mkdir(mode=0o000)
    good.write_bytes(GOOD)
    tally = run("scan", str(closed), str(good), "--json")
    closed.chmod(0o700)
    assert tally.code == 5
    assert tally.json["by_kind"] == {"rejection": 1}


def test_a_takeout_archive_is_read_without_being_unpacked(run: Run, tmp_path: Path) -> None:
    """A .zip that holds an mbox is a mailbox; nothing is written beside it."""
    archive = tmp_path / "takeout.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("Takeout/Mail/All mail.mbox", GOOD)
    assert run("scan", str(archive), "--json").json["by_kind"] == {"rejection": 1}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "takeout.zip"]


def test_a_casebook_that_is_none_is_told(run: Run, tmp_path: Path) -> None:
    """A file of junk in the casebook's place is exit code 1 and one sentence."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "casebook.sqlite").write_bytes(b"this is no database " * 500)
    said = run("cases")
    assert said.code == 1
    assert said.err.count("\n") == 1


def test_settings_with_a_mistake_are_used_but_for_it(run: Run, tmp_path: Path) -> None:
    """A wrong line is told by `doctor` with its number; the name beside it counts."""
    assert run("init", "--name", "Jordan Marsh", "--addresses", "me@seeker.example").code == 0
    settings = tmp_path / "home" / "settings.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + '\nfavourite_colour = "blue"\n', encoding="utf-8"
    )
    said = run("doctor")
    assert said.code == 5
    assert "settings.toml, line" in " ".join(said.out.split())
    assert "Jordan Marsh" in said.out

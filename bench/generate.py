"""A mailbox to time with: a seed and a count in; an mbox like a real person's out, always the same bytes.

The mix: 3 % job mail (the sample's letters, each time under a new Message-ID), 42 % HTML newsletters of
4 to 24 KB, 50 % plain mail (private, lists), 5 % large ones with an attachment of 100 to 400 KB.
"""

import base64
import io
import mailbox
import random
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from typing import BinaryIO

from rejoinder.sample import build_mbox

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEXT = """
the a we you garden kitchen order parcel meeting report train ticket holiday photo school music
river build release patch branch table window paper morning evening price offer save today new week
update delivery invoice account member thanks regards hello please find attached link read more
about our und der die das Garten Küche Bestellung Paket Treffen Bericht Zug Urlaub Foto Schule Musik
heute neu
"""
WORDS = TEXT.split()
NAMES = [word.title() for word in WORDS if word.isascii()]
MESSAGE_ID = re.compile(rb"(?im)^Message-ID:.*$")


def build_bench_mbox(target: BinaryIO, count: int, *, seed: int = 1) -> None:
    """Write `count` messages to `target`."""
    dice = random.Random(seed)
    for number in range(count):
        (make,) = dice.choices((job, newsletter, plain, large), weights=(3, 42, 50, 5))
        body = make(dice, number)
        target.write(b"From bench@bench.example Mon Mar  2 09:00:00 2026\n" + body.rstrip(b"\n") + b"\n\n")


def job(dice: random.Random, number: int) -> bytes:
    """Return one of the sample's letters, as a new one."""
    return MESSAGE_ID.sub(b"Message-ID: <job-%d@bench.example>" % number, dice.choice(job_letters()), count=1)


@cache
def job_letters() -> tuple[bytes, ...]:
    """Return the sample's letters as bytes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sample.mbox"
        with file.open("wb") as out:
            build_mbox(NOW, out)
        return tuple(message.as_bytes() for message in mailbox.mbox(file))


def head(dice: random.Random, number: int, kind: str, content_type: str, *extra: str) -> bytes:
    """Return the header of a message."""
    date = format_datetime(NOW - timedelta(minutes=number))
    lines = [
        f"Received: from mx{number % 7}.bench.example by mail.seeker.example; {date}",
        f"From: {dice.choice(NAMES)} {dice.choice(NAMES)} <{dice.choice(NAMES).lower()}@{kind}.example>",
        "To: jordan.marsh@seeker.example",
        f"Subject: {' '.join(dice.choices(NAMES, k=6))}",
        f"Date: {date}",
        f"Message-ID: <{kind}-{number}@bench.example>",
        "MIME-Version: 1.0",
        f"Content-Type: {content_type}",
        *extra,
    ]
    return "\n".join(lines).encode() + b"\n\n"


def sentence(dice: random.Random, length: int) -> str:
    """Return words in a row."""
    return " ".join(dice.choices(WORDS, k=length)).capitalize()


def paragraphs(dice: random.Random, count: int) -> Iterator[str]:
    """Yield paragraphs of a few sentences."""
    for _ in range(count):
        yield ". ".join(sentence(dice, dice.randint(5, 14)) for _ in range(dice.randint(1, 5))) + "."


def plain(dice: random.Random, number: int) -> bytes:
    """Return a plain mail of 0.5 to 4 KB."""
    text = "\n\n".join(paragraphs(dice, dice.randint(2, 10)))
    return (
        head(dice, number, "plain", "text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit")
        + text.encode()
    )


def newsletter(dice: random.Random, number: int) -> bytes:
    """Return an HTML newsletter of 4 to 24 KB with styles, tables and links."""
    rows = "".join(
        f'<tr><td style="padding:12px 24px;font-family:Arial;color:#333333"><p style="margin:0">{text}</p>'
        f'<a href="https://news.example/c/{dice.getrandbits(64):x}">{sentence(dice, 3)}</a></td></tr>\n'
        for text in paragraphs(dice, dice.randint(8, 48))
    )
    page = (
        "<html><head><style>" + "td{border:0;margin:0} .a{color:#444;font-size:14px}" * 20 + "</style></head>"
        f'<body><table width="600" cellpadding="0">{rows}</table>'
        '<img src="https://news.example/o.gif" width="1" height="1"><p>Unsubscribe</p></body></html>'
    )
    unsubscribe = "List-Unsubscribe: <https://news.example/u>"
    return (
        head(dice, number, "news", "text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit", unsubscribe)
        + page.encode()
    )


def large(dice: random.Random, number: int) -> bytes:
    """Return a mail with an attachment of 100 to 400 KB."""
    mark = f"=_bench_{number}"
    blob = base64.encodebytes(dice.randbytes(dice.randint(75_000, 300_000)))
    out = io.BytesIO()
    out.write(head(dice, number, "large", f'multipart/mixed; boundary="{mark}"'))
    out.write(f"--{mark}\nContent-Type: text/plain; charset=utf-8\n\n".encode())
    out.write("\n\n".join(paragraphs(dice, 3)).encode())
    out.write(f'\n--{mark}\nContent-Type: image/jpeg; name="photo{number}.jpg"\n'.encode())
    out.write(b"Content-Transfer-Encoding: base64\nContent-Disposition: attachment\n\n" + blob)
    out.write(f"--{mark}--\n".encode())
    return out.getvalue()


def write_maildir(mbox: Path, maildir: Path) -> None:
    """Write the messages of an mbox as files of a Maildir."""
    for name in ("cur", "new", "tmp"):
        (maildir / name).mkdir(parents=True)
    for number, body in enumerate(mbox.read_bytes().split(b"\n\nFrom bench@bench.example ")):
        (maildir / "cur" / f"{number}.bench:2,S").write_bytes(body.partition(b"\n")[2] + b"\n")

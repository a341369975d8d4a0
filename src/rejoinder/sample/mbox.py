"""The sample as an mbox file.

In: now and a binary file to write to. Out: the mails in the order of their dates, and how many were written.
The same now gives the same bytes.
"""

import re
from datetime import UTC, datetime
from email.generator import BytesGenerator
from email.utils import parseaddr
from io import BytesIO
from typing import BinaryIO

from rejoinder.sample.letter import Letter, compose_letters
from rejoinder.sample.loading import get_stories
from rejoinder.sample.mime import POLICY, build_mail

_FROM = re.compile(rb"^(>*From )", re.MULTILINE)


def build_mbox(now: datetime, target: BinaryIO) -> int:
    """Write every sample mail, dated before an aware now, and count them, copies too."""
    written = 0
    for letter in compose_letters(get_stories(), now):
        record = write_record(letter)
        for _ in range(letter.message.copies):
            target.write(record)
            written += 1
    return written


def write_record(letter: Letter) -> bytes:
    """Write one mail as mboxrd has it: a From line first, an empty line last, `From ` in the text marked."""
    raw = BytesIO()
    BytesGenerator(raw, mangle_from_=False, policy=POLICY.clone(linesep="\n")).flatten(build_mail(letter))
    sender = parseaddr(letter.message.sender)[1]
    head = f"From {sender} {letter.sent.astimezone(UTC).ctime()}\n"
    return head.encode("ascii") + _FROM.sub(rb">\1", raw.getvalue()) + b"\n"

"""Mail that wants to be more than text: every trick in subject, names, body and file name."""

from email.message import EmailMessage
from pathlib import Path

SCRIPT = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
TRICKS = {
    "script": SCRIPT,
    "right to left": "Contoso\u202egpj.exe\u2066\u200f",
    "ansi": "\x1b[2J\x1b[31mred\x07 Contoso",
    "long": "W" * 10_000,
    "template": "{{ 7 * 7 }} {% raw %} ${7*7}",
    "quotes": "\"><a href='javascript:alert(1)'>x</a>",
    "nul": "Cont\x00oso \ufeff\u200b",
    "address": "javascript:alert(1)//",
    "path": "../../etc/passwd",
}


def write_hostile_mail(file: Path) -> None:
    """Write a rejection, and a letter that nobody can be sure of, for each trick."""
    with file.open("wb") as out:
        for number, (name, trick) in enumerate(TRICKS.items()):
            out.write(message(number, name.replace(" ", "-"), trick))


def message(number: int, name: str, trick: str) -> bytes:
    """Return a rejection that is tricky in each place."""
    mail = EmailMessage()
    mail["Message-ID"] = f"<trick-{number}@{name}.example>"
    mail["Date"] = f"Mon, 02 Mar 2026 09:{number:02}:00 +0000"
    mail["To"] = "jordan.marsh@seeker.example"
    mail.set_content(
        f"Dear Jordan,\n\nthank you for your application as {trick} at {trick}.\n\n"
        f"We were impressed by your {trick}. Unfortunately we have decided to appoint another candidate, "
        f"{trick}.\n\nKind regards\n{trick}\n{trick} Ltd\n",
        charset="utf-8",
        cte="base64",
    )
    mail.add_attachment(b"x", maintype="text", subtype="plain", filename="f.txt")
    quoted = trick.replace("\\", "").replace('"', "'").replace("\n", " ")
    head = f'From: "{quoted}" <jobs@{name}.example>\nSubject: Your application: {quoted}\n'
    body = mail.as_bytes().replace(b'filename="f.txt"', b'filename="' + quoted.encode() + b'"')
    return b"From x@y.example Mon Mar  2 09:00:00 2026\n" + head.encode() + body + b"\n\n"

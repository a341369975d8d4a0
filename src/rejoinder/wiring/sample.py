"""A sample person's home: a folder in; their settings, their mail and what they logged by hand in it, out."""

from datetime import timedelta
from pathlib import Path

from rejoinder.desk import words
from rejoinder.model.person import Hours, Settings, Voice
from rejoinder.model.reading import Contact
from rejoinder.model.words import Happening, LogEntry, Via
from rejoinder.sample import build_mbox, get_log_entries
from rejoinder.settings import save_settings
from rejoinder.wiring.house import House, open_house

SEEKER = Settings(
    addresses=("jordan.marsh@seeker.example", "jordan@marsh.example"),
    voice=Voice(name="Jordan Marsh", signature="+49 30 5550 0142"),
    hours=Hours(zone="Europe/Berlin", country="DE"),
)
VIAS = {"phone": Via.PHONE, "post": Via.LETTER, "in_person": Via.IN_PERSON}


def furnish(home: Path) -> Path:
    """Make the home and return its mailbox, which is still to be read."""
    home.mkdir(parents=True, exist_ok=True)
    save_settings(home, SEEKER)
    mailbox = home / "sample.mbox"
    with open_house(str(home), {}) as opened:
        with mailbox.open("wb") as target:
            build_mbox(opened.now, target)
        _log(opened)
    return mailbox


def _log(opened: House) -> None:
    """Log what the sample person did not get by mail."""
    for entry in get_log_entries():
        contact = Contact(name=entry.contact, email=entry.contact_email) if entry.contact else None
        logged = LogEntry(
            happening=Happening(entry.kind),
            on=opened.now - timedelta(days=entry.days_ago),
            via=VIAS[entry.channel],
            organization=entry.organization,
            role=entry.role,
            contact=contact,
            text=entry.note,
        )
        words.log(opened.casebook, logged, case=None, now=opened.now)

"""A small LinkedIn export, as LinkedIn writes it: the files of the folder beside this."""

from collections.abc import Collection
from pathlib import Path
from shutil import copy

EXPORT = Path(__file__).parent / "export"
NAMES = ("Connections.csv", "messages.csv", "Invitations.csv", "Job Applications.csv")

CONNECTIONS, MESSAGES, INVITATIONS, APPLICATIONS = (
    (EXPORT / name).read_text(encoding="utf-8") for name in NAMES
)


def write_export(folder: Path, only: Collection[str] = NAMES) -> Path:
    """Write an export into a folder and return it."""
    folder.mkdir()
    for name in only:
        copy(EXPORT / name, folder)
    return folder

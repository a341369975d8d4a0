"""Files of contacts: a path to a .vcf, a .csv, a folder or a .zip of a LinkedIn export in; what it holds out.

Nothing is unpacked to disk; each file is read up to a bound, whatever an archive says of its size.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from rejoinder.contacts.linkedin import TABLES, Table, key_cards, parse_messages
from rejoinder.contacts.vcard import decode, parse_cards
from rejoinder.errors import BadInputError, NotFoundError
from rejoinder.model.people import Imported
from rejoinder.model.words import LogEntry

LARGEST = 64_000_000
"""Bytes of one file that are read."""
MESSAGES = "messages.csv"
_COPY = re.compile(r"[ _]*(?:\(\d+\)|_\d+)(?=\.csv$)")
WANTED = frozenset({*TABLES, MESSAGES})


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What one path holds."""

    source: str
    rows: tuple[Imported, ...]
    applications: tuple[LogEntry, ...]
    problems: tuple[str, ...]


def read_contacts(path: Path, *, own_name: str = "") -> Found:
    """Read an address book or a LinkedIn export. Raises NotFoundError, BadInputError."""
    if not path.exists():
        raise NotFoundError(f"There is no file {path}.")
    try:
        tables = [_read(name, data, own_name) for name, data in _files(path)]
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError) as error:
        raise BadInputError(
            f"{path.name} cannot be read ({error}). Fetch it again, or unpack it first."
        ) from None
    if not tables:
        raise BadInputError(
            f"{path.name} holds nothing I know: a .vcf, or Connections.csv, messages.csv, Invitations.csv or "
            "Job Applications.csv of a LinkedIn export."
        )
    return Found(
        source=path.name,
        rows=tuple(row for table in tables for row in table.rows),
        applications=tuple(entry for table in tables for entry in table.applications),
        problems=tuple(sentence for table in tables for sentence in table.problems),
    )


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of what is known there."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file() and is_wanted(file.name):
                yield file.name, _bounded(file)
    elif path.suffix.lower() == ".zip":
        yield from _zipped(path)
    elif is_wanted(path.name) or path.suffix.lower() == ".csv":
        yield path.name, _bounded(path)


def _bounded(file: Path) -> bytes:
    with file.open("rb") as opened:
        return _checked(opened.read(LARGEST + 1), file.name)


def _zipped(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        named = ((PurePosixPath(entry.filename).name, entry) for entry in archive.infolist())
        for name, entry in ((name, entry) for name, entry in named if is_wanted(name)):
            with archive.open(entry) as opened:
                yield name, _checked(opened.read(LARGEST + 1), name)


def _checked(data: bytes, name: str) -> bytes:
    if len(data) > LARGEST:
        raise BadInputError(f"{name} is larger than {LARGEST // 1_000_000} MB; split it into smaller ones.")
    return data


def is_wanted(name: str) -> bool:
    """Say whether a file may hold contacts."""
    return plain_name(name) in WANTED or name.lower().endswith((".vcf", ".vcard"))


def plain_name(name: str) -> str:
    """Return a file's name as LinkedIn gave it, in lower case, without the number of a second download."""
    return _COPY.sub("", name.lower())


def _read(name: str, data: bytes, own_name: str) -> Table:
    if name.lower().endswith((".vcf", ".vcard")):
        cards, problems = parse_cards(data, name)
        return Table(rows=tuple(key_cards(cards)), problems=tuple(problems))
    told: list[str] = []
    text = decode(data, name, told)
    if plain_name(name) == MESSAGES:
        table = parse_messages(text, name, own_name=own_name)
    else:
        table = TABLES.get(plain_name(name), TABLES["connections.csv"])(text, name)
    return Table(rows=table.rows, applications=table.applications, problems=(*told, *table.problems))

"""Address books that are given to a page: a file in; people in the casebook, and the way to them, out."""

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from starlette.responses import Response

from rejoinder.contacts import read_contacts
from rejoinder.desk.imports import bring
from rejoinder.model.words import Import
from rejoinder.web.changes import go
from rejoinder.wiring import House

_UNSAFE = re.compile(r"[^\w. ()-]+")
LONGEST_NAME = 80


def keep_contacts(file: BinaryIO, *, name: str, house: House) -> Response:
    """Read in an address book or LinkedIn export; raise BadInputError where it is none."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / clean_name(name)
        with path.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        found = read_contacts(path, own_name=house.settings.voice.name)
    brought = bring(
        house.casebook,
        found.rows,
        found.applications,
        source=found.source,
        own=house.own_addresses,
        now=house.now,
    )
    if not (brought.people or brought.messages or brought.applications):
        return go("/people", done="brought_nothing")
    imports = [word for word in house.casebook.words() if isinstance(word.saying, Import)]
    is_one_word = bool(brought.people) + bool(brought.messages) == 1 and not brought.applications
    return go("/people", done="brought", word=imports[-1] if is_one_word else None)


def clean_name(name: str) -> str:
    """Return the last part of a file's name, with nothing in it that a path could trip over.

    >>> clean_name("../../my contacts.vcf"), clean_name("..")
    ('my contacts.vcf', 'contacts')
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    return _UNSAFE.sub("_", last)[-LONGEST_NAME:].lstrip(". ") or "contacts"

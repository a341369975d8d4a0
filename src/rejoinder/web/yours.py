"""What is the person's: the house in; all of it as files, as a backup had it, or gone, out."""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec
from starlette.responses import Response

from rejoinder.errors import UsageError
from rejoinder.web.changes import get_name, go
from rejoinder.web.files import give
from rejoinder.web.page import render
from rejoinder.web.texts import Texts
from rejoinder.web.visit import Visit
from rejoinder.wiring import House, back_up, erase, is_empty, restore
from rejoinder.wiring.export import compose_tables, get_everything, shape_everything


def get_yours_page(visit: Visit) -> str:
    """Return the page of what can be taken along, put back and erased."""
    return render(
        visit,
        "yours.html",
        folder="settings",
        has_letters=not is_empty(visit.house),
        home=str(visit.house.home),
        day=visit.house.now.date().isoformat(),
    )


def get_everything_file(visit: Visit) -> Response:
    """Return all as JSON."""
    shaped = shape_everything(get_everything(visit.house))
    return give(msgspec.json.format(msgspec.json.encode(shaped), indent=2), "rejoinder.json")


def get_tables_file(visit: Visit) -> Response:
    """Return all as tables, in one archive."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in compose_tables(get_everything(visit.house)).items():
            archive.writestr(name, text.encode("utf-8-sig"))
    return give(packed.getvalue(), "rejoinder-tables.zip")


def get_backup_file(visit: Visit) -> Response:
    """Return all as a file that can be put back."""
    with TemporaryDirectory(prefix="rejoinder-") as folder:
        file = Path(folder) / "backup.zip"
        back_up(visit.house, file)
        return give(file.read_bytes(), f"rejoinder-{visit.house.now:%Y-%m-%d}.zip")


def bring_back(file: BinaryIO, *, house: House, sure: bool, texts: Texts) -> Response:
    """Put a backup back. Raises UsageError where that would take the place of letters unasked."""
    if not sure and not is_empty(house):
        raise UsageError(texts.say("wrong.replace"))
    with TemporaryDirectory(prefix="rejoinder-") as folder:
        path = Path(folder) / "backup.zip"
        with path.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        restore(house, path)
    return go("/", done="restored")


def erase_all(visit: Visit) -> Response:
    """Delete all, if the word for it was typed."""
    if get_name(visit, "word").casefold() != visit.texts.say("yours.word"):
        raise UsageError(visit.texts.say("wrong.word", word=visit.texts.say("yours.word")))
    visit.reader.check_idle()
    erase(visit.house)
    visit.shelf.clear()
    return go("/", done="erased")


YOURS: dict[str, Callable[[Visit], Response]] = {"/yours/erase": erase_all}

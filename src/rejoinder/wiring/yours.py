"""All that is a person's: the house in; one file of it, the house as such a file has it, or nothing, out.

The file is a .zip with the casebook as SQLite, wherever it lives, the settings and the locked private pages.
Passwords stay out of it: they belong to the machine.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from rejoinder.errors import BadInputError
from rejoinder.settings import load_settings, save_settings
from rejoinder.settings.folder import replace_file
from rejoinder.wiring.house import House

CASEBOOK = "casebook.sqlite"
SETTINGS = "settings.toml"
AGENDA = "agenda.ics"
"""What the desk gave to calendars, which is the memory of it."""
FILES = (SETTINGS, "playbook.toml", "rhythms.toml", "accounts.toml", "logins.toml", AGENDA)
SECRETS, PRIVATE, OUTBOX = "secrets.json", "private", "outbox"
SAFETY = "before-restore.zip"
"""In the home folder: what was there before the last restore."""
MOST_SETTINGS = 1_000_000
"""Bytes of a settings file or private page that a backup may bring."""
_PAGE = re.compile(r"[0-9TZ-]{1,40}\.page")
_BROKEN = "{name} is no backup of a casebook. Choose one that was made by `rejoinder backup`."


def back_up(house: House, target: Path) -> None:
    """Write all into one file, whole or not at all, for its owner alone. Raises BadInputError."""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise BadInputError(_say(target, error)) from None
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as out, ZipFile(out, "w", ZIP_DEFLATED) as archive:
            _pack(house, archive)
        fresh.replace(target)
    except OSError as error:
        raise BadInputError(_say(target, error)) from None
    finally:
        fresh.unlink(missing_ok=True)


def restore(house: House, source: Path) -> None:
    """Let the house hold what a backup holds; what was there before is kept as `before-restore.zip`.

    The casebook stays where the house has it. Raises BadInputError, CasebookError; then all is as it was.
    """
    try:
        with ZipFile(source) as archive, TemporaryDirectory(prefix="rejoinder-") as folder:
            _restore_casebook(house, archive, Path(folder) / CASEBOOK)
            _restore_files(house, archive)
    except (BadZipFile, KeyError, EOFError):
        raise BadInputError(_BROKEN.format(name=source.name)) from None
    except OSError as error:
        raise BadInputError(f"{source} cannot be read ({error.strerror}). Name another file.") from None


def erase(house: House) -> None:
    """Delete all: the casebook, settings, accounts with their secrets, private pages, letters to send.

    Files of other programs in the home folder stay. Of a database the person's rows are deleted.
    """
    from rejoinder.store.whole import erase_casebook

    for account in house.accounts.known:
        house.accounts.forget(account.address)
    erase_casebook(house.casebook)
    house.close()
    house.private.burn()
    for path in _find_files(house.home):
        path.unlink(missing_ok=True)
    for folder in (house.home / PRIVATE, house.home / OUTBOX, house.home):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def is_empty(house: House) -> bool:
    """Say whether nothing was kept yet."""
    return not house.casebook.words() and next(house.casebook.letters(), None) is None


def _pack(house: House, archive: ZipFile) -> None:
    from rejoinder.store import open_casebook
    from rejoinder.store.whole import copy_casebook

    with TemporaryDirectory(prefix="rejoinder-") as folder:
        path = Path(folder) / CASEBOOK
        with closing(open_casebook(str(path))) as copy:
            copy_casebook(house.casebook, copy)
        archive.write(path, CASEBOOK)
    pages = sorted((house.home / PRIVATE).glob("*.page"))
    for file in (*(house.home / name for name in FILES), *pages):
        if file.is_file():
            archive.write(file, file.relative_to(house.home).as_posix())


def _restore_casebook(house: House, archive: ZipFile, path: Path) -> None:
    from rejoinder.store import open_casebook
    from rejoinder.store.whole import copy_casebook

    with archive.open(CASEBOOK) as packed, path.open("wb") as out:
        shutil.copyfileobj(packed, out)
    with closing(open_casebook(str(path))) as copy:
        if not is_empty(house):
            back_up(house, house.home / SAFETY)
        copy_casebook(copy, house.casebook)


def _restore_files(house: House, archive: ZipFile) -> None:
    house.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    brought = dict(_read_files(archive))
    for name in FILES:
        if name not in brought:
            (house.home / name).unlink(missing_ok=True)
    for name, data in brought.items():
        (house.home / name).parent.mkdir(mode=0o700, exist_ok=True)
        replace_file(house.home / name, data)
    settings, _ = load_settings(house.home)
    if settings.database != house.settings.database:
        save_settings(house.home, replace(settings, database=house.settings.database))


def _read_files(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield settings files and private pages by names of ours; anything else is left alone."""
    for info in archive.infolist():
        folder, _, name = info.filename.rpartition("/")
        is_page = folder == PRIVATE and _PAGE.fullmatch(name)
        if (info.filename in FILES or is_page) and info.file_size <= MOST_SETTINGS:
            yield info.filename, archive.read(info)


def _find_files(home: Path) -> Iterator[Path]:
    """Yield the files of ours in a home folder."""
    for name in (*FILES, SECRETS, SAFETY, CASEBOOK, f"{CASEBOOK}-wal", f"{CASEBOOK}-shm"):
        yield home / name
    yield from (home / OUTBOX).glob("*.eml")


def _say(target: Path, error: OSError) -> str:
    return f"{target} cannot be written ({error.strerror}). Choose another folder, or make room there."

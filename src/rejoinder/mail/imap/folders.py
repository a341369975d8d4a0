"""An account's folders: a session in, the folders worth reading out, each with how far it has grown.

Special folders are known by what the server calls them (RFC 6154), else by their names in nine languages.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rejoinder.mail.imap.client import BoundedClient
from rejoinder.mail.imap.session import Session

STATUS = ("UIDVALIDITY", "UIDNEXT", "MESSAGES")
_UNREAD = {"\\drafts", "\\trash", "\\junk"}
_CLOSED = {"\\noselect", "\\nonexistent"}
_DRAFTS = re.compile(
    r"drafts?|entwürfe|brouillons|borradores|concepten|rascunhos|bozze|wersje robocze|utkast", re.IGNORECASE
)
_DISCARDED = re.compile(
    r"trash|bin|deleted(?: items| messages)?|junk(?: e-?mail)?|spam|bulk mail|outbox"
    r"|papierkorb|gelöschte (?:elemente|objekte)|prullenbak|ongewenste e-mail|papperskorgen|skräppost"
    r"|corbeille|éléments supprimés|indésirables|courrier indésirable|cestino|posta indesiderata"
    r"|papelera|elementos eliminados|correo no deseado|lixo|lixeira|kosz|śmieci",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Folder:
    """A folder as the server tells of it."""

    name: str
    flags: frozenset[str] = frozenset()
    """In lower case, as \\sent."""
    delimiter: str = "/"
    validity: int = 0
    """UIDVALIDITY: UIDs of another one mean nothing."""
    next_uid: int = 1
    messages: int = 0

    @property
    def is_drafts(self) -> bool:
        """Whether unfinished letters lie here."""
        return "\\drafts" in self.flags or bool(_DRAFTS.fullmatch(self._leaf))

    @property
    def is_worth_reading(self) -> bool:
        """Whether mail of others or sent mail lies here, and none that was thrown away."""
        return not (self.is_drafts or self.flags & _UNREAD or _DISCARDED.fullmatch(self._leaf))

    @property
    def _leaf(self) -> str:
        return self.name.rpartition(self.delimiter)[2] if self.delimiter else self.name


def choose_folders(session: Session, wanted: Iterable[str] = ()) -> list[Folder]:
    """Return the folders to read, the inbox first: those named, else all worth it.

    Where one holds all mail, as with Gmail, that one alone. Raises EndpointError.
    """
    names = set(wanted)
    found = session.do(list_folders)
    chosen = [one for one in found if (one.name in names if names else one.is_worth_reading)]
    everything = [one for one in chosen if "\\all" in one.flags]
    ordered = sorted(everything or chosen, key=lambda one: (one.name.upper() != "INBOX", one.name))
    return session.do(lambda client: [measure(client, one) for one in ordered])


def find_drafts(session: Session, named: str = "") -> Folder | None:
    """Return the folder for drafts: the one named, else what the server calls so, else by its name."""
    found = session.do(list_folders)
    if named:
        return next((one for one in found if one.name == named), None)
    drafts = [one for one in found if one.is_drafts]
    return next((one for one in drafts if "\\drafts" in one.flags), next(iter(drafts), None))


def list_folders(client: BoundedClient) -> list[Folder]:
    """Return all folders that can be opened."""
    return list(_folders(client.list_folders()))


def measure(client: BoundedClient, folder: Folder) -> Folder:
    """Return a folder with how far it has grown."""
    told = client.folder_status(folder.name, STATUS)
    return Folder(
        name=folder.name,
        flags=folder.flags,
        delimiter=folder.delimiter,
        validity=int(told[b"UIDVALIDITY"]),
        next_uid=int(told[b"UIDNEXT"]),
        messages=int(told[b"MESSAGES"]),
    )


def _folders(told: Iterable[tuple[tuple[bytes, ...], bytes | None, str]]) -> Iterator[Folder]:
    for flags, delimiter, name in told:
        known = frozenset(flag.decode("ascii", "replace").lower() for flag in flags)
        if not known & _CLOSED:
            yield Folder(name=str(name), flags=known, delimiter=(delimiter or b"").decode("ascii", "replace"))

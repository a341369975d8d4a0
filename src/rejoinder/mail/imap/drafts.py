"""The Drafts and Sent folders: a finished letter in, laid down once; asked afterwards whether it is there."""

import re
from dataclasses import dataclass

from rejoinder.errors import EndpointError
from rejoinder.mail.imap.client import BoundedClient
from rejoinder.mail.imap.folders import Folder, choose_folders, find_drafts
from rejoinder.mail.imap.session import Session
from rejoinder.model.delivery import Delivery

_ID = re.compile(rb"^message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^>\s]+>)", re.IGNORECASE | re.MULTILINE)


@dataclass(kw_only=True, slots=True)
class DraftBox:
    """Where drafts of an account go."""

    session: Session

    def has(self, delivery: Delivery) -> bool | None:
        """Say whether a letter of this Message-ID is in Drafts or Sent. Raises EndpointError."""
        places = [find_drafts(self.session, self.session.account.drafts), *self._sent()]
        return any(self._holds(folder, delivery.message_id) for folder in places if folder is not None)

    def put(self, delivery: Delivery) -> None:
        """Lay a letter into Drafts.

        Raises EndpointError where it is not there, UnconfirmedError where it may be.
        """
        folder = find_drafts(self.session, self.session.account.drafts)
        if folder is None:
            raise EndpointError(
                f"{self.session.account.address} has no folder for drafts that I can find; "
                "name it as `drafts` in accounts.toml."
            )
        self.session.once(
            lambda client: client.append(folder.name, delivery.raw, flags=(b"\\Draft", b"\\Seen"))
        )

    def keep_sent(self, delivery: Delivery) -> None:
        """Lay a letter that was sent by SMTP into Sent, unless the server did so itself.

        Raises EndpointError, UnconfirmedError; the letter has left all the same.
        """
        folder = next(iter(self._sent()), None)
        if folder is None or self._holds(folder, delivery.message_id):
            return
        self.session.once(lambda client: client.append(folder.name, delivery.raw, flags=(b"\\Seen",)))

    def _sent(self) -> list[Folder]:
        return [one for one in choose_folders(self.session) if "\\sent" in one.flags]

    def _holds(self, folder: Folder, message_id: str) -> bool:
        def search(client: BoundedClient) -> bool:
            client.select_folder(folder.name, readonly=True)
            found = client.search(["HEADER", "Message-ID", message_id])
            told = client.fetch(found, ["BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"]) if found else {}
            headers = [one.get(b"BODY[HEADER.FIELDS (MESSAGE-ID)]") or b"" for one in told.values()]
            return any(match.group(1) == message_id.encode() for one in headers if (match := _ID.search(one)))

        return self.session.do(search)

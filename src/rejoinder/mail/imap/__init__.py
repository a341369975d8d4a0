"""IMAP (RFC 3501, 9051): an account in; its folders as Sources, and its Drafts folder for letters, out.

Everything is read with EXAMINE and PEEK: no flag, no message, no folder is ever changed but that a draft is
appended on the person's word.
"""

from rejoinder.desk.ports import Source
from rejoinder.mail.imap.drafts import DraftBox
from rejoinder.mail.imap.folders import Folder, choose_folders
from rejoinder.mail.imap.session import Session
from rejoinder.mail.imap.source import Ask, ImapSource, Verdict
from rejoinder.mail.imap.watch import wait_for_news


def open_folders(session: Session, ask: Ask) -> list[Source]:
    """Return the folders of an account that are worth reading, as Sources. Raises EndpointError."""
    account = session.account
    folders = choose_folders(session, account.folders)
    return [ImapSource(session=session, folder=folder, ask=ask, since=account.since) for folder in folders]


__all__ = [
    "Ask",
    "DraftBox",
    "Folder",
    "ImapSource",
    "Session",
    "Verdict",
    "choose_folders",
    "open_folders",
    "wait_for_news",
]

"""What cannot be read, said in a sentence: an OSError or Form in, Unreadable out; a source of just that."""

import errno
from collections.abc import Iterator
from dataclasses import dataclass

from rejoinder.desk.ports import Mark
from rejoinder.mail.forms import Form
from rejoinder.model.mail import Origin, RawMessage, Unreadable

_OF_FORM = {
    Form.EMPTY: "is empty, so there is no mail in it; check that the export ended well",
    Form.OUTLOOK: "is an Outlook file, which only Outlook reads; save the mail as .eml or export it as mbox",
    Form.PACKED: "is packed; unpack it and name what was in it",
    Form.OTHER: "is not mail; name an mbox, a Maildir, an .eml file, a folder of these or a Takeout .zip",
}
_OF_ERRNO = {
    errno.EACCES: "may not be read by you; change its permissions or copy it to a place of your own",
    errno.EPERM: "may not be read by you; change its permissions or copy it to a place of your own",
    errno.ENOENT: "was moved or deleted while it was read; scan again",
    errno.EISDIR: "is a folder where a file was expected; name the folder itself",
}


def explain_form(source: str, form: Form) -> Unreadable:
    """Say why a file of this form is not read."""
    reason = f"{source} {_OF_FORM.get(form, _OF_FORM[Form.OTHER])}."
    return Unreadable(origin=Origin(source=source, locator=""), reason=reason)


def explain_absence(source: str) -> Unreadable:
    """Say that a folder or archive holds no mail."""
    reason = f"{source} holds no mail; name the folder or file that your mail program or export wrote."
    return Unreadable(origin=Origin(source=source, locator=""), reason=reason)


def explain_error(error: OSError, *, source: str, locator: str = "") -> Unreadable:
    """Say why a place cannot be read, and what to do."""
    told = _OF_ERRNO.get(
        error.errno or 0, f"cannot be read ({error.strerror or error}); check the disk and scan again"
    )
    place = f"{locator} in {source}" if locator else source
    return Unreadable(origin=Origin(source=source, locator=locator), reason=f"{place} {told}.")


@dataclass(frozen=True, kw_only=True, slots=True)
class UnreadableSource:
    """A source that has nothing but the reason why it has nothing."""

    unreadable: Unreadable

    @property
    def name(self) -> str:
        """What the person called it."""
        return self.unreadable.origin.source

    @property
    def size(self) -> int:
        """Return 0: nothing will be read."""
        return 0

    def messages(self, since: Mark | None) -> Iterator[RawMessage | Unreadable]:
        """Yield the reason, each time anew."""
        del since
        yield self.unreadable

    def grew_from(self, since: Mark | None) -> bool:
        """Return False: nothing was ever read."""
        del since
        return False

    def mark(self) -> None:
        """Return None, so that the next scan tries again."""
        return

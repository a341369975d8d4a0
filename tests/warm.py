"""Opens the reader's books when imported, so that processes forked from here need not."""

from post.mails import a_no
from rejoinder.model.mail import MessageKey, Origin, RawMessage
from rejoinder.wiring.reading import digest_one

digest_one(
    RawMessage(key=MessageKey("0"), origin=Origin(source="", locator=""), data=a_no(0)),
    frozenset({"a@b.example"}),
)

"""Whether a mail may be answered: its page and addresses in; True where no one would read a reply out."""

import re
from functools import cache

from rejoinder.model.mail import Address, Message
from rejoinder.read.facts.phrases import get_lexicon
from rejoinder.read.facts.platforms import get_platforms

LONGEST = 40_000


@cache
def _local_pattern() -> re.Pattern[str]:
    parts = sorted(get_lexicon().words.mute_locals, key=len, reverse=True)
    return re.compile("(?<![a-z])(?:" + "|".join(map(re.escape, parts)) + ")")


def is_no_reply(message: Message) -> bool:
    """Say whether the sender or the text tells that replies go unread."""
    if any(map(_is_mute, (message.sender, *message.reply_to[:1]))):
        return not any(address.email and not _is_mute(address) for address in message.reply_to)
    text = message.text
    lowered = (
        (text if len(text) <= LONGEST else text[: LONGEST // 2] + text[-LONGEST // 2 :])
        .lower()
        .replace("’", "'")
    )
    folded = " ".join(lowered.split())
    return any(phrase in folded for phrase in get_lexicon().words.mute_phrases)


def _is_mute(address: Address) -> bool:
    """Say whether local part or display name say so, or the domain is one that takes no mail."""
    local, _, domain = address.email.partition("@")
    said = f"{local} {address.name.lower()} {address.name.lower().replace(' ', '-')}"
    return _local_pattern().search(said) is not None or domain in get_platforms().mute

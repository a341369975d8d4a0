"""The stories of the sample: in, the TOML files; out, facts about what they hold and how they connect."""

import re
import unicodedata
from collections import Counter
from email.utils import getaddresses
from importlib.resources import files

import msgspec
import pytest

from rejoinder.sample import Message, get_log_entries, get_stories
from rejoinder.sample.loading import parse_story

MESSAGES = {message.id: message for story in get_stories() for message in story.messages}
EVERY_KIND = {
    "rejection",
    "acknowledgement",
    "interview",
    "assessment",
    "offer",
    "feedback",
    "status",
    "outreach",
    "alert",
    "account",
    "candidate",
    "other",
}
# "co" and its like are left out: they are words.
REAL_DOMAIN = re.compile(
    r"\b[\w-]+\.(com|net|org|de|fr|uk|at|ch|nl|eu|io|ai|app|dev|info|jobs)\b", re.IGNORECASE
)
STORY = """
language = "en"
[[messages]]
id = "one"
from = "A <a@firm.example>"
days_ago = 1
subject = "Hello"
text = "Hello"
expect = {{ kind = "{kind}" }}
"""


def _fold(text: str) -> str:
    """Make names comparable with addresses: no case, no accents, German letters written out."""
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.lower().replace(letter, plain)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _get_all_words(message: Message) -> str:
    older = _get_all_words(MESSAGES[message.quotes]) if message.quotes else ""
    return f"{message.subject}\n{message.text}\n{message.sender}\n{message.to}\n{older}"


def test_the_sample_is_large_enough() -> None:
    """There are at least 150 messages from at least 40 organisations."""
    assert len(MESSAGES) >= 150
    assert len({message.expect.organization for message in MESSAGES.values()} - {None}) >= 40


def test_every_kind_of_mail_occurs() -> None:
    """Each kind of the labelling guide occurs at least twice, rejections at least 35 times."""
    kinds = Counter(message.expect.kind for message in MESSAGES.values())
    assert set(kinds) == EVERY_KIND
    assert min(kinds.values()) >= 2
    assert kinds["rejection"] >= 35


def test_english_and_german_are_in_balance() -> None:
    """English and German differ by less than a fifth, and there is some French."""
    languages = Counter(message.expect.language for message in MESSAGES.values())
    assert abs(languages["en"] - languages["de"]) < languages["en"] / 5
    assert languages["fr"] >= 10


def test_message_ids_are_unique() -> None:
    """No two messages share an id, so a copy is only ever made on purpose."""
    assert len(MESSAGES) == sum(len(story.messages) for story in get_stories())


@pytest.mark.parametrize("message", MESSAGES.values(), ids=list(MESSAGES))
def test_expected_quotations_stand_in_the_mail(message: Message) -> None:
    """Every quotation is an exact part of the new text or the subject, and holds no date to be filled in."""
    for quotation in message.expect.quotations:
        assert quotation in message.text or quotation in message.subject
        assert "{day" not in quotation


@pytest.mark.parametrize("message", MESSAGES.values(), ids=list(MESSAGES))
def test_expected_facts_are_told_by_the_mail(message: Message) -> None:
    """Organisation, role and contact can be read from the mail, its addresses or its quotation."""
    words = _fold(_get_all_words(message))
    names = _fold(message.expect.organization or "")
    assert not names or any(word in words for word in re.findall(r"\w{5,}", names))
    assert _fold(message.expect.role or "") in words
    assert _fold(message.expect.contact or "") in words


@pytest.mark.parametrize("message", MESSAGES.values(), ids=list(MESSAGES))
def test_only_rejections_decline(message: Message) -> None:
    """A message has a declining passage exactly when it is a rejection."""
    assert (message.expect.decline is not None) == (message.expect.kind == "rejection")


def test_answers_follow_what_they_answer() -> None:
    """Each In-Reply-To and each quotation names a message of the sample that is older."""
    links = [
        (message, key)
        for message in MESSAGES.values()
        for key in (message.in_reply_to, message.quotes)
        if key
    ]
    assert all(MESSAGES[key].days_ago > message.days_ago for message, key in links)


def test_messages_of_a_case_agree_on_the_organisation() -> None:
    """A case belongs to one organisation, and only Corvane Bank has two cases."""
    pairs = {
        (m.expect.case, m.expect.organization)
        for m in MESSAGES.values()
        if m.expect.case and m.expect.organization
    }
    assert len(pairs) == len({case for case, _ in pairs})
    assert [name for name, count in Counter(name for _, name in pairs).items() if count > 1] == [
        "Corvane Bank"
    ]


def test_addresses_are_invented() -> None:
    """Every address of every header lies under .example."""
    headers = [m.sender for m in MESSAGES.values()] + [m.to for m in MESSAGES.values()]
    headers += [value for m in MESSAGES.values() for value in (m.cc, m.reply_to) if value]
    addresses = [address for _, address in getaddresses(headers)]
    assert len(addresses) >= len(headers)
    assert all(address.endswith(".example") for address in addresses)


def test_no_real_domain_is_named() -> None:
    """No file of the sample names a domain that exists, not even in a comment."""
    folder = files("rejoinder.sample")
    texts = [entry.read_text("utf-8") for entry in (folder / "stories").iterdir()]
    texts.append((folder / "log.toml").read_text("utf-8"))
    assert [found[0] for text in texts for found in REAL_DOMAIN.finditer(text)] == []


def test_some_things_are_logged_by_hand() -> None:
    """The log holds a no by phone from a named person after an interview, and an application by post."""
    entries = get_log_entries()
    by_phone = [
        entry for entry in entries if entry.kind == "rejection" and entry.channel == "phone" and entry.contact
    ]
    met = {entry.case for entry in entries if entry.kind == "interview"}
    assert any(entry.case in met for entry in by_phone)
    assert any(entry.kind == "application" and entry.channel == "post" for entry in entries)


def test_a_file_name_is_the_case() -> None:
    """A story about an organisation lends its file name to its messages as their case; noise has none."""
    lines = STORY.format(kind="status")
    assert (
        parse_story("firm-clerk", f'organization = "Firm"\n{lines}').messages[0].expect.case == "firm-clerk"
    )
    assert parse_story("noise", lines).messages[0].expect.case is None


def test_an_unknown_kind_is_refused() -> None:
    """A misspelt kind in a story is an error that says where it stands."""
    with pytest.raises(msgspec.ValidationError, match="messages"):
        parse_story("firm", STORY.format(kind="rejektion"))

"""vCard in (RFC 6350, and what 3.0 and 2.1 have in common with it): the bytes of a file in; cards out.

Files are hostile: sizes are bounded, a broken line is told and left out, and the rest of its card is used.
"""

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rejoinder.model.people import Card, Position

LONGEST_VALUE = 2_000
"""Characters of a value that are kept; pictures and sounds are not looked at."""
MOST_CARDS = 50_000
MOST_VALUES = 20

_FOLD = re.compile(r"\n[ \t]")
_LINE = re.compile(
    r"(?:(?P<group>[\w-]+)\.)?(?P<name>[\w-]+)(?P<parameters>(?:;(?:\"[^\"]*\"|[^\":;])*)*):(?P<value>.*)",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PAGES = frozenset({"URL", "SOCIALPROFILE", "X-SOCIALPROFILE", "IMPP"})
_KNOWN = frozenset({"FN", "N", "EMAIL", "ORG", "TITLE", "CATEGORIES", "NOTE", "UID"}) | _PAGES


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One line of a card; the value is still escaped."""

    name: str
    group: str
    value: str


@dataclass(kw_only=True, slots=True)
class _Told:
    fields: list[Field] = field(default_factory=list)

    def all(self, *names: str) -> list[Field]:
        return [one for one in self.fields if one.name in names][:MOST_VALUES]

    def text(self, name: str) -> str:
        return next((unescape(one.value) for one in self.all(name) if one.value.strip()), "")


def parse_cards(data: bytes, source: str) -> tuple[list[Card], list[str]]:
    """Return the cards of a file, and a sentence for all that could not be used; `source` is its name."""
    cards: list[Card] = []
    problems: list[str] = []
    text = decode(data, source, problems)
    for lines in _cards(text.split("\n")):
        if len(cards) >= MOST_CARDS:
            problems.append(
                f"{source} holds more than {MOST_CARDS} cards; split it. The first ones are used."
            )
            break
        fields, broken = _fields(lines)
        if broken:
            problems.append(f"{source}: {broken} unreadable lines of a card were left out.")
        card = _card(_Told(fields=fields), source)
        if card:
            cards.append(card)
        else:
            problems.append(f"{source}: a card has no name and was left out.")
    if not cards and "BEGIN:VCARD" not in text.upper():
        problems.append(f"{source} holds no vCard; export your address book as .vcf.")
    return cards, _counted(problems)


def decode(data: bytes, source: str, problems: list[str]) -> str:
    """Return the text of a file with plain line ends; what is no UTF-8 is taken for Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
            problems.append(f"{source} is not in UTF-8; look whether the names are right.")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def unescape(value: str) -> str:
    """Return a value as a person reads it (RFC 6350, 3.4)."""
    text = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    return text.strip()[:LONGEST_VALUE]


def divide(value: str, sign: str) -> list[str]:
    """Split a value at a sign that is not escaped, and unescape the parts."""
    return [unescape(part) for part in re.findall(rf"(?:^|{sign})((?:\\.|[^{sign}\\])*)", value, re.DOTALL)]


def _cards(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the lines between BEGIN and END; a card that does not end, ends where the next begins."""
    card: list[str] | None = None
    for line in lines:
        sign = line.strip().upper()
        if sign == "BEGIN:VCARD":
            if card:
                yield card
            card = []
        elif sign == "END:VCARD":
            if card is not None:
                yield card
            card = None
        elif card is not None:
            card.append(line)
    if card:
        yield card


def _fields(lines: Iterable[str]) -> tuple[list[Field], int]:
    """Return the lines of a card taken apart, and how many could not be."""
    fields, broken = [], 0
    for line in _unfolded(lines):
        found = _LINE.fullmatch(line)
        if found is None:
            broken += bool(line.strip())
        elif found["name"].upper() in _KNOWN:
            value = _plain(found["value"], found["parameters"].upper())
            fields.append(Field(name=found["name"].upper(), group=found["group"] or "", value=value))
    return fields, broken


def _unfolded(lines: Iterable[str]) -> list[str]:
    """Join folded lines, those of 2.1 that end in "=" too."""
    joined: list[str] = []
    for line in _FOLD.sub("", "\n".join(lines)).split("\n"):
        if joined and joined[-1].endswith("=") and "QUOTED-PRINTABLE" in joined[-1].upper():
            joined[-1] = joined[-1][:-1] + line
        else:
            joined.append(line)
    return joined


def _plain(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" not in parameters:
        return value
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _card(told: _Told, source: str) -> Card | None:
    emails = (unescape(one.value).removeprefix("mailto:").lower() for one in told.all("EMAIL"))
    reached = tuple(dict.fromkeys(email for email in emails if "@" in email and " " not in email))
    name = " ".join((told.text("FN") or _name(told.text("N"))).split())
    if not name and not reached:
        return None
    notes = (unescape(one.value) for one in told.all("NOTE"))
    pages = (unescape(one.value) for one in told.all(*_PAGES))
    tags = (" ".join(tag.split()) for one in told.all("CATEGORIES") for tag in divide(one.value, ","))
    return Card(
        name=name or reached[0],
        emails=reached,
        positions=tuple(_positions(told)),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        note="\n".join(filter(None, notes)),
        linkedin=next((page for page in pages if "linkedin.com/" in page.lower()), ""),
        uid=told.text("UID"),
        source=source,
    )


def _name(structured: str) -> str:
    family, given, *_ = [*structured.split(";"), "", ""]
    return f"{given} {family}".strip()


def _positions(told: _Told) -> Iterator[Position]:
    """Yield organisations with the title of the same group; what has no group belongs together."""
    titles = {one.group: unescape(one.value) for one in reversed(told.all("TITLE"))}
    for one in told.all("ORG"):
        organization = " ".join((divide(one.value, ";") or [""])[0].split())
        title = titles.pop(one.group, None)
        if organization or title:
            yield Position(organization=organization or None, title=title or None)
    yield from (Position(title=title) for title in titles.values() if title)


def _counted(problems: list[str]) -> list[str]:
    """Say each sentence once, with how often it is true."""
    counts = {sentence: problems.count(sentence) for sentence in problems}
    return [sentence if count == 1 else f"{sentence} ({count} times)" for sentence, count in counts.items()]

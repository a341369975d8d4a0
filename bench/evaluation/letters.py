"""The corpus: its files in, letters with labelled sentences out, and the same letters as messages.

The format is described in corpus/README.md. The plus of a label (praises+) says that it is personal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import parseaddr
from pathlib import Path
from zlib import crc32

from rejoinder.model.mail import Address, Message, MessageKey, Origin, Segment, SegmentRole
from rejoinder.model.reading import ActName

CORPUS = Path(__file__).parent.parent.parent / "corpus"
LANGUAGES = ("en", "de", "fr", "es", "nl", "pt", "it", "pl", "sv")
HEADER = re.compile(r"(From|Subject|Org|Role|Contact): *(.*)")
NO_LABEL = "-"
ELSEWHERE = "no-elsewhere"
NAMES = frozenset({ELSEWHERE, *(act.value for act in ActName)})
ORIGIN = Origin(source="corpus", locator="0")


class CorpusError(ValueError):
    """A line of the corpus that cannot be understood; the message names file and line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What a sentence does, as in gives-feedback:weakness:technical."""

    name: str
    detail: str = ""
    personal: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A sentence with its labels."""

    text: str
    labels: tuple[Label, ...]

    def does(self, *names: str) -> bool:
        """Say whether the sentence has a label of one of these names."""
        return any(label.name in names for label in self.labels)


@dataclass(kw_only=True, slots=True)
class CorpusLetter:
    """One letter of the corpus."""

    language: str
    number: int
    kind: str
    stage: str
    headers: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    @property
    def situation(self) -> int:
        """The situation it was written from, 1 to 100."""
        return (self.number - 1) % 100 + 1


def read_letters(part: str, language: str) -> list[CorpusLetter]:
    """Return the letters of `train` or `sealed` in one language, none where there is no file."""
    path = CORPUS / part / f"{language}.txt"
    return list(parse_letters(path.read_text("utf-8"), language)) if path.exists() else []


def read_sentences(language: str, *, sealed: bool) -> list[Line]:
    """Return the single sentences of a language: a third of them, told by their checksum, is sealed."""
    path = CORPUS / "sentences" / f"{language}.txt"
    rows = path.read_text("utf-8").splitlines() if path.exists() else []
    lines = [
        _line(row, f"sentences {language}, line {at}") for at, row in enumerate(rows, start=1) if row.strip()
    ]
    return [line for line in lines if (crc32(line.text.encode()) % 3 == 0) is sealed]


def _line(row: str, where: str) -> Line:
    labels, tab, text = row.partition("\t")
    if not (tab and text.strip()):
        raise CorpusError(f"{where}: not label, tab, sentence: {row}")
    return Line(text=text.strip(), labels=tuple(_labels(labels, where)))


def parse_letters(text: str, language: str) -> Iterator[CorpusLetter]:
    """Yield the letters of a file, or raise CorpusError."""
    letter: CorpusLetter | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("@"):
            if letter:
                yield letter
            letter = _begin(line, language, number)
        elif line.strip():
            _add(letter, line, f"{language}, line {number}")
    if letter:
        yield letter


def _begin(line: str, language: str, number: int) -> CorpusLetter:
    match line.split():
        case ["@", place, kind, stage]:
            return CorpusLetter(language=language, number=int(place), kind=kind, stage=stage)
    raise CorpusError(f"{language}, line {number}: a letter begins with @, number, kind and stage: {line}")


def _add(letter: CorpusLetter | None, line: str, where: str) -> None:
    if letter is None:
        raise CorpusError(f"{where}: stands before the first letter.")
    if header := HEADER.fullmatch(line.strip()):
        letter.headers[header[1]] = header[2]
    else:
        letter.lines.append(_line(line, where))


def _labels(text: str, where: str) -> Iterator[Label]:
    for part in text.split(","):
        name, _, detail = part.strip().partition(":")
        if name in {NO_LABEL, ""}:
            continue
        if name.removesuffix("+") not in NAMES:
            raise CorpusError(f"{where}: there is no label {name}.")
        yield Label(name=name.removesuffix("+"), detail=detail, personal=name.endswith("+"))


def _sender(header: str) -> tuple[str, str]:
    """Return name and address; a comma in the name needs no quotation marks here."""
    name, bracket, email = header.rpartition("<")
    return (name.strip(' "'), email.strip("> ")) if bracket else parseaddr(header)


def to_message(letter: CorpusLetter) -> Message:
    """Return a letter as a message."""
    name, email = _sender(letter.headers.get("From", ""))
    key = f"{letter.language}-{letter.number}"
    return Message(
        key=MessageKey(key),
        message_id=key,
        origin=ORIGIN,
        date=None,
        sender=Address(name=name, email=email.lower()),
        subject=letter.headers.get("Subject", ""),
        segments=(Segment(role=SegmentRole.NEW, text="\n\n".join(line.text for line in letter.lines)),),
    )

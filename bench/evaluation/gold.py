"""Gold: labelled mail in, one Expected a mail out, whether from a JSON-lines file or from the corpus."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.letters import CorpusLetter, Line
from rejoinder.mail.parse import parse_message
from rejoinder.mail.sources import open_sources
from rejoinder.model.mail import Message, RawMessage

KIND_WORDS = {
    "praises": "praise",
    "keeps-on-file": "on_file",
    "invites-to-reapply": "reapply",
    "stays-in-touch": "stay_in_touch",
    "offers-feedback": "offers_feedback",
}
OTHER = frozenset({"unrelated", "spam", "other", "not_job"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """A stretch of a mail with its type or theme."""

    text: str
    type: str = ""
    theme: str = ""
    personal: bool | None = None
    """None where the label does not say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """What a careful person says of a mail."""

    id: str
    group: str
    """What must not be split between training and measuring: an organisation or a situation."""
    kind: str
    language: str | None
    organization: str | None = None
    role: str | None = None
    contact: str | None = None
    stage: str = "unknown"
    no_reply: bool | None = None
    """None where the label does not say."""
    declines: tuple[str, ...] = ()
    """Any of these is the quote that says no."""
    kind_words: tuple[Quote, ...] = ()
    reasons: tuple[Quote, ...] = ()
    feedback: tuple[Quote, ...] = ()


def read_gold(path: Path) -> dict[str, Expected]:
    """Return id → label of a JSON-lines file; rows that are not certain are left out."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return {row["id"]: _expected(row) for row in rows if row.get("certain", True)}


def _expected(row: dict[str, Any]) -> Expected:
    return Expected(
        id=row["id"],
        group=row["organization"] or row["id"],
        kind="other" if row["kind"] in OTHER else row["kind"],
        language=row["language"],
        organization=row["organization"],
        role=row["role"],
        contact=(row["contact"] or {}).get("name"),
        stage=row["stage"],
        no_reply=bool(row["no_reply"]),
        declines=(row["decline"],) if row["decline"] else (),
        kind_words=tuple(Quote(text=word["text"], type=word["type"]) for word in row["kind_words"]),
        reasons=tuple(Quote(text=reason["text"], theme=reason["theme"]) for reason in row["reasons"]),
        feedback=tuple(
            Quote(text=point["text"], type=point["polarity"], theme=point["theme"])
            for point in row["feedback"]
        ),
    )


def read_mailbox(path: Path) -> Iterator[Message]:
    """Yield the messages of a mailbox."""
    for source in open_sources([str(path)]):
        for raw in source.messages(None):
            if isinstance(raw, RawMessage):
                yield parse_message(raw)


def id_of(message: Message) -> str:
    """Return the id that a gold file gives a message: its Message-ID before the @."""
    return message.message_id.strip("<>").partition("@")[0]


def expect(letter: CorpusLetter) -> Expected:
    """Return what the labels of a corpus letter say."""
    return Expected(
        id=f"{letter.language}-{letter.number}",
        group=f"{letter.language}-{letter.situation}",
        kind=letter.kind,
        language=letter.language,
        organization=letter.headers.get("Org"),
        role=letter.headers.get("Role"),
        contact=letter.headers.get("Contact"),
        stage=letter.stage,
        declines=tuple(
            line.text for line in letter.lines if line.does("declines") or line.does("closes-role")
        ),
        kind_words=tuple(_kind_words(letter.lines)),
        reasons=tuple(_quotes(letter.lines, "gives-reason")),
        feedback=tuple(_quotes(letter.lines, "gives-feedback")),
    )


def _kind_words(lines: Iterable[Line]) -> Iterator[Quote]:
    for line in lines:
        for label in line.labels:
            if label.name in KIND_WORDS:
                yield Quote(text=line.text, type=KIND_WORDS[label.name], personal=label.personal)


def _quotes(lines: Iterable[Line], name: str) -> Iterator[Quote]:
    for line in lines:
        for label in line.labels:
            if label.name == name:
                first, _, second = label.detail.partition(":")
                yield Quote(text=line.text, type=first if second else "", theme=second or first)

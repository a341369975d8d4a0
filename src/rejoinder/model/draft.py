"""Drafts: letters composed from the record, and what the checker finds in any text."""

from dataclasses import dataclass
from enum import StrEnum

from rejoinder.model.step import StepId


class Severity(StrEnum):
    """How much a finding matters."""

    BLOCKS = "blocks"
    IMPROVES = "improves"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """Something the record holds, and where."""

    name: str
    """What it is, as contact.name or kind_word.praise."""
    value: str
    source: str
    """message:<Message-ID>, log:<n>, answer:<question> or settings."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One sentence of a draft with the facts it rests on; a courtesy that claims nothing rests on none."""

    text: str
    facts: tuple[Fact, ...] = ()
    part: str = ""
    """Which wording it is, as "worthwhile/1f0c9a2e"; empty for greeting and closing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something the checker saw in a text."""

    severity: Severity
    quote: str
    """Exact quote from the text; empty where something is absent."""
    why: str
    rule: str
    """Id of the check, as D-begging, with the practice's section as its first letter."""
    suggestion: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A short question whose answer would make the letter better."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A letter ready for the person to read."""

    step: StepId
    to: str | None
    subject: str
    language: str
    body: str
    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    """RFC 5322 header fields for threading: In-Reply-To, References (JSON: an object)."""
    quoted: str = ""
    """The letter that it answers, as it may stand below it: who wrote, then lines that begin with ">"."""

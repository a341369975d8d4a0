"""The person Rejoinder works for: who they are, how they write, when they may be disturbed."""

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum


class Policy(StrEnum):
    """Which rejections get an answer (practice A4)."""

    INTERVIEWED = "interviewed"
    ALWAYS = "always"
    ASK = "ask"


class Register(StrEnum):
    """The tone of letters."""

    WARM = "warm"
    PLAIN = "plain"
    FORMAL = "formal"


class Length(StrEnum):
    """How much a letter says."""

    SHORT = "short"
    USUAL = "usual"


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """How the person writes and signs."""

    name: str = ""
    signature: str = ""
    """Lines below the name: phone, link; empty for none."""
    register: Register = Register.PLAIN
    length: Length = Length.USUAL
    sign_off: str = ""
    """The line above the name, as "Best from Leeds,"; empty for one of the language's own."""
    never: tuple[str, ...] = ()
    """Words and phrases that no letter shall hold."""
    favourites: tuple[str, ...] = ()
    """Words and phrases whose sentences are chosen first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hours:
    """When things may be due: zone, country of holidays, quiet hours."""

    zone: str = "UTC"
    """IANA name."""
    country: str = ""
    """ISO 3166-1 alpha-2, as DE; empty for none known: then only weekends are free."""
    quiet_from: time = time(19)
    quiet_to: time = time(9)
    distance_days: int = 7
    """Days between two messages of one's own to a person; an answer to what they wrote need not wait."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageModel:
    """Where a language model answers that may rephrase letters; empty for none."""

    url: str = ""
    """Of an endpoint with the OpenAI protocol, up to its version, as http://localhost:11434/v1."""
    name: str = ""
    """What the endpoint calls the model."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarAccount:
    """Where a calendar server keeps the person's calendars (CalDAV); empty for none."""

    url: str = ""
    user: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """All of settings.toml."""

    addresses: tuple[str, ...] = ()
    """Own mail addresses, in lower case."""
    policy: Policy = Policy.INTERVIEWED
    quiet_weeks: int = 4
    """Weeks without a word after which an application counts as quiet; 0 for never."""
    gentle: bool = False
    """Words of a no, its reasons and counts of noes stay closed until asked for; what to do never does."""
    voice: Voice = field(default_factory=Voice)
    hours: Hours = field(default_factory=Hours)
    model: LanguageModel = field(default_factory=LanguageModel)
    calendar: CalendarAccount = field(default_factory=CalendarAccount)
    database: str = ""
    """A database address such as postgresql://…; empty for casebook.sqlite in the home folder."""

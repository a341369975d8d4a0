"""What a message was read as: a Reading, each claim with the exact quote it rests on."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class Kind(StrEnum):
    """The turn of a job search that a message is."""

    REJECTION = "rejection"
    ACKNOWLEDGEMENT = "acknowledgement"
    INTERVIEW = "interview"
    ASSESSMENT = "assessment"
    OFFER = "offer"
    FEEDBACK = "feedback"
    STATUS = "status"
    OUTREACH = "outreach"
    ALERT = "alert"
    ACCOUNT = "account"
    CANDIDATE = "candidate"
    OTHER = "other"
    """Nothing to do with a job search."""
    UNSURE = "unsure"
    """About a job search, or perhaps, but of which kind is not certain enough to say."""


class Stage(StrEnum):
    """The furthest point that a text, or a case, shows the candidate to have reached, in rising order."""

    UNKNOWN = "unknown"
    APPLICATION = "application"
    SCREEN = "screen"
    ASSESSMENT = "assessment"
    INTERVIEW = "interview"
    FINAL = "final"
    OFFER = "offer"

    @property
    def rank(self) -> int:
        """Order: 0 for unknown up to 6 for offer."""
        return list(Stage).index(self)


class ActName(StrEnum):
    """What a sentence does."""

    DECLINES = "declines"
    DECLINES_IF = "declines-if"
    """A no under a condition: "if you are not selected". It is no rejection."""
    CLOSES_ROLE = "closes-role"
    HOLDS_ROLE = "holds-role"
    """The hiring pauses without an end."""
    KEEPS_ON_FILE = "keeps-on-file"
    INVITES_TO_REAPPLY = "invites-to-reapply"
    STAYS_IN_TOUCH = "stays-in-touch"
    PRAISES = "praises"
    GIVES_REASON = "gives-reason"
    GIVES_FEEDBACK = "gives-feedback"
    OFFERS_FEEDBACK = "offers-feedback"
    REFUSES_FEEDBACK = "refuses-feedback"
    ASKS_FOR_FEEDBACK = "asks-for-feedback"
    FORBIDS_REPLY = "forbids-reply"
    INVITES_REPLY = "invites-reply"
    THANKS_FOR_INTERVIEW = "thanks-for-interview"
    THANKS_FOR_APPLICATION = "thanks-for-application"
    WISHES_WELL = "wishes-well"
    ACKNOWLEDGES = "acknowledges"
    UNDER_REVIEW = "under-review"
    DELAYS = "delays"
    INVITES_TO_INTERVIEW = "invites-to-interview"
    ARRANGES_INTERVIEW = "arranges-interview"
    """Confirms, moves or prepares an interview already agreed."""
    ASKS_FOR_ASSESSMENT = "asks-for-assessment"
    OFFERS_JOB = "offers-job"
    APPROACHES = "approaches"
    """A recruiter writes about a job not applied for."""
    ADVERTISES = "advertises"
    """Job alerts, newsletters, marketing of jobs."""
    MANAGES_ACCOUNT = "manages-account"
    APPLIES = "applies"
    THANKS = "thanks"
    WITHDRAWS = "withdraws"


class Theme(StrEnum):
    """What a reason or a feedback point is about."""

    OTHER_CANDIDATE = "other_candidate"
    EXPERIENCE = "experience"
    SKILLS = "skills"
    FIT = "fit"
    COMMUNICATION = "communication"
    MOTIVATION = "motivation"
    NERVES = "nerves"
    LOCATION_VISA = "location_visa"
    SALARY = "salary"
    ROLE_CLOSED = "role_closed"
    INTERNAL = "internal"
    OVERQUALIFIED = "overqualified"
    VOLUME = "volume"
    TECHNICAL = "technical"
    PREPARATION = "preparation"
    RESUME = "resume"
    CULTURE = "culture"
    OTHER = "other"


class KindWordType(StrEnum):
    """What kind of kindness a sentence holds."""

    PRAISE = "praise"
    ON_FILE = "on_file"
    REAPPLY = "reapply"
    STAY_IN_TOUCH = "stay_in_touch"
    OFFERS_FEEDBACK = "offers_feedback"


class Polarity(StrEnum):
    """Whether a feedback point names a strength, a weakness or gives advice."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    ADVICE = "advice"


class Purpose(StrEnum):
    """What a day or time in a letter is for."""

    INTERVIEW = "interview"
    """A talk, call or trial day asked for or agreed."""
    DEADLINE = "deadline"
    """Something is to be done by then."""
    START = "start"
    """The work begins."""
    DECISION = "decision"
    """They will have decided, or write again."""
    MET = "met"
    """The two have spoken."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """A day, perhaps with a time, that a letter names; local time of its writer."""

    text: str
    """Exact quote; for a calendar part its title."""
    purpose: Purpose
    day: date
    clock: time | None = None
    at: datetime | None = None
    """Aware, UTC; known for a calendar part only. `day` and `clock` are then UTC too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """A sentence and what it does."""

    act: ActName
    text: str
    """Exact quote from the message's text or subject."""
    probability: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class KindWord:
    """Something good that the writer says to or about this candidate."""

    text: str
    type: KindWordType
    personal: bool = False
    """Said of this person and no other; else it could stand in anybody's letter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why not, as the writer states it."""

    text: str
    theme: Theme


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedbackPoint:
    """One concrete point about the candidate's own performance."""

    text: str
    polarity: Polarity
    theme: Theme


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """The human who signs; parts that are not told are None."""

    name: str | None = None
    title: str | None = None
    email: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What one message was read as."""

    kind: Kind
    confidence: float
    """0 to 1."""
    why: str
    """One sentence: how the kind followed."""
    organization: str | None = None
    agency: bool = False
    role: str | None = None
    requisition: str | None = None
    contact: Contact | None = None
    no_reply: bool = False
    stage: Stage = Stage.UNKNOWN
    kind_words: tuple[KindWord, ...] = ()
    reasons: tuple[Reason, ...] = ()
    feedback: tuple[FeedbackPoint, ...] = ()
    decline: str | None = None
    moments: tuple[Moment, ...] = ()
    language: str | None = None
    """ISO 639-1, None where unknown."""
    acts: tuple[Act, ...] = ()

    def either(self, yes: ActName, no: ActName) -> bool | None:
        """Say which of two opposite acts is done, the surer one; None where neither is."""
        sure = {
            name: max((act.probability for act in self.acts if act.act is name), default=0.0)
            for name in (yes, no)
        }
        return None if sure[yes] == sure[no] == 0 else sure[yes] >= sure[no]

    def does(self, *names: ActName) -> bool:
        """Say whether any sentence does one of these."""
        return any(act.act in names for act in self.acts)

"""Details: the evidence of a mail in; kind words, reasons, feedback and stage out, each with its quote."""

from rejoinder.model.reading import (
    ActName,
    FeedbackPoint,
    Kind,
    KindWord,
    KindWordType,
    Polarity,
    Reason,
    Stage,
    Theme,
)
from rejoinder.read.acts import MOST, Deed, Seen
from rejoinder.read.evidence import Evidence

KIND_WORDS = {
    ActName.PRAISES: KindWordType.PRAISE,
    ActName.KEEPS_ON_FILE: KindWordType.ON_FILE,
    ActName.INVITES_TO_REAPPLY: KindWordType.REAPPLY,
    ActName.STAYS_IN_TOUCH: KindWordType.STAY_IN_TOUCH,
    ActName.OFFERS_FEEDBACK: KindWordType.OFFERS_FEEDBACK,
}
FROM_EMPLOYERS = frozenset(Kind) - {Kind.CANDIDATE, Kind.OTHER, Kind.ALERT, Kind.ACCOUNT, Kind.UNSURE}
STAGES = (Stage.FINAL, Stage.INTERVIEW, Stage.ASSESSMENT, Stage.SCREEN)
STAGE_OF_KIND = {
    Kind.OFFER: Stage.OFFER,
    Kind.INTERVIEW: Stage.INTERVIEW,
    Kind.ASSESSMENT: Stage.ASSESSMENT,
    Kind.ACKNOWLEDGEMENT: Stage.APPLICATION,
    Kind.STATUS: Stage.APPLICATION,
    Kind.REJECTION: Stage.APPLICATION,
}
REASON_ORDER = (
    Theme.INTERNAL,
    Theme.OTHER_CANDIDATE,
    Theme.ROLE_CLOSED,
    Theme.OVERQUALIFIED,
    Theme.LOCATION_VISA,
    Theme.SALARY,
    Theme.EXPERIENCE,
    Theme.SKILLS,
    Theme.FIT,
    Theme.VOLUME,
)


def kind_words(evidence: Evidence, kind: Kind) -> tuple[KindWord, ...]:
    """Return what the writer says kindly to or about the person; after a no also what only the sense saw."""
    if kind not in FROM_EMPLOYERS:
        return ()
    least = 0.0 if kind in {Kind.REJECTION, Kind.FEEDBACK} else MOST
    return tuple(
        KindWord(text=seen.text, type=type_, personal=seen.is_personal)
        for seen in evidence.seen[1:]
        for act, type_ in KIND_WORDS.items()
        if (deed := seen.deed(act)) and deed.probability > least
    )


def reasons(evidence: Evidence, kind: Kind) -> tuple[Reason, ...]:
    """Return why not, as the writer states it: one reason a sentence, the most telling."""
    if kind is not Kind.REJECTION:
        return ()
    found = [(seen, _theme(seen)) for seen in evidence.seen[1:]]
    return tuple(Reason(text=seen.text, theme=theme) for seen, theme in found if theme)


def _theme(seen: Seen) -> Theme | None:
    themes = {deed.detail for deed in seen.deeds if deed.act is ActName.GIVES_REASON}
    closed = Theme.ROLE_CLOSED if seen.deed(ActName.CLOSES_ROLE) else None
    return next((theme for theme in REASON_ORDER if theme in themes), closed)


def feedback(evidence: Evidence, kind: Kind) -> tuple[FeedbackPoint, ...]:
    """Return the points about the person's own performance; in a rejection only weaknesses with a theme."""
    if kind not in {Kind.FEEDBACK, Kind.REJECTION}:
        return ()
    points = [(seen, seen.deed(ActName.GIVES_FEEDBACK)) for seen in evidence.seen[1:]]
    return tuple(
        FeedbackPoint(text=seen.text, polarity=Polarity(deed.detail), theme=_feedback_theme(seen))
        for seen, deed in points
        if deed and (kind is Kind.FEEDBACK or _is_weakness(seen, deed))
    )


def _is_weakness(seen: Seen, deed: Deed) -> bool:
    named = _feedback_theme(seen) is not Theme.OTHER
    return named and deed.detail == Polarity.WEAKNESS and not seen.deed(ActName.DECLINES)


def _feedback_theme(seen: Seen) -> Theme:
    return next((Theme(detail) for name, _, detail in seen.marks if name == "theme"), Theme.OTHER)


def stage(evidence: Evidence, kind: Kind) -> Stage:
    """Return the furthest point that the text shows the person to have reached."""
    at_least = STAGE_OF_KIND.get(kind, Stage.UNKNOWN)
    if kind in {Kind.ALERT, Kind.ACCOUNT, Kind.OTHER, Kind.OUTREACH, Kind.ACKNOWLEDGEMENT}:
        return at_least
    shown = (stage for stage in STAGES if evidence.weight(f"stage-{stage}") > 0)
    return max(next(shown, Stage.UNKNOWN), at_least, key=lambda stage: stage.rank)

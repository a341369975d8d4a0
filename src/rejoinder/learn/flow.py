"""How applications flow: cases and a now in; where they began, came to and stand out, with the cases behind.

Every application is on exactly one way through: what flows into a stage flows out of it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rejoinder.learn.counts import USUAL_WEEKS, is_interviewed, is_quiet
from rejoinder.learn.turns import Turn, find_turn
from rejoinder.model.case import Case, CaseNumber, CaseState
from rejoinder.model.reading import Stage


class Beginning(StrEnum):
    """As what an application is first seen."""

    WROTE = "your letter"
    CONFIRMED = "their receipt"
    APPROACHED = "their approach"
    LATER = "later letter"


class Reach(StrEnum):
    """How far an application came, in rising order."""

    APPLICATION = "application"
    TEST = "test"
    SCREEN = "first talk"
    INTERVIEW = "interview"
    FINAL = "last round"
    OFFER = "offer"

    @property
    def is_talk(self) -> bool:
        """Whether a person was spoken to."""
        return self not in {Reach.APPLICATION, Reach.TEST}


class Standing(StrEnum):
    """How an application stands now."""

    OFFER = "offered"
    OPEN = "open"
    HOLD = "on hold"
    QUIET = "quiet"
    WITHDRAWN = "stepped back"
    NO = "no"


Place = Beginning | Reach | Standing


@dataclass(frozen=True, kw_only=True, slots=True)
class Stream:
    """The applications that went from one place to the next."""

    source: Place
    target: Place
    cases: tuple[CaseNumber, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Flow:
    """All applications on their way: from beginnings to stages, from stages to standings."""

    streams: tuple[Stream, ...]
    approaches: tuple[CaseNumber, ...]
    """Where somebody wrote and no application followed; on no way."""

    @property
    def cases(self) -> tuple[CaseNumber, ...]:
        """All applications, each once."""
        first = (stream for stream in self.streams if isinstance(stream.source, Beginning))
        return tuple(sorted(case for stream in first for case in stream.cases))

    @property
    def columns(self) -> tuple[tuple[Place, ...], ...]:
        """The places that anything passes, as three columns, the furthest and the most open first."""
        used = {place for stream in self.streams for place in (stream.source, stream.target)}
        return tuple(tuple(place for place in column if place in used) for column in _COLUMNS)

    def at(self, place: Place) -> tuple[CaseNumber, ...]:
        """Return the applications that pass a place."""
        near = [stream for stream in self.streams if place in {stream.source, stream.target}]
        return tuple(sorted({case for stream in near for case in stream.cases}))


def get_flow(cases: Iterable[Case], now: datetime, *, weeks: int = USUAL_WEEKS) -> Flow:
    """Lay all applications on their ways."""
    streams: defaultdict[tuple[Place, Place], list[CaseNumber]] = defaultdict(list)
    approaches = []
    for case in cases:
        if case.state is CaseState.APPROACHED:
            approaches.append(case.number)
            continue
        reach = find_reach(case)
        streams[find_beginning(case), reach].append(case.number)
        streams[reach, find_standing(case, now, weeks=weeks)].append(case.number)
    order = [place for column in _COLUMNS for place in column]
    ways = sorted(streams, key=lambda way: (order.index(way[0]), order.index(way[1])))
    return Flow(
        streams=tuple(
            Stream(source=source, target=target, cases=tuple(streams[source, target]))
            for source, target in ways
        ),
        approaches=tuple(approaches),
    )


def find_beginning(case: Case) -> Beginning:
    """Say by what a case is first known."""
    turns = [turn for member in case.members if (turn := find_turn(member))]
    if turns and turns[0] is Turn.APPROACH:
        return Beginning.APPROACHED
    if Turn.APPLIED in turns:
        return Beginning.WROTE
    return Beginning.CONFIRMED if Turn.RECEIPT in turns else Beginning.LATER


def find_reach(case: Case) -> Reach:
    """Say how far a case came; a logged interview counts as one."""
    reach = _REACHES[case.stage]
    return Reach.INTERVIEW if is_interviewed(case) and not reach.is_talk else reach


def find_standing(case: Case, now: datetime, *, weeks: int = USUAL_WEEKS) -> Standing:
    """Say how a case stands; open ones that heard nothing for 28 days are quiet."""
    is_silent = is_quiet(case, now, weeks=weeks)
    return Standing.QUIET if is_silent else _STANDINGS.get(case.state, Standing.OPEN)


def say_flow(flow: Flow) -> str:
    """Say in a sentence or two what the picture shows."""
    whole = len(flow.cases)
    if not whole:
        return "No application is known yet; the picture fills as letters come."
    talks = len({case for reach in Reach if reach.is_talk for case in flow.at(reach)})
    standing = [_say_standing(place, len(flow.at(place))) for place in Standing if flow.at(place)]
    ways = "1 application" if whole == 1 else f"{whole} applications"
    spoken = f", {talks} of them with a talk" if talks and whole > 1 else ""
    return f"{ways}{spoken}: {_join(standing)}."


def _say_standing(place: Standing, count: int) -> str:
    verb = "is" if count == 1 else "are"
    return {
        Standing.OFFER: f"{count} ended in an offer",
        Standing.OPEN: f"{count} {verb} open",
        Standing.HOLD: f"{count} {verb} on hold",
        Standing.QUIET: f"{count} {verb} quiet",
        Standing.WITHDRAWN: f"you stepped back from {count}",
        Standing.NO: f"{count} ended in a no",
    }[place]


def _join(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


_COLUMNS: tuple[tuple[Place, ...], ...] = (tuple(Beginning), tuple(reversed(Reach)), tuple(Standing))
_REACHES = {
    Stage.UNKNOWN: Reach.APPLICATION,
    Stage.APPLICATION: Reach.APPLICATION,
    Stage.ASSESSMENT: Reach.TEST,
    Stage.SCREEN: Reach.SCREEN,
    Stage.INTERVIEW: Reach.INTERVIEW,
    Stage.FINAL: Reach.FINAL,
    Stage.OFFER: Reach.OFFER,
}
_STANDINGS = {
    CaseState.ON_HOLD: Standing.HOLD,
    CaseState.OFFERED: Standing.OFFER,
    CaseState.REJECTED: Standing.NO,
    CaseState.WITHDRAWN: Standing.WITHDRAWN,
}

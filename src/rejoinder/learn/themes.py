"""What letters say again and again: reasons and feedback, sorted by theme (practice E).

In: cases. Out: themes with every quote behind them, those told by most organisations first.
One point is an anecdote; the same point from three organisations is a pattern.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rejoinder.model.case import Case, CaseNumber, Letter
from rejoinder.model.reading import Polarity, Theme
from rejoinder.model.words import MemberKey

OUTSIDE = frozenset({Theme.OTHER_CANDIDATE, Theme.INTERNAL, Theme.ROLE_CLOSED, Theme.VOLUME})
"""Reasons that lie outside one's control and are no verdict on ability (S3)."""
PATTERN = 3
"""Organisations that must say the same before it is called a pattern."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One thing that a letter says about why not, or about how the person did."""

    text: str
    """Exact quote from the letter."""
    theme: Theme
    polarity: Polarity | None
    """None for a reason: it says why not, and judges nothing."""
    member: MemberKey
    """The letter it stands in."""
    case: CaseNumber
    organization: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemeCount:
    """A theme and all that was said about it."""

    theme: Theme
    is_strength: bool
    """What they praised, apart from what they missed or advised."""
    points: tuple[Point, ...]
    """In the order of cases and letters."""

    @property
    def is_outside_control(self) -> bool:
        """Whether the theme says nothing about the person."""
        return self.theme in OUTSIDE and not self.is_strength

    @property
    def organizations(self) -> tuple[str, ...]:
        """Who said it, each once; letters that name no organisation are left out."""
        return tuple(dict.fromkeys(point.organization for point in self.points if point.organization))

    @property
    def letters(self) -> tuple[MemberKey, ...]:
        """The letters behind it, each once."""
        return tuple(dict.fromkeys(point.member for point in self.points))

    @property
    def is_pattern(self) -> bool:
        """Whether enough organisations say it to take it for more than chance; "other" is no one thing."""
        return self.theme is not Theme.OTHER and len(self.organizations) >= PATTERN


def get_points(cases: Iterable[Case]) -> Iterator[Point]:
    """Yield every reason and every point of feedback in the letters of some cases."""
    for case in cases:
        for letter in case.letters:
            yield from _points(case, letter)


def count_themes(cases: Iterable[Case]) -> list[ThemeCount]:
    """Gather the points of all cases by theme, what most organisations say first."""
    gathered: defaultdict[tuple[Theme, bool], list[Point]] = defaultdict(list)
    for point in get_points(cases):
        gathered[point.theme, point.polarity is Polarity.STRENGTH].append(point)
    counts = [
        ThemeCount(theme=theme, is_strength=is_strength, points=tuple(points))
        for (theme, is_strength), points in gathered.items()
    ]
    return sorted(counts, key=lambda count: (-len(count.organizations), -len(count.letters), count.theme))


def _points(case: Case, letter: Letter) -> Iterator[Point]:
    reading = letter.reading
    told = [(reason.text, reason.theme, None) for reason in reading.reasons]
    judged = [(point.text, point.theme, point.polarity) for point in reading.feedback]
    for text, theme, polarity in (*told, *judged):
        yield Point(
            text=text,
            theme=theme,
            polarity=polarity,
            member=letter.member,
            case=case.number,
            organization=case.organization,
        )

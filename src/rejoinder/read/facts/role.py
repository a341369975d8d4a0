"""The role: a page and the employer in; the title of the position as the letter writes it out."""

from collections.abc import Iterable

from rejoinder.read.facts.evidence import Sighting
from rejoinder.read.facts.framing import unframe
from rejoinder.read.facts.page import Page
from rejoinder.read.facts.phrases import get_lexicon
from rejoinder.read.facts.role_sightings import WEAK, sight_lines, sight_roles
from rejoinder.read.facts.titles import clean_title, has_title
from rejoinder.read.facts.words import make_line, squash

TITLED = 1.0
"""What the head of a job title adds."""
ENOUGH = 2.0
"""Less evidence than this names no role."""
ELSEWHERE, AGAIN, MOST_AGAIN = 0.8, 0.2, 3
"""What a further place adds, and each further sighting up to so many."""
HELD, JOINED, HOLDING = 0.5, 1.2, 0.4
"""Parts of its weight that a title lends to a longer one that holds it, to one that holds it beside a dash,
comma or bracket, and to a shorter one that it holds."""
MOST_LENT = 1.5
"""How many times its own weight a title can be lent."""
LONGEST_ENDING = 3
"""Letters of an ending of a case."""
_JOINTS = frozenset("-–—,:;(/|&")


def find_role(page: Page, organization: str | None) -> str | None:
    """Choose the title on which subject and text agree, else a title that stands alone on a line."""
    told = _settle(sight_roles(page, organization), page, organization)
    return told or _settle(sight_lines(page), page, organization)


def _settle(sightings: Iterable[Sighting], page: Page, organization: str | None) -> str | None:
    groups: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        title = clean_title(unframe(sighting.name, page, organization))
        if title is None or not _is_possible(title, page, organization):
            continue
        is_told = has_title(title)
        if is_told or sighting.place != WEAK:
            weight = sighting.weight + TITLED * is_told
            groups.setdefault(squash(title), []).append(Sighting(title, weight, sighting.place))
    found = _choose({key: (_weigh(same), same[0].name) for key, same in groups.items()})
    return _uninflected(found, groups, page) if found else None


def _uninflected(title: str, groups: dict[str, list[Sighting]], page: Page) -> str:
    """Return a title as a part of the subject has it, where the text has it in another case only."""
    grammar = get_lexicon().grammars.get(page.language or "")
    if grammar is None or not grammar.inflects_titles:
        return title
    alone = [same[0].name for same in groups.values() if any(sighting.place == "part" for sighting in same)]
    return next((name for name in alone if _is_inflected(name, title)), title)


def _is_inflected(one: str, other: str) -> bool:
    """Say whether two titles have the same words but for their ends: koordynator, koordynatora."""
    lows, others = make_line(one).lows, make_line(other).lows
    return len(lows) == len(others) and all(
        (stem := max(len(low), len(also)) - LONGEST_ENDING) > 0 and low[:stem] == also[:stem]
        for low, also in zip(lows, others, strict=True)
    )


def _is_possible(title: str, page: Page, organization: str | None) -> bool:
    """Say whether a title is not just the employer's name or the person's."""
    if organization and squash(title) in squash(organization):
        return False
    return make_line(title).lows[0] not in page.mine


def _weigh(sightings: list[Sighting]) -> float:
    places = {sighting.place for sighting in sightings}
    again = AGAIN * min(len(sightings) - 1, MOST_AGAIN)
    return max(sighting.weight for sighting in sightings) + ELSEWHERE * (len(places) - 1) + again


def _choose(groups: dict[str, tuple[float, str]]) -> str | None:
    best, found = ENOUGH, None
    for key, (own, title) in groups.items():
        others = [(weight, name, other) for other, (weight, name) in groups.items() if other != key]
        held = max(
            (weight * _joint(name, title) for weight, name, other in others if other in key), default=0.0
        )
        holding = max((weight for weight, _, other in others if key in other), default=0.0)
        weight = own + min(held, MOST_LENT * own) + HOLDING * holding
        if weight > best:
            best, found = weight, title
    return found


def _joint(short: str, long: str) -> float:
    """Return what a title lends to a longer one: more where it is joined as in a title."""
    before, _, after = long.lower().partition(short.lower())
    is_joined = {before.rstrip()[-1:], after.lstrip()[:1]} & _JOINTS
    return JOINED if is_joined else HELD

"""The organisation: a page in; the employer's name as the letter writes it, or an agency's, out.

Evidence from sender, address, subject, text and signature is weighed, and agreement decides.
"""

from typing import NamedTuple

from rejoinder.read.facts.evidence import Group, Sighting, fits, gather, is_spelled, rank
from rejoinder.read.facts.names import is_platform, name_words, read_name
from rejoinder.read.facts.page import Page
from rejoinder.read.facts.phrases import find_cues, get_lexicon
from rejoinder.read.facts.platforms import Slug, find_slug, get_platforms, is_platform_address
from rejoinder.read.facts.sightings import FAINT, FAIR, SURE, sight_organizations
from rejoinder.read.facts.slugs import spell_out
from rejoinder.read.facts.spelled import spells
from rejoinder.read.facts.words import make_line, squash

ENOUGH = 1.5
"""Less evidence than this names no one."""
OWN_ADDRESS, SERVICE_ADDRESS = 2.4, 2.0
"""What the sender's domain and the name in a service's address weigh."""

_APPOSED = (" (", " - ", " – ")
"""What stands between a name and its abbreviation."""


class Employer(NamedTuple):
    """Who hires, as far as told."""

    name: str | None = None
    agency: bool = False
    firms: frozenset[str] = frozenset()
    """Squashed names of all organisations seen, to tell people from firms."""


def find_organization(page: Page) -> Employer:
    """Choose the name on which the evidence agrees."""
    slug = None if page.sender.is_carried else find_slug(page.other.email)
    groups = gather(
        sighting for sighting in sight_organizations(page, slug) if _is_possible(sighting.name, page)
    )
    if slug is not None:
        _add_slug(groups, slug, page)
    ranked = [(weight, group) for weight, group in rank(_without_carriers(groups)) if weight >= ENOUGH]
    firms = frozenset(
        group.letters for group in groups if group.weight - group.weights.get("address", 0.0) >= SURE
    )
    return _choose(page, ranked)._replace(firms=firms)


def _is_possible(name: str, page: Page) -> bool:
    lows = {word.low for word in make_line(name).words}
    return not lows <= page.mine and bool(name_words(name))


def _add_slug(groups: list[Group], slug: Slug, page: Page) -> None:
    """Let the address speak for the names that it fits; where it fits none, it is a name itself."""
    weight = OWN_ADDRESS if slug.own else SERVICE_ADDRESS
    fitting = [
        group
        for group in groups
        if (group.weight > FAINT and fits(group, slug.text))
        or is_spelled(group, slug.text)
        or any(spells(name, squash(slug.text)) for name in group.spellings)
    ]
    for group in fitting:
        group.weights["address"] = weight
    if not fitting:
        name = spell_out(slug.text, page)
        group = Group(name_words(name) or (squash(name),), len(groups))
        group.add(Sighting(name, weight, "address"))
        groups.append(group)


def _without_carriers(groups: list[Group]) -> list[Group]:
    """Leave carriers out, unless the letter says that one applied to one and names no one else."""
    carriers = [group for group in groups if is_platform(_last_named(group.spelling()))]
    others = [group for group in groups if group not in carriers]
    if any(group.weight >= SURE or _told(group) >= FAIR for group in others):
        return others
    return others + [
        group
        for group in carriers
        if max(group.weights.get(place, 0.0) for place in ("subject", "text")) >= SURE
    ]


def _last_named(name: str) -> str:
    """Return what stands behind the last "&": "Ann & The Postbote"."""
    return name.rpartition(" & ")[2].removeprefix("The ")


def _choose(page: Page, ranked: list[tuple[float, Group]]) -> Employer:
    behalf = _find_behalf(page)
    if behalf is not None:
        return Employer(behalf)
    if not ranked:
        return Employer()
    best = _in_full(ranked[0][1], [group for _, group in ranked], page)
    if not _is_agency(best) and not _speaks_for_client(page):
        return Employer(_owning(best.spelling(), page))
    return _behind_agency(page, [group for _, group in ranked])


def _in_full(best: Group, groups: list[Group], page: Page) -> Group:
    """Return the group of the whole name where it is told beside this one: "Acme Bank of Ohio (ABO)"."""
    short = best.spelling()
    if not short.isupper() or " " in short:
        return best
    told = [line.text for line in page.told if short in line.text]
    apposed = (
        group
        for group in groups
        if len(group.words) > 1
        and any(
            f"{name}{mark}{short}" in text for name in group.spellings for mark in _APPOSED for text in told
        )
    )
    return next(apposed, best)


def _owning(name: str, page: Page) -> str:
    """Return the name with its 's where the sender's address has it: lowes.com is Lowe's."""
    slug = find_slug(page.other.email)
    owning = next(
        (f"{name}{mark}s" for mark in "'’" if any(f"{name}{mark}s" in line.text for line in page.told)), name
    )
    return owning if slug is not None and squash(slug.text) == squash(name) + "s" else name


def _find_behalf(page: Page) -> str | None:
    """Return the employer in whose name the letter is written."""
    for line in page.told:
        for hit in find_cues(line, get_lexicon().behalf, page.language, apposed=True):
            name = read_name(line, hit.at, hit.cue.grammar)
            if name is not None and not is_platform(name) and _is_possible(name, page):
                return name
    return None


def _speaks_for_client(page: Page) -> bool:
    return any(
        hit.at >= len(line.words) or not line.words[hit.at].is_capital
        for line in page.told
        for hit in find_cues(line, get_lexicon().agencies, page.language, apposed=True)
    )


def _is_agency(group: Group) -> bool:
    return group.letters in get_platforms().agencies or bool(
        set(group.words) & get_lexicon().words.agency_names
    )


def _told(group: Group) -> float:
    """Return how much subject and sentences speak for a name."""
    return sum(group.weights.get(place, 0.0) for place in ("subject", "text", "faint"))


def _behind_agency(page: Page, groups: list[Group]) -> Employer:
    """Prefer the employer for whom an agency writes, where the text names one as surely as the agency."""
    own = [
        group
        for group in groups
        if _is_agency(group) or group.weights.keys() & {"sender", "address", "signed"}
    ]
    told = [group for group in groups if group not in own and _told(group) >= SURE]
    if own and told and not is_platform_address(page.other.email):
        return Employer(told[0].spelling())
    agency = next((group for group in own if _is_agency(group)), (own or groups)[0])
    return Employer(agency.spelling(), agency=True)

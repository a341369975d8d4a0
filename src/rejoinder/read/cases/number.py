"""Numbering: clusters and the home numbers of their members in; a number for each cluster out.

A member's home is the number of the case in which it was first met. A case keeps its number when letters are
added, re-read or found earlier than its first one: the oldest cluster chooses first, among the homes of its
own members; what is left gets a number never given before, which becomes the home of its members. Homes stay
when cases are merged, so that undoing a merge gives each its number back.
"""

from collections.abc import Callable, Iterable, Mapping

from rejoinder.model.case import CaseNumber
from rejoinder.model.words import MemberKey
from rejoinder.read.cases.cluster import Cluster


def number_clusters(
    clusters: Iterable[Cluster], before: Mapping[MemberKey, CaseNumber], new_number: Callable[[], CaseNumber]
) -> list[tuple[CaseNumber, Cluster]]:
    """Return each cluster with its number; `new_number` gives out unused ones."""
    taken: set[CaseNumber] = set()
    numbered = []
    for cluster in clusters:
        number = find_number(cluster, before, taken) or new_number()
        taken.add(number)
        numbered.append((number, cluster))
    return numbered


def get_homes(
    numbered: Iterable[tuple[CaseNumber, Cluster]], before: Mapping[MemberKey, CaseNumber]
) -> dict[MemberKey, CaseNumber]:
    """Return the homes of all members: as before, or else the number of their cluster."""
    known = set(before.values())
    return dict(before) | {
        member: number
        for number, cluster in numbered
        for member in cluster.member_keys
        if member not in before or number not in known
    }


def find_number(
    cluster: Cluster, before: Mapping[MemberKey, CaseNumber], taken: set[CaseNumber]
) -> CaseNumber | None:
    """Return the first free home among its members, None where there is none."""
    held = (before[member.member] for member in cluster.members if member.member in before)
    return next((number for number in held if number not in taken), None)

"""Numbering: clusters and the numbers their members had before in; a number for each cluster out.

A case keeps its number when letters are added, re-read or found earlier than its first one. The oldest
cluster chooses first, among the numbers its own members had; what is left gets a number never given before.
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


def find_number(
    cluster: Cluster, before: Mapping[MemberKey, CaseNumber], taken: set[CaseNumber]
) -> CaseNumber | None:
    """Return the number that the first of its members to have a free one had; None where none had."""
    held = (before[member.member] for member in cluster.members if member.member in before)
    return next((number for number in held if number not in taken), None)

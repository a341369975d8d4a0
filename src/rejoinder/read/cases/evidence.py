"""Evidence that a member belongs to a cluster: the two in; fits with reason and doubt out, surest first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from rejoinder.model.case import Entry, Letter, LinkReason, Member
from rejoinder.model.reading import Kind
from rejoinder.read.cases.cluster import LONG_AGO, Cluster, kind_of, named, opens
from rejoinder.read.cases.names import Likeness, compare_organizations, compare_roles

NEAR_IN_TIME = timedelta(days=240)
"""A letter this long after the last one of a case belongs to it only by thread or requisition."""
ONE_APPLICATION = timedelta(days=3)
"""Two acknowledgements that tell no role and lie this close are about one application."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """How well a cluster takes a member: the reason, and whether it is in doubt."""

    cluster: Cluster
    reason: LinkReason
    doubtful: bool
    why: str


def tells_another_role(letter: Letter, cluster: Cluster) -> bool:
    """Say whether a letter of the same thread opens another application (systems reuse threads)."""
    likeness = role_likeness(letter, cluster)
    return opens(letter) and kind_of(letter) is Kind.ACKNOWLEDGEMENT and likeness is Likeness.DIFFERENT


def role_likeness(member: Member, cluster: Cluster) -> Likeness:
    """Compare a member's role with those of a cluster."""
    _, role, _ = named(member)
    return max((compare_roles(role, known) for known in cluster.roles), default=Likeness.UNTOLD)


def organization_likeness(member: Member, cluster: Cluster) -> Likeness:
    """Compare a member's organisation with those of a cluster."""
    organization, _, _ = named(member)
    return max(
        (compare_organizations(organization, known) for known in cluster.organizations),
        default=Likeness.UNTOLD,
    )


def by_requisition(member: Member, clusters: list[Cluster]) -> Iterator[Fit]:
    """Yield clusters of the same organisation that have the same requisition id."""
    _, _, requisition = named(member)
    for cluster in clusters:
        same = requisition is not None and requisition in cluster.requisitions
        if same and organization_likeness(member, cluster) >= Likeness.NEAR:
            yield Fit(
                cluster=cluster,
                reason=LinkReason.REQUISITION,
                doubtful=False,
                why=f"It tells the same reference, {requisition}.",
            )


def by_names(member: Member, clusters: list[Cluster]) -> Iterator[Fit]:
    """Yield clusters by organisation, role and time, the likeliest first."""
    possible = [cluster for cluster in clusters if is_possible(member, cluster)]
    possible.sort(key=lambda cluster: likelihood(member, cluster), reverse=True)
    open_ones = sum(not cluster.closed for cluster in possible)
    for cluster in possible:
        likeness = role_likeness(member, cluster)
        sure = organization_likeness(member, cluster) is Likeness.SAME and cluster.closed is follows_a_no(
            member
        )
        if likeness is Likeness.SAME:
            why = "It tells the same organisation and role."
            yield Fit(
                cluster=cluster, reason=LinkReason.NAMES, doubtful=not sure and not opens(member), why=why
            )
            continue
        only = sure and likeness is Likeness.UNTOLD and (len(possible) if cluster.closed else open_ones) == 1
        why = "It tells the same organisation" + (
            ", and one case is open." if only else "; which role is not sure."
        )
        yield Fit(cluster=cluster, reason=LinkReason.ORGANIZATION, doubtful=not only, why=why)


def by_correspondent(member: Member, by_address: Mapping[str, list[Cluster]]) -> Iterator[Fit]:
    """Yield cases in which the same person wrote or was written to, where names do not tell."""
    if opens(member):
        return
    clusters = [cluster for address in correspondents(member) for cluster in by_address.get(address, [])]
    possible = [cluster for cluster in clusters if is_correspondence(member, cluster)]
    possible.sort(key=lambda cluster: likelihood(member, cluster), reverse=True)
    for cluster in possible:
        why = "The same person wrote, or was written to."
        yield Fit(cluster=cluster, reason=LinkReason.NAMES, doubtful=len(possible) > 1, why=why)


def is_correspondence(member: Member, cluster: Cluster) -> bool:
    """Say whether nothing but the address decides, and nothing speaks against it."""
    told = organization_likeness(member, cluster) is not Likeness.UNTOLD
    gap = (member.at or LONG_AGO) - cluster.last
    return not told and role_likeness(member, cluster) is not Likeness.DIFFERENT and gap <= NEAR_IN_TIME


def correspondents(member: Member) -> set[str]:
    """Return the addresses of people on the other side: who signed a letter, whom the person wrote to."""
    if isinstance(member, Entry):
        return {member.log.contact.email} if member.log.contact and member.log.contact.email else set()
    message, reading = member.message, member.reading
    if reading.kind is Kind.CANDIDATE:
        return {address.email for address in message.to if address.email}
    signed = reading.contact is not None and reading.contact.name and not reading.no_reply
    return {address.email for address in (message.sender, *message.reply_to) if signed and address.email}


def follows_a_no(member: Member) -> bool:
    """Say whether a member is what comes after a decision: feedback, or the person's own later letters."""
    return kind_of(member) in {Kind.FEEDBACK, Kind.CANDIDATE} and not opens(member)


def likelihood(member: Member, cluster: Cluster) -> tuple[int, datetime]:
    """Rank a possible cluster: the same role first, open before closed (after a no, closed before open)."""
    likeness = role_likeness(member, cluster)
    wanted = cluster.closed is follows_a_no(member)
    if wanted:
        rank = {Likeness.SAME: 5, Likeness.UNTOLD: 4, Likeness.NEAR: 2}
    else:
        rank = {Likeness.SAME: 3, Likeness.UNTOLD: 1, Likeness.NEAR: 0}
    return rank.get(likeness, 0), cluster.last


def is_possible(member: Member, cluster: Cluster) -> bool:
    """Say whether names and time leave it open that a member belongs to a cluster."""
    organization, role = organization_likeness(member, cluster), role_likeness(member, cluster)
    if organization < Likeness.NEAR or role is Likeness.DIFFERENT:
        return False
    if organization is Likeness.NEAR and role is not Likeness.SAME:
        return False
    gap = (member.at or LONG_AGO) - cluster.last
    if gap > NEAR_IN_TIME:
        return False
    return not opens(member) or is_same_opening(role, gap=gap, cluster=cluster)


def is_same_opening(role: Likeness, *, gap: timedelta, cluster: Cluster) -> bool:
    """Say whether an application, or its receipt, is about an application already known."""
    if cluster.closed or role is Likeness.NEAR:
        return False
    return role is Likeness.SAME or not cluster.acknowledged or gap <= ONE_APPLICATION

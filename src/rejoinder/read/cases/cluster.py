"""What is linked so far: members in; their names, kinds and effect on a cluster out."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from rejoinder.model.case import Entry, Letter, Link, Member
from rejoinder.model.reading import ActName, Kind
from rejoinder.model.words import Happening, MemberKey

OPENING = frozenset({Kind.ACKNOWLEDGEMENT, Kind.OUTREACH})
LONG_AGO = datetime.min.replace(tzinfo=UTC)

_KINDS = {
    Happening.APPLICATION: Kind.ACKNOWLEDGEMENT,
    Happening.INTERVIEW: Kind.INTERVIEW,
    Happening.REJECTION: Kind.REJECTION,
    Happening.OFFER: Kind.OFFER,
    Happening.FEEDBACK: Kind.FEEDBACK,
}


def kind_of(member: Member) -> Kind:
    """Return the turn of the search that a member is; what a person did themselves is `candidate`."""
    return (
        member.reading.kind
        if isinstance(member, Letter)
        else _KINDS.get(member.log.happening, Kind.CANDIDATE)
    )


def named(member: Member) -> tuple[str | None, str | None, str | None]:
    """Return organisation, role and requisition id as the member tells them."""
    if isinstance(member, Entry):
        return member.log.organization, member.log.role, None
    return member.reading.organization, member.reading.role, member.reading.requisition


def order_of(member: Member) -> tuple[datetime, MemberKey]:
    """Return what members are ordered by: time, then name."""
    return member.at or LONG_AGO, member.member


def opens(member: Member) -> bool:
    """Say whether a member is the natural first of a case: an application, its receipt, an approach."""
    if isinstance(member, Entry):
        return member.log.happening is Happening.APPLICATION
    reading = member.reading
    return reading.kind in OPENING or (reading.kind is Kind.CANDIDATE and reading.does(ActName.APPLIES))


def reopens(member: Member) -> bool:
    """Say whether a member brings a closed case back to life."""
    return kind_of(member) in {Kind.INTERVIEW, Kind.OFFER, Kind.ASSESSMENT}


@dataclass(kw_only=True, slots=True, eq=False)
class Cluster:
    """What is linked so far: grows while members are placed."""

    members: list[Member] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    organizations: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    requisitions: set[str] = field(default_factory=set)
    last: datetime = LONG_AGO
    closed: bool = False
    acknowledged: bool = False

    def add(self, member: Member, link: Link) -> None:
        """Take a member in and learn its names."""
        self.members.append(member)
        self.links.append(link)
        organization, role, requisition = named(member)
        self.organizations |= {organization} if organization else set()
        self.roles |= {role} if role else set()
        self.requisitions |= {requisition} if requisition else set()
        self.last = max(self.last, member.at or LONG_AGO)
        self.acknowledged = self.acknowledged or kind_of(member) is Kind.ACKNOWLEDGEMENT
        self.closed = kind_of(member) is Kind.REJECTION or (self.closed and not reopens(member))

    def sort(self) -> None:
        """Bring the members into the order of time."""
        pairs = sorted(zip(self.members, self.links, strict=True), key=lambda pair: order_of(pair[0]))
        self.members, self.links = [member for member, _ in pairs], [link for _, link in pairs]

    @property
    def member_keys(self) -> set[MemberKey]:
        """The names of all members."""
        return {member.member for member in self.members}

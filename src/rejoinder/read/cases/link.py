"""Linking: letters, log entries and the person's words in; clusters out, one per application.

Members are placed one by one, oldest first, by the surest evidence there is: the thread (RFC 5322
In-Reply-To and References), the requisition id, then organisation, role and time. Two roles stay two;
an unknown organisation is like no other; open cases come before closed ones; a link that rests on less
is marked doubtful. The person's words (together, apart) win over all of it.
"""

from collections.abc import Iterable, Iterator, Sequence

from rejoinder.model.case import Letter, Link, LinkReason, Member
from rejoinder.model.reading import Kind
from rejoinder.model.words import Apart, MemberKey, Saying, Together
from rejoinder.read.cases.cluster import Cluster, kind_of, named, order_of
from rejoinder.read.cases.evidence import (
    Fit,
    by_correspondent,
    by_names,
    by_requisition,
    correspondents,
    tells_another_role,
)
from rejoinder.read.cases.names import organization_words

LOOSE = frozenset({Kind.ALERT, Kind.ACCOUNT, Kind.OTHER, Kind.UNSURE})
"""Kinds that open no case; they join one only by thread."""

Pair = tuple[MemberKey, MemberKey]


def link_members(members: Iterable[Member], sayings: Sequence[Saying] = ()) -> list[Cluster]:
    """Link members into clusters, oldest first; each member is in exactly one, or in none if it is loose."""
    linker = Linker(sayings)
    for member in sorted(members, key=order_of):
        linker.place(member)
    return linker.joined()


class Linker:
    """Places members one after another; holds the indexes that keep this fast."""

    def __init__(self, sayings: Sequence[Saying]) -> None:
        self._clusters: list[Cluster] = []
        self._by_message_id: dict[str, Cluster] = {}
        self._by_organization: dict[str, list[Cluster]] = {}
        self._by_member: dict[MemberKey, Cluster] = {}
        self._by_address: dict[str, list[Cluster]] = {}
        self._together, self._apart = standing(sayings)

    def place(self, member: Member) -> None:
        """Put a member into the cluster that fits best, or into a new one."""
        fit = self._find_fit(member)
        if fit is not None:
            link = Link(member=member.member, reason=fit.reason, doubtful=fit.doubtful, why=fit.why)
            self._add(fit.cluster, member, link)
        elif kind_of(member) not in LOOSE or self._is_spoken_of(member):
            self._clusters.append(Cluster())
            self._add(self._clusters[-1], member, Link(member=member.member, reason=LinkReason.FIRST))

    def joined(self) -> list[Cluster]:
        """Return the clusters, those the person put together made one."""
        for one, other in self._together:
            first, second = self._by_member.get(one), self._by_member.get(other)
            if first is not None and second is not None and first is not second:
                self._join(first, second)
        return self._clusters

    def _is_spoken_of(self, member: Member) -> bool:
        return any(member.member in pair for pair in (*self._together, *self._apart))

    def _add(self, cluster: Cluster, member: Member, link: Link) -> None:
        cluster.add(member, link)
        self._by_member[member.member] = cluster
        if isinstance(member, Letter):
            self._by_message_id.setdefault(member.message.message_id, cluster)
        organization, _, _ = named(member)
        for word in organization_words(organization or "")[:1]:
            note(cluster, self._by_organization, word)
        for address in correspondents(member):
            note(cluster, self._by_address, address)

    def _join(self, first: Cluster, second: Cluster) -> None:
        for member, link in zip(second.members, second.links, strict=True):
            moved = Link(member=link.member, reason=LinkReason.USER, why="You put these together.")
            self._add(first, member, link if link.reason is not LinkReason.FIRST else moved)
        first.sort()
        self._clusters.remove(second)

    def _find_fit(self, member: Member) -> Fit | None:
        fits = (fit for fit in self._fits(member) if self._is_allowed(member, fit.cluster))
        return next(fits, None)

    def _is_allowed(self, member: Member, cluster: Cluster) -> bool:
        forbidden = {other for one, other in self._apart if one == member.member}
        return not (forbidden & cluster.member_keys)

    def _fits(self, member: Member) -> Iterator[Fit]:
        """Yield fitting clusters, surest first."""
        if isinstance(member, Letter):
            yield from self._by_thread(member)
        if kind_of(member) in LOOSE:
            return
        yield from by_requisition(member, self._beside(member))
        yield from by_names(member, self._beside(member))
        yield from by_correspondent(member, self._by_address)

    def _by_thread(self, letter: Letter) -> Iterator[Fit]:
        for message_id in (*letter.message.in_reply_to, *reversed(letter.message.references)):
            cluster = self._by_message_id.get(message_id)
            if cluster is not None and not tells_another_role(letter, cluster):
                yield Fit(
                    cluster=cluster, reason=LinkReason.THREAD, doubtful=False, why="It answers a letter here."
                )

    def _beside(self, member: Member) -> list[Cluster]:
        """Return the clusters whose organisation begins with the same word."""
        organization, _, _ = named(member)
        words = organization_words(organization or "")
        return self._by_organization.get(words[0], []) if words else []


def note(cluster: Cluster, index: dict[str, list[Cluster]], key: str) -> None:
    """Enter a cluster in an index once."""
    if cluster not in index.setdefault(key, []):
        index[key].append(cluster)


def standing(sayings: Sequence[Saying]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs said to be together and apart; of two words on one pair the later stands."""
    last: dict[frozenset[MemberKey], Together | Apart] = {}
    for saying in sayings:
        if isinstance(saying, Together | Apart):
            last[frozenset((saying.one, saying.other))] = saying
    together = [(word.one, word.other) for word in last.values() if isinstance(word, Together)]
    apart = [(word.one, word.other) for word in last.values() if isinstance(word, Apart)]
    return together, apart

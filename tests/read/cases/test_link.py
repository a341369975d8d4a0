"""Linking letters to applications."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from read.cases.builders import entry, letter
from rejoinder.model.case import LinkReason, Member
from rejoinder.model.reading import ActName, Contact, Kind
from rejoinder.model.words import Apart, Happening, MemberKey, Saying, Together
from rejoinder.read.cases import link_members


def linked(*members: Member, sayings: tuple[Saying, ...] = ()) -> list[list[str]]:
    """Return the names of the members of each cluster."""
    return [[str(member.member) for member in cluster.members] for cluster in link_members(members, sayings)]


def test_an_answer_joins_the_case_of_the_letter_it_answers() -> None:
    """In-Reply-To links letters even where no name is told."""
    first = letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", role="Nurse")
    assert linked(first, letter("b", Kind.REJECTION, day=9, answers="a")) == [["a", "b"]]


def test_two_roles_at_one_organisation_stay_two() -> None:
    """Each rejection goes to the application whose role it tells."""
    one = letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", role="Nurse")
    two = letter("b", Kind.ACKNOWLEDGEMENT, day=1, organization="Birkenhof", role="Ward Clerk")
    no_two = letter("c", Kind.REJECTION, day=5, organization="Birkenhof", role="Ward Clerk")
    no_one = letter("d", Kind.REJECTION, day=6, organization="Birkenhof", role="Nurse")
    assert linked(one, two, no_two, no_one) == [["a", "d"], ["b", "c"]]


def test_a_longer_name_is_another_organisation() -> None:
    """Lumen is not Lumenara, as Meta is not Metaverse."""
    one = letter("a", Kind.ACKNOWLEDGEMENT, organization="Lumen", role="Analyst")
    assert linked(one, letter("b", Kind.REJECTION, day=3, organization="Lumenara", role="Analyst")) == [
        ["a"],
        ["b"],
    ]


def test_an_unknown_organisation_is_like_no_other() -> None:
    """Two letters that name nobody are not one application."""
    assert linked(letter("a", Kind.REJECTION), letter("b", Kind.REJECTION, day=1)) == [["a"], ["b"]]


def test_a_requisition_id_outweighs_a_role_told_otherwise() -> None:
    """The same reference at the same organisation is the same application."""
    one = letter("a", Kind.ACKNOWLEDGEMENT, organization="Stadtwerke", role="Clerk", requisition="K-7")
    two = letter(
        "b", Kind.REJECTION, day=30, organization="Stadtwerke", role="Sachbearbeitung", requisition="K-7"
    )
    assert linked(one, two) == [["a", "b"]]


def test_open_cases_come_before_closed_ones() -> None:
    """A rejection that tells no role goes to the case that still waits for one."""
    old = letter("a", Kind.REJECTION, organization="Birkenhof", role="Nurse")
    waiting = letter("b", Kind.ACKNOWLEDGEMENT, day=20, organization="Birkenhof", role="Ward Clerk")
    assert linked(old, waiting, letter("c", Kind.REJECTION, day=30, organization="Birkenhof")) == [
        ["a"],
        ["b", "c"],
    ]


def test_feedback_goes_to_the_case_that_was_closed() -> None:
    """Feedback follows a decision, so a closed case takes it before an open one."""
    old = letter("a", Kind.REJECTION, organization="Birkenhof", role="Nurse")
    waiting = letter("b", Kind.ACKNOWLEDGEMENT, day=20, organization="Birkenhof", role="Ward Clerk")
    assert linked(old, waiting, letter("c", Kind.FEEDBACK, day=30, organization="Birkenhof")) == [
        ["a", "c"],
        ["b"],
    ]


def test_a_new_application_after_a_no_is_a_new_case() -> None:
    """A receipt for the same role months after a rejection opens a case of its own."""
    old = letter("a", Kind.REJECTION, organization="Birkenhof", role="Nurse")
    assert linked(old, letter("b", Kind.ACKNOWLEDGEMENT, day=90, organization="Birkenhof", role="Nurse")) == [
        ["a"],
        ["b"],
    ]


def test_a_choice_between_two_open_cases_is_doubtful() -> None:
    """A letter without a role, where two roles are open, is linked with doubt."""
    one = letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", role="Nurse")
    two = letter("b", Kind.ACKNOWLEDGEMENT, day=9, organization="Birkenhof", role="Ward Clerk")
    clusters = link_members([one, two, letter("c", Kind.REJECTION, day=10, organization="Birkenhof")])
    link = clusters[1].links[-1]
    assert (link.member, link.reason, link.doubtful) == ("c", LinkReason.ORGANIZATION, True)


def test_the_only_open_case_takes_a_letter_without_doubt() -> None:
    """A letter without a role belongs to the one case it can belong to."""
    one = letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", role="Nurse")
    (cluster,) = link_members([one, letter("b", Kind.REJECTION, day=10, organization="Birkenhof")])
    assert not cluster.links[-1].doubtful


def test_levels_of_a_role_are_different_roles() -> None:
    """Analyst II is not Analyst III."""
    one = letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", role="Analyst II")
    two = letter("b", Kind.ACKNOWLEDGEMENT, day=1, organization="Birkenhof", role="Analyst III")
    assert linked(one, two) == [["a"], ["b"]]


def test_gender_marks_do_not_make_another_role() -> None:
    """Pflegefachkraft (m/w/d) and Pflegefachkraft are one role."""
    one = letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", role="Pflegefachkraft (m/w/d)")
    assert linked(
        one, letter("b", Kind.REJECTION, day=2, organization="Birkenhof GmbH", role="Pflegefachkraft")
    ) == [["a", "b"]]


def test_job_alerts_belong_to_no_case() -> None:
    """Alerts, account mail and what is not sure open no application."""
    loose = [letter("a", kind, organization="Birkenhof") for kind in (Kind.ALERT, Kind.ACCOUNT, Kind.UNSURE)]
    assert linked(*loose) == []


def test_own_letter_to_a_known_writer_joins_their_case() -> None:
    """A thank-you that opens a new thread is known by whom it is to."""
    first = letter(
        "a",
        Kind.INTERVIEW,
        organization="Birkenhof",
        role="Nurse",
        sender="okafor@birkenhof.example",
        contact=Contact(name="Ada Okafor"),
    )
    own = letter("b", Kind.CANDIDATE, day=2, to="okafor@birkenhof.example", acts=(ActName.THANKS,))
    assert linked(first, own) == [["a", "b"]]


def test_a_shared_no_reply_address_links_nothing() -> None:
    """The address of a tracking system writes for many organisations."""
    first = letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", no_reply=True)
    assert linked(first, letter("b", Kind.REJECTION, day=2, no_reply=True)) == [["a"], ["b"]]


def test_a_phone_rejection_joins_the_case_of_its_names() -> None:
    """What is logged by hand is linked like a letter."""
    first = letter("a", Kind.INTERVIEW, organization="Birkenhof", role="Nurse")
    said = entry(1, Happening.REJECTION, day=4, organization="Birkenhof", role="Nurse")
    assert linked(first, said) == [["a", "log-1"]]


def test_what_a_person_puts_together_stays_together() -> None:
    """Together makes one case of two."""
    one = letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", role="Nurse")
    two = letter("b", Kind.REJECTION, day=3, organization="Hollerbach", role="Nurse")
    together = Together(one=MemberKey("a"), other=MemberKey("b"))
    assert linked(one, two, sayings=(together,)) == [["a", "b"]]


def test_members_put_together_are_in_the_order_of_time() -> None:
    """An interview logged after the rejection, but held before it, stands before it."""
    no = entry(1, Happening.REJECTION, day=4, organization="Birkenhof")
    interview = entry(2, Happening.INTERVIEW, day=3)
    together = Together(one=MemberKey("log-1"), other=MemberKey("log-2"))
    assert linked(no, interview, sayings=(together,)) == [["log-2", "log-1"]]


def test_what_a_person_takes_apart_stays_apart_with_its_answers() -> None:
    """Apart gives a letter a case of its own, and what answers it goes along."""
    one = letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", role="Nurse")
    two = letter("b", Kind.REJECTION, day=3, organization="Birkenhof", role="Nurse")
    reply = letter("c", Kind.CANDIDATE, day=4, answers="b")
    apart = Apart(one=MemberKey("b"), other=MemberKey("a"))
    assert linked(one, two, reply, sayings=(apart,)) == [["a"], ["b", "c"]]


def test_the_later_of_two_words_on_a_pair_stands() -> None:
    """Apart after together takes effect, and the other way round."""
    one = letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", role="Nurse")
    two = letter("b", Kind.REJECTION, day=3, organization="Birkenhof", role="Nurse")
    together = Together(one=MemberKey("a"), other=MemberKey("b"))
    apart = Apart(one=MemberKey("b"), other=MemberKey("a"))
    assert linked(one, two, sayings=(together, apart)) == [["a"], ["b"]]
    assert linked(one, two, sayings=(apart, together)) == [["a", "b"]]


KINDS = st.sampled_from([Kind.ACKNOWLEDGEMENT, Kind.REJECTION, Kind.INTERVIEW, Kind.CANDIDATE, Kind.FEEDBACK])
NAMES = st.sampled_from([None, "Birkenhof", "Lumen", "Lumenara"])
ROLES = st.sampled_from([None, "Nurse", "Senior Nurse", "Clerk"])


@given(st.lists(st.tuples(KINDS, NAMES, ROLES, st.integers(0, 400)), max_size=12), st.randoms())
def test_every_letter_is_in_one_case_whatever_the_order(
    told: list[tuple[Kind, str | None, str | None, int]], dice: Random
) -> None:
    """Each member is in exactly one cluster, and the order in which they are given does not matter."""
    letters = [
        letter(f"k{number}", kind, organization=name, role=role, day=day)
        for number, (kind, name, role, day) in enumerate(told)
    ]
    clusters = linked(*letters)
    assert sorted(key for cluster in clusters for key in cluster) == sorted(one.member for one in letters)
    shuffled = list(letters)
    dice.shuffle(shuffled)
    assert linked(*shuffled) == clusters

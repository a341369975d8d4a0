"""Folding a cluster into a case, and giving it a number."""

from itertools import count

from read.cases.builders import entry, letter
from rejoinder.model.case import Case, CaseNumber, CaseState, Member, Opportunity
from rejoinder.model.reading import ActName, Contact, Kind, Stage
from rejoinder.model.words import Answer, Happening, MemberKey
from rejoinder.read.cases import fold_case, link_members, number_clusters


def folded(*members: Member) -> Case:
    """Return the one case that the members make."""
    (cluster,) = link_members(members)
    return fold_case(CaseNumber(1), cluster)


def test_a_rejection_closes_a_case() -> None:
    """Receipt, interview, rejection: the case stands at no, and reached an interview."""
    case = folded(
        letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", role="Nurse"),
        letter("b", Kind.INTERVIEW, day=5, answers="a"),
        letter("c", Kind.REJECTION, day=9, answers="b", stage=Stage.APPLICATION),
    )
    assert (case.state, case.stage) == (CaseState.REJECTED, Stage.INTERVIEW)


def test_a_late_receipt_does_not_undo_a_no() -> None:
    """A second receipt after the rejection leaves the case closed."""
    no = letter("a", Kind.REJECTION, organization="Birkenhof", role="Nurse")
    assert folded(no, letter("b", Kind.STATUS, day=1, answers="a")).state is CaseState.REJECTED


def test_an_invitation_after_a_no_opens_the_case_again() -> None:
    """A second chance is a conversation."""
    no = letter("a", Kind.REJECTION, organization="Birkenhof", role="Nurse")
    assert folded(no, letter("b", Kind.INTERVIEW, day=40, answers="a")).state is CaseState.IN_CONVERSATION


def test_a_hiring_pause_is_a_state_of_its_own() -> None:
    """A role on hold without an end is neither open nor closed."""
    hold = letter("a", Kind.STATUS, organization="Birkenhof", acts=(ActName.HOLDS_ROLE,))
    assert folded(hold).state is CaseState.ON_HOLD


def test_the_persons_correction_names_the_case() -> None:
    """One corrected letter outweighs three that say otherwise."""
    case = folded(
        letter("a", Kind.ACKNOWLEDGEMENT, organization="Talentio", role="Nurse"),
        letter("b", Kind.STATUS, day=1, organization="Talentio", answers="a"),
        letter("c", Kind.REJECTION, day=2, organization="Birkenhof", answers="a", corrected=True),
    )
    assert case.organization == "Birkenhof"


def test_an_employer_comes_before_the_agency() -> None:
    """Where a later letter names the employer, the case is no agency's any more."""
    case = folded(
        letter("a", Kind.OUTREACH, organization="Talentio", agency=True, role="Nurse"),
        letter("b", Kind.INTERVIEW, day=1, organization="Birkenhof", answers="a"),
    )
    assert (case.organization, case.agency) == ("Birkenhof", False)


def test_what_two_letters_tell_of_a_person_is_joined() -> None:
    """A title from one letter and an address from another belong to one person."""
    case = folded(
        letter(
            "a",
            Kind.INTERVIEW,
            organization="Birkenhof",
            contact=Contact(name="Ada Okafor", title="Head of Care"),
        ),
        letter(
            "b",
            Kind.REJECTION,
            day=3,
            answers="a",
            contact=Contact(name="Ada Okafor", email="ada@birkenhof.example"),
        ),
    )
    assert case.people == (Contact(name="Ada Okafor", title="Head of Care", email="ada@birkenhof.example"),)


def test_a_logged_interview_counts_for_the_stage() -> None:
    """An interview that no mail tells of was an interview."""
    case = folded(
        letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof"),
        entry(1, Happening.INTERVIEW, day=3, organization="Birkenhof"),
    )
    assert case.stage is Stage.INTERVIEW


def test_the_opportunity_is_read_off_the_role() -> None:
    """An internship is told from a job by its title."""
    case = folded(letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", role="Werkstudent Marketing"))
    assert case.opportunity is Opportunity.INTERNSHIP


def test_the_latest_answer_to_a_question_stands() -> None:
    """Answering twice replaces the first answer."""
    (cluster,) = link_members([letter("a", Kind.REJECTION, organization="Birkenhof")])
    answers = [
        Answer(member=MemberKey("a"), question="moment", text=text) for text in ("the tour", "the garden")
    ]
    assert fold_case(CaseNumber(1), cluster, answers).answers == (("moment", "the garden"),)


def test_a_case_keeps_its_number_when_an_older_letter_is_found() -> None:
    """The number belongs to the members, not to their order."""
    no = letter("b", Kind.REJECTION, day=9, organization="Birkenhof", role="Nurse")
    receipt = letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", role="Nurse")
    fresh = count(8)
    ((number, _),) = number_clusters(
        link_members([receipt, no]), {MemberKey("b"): CaseNumber(7)}, lambda: CaseNumber(next(fresh))
    )
    assert number == CaseNumber(7)


def test_a_split_case_gives_its_number_to_the_older_part() -> None:
    """The other part gets a number never given before."""
    one = letter("a", Kind.ACKNOWLEDGEMENT, organization="Birkenhof", role="Nurse")
    two = letter("b", Kind.REJECTION, day=9, organization="Hollerbach", role="Nurse")
    before = {MemberKey("a"): CaseNumber(3), MemberKey("b"): CaseNumber(3)}
    numbered = number_clusters(link_members([one, two]), before, lambda: CaseNumber(9))
    assert [number for number, _ in numbered] == [CaseNumber(3), CaseNumber(9)]

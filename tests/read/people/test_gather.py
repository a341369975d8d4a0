"""Who is one person, and who is not."""

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model.case import CaseNumber
from rejoinder.model.people import PersonNumber
from rejoinder.model.words import OtherPerson, PersonKey, SamePerson
from rejoinder.read.people import Sighting, gather, number_people
from rejoinder.read.people.trace import marks_of


def seen(
    name: str,
    email: str = "",
    *,
    organization: str | None = None,
    linkedin: str = "",
    case: int | None = None,
) -> Sighting:
    """Make what one letter or row tells."""
    marks = marks_of(
        name=name,
        emails=(email,) if email else (),
        organizations=(organization,),
        linkedin=linkedin,
        case=CaseNumber(case) if case else None,
    )
    key = marks[0] if marks else f"card:{name}"
    return Sighting(key=PersonKey(key), marks=frozenset(marks), why="", name=name)


def names(groups: list[list[Sighting]]) -> list[set[str]]:
    """Return the names in each group."""
    return [{one.name for one in group} for group in groups]


def test_one_address_is_one_person() -> None:
    """Whatever name stands beside it."""
    groups = gather([seen("Ada Okafor", "ada@contoso.example"), seen("A. Okafor", "ada@contoso.example")], ())
    assert names(groups) == [{"Ada Okafor", "A. Okafor"}]


def test_a_full_name_in_one_organisation_is_one_person() -> None:
    """Legal forms, accents and case make no difference; another organisation does."""
    told = [
        seen("Zoë Müller", "zm@contoso.example", organization="Contoso"),
        seen("ZOE MULLER", organization="Contoso Ltd", linkedin="https://linkedin.com/in/zoe"),
        seen("Zoë Müller", organization="Northwind"),
    ]
    assert [len(group) for group in gather(told, ())] == [2, 1]


def test_a_full_name_in_one_case_is_one_person() -> None:
    """An agency and an employer may name the same person."""
    told = [seen("Ada Okafor", "ada@a.example", case=3), seen("Ada Okafor", organization="B", case=3)]
    assert len(gather(told, ())) == 1


def test_first_names_never_join() -> None:
    """Two called Ada at one firm and in one case stay two."""
    told = [
        seen("Ada", "ada@contoso.example", organization="Contoso", case=1),
        seen("Ada", "ada.b@contoso.example", organization="Contoso", case=1),
    ]
    assert len(gather(told, ())) == 2


def test_the_users_word_wins_over_evidence() -> None:
    """Who was set apart stays apart, who was put together stays together, and the last word counts."""
    one = seen("Ada Okafor", "a@contoso.example", organization="Contoso")
    other = seen("Ada Okafor", "b@contoso.example", organization="Contoso")
    third = seen("Ada Lind", "c@home.example")
    apart = OtherPerson(traces=(one.key,), others=(other.key,))
    same = SamePerson(one=one.key, other=third.key)
    assert len(gather([one, other, third], ())) == 2
    assert names(gather([one, other, third], (apart, same))) == [{"Ada Okafor", "Ada Lind"}, {"Ada Okafor"}]
    assert len(gather([one, other], (apart, SamePerson(one=other.key, other=one.key)))) == 1


def test_evidence_through_a_third_joins_nobody_set_apart() -> None:
    """A bridge between two who were set apart goes to one of them only."""
    one, other = seen("Ada Okafor", "a@x.example"), seen("Ada Okafor", "b@x.example")
    bridge = Sighting(
        key=PersonKey("card:1"), marks=frozenset({"mail:a@x.example", "mail:b@x.example"}), why="", name="Ada"
    )
    groups = gather([one, other, bridge], (OtherPerson(traces=(one.key,), others=(other.key,)),))
    assert len(groups) == 2


sightings = st.builds(
    seen,
    st.sampled_from(["Ada Okafor", "Ada Lind", "Ada", "Ben Lee"]),
    st.sampled_from(["", "a@x.example", "b@x.example"]),
    organization=st.sampled_from([None, "Contoso", "Northwind"]),
    case=st.sampled_from([None, 1, 2]),
)


@given(st.lists(sightings, max_size=12), st.randoms())
def test_the_order_of_evidence_makes_no_other_people(told: list[Sighting], dice: object) -> None:
    """Letters scanned in any order give the same persons."""
    shuffled = list(told)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]

    def keys(of: list[Sighting]) -> set[frozenset[PersonKey]]:
        return {frozenset(one.key for one in group) for group in gather(of, ())}

    assert keys(told) == keys(shuffled)


@given(st.lists(sightings, max_size=8), st.lists(sightings, max_size=8))
def test_numbers_stay_when_more_is_known(told: list[Sighting], more: list[Sighting]) -> None:
    """The person met first keeps their number, and no number is given twice."""
    numbered, homes = number_people(gather(told, ()), {})
    again, _ = number_people(gather([*told, *more], ()), homes)
    assert len({number for number, _ in again}) == len(again)
    if numbered:
        key = numbered[0][1][0].key
        assert {number for number, group in again if key in {one.key for one in group}} == {numbered[0][0]}


def test_undoing_a_merge_gives_both_numbers_back() -> None:
    """Traces keep the number they were met with."""
    told = [seen("Ada Okafor", "a@x.example"), seen("Ben Lee", "b@x.example")]
    _, homes = number_people(gather(told, ()), {})
    merged, fresh = number_people(gather(told, (SamePerson(one=told[0].key, other=told[1].key),)), homes)
    assert (merged[0][0], fresh) == (PersonNumber(1), {})
    assert [number for number, _ in number_people(gather(told, ()), homes)[0]] == [1, 2]

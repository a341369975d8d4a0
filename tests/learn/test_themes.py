"""Themes across letters, with the letters behind each."""

from learn.making import case, letter
from rejoinder.learn.themes import count_themes, get_points
from rejoinder.model.case import Case
from rejoinder.model.reading import FeedbackPoint, Kind, Polarity, Reason, Theme


def _feedback(organization: str | None, theme: Theme, polarity: Polarity = Polarity.WEAKNESS) -> Case:
    point = FeedbackPoint(text="More of it.", polarity=polarity, theme=theme)
    return case(letter(Kind.FEEDBACK, feedback=[point]), organization=organization)


def _reason(organization: str, theme: Theme) -> Case:
    return case(
        letter(Kind.REJECTION, reasons=[Reason(text="So it is.", theme=theme)]), organization=organization
    )


def test_every_point_names_its_letter_and_its_words() -> None:
    """A reason and a point of feedback keep the quote, the letter, the case and the organisation."""
    told = _reason("Contoso", Theme.EXPERIENCE)
    point = next(iter(get_points([told])))
    assert (point.text, point.theme, point.polarity) == ("So it is.", Theme.EXPERIENCE, None)
    assert (point.member, point.case, point.organization) == (told.members[0].member, told.number, "Contoso")


def test_what_most_organisations_say_comes_first() -> None:
    """Themes are ordered by how many organisations say them, not by how often one of them does."""
    often = [_feedback("Contoso", Theme.NERVES) for _ in range(4)]
    widely = [_feedback(name, Theme.TECHNICAL) for name in ("Contoso", "Northwind")]
    assert [count.theme for count in count_themes(often + widely)] == [Theme.TECHNICAL, Theme.NERVES]


def test_three_organisations_make_a_pattern() -> None:
    """The same point from three organisations is a pattern; from two again and again it is none."""
    three = [_feedback(name, Theme.COMMUNICATION) for name in ("Contoso", "Northwind", "Fabrikam")]
    assert count_themes(three)[0].is_pattern
    assert not count_themes([*three[:2], three[0], three[1]])[0].is_pattern


def test_other_things_make_no_pattern() -> None:
    """What fits no theme is not one thing, however many say it."""
    assert not count_themes([_feedback(name, Theme.OTHER) for name in ("Contoso", "Northwind", "Fabrikam")])[
        0
    ].is_pattern


def test_letters_without_a_name_make_no_pattern() -> None:
    """Points of unknown organisations are kept, but may all come from one and so prove no pattern."""
    unknown = count_themes([_feedback(None, Theme.FIT) for _ in range(5)])[0]
    assert (len(unknown.letters), unknown.organizations, unknown.is_pattern) == (5, (), False)


def test_strengths_are_kept_apart() -> None:
    """What was praised and what was missed under one theme are two counts."""
    both = [_feedback("Contoso", Theme.TECHNICAL), _feedback("Contoso", Theme.TECHNICAL, Polarity.STRENGTH)]
    assert sorted(count.is_strength for count in count_themes(both)) == [False, True]


def test_what_lies_outside_is_told_apart() -> None:
    """Another finalist, an internal candidate, a closed role, many applicants: none is about the person."""
    outside = {Theme.OTHER_CANDIDATE, Theme.INTERNAL, Theme.ROLE_CLOSED, Theme.VOLUME}
    counts = count_themes([_reason("Contoso", theme) for theme in Theme])
    assert {count.theme for count in counts if count.is_outside_control} == outside


def test_a_letter_is_counted_once() -> None:
    """Two sentences of one letter on one theme are two points and one letter."""
    reasons = [Reason(text=text, theme=Theme.FIT) for text in ("One.", "Two.")]
    count = count_themes([case(letter(Kind.REJECTION, reasons=reasons))])[0]
    assert (len(count.points), len(count.letters)) == (2, 1)

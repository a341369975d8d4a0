"""Kind words that stand in anybody's letter."""

from dataclasses import replace

from read.cases.builders import letter
from rejoinder.model.case import Letter
from rejoinder.model.reading import Kind, KindWord, KindWordType
from rejoinder.read.cases import mark_formulas


def praising(organization: str, *texts: str) -> Letter:
    """Make a letter of an organisation with personal praise."""
    made = letter("k", Kind.REJECTION, organization=organization)
    words = tuple(KindWord(text=text, type=KindWordType.PRAISE, personal=True) for text in texts)
    return replace(made, reading=replace(made.reading, kind_words=words))


def personal(letters: list[Letter]) -> list[bool]:
    """Return for each kind word whether it is personal."""
    return [word.personal for one in letters for word in one.reading.kind_words]


def test_what_two_organisations_write_is_a_formula() -> None:
    """A sentence of two organisations, but for names and numbers, is personal in neither letter."""
    one = praising("Acme", "Your work for Acme impressed all 12 of us very much.")
    other = praising("Bolt", "Your work for Bolt impressed all 7 of us very much.")
    assert personal(mark_formulas([one, other])) == [False, False]


def test_what_one_organisation_writes_twice_stays_personal() -> None:
    """The same sentence in two letters of one organisation may still be meant."""
    letters = [
        praising("Acme Ltd", "The harbour model you built moved us."),
        praising("Acme", "The harbour model you built moved us."),
    ]
    assert personal(mark_formulas(letters)) == [True, True]


def test_letters_without_kind_words_stay_as_they_are() -> None:
    """Nothing is changed where there is nothing to mark."""
    letters = [letter("k", Kind.REJECTION, organization="Acme"), praising("Bolt", "You sang well.")]
    assert mark_formulas(letters) == letters

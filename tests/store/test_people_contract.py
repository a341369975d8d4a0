"""What every database keeps of people: imported rows and numbers."""

from rejoinder.model.people import Card, Direction, Exchange, Imported, PersonNumber
from rejoinder.model.words import ContactNote, Import, PersonKey
from rejoinder.store.casebook import SqlCasebook
from store.builders import NOON

ADA, BEN = PersonKey("mail:ada@contoso.example"), PersonKey("name:ben lee@acme")
CARD = Imported(key="1", row=Card(name="Ada Okafor", emails=("ada@contoso.example",), source="a.vcf"))
TALK = Imported(
    key="2", row=Exchange(linkedin="linkedin.com/in/ben", name="Ben", on=NOON, direction=Direction.OURS)
)


def test_imported_rows_come_back_with_their_word_only(casebook: SqlCasebook, stranger: SqlCasebook) -> None:
    """Rows are read by the words that brought them in, and by nobody else."""
    first = casebook.add_word(Import(source="a.vcf", rows=1), at=NOON)
    second = casebook.add_word(Import(source="b", rows=1), at=NOON)
    casebook.people.add_imported(first.id, [CARD])
    casebook.people.add_imported(second.id, [TALK])
    assert casebook.people.imported({first.id, second.id}) == [CARD, TALK]
    assert casebook.people.imported({second.id}) == [TALK]
    assert stranger.people.imported({first.id, second.id}) == []


def test_a_later_row_of_the_same_key_counts(casebook: SqlCasebook) -> None:
    """What was read in anew takes the place of what was known."""
    changed = Imported(key="1", row=Card(name="Ada Okafor-Lind", source="a.vcf"))
    words = [casebook.add_word(Import(source="a.vcf", rows=1), at=NOON) for _ in range(2)]
    casebook.people.add_imported(words[0].id, [CARD])
    casebook.people.add_imported(words[1].id, [changed])
    assert casebook.people.imported({word.id for word in words}) == [changed]


def test_homes_keep_their_order_and_first_number(casebook: SqlCasebook) -> None:
    """A trace keeps the number it was given first."""
    casebook.people.add_homes({BEN: PersonNumber(1)})
    casebook.people.add_homes({ADA: PersonNumber(2), BEN: PersonNumber(3)})
    assert list(casebook.people.homes().items()) == [(BEN, 1), (ADA, 2)]


def test_what_is_erased_is_gone_but_its_number(casebook: SqlCasebook) -> None:
    """Words and rows leave no trace; the number stays taken under a name that tells nothing."""
    brought = casebook.add_word(Import(source="a.vcf", rows=2), at=NOON)
    casebook.people.add_imported(brought.id, [CARD, TALK])
    note = casebook.add_word(ContactNote(person=ADA, on=NOON, text="Tea"), at=NOON)
    casebook.people.add_homes({ADA: PersonNumber(7)})
    casebook.people.erase(words=[note.id], rows=["1"], traces=[ADA])
    assert [word.id for word in casebook.words()] == [brought.id]
    assert casebook.people.imported({brought.id}) == [TALK]
    assert list(casebook.people.homes().values()) == [7]
    assert ADA not in casebook.people.homes()

"""Marks in letters: what matters is found where it stands, and nothing else is touched."""

from hypothesis import given
from hypothesis import strategies as st

from rejoinder.model.reading import Act, ActName
from rejoinder.web.marks import flow, mark

TEXT = "Dear Jordan,\n\nWe were impressed. Sadly we chose another.\n\nBest"


def test_a_sentence_is_marked_with_what_it_does() -> None:
    """The no and the kind words stand apart from the rest."""
    pieces = mark(
        TEXT,
        [
            Act(act=ActName.DECLINES, text="Sadly we chose another."),
            Act(act=ActName.PRAISES, text="We were impressed."),
            Act(act=ActName.WISHES_WELL, text="Best"),
        ],
    )
    assert [(piece.text, piece.meaning) for piece in pieces if piece.meaning] == [
        ("We were impressed.", "kind"),
        ("Sadly we chose another.", "no"),
    ]


def test_a_sentence_that_does_two_things_has_both_labels() -> None:
    """A no with its reason is marked once, as the no, and named twice."""
    acts = [
        Act(act=name, text="Sadly we chose another.") for name in (ActName.GIVES_REASON, ActName.DECLINES)
    ]
    (piece,) = (piece for piece in mark(TEXT, acts) if piece.meaning)
    assert piece.meaning == "no"
    assert piece.acts == (ActName.GIVES_REASON, ActName.DECLINES)


def test_a_quote_from_elsewhere_marks_nothing() -> None:
    """What stands in the subject, or in no text at all, is left out."""
    assert [piece.text for piece in mark(TEXT, [Act(act=ActName.DECLINES, text="No.")])] == [TEXT]


def test_lines_that_a_mail_program_broke_flow_again() -> None:
    """Long lines are joined; short ones, lists and empty lines stay."""
    long = "We have read your application with care and talked about it for\nlong."
    assert flow(long) == long.replace("\n", " ")
    assert flow("Best\nIngrid") == "Best\nIngrid"
    listed = "Please bring these things along when you come to see us here:\n- a pen\n- a book"
    assert flow(listed) == listed


@given(
    text=st.text(alphabet="ab .\n", max_size=300),
    places=st.lists(st.tuples(st.integers(0, 300), st.integers(1, 40)), max_size=8),
)
def test_no_character_is_lost_or_added(text: str, places: list[tuple[int, int]]) -> None:
    """Whatever is marked, the pieces are the text."""
    acts = [Act(act=ActName.PRAISES, text=text[begin : begin + length]) for begin, length in places]
    assert "".join(piece.text for piece in mark(text, acts)) == flow(text)
    assert len(flow(text)) == len(text)

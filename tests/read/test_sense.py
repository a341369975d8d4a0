"""What the sense for sentences adds to the rules, and what it leaves alone."""

import zlib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from read.builders import make_message
from rejoinder.model.reading import ActName
from rejoinder.read import read_message
from rejoinder.read.acts import FEWEST_WORDS, MOST, see, strongest
from rejoinder.read.lexicon import find_lexicon
from rejoinder.read.sense import SIZE, grams, sense, sense_alone
from rejoinder.read.sense.context import BLOCKS, PLACES, get_network
from rejoinder.read.sense.model import get_model
from rejoinder.read.sentence import plain

NO = {ActName.DECLINES, ActName.CLOSES_ROLE}


def acts_of(text: str, language: str = "en") -> dict[ActName, float]:
    """Return the acts of one sentence with their probabilities."""
    lexicon = find_lexicon(language)
    assert lexicon is not None
    return {deed.act: deed.probability for deed in see("", [text], lexicon)[1].deeds}


def test_the_table_has_a_row_a_place_and_a_column_a_label() -> None:
    """The shipped bytes are exactly SIZE rows; every label has a scale and a bias."""
    model = get_model()
    raw = zlib.decompress(files("rejoinder.read.sense").joinpath("weights.bin").read_bytes())
    assert len(raw) == SIZE * len(model.labels)
    assert len(model.labels) == len(model.scale) == len(model.bias)
    assert {"declines", "praises", "keeps-on-file", "personal"} <= set(model.labels)


def test_the_network_has_a_row_a_sign_and_a_column_an_act() -> None:
    """The shipped numbers fit the signs and acts that the network names, and the table knows these acts."""
    network = get_network()
    width = BLOCKS * (len(network.labels) + len(network.told)) + PLACES
    assert network.hidden.shape[0] == width + 1
    assert network.out.shape == (network.hidden.shape[1] + 1, len(network.labels))
    assert set(network.labels) <= set(get_model().labels)


def test_a_sentence_is_told_by_its_neighbours() -> None:
    """The same words are more of a no behind thanks and before good wishes than in talk of roses."""
    sentence = "The partners have settled on a colleague from the harbour."
    among = [
        [
            "Your application",
            "Thank you for applying for the post of clerk.",
            "It was good to meet you.",
            sentence,
            "We wish you every success in your job search.",
        ],
        [
            "Roses",
            "They bloom early this year.",
            "The children love the colours.",
            sentence,
            "It rained all Sunday.",
        ],
    ]
    lexicon = find_lexicon("en")
    assert lexicon is not None
    letters = [[plain(text, lexicon.rewrites) for text in texts] for texts in among]
    odds = [
        sense(letter, [strongest(lexicon.hits(words)) for words in letter])[3].get("declines", 0.0)
        for letter in letters
    ]
    assert odds[0] > 1.5 * odds[1]


@pytest.mark.parametrize(
    "text",
    [
        "Will you have chosen somebody else by then?",
        "If the choice falls on somebody else we write in May.",
    ],
)
def test_the_sense_states_no_no_in_questions_and_conditions(text: str) -> None:
    """However like a no a sentence is, a question or a condition is none."""
    assert not NO & acts_of(text).keys()


def test_too_few_words_tell_nothing() -> None:
    """A sentence of a word or two is left to the rules."""
    assert "No, sorry.".count(" ") < FEWEST_WORDS
    assert acts_of("Nope.") == {}


def test_the_sense_is_never_surer_than_a_rule() -> None:
    """What no rule saw is claimed with at most MOST."""
    texts = ["The vote at our table went to the other hand.", "So the round trip ends here for your file."]
    lexicon = find_lexicon("en")
    assert lexicon is not None
    for text in texts:
        if not lexicon.hits(plain(text, lexicon.rewrites)):
            assert all(probability <= MOST for probability in acts_of(text).values())


@given(st.text(max_size=300))
def test_any_text_has_places_in_the_table_and_probabilities_between_0_and_1(text: str) -> None:
    """Whatever a sentence holds, its features fall into the table and its odds are odds, every time."""
    words = plain(text)
    assert all(0 <= place < SIZE for place in grams(words))
    letter, seen = [words, words], [{}, {"regret": 1.0}]
    assert all(0 <= odds <= 1 for likely in sense(letter, seen) for odds in likely.values())
    assert sense(letter, seen) == sense(letter, seen)


def test_accents_left_out_change_little() -> None:
    """A no written without accents is sensed as one with them."""
    with_accents = plain("Nous avons décidé de ne pas donner suite à votre candidature.")
    without = plain("Nous avons decide de ne pas donner suite a votre candidature.")
    one, other = sense_alone([with_accents, without])
    assert other.get("declines", 0.0) > one["declines"] / 2


def test_a_claim_of_the_sense_is_quoted_like_any_other() -> None:
    """Acts that only the sense saw stand in the reading with their exact sentence."""
    text = (
        "Dear Ola,\n\nThey met on Monday. They have settled on a nurse who already knows the clinic.\n\nMay"
    )
    message = make_message(text, subject="Nurse")
    assert all(act.text in text or act.text == "Nurse" for act in read_message(message).acts)

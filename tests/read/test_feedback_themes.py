"""Feedback is sorted by what it is about, in every language that is read."""

import pytest

from read.builders import make_message
from rejoinder.model.reading import Kind, Polarity, Theme
from rejoinder.read import read_message

ASKED = {
    "en": "Thank you for asking for feedback on your interview for the porter post.",
    "de": "gern gebe ich Ihnen das Feedback, um das Sie nach dem Gespräch gebeten haben.",
    "fr": "vous m'avez demandé un retour sur votre entretien, le voici.",
    "es": "nos pidió comentarios sobre su entrevista, aquí van.",
    "it": "mi ha chiesto un riscontro sul Suo colloquio, eccolo.",
    "nl": "u vroeg om feedback op uw sollicitatiegesprek, hier is die.",
    "pt": "pediu-nos um feedback sobre a sua entrevista, aqui vai.",
    "pl": "prosił Pan o informację zwrotną po rozmowie kwalifikacyjnej, oto ona.",
    "sv": "du bad om återkoppling efter intervjun, här kommer den.",
}


@pytest.mark.parametrize(
    ("language", "point", "theme"),
    [
        ("en", "You came across as nervous when the ward sister joined us.", Theme.NERVES),
        ("en", "Your answers were rather long and lost their thread.", Theme.COMMUNICATION),
        ("en", "I suggest preparing two questions about our hospital.", Theme.PREPARATION),
        ("en", "Your cover letter was too general for this post.", Theme.RESUME),
        ("de", "Sie wirkten am Anfang sehr nervös.", Theme.NERVES),
        ("de", "Ihre Antworten waren zu lang und zu allgemein.", Theme.COMMUNICATION),
        ("de", "Auf das Gespräch waren Sie zu wenig vorbereitet.", Theme.PREPARATION),
        ("fr", "Vous étiez trop nerveux pendant la première demi-heure.", Theme.NERVES),
        ("fr", "Vos réponses étaient trop longues et trop vagues.", Theme.COMMUNICATION),
        ("fr", "Je vous conseille de mieux préparer la visite de l'atelier.", Theme.PREPARATION),
        ("es", "Sus respuestas fueron demasiado largas.", Theme.COMMUNICATION),
        ("it", "Le Sue risposte erano troppo lunghe e generiche.", Theme.COMMUNICATION),
        ("nl", "U was erg nerveus aan het begin.", Theme.NERVES),
        ("pl", "Był Pan bardzo zestresowany na początku rozmowy.", Theme.NERVES),
        ("sv", "Du var nervös i början av intervjun.", Theme.NERVES),
    ],
)
def test_a_point_has_the_theme_it_is_about(language: str, point: str, theme: Theme) -> None:
    """Nerves, ways of speaking, preparation, the written application: each is told from the others."""
    reading = read_message(make_message(f"{ASKED[language]}\n\n{point}\n"))
    assert reading.kind is Kind.FEEDBACK
    assert [(one.theme, one.text) for one in reading.feedback] == [(theme, point)]


def test_speaking_fast_is_no_strength() -> None:
    """What is said kindly is still something to work on."""
    text = f"{ASKED['en']}\n\nYou also spoke very fast in the first minutes.\n"
    (point,) = read_message(make_message(text)).feedback
    assert (point.polarity, point.theme) == (Polarity.WEAKNESS, Theme.COMMUNICATION)

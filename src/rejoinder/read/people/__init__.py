"""People: letters, words and imports in, persons out. Traces are gathered by evidence, then folded; pure."""

from rejoinder.read.people.fold import fold_person
from rejoinder.read.people.gather import gather
from rejoinder.read.people.number import number_people
from rejoinder.read.people.sightings import sight_cases, sight_rows, sight_words, word_key
from rejoinder.read.people.trace import Sighting, fold_name, linkedin_path

__all__ = [
    "Sighting",
    "fold_name",
    "fold_person",
    "gather",
    "linkedin_path",
    "number_people",
    "sight_cases",
    "sight_rows",
    "sight_words",
    "word_key",
]

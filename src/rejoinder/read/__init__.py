"""Read: a message in, a Reading out; and many readings in, cases out. Pure."""

from rejoinder.read.corrections import correct
from rejoinder.read.explain import Explanation, explain_message
from rejoinder.read.lessons import Lesson, apply_lessons, learn
from rejoinder.read.reader import READER_VERSION, read_message
from rejoinder.read.sift import sift

__all__ = [
    "READER_VERSION",
    "Explanation",
    "Lesson",
    "apply_lessons",
    "correct",
    "explain_message",
    "learn",
    "read_message",
    "sift",
]

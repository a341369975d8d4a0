"""Sense: plain sentences in; how likely each does each act, by likeness to labelled sentences, out. Pure."""

from rejoinder.read.sense.grams import SIZE, grams
from rejoinder.read.sense.model import sense

__all__ = ["SIZE", "grams", "sense"]

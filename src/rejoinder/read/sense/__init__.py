"""Sense: plain sentences in; what each is likely to do, by likeness to labelled sentences, out. Pure."""

from rejoinder.read.sense.grams import SIZE, grams
from rejoinder.read.sense.model import Likely, knows, sense

__all__ = ["SIZE", "Likely", "grams", "knows", "sense"]

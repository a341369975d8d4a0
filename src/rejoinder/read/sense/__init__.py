"""Sense: plain sentences in; what each is likely to do, by likeness to labelled ones, out. Pure."""

from rejoinder.read.sense.grams import SIZE, grams
from rejoinder.read.sense.likely import Likely, knows, sense, sense_alone

__all__ = ["SIZE", "Likely", "grams", "knows", "sense", "sense_alone"]

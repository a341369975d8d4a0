"""Sentences: a text in, its sentences out, exact stretches of it, and plain copies to match on. Pure."""

from rejoinder.read.sentence.plain import plain
from rejoinder.read.sentence.split import split

__all__ = ["plain", "split"]

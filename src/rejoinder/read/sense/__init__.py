"""Sense: what a sentence does, told by likeness to labelled sentences. See docs/why/sense.md."""

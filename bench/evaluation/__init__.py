"""Evaluation: sets of labelled mail in, figures, tables and a picture out. Used by `bench/evaluate.py`."""

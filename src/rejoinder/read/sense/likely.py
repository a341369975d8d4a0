"""The sense: the plain sentences of a letter and what rules see in them in; what each is likely to do out."""

from collections.abc import Mapping, Sequence
from math import exp

import numpy as np

from rejoinder.read.sense.context import describe, get_network, lay_out, weigh_among
from rejoinder.read.sense.grams import grams
from rejoinder.read.sense.model import Scores, get_model, weigh

LEAST = -4.0
"""Log odds below which a label is not told: about one in fifty."""

Likely = dict[str, float]
"""Label → probability; what is not told is unlikely. An act, an act with its detail, or "personal"."""


def sense(plains: Sequence[str], seen: Sequence[Mapping[str, float]]) -> list[Likely]:
    """Return for each plain sentence of a letter which labels are likely; the first one is the subject.

    `seen` tells for each what rules see in it, with its weight. Acts are weighed among the other sentences,
    their details and all of the subject by the words alone.
    """
    model = get_model()
    scores = weigh([grams(plain) for plain in plains], model)
    likely = [_told(model.labels, row) for row in scores]
    if len(plains) > 1:
        labels, odds = _among(plains, seen, scores)
        for found, row in zip(likely[1:], odds, strict=True):
            for label in labels:
                found.pop(label, None)
            found.update(_told(labels, row))
    return likely


def sense_alone(plains: Sequence[str]) -> list[Likely]:
    """Return for each plain sentence which labels are likely by its words alone."""
    model = get_model()
    return [_told(model.labels, row) for row in weigh([grams(plain) for plain in plains], model)]


def _among(
    plains: Sequence[str], seen: Sequence[Mapping[str, float]], scores: Scores
) -> tuple[tuple[str, ...], Scores]:
    """Return the acts and their log odds in the letter, a row a sentence below the subject."""
    network, labels = get_network(), get_model().labels
    columns = [labels.index(label) for label in network.labels]
    signs = describe(scores[:, columns], seen, network.told)
    words = [len(plain.split()) for plain in plains]
    return network.labels, weigh_among(lay_out(signs, len(columns), words), network)


def knows(label: str) -> bool:
    """Say whether the sense was trained on a label."""
    return label in get_model().labels


def _told(labels: tuple[str, ...], scores: Scores) -> Likely:
    return {labels[at]: round(1 / (1 + exp(-float(scores[at]))), 3) for at in np.flatnonzero(scores > LEAST)}

"""The sense: the plain sentences of a letter and what rules see in them in; what each is likely to do out."""

from collections.abc import Mapping, Sequence

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
    if len(plains) > 1:
        network = get_network()
        columns = [model.labels.index(label) for label in network.labels]
        signs = describe(scores[:, columns], seen, network.told)
        words = [len(plain.split()) for plain in plains]
        scores[1:, columns] = weigh_among(lay_out(signs, len(columns), words), network)
    return _told(model.labels, scores)


def sense_alone(plains: Sequence[str]) -> list[Likely]:
    """Return for each plain sentence which labels are likely by its words alone."""
    model = get_model()
    return _told(model.labels, weigh([grams(plain) for plain in plains], model))


def knows(label: str) -> bool:
    """Say whether the sense was trained on a label."""
    return label in get_model().labels


def _told(labels: tuple[str, ...], scores: Scores) -> list[Likely]:
    """Return the labels worth telling, a dictionary a sentence."""
    found: list[Likely] = [{} for _ in scores]
    rows, columns = np.nonzero(scores > LEAST)
    odds = np.round(1 / (1 + np.exp(-scores[rows, columns].astype(np.float64))), 3)
    for row, column, one in zip(rows.tolist(), columns.tolist(), odds.tolist(), strict=True):
        found[row][labels[column]] = one
    return found

"""The trained model: plain sentences in, how likely each does what, out.

One logistic regression a label, over hashed features, all languages in one table. A label is an act, an act
with its detail ("gives-reason:fit"), or "personal". The table is trained on sentences of our own
(bench/train.py) and kept as bytes: weights.bin is SIZE rows of one signed byte a label, compressed by zlib;
weights.json names the labels, with the scale of their bytes and their bias.
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from math import exp
from typing import Any

import numpy as np

from rejoinder.read.sense.grams import SIZE, grams

NORM = 3.0
"""The length to which the features of every sentence are scaled."""

LEAST = -4.0
"""Log odds below which a label is not told: about one in fifty."""

Likely = dict[str, float]
"""Label → probability; labels that are not told are unlikely."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """A table of weights."""

    labels: tuple[str, ...]
    table: np.ndarray[Any, np.dtype[np.int8]]
    """SIZE rows, a column a label."""
    scale: np.ndarray[Any, np.dtype[np.float32]]
    bias: np.ndarray[Any, np.dtype[np.float32]]


def sense(plains: Sequence[str]) -> list[Likely]:
    """Return for each plain sentence which labels are likely."""
    return weigh([grams(plain) for plain in plains], get_model())


def knows(label: str) -> bool:
    """Say whether the model was trained on a label."""
    return label in get_model().labels


def weigh(found: Sequence[Sequence[int]], model: Model) -> list[Likely]:
    """Return the probabilities that are worth telling, given the places of each sentence's features."""
    counts = [len(places) for places in found if places]
    if not counts:
        return [{} for _ in found]
    starts = np.cumsum([0, *counts[:-1]])
    rows = model.table[list(chain.from_iterable(found))]
    summed = np.add.reduceat(rows, starts, axis=0, dtype=np.int32) * model.scale
    scores = summed * (NORM / np.sqrt(np.array(counts)))[:, None] + model.bias
    told = iter([_told(row, model) for row in scores])
    return [next(told) if places else {} for places in found]


def _told(scores: np.ndarray[Any, np.dtype[np.float64]], model: Model) -> Likely:
    return {model.labels[at]: round(1 / (1 + exp(-scores[at])), 3) for at in np.flatnonzero(scores > LEAST)}


@cache
def get_model() -> Model:
    """Return the model that is shipped."""
    folder = files(__package__)
    about = json.loads(folder.joinpath("weights.json").read_text(encoding="utf-8"))
    raw = zlib.decompress(folder.joinpath("weights.bin").read_bytes())
    return Model(
        labels=tuple(about["labels"]),
        table=np.frombuffer(raw, dtype=np.int8).reshape(SIZE, len(about["labels"])),
        scale=np.array(about["scale"], dtype=np.float32),
        bias=np.array(about["bias"], dtype=np.float32),
    )

"""The trained model: plain sentences in, how likely each does what by its words alone, out.

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
from typing import Any

import numpy as np

from rejoinder.read.sense.grams import SIZE

NORM = 3.0
"""The length to which the features of every sentence are scaled."""

NEVER = -9.0
"""Log odds of everything in a sentence without words."""

Scores = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """A table of weights."""

    labels: tuple[str, ...]
    table: np.ndarray[Any, np.dtype[np.int8]]
    """SIZE rows, a column a label."""
    scale: np.ndarray[Any, np.dtype[np.float32]]
    bias: np.ndarray[Any, np.dtype[np.float32]]


def weigh(found: Sequence[Sequence[int]], model: Model) -> Scores:
    """Return the log odds of all labels, a row a sentence, given the places of each sentence's features."""
    scores = np.full((len(found), len(model.labels)), NEVER, np.float32)
    told = [at for at, places in enumerate(found) if places]
    if not told:
        return scores
    counts = [len(found[at]) for at in told]
    starts = np.cumsum([0, *counts[:-1]])
    rows = model.table.take(np.fromiter(chain.from_iterable(found), np.intp, sum(counts)), axis=0)
    summed = np.add.reduceat(rows, starts, axis=0, dtype=np.int32) * model.scale
    scores[told] = summed * (NORM / np.sqrt(np.array(counts)))[:, None] + model.bias
    return scores


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

"""The context: what each sentence of a letter seems to do alone in; what it does among the others out.

A sentence is often told by its neighbours: "The vote fell on a nurse from Leeds" behind thanks and before
good wishes is a no. A small network of one hidden layer, trained on whole letters (bench/train.py), looks
at a sentence, at those beside it, at the strongest signs of all others and of all before it, at the subject,
and at its place. context.bin holds its numbers as half floats, compressed by zlib; context.json names what
they are for.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

Matrix = np.ndarray[Any, np.dtype[np.float32]]

LEAST, MOST = -4.0, 6.0
"""Log odds outside of which all is the same."""
BLOCKS = 6
"""Itself, the one before, the one behind, all others, all before, the subject."""
PLACES = 3
"""Its place, the length of the letter, its own length."""
LONGEST, WORDIEST = 30, 40
"""Sentences of a letter and words of a sentence that count."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Network:
    """A network with one hidden layer."""

    told: tuple[str, ...]
    """Names of what rules see in a sentence, in the order of the features."""
    labels: tuple[str, ...]
    """Acts, in the order of what comes out; the same that come in as log odds."""
    hidden: Matrix
    """A row a feature, and a last one for the bias."""
    out: Matrix
    """A row a hidden unit, and a last one for the bias."""


def describe(scores: Matrix, seen: Sequence[Mapping[str, float]], told: Sequence[str]) -> Matrix:
    """Return a row of signs a sentence: log odds of its acts, and the weight of what rules see in it."""
    columns = {name: at for at, name in enumerate(told)}
    rules = np.zeros((len(seen), len(told)), np.float32)
    for row, one in zip(rules, seen, strict=True):
        for name, weight in one.items():
            if name in columns:
                row[columns[name]] = weight
    return np.hstack([np.clip(scores, LEAST, MOST), rules])


def lay_out(signs: Matrix, acts: int, words: Sequence[int]) -> Matrix:
    """Return the features of all sentences but the first row, which is the subject.

    `signs` holds a row a sentence, the first `acts` columns log odds; `words` counts the words of each.
    """
    subject, body = signs[0], signs[1:]
    size = len(body)
    nothing = np.zeros((1, signs.shape[1]), np.float32)
    nothing[:, :acts] = LEAST
    before = np.vstack([nothing, np.maximum.accumulate(body)[:-1]])
    behind = np.vstack([np.maximum.accumulate(body[::-1])[::-1][1:], nothing])
    places = np.array([
        (at / size, min(size, LONGEST) / LONGEST, min(words[at + 1], WORDIEST) / WORDIEST)
        for at in range(size)
    ])
    return np.hstack([
        body,
        np.vstack([nothing, body[:-1]]),
        np.vstack([body[1:], nothing]),
        np.maximum(before, behind),
        before,
        np.repeat(subject[None, :], size, axis=0),
        places.astype(np.float32),
    ])


def weigh_among(features: Matrix, network: Network) -> Matrix:
    """Return the log odds of the acts, a row a sentence."""
    hidden = np.maximum(features @ network.hidden[:-1] + network.hidden[-1], 0)
    odds: Matrix = hidden @ network.out[:-1] + network.out[-1]
    return odds


@cache
def get_network() -> Network:
    """Return the network that is shipped."""
    folder = files(__package__)
    about = json.loads(folder.joinpath("context.json").read_text(encoding="utf-8"))
    told, labels, units = tuple(about["told"]), tuple(about["labels"]), about["units"]
    raw = np.frombuffer(zlib.decompress(folder.joinpath("context.bin").read_bytes()), np.float16)
    numbers = raw.astype(np.float32)
    width = BLOCKS * (len(labels) + len(told)) + PLACES
    cut = (width + 1) * units
    return Network(
        told=told,
        labels=labels,
        hidden=numbers[:cut].reshape(width + 1, units),
        out=numbers[cut:].reshape(units + 1, len(labels)),
    )

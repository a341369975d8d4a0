"""Train the network that weighs the sentences of a letter among each other.

Whole letters with what their sentences seem to do alone, as a model says that saw no letter of their
situation, go in; the network goes out. The odds are made honest on situations that were left out once more.
"""

import json
import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from rejoinder.model.reading import ActName
from rejoinder.read.sense.context import Network, describe, lay_out, weigh_among

TOLD = (
    *(act.value for act in ActName),
    *(
        "if",
        "after-if",
        "regret",
        "topic-job",
        "topic-else",
        "you",
        "reported",
        "frames-feedback",
        "answers-request",
    ),
)
"""What rules see that the network is told."""
VARIANTS = 1
"""How often a letter is shown besides itself: with some sentences left out and strange ones between."""
KEPT, STRANGE = 0.6, 6
"""Part of the sentences that stay, and how many strange ones come between at most."""
UNITS, EPOCHS, RESTRAINT = 64, 18, 0.4
SEEDS = (0, 1, 2)
"""Networks that are trained apart and averaged."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A letter: its subject and sentences; a row of log odds and what rules see for each."""

    group: int
    scores: np.ndarray
    seen: Sequence[Mapping[str, float]]
    words: Sequence[int]
    does: np.ndarray
    """A row a sentence below the subject, a column an act."""


def train_network(pages: list[Page], labels: Sequence[str], folds: int) -> Network:
    """Return the network trained on all pages, its odds made honest on situations left out in turn."""
    does = np.vstack([page.does for page in pages])
    groups = np.array([page.group % folds for page in pages])
    unseen = np.zeros(does.shape)
    lines = np.repeat(groups, [len(page.does) for page in pages])
    for fold in range(folds):
        network = _fit([page for page in pages if page.group % folds != fold], labels)
        inside = [_features(page, len(labels)) for page in pages if page.group % folds == fold]
        if inside:
            unseen[lines == fold] = weigh_among(np.vstack(inside), network)
    return _make_honest(_fit(pages, labels), unseen, does)


def _vary(pages: list[Page]) -> Iterator[Page]:
    """Yield each letter, and variants of it: real mail is longer and shorter, and full of other things."""
    dice = np.random.default_rng(0)
    strange = [(page, at) for page in pages for at in np.flatnonzero(~page.does.any(axis=1))]
    for page in pages:
        yield page
        for _ in range(VARIANTS):
            kept = [(page, at) for at in range(len(page.does)) if dice.random() < KEPT]
            for number in dice.integers(0, len(strange), dice.integers(0, STRANGE + 1)):
                kept.insert(int(dice.integers(0, len(kept) + 1)), strange[number])
            if kept:
                yield _compose(page, kept)


def _compose(page: Page, lines: list[tuple[Page, int]]) -> Page:
    """Return a page of these lines of pages, below the subject of the first."""
    return Page(
        group=page.group,
        scores=np.vstack([page.scores[0], *(one.scores[at + 1] for one, at in lines)]),
        seen=[page.seen[0], *(one.seen[at + 1] for one, at in lines)],
        words=[page.words[0], *(one.words[at + 1] for one, at in lines)],
        does=np.vstack([one.does[at] for one, at in lines]),
    )


def _features(page: Page, acts: int) -> np.ndarray:
    return lay_out(describe(page.scores, page.seen, TOLD), acts, page.words)


def _fit(pages: list[Page], labels: Sequence[str]) -> Network:
    """Return the average of the networks of all seeds, as one that has the hidden units of all."""
    shown = list(_vary(pages))
    features = np.vstack([_features(page, len(labels)) for page in shown])
    does = np.vstack([page.does for page in shown])
    scaler = StandardScaler().fit(features)
    warnings.simplefilter("ignore", ConvergenceWarning)  # it is stopped early on purpose
    nets = [
        MLPClassifier(
            (UNITS,),
            alpha=RESTRAINT,
            max_iter=EPOCHS,
            batch_size=128,
            learning_rate_init=1e-3,
            random_state=seed,
        ).fit(scaler.transform(features), does)
        for seed in SEEDS
    ]
    hidden = np.hstack([np.vstack([net.coefs_[0], net.intercepts_[0]]) for net in nets])
    weights = hidden[:-1] / scaler.scale_[:, None]
    bias = hidden[-1] - scaler.mean_ @ weights
    out = np.vstack([net.coefs_[1] for net in nets]) / len(SEEDS)
    shift = np.mean([net.intercepts_[1] for net in nets], axis=0)
    return Network(
        told=TOLD,
        labels=tuple(labels),
        hidden=np.vstack([weights, bias]).astype(np.float32),
        out=np.vstack([out, shift]).astype(np.float32),
    )


def _make_honest(network: Network, unseen: np.ndarray, does: np.ndarray) -> Network:
    out = network.out.copy()
    for at in range(len(network.labels)):
        if does[:, at].any():
            curve = LogisticRegression(C=1e6).fit(unseen[:, [at]], does[:, at])
            slope = max(0.1, float(curve.coef_[0][0]))
            out[:, at] *= slope
            out[-1, at] += float(curve.intercept_[0])
    return Network(told=network.told, labels=network.labels, hidden=network.hidden, out=out)


def write_network(network: Network, folder: Path) -> None:
    """Write context.bin and context.json."""
    numbers = np.concatenate([network.hidden.ravel(), network.out.ravel()]).astype(np.float16)
    (folder / "context.bin").write_bytes(zlib.compress(numbers.tobytes(), 9))
    about = {"told": list(network.told), "labels": list(network.labels), "units": network.out.shape[0] - 1}
    (folder / "context.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")

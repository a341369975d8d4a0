"""Train the statistical half of the reader on the open part of the corpus, and write its files.

    python bench/train.py

Reads corpus/train and the single sentences of the tests, never corpus/sealed. The same input gives the same
files. Needs scikit-learn, which the reader itself does not.
"""

import json
import sys
import tomllib
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import numpy as np
from context import Page, train_network, write_network
from evaluation.gold import KIND_WORDS
from evaluation.letters import LANGUAGES, CorpusLetter, Line, read_letters, read_sentences
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from rejoinder.model.reading import ActName
from rejoinder.read.acts import PERSONAL, strongest
from rejoinder.read.lexicon import find_lexicon
from rejoinder.read.sense import SIZE, grams
from rejoinder.read.sense.model import NORM
from rejoinder.read.sentence import plain

ROOT = Path(__file__).parent.parent
SENSE = ROOT / "src" / "rejoinder" / "read" / "sense"
SENTENCES = ROOT / "tests" / "read" / "sentences"
FEWEST = 30
"""Examples below which a label is not learned."""
STRENGTH = 30.0
"""Inverse of the regularisation."""
NO = frozenset({ActName.DECLINES.value})
NOES = NO | {ActName.CLOSES_ROLE.value}
BYTE = 127
FOLDS = 5
"""Parts of the situations that are left out in turn."""


@dataclass(frozen=True, kw_only=True)
class Example:
    """A sentence with its labels; `about` are the labels it was looked at for, all where it is None."""

    places: tuple[int, ...]
    labels: frozenset[str]
    about: frozenset[str] | None = None
    group: int = 0
    """Situation; sentences of one are never both trained and measured on. 0 for single sentences."""
    letter: str = ""
    """The letter it stands in, its subject first; empty for single sentences."""
    seen: Mapping[str, float] = field(default_factory=dict)
    """What rules see in it."""
    words: int = 0


def examples() -> Iterator[Example]:
    """Yield all sentences."""
    for language in LANGUAGES:
        for letter in read_letters("train", language):
            yield from sentences_of(letter)
        for line in read_sentences(language, sealed=False):
            yield Example(places=places_of(line.text, language), labels=labels_of(line))
    for name, labels, about in (("no", NO, NO), ("no_no", frozenset[str](), NOES)):
        for language, sentences in tomllib.loads((SENTENCES / f"{name}.toml").read_text("utf-8")).items():
            for text in sentences:
                yield Example(places=places_of(text, language), labels=labels, about=about)


def sentences_of(letter: CorpusLetter) -> Iterator[Example]:
    """Yield the subject of a letter, which teaches nothing, and its sentences."""
    lexicon = find_lexicon(letter.language)
    subject = Line(text=letter.headers.get("Subject", ""), labels=())
    for at, line in enumerate((subject, *letter.lines)):
        words = plain(line.text, lexicon.rewrites if lexicon else {})
        yield Example(
            places=tuple(sorted(grams(words))),
            labels=labels_of(line),
            about=None if at else frozenset(),
            group=letter.situation,
            letter=f"{letter.language} {letter.number}",
            seen=strongest(lexicon.hits(words)) if lexicon else {},
            words=len(words.split()),
        )


def labels_of(line: Line) -> frozenset[str]:
    """Return acts, acts with their detail, and whether a kind word is personal."""
    names = {label.name for label in line.labels}
    details = {f"{label.name}:{label.detail.partition(':')[0]}" for label in line.labels if label.detail}
    personal = {PERSONAL} if any(label.personal for label in line.labels) else set()
    return frozenset(names | details | personal)


def places_of(text: str, language: str) -> tuple[int, ...]:
    """Return the features of a sentence as the reader sees it."""
    lexicon = find_lexicon(language)
    return tuple(sorted(grams(plain(text, lexicon.rewrites if lexicon else {}))))


def matrix(found: list[Example]) -> csr_matrix:
    """Return the features of all examples, each row of length NORM."""
    starts = np.cumsum([0, *(len(one.places) for one in found)])
    columns = np.array([place for one in found for place in one.places])
    values = np.concatenate([
        np.full(len(one.places), NORM / max(1, len(one.places)) ** 0.5) for one in found
    ])
    return csr_matrix((values, columns, starts), shape=(len(found), SIZE))


def fit(label: str, found: list[Example], rows: csr_matrix) -> tuple[np.ndarray, float, np.ndarray]:
    """Return weights and bias for one label, and the log odds of all sentences of letters as unseen ones.

    Those come from models that saw no letter of their situation; on them odds are made honest (Platt), since
    a model is too modest about new situations. A detail is learned among the sentences that do the act.
    """
    told = np.array([is_told(label, one) for one in found])
    does = np.array([label in one.labels for one in found])
    groups = np.array([one.group for one in found])
    unseen = np.zeros(len(found))
    for fold in range(FOLDS):
        inside = (groups > 0) & (groups % FOLDS == fold)
        if inside.any():
            rest = told & ~inside
            unseen[inside] = _train(rows[rest], does[rest]).decision_function(rows[inside])
    kept = told & (groups > 0)
    slope, shift = _make_honest(unseen[kept], does[kept])
    model = _train(rows[told], does[told])
    return slope * model.coef_[0], slope * float(model.intercept_[0]) + shift, slope * unseen + shift


def _train(rows: csr_matrix, does: np.ndarray) -> LogisticRegression:
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0, max_iter=1000)
    return model.fit(rows, does)


def _make_honest(scores: np.ndarray, does: np.ndarray) -> tuple[float, float]:
    """Return slope and shift that turn scores into log odds."""
    if does.all() or not does.any():
        return 1.0, 0.0
    curve = LogisticRegression(C=1e6).fit(scores[:, None], does)
    return max(0.1, float(curve.coef_[0][0])), float(curve.intercept_[0])


def is_told(label: str, one: Example) -> bool:
    """Say whether an example can teach a label."""
    if one.about is not None:
        return label in one.about
    if label == PERSONAL:
        return bool(one.labels & KIND_WORDS.keys())
    return ":" not in label or label.partition(":")[0] in one.labels


def pages(found: list[Example], labels: list[str], unseen: np.ndarray) -> Iterator[Page]:
    """Yield the letters as the network sees them; `unseen` holds a column of log odds a label."""
    inside = [at for at, one in enumerate(found) if one.letter]
    for _, places in groupby(inside, key=lambda at: found[at].letter):
        lines = list(places)
        yield Page(
            group=found[lines[0]].group,
            scores=unseen[lines],
            seen=[found[at].seen for at in lines],
            words=[found[at].words for at in lines],
            does=np.array([[label in found[at].labels for label in labels] for at in lines[1:]]),
        )


def main() -> int:
    """Train and write."""
    found = list(examples())
    rows = matrix(found)
    count = Counter(label for one in found for label in one.labels)
    labels = sorted(label for label, many in count.items() if many >= FEWEST)
    fitted = [fit(label, found, rows) for label in labels]
    acts = [at for at, label in enumerate(labels) if ":" not in label and label != PERSONAL]
    unseen = np.stack([fitted[at][2] for at in acts], axis=1)
    names = [labels[at] for at in acts]
    write_network(train_network(list(pages(found, names, unseen)), names, FOLDS), SENSE)
    write_table(labels, fitted)
    print(
        f"{len(found)} sentences, {len(labels)} labels, {sum(map(size_of, SENSE.glob('*.bin'))) / 1e6:.2f} MB"
    )
    return 0


def size_of(path: Path) -> int:
    """Return the size of a file in bytes."""
    return path.stat().st_size


def write_table(labels: list[str], fitted: list[tuple[np.ndarray, float, np.ndarray]]) -> None:
    """Write weights.bin and weights.json."""
    scale = [float(np.abs(weights).max()) / BYTE for weights, _, _ in fitted]
    table = np.stack(
        [np.rint(w / s).astype(np.int8) for (w, _, _), s in zip(fitted, scale, strict=True)], axis=1
    )
    (SENSE / "weights.bin").write_bytes(zlib.compress(table.tobytes(), 9))
    about = {
        "labels": labels,
        "scale": [round(one, 8) for one in scale],
        "bias": [round(bias, 6) for _, bias, _ in fitted],
    }
    (SENSE / "weights.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())

"""The report: scored sets in, markdown out. Every figure is a share of mails or claims that were counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from evaluation import reliability, scores
from evaluation.scores import Pair, Score
from evaluation.sectors import by_sector, by_wording
from evaluation.sentences import READERS, Told, score, score_all
from rejoinder.model.reading import ActName, Kind

MOST_CONFUSED = 12
HEAD = ("set", "mails", "kind", "rejection P", "rejection R", "unsure", "phrase list: kind", "P", "R")
ABOUT = """\
Rejection P and R: of the mails called a rejection, how many are; of the rejections, how many were found.
An `unsure` counts as wrong everywhere."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """A set of mail, read."""

    name: str
    about: str
    """A sentence on where the set comes from and what was seen of it."""
    pairs: Sequence[Pair]
    baseline: Sequence[Pair]
    milliseconds: Sequence[float] = field(default=())
    """Of each mail."""
    sifted_out: int = 0
    """Job mails that the sift would not have let through to the reader."""
    is_own: bool = False
    """A part of the corpus."""


def write_report(sets: Sequence[Measured], told: list[Told], picture: str) -> str:
    """Return the whole report; `told` are single sentences, `picture` is the file of the diagram."""
    parts = [
        "# How well mail is read",
        ABOUT,
        f"![Precision, recall and reliability]({picture})",
        "## All sets",
        table(HEAD, map(_overview, sets)),
    ]
    own = [one for one in sets if one.is_own]
    if own:
        parts += _regrouped("## Wording of our own letters", own, by_wording)
        parts += _regrouped("## Sectors of our own letters", own, by_sector)
    parts += _sentences(told) if told else ()
    parts += [part for one in sets for part in _section(one)]
    return "\n\n".join(parts) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _overview(one: Measured) -> list[str]:
    no = scores.score_kinds(one.pairs).get(Kind.REJECTION, Score())
    baseline = scores.score_kinds(one.baseline).get(Kind.REJECTION, Score())
    unsure = sum(reading.kind is Kind.UNSURE for _, reading in one.pairs)
    return [
        one.name,
        str(len(one.pairs)),
        _rate(scores.kind_accuracy(one.pairs)),
        _rate(no.precision),
        _rate(no.recall),
        str(unsure),
        _rate(scores.kind_accuracy(one.baseline)),
        _rate(baseline.precision),
        _rate(baseline.recall),
    ]


def _regrouped(
    head: str, sets: Sequence[Measured], sort: Callable[[Iterable[Pair]], Mapping[str, list[Pair]]]
) -> Iterator[str]:
    """Show the letters of several sets in other groups."""
    read = sort(pair for one in sets for pair in one.pairs)
    baseline = sort(pair for one in sets for pair in one.baseline)
    groups = (Measured(name=name, about="", pairs=read[name], baseline=baseline[name]) for name in read)
    yield head
    yield table(HEAD, map(_overview, groups))


def _sentences(told: list[Told]) -> Iterator[str]:
    """Say what rules and sense see in single sentences: precision / recall."""
    yield "## Sentences"
    yield f"{len(told)} sealed sentences of our own, alone or in their letters: precision / recall."
    yield table(("act", "sentences", *READERS), map(partial(_act, told), [act.value for act in ActName]))
    rates = [_pair(score_all(told, reader)) for reader in range(len(READERS))]
    yield table(("all acts", *READERS), [["", *rates]])


def _act(told: list[Told], act: str) -> list[str]:
    scores_ = [score(told, act, reader) for reader in range(len(READERS))]
    return [act, str(scores_[0].of), *map(_pair, scores_)]


def _pair(score_: Score) -> str:
    return f"{score_.precision:.2f} / {score_.recall:.2f}"


def _section(one: Measured) -> Iterator[str]:
    yield f"## {one.name}"
    yield one.about
    kinds = scores.score_kinds(one.pairs)
    yield table(("kind", "mails", "P", "R", "F1"), [_row(kind, score) for kind, score in kinds.items()])
    yield table(("what", "of", "right (R)", "P", "F1"), _facts(one.pairs))
    confused = scores.confusion(one.pairs).most_common(MOST_CONFUSED)
    yield "Most confused: " + (", ".join(f"{a} → {b} {count}" for (a, b), count in confused) or "none") + "."
    found = reliability.bands(one.pairs)
    yield f"Reliability (expected calibration error {_rate(reliability.error(found))}):"
    yield table(("confidence", "claims", "mean", "right", "95 % interval"), map(_band, found))
    if one.milliseconds:
        yield _times(one)


def _times(one: Measured) -> str:
    ordered = sorted(one.milliseconds)
    middle, high = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    lost = f"Job mails lost by the sift: {one.sifted_out}."
    return f"Time to read a mail: median {middle:.2f} ms, 95th of a hundred {high:.2f} ms. {lost}"


def _row(name: str, score: Score) -> list[str]:
    return [name, str(score.of), _rate(score.precision), _rate(score.recall), _rate(score.f1)]


def _facts(pairs: Sequence[Pair]) -> Iterator[list[str]]:
    for field_ in ("organization", "role", "contact"):
        score = scores.score_names(pairs, field_)
        yield _claims(field_, score)
    for name, share in (
        ("decline quote", scores.score_declines(pairs)),
        ("stage of rejections", scores.score_stages(pairs)),
        ("no-reply", scores.score_no_reply(pairs)),
        ("language", scores.score_languages(pairs)),
    ):
        yield [name, str(share.of), _rate(share.recall), "", ""]
    for field_ in ("kind_words", "reasons", "feedback"):
        score = scores.score_quotes(pairs, field_)
        yield [
            field_.replace("_", " "),
            str(score.of),
            _rate(score.recall),
            _rate(score.precision),
            _rate(score.f1),
        ]


def _claims(name: str, score: Score) -> list[str]:
    return [name, str(score.of), _rate(score.recall), _rate(score.precision), _rate(score.f1)]


def _band(band: reliability.Band) -> list[str]:
    low, high = reliability.interval(band.right, band.count)
    return [
        f"{band.low:.2f}–{band.high:.2f}",
        str(band.count),
        _rate(band.mean),
        _rate(band.share),
        f"{low:.2f}–{high:.2f}",
    ]


def _rate(rate: float) -> str:
    return f"{rate:.3f}"

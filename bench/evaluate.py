"""Measure the reader on labelled mail and write the evaluation report.

    python bench/evaluate.py [--gold GOLD.jsonl --mbox MAILBOX] [--me ADDRESS] [--part sealed] [--out FOLDER]

Own sets are always measured: a part of the corpus, by language. A gold file and its mailbox come on top.
The report (report.md, picture.svg) goes to `out/eval`, or where --out says; its overview is printed too.
"""

import argparse
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from evaluation.gold import Expected, expect, id_of, read_gold, read_mailbox
from evaluation.keywords import read_by_keywords
from evaluation.letters import LANGUAGES, read_letters, to_message
from evaluation.picture import draw
from evaluation.report import Measured, write_report
from evaluation.sentences import read_sealed

from rejoinder.model.mail import Message, SegmentRole
from rejoinder.model.reading import Kind
from rejoinder.read import read_message
from rejoinder.read.sift import sift

NOT_READ = frozenset({Kind.OTHER.value, Kind.CANDIDATE.value})
"""Kinds that the sift need not let through."""

Labelled = tuple[Expected, Message]


def measure(name: str, about: str, mails: Iterable[Labelled], me: frozenset[str] = frozenset()) -> Measured:
    """Read a set with the reader and with the baseline."""
    pairs, baseline, times, lost = [], [], [], 0
    for gold, message in mails:
        own = me | ({message.sender.email} if gold.kind == Kind.CANDIDATE else set())
        start = time.perf_counter()
        reading = read_message(message, me=frozenset(own))
        times.append(1000 * (time.perf_counter() - start))
        pairs.append((gold, reading))
        baseline.append((gold, read_by_keywords(message)))
        lost += gold.kind not in NOT_READ and not passes_sift(message)
    return Measured(
        name=name, about=about, pairs=pairs, baseline=baseline, milliseconds=times, sifted_out=lost
    )


def passes_sift(message: Message) -> bool:
    """Say whether the sift lets a message through to the reader."""
    is_answer = bool(message.in_reply_to) and not message.is_bulk
    text = message.said(SegmentRole.NEW)
    return sift(message.subject, message.sender.email, text, is_answer=is_answer)


def corpus_sets(part: str) -> Iterable[Measured]:
    """Yield the letters of the corpus, a set a language, then all together."""
    for language in LANGUAGES:
        letters = read_letters(part, language)
        if letters:
            about = f"Letters of our own, the {part} part of the corpus ({language}), split by situation."
            mails = ((expect(letter), to_message(letter)) for letter in letters)
            yield replace(measure(f"{part} {language}", about, mails), is_own=True)


def named_set(gold_file: Path, mailbox: Path, me: frozenset[str]) -> Measured:
    """Measure a gold file and its mailbox."""
    gold = read_gold(gold_file)
    mails = ((gold[id_of(message)], message) for message in read_mailbox(mailbox) if id_of(message) in gold)
    return measure(gold_file.stem, f"Labelled mail from {gold_file.name}.", mails, me)


def main() -> int:
    """Measure, write and print."""
    parser = argparse.ArgumentParser(description="Measure the reader on labelled mail.")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--mbox", type=Path)
    parser.add_argument("--me", action="append", default=[])
    parser.add_argument("--part", default="sealed", choices=("sealed", "train", "none"))
    parser.add_argument("--out", type=Path, default=Path("out/eval"))
    args = parser.parse_args()
    sets = [named_set(args.gold, args.mbox, frozenset(args.me))] if args.gold and args.mbox else []
    sets += corpus_sets(args.part)
    told = read_sealed() if args.part == "sealed" else []
    report = write_report(sets, told, "picture.svg")
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "report.md").write_text(report, "utf-8")
    (args.out / "picture.svg").write_text(draw(sets), "utf-8")
    print(report.partition("\n\n## ")[0].splitlines()[0], f"({args.out / 'report.md'})\n")
    print(report.split("## All sets\n\n", 1)[1].partition("\n\n## ")[0])
    return 0


if __name__ == "__main__":
    sys.exit(main())

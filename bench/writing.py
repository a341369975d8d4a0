"""Measure the checker: bad texts caught, good ones troubled.

    python bench/writing.py [--show]

First on the labelled texts of tests/write, on which it was shaped: a bad text counts as caught when the
finding it is filed under is among its findings, a good one as troubled when any finding blocks or improves.
Then on corpus/manners: its odd lines were not looked at while the checker was shaped, so they say more of
mail to come (French less: one hand wrote both). There any finding of tone counts.
"""

import sys
import textwrap
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rejoinder.model.draft import Severity
from rejoinder.write import check

TEXTS = Path(__file__).parent.parent / "tests" / "write"
MANNERS = Path(__file__).parent.parent / "corpus" / "manners"
GOOD = "-"
LONG, LONG_PARAGRAPH = 4000, 60
TONES = frozenset({
    "anger", "unfairness", "despair", "begging", "reconsider", "demanding", "comparing", "chasing",
    "apologising", "flattery", "slang", "cliche",
})  # fmt: skip


def misses(language: str, data: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, str, str]]:
    """Yield (rule, text, what was found) for each bad text whose rule was not found."""
    for rule, texts in data["bad"].items():
        for text in texts:
            found = {finding.rule for finding in check(text, language=language)}
            if rule not in found:
                yield rule, text, ", ".join(sorted(found))


def alarms(language: str, texts: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (text, what was found) for each good text with a finding that blocks or improves."""
    for text in texts:
        found = [one for one in check(text, language=language) if one.severity is not Severity.NOTE]
        if found:
            yield text, "; ".join(f"{one.rule} {one.quote!r}" for one in found)


def print_classes(data: dict[str, dict[str, list[str]]], missed: list[tuple[str, str, str]]) -> None:
    """Print how many were caught of each class."""
    lost = Counter(rule for rule, _text, _found in missed)
    caught = (f"{rule} {len(texts) - lost[rule]}/{len(texts)}" for rule, texts in data["bad"].items())
    print(textwrap.fill(", ".join(caught), 110, initial_indent="  ", subsequent_indent="  "))


def time_long(language: str, texts: list[str]) -> float:
    """Return the milliseconds for a text of 4 000 characters, made of good ones: the best of five."""
    paragraphs = (paragraph for text in texts for paragraph in text.split("\n\n"))
    text = " ".join(paragraph for paragraph in paragraphs if len(paragraph) > LONG_PARAGRAPH)[:LONG]
    spent = []
    for _ in range(5):
        start = time.process_time()
        check(text, language=language)
        spent.append(1000 * (time.process_time() - start))
    return min(spent)


def measure_manners(path: Path) -> str:
    """Return how many unseen sentences of each kind have a finding of tone."""
    rows = [line.split("\t", 1) for line in path.read_text(encoding="utf-8").splitlines()[1::2]]
    known, found = Counter[str](), Counter[str]()
    for label, text in rows:
        findings = check(text, language=path.stem)
        known[label] += 1
        found[label] += any(one.rule.removeprefix("D-") in TONES for one in findings)
    bad = known.total() - known[GOOD]
    share = (found.total() - found[GOOD]) / bad
    each = ", ".join(f"{label} {found[label] / known[label]:.2f}" for label in sorted(TONES))
    head = f"{path.stem}: {share:.3f} of {bad} unseen bad sentences, {found[GOOD]} of {known[GOOD]} good ones"
    return f"{head}\n  {each}"


def main() -> int:
    """Print the figures for each language, with --show also each text that went wrong."""
    for path in sorted(TEXTS.glob("texts_*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        language, good = data["language"], data["good"]
        bad = sum(len(texts) for texts in data["bad"].values())
        check(good[0], language=language)
        start = time.perf_counter()
        missed, troubled = list(misses(language, data)), list(alarms(language, good))
        each = (time.perf_counter() - start) / (bad + len(good))
        print(
            f"{language}: caught {bad - len(missed)} of {bad} bad texts ({1 - len(missed) / bad:.3f}),",
            end=" ",
        )
        print(
            f"troubled {len(troubled)} of {len(good)} good ones, {1000 * each:.1f} ms a text, "
            f"{time_long(language, good):.0f} ms for one of {LONG} characters"
        )
        print_classes(data, missed)
        if "--show" in sys.argv:
            print(*(f"  missed {rule}: {text!r} -> {found}" for rule, text, found in missed), sep="\n")
            print(*(f"  troubled {text[:60]!r}: {found}" for text, found in troubled), sep="\n")
    for path in sorted(MANNERS.glob("*.txt")):
        print(measure_manners(path))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Measure the checker on the labelled texts of tests/write: bad texts caught, good ones troubled.

    python bench/writing.py [--show]

A bad text counts as caught when the finding it is filed under is among its findings. A good text counts as
troubled when any finding blocks or improves.
"""

import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

from rejoinder.model.draft import Severity
from rejoinder.write import check

TEXTS = Path(__file__).parent.parent / "tests" / "write"


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
        print(f"troubled {len(troubled)} of {len(good)} good ones, {1000 * each:.1f} ms a text")
        if "--show" in sys.argv:
            print(*(f"  missed {rule}: {text!r} -> {found}" for rule, text, found in missed), sep="\n")
            print(*(f"  troubled {text[:60]!r}: {found}" for text, found in troubled), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

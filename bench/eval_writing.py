"""Measure the letters: cases of all kinds, stages, languages and tones are written and looked through.

    python bench/eval_writing.py [--out FOLDER] [--show]

Prints the figures; with --show also each letter or sentence that went wrong. --out writes the gallery.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from composing.cases import Written, write_all
from composing.figures import (
    REPLY,
    count_findings,
    count_long,
    find_shared,
    find_ungrounded,
    get_ease,
    get_lengths,
    has_placeholder,
    share_specific,
)
from composing.gallery import choose, make_markdown, make_page

from rejoinder.model.draft import Severity
from rejoinder.model.reading import Stage
from rejoinder.model.step import MessageKind
from rejoinder.write import compose

OWN = frozenset({"jordan.marsh@seeker.example"})
MET = {Stage.INTERVIEW, Stage.FINAL}


def main() -> int:
    """Write all letters, print the figures, write the gallery."""
    options = _parse(sys.argv[1:])
    letters = list(write_all())
    print_figures(letters)
    print_times(letters)
    if options.show:
        print_wrong(letters)
    if options.out:
        folder = Path(options.out)
        folder.mkdir(parents=True, exist_ok=True)
        chosen = choose(letters)
        (folder / "gallery.md").write_text(make_markdown(chosen), encoding="utf-8")
        (folder / "gallery.html").write_text(make_page(chosen), encoding="utf-8")
        print(f"gallery: {folder / 'gallery.html'}")
    return 0


def print_figures(letters: Sequence[Written]) -> None:
    """Print what was counted."""
    kinds = {written.step.message_kind for written in letters}
    languages = sorted({written.draft.language for written in letters})
    replies = [
        written
        for written in letters
        if written.step.message_kind is MessageKind.REPLY and written.case.stage in MET
    ]
    lengths, shared = get_lengths(replies), list(find_shared(letters))
    fitting = sum(length in REPLY for length in lengths)
    print(f"letters                      {len(letters)} ({len(kinds)} kinds, {', '.join(languages)})")
    print(f"with a placeholder           {sum(map(has_placeholder, letters))}")
    print(f"with an ungrounded name …    {sum(bool(find_ungrounded(one)) for one in letters)}")
    print(f"blocking findings            {sum(count_findings(letters, Severity.BLOCKS).values())}")
    print(f"improving findings           {dict(count_findings(letters, Severity.IMPROVES))}")
    print(f"sentences with a fact        {share_specific(letters):.2f}")
    print(f"replies of 80 to 160 words   {fitting} of {len(lengths)} ({lengths[0]} to {lengths[-1]})")
    print(f"long sentences in two letters {len(shared)} of {count_long(letters)}")
    for language in languages:
        eases = [get_ease(written) for written in letters if written.draft.language == language]
        print(f"reading ease {language}              {median(eases):.0f}")


def print_times(letters: Sequence[Written]) -> None:
    """Print what composing and checking a letter takes, everything loaded."""
    times = []
    for written in letters:
        start = time.perf_counter()
        compose(written.step, written.case, voice=written.voice, own=OWN, language=written.draft.language)
        times.append(1000 * (time.perf_counter() - start))
    print(
        f"composing and checking       median {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms"
    )


def print_wrong(letters: Sequence[Written]) -> None:
    """Print each thing that went wrong."""
    for written in letters:
        for what in find_ungrounded(written):
            print(f"  ungrounded {what!r}: {written.draft.body!r}")
        for finding in written.draft.findings:
            if finding.severity is not Severity.NOTE:
                print(f"  {finding.rule} {finding.quote!r} ({written.draft.step} {written.draft.language})")
    for sentence, times in find_shared(letters):
        print(f"  shared by {times}: {sentence}")


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", default="")
    parser.add_argument("--show", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())

"""Findings on paper: what the checker saw in, a short list with places and better wordings out."""

from collections.abc import Sequence

from rejoinder.cli.paper import ACCENT, QUIET, Paper, ink
from rejoinder.model.draft import Finding, Severity

LABELS = {Severity.BLOCKS: "must change", Severity.IMPROVES: "better", Severity.NOTE: "note"}
STYLES = {Severity.BLOCKS: "bold red", Severity.IMPROVES: ACCENT, Severity.NOTE: QUIET}
UPSET = ("D-anger", "D-despair")
"""Rules that tell of a bad day: the private page is offered."""


def print_findings(paper: Paper, findings: Sequence[Finding]) -> None:
    """Write the findings, what blocks first; nothing where there are none."""
    if not findings:
        return
    paper.section("What the checker says")
    order = list(Severity)
    for finding in sorted(findings, key=lambda finding: order.index(finding.severity)):
        label = ink(f"{LABELS[finding.severity]}: ", STYLES[finding.severity])
        paper.line(label.append_text(ink(finding.why)))
        if finding.quote:
            paper.quote(finding.quote, indent=4)
        if finding.suggestion:
            paper.line(ink(f"instead: {finding.suggestion}", QUIET), indent=4)
    if any(finding.rule in UPSET for finding in findings):
        paper.todo("rejoinder vent", "a page for what nobody will read; the letter can wait a day")
    paper.gap()

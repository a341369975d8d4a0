"""Tables: the same as each picture shows, in rows; Flow, Activity, Waits and Rates in, tables and CSV out."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from rejoinder.draw.sheet import Say
from rejoinder.draw.weeks import say_doings
from rejoinder.learn.activity import Activity
from rejoinder.learn.flow import Flow
from rejoinder.learn.rates import Rate, say_rate
from rejoinder.learn.waits import Wait, Waits, group_waits
from rejoinder.model.case import CaseNumber

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run by a spreadsheet; mail may try that."""

Cell = str | int | float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row, and the cases behind it."""

    cells: tuple[Cell, ...]
    cases: tuple[CaseNumber, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """The table behind a picture; its last column, in CSV, names the cases of each row."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def tabulate_flow(flow: Flow, say: Say = str) -> Table:
    """Return a row a stream."""
    rows = (
        Row(cells=(say(stream.source.value), say(stream.target.value), len(stream.cases)), cases=stream.cases)
        for stream in flow.streams
    )
    return Table(name="flow", heads=_say_all(say, "from", "to", "applications"), rows=tuple(rows))


def tabulate_activity(activity: Activity, say: Say = str) -> Table:
    """Return a row a day on which something happened."""
    heads = _say_all(say, "day", "from you", "from them", "talks", "what")
    rows = []
    for day in activity.days:
        counts = (day.sent, day.received, day.talks)
        rows.append(Row(cells=(day.day.isoformat(), *counts, say_doings(day, say)), cases=day.cases))
    return Table(name="activity", heads=heads, rows=tuple(rows))


def tabulate_waits(waits: Waits, say: Say = str) -> Table:
    """Return a row an application, those of one organisation together, the quickest to answer first."""
    named = group_waits(waits.waits)
    unnamed = [wait for wait in waits.waits if not wait.organization]
    rows = [
        Row(
            cells=(group.organization, wait.days, say(_state(wait)), group.median),
            cases=(wait.case,),
        )
        for group in named
        for wait in group.waits
    ]
    rows += [Row(cells=(None, wait.days, say(_state(wait)), None), cases=(wait.case,)) for wait in unnamed]
    heads = _say_all(say, "organisation", "days", "state", "median of its answers")
    return Table(name="waits", heads=heads, rows=tuple(rows))


def tabulate_rates(rates: Iterable[Rate], say: Say = str) -> Table:
    """Return a row a rate; shares stand only where there is enough to tell them."""
    rows = []
    for rate in rates:
        low, high = rate.interval or (None, None)
        ends = (
            (round(low, 3), round(high, 3))
            if rate.is_told and low is not None and high is not None
            else (None, None)
        )
        rows.append(
            Row(
                cells=(
                    say(rate.name.value),
                    len(rate.part),
                    len(rate.whole),
                    len(rate.pending),
                    *ends,
                    say(say_rate(rate)),
                ),
                cases=rate.part,
            )
        )
    heads = _say_all(say, "rate", "of them", "all", "may still change", "low", "high", "in words")
    return Table(name="rates", heads=heads, rows=tuple(rows))


def _say_all(say: Say, *words: str) -> tuple[str, ...]:
    return tuple(map(say, words))


def _state(wait: Wait) -> str:
    return "answered" if wait.answer else "open"


def compose_csv(table: Table) -> str:
    """Return a table as CSV (RFC 4180) with a heading; nothing in it is a formula to a spreadsheet."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow((*table.heads, "cases"))
    for row in table.rows:
        cases = " ".join(str(case) for case in row.cases)
        writer.writerow([disarm(cell) for cell in (*row.cells, cases)])
    return out.getvalue()


def disarm(cell: object) -> object:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell

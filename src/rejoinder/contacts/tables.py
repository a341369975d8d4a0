"""The tables of a LinkedIn export: the text of a CSV file in; its rows by the names of their columns out."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

MOST_ROWS = 300_000
LONGEST_CELL = 2_000

_FORMS = (
    "%Y-%m-%d %H:%M:%S UTC",
    "%d %b %Y",
    "%m/%d/%y, %I:%M %p",
    "%m/%d/%Y, %I:%M %p",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d",
    "%m/%d/%y",
)
"""How LinkedIn has written days, in UTC."""

Cells = Mapping[str, str]


def read_table(text: str, columns: frozenset[str], source: str) -> tuple[list[Cells], list[str]]:
    """Return the rows below the heading that has these columns; notes before it are passed over."""
    rows: list[Cells] = []
    try:
        heading: list[str] | None = None
        for cells in csv.reader(io.StringIO(text)):
            if heading is None:
                named = [cell.strip().casefold() for cell in cells]
                heading = named if columns <= set(named) else None
            elif any(cells):
                rows.append(dict(zip(heading, (cell.strip()[:LONGEST_CELL] for cell in cells), strict=False)))
            if len(rows) >= MOST_ROWS:
                return rows, [f"{source} is longer than {MOST_ROWS} rows; the first ones are used."]
    except csv.Error:
        return rows, [f"{source} is damaged after row {len(rows)}; what stands before it is used."]
    if heading is None:
        return [], [f"{source} does not look like a LinkedIn export; ask LinkedIn for a copy of your data."]
    return rows, []


def parse_day(text: str) -> datetime | None:
    """Return a moment as LinkedIn writes it, aware and in UTC; None where it cannot be read."""
    for form in _FORMS:
        try:
            return datetime.strptime(text.replace("\u202f", " "), form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def dated(rows: list[Cells], column: str) -> Iterator[tuple[Cells, datetime]]:
    """Yield the rows whose day can be read."""
    for row in rows:
        day = parse_day(row.get(column, ""))
        if day is not None:
            yield row, day

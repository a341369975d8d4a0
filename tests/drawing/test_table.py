"""The table behind each picture, and its CSV."""

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from learn.searches import now_after, search
from rejoinder.desk.pictures import tabulate_all
from rejoinder.desk.trends import get_trends
from rejoinder.draw.table import (
    Row,
    Table,
    compose_csv,
    disarm,
    tabulate_activity,
    tabulate_flow,
    tabulate_rates,
    tabulate_waits,
)

TRENDS = get_trends(search(60), now=now_after(), zone="Europe/Berlin")


def test_each_table_holds_what_its_picture_shows() -> None:
    """Streams, days, waits and rates are each one row, and its cases are those of the mark."""
    assert [row.cases for row in tabulate_flow(TRENDS.flow).rows] == [
        one.cases for one in TRENDS.flow.streams
    ]
    assert [row.cases for row in tabulate_activity(TRENDS.activity).rows] == [
        day.cases for day in TRENDS.activity.days
    ]
    waits = sorted(case for row in tabulate_waits(TRENDS.waits).rows for case in row.cases)
    assert waits == sorted(wait.case for wait in TRENDS.waits.waits)
    assert [row.cases for row in tabulate_rates(TRENDS.rates).rows] == [rate.part for rate in TRENDS.rates]


def test_rows_have_a_cell_for_each_head() -> None:
    """No table is ragged."""
    for table in tabulate_all(TRENDS):
        assert {len(row.cells) for row in table.rows} == {len(table.heads)}


def test_a_share_of_few_is_left_out() -> None:
    """Below twenty a table gives counts and words, and no interval."""
    few = get_trends(search(5), now=now_after(), zone="UTC")
    assert {row.cells[4:6] for row in tabulate_rates(few.rates).rows} == {(None, None)}


@given(st.lists(st.text(), min_size=1))
def test_csv_is_read_back_as_it_was(cells: list[str]) -> None:
    """Any text survives, quotes and line ends included, but for the apostrophe that disarms a formula."""
    table = Table(name="any", heads=tuple("x" for _ in cells), rows=(Row(cells=tuple(cells), cases=()),))
    text = compose_csv(table)
    _, row = csv.reader(StringIO(text, newline=""))
    assert row[:-1] == [disarm(cell) for cell in cells]
    assert text.endswith("\r\n")


@given(st.sampled_from("=+-@\t\r"), st.text())
def test_no_cell_is_a_formula(sign: str, rest: str) -> None:
    """Text that begins as a formula does gets an apostrophe; numbers stay numbers."""
    assert disarm(sign + rest) == f"'{sign}{rest}"
    assert disarm(-1) == -1

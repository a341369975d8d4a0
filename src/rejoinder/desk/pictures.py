"""The wish to see trends with one's eyes: trends in; all pictures, in their order, and tables out."""

from rejoinder.desk.trends import Trends
from rejoinder.draw.intervals import draw_rates
from rejoinder.draw.organizations import draw_organizations
from rejoinder.draw.sankey import draw_flow
from rejoinder.draw.sheet import Address, Picture, Say, Width
from rejoinder.draw.strip import draw_waits
from rejoinder.draw.table import Table, tabulate_activity, tabulate_flow, tabulate_rates, tabulate_waits
from rejoinder.draw.weeks import draw_activity
from rejoinder.model.case import CaseNumber


def draw_all(
    trends: Trends, width: Width, address: Address | None = None, *, say: Say = str
) -> tuple[Picture, ...]:
    """Return all pictures of a search; their marks are links where it is said whereto."""
    return (
        draw_flow(trends.flow, width, address, say=say),
        draw_activity(trends.activity, width, address, say=say),
        draw_waits(trends.waits, width, address, say=say),
        draw_organizations(trends.waits, width, address, say=say),
        draw_rates(trends.rates, width, address, say=say),
    )


def tabulate_all(trends: Trends, *, say: Say = str) -> tuple[Table, ...]:
    """Return the tables behind them; that of waits is behind two."""
    return (
        tabulate_flow(trends.flow, say),
        tabulate_activity(trends.activity, say),
        tabulate_waits(trends.waits, say),
        tabulate_rates(trends.rates, say),
    )


def find_cases(trends: Trends) -> dict[str, tuple[CaseNumber, ...]]:
    """Return the cases behind each mark of all pictures, by the name of the mark."""
    behind: dict[str, tuple[CaseNumber, ...]] = {}

    def note(name: str, cases: tuple[CaseNumber, ...]) -> str:
        behind[name] = cases
        return name

    for width in Width:
        draw_all(trends, width, note)
    return behind


def get_table_name(picture: Picture) -> str:
    """Return the name of the table behind a picture; that of waits is behind two."""
    return "waits" if picture.name == "organizations" else picture.name

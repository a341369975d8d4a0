"""The wish to see trends with one's eyes: trends in; all pictures, in their order, and tables out."""

from rejoinder.desk.trends import Trends
from rejoinder.draw.intervals import draw_rates
from rejoinder.draw.organizations import draw_organizations
from rejoinder.draw.sankey import draw_flow
from rejoinder.draw.sheet import Address, Picture, Width
from rejoinder.draw.strip import draw_waits
from rejoinder.draw.table import Table, tabulate_activity, tabulate_flow, tabulate_rates, tabulate_waits
from rejoinder.draw.weeks import draw_activity


def draw_all(trends: Trends, width: Width, address: Address | None = None) -> tuple[Picture, ...]:
    """Return all pictures of a search; their marks are links where it is said whereto."""
    return (
        draw_flow(trends.flow, width, address),
        draw_activity(trends.activity, width, address),
        draw_waits(trends.waits, width, address),
        draw_organizations(trends.waits, width, address),
        draw_rates(trends.rates, width, address),
    )


def tabulate_all(trends: Trends) -> tuple[Table, ...]:
    """Return the tables behind them; that of waits is behind two."""
    return (
        tabulate_flow(trends.flow),
        tabulate_activity(trends.activity),
        tabulate_waits(trends.waits),
        tabulate_rates(trends.rates),
    )

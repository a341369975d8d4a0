"""Public holidays by country, from the tables of the holidays library: pure, loaded when first asked for."""

from collections.abc import Container
from datetime import date
from functools import cache


@cache
def get_holidays(country: str) -> Container[date]:
    """Return the nationwide public holidays of a country (ISO 3166-1 alpha-2, capitals), of any year.

    A country without a table, or none, has no holidays: then only weekends are free.
    """
    if not country:
        return frozenset()
    import holidays  # half a second, paid only where something is to be due

    try:
        return holidays.country_holidays(country)
    except NotImplementedError:
        return frozenset()

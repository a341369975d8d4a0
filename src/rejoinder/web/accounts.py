"""Mail accounts: those that are connected in; how each was last read, and one forgotten, out."""

from collections.abc import Callable

from starlette.responses import Response

from rejoinder.desk.sync import SyncState, find_sync_state
from rejoinder.errors import NotFoundError
from rejoinder.web.changes import get_name, go
from rejoinder.web.visit import Visit


def get_states(visit: Visit) -> list[tuple[str, SyncState | None]]:
    """Return each account with how its last sync went; None before the first."""
    house = visit.house
    return [(one.address, find_sync_state(house.casebook, one.address)) for one in house.accounts.known]


def forget(visit: Visit) -> Response:
    """Forget an account and its password; the letters that came from it stay."""
    address = get_name(visit, "address")
    accounts = visit.house.accounts
    if address not in {one.address for one in accounts.known}:
        raise NotFoundError(visit.texts.say("missing.account"))
    accounts.forget(address)
    return go("/settings", done="forgotten")


ACCOUNTS: dict[str, Callable[[Visit], Response]] = {"/account/forget": forget}

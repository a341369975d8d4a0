"""What the description promises, held against the API by requests that are drawn from it, good and bad."""

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from rejoinder.web import Desk, build_app
from web.conftest import ADDRESS, filled_home, make_desk

KEY = "the-key-of-the-programs-in-a-test"
EXPECTED = ["2xx", "400", "403", "404", "409", "422"]
"""What a wish of the right form may meet: a day that is none, or a case that is not there, is still refused."""


@pytest.fixture
def described(filled_home: Path) -> schemathesis.BaseSchema:
    """Return the description as the desk over the sample gives it."""
    config = schemathesis.Config.from_dict({
        "checks": {"positive_data_acceptance": {"expected-statuses": EXPECTED}},
    })
    app = build_app(Desk(open_house=make_desk(filled_home).open_house))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app, base_url=ADDRESS, config=config)

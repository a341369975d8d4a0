"""What the description promises, held against the API by requests that are drawn from it, good and bad."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from starlette.applications import Starlette

from rejoinder.web import Desk, Keys, build_app
from rejoinder.web.api import ENDPOINTS, describe_api
from web.conftest import make_desk

KEY = "the-key-for-programs-in-this-test"
HEADERS = {"Host": "localhost", "Authorization": f"Bearer {KEY}"}
REFUSED = ["400", "403", "404", "409", "422"]
"""What a wish of the right form may meet: a day that is none, a case that is not there."""
CONFIG = schemathesis.Config.from_dict({
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", *REFUSED]}},
})
DESCRIBED = schemathesis.openapi.from_dict(describe_api(ENDPOINTS), config=CONFIG)


@pytest.fixture(scope="module")
def app(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Starlette:
    """Return a desk over a copy of the sample; the requests change its casebook as they go."""
    home = Path(shutil.copytree(filled_home, tmp_path_factory.mktemp("fuzzed") / "home"))
    return build_app(Desk(open_house=make_desk(home).open_house, keys=Keys(api=KEY)))


@DESCRIBED.parametrize()
@settings(
    max_examples=15,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_api_keeps_what_its_description_promises(case: schemathesis.Case[Any], app: Starlette) -> None:
    """No answer is a 500, each fits its schema, and what is not described is refused."""
    case.operation.schema.app = case.operation.app = app
    case.call_and_validate(headers=HEADERS)

"""What the description promises, held against the API by requests that are drawn from it, good and bad."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, assume, settings
from schemathesis.core import NOT_SET
from starlette.applications import Starlette
from starlette.testclient import TestClient

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
    max_examples=10,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_api_keeps_what_its_description_promises(case: schemathesis.Case[Any], app: Starlette) -> None:
    """No answer is a 500, each fits its schema, and what is not described is refused."""
    assume(
        not any(value in ([], {}) for value in (case.query or {}).values())
    )  # those are lost on the way: nothing is left to refuse
    case.operation.schema.app = case.operation.app = app
    case.call_and_validate(headers=HEADERS)


def test_a_letter_and_what_is_said_of_it_fit_the_description(app: Starlette) -> None:
    """Names of letters cannot be drawn, so some real ones are asked for."""
    with app_client(app) as program:
        letters = program.get("/api/letters", params={"size": 500}).json()["letters"]
    for letter in letters[::4]:
        ask("/api/letters/{key}", "GET", app, key=letter["letter"])
    body = {"kind": "status", "role": "Lamplighter"}
    ask("/api/letters/{key}/correct", "POST", app, key=letters[0]["letter"], body=body)


def test_every_case_and_draft_fits_the_description(app: Starlette) -> None:
    """Each case with its members, each file of an organisation, and each letter that can be written."""
    with app_client(app) as program:
        cases = program.get("/api/cases", params={"size": 500}).json()["cases"]
        steps = program.get("/api/today", params={"limit": 500}).json()["steps"]
    for case in cases:
        ask("/api/cases/{number}", "GET", app, number=case["case"])
        if case["organization"]:
            ask("/api/organizations/{name}", "GET", app, name=case["organization"])
    for step in steps:
        ask("/api/drafts/{step}", "GET", app, step=step["step"])


def app_client(app: Starlette) -> TestClient:
    """Return a client that bears the key."""
    return TestClient(app, base_url="http://localhost", headers=HEADERS)


def ask(
    path: str, method: str, app: Starlette, *, body: dict[str, Any] | None = None, **places: object
) -> None:
    """Ask an address, and hold its answer, which must be a good one, against the description."""
    operation = DESCRIBED[path][method]
    operation.schema.app = operation.app = app
    case = operation.Case(path_parameters=places, body=NOT_SET if body is None else body)
    assert case.call_and_validate(headers=HEADERS).status_code == 200

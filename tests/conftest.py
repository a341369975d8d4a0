"""What tests of several rooms share: real servers, started when first wanted, once for each worker."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from servers import PostgresServer, serve_postgres

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
"""How long an example takes is a matter for benchmarks; a busy machine must not fail a test."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Serve a PostgreSQL cluster; a test takes an empty database of it by `add_database`."""
    with serve_postgres() as server:
        yield server

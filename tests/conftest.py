"""What tests of several rooms share: real servers, started when first wanted, once for each worker."""

from collections.abc import Iterator

import pytest

from servers import PostgresServer, serve_postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Serve a PostgreSQL cluster; a test takes an empty database of it by `add_database`."""
    with serve_postgres() as server:
        yield server

"""How an older casebook becomes a present one: a connection in a transaction in, the last revision out.

Each step is a file in versions/, named after its revision. Steps that have been released are never changed.
To add one: write versions/rNNNN_what.py after the newest, change schema.py alike and raise its HEAD;
a test holds the two against each other on both databases.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def revisions() -> list[str]:
    """Return the known revisions, newest first."""
    return [step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()]


def upgrade(connection: Connection, *, to: str = "head") -> None:
    """Bring the casebook to a revision, inside the transaction that the connection is in."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config

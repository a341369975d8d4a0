"""An address in, an open casebook of the present revision out (forms of address: see connecting)."""

from sqlalchemy import Column, Connection, Engine, MetaData, Table, Text, inspect, select, text

from rejoinder.errors import CasebookError
from rejoinder.store.casebook import SqlCasebook
from rejoinder.store.connecting import WRITING, connect, name_of
from rejoinder.store.schema import HEAD, REVISION_TABLE
from rejoinder.store.trouble import told_plainly

UPGRADE_LOCK = 0x52454A4F
"""PostgreSQL: the advisory lock of whoever upgrades."""

_revision = Table(REVISION_TABLE, MetaData(), Column("version_num", Text))


def open_casebook(address: str, *, client: str = "me") -> SqlCasebook:
    """Open the casebook of one client, made or upgraded as needed, or raise CasebookError."""
    return SqlCasebook(open_engine(address), client=client)


def open_engine(address: str) -> Engine:
    """Open a database and bring it to the present revision, or raise CasebookError."""
    engine = connect(address)
    try:
        with told_plainly(name_of(engine)):
            _bring_up_to_date(engine)
    except CasebookError:
        engine.dispose()
        raise
    return engine


def _bring_up_to_date(engine: Engine) -> None:
    with engine.connect() as connection:
        if find_revision(connection) == HEAD:
            return
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": UPGRADE_LOCK})
        _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    from rejoinder.store.migrations import revisions, upgrade

    where, revision = name_of(connection.engine), find_revision(connection)
    if revision is None and inspect(connection).get_table_names():
        raise CasebookError(
            f"{where} belongs to another program; move it away, or name another folder with --home."
        )
    if revision is not None and revision not in revisions():
        raise CasebookError(f"{where} was written by a newer Rejoinder; update Rejoinder to open it.")
    upgrade(connection)


def find_revision(connection: Connection) -> str | None:
    """Return the revision a casebook is stamped with; None for a database that is no casebook yet."""
    if not inspect(connection).has_table(REVISION_TABLE):
        return None
    return connection.scalar(select(_revision.c.version_num)) or ""

"""Run by Alembic for each upgrade: takes the connection it is handed, opens none of its own."""

from alembic import context

from rejoinder.store.schema import REVISION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=REVISION_TABLE,
    transactional_ddl=True,
)
context.run_migrations()

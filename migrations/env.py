"""Alembic runs this file; the connection comes from adapters/sql/migration.py, so no address is read here."""

from alembic import context

from adapters.sql.table import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()

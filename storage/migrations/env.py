"""What Alembic runs: the revisions, within the transaction that `storage.migrate` opened."""

from alembic import context

from storage.schema.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()

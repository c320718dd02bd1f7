"""How Alembic runs the migrations: in the connection, and the transaction, that it is given."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table="dateline_version",
)
context.run_migrations()

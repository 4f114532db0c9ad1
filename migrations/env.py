"""Runs the migrations on the connection that the chart's upgrade hands in."""

from alembic import context
from sqlalchemy import Connection

connection: Connection = context.config.attributes["connection"]
context.configure(connection=connection, transaction_per_migration=False, transactional_ddl=False)
# The caller holds the transaction: BEGIN, upgrade, checks and COMMIT belong together
context.run_migrations()

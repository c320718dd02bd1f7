"""The record's migrations, run by Alembic when a record is opened."""

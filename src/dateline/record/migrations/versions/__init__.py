"""One file a migration, in their order; a migration that was released never changes."""

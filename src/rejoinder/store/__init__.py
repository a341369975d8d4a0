"""Store: the casebook in SQLite or PostgreSQL, by the same statements."""

"""Store: the casebook in SQLite or PostgreSQL, by the same statements.

opening    an address in, an open and migrated SqlCasebook out: start here
casebook   what the desk asks of a casebook, one transaction for each wish that writes
schema     the tables, with what each column holds
encoding   messages, readings and sayings as JSON text; raw mail as compressed bytes
search     full-text search, the one thing the two databases do each in their own way
trouble    what a database complains of, as one sentence for a person
migrations how an older casebook becomes a present one

This room imports SQLAlchemy (0.2 s): reach it only when a casebook is wanted.
"""

from rejoinder.store.opening import open_casebook

__all__ = ["open_casebook"]

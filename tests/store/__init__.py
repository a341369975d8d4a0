"""The store room: one suite for every database, and what each can suffer."""

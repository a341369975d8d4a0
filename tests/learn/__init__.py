"""The learn room: themes and counts."""

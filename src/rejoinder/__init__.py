"""Rejoinder: reads a person's job-search mail and helps them answer every no well."""

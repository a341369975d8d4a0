"""The browser face: one file per page, thin."""

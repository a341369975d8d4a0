"""The settings room: what a person writes in settings.toml, and where it lies."""

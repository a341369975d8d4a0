"""Settings: settings.toml and the platform folders in, Settings out."""

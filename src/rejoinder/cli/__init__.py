"""The terminal face: one file per command, thin."""


def main() -> int:
    """Run the command line; return the exit code."""
    return 0

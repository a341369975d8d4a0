"""Lets `python -m rejoinder` work as `rejoinder` does."""

import sys

from rejoinder.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""A mailbox of invented mail for the demonstration and the tests.

In: the stories (TOML files in this package) and the moment that counts as now.
Out: `get_stories` gives them with what each message should be read as, `build_mbox` writes them as an mbox
whose dates lie before that moment, `get_log_entries` what Jordan Marsh, the seeker, noted by hand.
"""

from rejoinder.sample.loading import get_log_entries, get_stories
from rejoinder.sample.mbox import build_mbox
from rejoinder.sample.story import Expectation, Feedback, KindWord, LogEntry, Message, Reason, Story

__all__ = [
    "Expectation",
    "Feedback",
    "KindWord",
    "LogEntry",
    "Message",
    "Reason",
    "Story",
    "build_mbox",
    "get_log_entries",
    "get_stories",
]

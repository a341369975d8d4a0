"""Read: a message in, a Reading out; and many readings in, cases out. Pure."""

from rejoinder.read.corrections import correct
from rejoinder.read.reader import READER_VERSION, read_message
from rejoinder.read.sift import sift

__all__ = ["READER_VERSION", "correct", "read_message", "sift"]

"""Write: a step and its case in, a draft out; any text in, findings out. Pure."""

from rejoinder.write.book import languages
from rejoinder.write.checker import check
from rejoinder.write.compose import compose

__all__ = ["check", "compose", "languages"]

"""Cases: letters and log entries in, applications out. Linked first, then folded; pure and repeatable."""

from rejoinder.read.cases.cluster import Cluster
from rejoinder.read.cases.fold import fold_case
from rejoinder.read.cases.formulas import mark_formulas
from rejoinder.read.cases.link import link_members
from rejoinder.read.cases.number import get_homes, number_clusters

__all__ = ["Cluster", "fold_case", "get_homes", "link_members", "mark_formulas", "number_clusters"]

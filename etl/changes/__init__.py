"""Tenth stage: what changed between two packages, row by row, by their own descriptors and CSV alone."""

from etl.changes.brief import brief
from etl.changes.compare import Changes, TableChanges, compare, read_tables
from etl.changes.render import FORMATS
from etl.changes.sources import Package, git, open_package
from etl.changes.standing import standing_package

__all__ = [
    "FORMATS",
    "Changes",
    "Package",
    "TableChanges",
    "brief",
    "compare",
    "git",
    "open_package",
    "read_tables",
    "standing_package",
]

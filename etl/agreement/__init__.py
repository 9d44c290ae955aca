"""Eighth stage: two codings of the same articles, record held against record.

Two connections that hold the tables of the two passes go in; what both found, what one found, and how far they agree
on each coded field come out.
"""

from etl.agreement.compare import Comparison, compare
from etl.agreement.differences import Differences, as_json, as_text, differences
from etl.agreement.notes import Notes, read_notes
from etl.agreement.report import as_markdown, as_table

__all__ = [
    "Comparison",
    "Differences",
    "Notes",
    "as_json",
    "as_markdown",
    "as_table",
    "as_text",
    "compare",
    "differences",
    "read_notes",
]

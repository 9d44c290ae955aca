"""Eighth stage: two codings of the same articles, record held against record.

Two connections that hold the tables of the two passes go in; what both found, what one found, and how far they agree
on each coded field come out.
"""

from etl.agreement.compare import Passes, compare_passes
from etl.agreement.differences import DIFFERENCES_SHOWN, Differences, differences
from etl.agreement.entered import unsettled
from etl.agreement.ledger import LedgerLine, ledger
from etl.agreement.notes import Notes, read_notes
from etl.agreement.report import as_markdown, as_table
from etl.agreement.settle import blocks
from etl.agreement.settled import NAME as SETTLED

__all__ = [
    "DIFFERENCES_SHOWN",
    "SETTLED",
    "Differences",
    "LedgerLine",
    "Notes",
    "Passes",
    "as_markdown",
    "as_table",
    "blocks",
    "compare_passes",
    "differences",
    "ledger",
    "read_notes",
    "unsettled",
]

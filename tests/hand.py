"""Results that were worked by hand on the five articles of the record, and say nothing of a record that has others."""

import csv

import pytest

from tests import ROOT

FIVE = {"business-standard", "itv-news", "japan-times", "the-national", "washington-post"}


def _coded() -> set[str]:
    """Ids of the articles of the package as it is committed; a draft is not among them."""
    with (ROOT / "data" / "sources.csv").open(encoding="utf-8", newline="") as file:
        return {row["source_id"] for row in csv.DictReader(file)}


_OTHERS = ", ".join(f"{'without' if source in FIVE else 'with'} {source}" for source in sorted(_coded() ^ FIVE))

of_the_five = pytest.mark.skipif(
    bool(_OTHERS), reason=f"worked by hand on five articles, and the record has others: {_OTHERS}"
)
"""Skips a test by name where the record has not exactly the five articles."""

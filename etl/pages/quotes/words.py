"""Words of the page of the quotations."""

from etl.pages.fold import also_written


def spelt_words(exact: str) -> str:
    """The folded spellings of a quotation's words that differ from them, by which a search finds it."""
    return ", ".join(also_written(exact.split()))

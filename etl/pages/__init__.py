"""Stage after outputs and changes: the site's pages as plain Markdown and HTML, and the site that MkDocs makes of them.

A page is a folder of queries and a template, which is found, or still a function of the `Book` and a template below
`templates/`, which stands in `PAGES`.
Nothing here knows what the data are about: names and titles come from the seeds, explanations from `schemas/`.
"""

from etl.pages.claim_pages import write_claims
from etl.pages.site import build_site
from etl.pages.translation import read_words
from etl.pages.write import write_pages

__all__ = ["build_site", "read_words", "write_claims", "write_pages"]

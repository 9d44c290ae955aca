"""From the book to what is drawn."""

from etl.pages.book import Book
from etl.pages.drawn import said
from tests import SMALL
from tests.drawn import book_of


def test_articles_of_one_publisher_stay_apart_and_links_are_those_of_the_claims() -> None:
    book = book_of(SMALL, SMALL / "articles")
    (tally_id, rows), *_ = book.tally_claims.items()
    assert {one.article for one in said(book, tally_id)} == {"The River Post"}
    assert [one.address for one in said(book, tally_id)] == [f"claims/{row['claim_id']}/" for row in rows]
    twin = [{**row, "source_id": "river-post-again"} for row in book.tables["sources"]]
    other = Book(book.con, book.model, {}, claim_pages=1)
    other.__dict__["tables"] = {**book.tables, "sources": [*book.tables["sources"], *twin]}
    assert {one.article for one in said(other, tally_id)} == {"The River Post (river-post)"}
    assert [one.address for one in said(other, tally_id)] == [f"claims/?id={row['claim_id']}" for row in rows]

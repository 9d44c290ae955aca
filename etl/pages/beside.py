"""What an article is beside the others: the words it shares with them, what it is silent of, and whom it lets speak."""

from typing import Any

from etl.pages.book import Book, Row


def beside(book: Book) -> dict[str, dict[str, Any]]:
    """Source id to what its page says of it: `overlap`, `silences`, `voices`, `credits` and `headlines`."""
    found: dict[str, dict[str, Any]] = {
        source["source_id"]: {
            "overlap": _overlap(book, source),
            "silences": {},
            "voices": {},
            "credits": None,
            "headlines": [],
            "others": len(book.tables["sources"]) - 1,
        }
        for source in book.tables["sources"]
    }
    for row in book.rows("SELECT * FROM silences"):
        found[row["source_id"]]["silences"].setdefault(row["articles_telling"], []).append(row)
    sides = {side: number for number, side in enumerate(book.model.vocabularies["side"])}
    for row in sorted(book.rows("SELECT * FROM article_voices"), key=lambda row: sides.get(row["side"], len(sides))):
        heard = row["claims"] + row["claims_on_behalf"] + row["quotes"] > 0
        side = found[row["source_id"]]["voices"].setdefault(row["side"], {"heard": [], "unheard": []})
        side["heard" if heard else "unheard"].append(row)
    for row in book.rows("SELECT * FROM credit_share"):
        found[row["source_id"]]["credits"] = row
    for row in book.rows("SELECT * FROM headline_and_body"):
        found[row["source_id"]]["headlines"].append(row)
    return found


def _overlap(book: Book, source: Row) -> list[Row]:
    """What the article shares with each other one, as seen from it; those that share most first."""
    here = source["source_id"]
    shared: dict[str, Row] = {}
    for row in book.tables["source_overlap"]:
        if here == row["source_id"]:
            shared[row["other_source_id"]] = {**row, "words": row["words_shared"]}
        elif here == row["other_source_id"]:
            shared[row["source_id"]] = {**row, "strings": row["other_strings"], "words": row["other_words_shared"]}
    rows = [shared[other] | {"other": other, "of": source["words"]} for other in shared]
    return sorted(rows, key=lambda row: (-row["shared_strings"], row["other"]))

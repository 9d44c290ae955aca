"""The rules that settle a count, each explained and as its file is, and the other views; found, never named here."""

import re
from collections.abc import Iterator
from pathlib import Path

from etl.model.tongue import gettext, later
from etl.model.words import first_sentence
from etl.pages.book import Book, Page, Row
from etl.rules import ALL_RULES, View, find_views

FOLDER = "rules"  # Below the site's root: the page, and the files beside it.
LABELLED = (later("Practice"), later("What it cannot see"))
LABELS = re.compile(rf"\b({'|'.join(LABELLED)}): ")


def pages(book: Book) -> Iterator[Page]:
    """The page of the rules and of all other views."""
    views = sorted(find_views(), key=lambda view: view.name)
    yield Page(
        "rules.md",
        gettext("Rules"),
        gettext(
            "Every rule that settles a count, in plain SQL: what it prefers, where it is practised, what it cannot see."
        ),
        "rules.md.jinja",
        {
            "rules": [(view, head_parts(view), _given(book, view)) for view in views if view.is_rule],
            "others": [view for view in views if not view.is_rule],
            "all_rules": ALL_RULES,
            "questions": book.questions,
        },
    )


def write_rules(folder: Path) -> None:
    """Write the SQL of every view as a file of its own, `rules/<view>.sql`.

    Args:
        folder: The folder of the pages.

    Raises:
        OSError: A file cannot be written.
    """
    (folder / FOLDER).mkdir()
    for view in find_views():
        (folder / FOLDER / f"{view.name}.sql").write_text(view.sql, encoding="utf-8", newline="\n")


def head_parts(view: View) -> list[tuple[str, str]]:
    """The head comment of a view: its first sentence, the rest, then what has a label; as (label, text)."""
    prose, *labelled = LABELS.split(view.description)
    first = first_sentence(prose)
    found = [
        ("", first),
        ("", prose.strip().removeprefix(first)),
        *zip(map(gettext, labelled[::2]), labelled[1::2], strict=True),
    ]
    return [(label, text.strip()) for label, text in found if text.strip()]


def _given(book: Book, view: View) -> list[Row]:
    """How many counts the rule gives a value for, and how many not, by reason; the most frequent first."""
    return book.rows(
        f'SELECT reason_null, count(*) AS tallies FROM "{view.name}"'
        " GROUP BY reason_null ORDER BY reason_null IS NOT NULL, count(*) DESC, reason_null"
    )

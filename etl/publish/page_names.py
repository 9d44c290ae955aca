"""The Markdown of a record that names ids: strings in the SQL of its pages, and links to pages of the site.

A string is an id where it is compared with a column that holds ids of its table; compared with another column it is
that one's own code (`side = 'norland'`). A part of a link is one behind the folder of the pages of its table. What is
neither, nor surely something else, is told and left as it is. Prose and comments are left, and nobody is told.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import sqlglot
from sqlglot import exp

from etl.model.tables import Model
from etl.pages.folders import find_folders
from etl.rules.parsed import columns, parsed
from etl.seeds.naming import Ids, id_tables

_SQL = re.compile(r"^```+ *sql\b[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_TARGET = re.compile(
    r"\]\(\s*<?(?P<link>[^)>\s]+)|^ {0,3}\[[^\]\n]+\]:\s*<?(?P<defined>[^>\s]+)"
    r"|\b(?:href|src)\s*=\s*([\"'])(?P<tag>.*?)\3|<(?P<bare>https?://[^>\s]+)>",
    re.MULTILINE | re.IGNORECASE,
)
_WORD = re.compile(r"(?<![a-z0-9-])[a-z0-9]+(?:-[a-z0-9]+)*(?![a-z0-9-])", re.IGNORECASE)
_BEHIND_FOLDER = re.compile(r"(?:^|/)([a-z]+)/(?:(?:index\.(?:md|html))?(?:#|\?(?:[^#]*&)?id=))?$")
_COMPARED = (exp.EQ, exp.NEQ, exp.NullSafeEQ, exp.NullSafeNEQ)


@dataclass(frozen=True, slots=True)
class PageName:
    """A place where a page names an id, or may do so.

    Attributes:
        start: Its first character in the page, from 0.
        old: The id.
        sure: Whether it is surely the id.
    """

    start: int
    old: str
    sure: bool


def page_names(text: str, ids: Ids, model: Model) -> list[PageName]:
    """The places of some ids in a page, in order.

    Args:
        text: The page, in Markdown.
        ids: The ids that change.
        model: The tables.
    """
    known: dict[str, set[str]] = defaultdict(set)
    for table, old in ids:
        known[old].add(table)
    found = [
        PageName(block.start(1) + start, old, sure)
        for block in _SQL.finditer(text)
        for start, old, sure in _in_sql(block[1], known, model)
    ]
    blank = _SQL.sub(lambda block: " " * len(block[0]), text)
    for target in _TARGET.finditer(blank):
        group = next(name for name, held in target.groupdict().items() if held is not None)
        for start, old, sure in _in_link(target[group], known, model):
            found.append(PageName(target.start(group) + start, old, sure))
    return sorted(found, key=lambda name: name.start)


def _in_sql(sql: str, known: Mapping[str, set[str]], model: Model) -> Iterator[tuple[int, str, bool]]:
    try:
        statements = sqlglot.parse(sql, dialect="duckdb")
    except sqlglot.errors.SqlglotError:
        words = "|".join(map(re.escape, known))
        yield from ((text.start(1), text[1], False) for text in re.finditer(rf"'({words})'", sql))
        return
    for literal in (one for each in statements if each is not None for one in each.find_all(exp.Literal)):
        start, old = literal.meta.get("start", 0), literal.this
        if literal.is_string and old in known and sql.startswith(f"'{old}'", start):
            sure = _holds(_compared_with(literal), known[old], model)
            if sure is not False:
                yield start + 1, old, sure is True


def _compared_with(literal: exp.Expr) -> str | None:
    """Name of the column with which a string is compared; null where it stands anywhere else."""
    around = literal.parent
    other: object = None
    if isinstance(around, _COMPARED):
        other = around.expression if around.this is literal else around.this
    elif isinstance(around, exp.In):
        other = around.this
    elif isinstance(around, exp.If) and around.this is literal and isinstance(around.parent, exp.Case):
        other = around.parent.this
    return other.name if isinstance(other, exp.Column) else None


def _holds(column: str | None, wanted: set[str], model: Model) -> bool | None:
    """Whether a column holds ids of some tables; null where nobody knows, as no table has it, or some hold others."""
    if column is None:
        return None
    held = [bool(id_tables(model, table.name, column) & wanted) for table in model if column in table.by_name]
    return None if not held or any(held) != all(held) else all(held)


def _in_link(target: str, known: Mapping[str, set[str]], model: Model) -> Iterator[tuple[int, str, bool]]:
    elsewhere = "://" in target
    for word in _WORD.finditer(target):
        old, before = word[0], target[: word.start()]
        if old not in known or before in ("", "#"):  # What stands alone is a file or a heading of the record's own.
            continue
        folder = _BEHIND_FOLDER.search(before)
        holds = _holds(_folders().get(folder[1]), known[old], model) if folder else None
        if holds is not False:
            # Of no other thing is the id of a claim.
            yield word.start(), old, not elsewhere and (holds is True or "claims" in known[old])


@lru_cache
def _folders() -> dict[str, str]:
    """Folder of the site that has a page of each id to the column of these ids."""
    found = {"claims": "claim_id"}
    for folder in find_folders():
        for query in folder.glob("*.sql"):
            if query.with_suffix(".md.jinja").is_file():
                found[folder.name] = columns(parsed(query.read_text(encoding="utf-8")))[0]
    return found

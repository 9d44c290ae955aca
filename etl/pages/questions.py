"""Worked questions: Markdown of the record in `seeds/pages`, whose queries are run when the site is built.

A block that starts with ```` ```sql run ```` is shown as it is, and followed by what it gives.
"""

import re
from collections.abc import Iterator
from typing import Any

import duckdb
import yaml

from etl.model.project import Project
from etl.model.tongue import gettext
from etl.pages.book import Book, Page, Part, Question
from etl.problems import Problem, problem

FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
BLOCK = re.compile(r"^```sql run[^\S\n]*(?:\n|\Z)(.*?)(?:^```[^\S\n]*(?:\n|\Z)|\Z)", re.DOTALL | re.MULTILINE)
RUNS = "one SELECT over the tables and views of the record"


def answer_questions(con: duckdb.DuckDBPyConnection, project: Project) -> tuple[list[Question], list[Problem]]:
    """Read the worked questions and run their queries.

    Args:
        con: Connection that holds the tables and views.
        project: The repository.

    Returns:
        The questions by the names of their files, and a problem for each that cannot be shown.

    Raises:
        OSError: A file cannot be read.
    """
    questions: list[Question] = []
    problems: list[Problem] = []
    for path in sorted((project.seeds / "pages").glob("*.md")):
        shown, text = project.shown(path), path.read_text(encoding="utf-8")
        head, start = _head(text)
        if head is None:
            told = "the page does not start with its title and description, each a text, between two lines `---`"
            problems.append(problem("page-head", told, at=(shown, 1, 1), expected="title and description"))
            continue
        parts: list[Part] = []
        for line, sql, prose in _blocks(text, start):
            part = Part(prose=prose) if sql is None else query_part(con, sql)
            parts.append(part)
            if isinstance(part.fault, str):
                told = f"the query of this block {part.fault.splitlines()[0]}"
                problems.append(problem("page-query", told, at=(shown, line, 1), value=sql, expected=RUNS))
        questions.append(Question(path.stem, head["title"], head["description"], parts))
    return questions, problems


def pages(book: Book) -> Iterator[Page]:
    """A page that lists the worked questions, and one for each."""
    title, held = gettext("Work through it"), {"questions": book.questions}
    about = gettext(
        "Questions and exercises, from the printed sentences to the answers, each step a query that you can run."
    )
    yield Page("questions/index.md", title, about, "questions.md.jinja", held, listed=bool(book.questions))
    for question in book.questions:
        yield Page(
            f"questions/{question.name}.md",
            question.title,
            question.about,
            "question.md.jinja",
            {"parts": question.parts},
        )


def _head(text: str) -> tuple[dict[str, str] | None, int]:
    """The front matter, null where it is not what it should be, and where the text goes on."""
    found = FRONT.match(text)
    if found is None:
        return None, 0
    try:
        head: Any = yaml.safe_load(found[1])
    except yaml.YAMLError:
        return None, 0
    wanted = isinstance(head, dict) and set(head) == {"title", "description"}
    return (head if wanted and all(isinstance(one, str) for one in head.values()) else None), found.end()


def _blocks(text: str, start: int) -> Iterator[tuple[int, str | None, str]]:
    """(line, query, prose) of each part in order, either query or prose; a query without its end takes the rest."""
    first = text.count("\n", 0, start) + 1
    for block in BLOCK.finditer(text, start):
        yield first, None, text[start : block.start()].removesuffix("\n")
        yield text.count("\n", 0, block.start()) + 1, block[1].removesuffix("\n"), ""
        start = block.end()
    yield first, None, text[start:]


def query_part(con: duckdb.DuckDBPyConnection, sql: str) -> Part:
    """A query and what it gives, or why it gives nothing, in the words of DuckDB after the first line."""
    try:
        statements = con.extract_statements(sql)
        if len(statements) != 1:
            return Part(sql=sql, fault=f"holds {len(statements)} statements")
        if statements[0].type != duckdb.StatementType.SELECT:
            return Part(sql=sql, fault=f"is no SELECT but {statements[0].type.name}")
        cursor = con.execute(statements[0])
        columns = [column[0] for column in cursor.description or []]
        return Part(sql=sql, columns=columns, rows=cursor.fetchall())
    except duckdb.Error as error:
        return Part(sql=sql, fault=f"does not run: {error}")

"""Pages that are folders: named queries and a template, found because they are there.

A folder beside this file that holds `page.md.jinja` is a page of the site. Each `.sql` file in it is a query, whose
head comment says what it gives; the template has its rows under the name of the file. From the same rows come the
page's twin for programs, `index.json`, and the links that open its queries on the SQL page. The template starts with a
comment in YAML: title and description, where the page stands in the menu, and which queries of other pages it asks too.
A `words.py` holds functions that make words for it, and may hold `DESCRIPTION`, which tells of its rows' pages in the
language of the site, with places for their columns. A page shows and gives the queries that its template speaks of.

Where a query `x.sql` has a template `x.md.jinja`, each of its rows is a page too: its first column is the address, with
`title` and `description` among the others. Queries that have that column give such a page its own rows only.
"""

import json
import re
import runpy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from traceback import walk_tb
from typing import Any

import yaml
from jinja2 import TemplateSyntaxError

from etl.model.project import Project
from etl.model.tongue import gettext
from etl.pages.book import Asset, Book, Page, Row, grouped, spoken_rows
from etl.pages.questions import RUNS, query_part
from etl.pages.render import UNLISTED, common, environment, render, spoken_of
from etl.problems import Problem, problem

FOLDER = Path(__file__).parent
TEMPLATE = "page.md.jinja"
SCHEMA = "page.schema.json"
_HEAD = re.compile(r"\{#\n(.*?)\n#\}\n", re.DOTALL)
_COMMENT = re.compile(r"(?:--.*\n)+")
_WORDS = "words.py"
_LINE = re.compile(r"^LINE (\d+):", re.MULTILINE)


class FaultyPageError(Exception):
    """A page that cannot be made; `problem` says why, and where."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.problem = found


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a template.

    Attributes:
        title: Title of the page.
        description: One sentence for search engines and previews.
        menu: Section of the menu in which it stands; null where it does not.
        entry: Its name there; null where that is the title.
        after: Title of the entry of that section after which it stands; null where it stands last.
        hide: Parts of the frame that the page does without (`navigation`, `toc`).
        hide_in_rows: The same for the pages of its rows.
        also: Queries of other folders that its templates speak of, `folder/query.sql`.
        needs: Queries without whose rows there is nothing on the page: where none of them has any, no menu has it.
    """

    title: str
    description: str
    menu: str | None = None
    entry: str | None = None
    after: str | None = None
    hide: tuple[str, ...] = ()
    hide_in_rows: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A query of a page: the file's stem, what it gives in a sentence, its text, and its rows."""

    name: str
    gives: str
    sql: str
    rows: Sequence[Row]

    def cut(self, key: str, value: str, by_value: Mapping[str, Sequence[Row]]) -> "Query":
        """What it gives of one value of a column."""
        sql = f"-- {self.gives}.\nWITH page AS (\n{self.sql}\n)\n\nSELECT * FROM page WHERE {key} = '{value}'"
        return replace(self, sql=sql, rows=by_value.get(value, ()))


def find_folders(root: Path = FOLDER) -> list[Path]:
    """The folders that are pages, by name."""
    return sorted(path.parent for path in root.glob(f"*/{TEMPLATE}"))


def template_head(folder: Path, project: Project) -> Head:
    """The head of a page's template.

    Raises:
        FaultyPageError: It is not there, lacks a key or holds one that no head has.
    """
    text = (folder / TEMPLATE).read_text(encoding="utf-8")
    found, line, told = _HEAD.match(text), 1, "lacks its title or description"
    held: Any = None
    try:
        held = yaml.safe_load(found[1]) if found else None
    except yaml.MarkedYAMLError as error:
        line, told = error.problem_mark.line + 2 if error.problem_mark else 1, f"is no YAML: {error.problem}"
    if isinstance(held, dict):
        strange = next((str(key) for key in held if key not in {field.name for field in fields(Head)}), None)
        if strange is None and {"title", "description"} <= held.keys():
            words: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else str(v) for key, v in held.items()}
            return Head(**words)
        if strange is not None:
            line = next((n for n, one in enumerate(text.splitlines(), 1) if one.startswith(f"{strange}:")), 1)
            told = f"holds '{strange}'"
    at = (project.shown(folder / TEMPLATE), line, 1)
    others = ", ".join(field.name for field in fields(Head)[2:])
    expected = f"a comment {{# … #}} in YAML: title and description; where they are wanted {others}"
    raise FaultyPageError(problem("page-head", f"the head of the template {told}", at=at, expected=expected))


def place_in_menu(menu: list[Any], project: Project, root: Path = FOLDER) -> None:
    """Put the pages that are folders where their heads want them, in new sections where the menu has none of the name.

    Args:
        menu: The menu as MkDocs has it, which changes; a page that already stands in it stays where it is.
        project: The repository.
        root: Folder of the folders.

    Raises:
        FaultyPageError: A template has no head.
    """
    listed = json.dumps(menu)
    heads = [(f"{folder.name}/index.md", template_head(folder, project)) for folder in find_folders(root)]
    waiting = [(path, head) for path, head in heads if head.menu is not None and f'"{path}"' not in listed]
    sections = {title: held for item in menu if isinstance(item, dict) for title, held in item.items()}
    for _, head in waiting:
        if head.menu not in sections:
            sections[head.menu] = []
            menu.append({head.menu: sections[head.menu]})
    while waiting:
        # One may stand after another that waits too; where there is no such entry, it stands last.
        ready = (one for one in waiting if one[1].after in (None, *_titles(sections[one[1].menu])))
        path, head = one = next(ready, waiting[0])
        titles = _titles(sections[head.menu])
        where = titles.index(head.after) + 1 if head.after in titles else len(titles)
        sections[head.menu].insert(where, {head.entry or head.title: path})
        waiting.remove(one)


def leave_out_empty(menu: list[Any], pages: Path) -> None:
    """Take the pages that show nothing of the record out of the menu; they keep their addresses.

    Args:
        menu: The menu as MkDocs has it, which changes.
        pages: Folder of the pages as they were written.
    """
    for item in list(menu):
        held = next(iter(item.values())) if isinstance(item, dict) else item
        if isinstance(held, list):
            leave_out_empty(held, pages)
        elif (pages / held).is_file() and UNLISTED in (pages / held).read_text(encoding="utf-8").split("\n---\n")[0]:
            menu.remove(item)


def _titles(entries: Iterable[Any]) -> list[str | None]:
    """The title of each entry of a section; null where it takes that of its page."""
    return [next(iter(entry)) if isinstance(entry, dict) else None for entry in entries]


def folder_pages(book: Book, project: Project, root: Path = FOLDER) -> tuple[list[Asset], list[Problem]]:
    """Every page that is a folder, with its twin.

    Args:
        book: The data.
        project: The repository.
        root: Folder of the folders.

    Returns:
        The files, and a problem for each page that cannot be made.

    Raises:
        OSError: A file cannot be read.
    """
    made, problems = [Asset(SCHEMA, (FOLDER / SCHEMA).read_text(encoding="utf-8"))], []
    for folder in find_folders(root):
        try:
            made += _made(book, project, folder)
        except FaultyPageError as error:
            problems.append(error.problem)
    return made, problems


def _made(book: Book, project: Project, folder: Path) -> Iterator[Asset]:
    """The page of a folder, and the pages of the rows that have one, each with its twin."""
    head = template_head(folder, project)
    asked = [*sorted(folder.glob("*.sql")), *(folder.parent / path for path in head.also)]
    queries = [_asked(book, project, path) for path in asked]
    words = folder / "words.py"
    try:
        ran: dict[str, Any] = runpy.run_path(str(words), run_name=_WORDS) if words.is_file() else {}
    except Exception as error:  # Whoever writes a page may raise anything.
        raise FaultyPageError(template_problem(error, project)) from error
    # What it imports is not for its template, which has a gettext of its own.
    described = ran.pop("DESCRIPTION", "")
    made = {name: held for name, held in ran.items() if getattr(held, "__module__", _WORDS) == _WORDS}
    address, template = f"{folder.name}/index.md", f"{folder.name}/{TEMPLATE}"
    page = Page(address, gettext(head.title), gettext(head.description), template, made, head.hide)
    if head.needs and not any(query.rows for query in queries if query.name in head.needs):
        page = replace(page, listed=False)
    yield from _written(book, project, folder, page, queries)
    for query in queries:
        if (folder / f"{query.name}.md.jinja").is_file() and query.rows:
            key, *others = query.rows[0]
            if not {"title", "description"} <= set(others):
                told = "the query gives a page a row, but not its title and description"
                raise FaultyPageError(
                    problem("page-query", told, at=(project.shown(folder / f"{query.name}.sql"), 1, 1))
                )
            cut = [(one, grouped(one.rows, key) if one.rows and key in one.rows[0] else None) for one in queries]
            for row in query.rows:
                own = [one if by_id is None else one.cut(key, row[key], by_id) for one, by_id in cut]
                page = Page(
                    f"{folder.name}/{row[key]}.md",
                    row["title"],
                    described % row if described else row["description"],
                    f"{folder.name}/{query.name}.md.jinja",
                    made | {"row": row},
                    head.hide_in_rows,
                )
                yield from _written(book, project, folder, page, own)


def _written(book: Book, project: Project, folder: Path, page: Page, queries: Sequence[Query]) -> tuple[Asset, Asset]:
    """A page and its twin, with the queries that its template speaks of, and the one whose row it is."""
    try:
        spoken = spoken_of(page.template, folder.parent)
        queries = [one for one in queries if one.name in spoken or one.rows == [page.context.get("row")]]
        context = {**page.context, **{query.name: spoken_rows(query.rows) for query in queries}}
        context |= {"row": spoken_rows([context["row"]])[0]} if "row" in context else {}
        text = render(book, replace(page, context=context), folder.parent)
    except Exception as error:  # As above.
        names = ", ".join(query.name for query in queries)
        raise FaultyPageError(template_problem(error, project, names)) from error
    address = page.path.removesuffix(".md").removesuffix("/index")
    asked = environment().get_template("asked.jinja").render({**common(book, page), "queries": queries})
    return Asset(page.path, f"{text}\n{asked}"), Asset(f"{address}/index.json", twin(book.head, page, queries))


def _asked(book: Book, project: Project, path: Path) -> Query:
    """A query with its rows."""
    sql, shown = path.read_text(encoding="utf-8"), project.shown(path)
    comment = _COMMENT.match(sql)
    if comment is None:
        told = "the query does not start with a comment that says what it gives"
        raise FaultyPageError(problem("page-query", told, at=(shown, 1, 1), expected="-- What it gives."))
    part = query_part(book.con, sql[comment.end() :])
    if part.fault is not None:
        line = _LINE.search(part.fault)
        at = (shown, comment[0].count("\n") + (int(line[1]) if line else 1), 1)
        told = f"the query {part.fault.splitlines()[0]}"
        raise FaultyPageError(problem("page-query", told, at=at, expected=RUNS))
    gives = comment[0].splitlines()[0].removeprefix("--").strip().rstrip(".")
    return Query(path.stem, gives, sql.strip(), [dict(zip(part.columns, row, strict=True)) for row in part.rows])


def twin(head: Mapping[str, Any], page: Page, queries: Sequence[Query]) -> str:
    """What a page holds, for programs: its rows by the names of its queries, as `page.schema.json` describes it."""
    held = {
        "$schema": f"{page.root}{SCHEMA}",
        "record": head.get("name"),
        "version": head.get("version"),
        "title": page.title,
        "description": page.about,
        "queries": {query.name: {"gives": query.gives, "sql": query.sql} for query in queries},
        "rows": {query.name: query.rows for query in queries},
    }
    return json.dumps(held, ensure_ascii=False, default=str) + "\n"


def template_problem(error: Exception, project: Project, expected: str | None = None) -> Problem:
    """What is wrong with a template or its words, at its line: where it cannot be read, or the last that it came to."""
    if isinstance(error, TemplateSyntaxError | SyntaxError):
        file, line = error.filename or "", error.lineno or 1
    else:
        frames = [(frame.f_code.co_filename, n) for frame, n in walk_tb(error.__traceback__)]
        in_templates = [one for one in frames if one[0].endswith((".jinja", "words.py"))] or frames[-1:]
        file, line = [one for one in in_templates if one[0] == in_templates[0][0]][-1]
    at = (project.shown(Path(file)), line, 1)
    return problem("page-template", f"the template {str(error) or repr(error)}", at=at, expected=expected)

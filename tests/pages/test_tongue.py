"""Every word of the site can be translated: in a made-up language, nothing on a page stands outside a message."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from jinja2.lexer import TOKEN_BLOCK_BEGIN, TOKEN_BLOCK_END, TOKEN_DATA, TOKEN_NAME

from etl.checks import find_codes
from etl.model.project import PACKAGE, Project
from etl.model.tongue import spoken
from etl.model.words import first_sentence
from etl.pages import write_claims, write_pages
from etl.pages.query import examples
from etl.pages.questions import answer_questions
from etl.pages.render import environment
from etl.pictures.base_map import BASE_MAP
from etl.publish.checked import Checked
from etl.rules import find_views
from etl.rules.columns import view_columns
from etl.sentences import fill_sentences
from tests import ROOT, SMALL
from tests.conftest import unchecked
from tests.living import recompute
from tests.pages.test_pages_records import CHANGES, COPIED, OTHER
from tests.tongues import Unspoken, pseudo

CODEBOOK = ("dictionary.md", "problems.md", "rules.md", "vocabularies.md")
"""Pages that print descriptions of the package, which are no words of the site."""
NAMED = frozenset("bibtex ris csl duckdb pandas polars r sha sql csv edtf json svg utc wikidata null f1 κ n".split())  # noqa: SIM905
"""Names of formats, of programs, of measures and of what is no value."""
NO_PAGE = re.compile(r"citation\.\w+\.jinja|.*\.txt\.jinja")
"""What reference managers and terminals show."""
NAMES = {"actors": ["name"], "events": ["title"], "places": ["name"], "origins": ["title"], "sources": ["publisher"]}
NAMES |= {"tallies": ["title"], "claims": ["credit_exact"]}
_PARTS = re.compile(r"[;:,()\[\]“”·×¶±#|/…▪\"=?]|\b\d[\d,.:-]*|\s[–—→←]+\s")
_ID = re.compile(r"csl json|@?[a-z0-9]+(?:[-_.][a-z0-9]+)+@?|[a-z]+\d+|sql")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass
class Known:
    """What a page may say that is not the site's, in small letters.

    Attributes:
        values: Texts of the record, and titles and descriptions of the package.
        names: Names and titles of the record, which pictures break into lines.
    """

    values: set[str]
    names: set[str]

    def holds(self, text: str, name: str, where: str) -> bool:
        """Whether a text of a page is put together from these alone; where they come in pieces, from parts of them."""
        whole = (
            self.values if name in CODEBOOK or name.startswith("questions/") else self.names if "svg" in where else ()
        )
        return plain(text) in self.values or all(
            piece in self.values or any(piece in one for one in whole) for piece in words(text)
        )


def plain(text: str) -> str:
    return " ".join(unescape(text).split()).strip(" .*#-").casefold()


def words(text: str) -> list[str]:
    """What a text is put together from, without ids, numbers and the names of formats."""
    pieces = (plain(piece) for piece in _PARTS.split(text))
    return [one for one in pieces if _LETTERS.search(one) and one not in NAMED and not _ID.fullmatch(one)]


def record(*, rich: bool) -> tuple[Project, Checked]:
    """The small record; or two articles that print everything that a template has words for."""
    project = Project(SMALL, SMALL / "articles")
    checked = unchecked(project)
    con = checked.tables.con
    if rich:
        for table, columns in COPIED.items():
            other = ", ".join(OTHER.format(column) for column in columns)
            con.execute(f"INSERT INTO {table} SELECT * REPLACE ({other}) FROM {table}")
        con.execute(CHANGES)
    fill_sentences(con, checked.model)
    recompute(con)
    return project, checked


def known(project: Project, checked: Checked) -> Known:
    found = {*of_tables(checked), *of_record(project, checked), *of_package(checked)}
    con = checked.tables.con
    names = [f'SELECT "{column}" FROM "{table}"' for table, columns in NAMES.items() for column in columns]
    named = con.execute(" UNION ".join(names)).fetchall()
    return Known({plain(str(text)) for text in found if text is not None}, {plain(text) for (text,) in named if text})


def of_tables(checked: Checked) -> Iterator[Any]:
    """Every text of the tables and views, but the vocabularies' labels, which are to be translated."""
    con = checked.tables.con
    views = con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    for name in [*(table.name for table in checked.model if table.name != "vocabulary"), *(name for (name,) in views)]:
        for column, type_, *_ in con.execute(f'DESCRIBE "{name}"').fetchall():
            if type_ == "VARCHAR":
                yield from (value for (value,) in con.execute(f'SELECT DISTINCT "{column}" FROM "{name}"').fetchall())


def of_record(project: Project, checked: Checked) -> Iterator[Any]:
    """What the record says beside its rows: its head, its own vocabularies, its worked questions."""
    head = checked.head
    yield from (head["title"], head["name"], head["coding"], *_sentences(head["description"]))
    yield from (one["title"] for key in ("licenses", "contributors") for one in head.get(key, []))
    for term in (term for terms in checked.model.vocabularies.values() for term in terms.values()):
        if term.place[0].startswith("seeds/"):
            yield from (term.label, term.definition)
    for question in answer_questions(checked.tables.con, project)[0]:
        yield from (question.title, question.about)
        for part in question.parts:
            yield from (*part.columns, *(text for _, text in Unspoken(part.prose).found))
            yield from (value for row in part.rows for value in row)


def of_package(checked: Checked) -> Iterator[str]:
    """What the package says of tables, views, columns, queries and problems; and the countries of the base map."""
    for view in find_views():
        yield from (view.name, view.title, *_sentences(view.description))
        for column in view_columns(checked.tables.con, checked.model, view):
            yield from _sentences(column.description)
    for table in checked.model:
        yield from (table.title, *_sentences(table.description))
        for field in table.fields:
            yield from (field.title, field.type, *_sentences(field.description))
    for code in find_codes().values():
        yield from (code.name, code.title, code.advice or "", code.says or "", code.severity)
    yield from (example.title for example in examples())
    for path in (PACKAGE / "pages").rglob("*.sql"):
        yield path.read_text(encoding="utf-8").splitlines()[0].removeprefix("--")
    world = json.loads(BASE_MAP.read_text(encoding="utf-8"))
    yield from (shape["properties"]["name"] for shape in world["objects"]["countries"]["geometries"])


def _sentences(text: str) -> Iterator[str]:
    yield text
    yield first_sentence(text)
    yield text.removeprefix(first_sentence(text))


def pages(project: Project, checked: Checked, folder: Path) -> Iterator[tuple[str, str]]:
    """Every page that is made, and what the site says of each claim, by path."""
    with spoken(pseudo()):
        book, problems = write_pages(checked.tables.con, checked.model, checked.head, project, folder / "pages", [])
        checked.tables.provenance.tell("claims")
        (folder / "site" / "claims").mkdir(parents=True)
        write_claims(replace(book, claim_pages=0), folder / "site")
    assert problems == []
    by_hand = {path.relative_to(ROOT / "site" / "pages") for path in (ROOT / "site" / "pages").rglob("*.md")}
    for path in sorted((folder / "pages").rglob("*.md")):
        name = path.relative_to(folder / "pages")
        if name not in by_hand:
            yield name.as_posix(), path.read_text(encoding="utf-8")
    for path in sorted((folder / "site" / "claims" / "parts").glob("*.json")):
        for claim_id, one in json.loads(path.read_text(encoding="utf-8")).items():
            yield f"claims/{claim_id}", one["body"]


@pytest.mark.slow
@pytest.mark.parametrize("rich", [False, True], ids=["small", "rich"])
def test_each_word_on_a_page_is_of_a_message_or_of_the_record(rich: bool, tmp_path: Path) -> None:
    project, checked = record(rich=rich)
    ours = known(project, checked)
    found: dict[tuple[str, str], str] = {}
    for name, page in pages(project, checked, tmp_path):
        for where, text in Unspoken(page).found:
            if not ours.holds(text, name, where):
                found.setdefault((where, text), name)
    assert [f"{name}: {where}: {text}" for (where, text), name in found.items()] == []


TEMPLATES = sorted(
    path
    for folder in ("etl/pages", "etl/changes", "etl/agreement", "etl/mutants", "site/theme")
    for path in [*(ROOT / folder).rglob("*.jinja"), *(ROOT / folder).rglob("*.html")]
    if not NO_PAGE.fullmatch(path.name)
)


def literal(path: Path, env: Environment) -> str:
    """What a template says itself outside its messages; values stand as ▪."""
    text, inside, block, names = "", False, False, list[str]()
    for _, kind, value in env.lex(path.read_text(encoding="utf-8")):
        if kind == TOKEN_BLOCK_BEGIN:
            block, names = True, []
        elif kind == TOKEN_BLOCK_END:
            block = False
            inside = names[0] == "trans" if names[0] in ("trans", "endtrans") else inside
        elif block and kind == TOKEN_NAME:
            names.append(str(value))
        elif kind == "variable_begin" and not inside and text.rfind("<") <= text.rfind(">"):
            text += "▪"
        elif kind == TOKEN_DATA and not inside:
            text += str(value)
    return text


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_says_no_word_itself(path: Path) -> None:
    said = Unspoken(literal(path, environment())).found
    # A macro may give an attribute alone.
    assert [(where, text) for where, text in said if words(re.sub(r"[\w-]+=\"[^\"]*\"", "", text))] == []

"""Pages that are folders: what they hold for people and for programs, where they stand, and what is wrong with one."""

import json
import shutil
import sys
from pathlib import Path
from subprocess import run
from typing import Any

import jsonschema
import pytest

from etl.model.project import Project
from etl.pages.book import Book
from etl.pages.folders import FOLDER, SCHEMA, folder_pages, place_in_menu
from tests import ROOT, SMALL
from tests.builds import environment
from tests.drawn import book_of
from tests.sites import Read

SQL = "-- Each source.\nSELECT source_id, paragraphs, published_start FROM sources ORDER BY source_id\n"
PAGE = """{#
title: Papers
description: Who printed it.
menu: What they say
after: Actors
#}
# {{ page.title | md }}

{% for row in papers %}
- {{ row.source_id | md }}
{% endfor %}
"""


@pytest.fixture(scope="module")
def book() -> Book:
    return book_of(SMALL, SMALL / "articles")


def written(root: Path, page: str = PAGE, sql: str = SQL, name: str = "papers") -> Path:
    """A folder of folders, with one page in it."""
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "page.md.jinja").write_text(page, encoding="utf-8")
    (folder / f"{name}.sql").write_text(sql, encoding="utf-8")
    return root


def made(book: Book, root: Path) -> dict[str, str]:
    assets, problems = folder_pages(book, Project(root), root)
    assert problems == []
    return {asset.path: asset.text for asset in assets}


def fits(twin: str) -> dict[str, Any]:
    schema = json.loads((FOLDER / SCHEMA).read_text(encoding="utf-8"))
    held: dict[str, Any] = json.loads(twin)
    jsonschema.Draft202012Validator(schema).validate(held)
    return held


def test_a_folder_is_a_page_its_twin_and_the_way_to_its_rows(book: Book, tmp_path: Path) -> None:
    files = made(book, written(tmp_path))
    assert set(files) == {SCHEMA, "papers/index.md", "papers/index.json"}
    assert "# Papers\n\n- river&#45;post\n" in files["papers/index.md"]
    assert 'title: "Papers"\ndescription: "Who printed it."' in files["papers/index.md"]
    assert '<a href="../query/#q=--%20Each%20source.%0ASELECT%20source_id' in files["papers/index.md"]
    assert '">each source</a>' in files["papers/index.md"]
    assert '<a href="index.json">' in files["papers/index.md"]
    twin = fits(files["papers/index.json"])
    assert twin["queries"] == {"papers": {"gives": "Each source", "sql": SQL.strip()}}
    assert [(row["source_id"], row["paragraphs"]) for row in twin["rows"]["papers"]] == [("river-post", 14)]


@pytest.mark.slow
def test_every_twin_of_the_site_fits_the_published_schema(book: Book) -> None:
    files = made(book, FOLDER)
    twins = {path: fits(text) for path, text in files.items() if path.endswith("/index.json")}
    assert {"quotes/index.json", "disagreements/index.json", "disagreements/bridge-deaths/index.json"} <= set(twins)
    for path, twin in twins.items():
        for name, rows in twin["rows"].items():
            given = book.con.execute(twin["queries"][name]["sql"]).fetchall()
            assert json.loads(json.dumps(given, default=str)) == [list(row.values()) for row in rows], (path, name)


def test_numbers_of_twins_are_numbers(book: Book) -> None:
    """Never a text such as "20.000000": what is counted has no point, and a value of a view always has one."""
    found = made(book, FOLDER)["counts/bridge-killed/index.json"]
    rows = [row for rows in fits(found)["rows"].values() for row in rows]
    values = [row[name] for row in rows for name in ("value", "low", "high") if row.get(name) is not None]
    assert values
    assert {type(value) for value in values} == {float}
    assert {type(row["articles"]) for row in rows if row.get("articles") is not None} == {int}


def test_words_of_a_page_are_made_by_its_python(book: Book, tmp_path: Path) -> None:
    page = PAGE.replace("row.source_id", "loud(row.source_id)")
    written(tmp_path, page)
    (tmp_path / "papers" / "words.py").write_text("def loud(text):\n    return text.upper()\n", encoding="utf-8")
    assert "- RIVER" in made(book, tmp_path)["papers/index.md"]


def test_a_query_with_a_template_of_its_name_gives_each_row_a_page(book: Book, tmp_path: Path) -> None:
    sql = "-- Each actor.\nSELECT actor_id, name AS title, 'Of ' || name AS description FROM actors ORDER BY actor_id"
    folder = written(tmp_path, sql=sql) / "papers"
    (folder / "names.sql").write_text("-- Names.\nSELECT actor_id, name FROM actor_names ORDER BY ALL", "utf-8")
    (folder / "all.sql").write_text("-- All.\nSELECT count(*) AS actors FROM actors", "utf-8")
    each = "# {{ row.title }}: {{ names | distinct('name') | join(', ') }} of {{ all[0].actors }}\n"
    (folder / "page.md.jinja").write_text(PAGE.replace("{{ row.source_id | md }}", "{{ row.title }}"), "utf-8")
    (folder / "papers.md.jinja").write_text(each, "utf-8")
    files = made(book, tmp_path)
    (actors,) = book.rows("SELECT count(*) AS actors FROM actors")
    assert sum(path.endswith(".md") for path in files) == actors["actors"] + 1
    assert f"# Vesland: Vesland of {actors['actors']}" in files["papers/vesland.md"]
    assert 'description: "Of Vesland"' in files["papers/vesland.md"]
    twin = fits(files["papers/vesland/index.json"])
    assert [row["title"] for row in twin["rows"]["papers"]] == ["Vesland"]
    assert {row["actor_id"] for row in twin["rows"]["names"]} == {"vesland"}
    assert "WHERE actor_id = 'vesland'" in twin["queries"]["names"]["sql"]
    (folder / "papers.sql").write_text("-- Each actor.\nSELECT actor_id, name AS title FROM actors\n", "utf-8")
    _, (problem,) = folder_pages(book, Project(tmp_path), tmp_path)
    assert (problem.code, problem.file, problem.line) == ("page-query", "papers/papers.sql", 1)


def test_a_page_holds_the_queries_that_its_template_speaks_of_those_of_others_too(book: Book, tmp_path: Path) -> None:
    sql = "-- Each actor.\nSELECT actor_id, name AS title, 'Of it' AS description FROM actors ORDER BY actor_id"
    head = "also: [others/kinds.sql]\nhide: [navigation]\nhide_in_rows: [toc]\n#}"
    folder = written(tmp_path, PAGE.replace("#}", head, 1).replace("source_id", "title"), sql) / "papers"
    (folder / "papers.md.jinja").write_text("# {{ kinds[0].kind }}\n", "utf-8")
    (folder / "unspoken.sql").write_text("-- Nothing.\nSELECT 1 AS one", "utf-8")
    (tmp_path / "others").mkdir()
    kinds = "-- Kinds.\nSELECT actor_id, kind FROM actors ORDER BY actor_id"
    (tmp_path / "others" / "kinds.sql").write_text(kinds, "utf-8")
    files = made(book, tmp_path)
    assert set(fits(files["papers/index.json"])["rows"]) == {"papers"}
    assert set(fits(files["papers/vesland/index.json"])["rows"]) == {"papers", "kinds"}
    assert "hide: [navigation]" in files["papers/index.md"]
    assert "hide: [toc]" in files["papers/vesland.md"]


@pytest.mark.parametrize(
    ("files", "file", "line", "code", "told"),
    [
        ({"sql": "SELECT 1 AS one\n"}, "papers.sql", 1, "page-query", "does not start with a comment"),
        ({"sql": "-- A.\n-- B.\nSELECT\n    nothing\nFROM sources\n"}, "papers.sql", 4, "page-query", "nothing"),
        ({"sql": "-- A.\nSELECT 1;\nSELECT 2\n"}, "papers.sql", 2, "page-query", "holds 2 statements"),
        ({"sql": "-- A.\nDROP TABLE sources\n"}, "papers.sql", 2, "page-query", "is no SELECT but DROP"),
        ({"page": "# Papers\n"}, "page.md.jinja", 1, "page-head", "lacks its title or description"),
        ({"page": "{#\ntitle: x\nabout: y\n#}\n"}, "page.md.jinja", 3, "page-head", "holds 'about'"),
        ({"page": "{#\ntitle: x\nabout: [\n#}\n"}, "page.md.jinja", 3, "page-head", "is no YAML"),
        ({"page": PAGE.replace("in papers", "in paper")}, "page.md.jinja", 9, "page-template", "'paper' is"),
        ({"page": PAGE.replace("endfor", "end")}, "page.md.jinja", 11, "page-template", "unknown tag 'end'"),
        ({"page": PAGE.replace("source_id", "sourceid")}, "page.md.jinja", 10, "page-template", "'sourceid'"),
    ],
)
def test_a_faulty_page_is_told_with_its_file_and_line(
    files: dict[str, str], file: str, line: int, code: str, told: str, book: Book, tmp_path: Path
) -> None:
    assets, (problem,) = folder_pages(book, Project(tmp_path), written(tmp_path, **files))
    assert [asset.path for asset in assets] == [SCHEMA]
    assert (problem.code, problem.file, problem.line) == (code, f"papers/{file}", line)
    assert told in problem.message


@pytest.mark.parametrize(
    ("words", "file", "line", "told"),
    [
        ("x = 1\nraise SystemError\n", "words.py", 2, "SystemError"),
        ("def (\n", "words.py", 1, "invalid syntax"),
        ("def shout():\n    return 1 / 0\n", "page.md.jinja", 13, "division by zero"),
    ],
)
def test_whatever_the_python_of_a_page_raises_is_told_with_its_line(
    words: str, file: str, line: int, told: str, book: Book, tmp_path: Path
) -> None:
    folder = written(tmp_path, PAGE + "\n{{ shout() }}\n") / "papers"
    (folder / "words.py").write_text(words, "utf-8")
    _, (problem,) = folder_pages(book, Project(tmp_path), tmp_path)
    assert (problem.code, problem.file, problem.line) == ("page-template", f"papers/{file}", line)
    assert told in problem.message


def test_a_head_says_where_the_page_stands_in_the_menu(tmp_path: Path) -> None:
    other = PAGE.replace("title: Papers", "title: Other").replace("after: Actors", "after: Papers")
    written(tmp_path, other, name="another")

    def menu(head: str, *more: str) -> Any:
        root = tmp_path / str(len(list(tmp_path.iterdir())))
        written(root, PAGE.replace("menu: What they say\nafter: Actors\n", head))
        shutil.copytree(tmp_path / "another", root / "another")
        held: list[Any] = [{"What they say": [{"Actors": "a.md"}, {"Origins": "o.md"}]}, *more]
        place_in_menu(held, Project(root), root)
        return held

    first, second = {"Papers": "papers/index.md"}, {"Other": "another/index.md"}
    told = menu("menu: What they say\nafter: Actors\n")
    assert told == [{"What they say": [{"Actors": "a.md"}, first, second, {"Origins": "o.md"}]}]
    assert menu("menu: More\n")[1] == {"More": [first]}
    assert menu("menu: What they say\nafter: Nothing\n")[0]["What they say"][2:] == [second, first]
    assert menu("")[0]["What they say"][2:] == [second]
    assert menu("menu: More\n", "papers/index.md", "another/index.md")[1:] == ["papers/index.md", "another/index.md"]


@pytest.mark.slow
def test_adding_a_page_is_adding_a_folder_with_two_files(tmp_path: Path) -> None:
    root = tmp_path / "copy"
    for name in ("etl", "schemas", "site"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    shutil.copytree(SMALL / "seeds", root / "seeds")
    shutil.copytree(SMALL / "articles", root / "seeds" / "articles")
    written(root / "etl" / "pages")

    def build() -> str:
        words = [sys.executable, "-m", "etl", "build"]
        env = environment({"PYTHONPATH": str(root)})
        return run(words, cwd=root, env=env, capture_output=True, text=True, check=False).stdout

    assert "error" not in build()
    site = root / ".build" / "site"
    page = Read((site / "papers" / "index.html").read_text(encoding="utf-8"))
    assert (
        "Each source"
        in fits((site / "papers" / "index.json").read_text(encoding="utf-8"))["queries"]["papers"]["gives"]
    )
    assert any(a.attributes["href"].startswith("../query/#q=--%20Each%20source.") for a in page.all("a"))
    home = Read((site / "rules" / "index.html").read_text(encoding="utf-8"))
    menu = [a.text.strip() for a in home.all("a") if "nav" in a.ancestors and a.attributes["href"].startswith("../")]
    assert menu[menu.index("Actors") + 1] == "Papers"
    (root / "etl" / "pages" / "papers" / "papers.sql").write_text("-- Each.\nSELECT nothing FROM sources\n", "utf-8")
    told = build()
    assert "etl/pages/papers/papers.sql:2:1: error[page-query]" in told
    assert "nothing was published" in told
    assert (site / "papers" / "index.html").is_file()

"""The catalogue of the site's own words, `site/words.pot`: `python -m etl.pages.catalogue` writes it.

A word of the site stands in English where it is used and is a message of gettext; here they are collected: from the
templates and their heads, the Python of pages, pictures and downloads, the vocabularies, the browser's scripts, the
menu and the theme. A message says in which files it stands and not in which lines: it changes with the words alone.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract, extract_javascript, extract_python
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

from etl.model.project import PACKAGE, PACKAGE_SCHEMAS, SHIPPED, Project
from etl.pages.browser import CATALOGUE
from etl.pages.folders import find_folders, template_head

Message = str | tuple[str, ...]
"""A text, or that for one and that for several."""

_HEAD = """\
# The site's own words, collected by `python -m etl.pages.catalogue`; the handbook says how to translate them.
msgid ""
msgstr ""
"Language: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_KEYWORDS = {"_": None, "gettext": None, "later": None, "ngettext": (1, 2), "count": (2, 3)}
_AS_WRITTEN = {"trim_blocks": "true", "lstrip_blocks": "true", "trimmed": "true", "newstyle_gettext": "true"}
_LOUD = {"silent": "false"}  # A template that cannot be read is a fault, not one without words.
_FOUND: tuple[tuple[str, Callable[..., Any], dict[str, str]], ...] = (
    ("etl/model/words.py", extract_python, {}),
    ("etl/outputs/*.py", extract_python, {}),
    ("etl/pages/**/*.py", extract_python, {}),
    ("etl/pictures/*.py", extract_python, {}),
    ("etl/pages/**/*.jinja", babel_extract, _AS_WRITTEN | _LOUD),
    ("etl/agreement/report.py", extract_python, {}),
    ("etl/publish/agreeing.py", extract_python, {}),
    ("etl/mutants/*.py", extract_python, {}),
    ("etl/changes/*.jinja", babel_extract, _AS_WRITTEN | _LOUD),
    ("etl/agreement/*.jinja", babel_extract, _AS_WRITTEN | _LOUD),
    ("etl/mutants/*.jinja", babel_extract, _AS_WRITTEN | _LOUD),
    ("site/theme/**/*.html", babel_extract, _LOUD),
    ("site/browser/*.js", extract_javascript, {}),
)
"""Which files of the publisher, how they are read, and with which options."""


def catalogue(found: Iterable[tuple[str, Message]]) -> str:
    """The catalogue as it is written: each message once, in the order in which they were found, with all its files."""
    words = Catalog(charset="utf-8", fuzzy=False)
    for file, message in found:
        words.add(message, locations=[(file, 1)])
    text = io.BytesIO()
    write_po(text, words, width=120, omit_header=True, include_lineno=False)
    return _HEAD + text.getvalue().decode()


def messages() -> Iterator[tuple[str, Message]]:
    """Every message with the file where it stands; one that stands in several comes several times.

    Raises:
        OSError: A file cannot be read.
        TemplateSyntaxError: A template cannot be read.
    """
    for pattern, read, options in _FOUND:
        top = SHIPPED if pattern.startswith("site/") else PACKAGE.parent
        for path in sorted(top.glob(pattern)):
            file = path.relative_to(top).as_posix()
            yield from ((file, message) for message in _read(path, read, options))
    project = Project(PACKAGE.parent)
    for folder in find_folders():
        head = template_head(folder, project)
        told = (head.title, head.description, head.menu, head.entry)
        yield from ((f"etl/pages/{folder.name}/page.md.jinja", text) for text in told if text)
    yield from (("site/mkdocs.yml", text) for text in _of_the_frame(SHIPPED / "site" / "mkdocs.yml"))
    for path in sorted((PACKAGE_SCHEMAS / "vocabularies").glob("*.csv")):
        told_of = _columns(path, "label", "definition")
        yield from ((f"schemas/vocabularies/{path.name}", text) for text in told_of)
    yield from (("etl/pictures/seas.csv", text) for text in _columns(PACKAGE / "pictures" / "seas.csv", "name"))


def _read(path: Path, read: Callable[..., Any], options: dict[str, str]) -> Iterator[Message]:
    with path.open("rb") as file:
        for _, message, _, _ in extract(read, file, _KEYWORDS, options={"encoding": "utf-8", **options}):
            yield message


def _columns(path: Path, *columns: str) -> list[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [row[column] for row in csv.DictReader(lines) for column in columns if row[column]]


def _of_the_frame(path: Path) -> Iterator[str]:
    """What `mkdocs.yml` prints on each page: the menu, the buttons that change the colours, the links of headings."""
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    yield from _titles(read["nav"])
    yield from (palette["toggle"]["name"] for palette in read["theme"]["palette"])
    toc = next(one["toc"] for one in read["markdown_extensions"] if isinstance(one, dict) and "toc" in one)
    yield toc["permalink_title"]


def _titles(entries: Iterable[Any]) -> Iterator[str]:
    for entry in entries:
        for title, held in entry.items() if isinstance(entry, dict) else ():
            yield title
            yield from _titles(held) if isinstance(held, list) else ()


def main() -> None:
    """Write the catalogue."""
    found = list(messages())
    CATALOGUE.write_text(catalogue(found), encoding="utf-8", newline="\n")
    print(f"{CATALOGUE}: {len({message for _, message in found})} messages")


if __name__ == "__main__":
    main()

"""Templates to Markdown: everything that comes from the data is escaped unless a template says it is not."""

import json
import re
from collections.abc import Iterable
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.meta import find_undeclared_variables
from markupsafe import Markup, escape

from etl.model import words
from etl.model.templates import speaking
from etl.model.tongue import ENGLISH, gettext, language
from etl.pages.book import Book, Page, Row, grouped
from etl.pages.choices import NOTHING, among
from etl.pages.drawn import events_picture, places_picture, tally_picture, tree_picture
from etl.pages.estimates import answered, electorates, in_reading_order, inferred_of, worked
from etl.pages.query import fragment
from etl.pages.standing import standing

TEMPLATES = Path(__file__).parent / "templates"
UNLISTED = "unlisted: true"
"""Line at the head of a page that shows nothing of the record, and so stands in no menu."""
_MARK = re.compile(r"\{# mark: (\S\S) #\}\n")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def in_markdown(text: object) -> Markup:
    """A text for a Markdown heading or paragraph: no character of it means anything to Markdown or HTML."""
    plain = " ".join(str(text).split())
    return Markup(_PUNCTUATION.sub(lambda m: f"&#{ord(m[0])};", plain))  # noqa: S704


def prose(text: str) -> Markup:
    """A text of ours in HTML, its `code` as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped before


def codebook(text: str) -> Markup:
    """The same of a text of the package, which is English, and says so on a page in another language."""
    html = prose(text)
    return html if language() == ENGLISH else Markup('<span lang="{}">{}</span>').format(ENGLISH, html)


def runs(rows: Iterable[Row], column: str) -> list[tuple[Any, list[Row]]]:
    """(value, rows) of neighbouring rows with the same value of a column."""
    return [(value, list(held)) for value, held in groupby(rows, key=lambda row: row[column])]


def distinct(rows: Iterable[Row], column: str) -> list[Any]:
    """The values of a column, each once, as they come."""
    return list(dict.fromkeys(row[column] for row in rows))


@lru_cache
def kind_mark(kind: str) -> str:
    """Two signs for a kind of claim: with a credit, and in the article's own voice.

    Raises:
        TemplateSyntaxError: The kind has no template, or its head names no mark.
    """
    path = TEMPLATES / "kinds" / f"{kind}.jinja"
    found = _MARK.match(path.read_text(encoding="utf-8")) if path.is_file() else None
    if found is None:
        told = f"the kind of claim {kind!r} has no template that starts with {{# mark: ▲△ #}}"
        raise TemplateSyntaxError(told, 1, path.stem, str(path))
    return found[1]


@lru_cache
def environment(folders: Path = TEMPLATES) -> Environment:
    """The templates and the words they use; further templates below a folder of pages."""
    env = Environment(
        loader=FileSystemLoader([TEMPLATES, folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    speaking(env)
    env.filters |= {
        "md": in_markdown,
        "prose": prose,
        "codebook": codebook,
        "spoken": gettext,
        "days": words.days,
        "num": words.number,
        "size": words.size,
        "first_sentence": words.first_sentence,
        "runs": runs,
        "grouped": grouped,
        "distinct": distinct,
    }
    env.globals |= {
        "count": words.count,
        "fragment": fragment,
        "among": among,
        "nothing": NOTHING,
        "kind_mark": kind_mark,
    }
    return env


@lru_cache
def spoken_of(template: str, folders: Path) -> frozenset[str]:
    """The names that a template of a folder of pages speaks of and does not set itself."""
    text = (folders / template).read_text(encoding="utf-8")
    env = environment(folders)
    return frozenset(find_undeclared_variables(env.parse(text, filename=str(folders / template))))


def render(book: Book, page: Page, folders: Path = TEMPLATES) -> str:
    """A page as Markdown with its front matter."""
    # MkDocs prints both as they are, into elements and attributes.
    about = {"title": escape(page.title), "description": escape(page.about)}
    head = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in about.items()]
    if page.hide:
        head.append(f"hide: [{', '.join(page.hide)}]")
    if page.scripts:
        head.append(f"scripts: [{', '.join(page.scripts)}]")
    if not page.listed:
        head.append(UNLISTED)
    if not page.found:
        head.append("search: {exclude: true}")
    body = environment(folders).get_template(page.template).render({**common(book, page), **page.context})
    return "\n".join(["---", *head, "---", "", body])


def common(book: Book, page: Page) -> dict[str, Any]:
    """What every template may speak of, as seen from a page."""
    qualifiers = book.model.vocabularies.get("qualifier", {})

    def said(row: dict[str, Any]) -> str:
        return words.quantity(row, book.label("qualifier", row["qualifier"]))

    def allowed(row: dict[str, Any]) -> str | None:
        term = qualifiers.get(row["qualifier"])
        return words.limits(row, term.extra if term is not None else {})

    def apart(rows: Iterable[Row]) -> list[tuple[Any, list[Row]]]:
        found = [book.claims[row["claim_id"]] for row in rows]
        return runs(sorted(found, key=lambda claim: claim["basis"], reverse=True), "basis")  # What is stated first.

    return {
        "page": page,
        "root": page.root,
        "head": dict.fromkeys(("name", "title", "version", "licenses")) | dict(book.head),
        "names": book.names,
        "foreign": book.foreign,
        "english": ENGLISH,
        "said_in_english": Markup("") if language() == ENGLISH else Markup(' lang="en"'),
        "printed_in": book.languages,
        "claims": book.claims,
        "origin_rows": book.origins,
        "apart": apart,
        "updated_how": book.updated_how,
        "label": book.label,
        "claim_address": book.claim_url,
        "status_tellings": book.status_tellings,
        "standing": partial(standing, book.names["actors"]),
        "undone": book.undone,
        "unsearched": book.unsearched,
        "partly": book.partly,
        "said": said,
        "allowed": allowed,
        "answered": partial(answered, book),
        "claims_of": partial(in_reading_order, book),
        "inferred_of": partial(inferred_of, book),
        "electorates": electorates,
        "worked": partial(worked, book.questions),
        "vocabularies": book.vocabularies,
        "events_picture": partial(events_picture, book),
        "places_picture": partial(places_picture, book),
        "tally_picture": partial(tally_picture, book),
        "tree_picture": partial(tree_picture, book),
    }

"""How to cite the dataset, an edition and a claim: in words, and as the files that reference managers read.

Sources: BibTeX (btxdoc), RIS file format (2001 and later), CSL-JSON schema 1.0. No year is named, for a build that says
when it ran is never the same twice; the version names the edition.
"""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment

from etl.model.tongue import gettext
from etl.pages.book import Asset, Book, Page, Row
from etl.pages.render import environment

Head = Mapping[str, Any]

_LATEX = str.maketrans({
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}", **{sign: f"\\{sign}" for sign in "&%$#_"},
})  # fmt: skip


def pages(book: Book) -> Iterator[Page | Asset]:
    """The page about citing, and the dataset's reference in three formats."""
    name, claim = str(book.head.get("name", "record")), next(iter(book.claims.values()), None)
    files = (
        (f"{name}.bib", "BibTeX", cited(book, "bib")),
        (f"{name}.ris", "RIS", cited(book, "ris").replace("\n", "\r\n")),
        (f"{name}.csl.json", "CSL JSON", dataset_csl(book.head)),
    )
    yield Page(
        "cite.md",
        gettext("How to cite"),
        gettext("How to cite the dataset, one edition of it, or one claim, and what its licences allow."),
        "cite.md.jinja",
        {
            "reference": cited(book, "txt"),
            "bibtex": cited(book, "bib"),
            "files": [(file, title) for file, title, _ in files],
            "descriptor": next((file for file in book.files if file.path == "datapackage.json"), None),
            "claim": claim,
            "claim_reference": claim and cited(book, "txt", claim),
        },
        ("toc",),
    )
    for file, _, text in files:
        yield Asset(f"cite/{file}", text)


def address(head: Head, path: str = "") -> str | None:
    """Where a path below the site's root stands on the web; null where the head names no homepage."""
    return f"{head['homepage'].rstrip('/')}/{path}" if head.get("homepage") else None


def cited(book: Book, form: str, claim: Row | None = None) -> str:
    """How the dataset or a claim is cited: as `txt`, one line for people, as `bib` or, the dataset alone, as `ris`."""
    facts = {
        "head": book.head,
        "name": book.head.get("name", "record"),
        "title": _title(book.head),
        "creators": _creators(book.head),
        "version": book.head.get("version"),
        "coding": book.head.get("coding"),
        "url": address(book.head, book.claim_url(claim["claim_id"]) if claim else ""),
        "claim": claim,
        "place": claim and f"{book.names['sources'][claim['source_id']]}, paragraph {claim['paragraph']}",
    }
    return _forms().get_template(f"citation.{form}.jinja").render(facts)


def dataset_csl(head: Head) -> str:
    """The dataset as CSL JSON."""
    item = {
        "id": head.get("name", "record"),
        "type": "dataset",
        "title": _title(head),
        "author": [{"literal": name} for name in _creators(head)],
        "version": head.get("version"),
        "URL": address(head),
        "abstract": _line(head["description"]) if head.get("description") else None,
        "note": _line(head["coding"]) if head.get("coding") else None,
        "keyword": ", ".join(head.get("keywords", [])) or None,
    }
    known = {key: value for key, value in item.items() if value}
    return json.dumps([known], ensure_ascii=False, indent=2) + "\n"


def _creators(head: Head) -> list[str]:
    """Who made it: the creators among the contributors, else all of these, else the dataset's own name."""
    all_of_them = head.get("contributors", [])
    creators = [one["title"] for one in all_of_them if "creator" in one.get("roles", [])]
    return creators or [one["title"] for one in all_of_them] or [_title(head)]


def _title(head: Head) -> str:
    return _line(head.get("title") or head.get("name") or "Untitled record")


def _line(text: object) -> str:
    return " ".join(str(text).split())


def _latex(text: object) -> str:
    """A text in braces, in which no sign of it means anything to LaTeX."""
    return f"{{{_line(text).translate(_LATEX)}}}"


@lru_cache
def _forms() -> Environment:
    """The templates as plain texts: where these are shown in HTML they are escaped there."""
    forms = environment().overlay(autoescape=False)
    forms.filters = {**forms.filters, "line": _line, "latex": _latex}
    return forms

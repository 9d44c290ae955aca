"""The pages of the claims, cut from one page after MkDocs has built it, and their twins as JSON-LD.

Where there are more claims than pages, files of some claims each, of which `site/browser/claim.js` shows one.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import Markup

from etl.pages.book import Book, Row
from etl.pages.claims import ABOUT, BODY, LOOKUP, SHELL, TITLE, Teller, parts
from etl.pages.linked import linker
from etl.pages.render import common, environment
from etl.problems import Place

TWIN = "@claim-twin@"


def write_claims(book: Book, site: Path) -> None:
    """Write what the site says of every single claim.

    Args:
        book: What the pages were made from; its connection tells the places of the claims in a table `provenance`.
        site: Folder of the site as MkDocs built it, its pages locked by their policies.

    Raises:
        OSError: A file cannot be read or written.
    """
    told = _told(book)
    if book.paged:
        _write_pages(told, site)
    else:
        _write_parts(told, parts(book), site)


def part(claim_id: str, of: int) -> int:
    """Number of the file that holds a claim: Java's `String.hashCode` modulo the files; `claim.js` reckons likewise."""
    number = 0
    for character in claim_id:
        number = (number * 31 + ord(character)) % 2**32
    return number % of


def _told(book: Book) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Every claim with its title, its description, its body as HTML, and its twin."""
    teller, linked = Teller(book, _places(book)), linker(book)
    shared = common(book, SHELL if book.paged else LOOKUP)
    # Made once: a template that is rendered would import its macros anew for each claim.
    template = environment().get_template("claim.html.jinja").make_module({**shared, "paged": book.paged})
    body: Callable[..., Markup] = vars(template)["claim_page"]
    for claim in book.claims.values():
        yield (
            claim,
            {
                "title": claim["says"],
                "about": claim["says"],
                "body": str(body(**teller.context(claim))),
                "linked": linked(claim),
            },
        )


def _places(book: Book) -> dict[str, Place]:
    """Claim id to the place of its phrase in the seeds."""
    rows = book.con.execute(
        """SELECT claim_id, file, line, "column" FROM claims
        INNER JOIN provenance ON provenance."row" = claims."row" AND table_name = 'claims' AND field = 'exact'"""
    ).fetchall()
    return {claim_id: (file, line, column) for claim_id, file, line, column in rows}


def _write_pages(told: Iterator[tuple[Row, dict[str, Any]]], site: Path) -> None:
    built = site / SHELL.path.removesuffix(".md")
    head, rest = (built / "index.html").read_text(encoding="utf-8").split("</head>", 1)
    shutil.rmtree(built)
    marks = (TWIN, TITLE, ABOUT, BODY)
    pieces: list[str] = re.split(f"({'|'.join(map(re.escape, marks))})", f"{head}{TWIN}</head>{rest}")
    for claim, one in told:
        claim_id = claim["claim_id"]
        # Two relations: where `alternate` stands alone, Material's script takes it for a translation of the site.
        twin = f'<link rel="alternate describedby" type="application/ld+json" href="../{claim_id}.json">\n'
        marked = dict(zip(marks, (twin, escape(one["title"]), escape(one["about"]), one["body"]), strict=True))
        (site / "claims" / claim_id).mkdir()
        _write(site / "claims" / claim_id / "index.html", "".join(marked.get(piece, piece) for piece in pieces))
        _write(site / "claims" / f"{claim_id}.json", json.dumps(one["linked"], ensure_ascii=False) + "\n")


def _write_parts(told: Iterator[tuple[Row, dict[str, Any]]], number: int, site: Path) -> None:
    held: dict[int, dict[str, Any]] = {}
    for claim, one in told:
        held.setdefault(part(claim["claim_id"], number), {})[claim["claim_id"]] = one
    folder = site / "claims" / "parts"
    folder.mkdir()
    for at in range(number):
        _write(folder / f"{at}.json", json.dumps(held.get(at, {}), ensure_ascii=False) + "\n")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")

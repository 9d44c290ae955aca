"""How to cite the dataset, an edition and a claim: in words, and as the files that reference managers read.

Sources: BibTeX (btxdoc), RIS file format (2001 and later), CSL-JSON schema 1.0. No year is named, for a build that says
when it ran is never the same twice; the version names the edition.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from etl.pages.book import Asset, Book, Page, Row

Head = Mapping[str, Any]

ALLOWS = {
    "CC-BY-4.0": "You may share and adapt them, also commercially, if you name the source and say what you changed.",
    "CC0-1.0": "You may do with them what you like. To name the source is good practice, and no duty.",
}
_LATEX = {"\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}",
          "^": r"{\textasciicircum}"} | {sign: f"\\{sign}" for sign in "&%$#_"}  # fmt: skip


def pages(book: Book) -> Iterator[Page | Asset]:
    """The page about citing, and the dataset's reference in three formats."""
    head = book.head
    name, claim = str(head.get("name", "record")), next(iter(book.claims.values()), None)
    files = (
        (f"{name}.bib", "BibTeX", dataset_bibtex(head)),
        (f"{name}.ris", "RIS", dataset_ris(head)),
        (f"{name}.csl.json", "CSL JSON", dataset_csl(head)),
    )
    yield Page(
        "cite.md",
        "How to cite",
        "How to cite the dataset, one edition of it, or one claim, and what its licences allow.",
        "cite.md.jinja",
        {
            "reference": dataset_reference(head),
            "bibtex": dataset_bibtex(head),
            "files": [(file, title) for file, title, _ in files],
            "descriptor": next((file for file in book.files if file.path == "datapackage.json"), None),
            "claim": claim,
            "claim_reference": claim and claim_reference(book, claim),
            "allows": ALLOWS,
        },
        ("toc",),
    )
    for file, _, text in files:
        yield Asset(f"cite/{file}", text)


def address(head: Head, path: str = "") -> str | None:
    """Where a path below the site's root stands on the web; null where the head names no homepage."""
    return f"{head['homepage'].rstrip('/')}/{path}" if head.get("homepage") else None


def dataset_reference(head: Head) -> str:
    """A reference to the dataset as one line of text."""
    return _sentence(_authors(head), f"{_title(head)} [Data set]", _version(head), address(head))


def claim_reference(book: Book, claim: Row) -> str:
    """A reference to a claim as one line of text."""
    whole = ", ".join(part for part in (_title(book.head), _version(book.head).lower()) if part)
    return _sentence(
        _authors(book.head),
        f"Claim {claim['claim_id']}: “{_line(claim['exact'])}”, {_place(book, claim)}",
        f"In {whole} [Data set]",
        address(book.head, book.claim_url(claim["claim_id"])),
    )


def dataset_bibtex(head: Head) -> str:
    """A BibTeX entry of the dataset."""
    return _bibtex(str(head.get("name", "record")), head, _title(head), "Data set", address(head))


def claim_bibtex(book: Book, claim: Row) -> str:
    """A BibTeX entry of a claim."""
    title = f"Claim {claim['claim_id']}: “{_line(claim['exact'])}”"
    note = f"Data set {_title(book.head)}; {_place(book, claim)}"
    return _bibtex(claim["claim_id"], book.head, title, note, address(book.head, book.claim_url(claim["claim_id"])))


def dataset_ris(head: Head) -> str:
    """The dataset as RIS, lines ended as that format wants them."""
    fields = [
        ("TY", "DATA"),
        *(("AU", name) for name in _creators(head)),
        ("TI", _title(head)),
        ("ET", head.get("version")),
        ("AB", head.get("description")),
        *(("KW", word) for word in head.get("keywords", [])),
        ("UR", address(head)),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in fields if value is not None)


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
        "keyword": ", ".join(head.get("keywords", [])) or None,
    }
    known = {key: value for key, value in item.items() if value}
    return json.dumps([known], ensure_ascii=False, indent=2) + "\n"


def _creators(head: Head) -> list[str]:
    """Who made it: the creators among the contributors, else all of these, else the dataset's own name."""
    all_of_them = head.get("contributors", [])
    creators = [one["title"] for one in all_of_them if "creator" in one.get("roles", [])]
    return creators or [one["title"] for one in all_of_them] or [_title(head)]


def _authors(head: Head) -> str:
    return ", ".join(_creators(head))


def _title(head: Head) -> str:
    return _line(head.get("title") or head.get("name") or "Untitled record")


def _version(head: Head) -> str:
    return f"Version {head['version']}" if head.get("version") else ""


def _place(book: Book, claim: Row) -> str:
    return f"{book.names['sources'][claim['source_id']]}, paragraph {claim['paragraph']}"


def _line(text: object) -> str:
    return " ".join(str(text).split())


def _sentence(*parts: str | None) -> str:
    """The parts as sentences, an address without a full stop behind it."""
    told = [part for part in parts if part]
    return " ".join(part if "://" in part else f"{part.rstrip('.')}." for part in told)


def _bibtex(key: str, head: Head, title: str, note: str, url: str | None) -> str:
    fields = {
        "author": " and ".join(f"{{{_latex(name)}}}" for name in _creators(head)),
        "title": f"{{{_latex(title)}}}",
        "version": _latex(head.get("version") or ""),
        "note": _latex(note),
        "url": url or "",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _latex(text: str) -> str:
    return re.sub(r"[\\{}~^&%$#_]", lambda sign: _LATEX[sign[0]], _line(text))

"""A claim as linked data: schema.org says what it is, a W3C Web Annotation where it stands.

What is coded of it, its number with its bounds, its stance and its basis, stands as properties with a value each, under
the names of the columns, and so do its links to other claims; `propertyID` leads to what a column or a code means. The
basis of what is given of the article stands with the article.

The annotated text is named by its fingerprint, for positions hold in that text alone; the article's address, where it
is known, is a second target that has the phrase but no position. No prefix and no suffix is given: the text around a
phrase is not ours to publish.

Sources: schema.org Claim, Quotation and PropertyValue (no relation between claims is defined there); Web Annotation
Data Model; RFC 6920 for names made of a hash; RFC 5147 for the fragment of a plain text, whose lines are the paragraphs
of the article here.
"""

import base64
import re
from collections.abc import Callable, Mapping

from etl.model.tongue import ENGLISH, later
from etl.pages.book import Book, Row
from etl.pages.coded import Node, Properties, at

NORMALISATION = later(
    "The SHA-256 is that of the article's text in UTF-8: its non-blank lines, each stripped and in Unicode normal form "
    "C, joined by one line feed. Positions count its code points from 0."
)
PERSONS = ("person", "unnamed_person")
# What is given of an article and may be inferred: its name in schema.org to its column.
INFERABLE = {"publisher": "publisher", "datePublished": "published", "url": "url"}
_NOTICE = (
    "The quoted words remain their publisher's.",
    "The quoted words are under the licence of the article's text.",
)
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def linker(book: Book) -> Callable[[Row], Node]:
    """A function that tells a claim as JSON-LD."""
    actors = {row["actor_id"]: row for row in book.tables["actors"]}
    sources = {row["source_id"]: row for row in book.tables["sources"]}
    properties = Properties(book)

    def linked(claim: Row) -> Node:
        page, source = at(book, book.claim_url(claim["claim_id"])), sources[claim["source_id"]]
        article = _article(book, source)
        if given := [column for name, column in INFERABLE.items() if name in article]:
            article["additionalProperty"] = properties.bases(source, given)
        work = _work(book, claim, actors, article) | {
            "@id": page,
            "url": page,
            "additionalProperty": properties.of(claim),
        }
        place = [claim[name] for name in ("paragraph", "exact", "span_start", "span_end")]
        graph = [work, _annotation(f"{page}#place", page, _targets(book, source, *place))]
        if claim["credit_exact"] is not None and claim["claimant_id"] is not None:
            credit = [claim[name] for name in ("credit_paragraph", "credit_exact", "credit_start", "credit_end")]
            graph.append(_annotation(f"{page}#credit", work["author"]["@id"], _targets(book, source, *credit)))
        return {"@context": "https://schema.org", "@graph": graph}

    return linked


def _article(book: Book, source: Row) -> Node:
    return _known({
        "@type": "NewsArticle",
        "@id": at(book, f"articles/{source['source_id']}/"),
        "identifier": source["source_id"],
        "headline": source["title"],
        "publisher": source["publisher"] and {"@type": "Organization", "name": source["publisher"]},
        "datePublished": _day(source["published"]),
        "inLanguage": source["language"],
        "url": source["url"],
        "license": _licence(source["text_licence"]),
    })  # fmt: skip


def _work(book: Book, claim: Row, actors: Mapping[str, Row], article: Node) -> Node:
    quote = claim["kind"] == "quote"
    event = claim["event_id"] and {
        "@type": "Event",
        "@id": at(book, f"events/{claim['event_id']}/"),
        "identifier": claim["event_id"],
        "name": book.names["events"].get(claim["event_id"]),
    }
    speaker = claim["of"].get("speaker_id") if quote else None
    return _known({
        "@type": "Quotation" if quote else "Claim",
        "identifier": claim["claim_id"],
        "text": claim["says"],
        "inLanguage": ENGLISH,
        "author": claim["claimant_id"] and _actor(book, actors[claim["claimant_id"]]),
        "spokenByCharacter": speaker and _actor(book, actors[speaker]),
        "dateCreated": _day(claim["said_on"]),
        "isPartOf" if quote else "appearance": article,
        "about": event,
        "copyrightNotice": _NOTICE[article.get("license") is not None],
        "subjectOf": _dataset(book),
    })  # fmt: skip


def _dataset(book: Book) -> Node:
    head = book.head
    licences = [one["path"] for one in head.get("licenses", [])]
    return _known({
        "@type": "Dataset",
        "name": head.get("title") or head.get("name"),
        "version": head.get("version"),
        "license": licences[0] if len(licences) == 1 else licences,
        "url": head.get("homepage"),
    })  # fmt: skip


def _actor(book: Book, actor: Row) -> Node:
    wikidata = actor["wikidata_id"]
    return _known({
        "@type": "Person" if actor["kind"] in PERSONS else "Organization",
        "@id": at(book, f"actors/{actor['actor_id']}/"),
        "identifier": actor["actor_id"],
        "name": actor["name"],
        "sameAs": wikidata and f"http://www.wikidata.org/entity/{wikidata}",
    })  # fmt: skip


def _annotation(id_: str, body: str, targets: list[Node]) -> Node:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": id_,
        "type": "Annotation",
        "motivation": "identifying",
        "body": body,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _targets(book: Book, source: Row, paragraph: int, exact: str, start: int, end: int) -> list[Node]:
    """The phrase in the text of that fingerprint, and in the article at its address, as far as these are known."""
    quote = {"type": "TextQuoteSelector", "exact": exact}
    targets: list[Node] = []
    if source["text_sha256"]:
        fragment = {
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc5147",
            "value": f"line={paragraph - 1},{paragraph}",
            "refinedBy": quote,
        }
        position = {"type": "TextPositionSelector", "start": start, "end": end}
        text = {
            "id": fingerprint_name(source["text_sha256"]),
            "type": "Text",
            "format": "text/plain",
            "language": source["language"],
            "rdfs:comment": NORMALISATION,
        }
        targets.append({"type": "SpecificResource", "source": text, "selector": [fragment, position]})
    if source["url"] or not targets:
        place = source["url"] or at(book, f"articles/{source['source_id']}/")
        targets.append({"type": "SpecificResource", "source": place, "selector": quote})
    return targets


def fingerprint_name(sha256: str) -> str:
    """The URI that names a content by its SHA-256 (hexadecimal): `ni:///sha-256;…`, RFC 6920."""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def _licence(spdx: str | None) -> str | None:
    """The address of a licence in the list of SPDX; its name where it is none of them."""
    return f"https://spdx.org/licenses/{spdx}.html" if spdx and not spdx.startswith("LicenseRef-") else spdx


def _day(edtf: str | None) -> str | None:
    """A date that schema.org can hold: a day, month or year that is certain; null for anything else."""
    return edtf if edtf and _DATE.fullmatch(edtf) else None


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value}

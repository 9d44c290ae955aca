"""The list of the claims in reading order, and what the page of one claim says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from etl.model.forms import FROM_CLAIM
from etl.model.tables import Field, Model
from etl.model.tongue import gettext, later
from etl.pages.book import Book, Page, Row, grouped
from etl.pages.choices import among
from etl.pages.cite import cited
from etl.pages.linked import NORMALISATION
from etl.problems import Place

PER_PART = 20  # claims in a file, where the browser shows them
VOICE = "-"  # chosen instead of a claimant; `claim_choices.sql` says it
BODY = "<h1>@claim-body@</h1>"
TITLE, ABOUT = "@claim-title@", "@claim-about@"
SHELL = Page("claims/claim.md", TITLE, ABOUT, "claim.md.jinja", {"body": BODY}, ("toc",), found=False)
LOOKUP = Page(
    "claims/index.md",
    later("Claims"),
    later("Look up any claim of the record by its id."),
    "claims-lookup.md.jinja",
    hide=("toc",),
    scripts=("browser/claim.js",),
)

# What the page says in words, apart from its columns.
_TOLD = {
    "claim_id", "kind", "source_id", "paragraph", "exact", "span_start", "span_end", "credit_paragraph", "credit_exact",
    "credit_start", "credit_end", "note", "says",
}  # fmt: skip
_WHEN = ("_start", "_end", "_basis")


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of a claim.

    Attributes:
        table: The table that holds it.
        field: The column.
        target: Table that it refers to; null where it refers to none.
        value: What stands there; null where nothing is said.
        basis: Whether that is stated or inferred; null where the table does not tell.
    """

    table: str
    field: Field
    target: str | None
    value: Any
    basis: str | None


def pages(book: Book) -> Iterator[Page]:
    """The list of the claims and the page that each of theirs is cut from; else the page that shows one when asked."""
    groups = _by_article(book)
    if not book.paged:
        context: dict[str, Any] = {"groups": groups, "parts": parts(book)}
        yield replace(LOOKUP, title=gettext(LOOKUP.title), about=gettext(LOOKUP.about), context=context)
        return
    rows = book.ask("claim_choices")
    choices = [
        among(rows, "kind", gettext("Kind"), "kind", "kind_label"),
        among(rows, "article", gettext("Article"), "source_id", "article"),
        among(rows, "claimant", gettext("Who says so"), "claimant_id", "claimant", gettext("the article’s own voice")),
    ]
    # A search finds the same phrases on the articles' pages, with their claims around them.
    about = gettext("Every claim of the record in reading order, article by article, each with an address of its own.")
    context = {"groups": groups, "choices": choices, "voice": VOICE}
    yield Page("claims/index.md", gettext("Claims"), about, "claims.md.jinja", context, ("toc",), found=False)
    yield SHELL


def parts(book: Book) -> int:
    """Number of files that hold the claims where the browser shows them."""
    return -(-len(book.claims) // PER_PART)


def related(book: Book) -> dict[str, list[tuple[str, Row, Row]]]:
    """Claim id to (`to` or `from`, the link, the other claim), the links that start at it first."""
    found: dict[str, list[tuple[str, Row, Row]]] = {}
    for way, own, other in (("to", "claim_id", "other_claim_id"), ("from", "other_claim_id", "claim_id")):
        for link in book.tables["claim_links"]:
            found.setdefault(link[own], []).append((way, link, book.claims[link[other]]))
    return found


def _by_article(book: Book) -> list[tuple[Row, list[Row]]]:
    found = grouped(book.claims.values(), "source_id")
    return [(source, found.get(source["source_id"], [])) for source in book.tables["sources"]]


class Teller:
    """What the page of a claim says, for one claim after the other."""

    def __init__(self, book: Book, places: Mapping[str, Place]) -> None:
        """Look up once what all pages need.

        Args:
            book: The data.
            places: Claim id to the place of its phrase in the seeds.
        """
        self._book, self._places = book, places
        self._related, self._questions = related(book), grouped(book.ask("disagreements_of_claims"), "claim_id")
        self._sources = {row["source_id"]: row for row in book.tables["sources"]}
        self._roles = {(row["source_id"], row["paragraph"]): row["role"] for row in book.tables["paragraphs"]}
        self._columns = {table: _columns(book.model, table) for table in ("claims", *book.kind_tables.values())}
        self._participants = grouped(book.tables["event_participants"], "claim_id")
        self._utterances = grouped(book.tables["quotes"], "utterance_id")
        self._beside = {}
        for _, claims in _by_article(book):
            for before, claim, after in zip([None, *claims], claims, [*claims[1:], None], strict=False):
                self._beside[claim["claim_id"]] = (before, after)

    def context(self, claim: Row) -> dict[str, Any]:
        """What the template of a claim's page speaks of."""
        claim_id = claim["claim_id"]
        before, after = self._beside[claim_id]
        return {
            "claim": claim,
            "source": self._sources[claim["source_id"]],
            "role": self._roles.get((claim["source_id"], claim["paragraph"])),
            "what": self._coded(self._book.kind_tables[claim["kind"]], claim["of"]),
            "whence": [one for one in self._coded("claims", claim) if one.field.name != "claimant_id" or one.value],
            "participants": self._participants.get(claim_id, []),
            "related": self._related.get(claim_id, []),
            "printings": [
                self._book.claims[row["claim_id"]]
                for row in self._utterances.get(claim["of"].get("utterance_id"), [])
                if row["claim_id"] != claim_id
            ],
            "questions": self._questions.get(claim_id, []),
            "place_in_seeds": self._places[claim_id],
            "normalisation": gettext(NORMALISATION),
            "reference": cited(self._book, "txt", claim),
            "bibtex": cited(self._book, "bib", claim),
            "before": before,
            "after": after,
        }

    def _coded(self, table: str, row: Row) -> list[Coded]:
        return [
            Coded(table, field, target, row.get(field.name), row.get(basis) if basis else None)
            for field, target, basis in self._columns[table]
        ]


def _columns(model: Model, name: str) -> list[tuple[Field, str | None, str | None]]:
    """(column, table that it refers to, column of its basis) of the columns that a page lists.

    The bounds and the basis of a day stand with the day, and what every kind repeats stands among the sourcing.
    """
    table = model[name]
    targets = {key.fields[0]: key.table for key in table.foreign_keys if len(key.fields) == 1}
    repeated = {column for column, function in model.forms.computed[name].items() if function == FROM_CLAIM}
    listed = []
    for field in table.fields:
        stem = next((field.name.removesuffix(end) for end in _WHEN if field.name.endswith(end)), None)
        if field.name in (_TOLD if name == "claims" else repeated):
            continue
        if stem is not None and (stem in table.by_name or f"{stem}_id" in table.by_name):
            continue
        basis = f"{field.name.removesuffix('_id')}_basis"
        listed.append((field, targets.get(field.name), basis if basis in table.by_name else None))
    return listed

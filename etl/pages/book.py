"""What every page is made from: the tables as dicts, the names behind ids, the labels behind codes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb

from etl.model.files import FileSum
from etl.model.sql import select
from etl.model.tables import Model
from etl.model.tongue import gettext, language
from etl.model.vocabularies import Term
from etl.pictures import Picture

Row = dict[str, Any]

QUERIES = Path(__file__).parent / "queries"

DONE = ("occurred", "ongoing", "claimed")
"""The statuses of events that are told as having happened or as going on."""

CLAIM_PAGES = 20_000
"""Most claims that get a page each: more would make a site that no server wants."""


def grouped(rows: Iterable[Row], column: str) -> dict[Any, list[Row]]:
    """Rows by the value of a column, in their order; rows without one are left out."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        if row[column] is not None:
            found.setdefault(row[column], []).append(row)
    return found


def spoken_rows(rows: Iterable[Row]) -> list[Row]:
    """Rows with what they took from vocabularies in the language of the site: the columns `*_label`, `*_definition`."""
    return [
        {c: gettext(v) if v and c.endswith(("_label", "_definition")) else v for c, v in row.items()} for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be written.

    Attributes:
        path: Path below the folder of pages, `quotes.md`.
        title: Its title, as plain text.
        about: One sentence for search engines and previews, as plain text.
        template: File name below `templates/`.
        context: What the template speaks of.
        hide: Parts of the frame that the page does without (`navigation`, `toc`).
        scripts: Modules that the page runs, below the site's root.
        found: Whether the site's search finds it.
        listed: Whether the menu may have it; not where all that it could show is missing.
    """

    path: str
    title: str
    about: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    hide: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    found: bool = True
    listed: bool = True

    @property
    def root(self) -> str:
        """Relative address of the site's root, as seen from the built page."""
        stem = self.path.removesuffix(".md")
        depth = stem.count("/") + (stem.rsplit("/", 1)[-1] != "index")
        return "../" * depth


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is no page, such as a picture or data; written as it is.

    Attributes:
        path: Path below the site's root.
        text: What it holds.
    """

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a worked question: prose, or a query with what it gives.

    Attributes:
        prose: Markdown.
        sql: The query; null in prose.
        columns: Names of the columns that it gives.
        rows: The rows that it gives.
        fault: Why it gives nothing; null where it runs.
    """

    prose: str = ""
    sql: str | None = None
    columns: Sequence[str] = ()
    rows: Sequence[tuple[Any, ...]] = ()
    fault: str | None = None

    def numeric(self, column: int) -> bool:
        """Whether a column holds numbers and nothing else."""
        values = [row[column] for row in self.rows if row[column] is not None]
        return bool(values) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)


@dataclass(frozen=True, slots=True)
class Question:
    """A worked question: name of its file, title and description as plain text, and its parts in order."""

    name: str
    title: str
    about: str
    parts: Sequence[Part]


@dataclass(frozen=True)
class Book:
    """The data in the form in which pages ask for them.

    Attributes:
        con: Connection that holds the tables and views.
        model: The tables' schemas and vocabularies.
        head: The hand-written head of the descriptor: name, title, description, version, licences.
        files: What can be downloaded, with paths below the site's root.
        changes: Markdown that tells what changed since the last edition; empty where there is nothing to compare.
        bundle: Bytes of what runs in the browser, by file name; empty where it was not bundled.
        claim_pages: Most claims that get a page each.
        questions: The worked questions of the record.
        pictures: The pictures that pages show, by name; each becomes a file of the site.
    """

    con: duckdb.DuckDBPyConnection
    model: Model
    head: Mapping[str, Any]
    files: Sequence[FileSum] = ()
    changes: str = ""
    bundle: Mapping[str, int] = field(default_factory=dict)
    claim_pages: int = CLAIM_PAGES
    questions: Sequence[Question] = ()
    pictures: dict[str, Picture] = field(default_factory=dict)

    def rows(self, sql: str) -> list[Row]:
        """The rows of a query, column to value."""
        cursor = self.con.execute(sql)
        names = [column[0] for column in cursor.description or []]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def ask(self, query: str) -> list[Row]:
        """The rows of a query of `queries/`, by the stem of its file, in the words of the site."""
        return spoken_rows(self.rows((QUERIES / f"{query}.sql").read_text(encoding="utf-8")))

    @cached_property
    def tables(self) -> Mapping[str, list[Row]]:
        """Every table's rows in their published order."""
        return {table.name: self.rows(select(table)) for table in self.model}

    @cached_property
    def vocabularies(self) -> Mapping[str, Mapping[str, Term]]:
        """Every vocabulary, its labels and definitions in the language of the site."""
        return {
            name: {
                value: replace(term, label=gettext(term.label), definition=gettext(term.definition))
                for value, term in terms.items()
            }
            for name, terms in self.model.vocabularies.items()
        }

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """Table to the names that people read, by id."""
        return {
            "actors": {r["actor_id"]: r["name"] for r in self.tables["actors"]},
            "places": {r["place_id"]: r["name"] for r in self.tables["places"]},
            "events": {r["event_id"]: r["title"] for r in self.tables["events"]},
            "tallies": {r["tally_id"]: r["title"] for r in self.tables["tallies"]},
            "sources": {r["source_id"]: r["publisher"] or r["title"] or r["source_id"] for r in self.tables["sources"]},
        }

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """Source id to the language of each article."""
        return {row["source_id"]: row["language"] for row in self.tables["sources"]}

    @cached_property
    def foreign(self) -> Mapping[str, str]:
        """The same of each article that is in another language than the site's own words."""
        return {source: own for source, own in self.languages.items() if own != language()}

    @property
    def kind_tables(self) -> Mapping[str, str]:
        """Kind of a claim to its table."""
        return {kind: form.table for kind, form in self.model.forms.kinds.items()}

    @cached_property
    def claims(self) -> Mapping[str, Row]:
        """Claim id to the claim, in reading order; `of` is the row of its own table, `means` lists what it tells."""
        more = {row["claim_id"]: row for table in self.kind_tables.values() for row in self.tables[table]}
        means = grouped(self.tables["mention_means"], "claim_id")
        return {
            id_: row | {"of": more.get(id_, {}), "means": [one["means"] for one in means.get(id_, [])]}
            for row in self.tables["claims"]
            for id_ in [row["claim_id"]]
        }

    @cached_property
    def origins(self) -> Mapping[str, Row]:
        """Origin id to the origin."""
        return {row["origin_id"]: row for row in self.tables["origins"]}

    @cached_property
    def tally_claims(self) -> Mapping[str, list[Row]]:
        """Tally id to its claims as the view `tally_claims` gives them, in the order of articles and paragraphs."""
        rows = self.rows("SELECT * FROM tally_claims ORDER BY tally_id, source_id, paragraph, claim_id")
        return grouped(rows, "tally_id")

    @cached_property
    def status_tellings(self) -> Mapping[str, list[Row]]:
        """Event id to the tellings on which its status rests, as the view of that name gives them."""
        rows = self.rows("SELECT * FROM status_tellings ORDER BY event_id, teller NULLS FIRST, teller_id, claim_id")
        return grouped(rows, "event_id")

    @cached_property
    def undone(self) -> Mapping[str, str]:
        """Event id to the status of each event that is not told as done: nobody did it, whoever is named for it."""
        return {r["event_id"]: r["status"] for r in self.tables["events"] if r["status"] not in (*DONE, None)}

    @cached_property
    def unsearched(self) -> Mapping[str, list[str]]:
        """What may be looked for, in the order of its vocabulary, to the articles in which it was not."""
        found = {(row["source_id"], row["kind"]) for row in self.tables["source_scope"]}
        sources = [row["source_id"] for row in self.tables["sources"]]
        kinds = self.model.vocabularies.get("source_scope", {})
        return {kind: [source for source in sources if (source, kind) not in found] for kind in kinds}

    @cached_property
    def partly(self) -> list[str]:
        """The articles in which not everything was looked for."""
        return sorted({source for sources in self.unsearched.values() for source in sources})

    @cached_property
    def updates(self) -> Mapping[str, list[Row]]:
        """Claim id to the links by which it updates others."""
        return grouped((link for link in self.tables["claim_links"] if link["relation"] == "updates"), "claim_id")

    def unsure_updates(self, claim_id: str, tally_id: str) -> list[Row]:
        """The links by which a claim updates others of a count, inferred or only probable."""
        count = {one["claim_id"] for one in self.tally_claims[tally_id]}
        links = (link for link in self.updates.get(claim_id, ()) if link["other_claim_id"] in count)
        return [link for link in links if (link["basis"], link["certainty"]) != ("stated", "certain")]

    def updated_how(self, row: Row) -> str:
        """What is to be said of the links that update a claim, `inferred, probable`; empty where none is unsure.

        Args:
            row: The claim as the view `tally_claims` gives it.
        """
        newer = (row["superseded_by_ids"] or "").split()
        links = [link for id_ in newer for link in self.unsure_updates(id_, row["tally_id"])]
        unsure = ("basis", "inferred"), ("certainty", "probable")
        found = [(column, value) for column, value in unsure if any(link[column] == value for link in links)]
        return ", ".join(self.label(column, value).lower() for column, value in found)

    @cached_property
    def paged(self) -> bool:
        """Whether every claim has a page of its own; else one page shows them, in the browser."""
        return len(self.tables["claims"]) <= self.claim_pages

    def drawn(self, name: str, draw: Callable[[], Picture]) -> Picture:
        """The picture of a name, drawn once however many pages show it."""
        if name not in self.pictures:
            self.pictures[name] = draw()
        return self.pictures[name]

    def claim_url(self, claim_id: str) -> str:
        """A claim's permanent address below the site's root."""
        return f"claims/{claim_id}/" if self.paged else f"claims/?id={claim_id}"

    def label(self, vocabulary: str, value: str | None) -> str:
        """The label of a coded value; the code itself where the vocabulary does not hold it."""
        term = self.vocabularies.get(vocabulary, {}).get(value or "")
        return term.label if term is not None else (value or "")

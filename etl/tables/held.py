"""The tables that no record of a seed makes row by row: vocabularies, coverage, the overlap and the open texts."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from etl.evidence import Evidence
from etl.evidence.open_texts import LICENCE
from etl.evidence.overlap import Comparison
from etl.model.tables import Model
from etl.seeds import Record
from etl.tables.insert import columns_of, insert_rows
from etl.tables.provenance import Provenance


def fill_vocabulary(con: duckdb.DuckDBPyConnection, model: Model, provenance: Provenance) -> None:
    """A row for each value that the vocabularies define."""
    table = model["vocabulary"]
    terms = [(name, term) for name, terms in model.vocabularies.items() for term in terms.values()]
    known: list[dict[str, Any]] = [
        {"vocabulary": name, "value": t.value, "label": t.label or None, "definition": t.definition or None, **t.extra}
        for name, t in terms
    ]
    rows = [(number, *(row.get(column) for column in table.by_name)) for number, row in enumerate(known)]
    insert_rows(con, table.name, columns_of(table), rows)
    provenance.rows[table.name] = [None] * len(rows)
    provenance.lines[table.name] = [term.place for _, term in terms]


def fill_coverage(con: duckdb.DuckDBPyConnection, provenance: Provenance) -> None:
    """A row for each article and kind of token; the tables before it are full."""
    con.execute(Path(__file__).with_name("coverage.sql").read_text(encoding="utf-8"))
    sources = _sources(provenance)
    rows = con.execute('SELECT source_id FROM coverage ORDER BY "row"').fetchall()
    provenance.rows["coverage"] = [sources.get(row[0]) for row in rows]


def fill_overlap(con: duckdb.DuckDBPyConnection, model: Model, provenance: Provenance, overlap: Comparison) -> None:
    """A row for each pair of articles that share something."""
    table, sources = model["source_overlap"], _sources(provenance)
    rows = [(number, *row) for number, row in enumerate(overlap.rows())]
    insert_rows(con, table.name, columns_of(table), rows)
    provenance.rows[table.name] = [sources.get(row[1]) for row in rows]


def fill_texts(
    con: duckdb.DuckDBPyConnection, model: Model, provenance: Provenance, evidence: Mapping[str, Evidence]
) -> None:
    """A row for each paragraph of an article whose licence opens its text, which is at hand then."""
    table = model["paragraph_texts"]
    opened = {id_: source for id_, source in _sources(provenance).items() if source.get(LICENCE) is not None}
    told = [(source, known) for id_, source in sorted(opened.items()) if (known := evidence.get(id_)) and known.text]
    rows = [
        (source, known.source_id, extent.paragraph, (known.text or "")[extent.span_start : extent.span_end])
        for source, known in told
        for extent in known.paragraphs
    ]
    insert_rows(con, table.name, columns_of(table), [(number, *row[1:]) for number, row in enumerate(rows)])
    provenance.rows[table.name] = [source for source, *_ in rows]


def _sources(provenance: Provenance) -> dict[str, Record]:
    return {str(r.get("source")): r for r in provenance.rows["sources"] if r is not None}

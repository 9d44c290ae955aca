"""Fill one in-memory DuckDB connection with the tables, each row numbered so that its seed line can be found again."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from etl.evidence import Evidence
from etl.evidence.overlap import Comparison
from etl.model.days import bounds
from etl.model.forms import FROM_CLAIM
from etl.model.tables import Model, Table
from etl.problems import Problem
from etl.seeds import Record, Seeds
from etl.tables.answered import answered_otherwise
from etl.tables.compute import FUNCTIONS, Function, World, covering, covering_phrases, make_world, numbered
from etl.tables.held import fill_coverage, fill_overlap, fill_texts, fill_vocabulary
from etl.tables.insert import columns_of, create, insert, insert_rows
from etl.tables.left_out import count_as_known, left_out
from etl.tables.meaning import judge_meaning
from etl.tables.printed import not_printed
from etl.tables.provenance import Provenance
from etl.tables.scope import asked_for, beyond_scope

_PHRASE = {"source_id": "VARCHAR", "paragraph": "BIGINT", "span_start": "BIGINT", "span_end": "BIGINT"}
_IDS = {"table_name": "VARCHAR", "id": "VARCHAR"}
_UNPUBLISHED = {
    "tokens": {"token": "BIGINT", "source_id": "VARCHAR", "file": "VARCHAR", "kind": "VARCHAR", "paragraph": "BIGINT",
               "line": "BIGINT", "column": "BIGINT", "span_start": "BIGINT", "span_end": "BIGINT", "text": "VARCHAR",
               "asked": "BOOLEAN"},
    "reach": {"token_kind": "VARCHAR", "covered_by": "VARCHAR"},
    "covering_phrases": {"covered_by": "VARCHAR", **_PHRASE},
    "broken_ids": _IDS,
    "retired_ids": _IDS,
}  # fmt: skip
"""Tables that checks and views read and nobody is given: their columns and SQL types."""


@dataclass
class Tables:
    """The typed tables and where each of their values came from.

    Attributes:
        con: Connection that holds a table for each of the model's, with a column `row` before the published ones;
            beside them `tokens`, `broken_ids` and `retired_ids`, which are not published.
        provenance: Place of every value.
    """

    con: duckdb.DuckDBPyConnection
    provenance: Provenance


def build_tables(
    model: Model,
    seeds: Seeds,
    evidence: Mapping[str, Evidence],
    article_files: Mapping[str, str],
    overlap: Comparison | None = None,
    *,
    twice: Container[str] = (),
    published: bool = True,
) -> tuple[Tables, list[Problem]]:
    """Make the tables from the records.

    Args:
        model: The tables.
        seeds: The records.
        evidence: Source id to its evidence.
        article_files: Source id to the path of its text, as shown to people.
        overlap: What the articles share with each other.
        twice: Ids of the articles that the other pass coded too.
        published: Whether this is the first pass, of which it is asked what the printed words say otherwise.

    Returns:
        The tables, and every number and date that could not be read (its columns are null then), or that its phrase or
        the sides of its actors do not allow, or that says otherwise than printed words. The last waits until every
        record has its shape.
    """
    world = make_world(seeds, evidence, model.vocabularies, twice)
    con = duckdb.connect()
    con.execute("SET threads = 1")
    provenance = Provenance(con, model)
    claim_rows: dict[int, int] = {}
    for table in model:
        create(con, table.name, columns_of(table))
        if table.name in model.forms.filled:
            continue
        records = _records(seeds, table.name)
        provenance.rows[table.name] = list(records)
        computed = model.forms.computed[table.name]
        columns = {"row": ("BIGINT", list(range(len(records))))} | _columns(table, records, world, computed)
        copied = [column for column, function in computed.items() if function == FROM_CLAIM]
        if table.name == "claims":
            claim_rows = {id(record): row for row, record in enumerate(records)}
        claims = [claim_rows[id(r if r.form.kind else r.parent)] for r in records] if copied else None
        insert(con, table.name, columns, copied, claims)
    fill_vocabulary(con, model, provenance)
    _unpublished(con, model, seeds, world, article_files)
    fill_coverage(con, provenance)
    fill_overlap(con, model, provenance, overlap or Comparison())
    fill_texts(con, model, provenance, evidence)
    return Tables(con, provenance), _unreadable(model, world, published=published)


def _records(seeds: Seeds, table: str) -> list[Record]:
    if table == "claims":
        return sorted(seeds.claims(), key=lambda r: (r.file, r.node.start_mark.index))
    return [r for name, form in seeds.forms.by_name.items() if form.table == table for r in seeds.records[name]]


def _columns(
    table: Table, records: list[Record], world: World, computed: Mapping[str, str]
) -> dict[str, tuple[str, list[Any]]]:
    """Column to (SQL type, values), for all but those that are copied from the claim."""
    columns: dict[str, tuple[str, list[Any]]] = {}
    for field in table.fields:
        name = computed.get(field.name)
        if name is None:
            values = _typed(table.name, field.name, records, world)
        elif name != FROM_CLAIM:
            values = _computed(FUNCTIONS[name], field.name, records, world)
        else:
            continue
        columns[field.name] = (field.sql_type, values)
    return columns


def _typed(table: str, column: str, records: list[Record], world: World) -> list[Any]:
    """The values of a column that people type, each claim's own or its source's."""
    if records and (table, column) not in records[0].form.columns:
        records = [r.told for r in records if r.told is not None]
    if not records:
        return []
    form = records[0].form
    typed = form.typed[form.columns[table, column]]
    key, default, other = typed.key, typed.default, typed.inherits
    if typed.otherwise is not None:
        function = FUNCTIONS[typed.otherwise]
        return [r.values[key] if key in r.values else function(world, r, column) for r in records]
    if other is None:
        return [record.values.get(key, default) for record in records]
    return [
        record.values[key]
        if key in record.values
        else next((around.values[other] for around in record.around() if other in around.values), None)
        for record in records
    ]


def _computed(function: Function, column: str, records: list[Record], world: World) -> list[Any]:
    values: list[Any] = []
    for record in records:
        try:
            values.append(function(world, record, column))
        except ValueError:
            values.append(None)  # Told once, where the text is typed.
    return values


def _unpublished(
    con: duckdb.DuckDBPyConnection, model: Model, seeds: Seeds, world: World, article_files: Mapping[str, str]
) -> None:
    ids, lost = left_out(model, seeds)
    scopes = seeds.scopes()
    tokens = (
        (source, token, asked)
        for source, known in world.evidence.items()
        for token, asked in zip(known.tokens, asked_for(known, scopes.get(source, ())), strict=True)
    )
    rows: dict[str, Iterable[tuple[Any, ...]]] = {
        "tokens": [
            (
                n,
                source,
                article_files[source],
                t.kind,
                t.paragraph,
                t.line,
                t.column,
                t.span_start,
                t.span_end,
                t.text,
                asked,
            )
            for n, (source, t, asked) in enumerate(tokens)
        ],
        "reach": covering(seeds),
        "covering_phrases": covering_phrases(world),
        "broken_ids": sorted(ids),
        "retired_ids": sorted(seeds.retired),
    }
    for table, columns in _UNPUBLISHED.items():
        create(con, table, columns)
        insert_rows(con, table, columns, rows[table])
    count_as_known(con, model, lost)


def _unreadable(model: Model, world: World, *, published: bool) -> list[Problem]:
    seeds = world.seeds
    told = "the article lacks no quotation mark that these words would need"
    problems = [record.problem("unclosed-needless", "unclosed", told, value="true") for record in world.needless]
    problems += beyond_scope(seeds)
    if not model.problems:  # Values are not judged by a vocabulary that cannot be read.
        problems += world.interests.problems()
    for record in numbered(seeds):
        problems += not_printed(world, record)
    for form in seeds.forms.by_name.values():
        for typed in (typed for typed in form.typed.values() if typed.field.edtf):
            for record in seeds.records[form.name]:
                text = record.get(typed.key)
                try:
                    bounds(text or "2000")
                except ValueError as error:
                    told = f"the date {text!r} cannot be read: {error}"
                    expected = "a date in EDTF, of the forms that the record takes"
                    problems.append(record.problem("edtf", typed.key, told, field=typed.field.name, expected=expected))
    if published and not seeds.broken and not model.problems:
        problems += judge_meaning(world, model.vocabularies["actor_kind"])
        problems += answered_otherwise(world)
    return problems

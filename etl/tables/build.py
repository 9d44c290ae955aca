"""Fill one in-memory DuckDB connection with the tables, each row numbered so that its seed line can be found again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from etl.evidence import Evidence
from etl.evidence.overlap import Comparison
from etl.evidence.text import occurrences
from etl.model.days import bounds
from etl.model.seed_schemas import FormKeys, form_keys
from etl.model.shape import CLAIM_FORMS, COMPUTED, FORMS
from etl.model.tables import Model, Table
from etl.problems import Problem, problem
from etl.seeds import Record, Seeds
from etl.tables.compute import FUNCTIONS, Function, World, make_world, printed_times, quantity
from etl.tables.held import HELD, fill_coverage, fill_overlap, fill_vocabulary
from etl.tables.insert import insert, insert_rows
from etl.tables.left_out import count_as_known, left_out
from etl.tables.provenance import Provenance

FROM_CLAIM = "from_claim"


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
) -> tuple[Tables, list[Problem]]:
    """Make the tables from the records.

    Args:
        model: The tables.
        seeds: The records.
        evidence: Source id to its evidence.
        article_files: Source id to the path of its text, as shown to people.
        overlap: What the articles share with each other.

    Returns:
        The tables, and every number and date that could not be read (its columns are null then).
    """
    keys = form_keys(model)
    world = make_world(seeds, evidence)
    con = duckdb.connect()
    con.execute("SET threads = 1")
    provenance = Provenance(con, model, keys)
    claim_rows: dict[int, int] = {}
    for table in model:
        _create(con, table)
        if table.name in HELD:
            continue
        records = _records(seeds, table.name)
        provenance.rows[table.name] = list(records)
        columns = {"row": ("BIGINT", list(range(len(records))))} | _columns(table, records, world, keys)
        copied = [c for c, function in COMPUTED.get(table.name, {}).items() if function == FROM_CLAIM]
        if table.name == "claims":
            claim_rows = {id(record): row for row, record in enumerate(records)}
        claims = [claim_rows[id(r) if r.form in CLAIM_FORMS else id(r.parent)] for r in records] if copied else None
        insert(con, table.name, columns, copied, claims)
    fill_vocabulary(con, model, provenance)
    _unpublished(con, model, seeds, world, article_files)
    fill_coverage(con, provenance)
    fill_overlap(con, model, provenance, overlap or Comparison())
    return Tables(con, provenance), _unreadable(seeds, world, keys)


def _create(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    columns = ", ".join(f'"{f.name}" {f.sql_type}' for f in table.fields)
    con.execute(f'CREATE TABLE "{table.name}" ("row" BIGINT, {columns})')


def _records(seeds: Seeds, table: str) -> list[Record]:
    if table == "claims":
        found = [record for form in CLAIM_FORMS for record in seeds.records[form]]
        return sorted(found, key=lambda r: (r.file, r.node.start_mark.index))
    return [
        record
        for name, form in FORMS.items()
        if form.table == table and name != "told"
        for record in seeds.records[name]
    ]


def _columns(
    table: Table, records: list[Record], world: World, keys: Mapping[str, FormKeys]
) -> dict[str, tuple[str, list[Any]]]:
    """Column to (SQL type, values), for all but those that are copied from the claim."""
    columns: dict[str, tuple[str, list[Any]]] = {}
    for field in table.fields:
        name = COMPUTED.get(table.name, {}).get(field.name)
        if name is None:
            values = _typed(table.name, field.name, records, keys)
        elif name != FROM_CLAIM:
            values = _computed(FUNCTIONS[name], field.name, records, world)
        else:
            continue
        columns[field.name] = (field.sql_type, values)
    return columns


def _typed(table: str, column: str, records: list[Record], keys: Mapping[str, FormKeys]) -> list[Any]:
    """The values of a column that people type, each claim's own or its source's."""
    form = records[0].form if records else ""
    if table == "claims" and (table, column) in keys["told"].columns:
        form = "told"
        records = [r.told for r in records if r.told is not None]
    elif not records:
        return []
    key = keys[form].columns[table, column]
    default = FORMS[form].defaults.get(column)
    if default is None or not default.startswith("="):
        return [record.values.get(key, default) for record in records]
    other = default[1:]
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
    con.execute(
        "CREATE TABLE tokens (token BIGINT, source_id VARCHAR, file VARCHAR, kind VARCHAR, paragraph BIGINT,"
        ' line BIGINT, "column" BIGINT, span_start BIGINT, span_end BIGINT, text VARCHAR)'
    )
    con.execute("CREATE TABLE printed_times (source_id VARCHAR, paragraph BIGINT, span_start BIGINT, span_end BIGINT)")
    con.execute("CREATE TABLE broken_ids (table_name VARCHAR, id VARCHAR)")
    con.execute("CREATE TABLE retired_ids (table_name VARCHAR, id VARCHAR)")
    tokens = [
        (number, source, article_files[source], t.kind, t.paragraph, t.line, t.column, t.span_start, t.span_end, t.text)
        for number, (source, t) in enumerate(
            (source, t) for source, known in world.evidence.items() for t in known.tokens
        )
    ]
    types = ("BIGINT", "VARCHAR", "VARCHAR", "VARCHAR", *["BIGINT"] * 5, "VARCHAR")
    names = ("token", "source_id", "file", "kind", "paragraph", "line", "column", "span_start", "span_end", "text")
    insert_rows(con, "tokens", names, types, tokens)
    place = ("source_id", "paragraph", "span_start", "span_end")
    insert_rows(con, "printed_times", place, ("VARCHAR", *["BIGINT"] * 3), printed_times(world))
    pair = (("table_name", "id"), ("VARCHAR", "VARCHAR"))
    ids, lost = left_out(model, seeds)
    insert_rows(con, "broken_ids", *pair, sorted(ids))
    count_as_known(con, model, lost)
    insert_rows(con, "retired_ids", *pair, sorted(seeds.retired))


def _unreadable(seeds: Seeds, world: World, keys: Mapping[str, FormKeys]) -> list[Problem]:
    problems = []
    for name in ("casualty", "figure"):
        for record in seeds.records[name]:
            try:
                quantity(world, record)
            except ValueError as error:
                problems.append(_no_number(record, error))
            else:
                problems += _not_printed(record)
    for name, form_keys_ in keys.items():
        dated = [t for t in form_keys_.typed.values() if t.field.edtf]
        for record in seeds.records[name] if dated else []:
            for typed in dated:
                text = record.get(typed.key)
                try:
                    bounds(text or "2000")
                except ValueError as error:
                    problems.append(
                        problem(
                            "edtf",
                            f"{text!r} is no EDTF date: {error}",
                            at=record.place(typed.key),
                            table=typed.table,
                            field=typed.field.name,
                            value=text,
                            expected="a date in EDTF",
                        )
                    )
    return problems


def _not_printed(record: Record) -> Iterator[Problem]:
    """A number that does not stand in the phrase said to print it.

    A rank or a factor is printed in a word of its own ("highest", "doubled") and typed in digits.
    """
    number, exact = record.get("number"), record.get("exact")
    if number is None or record.get("basis") == "inferred" or record.get("unit") in ("rank", "factor"):
        return
    if not occurrences(" ".join(exact.lower().split()), " ".join(number.lower().split())):
        yield problem(
            "number-printed",
            f"the number {number!r} is not in the phrase {exact!r}",
            at=record.place("number"),
            table=FORMS[record.form].table,
            field="value",
            value=number,
            expected="a number as the phrase prints it",
        )


def _no_number(record: Record, error: ValueError) -> Problem:
    return problem(
        "number-grammar",
        f"the number {record.get('number')!r} cannot be read: {error}",
        at=record.place("number"),
        table=FORMS[record.form].table,
        field="value",
        value=record.get("number"),
        expected="a number as printed, without the noun",
        hint="write it like 33, more than 300, nearly a million, dozens or between 10 and 15",
    )

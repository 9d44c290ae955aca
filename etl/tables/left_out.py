"""What is not reported as unknown although no table holds it: the ids of records that failed their shape."""

import duckdb

from etl.model.tables import Model
from etl.seeds import Record, Seeds
from etl.tables.compute import claim_id


def left_out(model: Model, seeds: Seeds) -> tuple[set[tuple[str, str]], set[str]]:
    """What left the tables with the broken records.

    Returns:
        (table, id) pairs, and the tables of which a record left whose id cannot be read.
    """
    ids: set[tuple[str, str]] = set()
    lost: set[str] = set()
    for record in seeds.broken:
        tables, own = _own(model, record)
        if own is None:
            lost.update(tables)
        else:
            ids.update((table, own) for table in tables)
        if record.form.name == "source" and not record.nodes:  # The whole file cannot be read.
            lost.update(("paragraphs", "claims", *(form.table for form in model.forms.kinds.values())))
    return ids, lost


def _own(model: Model, record: Record) -> tuple[tuple[str, ...], str | None]:
    """Tables in which a record would stand under an id, and the id; null where it cannot be read."""
    form, table = record.form, record.form.table
    number = record.paragraph.get("paragraph") if record.paragraph is not None else None
    placed = isinstance(number, int)
    if form.kind is not None:
        return ("claims", table), claim_id(record) if placed and record.get("id") is not None else None
    if form.name == "paragraph":
        return (table,), f"{record.source_id}, {number}" if placed else None
    if model[table].primary_key == (f"{form.name}_id",):
        own = record.get(form.name)
        return (table,), None if own is None else str(own)
    return (), None


def count_as_known(con: duckdb.DuckDBPyConnection, model: Model, lost: set[str]) -> None:
    """Count as known whatever refers to a table of which an id was lost: it may be that one."""
    for table in model:
        for key in table.foreign_keys:
            if key.table in lost:
                columns = ", ".join(f'"{name}"' for name in key.fields)
                con.execute(
                    f"INSERT INTO broken_ids SELECT DISTINCT '{key.table}', concat_ws(', ', {columns})"
                    f' FROM "{table.name}"'
                )

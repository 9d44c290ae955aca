"""What is not reported as unknown although no table holds it: the ids of records that failed their shape."""

import duckdb

from etl.model.tables import Model
from etl.seeds import Seeds
from etl.seeds.ids import own_id


def left_out(model: Model, seeds: Seeds) -> tuple[set[tuple[str, str]], set[str]]:
    """What left the tables with the broken records.

    Returns:
        (table, id) pairs, and the tables of which a record left whose id cannot be read.
    """
    ids: set[tuple[str, str]] = set()
    lost: set[str] = set()
    for record in seeds.broken:
        tables, own = own_id(model, record)
        if own is None:
            lost.update(tables)
        else:
            ids.update((table, own) for table in tables)
        if record.form.name == "source" and not record.nodes:  # The whole file cannot be read.
            lost.update(("paragraphs", "claims", *(form.table for form in model.forms.kinds.values())))
    return ids, lost


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

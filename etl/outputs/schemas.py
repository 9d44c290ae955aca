"""`data/schemas/<table or view>.json`: the Table Schema of each, to which the descriptor points.

Every vocabulary stands in them value by value, so that programs refuse any other; labels and definitions stand in the
table `vocabulary`. `vocabulary` and `edtf` stay as custom properties.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from etl.model.tables import DECIMAL, Field, Model, Table
from etl.outputs.registry import Described, Edition, Output
from etl.problems import Problem
from etl.rules.columns import ViewColumn

FOLDER = "schemas"
TABLE_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"


def write_schemas(model: Model, data: Path, views: Iterable[Described] = ()) -> None:
    """Write `schemas/<name>.json` for every table and view.

    Args:
        model: The tables.
        data: An existing folder.
        views: The views and their columns.

    Raises:
        OSError: A file cannot be written.
    """
    (data / FOLDER).mkdir(exist_ok=True)
    schemas = {table.name: table_schema(table, model) for table in model}
    schemas |= {view.name: view_schema(columns, model) for view, columns in views}
    for name, schema in schemas.items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (data / FOLDER / f"{name}.json").write_bytes(text.encode("utf-8"))


def _write(edition: Edition) -> list[Problem]:
    write_schemas(edition.model, edition.data, edition.views)
    return []


OUTPUT = Output(
    "schemas", 30, ("schemas", "Schemas, a file a table or view"), _write, (".json",), FOLDER, described=True
)


def table_schema(table: Table, model: Model) -> dict[str, Any]:
    """The schema of a table; its title and description stand in the descriptor."""
    outer = {"name", "title", "description", "fields"}
    schema = {key: value for key, value in table.descriptor.items() if key not in outer}
    fields = [
        _field(written, field, model) for written, field in zip(table.descriptor["fields"], table.fields, strict=True)
    ]
    return {"$schema": schema.pop("$schema"), "fields": fields, **schema}


def view_schema(columns: Iterable[ViewColumn], model: Model) -> dict[str, Any]:
    """The schema of a view: what its columns are, with the constraints of those that it passes on.

    No keys: its ids are those of its tables, which are judged there.
    """
    fields = [column.field for column in columns]
    return {"$schema": TABLE_SCHEMA, "fields": [_field(_written(field), field, model) for field in fields]}


def _written(field: Field) -> dict[str, Any]:
    written = {
        "name": field.name,
        "title": field.title,
        "type": field.type,
        "description": field.description,
        "rdfType": DECIMAL if field.decimal else None,
        "vocabulary": field.vocabulary,
        "edtf": field.edtf,
        "constraints": dict(field.constraints),
    }
    return {key: value for key, value in written.items() if value}


def _field(written: Mapping[str, Any], field: Field, model: Model) -> dict[str, Any]:
    if field.vocabulary is None:
        return dict(written)
    return {**written, "constraints": {**field.constraints, "enum": list(model.vocabularies[field.vocabulary])}}

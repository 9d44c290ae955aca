"""`data/schemas/<table or view>.json`: the Table Schema of each, to which the descriptor points.

Every vocabulary stands in them value by value, so that programs refuse any other; labels and definitions stand in the
table `vocabulary`. `vocabulary` and `edtf` stay as custom properties.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from etl.model.tables import Field, Model, Table
from etl.model.tongue import later
from etl.outputs.registry import Described, Edition, Output
from etl.problems import Problem

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
    "schemas", 30, ("schemas", later("Schemas, a file a table or view")), _write, (".json",), FOLDER, described=True
)


def table_schema(table: Table, model: Model) -> dict[str, Any]:
    """The schema of a table; its title and description stand in the descriptor."""
    keys = {key: value for key, value in table.descriptor.items() if key.endswith(("Key", "Keys"))}
    return _schema(table.fields, model) | keys


def view_schema(columns: Iterable[Field], model: Model) -> dict[str, Any]:
    """The schema of a view: what its columns are, with the constraints of those that it passes on.

    No keys: its ids are those of its tables, which are judged there.
    """
    return _schema(columns, model)


def _schema(fields: Iterable[Field], model: Model) -> dict[str, Any]:
    return {"$schema": TABLE_SCHEMA, "fields": [_written(field, model) for field in fields]}


def _written(field: Field, model: Model) -> dict[str, Any]:
    coded = {} if field.vocabulary is None else {"enum": list(model.vocabularies[field.vocabulary])}
    written = {
        "name": field.name,
        "title": field.title or None,
        "type": field.type,
        "description": field.description,
        "example": field.example,
        "vocabulary": field.vocabulary,
        "edtf": field.edtf or None,
        "constraints": {**field.constraints, **coded} or None,
    }
    return {key: value for key, value in written.items() if value is not None}

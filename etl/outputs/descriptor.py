"""`datapackage.json`: what the package holds, for programs. Data Package v2, without dates, the same for the same rows.

Source: Data Package standard, version 2.0.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.model.files import file_sum
from etl.model.tables import DECIMAL, Field, Model, Table
from etl.rules import View
from etl.rules.columns import ViewColumn

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TABLE_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
NAME = "datapackage.json"
VIEWS = "views"  # Folder of the views' files below `data/`.

Described = tuple[View, Sequence[ViewColumn]]


def descriptor(model: Model, head: Mapping[str, Any], folder: Path, views: Iterable[Described] = ()) -> dict[str, Any]:
    """The descriptor of the package, which lists the CSV: tables, then views.

    Args:
        model: The tables.
        head: The hand-written head, as `read_head` returns it.
        folder: The package's folder, in which `data/<table>.csv` and `data/views/<view>.csv` stand.
        views: The views and their columns.

    Raises:
        OSError: A CSV file cannot be read.
    """
    resources = [
        _csv(folder, f"data/{table.name}.csv", table.title, table.description, expanded(table, model))
        for table in model
    ]
    resources += [
        _csv(folder, f"data/{VIEWS}/{view.name}.csv", view.title, view.description, view_schema(columns, model))
        for view, columns in views
    ]
    return {"$schema": PROFILE, **head, "resources": resources}


def site_descriptor(package: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The descriptor of the copy that the site publishes, which lists a Parquet file beside every CSV.

    Args:
        package: The descriptor that lists the CSV.
        folder: The package's folder.

    Raises:
        OSError: A file cannot be read.
    """
    return {**package, "resources": [*package["resources"], *(_parquet(one, folder) for one in package["resources"])]}


def write_descriptor(content: Mapping[str, Any], path: Path) -> None:
    """Write a descriptor as JSON."""
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    path.write_bytes(text.encode("utf-8"))


def expanded(table: Table, model: Model) -> dict[str, Any]:
    """A table's schema in which every vocabulary stands value by value, as programs expect it.

    `vocabulary` and `edtf` stay as custom properties; title and description stand beside the schema.
    """
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
    terms = model.vocabularies[field.vocabulary]
    constraints = {**field.constraints, "enum": list(terms)}
    categories = [{"value": term.value, "label": term.label} for term in terms.values()]
    return {**written, "constraints": constraints, "categories": categories}


def _csv(folder: Path, path: str, title: str, description: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    found = file_sum(folder / path, folder)
    return {
        "name": Path(path).stem,
        "type": "table",
        "path": found.path,
        "title": title,
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": found.bytes,
        "hash": f"sha256:{found.sha256}",
        "schema": schema,
    }


def _parquet(resource: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    found = file_sum((folder / resource["path"]).with_suffix(".parquet"), folder)
    return {
        "name": _parquet_name(resource["name"]),
        "type": "table",
        "path": found.path,
        "title": f"{resource['title']} (Parquet)",
        "description": resource["description"],
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": found.bytes,
        "hash": f"sha256:{found.sha256}",
        "schema": _renamed(resource["schema"]),
    }


def _parquet_name(table: str) -> str:
    return f"{table}-parquet"


def _renamed(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema with references that stay among the Parquet resources."""
    keys = []
    for key in schema.get("foreignKeys", []):
        reference = dict(key["reference"])
        if "resource" in reference:
            reference["resource"] = _parquet_name(reference["resource"])
        keys.append({**key, "reference": reference})
    return {**schema, "foreignKeys": keys} if keys else dict(schema)

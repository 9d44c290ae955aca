"""`datapackage.json`: what the package holds, for programs. Data Package v2, without dates, the same for the same rows.

Source: Data Package standard, version 2.0.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from etl.model.tables import Field, Model, Table
from etl.outputs.sums import file_sum

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "datapackage.json"


def descriptor(model: Model, head: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The descriptor of the package, which lists the CSV.

    Args:
        model: The tables.
        head: The hand-written head, as `read_head` returns it.
        folder: The package's folder, in which `data/<table>.csv` stand.

    Raises:
        OSError: A CSV file cannot be read.
    """
    resources = [_csv(table, model, folder) for table in model]
    return {"$schema": PROFILE, **head, "resources": resources}


def site_descriptor(model: Model, head: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """The descriptor of the copy that the site publishes, which lists the Parquet files as well.

    Args:
        model: The tables.
        head: The hand-written head.
        folder: The package's folder, in which `data/<table>.csv` and `data/<table>.parquet` stand.

    Raises:
        OSError: A file cannot be read.
    """
    whole = descriptor(model, head, folder)
    whole["resources"] += [_parquet(table, model, folder) for table in model]
    return whole


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


def _field(written: Mapping[str, Any], field: Field, model: Model) -> dict[str, Any]:
    if field.vocabulary is None:
        return dict(written)
    terms = model.vocabularies[field.vocabulary]
    constraints = {**field.constraints, "enum": list(terms)}
    categories = [{"value": term.value, "label": term.label} for term in terms.values()]
    return {**written, "constraints": constraints, "categories": categories}


def _csv(table: Table, model: Model, folder: Path) -> dict[str, Any]:
    found = file_sum(folder / "data" / f"{table.name}.csv", folder)
    return {
        "name": table.name,
        "type": "table",
        "path": found.path,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": found.bytes,
        "hash": f"sha256:{found.sha256}",
        "schema": expanded(table, model),
    }


def _parquet(table: Table, model: Model, folder: Path) -> dict[str, Any]:
    found = file_sum(folder / "data" / f"{table.name}.parquet", folder)
    return {
        "name": _parquet_name(table.name),
        "type": "table",
        "path": found.path,
        "title": f"{table.title} (Parquet)",
        "description": table.description,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": found.bytes,
        "hash": f"sha256:{found.sha256}",
        "schema": _renamed(expanded(table, model)),
    }


def _parquet_name(table: str) -> str:
    return f"{table}-parquet"


def _renamed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with references that stay among the Parquet resources."""
    keys = []
    for key in schema.get("foreignKeys", []):
        reference = dict(key["reference"])
        if "resource" in reference:
            reference["resource"] = _parquet_name(reference["resource"])
        keys.append({**key, "reference": reference})
    return {**schema, "foreignKeys": keys} if keys else schema
